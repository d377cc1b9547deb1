// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Pareto

/// An extreme point of a frontier of two objectives, with the weights for which it is best.
package struct LinearFrontierPoint: Hashable, Sendable {
  /// The point, and its proof for weights strictly inside ``weightRange`` (for its only weight
  /// where there is one).
  package var solution: LinearSolution
  /// What one unit of objective 1 may be worth in units of objective 0 for the point to be best; up
  /// to infinity.
  ///
  /// Where two neighbours' ranges meet is the exchange rate of the edge between them.
  package var weightRange: ClosedRange<Double>

  /// The value of each objective.
  package var values: [Double] { solution.objectives }

  /// A half-plane that touches the frontier in this point.
  package var support: Support { Support(weights: solution.weights, bound: solution.bound) }
}

/// The extreme points of the frontier of a linear program with two objectives.
package struct LinearFrontier: Hashable, Sendable {
  /// The extreme points, from the best in objective 0 to the best in objective 1.
  ///
  /// Points closer than 1e-9 of the range of both objectives are one.
  package var points: [LinearFrontierPoint]
  /// Where the frontier goes on for ever beyond its first or last point: the change of both
  /// objectives, their sizes adding up to 1.
  package var extremeDirections: [[Double]]
  /// Whether these are all extreme points, rather than the first of them.
  package var isComplete = true
}

/// Why a frontier of two objectives has no extreme point, though there are feasible ones.
package enum LinearFreedom: Hashable, Sendable {
  /// No point is efficient: both objectives, or one at no cost to the other, grow for ever.
  case noEfficientPoint
  /// The frontier is one line without end on either side.
  case noVertex
}

/// How a walk along a frontier ended: with as many extreme points as were asked for, each of them
/// checked; by a limit, with the first of them; or with none.
package typealias LinearFrontierOutcome = Ending<
  LinearFrontier, LinearInfeasibility, LinearFreedom
>
