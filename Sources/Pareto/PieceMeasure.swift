// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

extension SearchedFrontier {
  /// The frontier of pieces in order, what it can miss measured on its own ranges by all that is
  /// proven.
  ///
  /// - Parameters:
  ///   - asked: the gap asked for.
  ///   - interruption: what went wrong on the way; nothing of it is left where the gap asked for is
  ///     proven.
  ///   - isWhole: whether every question was answered; where none was left open, what is within
  ///     1e-7 is no gap.
  init(
    _ pieces: [FrontierPiece<Solution>], proof: PieceProof, asked: Double,
    interruption: SearchInterruption?, isWhole: Bool = true
  ) {
    let points = pieces.flatMap(\.points)
    let (first, last) = (points[0].values, points[points.count - 1].values)
    let (ideal, nadir) = ([first[0], last[1]], [last[0], first[1]])
    // A single point is measured on the scales of the search.
    let scales =
      first[0] > last[0] && last[1] > first[1]
      ? PlaneScales(nadir: nadir, ideal: ideal) : proof.scales
    let proof = PieceProof(proof.facts, scales: scales)
    let stairs = Stairs(pieces, scales: scales)
    let slip = ParetoTolerance.slip * scales.tolerance
    let allowed = max(asked, slip)
    var gap = proof.openingBeyond(stairs)
    var proven = gap.isFinite ? 1.0 : 0
    for step in stairs.joins.indices where gap.isFinite {
      let width = proof.opening(of: step, in: stairs).width
      gap = max(gap, width)
      if width > allowed { proven -= stairs.places[step].x - stairs.places[step + 1].x }
    }
    if isWhole, gap <= slip { gap = 0 }
    let isProven = isWhole && gap <= allowed
    self.init(
      chain: points, gap: gap,
      interruption: isProven ? nil : interruption ?? .solve(.numericalTrouble))
    provenShare = isProven ? 1 : min(1, max(0, proven))
    cover = pieces.contains { $0.points.count > 1 } ? .mixes : .points
    var start = 0
    extents = pieces.map { piece in
      defer { start += piece.points.count }
      return FrontierExtent(points: start..<start + piece.points.count, ends: piece.ends)
    }
  }
}

extension Stairs {
  /// The outline of pieces in order.
  init<Solution>(_ pieces: [FrontierPiece<Solution>], scales: PlaneScales) {
    places = []
    joins = []
    for piece in pieces {
      for (index, point) in piece.points.enumerated() {
        let place = scales.point(point.values)
        // Two pieces may meet in a point.
        if index == 0, places.last == place { continue }
        if !places.isEmpty { joins.append(index > 0) }
        places.append(place)
      }
    }
  }
}
