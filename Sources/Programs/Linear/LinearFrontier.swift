// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Pareto

/// An extreme point of a frontier of two objectives, with the weights for which it is best.
public struct LinearFrontierPoint: Hashable, Sendable {
  /// The point, and its proof for weights strictly inside ``weightRange`` (for its only weight
  /// where there is one).
  public var solution: LinearSolution
  /// What one unit of objective 1 may be worth in units of objective 0 for the point to be best; up
  /// to infinity.
  ///
  /// Where two neighbours' ranges meet is the exchange rate of the edge between them.
  public var weightRange: ClosedRange<Double>

  /// The value of each objective.
  public var values: [Double] { solution.objectives }

  /// A half-plane that touches the frontier in this point.
  public var support: Support { Support(weights: solution.weights, bound: solution.bound) }
}

/// All extreme points of the frontier of a linear program with two objectives.
public struct LinearFrontier: Hashable, Sendable {
  /// The extreme points, from the best in objective 0 to the best in objective 1.
  ///
  /// Points closer than 1e-9 of the range of both objectives are one.
  public var points: [LinearFrontierPoint]
  /// Where the frontier goes on for ever beyond its first or last point: the change of both
  /// objectives, their sizes adding up to 1.
  public var extremeDirections: [[Double]]
}

/// How a walk along a frontier ended.
public enum LinearFrontierOutcome: Sendable {
  /// Every extreme point, each of them checked.
  case complete(LinearFrontier)
  /// There are more extreme points than asked for; these are the first of them.
  case more([LinearFrontierPoint])
  /// Proven: no point keeps all rows and bounds.
  case infeasible(LinearInfeasibility)
  /// No point is efficient: both objectives, or one at no cost to the other, grow for ever.
  case totallyUnbounded
  /// The frontier is one line without end on either side.
  case noVertex
  /// A limit ended the walk; the first points of the frontier.
  case interrupted(Interruption, [LinearFrontierPoint])
}
