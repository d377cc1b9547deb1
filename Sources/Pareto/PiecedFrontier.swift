// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// Whether the end of a piece is itself on the frontier.
public enum PieceEnd: Hashable, Sendable {
  /// The end point is on the frontier.
  case closed
  /// The piece comes as near to the end point as one likes, but another piece is at least as good
  /// there.
  case open
}

/// A stretch of a frontier within the slice of one choice: the straight edges between its points.
///
/// For a curved slice every point of an edge is reached or passed by a plan of the same choice,
/// which is what a mix of the two neighbours is.
public struct FrontierPiece<Choice: Hashable & Sendable, Solution: Sendable>: Sendable {
  /// The decisions that all plans of the piece share.
  public var choice: Choice
  /// The points, from best in the first objective to best in the second; one for an isolated plan.
  ///
  /// An open end is the point where the piece is cut off, held by a solution of the same choice.
  public var points: [ScalarizedPoint<Solution>]
  /// Whether the first point, and the last one, belong to the piece.
  public var ends: (first: PieceEnd, last: PieceEnd)

  /// Makes a piece.
  public init(
    choice: Choice, points: [ScalarizedPoint<Solution>],
    ends: (first: PieceEnd, last: PieceEnd) = (.closed, .closed)
  ) {
    self.choice = choice
    self.points = points
    self.ends = ends
  }
}

/// The frontier of a program with decisions, as pieces of one choice each, with a proof of how much
/// they can miss.
public struct PiecedFrontier<Choice: Hashable & Sendable, Solution: Sendable>: Sendable {
  /// The pieces, from best in the first objective to best in the second; none dominated, no two
  /// with the same points.
  public var pieces: [FrontierPiece<Choice, Solution>]
  /// The best value of each objective among the points.
  public var ideal: [Double]
  /// The worst value of each objective among the points.
  public var nadir: [Double]
  /// For every feasible point some plan of a piece is at least as good in both objectives but for
  /// this share of their ranges, ideal minus nadir; infinite where nothing is proven, and 0 where
  /// every efficient point is on a piece, up to 1e-7 of the ranges, by which solvers let floors
  /// slip, or the last digits of the values.
  public var gap: Double
  /// The share of the first objective's range over which the gap that was asked for is proven; 1
  /// unless interrupted.
  public var provenShare: Double
  /// What ended the search before it had what it was asked for, if anything.
  public var interruption: SearchInterruption?

  /// Makes a frontier.
  public init(
    pieces: [FrontierPiece<Choice, Solution>], ideal: [Double], nadir: [Double], gap: Double,
    provenShare: Double = 1, interruption: SearchInterruption? = nil
  ) {
    self.pieces = pieces
    self.ideal = ideal
    self.nadir = nadir
    self.gap = gap
    self.provenShare = provenShare
    self.interruption = interruption
  }
}

/// How a search for a frontier in pieces ended.
public typealias PiecedSearchOutcome<Choice: Hashable & Sendable, Solution: Sendable> = Ending<
  PiecedFrontier<Choice, Solution>, Unproven, Unproven
>
