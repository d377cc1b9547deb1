// SPDX-License-Identifier: GPL-3.0-or-later

/// Narrows an upper bound on a line's function down, piece by piece of its range.
struct BoundSearch {
  /// The function's parts at one spend.
  private struct Sample {
    var spend: Double
    /// The parts that bend down or not at all.
    var concave: Jet
    /// The value of the parts that bend up.
    var convex: Double
  }

  private struct Piece {
    var left: Sample
    var right: Sample
    /// What the function does not pass between the ends.
    var bound: Double
    /// Where the bound is attained, as a distance from the left end.
    var peak: Double
  }

  /// What rounding may take from the sum of a few curves, as a share of its parts.
  private static let rounding = 4e-15
  /// The share of the parts to which the bound is narrowed down.
  private static let precision = 1e-14
  /// How often pieces are cut at most.
  private static let cutLimit = 400

  private let function: LineFunction
  private var pieces: [Piece] = []
  private var best = -Double.infinity
  private var magnitude = 0.0

  init(_ function: LineFunction, cuts: [Double]) {
    self.function = function
    if cuts.count == 1 {
      note(function.value(at: cuts[0]))
    }
    for (left, right) in zip(cuts, cuts.dropFirst()) {
      // The way a curve bends is asked anew for each piece, so each has its own samples.
      let left = sample(at: left, from: left)
      pieces.append(piece(left, sample(at: right, from: left.spend)))
    }
  }

  /// The upper bound.
  mutating func run() -> Double {
    var top = best
    for _ in 0..<Self.cutLimit {
      guard let highest = pieces.indices.max(by: { pieces[$0].bound < pieces[$1].bound }) else {
        break
      }
      top = max(best, pieces[highest].bound)
      if top <= best + Self.precision * magnitude { break }
      let piece = pieces[highest]
      let width = piece.right.spend - piece.left.spend
      let middle = piece.left.spend + min(max(piece.peak, 1e-3 * width), 0.999 * width)
      guard middle > piece.left.spend, middle < piece.right.spend else { break }
      let sample = sample(at: middle, from: piece.left.spend)
      pieces[highest] = self.piece(piece.left, sample)
      pieces.append(self.piece(sample, piece.right))
      pieces.removeAll { $0.bound < best }
      top = pieces.reduce(best) { max($0, $1.bound) }
    }
    return top + Self.rounding * magnitude
  }

  private mutating func note(_ value: CompensatedSum) {
    best = max(best, value.value)
    magnitude = max(magnitude, value.magnitude)
  }

  /// Reads the function at a spend, as a part of the piece that holds `start`.
  private mutating func sample(at spend: Double, from start: Double) -> Sample {
    var whole = CompensatedSum(function.slope * spend)
    var concave = Jet(value: function.slope * spend, slope: function.slope)
    var convex = 0.0
    for term in function.terms {
      let jet = term.curve.jet(at: spend, from: start).scaled(by: term.factor)
      whole.add(jet.value)
      if term.curve.isConvex(times: term.factor, from: start) {
        convex += jet.value
      } else {
        concave.value += jet.value
        concave.slope += jet.slope
      }
    }
    note(whole)
    return Sample(spend: spend, concave: concave, convex: convex)
  }

  /// Bounds a piece by the tangents at its ends and the chord of what bends up.
  private func piece(_ left: Sample, _ right: Sample) -> Piece {
    let width = right.spend - left.spend
    let ends = (left.concave.value + left.convex, right.concave.value + right.convex)
    var piece = Piece(left: left, right: right, bound: max(ends.0, ends.1), peak: width / 2)
    let rise = (right.convex - left.convex) / width
    let slopes = (left.concave.slope, right.concave.slope)
    guard slopes.0 > slopes.1 else { return piece }
    if slopes.0.isInfinite {
      let bound = right.concave.value - slopes.1 * width + left.convex
      piece.bound = max(piece.bound, bound)
      return piece
    }
    let fall = right.concave.value - left.concave.value - slopes.1 * width
    let peak = min(max(fall / (slopes.0 - slopes.1), 0), width)
    let bound = left.concave.value + slopes.0 * peak + left.convex + rise * peak
    if bound > piece.bound {
      piece.bound = bound
      piece.peak = peak
    }
    return piece
  }
}
