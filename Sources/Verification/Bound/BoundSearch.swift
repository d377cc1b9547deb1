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
    /// What is reached of each audience.
    var reached: [Jet] = []
    /// What rounding may take from the sum of the parts, small as it is.
    var rounding: Double
  }

  private struct Piece {
    var left: Sample
    var right: Sample
    /// What the function does not pass between the ends, rounding allowed for.
    var bound: Double
    /// Where the bound is attained, as a distance from the left end.
    var peak: Double
    /// What rounding may take there.
    var rounding: Double
  }

  /// What rounding may take from the sum of a few curves, as a share of its parts.
  private static let rounding = 4e-15
  /// How near the bound must come to a value that is taken, in units of the rounding.
  private static let precision = 4.0
  /// How often pieces are cut at most.
  private static let cutLimit = 400

  private let function: LineFunction
  private let amounts: Amounts
  private var pieces: [Piece] = []
  /// The highest value seen, less what rounding may have added.
  private var best = -Double.infinity
  /// What rounding may have added to it.
  private var bestRounding = 0.0

  /// Begins with pieces that have no joint of a curve inside; with steps they begin and end on
  /// them.
  init(_ function: LineFunction, pieces ranges: [ClosedRange<Double>], amounts: Amounts) {
    self.function = function
    self.amounts = amounts
    for range in ranges { add(range) }
  }

  /// Adds a piece. The way a curve bends is asked anew for each piece, so each has its own samples.
  private mutating func add(_ range: ClosedRange<Double>) {
    let left = sample(at: range.lowerBound, from: range.lowerBound)
    pieces.append(piece(left, sample(at: range.upperBound, from: range.lowerBound)))
  }

  /// The upper bound, with the size of the parts that it is summed from.
  mutating func run() -> CompensatedSum {
    for _ in 0..<Self.cutLimit {
      guard let highest = pieces.indices.max(by: { pieces[$0].bound < pieces[$1].bound }) else {
        break
      }
      let piece = pieces[highest]
      if piece.bound <= best + Self.precision * piece.rounding { break }
      guard let (first, second) = halves(of: piece) else { break }
      pieces[highest] = first
      pieces.append(second)
      pieces.removeAll { $0.bound < best }
    }
    let highest = pieces.max { $0.bound < $1.bound }
    guard let highest, highest.bound >= best else {
      return CompensatedSum(best, magnitude: bestRounding / Self.rounding)
    }
    return CompensatedSum(highest.bound, magnitude: highest.rounding / Self.rounding)
  }

  /// Cuts a piece near its peak; `nil` if there is nothing between its ends.
  private mutating func halves(of piece: Piece) -> (Piece, Piece)? {
    let (left, right) = (piece.left.spend, piece.right.spend)
    let width = right - left
    let middle = left + min(max(piece.peak, 1e-3 * width), 0.999 * width)
    if amounts.step == 0 {
      guard middle > left, middle < right else { return nil }
      let sample = sample(at: middle, from: left)
      return (self.piece(piece.left, sample), self.piece(sample, piece.right))
    }
    guard width > 1.5 * amounts.step else { return nil }
    let before = min(max(amounts.floor(middle), left), right - amounts.step)
    let after = before + amounts.step
    return (
      self.piece(piece.left, sample(at: before, from: left)),
      self.piece(sample(at: after, from: left), piece.right)
    )
  }

  /// Reads the function at a spend, as a part of the piece that holds `start`.
  private mutating func sample(at spend: Double, from start: Double) -> Sample {
    var whole = CompensatedSum(function.constant)
    whole.add(function.slope * spend)
    var concave = Jet(
      value: function.constant + function.slope * spend, slope: function.slope)
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
    let reached = function.exposures.map { $0.reached(at: spend, from: start) }
    for (exposure, reach) in zip(function.exposures, reached) {
      whole.add(1, times: exposure.value(of: reach.value))
    }
    let rounding = Self.rounding * whole.magnitude
    if whole.value - rounding > best { (best, bestRounding) = (whole.value - rounding, rounding) }
    return Sample(
      spend: spend, concave: concave, convex: convex, reached: reached, rounding: rounding)
  }

  /// Samples with what bounds the exposures between them among their parts.
  private func withExposures(_ left: Sample, _ right: Sample) -> (Sample, Sample) {
    var (first, last) = (left, right)
    for (position, exposure) in function.exposures.enumerated() {
      let (start, end) = (left.reached[position], right.reached[position])
      let values = (exposure.value(of: start.value).value, exposure.value(of: end.value).value)
      let slopes = exposure.slopes(
        left: start, right: end, width: right.spend - left.spend, from: left.spend)
      if let slopes {
        first.concave.value += values.0
        first.concave.slope += slopes.0
        last.concave.value += values.1
        last.concave.slope += slopes.1
      } else {
        first.convex += values.0
        last.convex += values.1
      }
    }
    return (first, last)
  }

  /// Bounds a piece by the tangents at its ends and the chord of what bends up.
  private func piece(_ start: Sample, _ end: Sample) -> Piece {
    let (left, right) = withExposures(start, end)
    let width = right.spend - left.spend
    let ends = (left.concave.value + left.convex, right.concave.value + right.convex)
    let isLeft = ends.0 + left.rounding >= ends.1 + right.rounding
    var piece = Piece(
      left: start, right: end,
      bound: isLeft ? ends.0 + left.rounding : ends.1 + right.rounding, peak: width / 2,
      rounding: isLeft ? left.rounding : right.rounding)
    // Between two neighbouring steps there is nothing to bound.
    let isFilled = width > 1.5 * amounts.step
    let slopes = (left.concave.slope, right.concave.slope)
    guard isFilled, slopes.0 > slopes.1 else { return piece }
    if slopes.0.isInfinite {
      // Only the right tangent bounds; together with the chord it is a line, highest at an end.
      let start = right.concave.value - slopes.1 * width + left.convex
      let rounding = max(left.rounding, right.rounding)
      piece.bound = max(piece.bound, start + rounding)
      piece.rounding = rounding
      return piece
    }
    let rise = (right.convex - left.convex) / width
    let fall = right.concave.value - left.concave.value - slopes.1 * width
    let peak = min(max(fall / (slopes.0 - slopes.1), 0), width)
    let rounding =
      left.rounding + max(0, right.rounding - left.rounding) * peak / width
    let bound = left.concave.value + slopes.0 * peak + left.convex + rise * peak + rounding
    if bound > piece.bound {
      piece.bound = bound
      piece.peak = peak
      piece.rounding = rounding
    }
    return piece
  }
}
