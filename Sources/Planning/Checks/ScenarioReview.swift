// SPDX-License-Identifier: GPL-3.0-or-later

/// A scenario that is looked through: what checks may rely on, and their complaints so far.
struct ScenarioReview {
  /// The checks, in the order of complaints.
  private static let checks: [any ScenarioCheck.Type] = [
    BudgetChecks.self, TradeOffChecks.self, MarketChecks.self, KPIChecks.self, CampaignChecks.self,
    CreatorChecks.self, RequirementChecks.self, GroupChecks.self, RuleChecks.self,
    ConditionChecks.self, BusinessObjectiveChecks.self, GoalChecks.self, ActualChecks.self,
    ProxyChecks.self,
  ]
  /// Warnings compare figures, which says something only where no check complained.
  private static let warnings: [any ScenarioCheck.Type] = [
    LastWarnings.self, GiveUpWarnings.self, GoalWarnings.self, SlipWarnings.self,
  ]

  let scenario: Scenario
  let resolution: Resolution
  /// Whether a campaign's range of spends makes sense, by position.
  let hasSoundRange: [Bool]
  /// Whether all money of all lines makes sense, so that their options can be listed.
  let hasSoundLines: Bool
  /// Whether the names of the markets can be told apart.
  let hasSoundMarkets: Bool
  /// The names of the markets.
  let marketNames: Set<String>
  /// The names of what KPIs per market are in each market.
  let partNames: Set<String>
  /// The complaints so far.
  var complaints: [Complaint] = []
  /// How many more names may be compared with all others, so that a file full of unknown names is
  /// not slow.
  var searchesLeft = 100

  init(_ scenario: Scenario) {
    self.scenario = scenario
    resolution = Resolution(scenario)
    marketNames = Set(scenario.markets)
    partNames = Set(resolution.markets.members.values.joined().map(\.name))
    hasSoundRange = scenario.campaigns.map { $0.hasSoundRange }
    hasSoundLines =
      hasSoundRange.allSatisfy(\.self) && scenario.campaigns.allSatisfy { $0.hasSoundChoices }
      && Figure.isStep(scenario.step) && scenario.creators.allSatisfy { $0.hasSoundFees }
    hasSoundMarkets = NameCheck.areSound(scenario.markets)
  }

  /// Runs every check, and the warnings about a scenario without complaints.
  mutating func run() {
    for check in Self.checks { run(check) }
    if !complaints.isEmpty { return }
    for warning in Self.warnings { run(warning) }
  }

  private mutating func run<Check: ScenarioCheck>(_ type: Check.Type) {
    var check = Check(review: self)
    check.check()
    self = check.review
  }
}
