// SPDX-License-Identifier: GPL-3.0-or-later

/// What one stage of a trade-off maximizes: a concave function of KPI values.
///
///     Σ weight · sign · value - Σ weight · miss + weight · worst
///
/// over weighted KPIs, targets that are missed, and the worst-off of several KPIs. `sign` is 1
/// where more is better and -1 where less is.
package struct Score: Hashable, Sendable {
  /// The weight of one KPI in the score.
  package struct Weight: Hashable, Sendable {
    /// The name of the KPI.
    package var kpi: String
    /// Which way counts as better.
    package var objective: Objective
    /// Score per unit of the KPI; at least 0.
    package var weight: Double

    /// Makes a weight.
    package init(kpi: String, objective: Objective = .maximize, weight: Double) {
      self.kpi = kpi
      self.objective = objective
      self.weight = weight
    }
  }

  /// What missing a target on one side takes off the score: `weight · max(0, target - value)` below
  /// it (`atLeast`), `weight · max(0, value - target)` above it (`atMost`).
  package struct Miss: Hashable, Sendable {
    /// The name of the KPI.
    package var kpi: String
    /// Which side must hold for nothing to be missed.
    package var side: LimitID.Side
    /// The value to reach, in the KPI's unit.
    package var target: Double
    /// Score per unit of the KPI; above 0.
    package var weight: Double

    /// Makes a miss.
    package init(kpi: String, side: LimitID.Side, target: Double, weight: Double) {
      self.kpi = kpi
      self.side = side
      self.target = target
      self.weight = weight
    }
  }

  /// How far one KPI is on its way from a reference: `sign · (value - reference) / unit`.
  package struct Progress: Hashable, Sendable {
    /// The name of the KPI.
    package var kpi: String
    /// Which way counts as better.
    package var objective: Objective
    /// The value that counts 0, in the KPI's unit.
    package var reference: Double
    /// The amount of the KPI that counts 1, in its unit; above 0.
    package var unit: Double

    /// Makes a measure of progress.
    package init(kpi: String, objective: Objective, reference: Double, unit: Double) {
      self.kpi = kpi
      self.objective = objective
      self.reference = reference
      self.unit = unit
    }
  }

  /// The KPIs that count by themselves.
  package var weights: [Weight]
  /// The targets that count where they are missed.
  package var misses: [Miss]
  /// The KPIs of which only the one that is least far counts, once; empty for none.
  package var worstOff: [Progress]

  /// Makes a score.
  package init(weights: [Weight] = [], misses: [Miss] = [], worstOff: [Progress] = []) {
    self.weights = weights
    self.misses = misses
    self.worstOff = worstOff
  }

  /// The score at given KPI values; `nil` if one is missing.
  package func value(_ value: (String) -> Double?) -> Double? {
    var total = 0.0
    for weight in weights {
      guard let reached = value(weight.kpi) else { return nil }
      total += weight.weight * weight.objective.sign * reached
    }
    for miss in misses {
      guard let reached = value(miss.kpi) else { return nil }
      let distance = miss.side == .atLeast ? miss.target - reached : reached - miss.target
      total -= miss.weight * max(0, distance)
    }
    var worst: Double?
    for progress in worstOff {
      guard let reached = value(progress.kpi) else { return nil }
      let share = progress.objective.sign * (reached - progress.reference) / progress.unit
      worst = min(worst ?? share, share)
    }
    return total + (worst ?? 0)
  }

  /// Adds a multiple of another score, of which at most one may count a worst-off.
  mutating func add(_ other: Score, times factor: Double) {
    weights += other.weights.map {
      Weight(kpi: $0.kpi, objective: $0.objective, weight: factor * $0.weight)
    }
    misses += other.misses.map {
      Miss(kpi: $0.kpi, side: $0.side, target: $0.target, weight: factor * $0.weight)
    }
    worstOff += other.worstOff.map {
      Progress(
        kpi: $0.kpi, objective: $0.objective, reference: $0.reference, unit: $0.unit / factor)
    }
  }

  /// Whether the score adds up over lines by itself.
  func isSumOverLines(_ checked: CheckedScenario) -> Bool {
    misses.isEmpty && worstOff.isEmpty
      && weights.allSatisfy { checked.linearForm(of: $0.kpi) != nil }
  }

  /// Whether a single KPI counts by itself, so that the score is in multiples of its unit.
  package var isOneKPI: Bool { weights.count == 1 && misses.isEmpty && worstOff.isEmpty }

  /// The names of all KPIs that count, each once, sorted.
  package var kpis: [String] {
    Set(weights.map(\.kpi) + misses.map(\.kpi) + worstOff.map(\.kpi)).sorted()
  }
}
