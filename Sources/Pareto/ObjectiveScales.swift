// SPDX-License-Identifier: GPL-3.0-or-later

/// The values of up to eight objectives on common scales, 0 where there are fewer.
typealias ScaledPlace = SIMD8<Double>

/// The scales that put the best value of every objective at 0 and the range of the ends at 1 below
/// it.
///
/// An objective that is the same at all ends has no scale until a point shows one; until then it is
/// 0 everywhere.
struct ObjectiveScales: Sendable {
  /// The best value of each objective among the ends.
  let ideal: [Double]
  /// What 1 is worth in each objective; 0 for none yet.
  private(set) var units: [Double]
  /// Values no further below the ideal are the same as it.
  let noise: [Double]

  /// Scales on which the ends, a full table of them, span 1 in each objective.
  ///
  /// - Parameter gap: the largest difference between bound and value of each end, in the
  ///   objective's unit.
  init(ends: [[Double]], gap: [Double]) {
    let ideal = gap.indices.map { objective in ends.map { $0[objective] }.max() ?? 0 }
    let worst = gap.indices.map { objective in ends.map { $0[objective] }.min() ?? 0 }
    let noise = gap.indices.map { objective in
      max(
        gap[objective],
        ParetoTolerance.rounding * max(abs(ideal[objective]), abs(worst[objective])))
    }
    units = gap.indices.map { objective in
      let range = ideal[objective] - worst[objective]
      return range > noise[objective] ? range : 0
    }
    self.ideal = ideal
    self.noise = noise
  }

  var count: Int { ideal.count }

  /// Which objectives have no scale.
  var pending: [Int] { units.indices.filter { units[$0] == 0 } }

  /// By how much values are below the ideal of an objective, 0 where that is noise.
  func drop(_ values: [Double], in objective: Int) -> Double {
    let drop = ideal[objective] - values[objective]
    return drop > noise[objective] ? drop : 0
  }

  /// Gives an objective its scale.
  mutating func setUnit(_ unit: Double, of objective: Int) { units[objective] = unit }

  func place(_ values: [Double]) -> ScaledPlace {
    var place = ScaledPlace.zero
    for objective in ideal.indices where units[objective] > 0 {
      place[objective] = (values[objective] - ideal[objective]) / units[objective]
    }
    return place
  }

  /// A half-space on these scales, its weights adding up to 1; `nil` for one that proves nothing
  /// here.
  func halfspace(_ support: Support) -> ScaledHalfspace? {
    var weights = ScaledPlace.zero
    var offset = 0.0
    for (objective, weight) in support.weights.enumerated() where weight != 0 {
      guard weight > 0, units[objective] > 0 else { return nil }
      weights[objective] = weight * units[objective]
      offset += weight * ideal[objective]
    }
    let size = weights.sum()
    let level = (support.bound - offset) / size
    guard size > 0, size.isFinite, level.isFinite else { return nil }
    return ScaledHalfspace(weights: weights / size, level: level)
  }

  /// Weights per unit of each objective from weights on these scales.
  func weights(_ weights: ScaledPlace) -> [Double] {
    units.indices.map { units[$0] > 0 ? weights[$0] / units[$0] : 0 }
  }

  /// Values no further apart than this are the same on these scales, as far as their digits tell.
  var tolerance: Double {
    units.indices.reduce(ParetoTolerance.sameValue) { tolerance, objective in
      guard units[objective] > 0 else { return tolerance }
      return max(tolerance, 16 * abs(ideal[objective]).ulp / units[objective])
    }
  }
}

/// All places whose weighted sum is no more than a level; no weight is below 0.
struct ScaledHalfspace: Hashable, Sendable {
  var weights: ScaledPlace
  var level: Double

  /// By how much a place is outside; below 0 inside.
  func excess(of place: ScaledPlace) -> Double { (weights * place).sum() - level }
}
