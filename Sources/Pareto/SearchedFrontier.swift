// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

/// A frontier of any number of objectives as a search leaves it: points, with a proof of how much
/// they can miss.
package struct SearchedFrontier<Solution: Sendable>: Sendable {
  /// What stands for the points that are not listed.
  package enum Cover: Hashable, Sendable {
    /// Mixes of points, which the program reaches or passes: of neighbours in a piece where there
    /// are two objectives, of any points where there are more.
    case mixes
    /// Listed points alone.
    case points
  }

  /// The points, from best to worst in the first objective, ties by the next; none dominated, no
  /// two the same. At the open end of a piece stands the point where it is cut off.
  package internal(set) var points: [ScalarizedPoint<Solution>]
  /// What stands for the points that are not listed.
  package var cover: Cover
  /// Which points belong together, in order: all of them where mixes count and the search knew of
  /// no choices, each by itself where listed points alone count.
  var extents: [FrontierExtent]
  /// The best value of each objective among the points.
  package var ideal: [Double]
  /// The worst value of each objective among the points; see ``isNadirProven``.
  package var nadir: [Double]
  /// For each objective the values of the point that is best in it, and of those the best in the
  /// others, in their order.
  ///
  /// An objective whose point was not found before the search ended has no row.
  package var payoff: [[Double]]
  /// For every feasible point some point, or mix that counts, is at least as good in all objectives
  /// but for this share of their ranges, ideal minus nadir; infinite where nothing is proven, and 0
  /// where every efficient point is covered.
  ///
  /// An objective that is the same at all points is best at all of them. 0 stands for what a
  /// search for all points leaves: 1e-7 of the ranges, by which solvers let floors slip, or the
  /// last digits of the values.
  package var gap: Double
  /// The share of the first objective's range over which the gap that was asked for is proven; 1
  /// unless interrupted, and of use for two objectives only.
  package var provenShare: Double
  /// What ended the search before it had what it was asked for, if anything.
  package var interruption: SearchInterruption?

  /// Makes a frontier of at least one point, its ideal and nadir those of the points.
  ///
  /// - Complexity: linear in points × objectives.
  init(
    points: [ScalarizedPoint<Solution>], cover: Cover, payoff: [[Double]], gap: Double,
    interruption: SearchInterruption?
  ) {
    let values = points.map(\.values)
    let first = values[0]
    self.points = points
    self.cover = cover
    extents =
      cover == .mixes
      ? [FrontierExtent(points: points.indices)]
      : points.indices.map { FrontierExtent(points: $0..<$0 + 1) }
    ideal = values.dropFirst().reduce(first) { zip($0, $1).map { max($0, $1) } }
    nadir = values.dropFirst().reduce(first) { zip($0, $1).map { min($0, $1) } }
    self.payoff = payoff
    self.gap = gap
    provenShare = gap.isFinite ? 1 : 0
    self.interruption = interruption
  }

  /// Makes a frontier of two objectives, of the extreme points of a concave program in order.
  package init(
    chain: [ScalarizedPoint<Solution>], gap: Double, interruption: SearchInterruption? = nil
  ) {
    self.init(
      points: chain, cover: .mixes, payoff: [], gap: gap, interruption: interruption)
    if let first = chain.first?.values, let last = chain.last?.values { setEnds(first, last) }
  }

  /// Takes the ranges of two objectives from the two ends.
  mutating func setEnds(_ first: [Double], _ last: [Double]) {
    payoff = [first, last]
    ideal = [first[0], last[1]]
    nadir = [last[0], first[1]]
  }

  /// The points that belong together, in order: mixes of neighbours in a piece are reached or
  /// passed by plans of one choice.
  package var pieces: [FrontierPiece<Solution>] {
    extents.map { FrontierPiece(points: Array(points[$0.points]), ends: $0.ends) }
  }

  /// Puts other solutions in place of those of the points, one for each.
  package mutating func setSolutions(_ solutions: [Solution]) {
    for (index, solution) in zip(points.indices, solutions) { points[index].solution = solution }
  }

  /// Whether no efficient point is worse in an objective than ``nadir``; else that is an estimate.
  package var isNadirProven: Bool { gap == 0 && interruption == nil }

  /// The worst value of each objective among the points that are best in one: a common estimate of
  /// the nadir point, which may be better or worse than the true one.
  package var payoffNadir: [Double] {
    ideal.indices.map { objective in payoff.map { $0[objective] }.min() ?? nadir[objective] }
  }

  /// The frontier by other values of its points, as they are printed: these may differ from the
  /// values of the search in their last digits, where a constant is large or what was left over is
  /// left out.
  ///
  /// Points that others are as good as by these values go, and the order is theirs; the payoff
  /// table stays, and there is one piece.
  ///
  /// - Parameter state: what is printed for a solution, with its values.
  /// - Complexity: quadratic in the number of points.
  package func stated<Stated>(
    _ state: (Solution) -> (values: [Double], solution: Stated)
  ) -> SearchedFrontier<Stated> {
    let all = points.map { point in
      let (values, solution) = state(point.solution)
      return ScalarizedPoint<Stated>(values: values, support: point.support, solution: solution)
    }
    let kept = Nondominated.indices(ofMany: all.map(\.values)).map { all[$0] }
    return SearchedFrontier<Stated>(
      points: kept, cover: cover == .mixes ? .mixes : .points, payoff: payoff, gap: gap,
      interruption: interruption)
  }
}

