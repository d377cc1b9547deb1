// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A multiple of a line's exposure to a KPI of independent audiences,
/// `factor · -ln(1 - reach(x) / population)`.
///
/// Only how the reach bends needs to be known, and that -ln(1 - r) bends up: for a positive factor
/// the chord of -ln(1 - r) over the reaches of a piece lies above it, for a negative one the chord
/// of the reach lies below the reach.
struct ExposedReach {
  var factor: Double
  var population: Double
  /// What the line reaches: `figure + rate · x + curve.factor · curve.curve(x)`.
  var reach: LineWay.Share

  /// What is reached at a spend, as seen from a spend at or before it with no joint between.
  func reached(at spend: Double, from start: Double) -> Jet {
    var jet = Jet(value: reach.figure + reach.rate * spend, slope: reach.rate)
    if let curve = reach.curve {
      let part = curve.curve.jet(at: spend, from: start).scaled(by: curve.factor)
      jet.value += part.value
      jet.slope += part.slope
    }
    return jet
  }

  /// The multiple of the exposure of a reach, with what rounding of the reach makes of it.
  func value(of reached: Double) -> CompensatedSum {
    let value = factor * -log1p(-reached / population)
    return CompensatedSum(value, magnitude: abs(factor) * reached / (population - reached))
  }

  /// The slope of the exposure of a reach.
  private func steepness(at reached: Double) -> Double { 1 / (population - reached) }

  /// What bounds it over a piece from above: a part that bends down with its slopes at both ends,
  /// `nil` for a chord.
  func slopes(left: Jet, right: Jet, width: Double, from start: Double) -> (Double, Double)? {
    let bendsUp = reach.curve.map { $0.curve.isConvex(times: $0.factor, from: start) } ?? false
    let isStraight = reach.curve.map { $0.curve.isStraight } ?? true
    if factor > 0 {
      if bendsUp || isStraight { return nil }
      // Between reaches that rise and fall again the chord would not bound.
      guard (left.slope >= 0) == (right.slope >= 0) else { return (.infinity, -.infinity) }
      let rise = right.value - left.value
      let steepness =
        rise == 0
        ? self.steepness(at: left.value)
        : -log1p(-rise / (population - left.value)) / rise
      return (factor * steepness * left.slope, factor * steepness * right.slope)
    }
    let (first, last) = (steepness(at: left.value), steepness(at: right.value))
    if bendsUp { return (factor * first * left.slope, factor * last * right.slope) }
    let rise = width > 0 ? (right.value - left.value) / width : 0
    return (factor * first * rise, factor * last * rise)
  }

  /// A slope that it does not pass anywhere after a spend; `nil` if it may grow for ever.
  func largestSlope(after spend: Double) -> Double? {
    if let curve = reach.curve, curve.curve.isConvex(times: curve.factor, from: spend) {
      return nil
    }
    let far = reached(at: 1e30, from: spend).value
    guard far < population else { return nil }
    return max(0, factor * reached(at: spend, from: spend).slope * steepness(at: far))
  }
}

extension ReadCurve {
  /// Whether it is made of straight pieces.
  fileprivate var isStraight: Bool {
    switch self {
    case .pieces, .majorant: true
    case .formula(let curve): curve.curvature == .linear
    }
  }
}
