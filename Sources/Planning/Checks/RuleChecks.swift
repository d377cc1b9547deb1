// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the rules: names, also those of conditions, what they measure and their limits.
struct RuleChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(
      scenario.rules.map(\.name) + scenario.conditions.map(\.name), section: ["rules"],
      kind: "rules")
    for rule in scenario.rules {
      let path = ["rules", rule.name]
      checkMeasure(rule.measure, path: path)
      checkEach(of: rule, path: path)
      if rule.limits.isEmpty {
        complain(
          .missing, at: path, "the rule '\(rule.name)' limits nothing",
          suggestion: "add 'at least', 'at most' or 'exactly'")
      }
      for limit in rule.limits {
        checkLimit(limit, of: rule, path: path)
        checkMultiple(limit, of: rule, path: path)
      }
      checkSides(of: rule, path: path)
      checkCountedLines(of: rule, path: path)
      checkChangedLines(of: rule, path: path)
    }
  }

  /// At least one line must have what a rule is repeated for.
  private mutating func checkEach(of rule: Rule, path: [String]) {
    let lines = resolution.sets.lines(of: rule.measure.lines)
    if lines.isEmpty { return }
    switch rule.each {
    case nil, .line: return
    case .category:
      guard lines.allSatisfy({ scenario.creator(at: $0)?.category == nil }) else { return }
      complainAboutEach(
        path, "a category", canHave: lines.contains { scenario.creator(at: $0) != nil },
        advice: "give the creators a 'category'",
        because: "creators have categories, campaigns have channels")
    case .channel:
      guard lines.allSatisfy({ scenario.campaign(at: $0)?.channel == nil }) else { return }
      complainAboutEach(
        path, "a channel", canHave: lines.contains { scenario.campaign(at: $0) != nil },
        advice: "give the campaigns a 'channel'",
        because: "campaigns have channels, creators have categories")
    }
  }

  private mutating func complainAboutEach(
    _ path: [String], _ what: String, canHave: Bool, advice: String, because reason: String
  ) {
    complain(
      .contradiction, at: path + ["each"], "none of the lines has \(what)",
      suggestion: canHave ? "write 'each: line', or \(advice)" : reason)
  }
}

extension ScenarioCheck {
  /// Checks something measured, with every complaint at `place`, or at the measure's own keys if
  /// that is `nil`.
  mutating func checkMeasure(_ measure: Rule.Measure, path: [String], place: [String]? = nil) {
    let linesPath = place ?? path + [measure.kind.traits.linesKey]
    guard requireSet(measure.lines, linesPath) else { return }
    let lines = resolution.sets.lines(of: measure.lines)
    switch measure.kind.traits.part {
    case .quantity(.units, _):
      let hasCreators = lines.contains { scenario.creator(at: $0) != nil }
      requireEvery(
        lines, at: linesPath, "is not bought in units",
        suggestion: hasCreators ? "leave creators out" : "give it a 'buys', or leave it out"
      ) {
        if case .units = $0.campaign(at: $1)?.purchase { true } else { false }
      }
    case .quantity:
      if !measure.kind.traits.needsLast { return }
      requireEvery(
        lines, at: linesPath, "has no 'last'", suggestion: "give it one, 0 if nothing was spent"
      ) {
        $0.lastSpend(ofLineAt: $1) != nil
      }
    case .kpi(let name):
      checkMeasuredKPI(name, path: place ?? path + [measure.kind.traits.key])
    }
  }

  private mutating func checkMeasuredKPI(_ name: String, path: [String]) {
    if partNames.contains(name) { return }
    guard requireKPI(name, path), let position = index.kpis[name] else { return }
    switch scenario.kpis[position].definition {
    case .ratio:
      complain(
        .contradiction, at: path,
        "'\(name)' is a ratio, and lines cannot bring shares of a ratio",
        suggestion: "limit what they bring of one KPI to a multiple of the other")
    case .independent:
      complain(
        .contradiction, at: path,
        "'\(name)' counts everybody once, so that what a set of lines brings of it depends on the others",
        suggestion: "limit the KPI itself, or declare another without 'combine' for the rule")
    case .markets(.worst):
      complain(
        .contradiction, at: path,
        "'\(name)' is the worst of its markets, and lines cannot bring shares of it",
        suggestion: "limit what they bring in one market, for example "
          + "{kpi: \(KPI.name(of: name, in: scenario.markets.first ?? "uk")), from: all, …}")
    case .delivered, .sum, .markets(.sum): return
    }
  }

  private mutating func requireSet(_ set: LineSet, _ path: [String]) -> Bool {
    let members: [LineReference]
    switch set {
    case .all: return true
    case .campaigns, .creators:
      if !resolution.sets.lines(of: set).isEmpty { return true }
      complain(
        .unknownName, at: path, "there are no \(set == .creators ? "creators" : "campaigns")",
        suggestion: "write 'all', or take the rule away")
      return false
    case .members(let named): members = named
    }
    if members.isEmpty {
      complain(.missing, at: path, "no lines are named", suggestion: "name some, or write 'all'")
      return false
    }
    var areKnown = true
    for member in members { areKnown = requireLines(member, path) && areKnown }
    return areKnown
  }

  /// Complains once about the lines that do not fit, by the first one's name.
  mutating func requireEvery(
    _ lines: [Int], at path: [String], _ flaw: String, suggestion: String,
    fits: (Scenario, Int) -> Bool
  ) {
    let unfit = lines.filter { !fits(scenario, $0) }
    guard let first = unfit.first else { return }
    let others = unfit.count > 1 ? " (\(unfit.count - 1) more likewise)" : ""
    complain(
      .contradiction, at: path, "'\(scenario.lineName(at: first))' \(flaw)\(others)",
      suggestion: suggestion)
  }
}

extension Rule.Measure.Kind.Unit {
  /// What is counted one by one, in a planner's words; `nil` for what comes in any amount.
  var counted: String? {
    switch self {
    case .units: "units"
    case .lines: "numbers of lines"
    case .money, .kpi: nil
    }
  }
}
