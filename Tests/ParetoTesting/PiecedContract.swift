// SPDX-License-Identifier: GPL-3.0-or-later

package import Pareto

/// What every frontier in pieces must hold, however it was found and however it ended.
package struct PiecedContract: Sendable {
  /// The slice of each choice.
  package var slices: [KnownFrontier]
  /// What rounding may do, as a share of the units.
  package var tolerance: Double
  /// How far a piece may be dominated, as a share of the units.
  package var slack: Double
  /// Whether that is so far in both objectives, as chords of a curve are, and not in one.
  package var hasChords: Bool

  /// Into how many steps each straight stretch of a slice is divided to look at its points.
  package var steps = 6

  /// Makes a contract.
  package init(
    _ slices: [KnownFrontier], tolerance: Double = 1e-8, slack: Double = 1e-6,
    hasChords: Bool = false
  ) {
    self.slices = slices
    self.tolerance = tolerance
    self.slack = slack
    self.hasChords = hasChords
  }

  /// What a frontier breaks; empty where it keeps all.
  ///
  /// - Parameter choice: the slice of a solution.
  package func complaints<Solution>(
    about frontier: SearchedFrontier<Solution>, choice: (Solution) -> Int
  ) -> [String] {
    guard let first = frontier.pieces.first?.points.first?.values,
      let last = frontier.pieces.last?.points.last?.values
    else { return ["there is no point"] }
    var complaints: [String] = []
    if frontier.ideal != [first[0], last[1]] { complaints.append("the ideal is of no point") }
    if frontier.nadir != [last[0], first[1]] { complaints.append("the nadir is of no point") }
    for piece in frontier.pieces { complaints += self.complaints(about: piece, choice) }
    complaints += complaintsAboutOrder(frontier, choice)
    guard frontier.gap.isFinite else { return complaints }
    let scale = Scale(nadir: frontier.nadir, ideal: frontier.ideal)
    let pieces = frontier.pieces.map { $0.points.map { scale.place($0.values) } }
    for value in slices.flatMap({ $0.samples(steps) }) {
      let miss = Self.miss(scale.place(value), pieces)
      if miss > frontier.gap + tolerance {
        complaints.append("\(value) is missed by \(miss), stated is \(frontier.gap)")
      }
    }
    return complaints
  }

  /// What puts the ends of a frontier at 0 and 1.
  private struct Scale {
    var nadir: SIMD2<Double>
    var ranges: SIMD2<Double>

    init(nadir: [Double], ideal: [Double]) {
      self.nadir = SIMD2(nadir)
      ranges = SIMD2(zip(ideal, nadir).map { $0 > $1 ? $0 - $1 : 1 })
    }

    func place(_ values: [Double]) -> SIMD2<Double> { (SIMD2(values) - nadir) / ranges }
  }

  /// The smallest amount by which a place is better in both objectives than some point of a piece.
  private static func miss(_ place: SIMD2<Double>, _ pieces: [[SIMD2<Double>]]) -> Double {
    var least = Double.infinity
    for piece in pieces {
      var before: SIMD2<Double>?
      for point in piece {
        let need = place - point
        least = min(least, max(0, need.max()))
        if let start = before {
          // What is needed in one objective falls along the edge and in the other it rises: they are equal in between.
          let turn = (need.x - need.y) - (start.x - start.y)
          let share = -(start.x - start.y) / turn
          if share > 0, share < 1 {
            least = min(least, max(0, start.x + share * (need.x - start.x)))
          }
        }
        before = need
      }
    }
    return least
  }

  private func complaints<Solution>(
    about piece: FrontierPiece<Solution>, _ choice: (Solution) -> Int
  ) -> [String] {
    var complaints: [String] = []
    let points = piece.points.map(\.values)
    let number = choice(piece.points[0].solution)
    for (before, after) in zip(points, points.dropFirst())
    where !(before[0] > after[0] && before[1] < after[1]) {
      complaints.append("\(after) does not follow \(before)")
    }
    for point in points where !slices[number].holds(point, tolerance: tolerance) {
      complaints.append("\(point) cannot be reached by choice \(number)")
    }
    return complaints
  }

  /// What is wrong with the order of the pieces.
  private func complaintsAboutOrder<Solution>(
    _ frontier: SearchedFrontier<Solution>, _ choice: (Solution) -> Int
  ) -> [String] {
    zip(frontier.pieces, frontier.pieces.dropFirst()).compactMap { before, after in
      guard let end = before.points.last?.values, let first = after.points.first else {
        return "a piece has no point"
      }
      let start = first.values
      let room = slices[choice(first.solution)].units.map { $0 * slack }
      let follows = end[0] >= start[0] - room[0] && end[1] <= start[1] + room[1]
      return follows ? nil : "the piece from \(start) does not follow \(end)"
    }
  }

  /// What is dominated that should not be, or is said to be and is not; only a frontier that was
  /// not cut short need keep this.
  package func complaintsAboutEnds<Solution>(
    of frontier: SearchedFrontier<Solution>
  ) -> [String] {
    frontier.pieces.flatMap { piece in
      var complaints: [String] = []
      let points = piece.points.map(\.values)
      let inside = zip(points, points.dropFirst()).flatMap { start, end in
        [0.01, 0.3, 0.6, 0.99].map { mixed(start, end, $0) }
      }
      for point in inside + points.dropFirst().dropLast()
      where isDominated(point, inBoth: hasChords) {
        complaints.append("\(point) is dominated")
      }
      for (point, end) in [
        (points[0], piece.ends.first), (points[points.count - 1], piece.ends.last),
      ] where isDominated(point, inBoth: false) != (end == .open) {
        complaints.append("\(point) is not \(end)")
      }
      return complaints
    }
  }

  /// Whether some plan is as good in both objectives and better in one, or better in both.
  private func isDominated(_ point: [Double], inBoth: Bool) -> Bool {
    slices.contains { slice in
      let room = slice.units.map { $0 * slack }
      let better =
        inBoth
        ? [[point[0] + room[0], point[1] + room[1]]]
        : [[point[0] + room[0], point[1]], [point[0], point[1] + room[1]]]
      return better.contains { slice.holds($0, tolerance: tolerance) }
    }
  }
}

extension PiecedContract {
  /// What a frontier of slices breaks; empty where it keeps all.
  package func complaints(about frontier: SearchedFrontier<SlicedScalarizer.Plan>) -> [String] {
    complaints(about: frontier, choice: \.choice)
  }
}
