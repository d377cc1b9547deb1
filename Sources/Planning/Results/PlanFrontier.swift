// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// How asking for a frontier ended.
public typealias FrontierOutcome = Ending<PlanFrontier, Infeasibility, Unboundedness>

/// Plans for which no plan is at least as good on each of two KPIs or more and better on one, with
/// how complete the list is.
public struct PlanFrontier: Hashable, Sendable {
  /// How much of the trade-off the plans stand for.
  public typealias Completeness = FrontierCompleteness<Interruption>

  /// One of the KPIs.
  public struct Axis: Hashable, Sendable {
    /// The KPI's name.
    public var kpi: String
    /// Which way is better.
    public var objective: Objective
    /// The best value among all plans, in the KPI's unit.
    public var ideal: Double
    /// The worst value among the plans of the frontier, in the KPI's unit.
    public var nadir: Double
    /// The worst value among the plans that are best for one KPI each, which is what scales stand
    /// on, in the KPI's unit; `nil` of two KPIs, where it is ``nadir``.
    ///
    /// From three KPIs on it only estimates the worst value among good plans, on either side.
    public var payoffNadir: Double?

    /// Makes an axis.
    package init(
      kpi: String, objective: Objective, ideal: Double, nadir: Double, payoffNadir: Double? = nil
    ) {
      self.kpi = kpi
      self.objective = objective
      self.ideal = ideal
      self.nadir = nadir
      self.payoffNadir = payoffNadir
    }

    /// The difference between best and worst, at least 0.
    public var range: Double { abs(ideal - nadir) }

    /// The axis from the best to the worst value of plans.
    ///
    /// - Parameters:
    ///   - plans: the plans.
    ///   - isWhole: whether the plans hold the best of all; otherwise a better value than theirs
    ///     stays.
    public func reaching(over plans: [Plan], isWhole: Bool) -> Axis {
      let values = plans.compactMap { $0.value(of: kpi) }
      guard let least = values.min(), let most = values.max() else { return self }
      let (best, worst) = objective == .maximize ? (most, least) : (least, most)
      var axis = self
      axis.ideal = isWhole || objective.sign * (best - ideal) > 0 ? best : ideal
      axis.nadir = worst
      return axis
    }
  }

  /// A stretch of the frontier on which the same lines are booked and active.
  ///
  /// Between two neighbours of a piece every mix of their spends is a plan too.
  public struct Piece: Hashable, Sendable {
    /// The plans of the piece, by position; at least one.
    public var plans: Range<Int>
    /// What is booked and active, in the order of the scenario: a creator with its package, or a
    /// campaign that could have been left out.
    public var bookings: [Booking]
    /// Whether the first plan only comes as near to the frontier as one likes.
    public var isFirstOpen: Bool
    /// Whether the last plan only comes as near to the frontier as one likes.
    public var isLastOpen: Bool

    /// Makes a piece.
    package init(
      plans: Range<Int>, bookings: [Booking], isFirstOpen: Bool = false, isLastOpen: Bool = false
    ) {
      self.plans = plans
      self.bookings = bookings
      self.isFirstOpen = isFirstOpen
      self.isLastOpen = isLastOpen
    }
  }

  /// A line that a plan uses although it could have been left out.
  public struct Booking: Hashable, Sendable {
    /// The line's name.
    public var line: String
    /// The package of a creator.
    public var package: String?

    /// Makes a booking.
    package init(line: String, package: String? = nil) {
      self.line = line
      self.package = package
    }
  }

  /// What a plan is known for.
  public enum Title: Hashable, Sendable {
    /// No plan has a better value of the KPI.
    case best(String)
    /// Of the plans listed the one whose least far KPI along its range is farthest, and not at its
    /// worst. A mix of plans may be more balanced still.
    case balanced
    /// Farthest above the line or the plane of the plans that are best for one KPI each; of two
    /// KPIs only if that is at least 1% of the range.
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
    package init(_ title: Title, plan: Int) {
      self.title = title
      self.plan = plan
    }
  }

  /// The KPIs, in the order in which they were asked for; at least two.
  public var axes: [Axis]
  /// The plans, in the order of ``precedes(_:_:)``: from best to worst in the first KPI, those that
  /// are equal in it in the second, and so on.
  public var plans: [Plan]
  /// Which plans of two KPIs share their bookings, in the order of the plans; empty where the
  /// scenario leaves nothing to choose but amounts and no curve bends the wrong way, and of more
  /// KPIs.
  public var pieces: [Piece]
  /// How much of the trade-off the plans stand for; of more than two KPIs mixes are of any plans
  /// that share their bookings.
  public var completeness: Completeness
  /// The share of the range of the first KPI over which nothing better than the plans can be
  /// missed; 1 unless the search ended early.
  public var provenShare: Double
  /// The plans with a title; one plan may have several. Of two KPIs only the best bend has one.
  public var named: [Named]
  /// Notes about the scenario that bear on the plans.
  public var notes: [Complaint]

  /// Makes a frontier.
  package init(
    axes: [Axis], plans: [Plan], pieces: [Piece] = [], completeness: Completeness,
    provenShare: Double = 1, named: [Named] = [], notes: [Complaint] = []
  ) {
    self.axes = axes
    self.plans = plans
    self.pieces = pieces
    self.completeness = completeness
    self.provenShare = provenShare
    self.named = named
    self.notes = notes
  }

  /// Whether two KPIs are traded off, so that the plans lie along a line.
  public var isPair: Bool { axes.count == 2 }
  /// The first KPI, which is along the horizontal axis of two.
  public var x: Axis { axes[0] }
  /// The second KPI, which is along the vertical axis of two.
  public var y: Axis { axes[1] }

  /// The position of the plan with a title; `nil` where no plan has it.
  public func plan(_ title: Title) -> Int? { named.first { $0.title == title }?.plan }
}

extension PlanFrontier {
  /// How much of `y` each unit of `x` costs from plan to the next one: the change of `y` over the
  /// change of `x`.
  ///
  /// One fewer than there are plans; along a line of two KPIs only.
  public var exchangeRates: [Double] {
    zip(plans, plans.dropFirst()).map { plan, next in
      let dx = (next.value(of: x.kpi) ?? 0) - (plan.value(of: x.kpi) ?? 0)
      let dy = (next.value(of: y.kpi) ?? 0) - (plan.value(of: y.kpi) ?? 0)
      return dy / dx
    }
  }

  /// The plans, by position, that only come as near to the frontier as one likes.
  public var openEnds: Set<Int> {
    var ends: Set<Int> = []
    for piece in pieces {
      if piece.isFirstOpen { ends.insert(piece.plans.lowerBound) }
      if piece.isLastOpen { ends.insert(piece.plans.upperBound - 1) }
    }
    return ends
  }

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
