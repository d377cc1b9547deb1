// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// How asking for the frontier of several KPIs ended.
public typealias SurfaceOutcome = Ending<PlanSurface, Infeasibility, Unboundedness>

/// Plans for which no plan is at least as good on each of several KPIs and better on one, with how
/// complete the list is.
public struct PlanSurface: Hashable, Sendable {
  /// One of the KPIs.
  public struct Axis: Hashable, Sendable {
    /// The KPI with its best value among all plans and its worst among the plans of the frontier.
    public var ends: PlanFrontier.Axis
    /// The worst value among the plans that are best for one KPI each, which is what scales stand
    /// on, in the KPI's unit.
    ///
    /// From three KPIs on it only estimates the worst value among good plans, on either side.
    public var payoffNadir: Double

    /// Makes an axis.
    public init(ends: PlanFrontier.Axis, payoffNadir: Double) {
      self.ends = ends
      self.payoffNadir = payoffNadir
    }

    /// The KPI's name.
    public var kpi: String { ends.kpi }
    /// Which way is better.
    public var objective: Objective { ends.objective }
  }

  /// What a plan is known for.
  public enum Title: Hashable, Sendable {
    /// No plan has a better value of the KPI.
    case best(String)
    /// Of the plans listed the one whose least far KPI along its range is farthest, and not at its
    /// worst. A mix of plans may be more balanced still.
    case balanced
    /// Farthest above the plane of the plans that are best for one KPI each.
    case knee
    /// What the scenario's own trade-off picks.
    case declared
  }

  /// A plan with a title.
  public struct Named: Hashable, Sendable {
    /// What it is known for.
    public var title: Title
    /// Its position among the plans.
    public var plan: Int

    /// Names a plan.
    public init(_ title: Title, plan: Int) {
      self.title = title
      self.plan = plan
    }
  }

  /// The KPIs, in the order in which they were asked for.
  public var axes: [Axis]
  /// The plans, in the order of ``precedes(_:_:)``: from best to worst in the first KPI, those that
  /// are equal in it in the second, and so on.
  public var plans: [Plan]
  /// How much of the trade-off the plans stand for; mixes are of any plans that share their
  /// bookings.
  public var completeness: PlanFrontier.Completeness
  /// The plans with a title; one plan may have several.
  public var named: [Named]
  /// Notes about the scenario that bear on the plans.
  public var notes: [Complaint]

  /// Makes a frontier.
  public init(
    axes: [Axis], plans: [Plan], completeness: PlanFrontier.Completeness, named: [Named] = [],
    notes: [Complaint] = []
  ) {
    self.axes = axes
    self.plans = plans
    self.completeness = completeness
    self.named = named
    self.notes = notes
  }
}

extension PlanSurface {
  /// What a plan says of the KPIs, in their order and turned so that more is better; `nil` where it
  /// is silent about one.
  public func merits(of plan: Plan) -> [Double]? {
    Self.merits(of: plan, in: axes.map { ($0.kpi, $0.objective) })
  }

  static func merits(
    of plan: Plan, in axes: [(kpi: String, objective: Objective)]
  ) -> [Double]? {
    let known = axes.compactMap { axis in
      plan.value(of: axis.kpi).map { axis.objective.sign * $0 }
    }
    return known.count == axes.count ? known : nil
  }

  /// Whether the merits of a plan put it before another plan: they are better in the first KPI in
  /// which they differ, be it in the last digit.
  ///
  /// A strict order of values as they are printed. No tolerance plays a part, as what is nearly
  /// equal to each of two values may be so although they are not.
  public static func precedes(_ merits: [Double], _ others: [Double]) -> Bool {
    zip(merits, others).first { $0 != $1 }.map { $0 > $1 } ?? false
  }
}