extension SearchedFrontier {
  /// How much of the frontier the points stand for.
  ///
  /// - Parameter isCount: whether a number of points was what was asked for, whatever they miss.
  package func completeness(isCount: Bool = false) -> FrontierCompleteness<SearchInterruption> {
    if let reason = interruption, !(isCount && reason == .pointLimit && gap.isFinite) {
      return .partial(reason, gap: gap.isFinite ? gap : nil)
    }
    return gap == 0 ? .complete : .withinGap(gap)
  }
}

/// Whether the end of a piece is itself on the frontier.
package enum PieceEnd: Hashable, Sendable {
  /// The end point is on the frontier.
  case closed
  /// The piece comes as near to the end point as one likes, but another piece is at least as good
  /// there.
  case open
}

/// Which points of a frontier are a piece.
struct FrontierExtent: Sendable {
  var points: Range<Int>
  var ends: (first: PieceEnd, last: PieceEnd) = (.closed, .closed)
}

/// A stretch of a frontier within the slice of one choice: the straight edges between its points.
///
/// For a curved slice every point of an edge is reached or passed by a plan of the same choice,
/// which is what a mix of the two neighbours is.
package struct FrontierPiece<Solution: Sendable>: Sendable {
  /// The points, from best in the first objective to best in the second; one for an isolated plan.
  ///
  /// An open end is the point where the piece is cut off, held by a solution of the same choice.
  package var points: [ScalarizedPoint<Solution>]
  /// Whether the first point, and the last one, belong to the piece.
  package var ends: (first: PieceEnd, last: PieceEnd)

  /// Makes a piece.
  package init(
    points: [ScalarizedPoint<Solution>],
    ends: (first: PieceEnd, last: PieceEnd) = (.closed, .closed)
  ) {
    self.points = points
    self.ends = ends
  }
}

/// What ended a search early.
package enum SearchInterruption: Hashable, Sendable {
  /// A solve was interrupted.
  case solve(Interruption)
  /// The solver broke.
  case failure(ScalarizerFailure)
  /// There are as many points as were allowed.
  case pointLimit

  /// What it is to somebody who only asks why there is no more: a solver that broke is trouble with
  /// the arithmetic.
  package var cause: Interruption {
    switch self {
    case .solve(let interruption): interruption
    case .failure, .pointLimit: .numericalTrouble
    }
  }
}

/// How a search for a frontier ended.
package typealias FrontierSearchOutcome<Solution: Sendable> = Ending<
  SearchedFrontier<Solution>, Unproven, Unproven
>

/// How far a search has come.
package struct FrontierSearchProgress: Hashable, Sendable {
  /// Points found so far.
  package var points: Int
  /// What they may miss, as a share of each range; `nil` while that is unknown.
  package var gap: Double?

  /// Makes a report of progress.
  package init(points: Int, gap: Double?) {
    self.points = points
    self.gap = gap
  }
}
