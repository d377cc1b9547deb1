// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// Points of a frontier of any number of objectives, with a proof of how much they can miss.
public struct SurfaceFrontier<Solution: Sendable>: Sendable {
  /// What stands for the points that are not listed.
  public enum Cover: Hashable, Sendable {
    /// Mixes of listed points, which a concave program reaches or passes.
    case mixes
    /// Listed points alone.
    case points
  }

  /// The points, from best to worst in the first objective, ties by the next; none dominated, no
  /// two the same.
  public var points: [ScalarizedPoint<Solution>]
  /// What stands for the points that are not listed.
  public var cover: Cover
  /// The best value of each objective among the points.
  public var ideal: [Double]
  /// The worst value of each objective among the points; see ``isNadirProven``.
  public var nadir: [Double]
  /// For each objective the values of the plan that is best in it, and of those the best in the
  /// others, in their order.
  ///
  /// An objective whose plan was not found before the search ended has no row.
  public var payoff: [[Double]]
  /// For every feasible point some point or mix is at least as good in all objectives but for this
  /// share of their ranges, ideal minus nadir; infinite where nothing is proven, and 0 where every
  /// efficient point is covered.
  ///
  /// An objective that is the same at all points is best at all of them.
  public var gap: Double
  /// What ended the search before it had what it was asked for, if anything.
  public var interruption: SearchInterruption?

  /// Makes a frontier.
  public init(
    points: [ScalarizedPoint<Solution>], cover: Cover, ideal: [Double], nadir: [Double],
    payoff: [[Double]], gap: Double, interruption: SearchInterruption? = nil
  ) {
    self.points = points
    self.cover = cover
    self.ideal = ideal
    self.nadir = nadir
    self.payoff = payoff
    self.gap = gap
    self.interruption = interruption
  }

  /// Makes a frontier of at least one point, its ideal and nadir those of the points.
  init(
    points: [ScalarizedPoint<Solution>], cover: Cover, payoff: [[Double]], gap: Double,
    interruption: SearchInterruption?
  ) {
    let values = points.map(\.values)
    let first = values[0]
    self.init(
      points: points, cover: cover,
      ideal: values.dropFirst().reduce(first) { zip($0, $1).map { max($0, $1) } },
      nadir: values.dropFirst().reduce(first) { zip($0, $1).map { min($0, $1) } },
      payoff: payoff, gap: gap, interruption: interruption)
  }

  /// The frontier where the ends are all that is known: a single point, or what was found before
  /// something went wrong.
  init(_ ends: SurfaceEnds<Solution>, gap: [Double], cover: Cover) {
    let payoff = ends.points.map(\.values)
    let isSingle =
      payoff.count == gap.count
      && SurfaceScales(ends: payoff, gap: gap).pending.count == gap.count
    let kept = isSingle ? [0] : Nondominated.indices(ofMany: payoff)
    self.init(
      points: kept.map { ends.points[$0] }, cover: cover, payoff: payoff,
      gap: isSingle && ends.interruption == nil ? 0 : .infinity,
      interruption: ends.interruption ?? (isSingle ? nil : .solve(.numericalTrouble)))
  }

  /// The frontier by other values of its points, as they are printed: these may differ from the
  /// values of the search in their last digits, where a constant is large or what was left over is
  /// left out.
  ///
  /// Points that others are as good as by these values go, and the order is theirs; the payoff
  /// table stays.
  ///
  /// - Parameter state: what is printed for a solution, with its values.
  /// - Complexity: quadratic in the number of points.
  public func stated<Stated>(
    _ state: (Solution) -> (values: [Double], solution: Stated)
  ) -> SurfaceFrontier<Stated> {
    let all = points.map { point in
      let (values, solution) = state(point.solution)
      return ScalarizedPoint<Stated>(values: values, support: point.support, solution: solution)
    }
    let kept = Nondominated.indices(ofMany: all.map(\.values)).map { all[$0] }
    return SurfaceFrontier<Stated>(
      points: kept, cover: cover == .mixes ? .mixes : .points, payoff: payoff, gap: gap,
      interruption: interruption)
  }

  /// Whether no efficient point is worse in an objective than ``nadir``; else that is an estimate.
  public var isNadirProven: Bool { gap == 0 && interruption == nil }

  /// The worst value of each objective among the plans that are best in one: a common estimate of
  /// the nadir point, which may be better or worse than the true one.
  public var payoffNadir: [Double] {
    ideal.indices.map { objective in payoff.map { $0[objective] }.min() ?? nadir[objective] }
  }
}

/// How a search for a frontier of any number of objectives ended.
public typealias SurfaceSearchOutcome<Solution: Sendable> = Ending<
  SurfaceFrontier<Solution>, Unproven, Unproven
>
