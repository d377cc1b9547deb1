// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// What a plan scores at the first thing that the trade-off settles.
package enum SweepScore {
  /// The score of a plan of another number on the same scale as that of a solution; `nil` where a
  /// KPI has no value.
  package static func value(_ plan: Plan, like solution: Solution) -> Double? {
    guard let stage = solution.stages.first else { return nil }
    if let ratio = stage.ratio {
      return plan.value(of: ratio.kpi).map { ratio.objective.sign * $0 }
    }
    return stage.certificate.score.value { plan.value(of: $0) }
  }

  /// The KPI that is looked at first: of those settled first the one with the largest weight, and
  /// of equal weights the first in the file; `nil` where no KPI counts.
  package static func leading(_ solution: Solution) -> (kpi: String, objective: Objective)? {
    guard let stage = solution.stages.first else { return nil }
    if let ratio = stage.ratio { return (ratio.kpi, ratio.objective) }
    let counting = Set(stage.certificate.score.kpis)
    let scales = solution.scales.filter { counting.contains($0.kpi) && !$0.isConstant }
    let most = scales.map(\.weight).max()
    if let first = scales.first(where: { $0.weight == most }) {
      return (first.kpi, first.objective)
    }
    return stage.certificate.score.weights.first.map { ($0.kpi, $0.objective) }
  }
}
