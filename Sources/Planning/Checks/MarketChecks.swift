// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the names of the markets.
struct MarketChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(scenario.markets, section: ["markets"], kind: "markets")
  }
}

extension ScenarioCheck {
  /// Checks a KPI per market: there are markets, its parts have names of their own, and nothing
  /// needs it to be a sum.
  mutating func checkMarkets(of kpi: KPI, combined way: KPI.MarketCombination) {
    let path = ["kpis", kpi.name]
    if scenario.markets.isEmpty {
      complain(
        .missing, at: path + ["per"], "there are no markets",
        suggestion: "name them at the top of the file, for example 'markets: [uk, de]'")
    }
    if kpi.base != 0 {
      complain(
        .contradiction, at: path + ["base"], "a KPI per market has no base",
        suggestion: "leave it out; a base does not say in which market it comes")
    }
    if way == .worst { checkWorst(of: kpi, path: path) }
  }

  /// The worst of several can be pushed up from below, not held down: one low market would be
  /// enough.
  private mutating func checkWorst(of kpi: KPI, path: [String]) {
    let isLargest = kpi.worstDirection == .minimize
    let wrong = isLargest ? Target.Kind.atLeast : .atMost
    let limit = isLargest ? kpi.atLeast : kpi.atMost
    if limit != nil {
      complainAboutWorst(
        of: kpi, at: path + [wrong.rawValue], "'\(wrong.rawValue)'", isLargest: isLargest)
    }
    if let target = kpi.target, target.kind == wrong || target.kind == .exactly {
      complainAboutWorst(
        of: kpi, at: path + ["target", target.kind.rawValue], "such a target", isLargest: isLargest)
    }
  }

  private mutating func complainAboutWorst(
    of kpi: KPI, at path: [String], _ what: String, isLargest: Bool
  ) {
    let (worst, one) = isLargest ? ("largest", "high") : ("least", "low")
    let market = scenario.markets.first ?? "uk"
    let side = isLargest ? "at least" : "at most"
    complain(
      .contradiction, at: path,
      "'\(kpi.name)' is the \(worst) of its markets, and one \(one) market would be enough for \(what)",
      suggestion: "limit a market by a rule, for example "
        + "{kpi: \(KPI.name(of: kpi.name, in: market)), from: all, \(side): …}")
  }

  /// The names of a KPI's parts must not be those of other KPIs.
  mutating func checkMarketNames() {
    guard hasSoundMarkets else { return }
    var owners: [String: String] = [:]
    for kpi in scenario.kpis where owners[NameCheck.folded(kpi.name)] == nil {
      owners[NameCheck.folded(kpi.name)] = kpi.name
    }
    for kpi in scenario.kpis {
      for (market, part) in zip(scenario.markets, resolution.markets.members[kpi.name] ?? []) {
        guard let other = owners.updateValue(part.name, forKey: NameCheck.folded(part.name)) else {
          continue
        }
        let owner = index.kpis[other] == nil ? kpi.name : other
        complain(
          .ambiguousName, at: ["kpis", owner], aboutKey: true,
          "'\(other)' is what '\(kpi.name)' in '\(market)' is called",
          suggestion: "give this KPI another name")
      }
    }
  }

  /// Every market needs somebody who serves it, or the worst is nothing whatever is spent.
  mutating func checkServed(_ kpi: KPI) {
    guard hasSoundLines, hasSoundMarkets else { return }
    let parts = resolution.markets.members[kpi.name] ?? []
    var served: Set<String> = []
    let listing = OptionListing(scenario: scenario, resolution: resolution)
    for line in 0..<scenario.lineCount {
      for option in listing.options(of: line) {
        served.formUnion(option.flows.map(\.kpi))
        served.formUnion(option.figures.map(\.kpi))
      }
    }
    let idle = zip(scenario.markets, parts).filter { !served.contains($0.1.name) }
    guard let first = idle.first else { return }
    let others = idle.count > 1 ? " (\(idle.count - 1) more likewise)" : ""
    complain(
      .undelivered, at: ["kpis", kpi.name], aboutKey: true,
      "no line brings '\(kpi.name)' in '\(first.0)', and so the worst of its markets is always 0\(others)",
      suggestion: "let a line bring it there, or take the market away")
  }

