// SPDX-License-Identifier: GPL-3.0-or-later

public import Pareto

/// What every frontier in pieces must hold, however it was found and however it ended.
public struct PiecedContract: Sendable {
  /// The slice of each choice.
  public var slices: [KnownFrontier]
  /// What rounding may do, as a share of the units.
  public var tolerance: Double
  /// How far a piece may be dominated, as a share of the units.
  public var slack: Double
  /// Whether that is so far in both objectives, as chords of a curve are, and not in one.
  public var hasChords: Bool

  /// Makes a contract.
  public init(
    _ slices: [KnownFrontier], tolerance: Double = 1e-8, slack: Double = 1e-6,
    hasChords: Bool = false
  ) {
    self.slices = slices
    self.tolerance = tolerance
    self.slack = slack
    self.hasChords = hasChords
  }

  /// What a frontier breaks; empty where it keeps all.
  public func complaints<Solution>(
    about frontier: PiecedFrontier<Int, Solution>
  ) -> [String] {
    guard let first = frontier.pieces.first?.points.first?.values,
      let last = frontier.pieces.last?.points.last?.values
    else { return ["there is no point"] }
    var complaints: [String] = []
    if frontier.ideal != [first[0], last[1]] { complaints.append("the ideal is of no point") }
    if frontier.nadir != [last[0], first[1]] { complaints.append("the nadir is of no point") }
    for piece in frontier.pieces { complaints += self.complaints(about: piece) }
    complaints += complaintsAboutOrder(frontier)
    guard frontier.gap.isFinite else { return complaints }
    let ranges = zip(frontier.ideal, frontier.nadir).map { $0 > $1 ? $0 - $1 : 1 }
    for value in slices.flatMap({ $0.samples() }) {
      let miss =
        frontier.pieces.map { piece in
          FrontierContract.miss(value, piece.points.map(\.values), ranges)
        }.min() ?? .infinity
      if miss > frontier.gap + tolerance {
        complaints.append("\(value) is missed by \(miss), stated is \(frontier.gap)")
      }
    }
    return complaints
  }

  private func complaints<Solution>(about piece: FrontierPiece<Int, Solution>) -> [String] {
    var complaints: [String] = []
    let points = piece.points.map(\.values)
    for (before, after) in zip(points, points.dropFirst())
    where !(before[0] > after[0] && before[1] < after[1]) {
      complaints.append("\(after) does not follow \(before)")
    }
    for point in points where !slices[piece.choice].holds(point, tolerance: tolerance) {
      complaints.append("\(point) cannot be reached by choice \(piece.choice)")
    }
    return complaints
  }

  /// What is wrong with the order of the pieces.
  private func complaintsAboutOrder<Solution>(
    _ frontier: PiecedFrontier<Int, Solution>
  ) -> [String] {
    zip(frontier.pieces, frontier.pieces.dropFirst()).compactMap { before, after in
      guard let end = before.points.last?.values, let start = after.points.first?.values else {
        return "a piece has no point"
      }
      let room = slices[after.choice].units.map { $0 * slack }
      let follows = end[0] >= start[0] - room[0] && end[1] <= start[1] + room[1]
      return follows ? nil : "the piece from \(start) does not follow \(end)"
    }
  }

  /// What is dominated that should not be, or is said to be and is not; only a frontier that was not cut short need keep
  /// this.
  public func complaintsAboutEnds<Solution>(
    of frontier: PiecedFrontier<Int, Solution>
  ) -> [String] {
    frontier.pieces.flatMap { piece in
      var complaints: [String] = []
      let points = piece.points.map(\.values)
      let inside = zip(points, points.dropFirst()).flatMap { start, end in
        [0.01, 0.3, 0.6, 0.99].map { mixed(start, end, $0) }
      }
      for point in inside + points.dropFirst().dropLast() where isDominated(point) {
        complaints.append("\(point) of choice \(piece.choice) is dominated")
      }
      for (point, end) in [
        (points[0], piece.ends.first), (points[points.count - 1], piece.ends.last),
      ]
      where isDominated(point) != (end == .open) {
        complaints.append("\(point) of choice \(piece.choice) is not \(end)")
      }
      return complaints
    }
  }

  /// Whether some plan is as good in both objectives and better in one.
  private func isDominated(_ point: [Double]) -> Bool {
    slices.contains { slice in
      (0..<2).contains { objective in
        var better = point
        better[objective] += slack * slice.units[objective]
        if hasChords { better[1 - objective] += slack * slice.units[1 - objective] }
        return slice.holds(better, tolerance: tolerance)
      }
    }
  }
}
