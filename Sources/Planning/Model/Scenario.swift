// SPDX-License-Identifier: GPL-3.0-or-later

/// One planning question as its author wrote it: budget, KPIs, campaigns, rules and trade-off.
///
/// A scenario may still contradict itself; ``CheckedScenario`` is one that does not. Amounts of money are in
/// `currency`, whichever it is; KPI values are totals for `period`.
public struct Scenario: Hashable, Sendable {
  /// The title that reports print.
  public var name: String?
  /// The days that the curves and the budget are totals for.
  public var period: Period?
  /// The ISO 4217 code of every amount, or `nil` where the scenario names none.
  public var currency: String?
  /// The rates at which amounts in other currencies were converted, in the order of the file; no amount is in another one.
  public var rates: [ExchangeRate]
  /// What may or must be spent in all; `nil` leaves spending to the lines' own limits.
  public var budget: Budget?
  /// The KPIs in the order of the file.
  public var kpis: [KPI]
  /// The campaigns in the order of the file.
  public var campaigns: [Campaign]
  /// The creators in the order of the file.
  public var creators: [Creator]
  /// The money between two amounts that can be bought, for campaigns in money without a step of their own; `nil` for any
  /// amount.
  public var step: Double?
  /// Named sets of lines.
  public var groups: [LineGroup]
  /// The named rules in the order of the file.
  public var rules: [Rule]
  /// The named conditions between lines, in the order of the file.
  public var conditions: [Condition]
  /// What creators must be like to be booked, in the order of the file; those that fall short are left out.
  public var requirements: [Requirement]
  /// The regions or segments in which KPIs `per: market` are counted, in the order of the file.
  public var markets: [String]
  /// The scale of every objective that has none of its own.
  public var scale: Scale
  /// How the targets of one priority count together; `nil` needs a weight for each where there are several.
  public var targetRule: TargetRule?
  /// Findings of the audit that the author accepts, in the order of the file.
  public var silences: [AuditSilence]

  /// Makes a scenario from its parts.
  public init(
    name: String? = nil, period: Period? = nil, currency: String? = nil,
    rates: [ExchangeRate] = [], budget: Budget? = nil,
    kpis: [KPI] = [], campaigns: [Campaign] = [], creators: [Creator] = [], step: Double? = nil,
    groups: [LineGroup] = [], rules: [Rule] = [], conditions: [Condition] = [],
    requirements: [Requirement] = [], markets: [String] = [], scale: Scale = .range,
    targetRule: TargetRule? = nil, silences: [AuditSilence] = []
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

/// A run of days, both ends included.
public struct Period: Hashable, Sendable {
  /// The first day.
  public var first: CalendarDate
  /// The last day.
  public var last: CalendarDate

  /// Makes a period from its ends.
  public init(first: CalendarDate, last: CalendarDate) {
    self.first = first
    self.last = last
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year, for example 2026.
  public let year: Int
  /// The month, 1...12.
  public let month: Int
  /// The day of the month, 1...31.
  public let day: Int

  /// The date, or `nil` if there is no such day between the years 1 and 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The ISO 8601 form, `2026-07-01`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
