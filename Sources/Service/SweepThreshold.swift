// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// A number on the axis of a sweep at which something begins or ceases to be.
public struct SweepThreshold: Hashable, Sendable {
  /// What begins or ceases there.
  public enum Event: Hashable, Sendable {
    /// There is a plan.
    case plan
    /// A KPI's limit can be kept, whatever becomes of the limits of other KPIs.
    case limit(kpi: String, LimitID.Side)
    /// The best plan meets a target.
    case target(kpi: String)
    /// Some plan meets a goal, whatever becomes of the other goals.
    case reachable(goal: String)
    /// The best plan meets a goal.
    case goal(String)
  }

  /// What begins or ceases.
  public var event: Event
  /// Whether it begins, seen from the lesser numbers.
  public var begins: Bool
  /// The nearest number that was found at which it is so.
  public var value: Double
  /// The nearest number at which it is proven or found not to be so.
  public var other: Double

  /// Makes a threshold.
  package init(event: Event, begins: Bool, value: Double, other: Double) {
    self.event = event
    self.begins = begins
    self.value = value
    self.other = other
  }
}
