// SPDX-License-Identifier: GPL-3.0-or-later

/// How asking for a frontier ended.
public enum FrontierOutcome: Sendable {
  /// A frontier, complete or not.
  case found(PlanFrontier)
  /// A limit ended the search before there was any plan.
  case interrupted(Interruption)
  /// Proven: no plan keeps all limits.
  case infeasible(Infeasibility)
  /// A limit is missing.
  case unbounded(Unboundedness)
}

/// Plans for which no plan is at least as good on both KPIs and better on one, with how complete the list is.
public struct PlanFrontier: Hashable, Sendable {
  /// How much of the trade-off the plans stand for.
  public enum Completeness: Hashable, Sendable {
    /// Every extreme point is listed: the trade-off is exactly the straight lines between neighbours.
    case complete
    /// No plan is better than a mix of neighbours by more than this share of each KPI's range.
    case withinGap(Double)
    /// Ended early; the share is proven where there is one.
    case partial(Interruption, gap: Double?)
  }

  /// One of the two KPIs.
  public struct Axis: Hashable, Sendable {
    /// The KPI's name.
    public var kpi: String
    /// Which way is better.
    public var objective: Objective
    /// The best value among all plans, in the KPI's unit.
    public var ideal: Double
    /// The worst value among the plans of the frontier, in the KPI's unit.
    public var nadir: Double

    /// Makes an axis.
    public init(kpi: String, objective: Objective, ideal: Double, nadir: Double) {
      self.kpi = kpi
      self.objective = objective
      self.ideal = ideal
      self.nadir = nadir
    }

    /// The difference between best and worst, at least 0.
    public var range: Double { abs(ideal - nadir) }
  }

  /// The KPI along the horizontal axis, then the one along the vertical axis.
  public var x: Axis
  /// The KPI along the vertical axis.
  public var y: Axis
  /// The plans, from best in `x` to best in `y`.
  public var plans: [Plan]
  /// How much of the trade-off the plans stand for.
  public var completeness: Completeness
  /// The index of the plan farthest from the straight line between the ends; `nil` if that is under 1% of the range.
  public var knee: Int?
  /// Notes about the scenario that bear on the plans.
  public var notes: [Complaint]

  /// Makes a frontier.
  public init(
    x: Axis, y: Axis, plans: [Plan], completeness: Completeness, knee: Int?,
    notes: [Complaint] = []
  ) {
    self.x = x
    self.y = y
    self.plans = plans
    self.completeness = completeness
    self.knee = knee
    self.notes = notes
  }

  /// How much of `y` each unit of `x` costs from plan to the next one: the change of `y` over the change of `x`.
  ///
  /// One fewer than there are plans.
  public var exchangeRates: [Double] {
    zip(plans, plans.dropFirst()).map { plan, next in
      let dx = (next.value(of: x.kpi) ?? 0) - (plan.value(of: x.kpi) ?? 0)
      let dy = (next.value(of: y.kpi) ?? 0) - (plan.value(of: y.kpi) ?? 0)
      return dy / dx
    }
  }
}
