// SPDX-License-Identifier: GPL-3.0-or-later

/// How finely the values of two objectives can differ: by the steps that are known, else by a share
/// of the range.
struct ValueGrid: Sendable {
  /// The steps; 0 where none is known, or where values are too large to show it.
  let steps: [Double]
  /// Values no further apart are the same.
  let sameness: [Double]
  private let ranges: [Double]

  init(steps: [Double], scales: PlaneScales) {
    let ranges = scales.ranges
    let known = (0..<2).map { objective in
      // Sums of values are off by a few of their last digits.
      steps[objective] > 64 * scales.lastDigit(of: objective) ? steps[objective] : 0
    }
    self.steps = known
    self.ranges = ranges
    sameness = (0..<2).map { known[$0] > 0 ? known[$0] / 2 : scales.tolerance * ranges[$0] }
  }

  /// Where to put a floor that only better values keep, by how far above a value: the next is for a
  /// solver that lets a floor slip.
  func nudges(_ objective: Int) -> [Double] {
    let step = steps[objective]
    guard step == 0 else { return [step / 2, step] }
    return [0.5, 5, 50, 500].map { $0 * sameness[objective] }
  }

  /// A floor near a value that is half-way between values that are possible, one of which is given.
  func floor(near value: Double, on objective: Int, possible: Double) -> Double {
    let step = steps[objective]
    guard step > 0 else { return value }
    return possible + (((value - possible) / step).rounded(.down) + 0.5) * step
  }

  /// The weight of an objective, where the other weighs 1, at which it never outweighs a step of
  /// the other over a span, and the gap that tells its own steps apart; `nil` where there are no
  /// such steps, or too many of them for one number.
  func augmentation(by objective: Int, span: Double) -> (weight: Double, gap: Double)? {
    guard steps[0] > 0, steps[1] > 0, span > 0 else { return nil }
    let levels = ranges[0] / steps[0] * (ranges[1] / steps[1])
    guard levels <= ParetoTolerance.augmentedLevels else { return nil }
    let weight = steps[1 - objective] / (2 * span)
    return (weight, weight * steps[objective] / 2)
  }

  /// The bound on one objective that follows from a half-plane where the other one keeps a floor,
  /// drawn down to values that are possible; a point found under the floor shows which are.
  func bound(
    on objective: Int, from support: Support, floors: [Double], by values: [Double]
  ) -> FlooredSupport {
    let other = 1 - objective
    var floor = floors[other]
    var bound = support.bound / support.weights[objective]
    if support.weights[other] > 0 {
      bound -= support.weights[other] / support.weights[objective] * floor
    }
    if steps[objective] > 0 {
      let count = ((bound - values[objective]) / steps[objective] + 1e-6).rounded(.down)
      bound = values[objective] + max(0, count) * steps[objective]
    }
    if steps[other] > 0 {
      // A value just under the floor may have failed to keep it.
      let count = ((values[other] - floor) / steps[other] - 1e-6).rounded(.down)
      floor = min(floor, values[other] - (count + 1) * steps[other])
    }
    var fact = FlooredSupport(holding: Support(weights: [0, 0], bound: bound))
    fact.floors[other] = floor
    fact.support.weights[objective] = 1
    return fact
  }
}

extension ValueGrid {
  /// What the ends of a frontier prove, first the one that is best in the first objective: bounds
  /// drawn down to values that are possible.
  func facts<Solution>(of ends: FrontierEnds<Solution>) -> [FlooredSupport] {
    [ends.first, ends.last].enumerated().map { objective, end in
      let support = end.support
      guard support.weights[objective] > 0, support.weights[1 - objective] == 0 else {
        return FlooredSupport(holding: support)
      }
      return bound(
        on: objective, from: support, floors: [-.infinity, -.infinity], by: end.values)
    }
  }
}

extension PlaneScales {
  /// The last digit of the largest value of an objective on the frontier.
  func lastDigit(of objective: Int) -> Double {
    max(abs(nadir[objective]), abs(nadir[objective] + ranges[objective])).ulp
  }

  /// Values no further apart than this share of their range are the same, as far as their digits
  /// tell.
  var tolerance: Double {
    (0..<2).reduce(ParetoTolerance.sameValue) { max($0, 16 * lastDigit(of: $1) / ranges[$1]) }
  }
}
