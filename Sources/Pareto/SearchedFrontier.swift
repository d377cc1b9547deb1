// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// Points of a two-objective frontier with a proof of how much they can miss.
public struct SearchedFrontier<Solution: Sendable>: Sendable {
  /// The points, from best in the first objective to best in the second; none dominated, no two the
  /// same.
  public var points: [ScalarizedPoint<Solution>]
  /// The best value of each objective among the points.
  public var ideal: [Double]
  /// The worst value of each objective among the points.
  public var nadir: [Double]
  /// For every feasible point some mix of two neighbours is at least as good in both objectives but
  /// for this share of their ranges, ideal minus nadir; infinite where nothing is proven.
  ///
  /// 0 for a single point that is best in both objectives by the proofs of both ends.
  public var gap: Double
  /// What ended the search before it had what it was asked for, if anything.
  public var interruption: SearchInterruption?

  /// Makes a frontier.
  public init(
    points: [ScalarizedPoint<Solution>], ideal: [Double], nadir: [Double], gap: Double,
    interruption: SearchInterruption? = nil
  ) {
    self.points = points
    self.ideal = ideal
    self.nadir = nadir
    self.gap = gap
    self.interruption = interruption
  }
}

/// What ended a search early.
public enum SearchInterruption: Hashable, Sendable {
  /// A solve was interrupted.
  case solve(Interruption)
  /// The solver broke.
  case failure(ScalarizerFailure)
  /// There are as many points as were allowed.
  case pointLimit

  /// What it is to somebody who only asks why there is no more: a solver that broke is trouble with
  /// the arithmetic.
  public var cause: Interruption {
    switch self {
    case .solve(let interruption): interruption
    case .failure, .pointLimit: .numericalTrouble
    }
  }
}

/// How a search for a frontier ended.
public typealias FrontierSearchOutcome<Solution: Sendable> = Ending<
  SearchedFrontier<Solution>, Unproven, Unproven
>

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