  // MARK: Lines

  /// Checks the shares in which what a line brings goes to the markets.
  mutating func checkShares(_ shares: [MarketShare], path: [String]) {
    let path = path + ["market"]
    var seen: Set<String> = []
    var total = 0.0
    var isSound = !shares.isEmpty
    for share in shares {
      let isAlone = shares.count == 1
      requireMarket(share.market, path + (isAlone ? [] : [share.market]), aboutKey: !isAlone)
      if !seen.insert(share.market).inserted {
        complain(
          .duplicate, at: path + [share.market], aboutKey: true,
          "the market '\(share.market)' appears twice")
      }
      isSound = requireShare(share.share, path + [share.market]) && isSound
      total += share.share
    }
    guard isSound, abs(total - 1) > 1e-9 else { return }
    complain(
      .outOfRange, at: path, "the shares add up to \(Figure.percentage(total)), not to 100%",
      suggestion: "divide all that the line brings among the markets")
  }

  private mutating func requireShare(_ share: Double, _ path: [String]) -> Bool {
    guard requirePositive(share, at: path, "a share") else { return false }
    if share <= 1 { return true }
    complain(
      .outOfRange, at: path, "a share is at most 100%, and this is \(Figure.percentage(share))",
      suggestion: share > 2 && share <= 100 ? "did you mean \(Figure.plain(share))%?" : nil)
    return false
  }

  private mutating func requireMarket(_ name: String, _ path: [String], aboutKey: Bool) {
    // Where a KPI is counted per market, that there are none has been said already.
    if marketNames.contains(name) || marketNames.isEmpty && !resolution.markets.members.isEmpty {
      return
    }
    let known = marketNames
    complain(
      .unknownName, at: path, aboutKey: aboutKey, "there is no market '\(name)'",
      suggestion: marketNames.isEmpty
        ? "name the markets at the top of the file, for example 'markets: [\(name)]'"
        : suggestion(for: name, among: known))
  }

  /// Checks whether what a line brings of a KPI is by market: so are only KPIs per market, and
  /// these always.
  ///
  /// - Parameters:
  ///   - path: of what the line brings of the KPI.
  ///   - line: the line's name and shares.
  mutating func checkDivision(
    of kpi: String, in market: String?, path: [String], line: (name: String, shares: [MarketShare])
  ) {
    let isPerMarket = resolution.markets.members[kpi] != nil
    if market != nil, !isPerMarket, index.hasKPI(kpi) {
      complain(
        .contradiction, at: path + ["by market"], aboutKey: true,
        "'\(kpi)' is not counted per market",
        suggestion: "add 'per: market' and 'combine: sum' to the KPI")
    }
    if market == nil, isPerMarket, line.shares.isEmpty, let example = scenario.markets.first {
      complain(
        .missing, at: path, aboutKey: true,
        "'\(line.name)' brings '\(kpi)', which is counted per market, but is in no market",
        suggestion: "give it a 'market', or write {by market: {\(example): …}}")
    }
  }

  /// Checks the market that something is brought in, and that it is brought once there, or once as
  /// a whole.
  ///
  /// - Parameter seen: the markets in which it was brought before, by KPI.
  mutating func checkRepeat(
    of kpi: String, in market: String?, path: [String], owner: String,
    _ seen: inout [String: Set<String?>]
  ) {
    let earlier = seen[kpi] ?? []
    seen[kpi, default: []].insert(market)
    if let market, resolution.markets.members[kpi] != nil {
      requireMarket(market, path, aboutKey: true)
    }
    if earlier.contains(market) {
      let place = market.map { " in '\($0)'" } ?? ""
      complain(
        .duplicate, at: path, aboutKey: true, "\(owner) brings '\(kpi)'\(place) twice")
    } else if !earlier.isEmpty, earlier.contains(nil) || market == nil {
      complain(
        .contradiction, at: path, aboutKey: true,
        "\(owner) brings '\(kpi)' both as a whole and by market", suggestion: "keep one of them")
    }
  }
}
