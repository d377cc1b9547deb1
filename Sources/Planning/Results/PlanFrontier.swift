// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// How asking for the frontier of two KPIs ended.
public typealias FrontierOutcome = Ending<PlanFrontier, Infeasibility, Unboundedness>

/// Plans for which no plan is at least as good on both KPIs and better on one, with how complete
/// the list is.
public struct PlanFrontier: Hashable, Sendable {
  /// How much of the trade-off the plans stand for.
  public typealias Completeness = FrontierCompleteness<Interruption>

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
    public init(
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
    public init(line: String, package: String? = nil) {
      self.line = line
      self.package = package
    }
  }

  /// The KPI along the horizontal axis, then the one along the vertical axis.
  public var x: Axis
  /// The KPI along the vertical axis.
  public var y: Axis
  /// The plans, from best in `x` to best in `y`.
  public var plans: [Plan]
  /// Which plans share their bookings, in the order of the plans; empty where the scenario leaves
  /// nothing to choose but amounts, and no curve bends the wrong way.
  public var pieces: [Piece]
  /// How much of the trade-off the plans stand for.
  public var completeness: Completeness
  /// The share of the range of `x` over which nothing better than the plans can be missed; 1 unless
  /// the search ended early.
  public var provenShare: Double
  /// The index of the plan farthest from the straight line between the ends; `nil` if that is under
  /// 1% of the range.
  public var knee: Int?
  /// Notes about the scenario that bear on the plans.
  public var notes: [Complaint]

  /// Makes a frontier.
  public init(
    x: Axis, y: Axis, plans: [Plan], pieces: [Piece] = [], completeness: Completeness,
    provenShare: Double = 1, knee: Int?, notes: [Complaint] = []
  ) {
    self.x = x
    self.y = y
    self.plans = plans
    self.pieces = pieces
    self.completeness = completeness
    self.provenShare = provenShare
    self.knee = knee
    self.notes = notes
  }

  /// How much of `y` each unit of `x` costs from plan to the next one: the change of `y` over the
  /// change of `x`.
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

extension PlanFrontier {
  /// The plans, by position, that only come as near to the frontier as one likes.
  public var openEnds: Set<Int> {
    var ends: Set<Int> = []
    for piece in pieces {
      if piece.isFirstOpen { ends.insert(piece.plans.lowerBound) }
      if piece.isLastOpen { ends.insert(piece.plans.upperBound - 1) }
    }
    return ends
  }
}
