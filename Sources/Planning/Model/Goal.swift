// SPDX-License-Identifier: GPL-3.0-or-later

/// What a KPI is to reach by when, and what for.
///
/// Only the name is needed: a goal without a KPI, a target or a deadline is one that is not
/// finished, which an assessment says. A must has a KPI and a target.
public struct Goal: Hashable, Sendable {
  /// The name, unique among goals.
  public var name: String
  /// The name of the KPI that measures it.
  public var kpi: String?
  /// The value that the target is compared with, in the KPI's unit; `nil` takes the KPI's last
  /// value.
  public var baseline: Double?
  /// What is to be reached.
  public var target: GoalTarget?
  /// When it is to be reached; `nil` for the end of the period.
  public var by: Deadline?
  /// The name of the business objective that it serves.
  public var serves: String?
  /// Whether a plan must reach it; else it is an aim, which no plan is bound by.
  public var isMust: Bool
  /// What kind of goal it is.
  public var type: GoalType?
  /// Whether it leads or stands behind.
  public var rank: GoalRank?
  /// How often it is looked at.
  public var review: ReviewRhythm?
  /// Whether its values add up over the days; `nil` takes what the KPI's definition says.
  public var counting: GoalCounting?

  /// Makes a goal from its parts.
  public init(
    name: String, kpi: String? = nil, baseline: Double? = nil, target: GoalTarget? = nil,
    by: Deadline? = nil, serves: String? = nil, isMust: Bool = false, type: GoalType? = nil,
    rank: GoalRank? = nil, review: ReviewRhythm? = nil, counting: GoalCounting? = nil
  ) {
    self.name = name
    self.kpi = kpi
    self.baseline = baseline
    self.target = target
    self.by = by
    self.serves = serves
    self.isMust = isMust
    self.type = type
    self.rank = rank
    self.review = review
    self.counting = counting
  }

  /// When a goal is to be reached.
  public enum Deadline: Hashable, Sendable {
    /// At the end of a day.
    case day(CalendarDate)
    /// At the end of the day with this number in the period, whose first is 1.
    case afterDays(Int)
  }
}

/// What a goal asks of its KPI.
public enum GoalTarget: Hashable, Sendable {
  /// A value in the KPI's unit. The side that is fine is `nil` where the KPI's objective or the
  /// baseline says it.
  case value(Double, LimitID.Side?)
  /// The baseline and an amount in the KPI's unit, below 0 for less.
  case change(Double)
  /// The baseline and a share of it: 0.25 for a quarter more.
  case share(Double)
  /// The baseline and percentage points, of a KPI that is a ratio: 0.03 for three points.
  case points(Double)
}

/// What a goal is about, along the way of a customer.
public enum GoalType: String, Hashable, Sendable, CaseIterable {
  /// To be known.
  case awareness
  /// To be answered.
  case engagement
  /// To be visited.
  case traffic
  /// To be asked.
  case leads
  /// To sell.
  case sales
  /// To spend less money or time.
  case efficiency
  /// To keep customers.
  case retention
}

/// Whether a goal leads or stands behind.
public enum GoalRank: String, Hashable, Sendable, CaseIterable {
  /// The one that decides.
  case primary
  /// The one that is looked at beside it.
  case secondary
}

/// How often a goal is looked at.
public enum ReviewRhythm: String, Hashable, Sendable, CaseIterable {
  /// Every 7 days.
  case weekly
  /// Every 14 days.
  case biweekly
  /// Every month.
  case monthly
}

/// Whether the values of a goal's KPI add up over the days.
public enum GoalCounting: String, Hashable, Sendable, CaseIterable {
  /// They do, as sign-ups do: half of the period brings half of it.
  case total
  /// They do not, as a rate, a price or hours per week: a value holds on any day.
  case level
}
