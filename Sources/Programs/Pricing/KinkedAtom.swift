// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A curve of straight pieces, ready for evaluation: past the last point it goes on with `tailSlope`.
struct KinkedAtom {
  let spends: [Double]
  let values: [Double]
  let slopes: [Double]
  let tailSlope: Double

  init(_ curve: PointsCurve) {
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
    let piece = piece(at: x)
    return values[piece] + rightSlope(ofPiece: piece) * (x - spends[piece])
  }

  /// The slope just right of `x`.
  func rightSlope(at x: Double) -> Double { rightSlope(ofPiece: piece(at: x)) }

  /// The slope just left of `x`; that on the right at 0.
  func leftSlope(at x: Double) -> Double {
    let piece = piece(at: x)
    return rightSlope(ofPiece: spends[piece] == x && piece > 0 ? piece - 1 : piece)
  }

  private func rightSlope(ofPiece piece: Int) -> Double {
    piece < slopes.count ? slopes[piece] : tailSlope
  }
}
