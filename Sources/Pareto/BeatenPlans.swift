// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the plans of pieces that plans of other pieces beat, because places where curved pieces
/// cut each other off are known to the gap only.
struct BeatenPlans<Solution: Sendable> {
  private let pieces: [FrontierPiece<Solution>]
  private let places: [[PlanePoint]]

  init(_ pieces: [FrontierPiece<Solution>], scales: PlaneScales) {
    self.pieces = pieces
    places = pieces.map { $0.points.map { scales.point($0.values) } }
  }

  /// The pieces without such plans; the beaten end of a piece is an open one.
  ///
  /// - Complexity: quadratic in the number of points.
  var leftOut: [FrontierPiece<Solution>] {
    pieces.indices.compactMap { index in
      var piece = pieces[index]
      let last = piece.points.count - 1
      let isBeaten = piece.points.indices.map { self.isBeaten(index, $0) }
      if last == 0 { return isBeaten[0] && piece.ends == (.closed, .closed) ? nil : piece }
      if isBeaten[0] { piece.ends.first = .open }
      if isBeaten[last] { piece.ends.last = .open }
      piece.points = piece.points.indices.filter { $0 == 0 || $0 == last || !isBeaten[$0] }
        .map { piece.points[$0] }
      return piece
    }
  }

  /// Whether a plan that is on another piece is at least as good as a point, and more than rounding
  /// better.
  private func isBeaten(_ index: Int, _ position: Int) -> Bool {
    let place = places[index][position]
    return pieces.indices.contains { other in
      other != index
        && places[other].indices.contains { rival in
          isClosed(other, rival) && places[other][rival].covers(place)
            && !place.covers(places[other][rival])
        }
    }
  }

  private func isClosed(_ index: Int, _ position: Int) -> Bool {
    let ends = pieces[index].ends
    return (position > 0 || ends.first == .closed)
      && (position < places[index].count - 1 || ends.last == .closed)
  }
}
