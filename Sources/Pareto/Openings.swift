// SPDX-License-Identifier: GPL-3.0-or-later

/// How far the outer border lies above the points of a frontier and the mixes of neighbours.
///
/// The gap of a frontier is the smallest X such that for every point y that all half-planes allow
/// there is a mix p of two neighbours with p ≥ y - X in both objectives, on common scales. To go
/// from y down by X in both objectives leaves the lean as it is, and a point is dominated by some
/// mix exactly when it is no higher than the *inner border* at its lean: the straight lines between
/// neighbours, and outside of the ends the points that an end dominates. So X is the largest
/// difference of two functions of the lean, both made of straight pieces, and it is found where one
/// of them turns. The inner border need not be concave.
struct Openings: Hashable, Sendable {
  /// The largest difference between each point and the next.
  private(set) var pieces: [Double]
  /// The largest difference beyond the ends.
  private(set) var beyond = 0.0

  /// The gap of the frontier; infinite where an objective has no proven bound.
  var gap: Double { pieces.reduce(beyond, max) }

  /// Measures a chain of points from best in x to best in y, each better in y and worse in x than
  /// the one before.
  ///
  /// - Complexity: linear in the numbers of points and of lines on the border.
  init(above chain: [PlanePoint], under border: OuterBorder) {
    pieces = Array(repeating: 0, count: max(0, chain.count - 1))
    guard let first = chain.first, let last = chain.last, border.boundsBothObjectives else {
      beyond = .infinity
      return
    }
    let leans = Self.merged(border.kinks, chain.map(\.lean))
    var piece = 0
    for (lean, outer) in zip(leans, border.heights(atLeans: leans)) {
      if lean <= first.lean {
        beyond = max(beyond, outer - first.x - lean / 2)
      } else if lean >= last.lean {
        beyond = max(beyond, outer - last.y + lean / 2)
      } else {
        while chain[piece + 1].lean < lean { piece += 1 }
        let (start, end) = (chain[piece], chain[piece + 1])
        let share = (lean - start.lean) / (end.lean - start.lean)
        let inner = start.height + share * (end.height - start.height)
        pieces[piece] = max(pieces[piece], outer - inner)
      }
    }
  }

  /// Two rising sequences as one.
  private static func merged(_ first: [Double], _ second: [Double]) -> [Double] {
    var merged: [Double] = []
    merged.reserveCapacity(first.count + second.count)
    var next = second.startIndex
    for value in first {
      while next < second.endIndex, second[next] < value {
        merged.append(second[next])
        next += 1
      }
      merged.append(value)
    }
    return merged + second[next...]
  }
}
