// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A curve of straight pieces, or the exposure to one, ready for evaluation: past the last point it
/// goes on with `tailSlope`.
struct KinkedTerm {
  let spends: [Double]
  let values: [Double]
  let slopes: [Double]
  let tailSlope: Double
  /// The population of an exposure; `nil` for the pieces as they are.
  let population: Double?

  init(_ curve: PointsCurve, population: Double? = nil) {
    self.population = population
    spends = curve.spends
    values = curve.values
    let all = curve.slopes
    switch curve.tail {
    case .undefined: tailSlope = 0
    case .flat, .slope: tailSlope = all.last ?? 0
    }
    slopes = Array(all.prefix(curve.spends.count - 1))
  }

  /// The piece that begins at or before `x`; a kink belongs to the piece on its right.
  ///
  /// - Complexity: logarithmic in the number of points.
  func piece(at x: Double) -> Int {
    var low = 0
    var high = spends.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if spends[middle] <= x { low = middle } else { high = middle }
    }
    return low
  }

  func value(at x: Double) -> Double {
    let reached = reached(at: x)
    guard let population else { return reached }
    return -Elementary.log1p(-reached / population)
  }

  private func reached(at x: Double) -> Double {
    let piece = piece(at: x)
    return values[piece] + rightSlope(ofPiece: piece) * (x - spends[piece])
  }

  /// What a unit more on the pieces is at `x`.
  private func factor(at x: Double) -> Double {
    population.map { 1 / ($0 - reached(at: x)) } ?? 1
  }

  /// The slope just right of `x`.
  func rightSlope(at x: Double) -> Double { factor(at: x) * rightSlope(ofPiece: piece(at: x)) }

  /// The slope just left of `x`; that on the right at 0.
  func leftSlope(at x: Double) -> Double {
    let piece = piece(at: x)
    let before = spends[piece] == x && piece > 0 ? piece - 1 : piece
    return factor(at: x) * rightSlope(ofPiece: before)
  }

  private func rightSlope(ofPiece piece: Int) -> Double {
    piece < slopes.count ? slopes[piece] : tailSlope
  }
}
