// SPDX-License-Identifier: GPL-3.0-or-later

/// Looks a scenario through and collects every complaint, section by section.
///
/// A check may meet a scenario that failed earlier checks, so each looks only at what it knows to be sound.
struct ScenarioChecker {
  let scenario: Scenario
  let resolution: Resolution
  /// Whether a campaign's range of spends makes sense, by position.
  let hasSoundRange: [Bool]
  /// Whether all money of all lines makes sense, so that their options can be listed.
  let hasSoundLines: Bool
  /// The names of the markets.
  let marketNames: Set<String>
  /// The names of what KPIs per market are in each market.
  let partNames: Set<String>
  /// Whether the names of the markets can be told apart.
  var hasSoundMarkets = true
  /// The complaints so far, in the order of the scenario's sections.
  private(set) var complaints: [Complaint] = []

  init(_ scenario: Scenario) {
    self.scenario = scenario
    resolution = Resolution(scenario)
    marketNames = Set(scenario.markets)
    partNames = Set(resolution.markets.members.values.joined().map(\.name))
    hasSoundRange = scenario.campaigns.map { $0.hasSoundRange }
    hasSoundLines =
      hasSoundRange.allSatisfy(\.self) && scenario.campaigns.allSatisfy { $0.hasSoundChoices }
      && Figure.isStep(scenario.step) && scenario.creators.allSatisfy { $0.hasSoundFees }
  }

  /// How many more names may be compared with all others, so that a file full of unknown names is not slow.
  private var searchesLeft = 100

  var index: NameIndex { resolution.index }

  /// What to say about a name that nothing has: the nearest name, else all names where they are few.
  mutating func suggestion(
    for written: String, among names: @autoclosure () -> Set<String>
  ) -> String? {
    guard searchesLeft > 0 else { return nil }
    let names = names()
    if let name = nearest(to: written, among: names) { return "did you mean '\(name)'?" }
    guard !names.isEmpty, names.count <= 8 else { return nil }
    return "there is " + names.sorted().map { "'\($0)'" }.joined(separator: ", ")
  }

  /// The name that was probably meant, as long as searches are left.
  mutating func nearest(
    to written: String, among names: @autoclosure () -> Set<String>
  ) -> String? {
    guard searchesLeft > 0 else { return nil }
    searchesLeft -= 1
    return NearestName.to(written, among: names())
  }

  /// Runs every check.
  mutating func checkAll() {
    checkPeriodAndBudget()
    checkTradeOff()
    checkMarkets()
    checkKPIs()
    checkCampaigns()
    checkCreators()
    checkRequirements()
    checkGroups()
    checkRules()
    checkConditions()
    checkBusinessObjectives()
    checkGoals()
    checkActuals()
    checkProxies()
    // Warnings compare figures, which says something only where the figures are sound.
    if complaints.isEmpty {
      for kpi in scenario.kpis { checkLast(of: kpi) }
      warnAboutLastGiveUps()
      warnAboutGoals()
      warnAboutSlips()
    }
  }

  mutating func complain(
    _ code: Complaint.Code, _ path: [String], aboutKey: Bool = false, _ message: String,
    suggestion: String? = nil
  ) {
    complaints.append(
      Complaint(
        code, path: path, isAboutKey: aboutKey, message: message, suggestion: suggestion))
  }

  mutating func warn(_ path: [String], _ message: String, suggestion: String? = nil) {
    complaints.append(
      Complaint(
        .inconsistent, severity: .warning, path: path, message: message, suggestion: suggestion))
  }

  private mutating func checkPeriodAndBudget() {
    if let period = scenario.period, period.last < period.first {
      complain(
        .outOfRange, ["period"],
        "the period ends, \(period.last), before it begins, \(period.first)")
    }
    if let budget = scenario.budget { requireMoney(budget.amount, ["budget"], "the budget") }
    for rate in scenario.rates {
      requirePositive(rate.rate, ["rates", rate.currency], "the rate")
    }
    if let step = scenario.step { requirePositive(step, ["step"], "the step") }
  }

}

extension ScenarioChecker {
  /// Complains about a figure that is not a number of sensible size; says whether it is one.
  @discardableResult
  mutating func requireFigure(_ value: Double, _ path: [String], _ what: String) -> Bool {
    if !value.isFinite {
      complain(.outOfRange, path, "\(what) must be a finite number")
      return false
    }
    if abs(value) > Figure.largest {
      complain(.outOfRange, path, "\(what) must be within 1e15, not \(Figure.plain(value))")
      return false
    }
    return true
  }

  /// Complains about a figure that is not 0 or above.
  @discardableResult
  mutating func requireMoney(_ value: Double, _ path: [String], _ what: String) -> Bool {
    guard requireFigure(value, path, what) else { return false }
    if value < 0 {
      complain(.outOfRange, path, "\(what) cannot be negative, but is \(Figure.text(value))")
      return false
    }
    return true
  }

  /// Complains about a commission that is no share from 0 to 1.
  mutating func requireCommission(_ value: Double, _ path: [String]) {
    guard requireMoney(value, path + ["commission"], "the commission"), value > 1 else { return }
    complain(
      .outOfRange, path + ["commission"],
      "the commission is \(Figure.percentage(value)), more than the money that it is paid for",
      suggestion: "write it as a share, for example 8%")
  }

  /// Complains about a figure that is not above 0.
  @discardableResult
  mutating func requirePositive(_ value: Double, _ path: [String], _ what: String) -> Bool {
    guard requireFigure(value, path, what) else { return false }
    if value < Figure.smallest {
      complain(.outOfRange, path, "\(what) must be above 0, not \(Figure.text(value))")
      return false
    }
    return true
  }
}
