// SPDX-License-Identifier: GPL-3.0-or-later

/// Points of a two-objective frontier with a proof of how much they can miss.
public struct SearchedFrontier<Solution: Sendable>: Sendable {
  /// The points, from best in the first objective to best in the second; none dominated, no two the same.
  public var points: [ScalarizedPoint<Solution>]
  /// The best value of each objective.
  public var ideal: [Double]
  /// The worst value of each objective on the frontier.
  public var nadir: [Double]
  /// For every feasible point some mix of two neighbours is at least as good in both objectives but for this share of
  /// their ranges.
  public var gap: Double
  /// What ended the search before the gap was reached, if anything.
  public var interruption: SolveInterruption?

  /// Makes a frontier.
  public init(
    points: [ScalarizedPoint<Solution>], ideal: [Double], nadir: [Double], gap: Double,
    interruption: SolveInterruption? = nil
  ) {
    self.points = points
    self.ideal = ideal
    self.nadir = nadir
    self.gap = gap
    self.interruption = interruption
  }
}

/// How a search for a frontier ended.
public enum FrontierSearchOutcome<Solution: Sendable>: Sendable {
  /// A frontier, perhaps cut short.
  case found(SearchedFrontier<Solution>)
  /// Proven: there is no point.
  case infeasible
  /// Proven: an objective can grow for ever.
  case unbounded
  /// A limit ended the search before both ends were known.
  case interrupted(SolveInterruption)
}

/// How far a search has come.
public struct FrontierSearchProgress: Hashable, Sendable {
  /// Points found so far.
  public var points: Int
  /// What they may miss, as a share of each range; `nil` while that is unknown.
  public var gap: Double?

  /// Makes a report of progress.
  public init(points: Int, gap: Double?) {
    self.points = points
    self.gap = gap
  }
}
