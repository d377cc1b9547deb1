// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Pareto

/// Points of a model for which no point is at least as good on both objectives and better on one,
/// with how complete they are.
package struct ModelFrontier: Hashable, Sendable {
  /// A feasible point.
  package struct Point: Hashable, Sendable {
    /// The value of each objective, in its own sense.
    package var values: [Double]
    /// The value of each column.
    package var columns: [Double]
    /// Why no point is better than it for some weights; `nil` where branch and bound alone says so.
    package var proof: Proof?

    /// Makes a point.
    package init(values: [Double], columns: [Double], proof: Proof? = nil) {
      self.values = values
      self.columns = columns
      self.proof = proof
    }
  }

  /// Multipliers of rows that prove what no feasible point can pass.
  package struct Proof: Hashable, Sendable {
    /// The weight of each objective, at least 0, on its value or, where it is minimized, on minus
    /// its value.
    package var weights: [Double]
    /// One per row: above 0 it leans on the row's upper bound, below 0 on the lower one.
    package var rowMultipliers: [Double]
    /// What no feasible point's weighted sum can pass.
    package var bound: Double

    /// Makes a proof.
    package init(weights: [Double], rowMultipliers: [Double], bound: Double) {
      self.weights = weights
      self.rowMultipliers = rowMultipliers
      self.bound = bound
    }
  }

  /// A stretch of the frontier: every mix of two neighbours is feasible too.
  package struct Piece: Hashable, Sendable {
    /// Its points, by position; at least one.
    package var points: Range<Int>
    /// Whether the first point only comes as near to the frontier as one likes.
    package var isFirstOpen: Bool
    /// Whether the last point only comes as near to the frontier as one likes.
    package var isLastOpen: Bool

    /// Makes a piece.
    package init(points: Range<Int>, isFirstOpen: Bool = false, isLastOpen: Bool = false) {
      self.points = points
      self.isFirstOpen = isFirstOpen
      self.isLastOpen = isLastOpen
    }
  }

  /// How much of the frontier the pieces stand for.
  package typealias Completeness = FrontierCompleteness<SearchInterruption>

  /// Where the frontier goes on for ever beyond an end: how both objectives change on the way, in
  /// their own senses, their sizes adding up to 1.
  package struct Directions: Hashable, Sendable {
    /// Beyond the first point, ever better in the first objective.
    package var beforeFirst: [Double]?
    /// Beyond the last point, ever better in the second objective.
    package var behindLast: [Double]?

    /// Makes directions; none unless given.
    package init(beforeFirst: [Double]? = nil, behindLast: [Double]? = nil) {
      self.beforeFirst = beforeFirst
      self.behindLast = behindLast
    }
  }

  /// What a frontier of three objectives or more has besides.
  package struct Several: Hashable, Sendable {
    /// Whether every mix of points is feasible too, so that mixes stand for what is not listed;
    /// else points alone.
    package var isMixed: Bool
    /// The worst value of each objective among the points that are best in one, the common estimate
    /// of ``ModelFrontier/nadir``.
    package var payoffNadir: [Double]
    /// Whether no efficient point is worse than ``ModelFrontier/nadir`` in an objective; else that
    /// is an estimate.
    package var isNadirProven: Bool
    /// The position of the point whose worst objective is best, as a share of its range; `nil`
    /// where the frontier goes on for ever, and there is no range.
    package var balanced: Int?
    /// Where the frontier goes on for ever, best in the first objective first.
    package var directions: [Direction]

    /// Makes what there is besides.
    package init(
      isMixed: Bool, payoffNadir: [Double], isNadirProven: Bool, balanced: Int?,
      directions: [Direction] = []
    ) {
      self.isMixed = isMixed
      self.payoffNadir = payoffNadir
      self.isNadirProven = isNadirProven
      self.balanced = balanced
      self.directions = directions
    }
  }

  /// A direction in which a frontier of three objectives or more goes on for ever.
  package struct Direction: Hashable, Sendable {
    /// How each objective changes on the way, in its own sense, the sizes adding up to 1.
    package var changes: [Double]
    /// How each column changes on the way.
    package var columns: [Double]

    /// Makes a direction.
    package init(changes: [Double], columns: [Double]) {
      self.changes = changes
      self.columns = columns
    }
  }

  /// The points, from best in the first objective to best in the second; of three objectives or
  /// more to worst in the first, ties by the next.
  package var points: [Point]
  /// Which points belong together, in their order; of three objectives or more each is by itself.
  package var pieces: [Piece]
  /// The best value of each objective, infinite where the frontier goes on for ever.
  package var ideal: [Double]
  /// The worst value of each objective among the points, infinite where the frontier goes on for
  /// ever.
  package var nadir: [Double]
  /// Where the frontier goes on for ever.
  package var directions: Directions
  /// How much of the frontier the pieces stand for.
  package var completeness: Completeness
  /// The share of the first objective's range over which nothing better can be missed; 1 unless the
  /// search ended early.
  package var provenShare: Double
  /// The position of the point farthest from the straight line between the ends, or the plane
  /// through them; `nil` if that is under 1% of the range.
  package var knee: Int?
  /// What there is besides of three objectives or more; `nil` for two.
  package var several: Several?

  /// Makes a frontier.
  package init(
    points: [Point], pieces: [Piece], ideal: [Double], nadir: [Double],
    directions: Directions = Directions(), completeness: Completeness, provenShare: Double = 1,
    knee: Int?, several: Several? = nil
  ) {
    self.points = points
    self.pieces = pieces
    self.ideal = ideal
    self.nadir = nadir
    self.directions = directions
    self.completeness = completeness
    self.provenShare = provenShare
    self.knee = knee
    self.several = several
  }

  /// What each unit of the first objective costs in the second from a point to the next of its
  /// piece: the change of the second over the change of the first; `nil` at the end of a piece. One
  /// per point.
  package var exchangeRates: [Double?] {
    var rates = [Double?](repeating: nil, count: points.count)
    for piece in pieces {
      for position in piece.points.dropLast() {
        let (here, next) = (points[position].values, points[position + 1].values)
        rates[position] = (next[1] - here[1]) / (next[0] - here[0])
      }
    }
    return rates
  }

  /// Whether a point only comes as near to the frontier as one likes.
  package func isOpen(_ position: Int) -> Bool {
    pieces.contains { piece in
      piece.isFirstOpen && position == piece.points.lowerBound
        || piece.isLastOpen && position == piece.points.upperBound - 1
    }
  }
}

