// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the KPIs: names, definitions, figures and what they say about the trade-off.
struct KPIChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    if scenario.kpis.isEmpty {
      complain(
        .missing, at: ["kpis"], "there are no KPIs",
        suggestion: "declare at least one, for example 'kpis: { reach: { objective: maximize } }'")
    }
    checkNames(scenario.kpis.map(\.name), section: ["kpis"], kind: "KPIs")
    checkMarketNames()
    for circle in resolution.forms.circles { complainAboutCircle(ofSums: circle) }
    let delivered = deliveredNames()
    for kpi in scenario.kpis {
      checkFigures(of: kpi)
      checkDefinition(of: kpi)
      checkDelivery(of: kpi, delivered: delivered)
      checkTradeOff(of: kpi)
    }
    checkGiveUps()
  }

  private mutating func checkFigures(of kpi: KPI) {
    let path = ["kpis", kpi.name]
    requireFigure(kpi.base, at: path + ["base"], "the base")
    if let last = kpi.last { requireFigure(last, at: path + ["last"], "'last'") }
    var limitsAreSound = true
    if let least = kpi.atLeast {
      limitsAreSound = requireFigure(least, at: path + ["at least"], "'at least'")
    }
    if let most = kpi.atMost {
      limitsAreSound = requireFigure(most, at: path + ["at most"], "'at most'") && limitsAreSound
    }
    if limitsAreSound, let least = kpi.atLeast, let most = kpi.atMost, least > most {
      complain(
        .outOfRange, at: path + ["at least"],
        "'at least' \(Figure.text(least)) is above 'at most' \(Figure.text(most))")
    }
  }

  private mutating func checkDefinition(of kpi: KPI) {
    let path = ["kpis", kpi.name]
    switch kpi.definition {
    case .delivered: return
    case .independent(let population): checkAudience(of: kpi, population: population)
    case .markets(let way): checkMarkets(of: kpi, combined: way)
    case .sum(let terms): checkSum(terms, of: kpi, path: path + ["sum"])
    case .ratio(let numerator, let denominator):
      if kpi.base != 0 {
        complain(
          .contradiction, at: path + ["base"], "a ratio has no base",
          suggestion: "give the base to '\(numerator)' or '\(denominator)'")
      }
      for part in [numerator, denominator] { checkPart(part, path: path + ["ratio"]) }
      checkDenominator(of: kpi)
    }
    if kpi.name == KPI.spend {
      complain(
        .contradiction, at: path, aboutKey: true,
        "'spend' is the money spent and cannot be defined as something else",
        suggestion: "give this KPI another name")
    }
  }

  private mutating func checkSum(_ terms: [KPI.SumTerm], of kpi: KPI, path: [String]) {
    if terms.isEmpty {
      complain(.missing, at: path, "a sum needs at least one KPI")
    }
    for term in terms {
      requireFigure(term.coefficient, at: path, "the factor of '\(term.kpi)'")
      checkPart(term.kpi, path: path)
      if let position = index.kpis[term.kpi], scenario.kpis[position].isIndependent {
        complain(
          .contradiction, at: path,
          "'\(term.kpi)' counts everybody once, and is no sum over lines that others could be added to",
          suggestion: "divide by it in a ratio, or make both objectives")
      }
    }
    if let form = resolution.forms.forms[kpi.name],
      form.terms.contains(where: {
        $0.coefficient.isFinite && abs($0.coefficient) > Figure.largest
      })
    {
      complain(
        .outOfRange, at: path, "the factors of the sums in '\(kpi.name)' come to more than 1e15")
    }
  }

  /// Checks a KPI that a sum or a ratio is made of.
  private mutating func checkPart(_ name: String, path: [String]) {
    if partNames.contains(name), !index.hasKPI(name) {
      complain(
        .contradiction, at: path,
        "'\(name)' is one market's part of a KPI, which only rules can name")
      return
    }
    guard requireKPI(name, path), let position = index.kpis[name] else { return }
    switch scenario.kpis[position].definition {
    case .ratio:
      complain(
        .contradiction, at: path,
        "'\(name)' is a ratio, and a sum or a ratio cannot be made of ratios")
    case .markets(.worst):
      complain(
        .contradiction, at: path,
        "'\(name)' is the worst of its markets, and a sum or a ratio cannot be made of it",
        suggestion: "declare another KPI with 'combine: sum'")
    case .delivered, .sum, .independent, .markets(.sum): return
    }
  }

  private mutating func complainAboutCircle(ofSums circle: [Int]) {
    let names = circle.map { scenario.kpis[$0].name }
    complain(
      .cycle, at: ["kpis", names[0], "sum"], "the sums go in a circle: \(Self.chain(names))",
      suggestion: "define one of them without the others")
  }

  private mutating func checkDelivery(of kpi: KPI, delivered: Set<String>) {
    switch kpi.definition {
    case .sum, .ratio: return
    case .delivered, .independent, .markets: break
    }
    guard kpi.name != KPI.spend, kpi.base == 0 else { return }
    if kpi.definition == .markets(.worst), delivered.contains(kpi.name) { checkServed(kpi) }
    guard !delivered.contains(kpi.name), scenario.lineCount > 0 else { return }
    complain(
      .undelivered, at: ["kpis", kpi.name], aboutKey: true, "nothing delivers '\(kpi.name)'",
      suggestion: "let a line bring it, define it as a sum or a ratio, or take it away")
  }

  /// The KPIs that a line brings, and those that a misspelt delivery probably means.
  private mutating func deliveredNames() -> Set<String> {
    var names: Set<String> = []
    let brought =
      scenario.campaigns.flatMap { $0.brings.map(\.kpi) }
      + scenario.creators.flatMap { $0.packages.flatMap { $0.brings.map(\.kpi) } }
    let known = index.kpis
    for kpi in brought where names.insert(kpi).inserted && !index.hasKPI(kpi) {
      if let meant = nearest(to: kpi, among: Set(known.keys)) { names.insert(meant) }
    }
    return names
  }
}

extension ScenarioCheck {
  /// Complains about a KPI that does not exist; says whether it does.
  @discardableResult
  mutating func requireKPI(_ name: String, _ path: [String], aboutKey: Bool = false) -> Bool {
    if index.hasKPI(name) { return true }
    let known = index.kpis
    complain(
      .unknownName, at: path, aboutKey: aboutKey, "there is no KPI '\(name)'",
      suggestion: suggestion(for: name, among: Set(known.keys).union([KPI.spend])))
    return false
  }
}

extension KPI {
  /// Whether it counts everybody once whom several lines reach.
  var isIndependent: Bool {
    if case .independent = definition { true } else { false }
  }
}
