// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns planned stages into scores, once scales are known.
struct StageScoring {
  let scenario: Scenario
  let scaling: Scaling

  /// What weights of objectives stand on where nothing is said.
  var standard: Scale { scenario.scale }

  /// The scale of what a target is missed by: its own size, unless something else is said for it or
  /// everything is raw.
  func scale(_ side: StagePlan.TargetSide) -> ObjectiveScale {
    let better: Objective = side.side == .atLeast ? .maximize : .minimize
    return scaling.scale(
      side.kpi, side.kpi.objective ?? better,
      standard: scenario.scale == .none ? .none : .target)
  }

  /// What a stage maximizes.
  func scored(_ plan: StagePlan) -> ScoredStage {
    if let ratio = plan.ratio {
      return ScoredStage(
        purpose: plan.purpose, score: Score(), giveUp: plan.giveUp, ratio: ratio)
    }
    if plan.count == 1, let kpi = plan.objectives.first {
      return ScoredStage(
        purpose: plan.purpose,
        score: Score(
          weights: [.init(kpi: kpi.name, objective: kpi.objective ?? .maximize, weight: 1)]),
        size: nil, giveUp: plan.giveUp)
    }
    let scales = plan.objectives.map {
      scaling.scale($0, $0.objective ?? .maximize, standard: standard)
    }
    let isAllConstant = plan.targets.isEmpty && scales.allSatisfy(\.isConstant)
    let counting = scales.map { $0.isConstant && !isAllConstant ? 0 : $0.weight }
    let total =
      counting.reduce(0, +) + (plan.isWorstOff ? 0 : plan.targets.reduce(0) { $0 + $1.weight })
    var score = Score()
    var size = 0.0
    for (scale, weight) in zip(scales, counting) where weight > 0 {
      score.weights.append(
        .init(kpi: scale.kpi, objective: scale.objective, weight: weight / total / scale.amount))
      size += weight / total * scaling.sizeOnScale(scale)
    }
    var perUnit = 1.0
    for side in plan.targets {
      let amount = scale(side).amount
      if plan.isWorstOff {
        score.worstOff.append(
          .init(
            kpi: side.kpi.name, objective: side.side == .atLeast ? .maximize : .minimize,
            reference: side.target.value, unit: amount / side.weight))
        perUnit = side.weight / amount
      } else {
        let weight = side.weight / total / amount
        score.misses.append(
          .init(kpi: side.kpi.name, side: side.side, target: side.target.value, weight: weight))
        size += side.weight / total
        perUnit = weight
      }
    }
    if plan.isWorstOff { size += 1 }
    return ScoredStage(
      purpose: plan.purpose, score: score, size: size, giveUp: plan.giveUp, scorePerUnit: perUnit)
  }

  /// All KPIs that have a better and a worse, so that nothing is left lying; `nil` if none can
  /// change.
  func rest(_ scales: [ObjectiveScale]) -> ScoredStage? {
    let moving = scales.filter { !$0.isConstant && $0.amount > 0 }
    let total = moving.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    return ScoredStage(
      purpose: .rest,
      score: Score(
        weights: moving.map {
          .init(kpi: $0.kpi, objective: $0.objective, weight: $0.weight / total / $0.amount)
        }),
      size: moving.reduce(0) { $0 + $1.weight / total * scaling.sizeOnScale($1) })
  }

  /// The least progress of all objectives along their ranges, or from values that were asked for;
  /// `nil` if none can change.
  func progress(
    _ scales: [ObjectiveScale], from references: [String: Double]?
  ) -> ScoredStage? {
    let parts = scales.compactMap { scale -> Score.Progress? in
      guard !scale.isConstant, let ideal = scale.ideal, let nadir = scale.nadir else { return nil }
      // What no other KPI at its best costs anything goes from nothing to its best.
      let unit = ideal == nadir ? scale.amount : abs(ideal - nadir)
      let worst = ideal - scale.objective.sign * unit
      guard let reference = references.map({ $0[scale.kpi] }) ?? worst else { return nil }
      return Score.Progress(
        kpi: scale.kpi, objective: scale.objective, reference: reference, unit: unit)
    }
    if parts.isEmpty { return nil }
    return ScoredStage(
      purpose: .preference, score: Score(worstOff: parts), size: 1)
  }
}