/// How asking for the frontier of a model ended.
package typealias ModelOutcome = Ending<ModelFrontier, ModelInfeasibility, ModelUnboundedness>

/// Why no point keeps all rows and bounds.
package struct ModelInfeasibility: Hashable, Sendable {
  /// One per row, signed as in ``ModelFrontier/Proof/rowMultipliers``: weighed so, rows and bounds
  /// rule out every point. `nil` where only whole numbers rule them out, by branch and bound.
  package var rowMultipliers: [Double]?

  /// Makes a proof.
  package init(rowMultipliers: [Double]?) {
    self.rowMultipliers = rowMultipliers
  }
}

/// Why there is no frontier although there are points.
package enum ModelUnboundedness: Hashable, Sendable {
  /// The objectives, by position, that grow for ever by themselves, so that no point is efficient.
  case objectives([Int])
  /// Objectives grow for ever, some at the cost of others, both ways along a line, so that there is
  /// no corner.
  case line
}

extension ModelFrontier.Completeness {
  /// The same where what was said about the points was not borne out: nothing is known of what is
  /// missing.
  package var unconfirmed: Self {
    switch self {
    case .complete, .withinGap: .partial(.solve(.numericalTrouble), gap: nil)
    case .partial(let reason, _): .partial(reason, gap: nil)
    }
  }
}
