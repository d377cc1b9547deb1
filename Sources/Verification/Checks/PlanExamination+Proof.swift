// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanExamination {
  /// Checks the certificate: that it is about this scenario, and that it proves what it states.
  mutating func checkProof(_ recomputed: Recomputation) {
    let certificate = plan.certificate
    let weightsAreSound = checkWeights(certificate.weights)
    let multipliers = MultiplierExamination(
      certificate.multipliers, limits: limits, directions: directions)
    let check = multipliers.check(plan: position)
    record(check)
    checkKeptValues(certificate.multipliers, recomputed)
    guard weightsAreSound, let score = score(recomputed) else { return }
    let size = tolerance(of: score, proven: score.value)
    record(
      .score, abs(score.value - certificate.value) <= size,
      "stated as \(certificate.value), comes to \(score.value)")
    record(
      .boundAboveScore, certificate.value <= certificate.bound + size,
      "score \(certificate.value), bound \(certificate.bound)")
    if check.passed { checkBound(score, multipliers.readings, recomputed) }
  }

  /// How exact a score or bound must be: a share of the size by which ``Plan/gap`` measures, which is the score itself for
  /// one objective and one unit of scale for several, and what summation may lose.
  ///
  /// The plan's own figures have no say in it.
  private func tolerance(of sum: CompensatedSum, proven: Double) -> Double {
    let size = plan.certificate.weights.count > 1 ? 1 : max(abs(sum.value), abs(proven))
    return Tolerance.bound * size + Tolerance.summation * sum.magnitude
  }

  private func direction(of kpi: String) -> Objective? {
    directions[kpi] ?? scenario.kpi(named: kpi)?.objective
  }

  private mutating func checkWeights(_ weights: [Certificate.Weight]) -> Bool {
    var seen: Set<String> = []
    var complaints: [String] = []
    for weight in weights {
      if !seen.insert(weight.kpi).inserted { complaints.append("'\(weight.kpi)' counts twice") }
      if direction(of: weight.kpi) == nil {
        complaints.append("'\(weight.kpi)' is no objective")
      } else if scenario.linearForm(of: weight.kpi) == nil {
        complaints.append("'\(weight.kpi)' is a ratio")
      }
      if !(weight.weight >= 0 && weight.weight.isFinite) {
        complaints.append("'\(weight.kpi)' has the weight \(weight.weight)")
      }
    }
    record(.weights, complaints: complaints, otherwise: "\(weights.count) objectives count")
    return complaints.isEmpty
  }

  private mutating func checkKeptValues(
    _ multipliers: [Certificate.Multiplier], _ recomputed: Recomputation
  ) {
    let kept = multipliers.map(\.limit).filter { limit in
      if case .keep = limit { true } else { false }
    }
    record(
      .keptValues, complaints: kept.compactMap { complaint(about: $0, recomputed) },
      otherwise: "\(kept.count) values are kept")
  }

  private func score(_ recomputed: Recomputation) -> CompensatedSum? {
    var score = CompensatedSum()
    for weight in plan.certificate.weights {
      guard let direction = direction(of: weight.kpi), let value = recomputed.value(of: weight.kpi)
      else { return nil }
      score.add(weight.weight * direction.sign, times: value)
    }
    return score
  }

  /// Recomputes the bound from weights and multipliers.
  private mutating func checkBound(
    _ score: CompensatedSum, _ readings: [(factor: Double, limit: LimitReading)],
    _ recomputed: Recomputation
  ) {
    var lagrangian = Lagrangian(scenario, curves: curves)
    var whole = score
    var isSeparable = true
    for weight in plan.certificate.weights {
      let sign = direction(of: weight.kpi)?.sign ?? 0
      isSeparable = lagrangian.add(sign * weight.weight, kpi: weight.kpi) && isSeparable
    }
    for (factor, limit) in readings {
      guard let measure = recomputed.value(of: limit.measure),
        let quantity = recomputed.value(of: limit.quantity)
      else { continue }
      whole.add(limit.sign * factor, times: measure)
      whole.add(-limit.sign * factor, times: quantity)
      isSeparable = lagrangian.add(factor, slackOf: limit) && isSeparable
    }
    guard isSeparable else {
      record(.separation, false, "a KPI in the proof is not a sum over lines")
      return
    }
    let spends = recomputed.spends
    let byLine = lagrangian.value(at: spends)
    let rounding = Tolerance.value * max(byLine.magnitude, whole.magnitude)
    record(
      .separation, abs(byLine.value - whole.value) <= rounding,
      "by line \(byLine.value), by KPI and limit \(whole.value)")
    let bound = lagrangian.upperBound(guess: spends)
    rederivedBound = bound.value
    let slack = tolerance(of: bound, proven: score.value)
    record(
      .bound, bound.value <= plan.certificate.bound + slack,
      "stated as \(plan.certificate.bound), the multipliers prove \(bound.value)")
  }
}
