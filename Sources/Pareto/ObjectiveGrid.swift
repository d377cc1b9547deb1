// SPDX-License-Identifier: GPL-3.0-or-later

/// How finely the values of any number of objectives can differ: by the steps that are known, else
/// by a share of the range.
struct ObjectiveGrid: Sendable {
  /// The steps; 0 where none is known, or where values are too large to show it.
  let steps: [Double]
  /// Values no further apart are the same.
  let sameness: [Double]
  /// What no feasible value of each objective can pass.
  private let tops: [Double]
  private let ranges: [Double]

  /// - Parameters:
  ///   - tops: what no feasible value of each objective can pass.
  ///   - ranges: what counts as far for each objective; 0 where it is the same everywhere.
  ///   - noise: values of an objective that is the same everywhere are no further apart.
  init(steps: [Double], tops: [Double], ranges: [Double], noise: [Double]) {
    self.tops = tops
    self.ranges = ranges
    let digits = zip(tops, ranges).map { max(abs($0), abs($0 - $1)).ulp }
    // Sums of values are off by a few of their last digits.
    self.steps = zip(steps, digits).map { $0 > 64 * $1 ? $0 : 0 }
    sameness = steps.indices.map { objective in
      steps[objective] > 64 * digits[objective]
        ? steps[objective] / 2
        : max(
          ranges[objective] > 0 ? ParetoTolerance.sameValue * ranges[objective] : noise[objective],
          16 * digits[objective])
    }
  }

  /// How far above a value to put a floor that only better values keep; later attempts are for a
  /// solver that lets a floor slip. `nil` where there is nothing more to try.
  func nudge(_ objective: Int, attempt: Int) -> Double? {
    let factors = steps[objective] > 0 ? [1.0, 2] : [0.5, 5, 50, 500]
    return attempt < factors.count ? factors[attempt] * sameness[objective] : nil
  }

  /// Weights at which the other objectives never outweigh a step of one above their floors, and the
  /// gap that tells their own steps apart; `nil` where there are no such steps, or too many of them
  /// for one number.
  func augmentation(of objective: Int, floors: [Double]) -> (weights: [Double], gap: Double)? {
    var weights = [Double](repeating: 1, count: steps.count)
    var gap = Double.infinity
    let others = Double(steps.count - 1)
    guard steps[objective] > 0 else { return nil }
    for other in steps.indices where other != objective {
      let span = tops[other] - floors[other]
      guard steps[other] > 0, span > 0, span.isFinite else { return nil }
      let levels = ranges[objective] / steps[objective] * others * (span / steps[other])
      guard levels <= ParetoTolerance.augmentedLevels else { return nil }
      weights[other] = steps[objective] / (2 * others * span)
      gap = min(gap, weights[other] * steps[other] / 2)
    }
    return (weights, gap)
  }

  /// What a half-space above floors says of one objective, drawn down to values that are possible,
  /// and floors with it; a point found under the floors shows which are.
  func fact(
    on objective: Int, from support: Support, floors: [Double], by values: [Double]
  ) -> FlooredSupport {
    var fact = FlooredSupport(holding: support, above: floors)
    for other in steps.indices where steps[other] > 0 && floors[other] > -.infinity {
      // A value just under the floor may have failed to keep it.
      let count = ((values[other] - floors[other]) / steps[other] - 1e-6).rounded(.down)
      fact.floors[other] = min(floors[other], values[other] - (count + 1) * steps[other])
    }
    guard steps[objective] > 0, support.weights[objective] > 0 else { return fact }
    var bound = support.bound
    for (other, weight) in support.weights.enumerated() where other != objective && weight > 0 {
      bound -= weight * floors[other]
    }
    guard bound.isFinite else { return fact }
    let ahead = bound / support.weights[objective] - values[objective]
    let count = max(0, (ahead / steps[objective] + 1e-6).rounded(.down))
    fact.support = Support(
      weights: steps.indices.map { $0 == objective ? 1 : 0 },
      bound: values[objective] + count * steps[objective])
    return fact
  }
}
