// SPDX-License-Identifier: GPL-3.0-or-later

/// One planning question as its author wrote it: budget, KPIs, campaigns, rules and trade-off.
///
/// A scenario may still contradict itself; ``CheckedScenario`` is one that does not. Amounts of
/// money are in `currency`, whichever it is; KPI values are totals for `period`.
public struct Scenario: Hashable, Sendable {
  /// The title that reports print.
  public var name: String?
  /// The days that the curves and the budget are totals for.
  public var period: Period?
  /// The ISO 4217 code of every amount, or `nil` where the scenario names none.
  public var currency: String?
  /// The rates at which amounts in other currencies were converted, in the order of the file; no
  /// amount is in another one.
  public var rates: [ExchangeRate]
  /// What may or must be spent in all; `nil` leaves spending to the lines' own limits.
  public var budget: Budget?
  /// The KPIs in the order of the file.
  public var kpis: [KPI]
  /// The campaigns in the order of the file.
  public var campaigns: [Campaign]
  /// The creators in the order of the file.
  public var creators: [Creator]
  /// The money between two amounts that can be bought, for campaigns in money without a step of
  /// their own; `nil` for any amount.
  public var step: Double?
  /// Named sets of lines.
  public var groups: [LineGroup]
  /// The named rules in the order of the file.
  public var rules: [Rule]
  /// The named conditions between lines, in the order of the file.
  public var conditions: [Condition]
  /// What creators must be like to be booked, in the order of the file; those that fall short are
  /// left out.
  public var requirements: [Requirement]
  /// The regions or segments in which KPIs `per: market` are counted, in the order of the file.
  public var markets: [String]
  /// The scale of every objective that has none of its own.
  public var scale: Scale
  /// How the targets of one priority count together; `nil` needs a weight for each where there are
  /// several.
  public var targetRule: TargetRule?
  /// What the organization wants in the end, in the order of the file.
  public var businessObjectives: [BusinessObjective]
  /// What is to be reached by when, in the order of the file.
  public var goals: [Goal]
  /// What was counted while a plan ran; `nil` where nothing was.
  public var actuals: Actuals?
  /// The KPIs that stand for others, in the order of the file.
  public var proxies: [Proxy]
  /// Findings of the audit that the author accepts, in the order of the file.
  public var silences: [AuditSilence]

  /// Makes a scenario from its parts.
  public init(
    name: String? = nil, period: Period? = nil, currency: String? = nil,
    rates: [ExchangeRate] = [], budget: Budget? = nil,
    kpis: [KPI] = [], campaigns: [Campaign] = [], creators: [Creator] = [], step: Double? = nil,
    groups: [LineGroup] = [], rules: [Rule] = [], conditions: [Condition] = [],
    requirements: [Requirement] = [], markets: [String] = [], scale: Scale = .range,
    targetRule: TargetRule? = nil, businessObjectives: [BusinessObjective] = [],
    goals: [Goal] = [], proxies: [Proxy] = [],
    silences: [AuditSilence] = [], actuals: Actuals? = nil
  ) {
    self.name = name
    self.period = period
    self.currency = currency
    self.rates = rates
    self.budget = budget
    self.kpis = kpis
    self.campaigns = campaigns
    self.creators = creators
    self.step = step
    self.groups = groups
    self.rules = rules
    self.conditions = conditions
    self.requirements = requirements
    self.markets = markets
    self.scale = scale
    self.targetRule = targetRule
    self.businessObjectives = businessObjectives
    self.goals = goals
    self.actuals = actuals
    self.proxies = proxies
    self.silences = silences
  }
}

/// What may or must be spent in all.
public enum Budget: Hashable, Sendable {
  /// At most this much money.
  case atMost(Double)
  /// All of this money.
  case exactly(Double)

  /// The amount, in the scenario's currency.
  public var amount: Double {
    switch self {
    case .atMost(let amount), .exactly(let amount): amount
    }
  }
}
