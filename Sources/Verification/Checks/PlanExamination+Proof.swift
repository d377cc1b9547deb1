// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanExamination {
  /// Checks the certificate: that it is about this scenario, and that it proves what it states.
  mutating func checkProof(_ recomputed: Recomputation) {
    let certificate = plan.certificate
    let weightsAreSound = checkWeights(certificate.weights)
    let cases = readCases()
    let sets = [certificate.multipliers] + cases.groups.map(\.multipliers)
    let multipliersAreSound = checkMultipliers(sets)
    checkKeptValues(sets, recomputed)
    guard weightsAreSound, let score = score(recomputed) else { return }
    let size = tolerance(of: score, proven: score.value)
    record(
      .score, abs(score.value - certificate.value) <= size,
      "stated as \(certificate.value), comes to \(score.value)")
    record(
      .boundAboveScore, certificate.value <= certificate.bound + size,
      "score \(certificate.value), bound \(certificate.bound)")
    guard multipliersAreSound, cases.complaints.isEmpty else { return }
    var examination = BoundExamination(self, score: score, recomputed)
    examination.run(cases)
    for check in examination.checks { record(check) }
    finding = examination.finding
  }

  /// How exact a score or bound must be: a share of the size by which ``Plan/gap`` measures, which is the score itself for
  /// one objective and one unit of scale for several, and what summation may lose.
  ///
  /// The plan's own figures have no say in it.
  func tolerance(of sum: CompensatedSum, proven: Double) -> Double {
    let size = plan.certificate.weights.count > 1 ? 1 : max(abs(sum.value), abs(proven))
    return Tolerance.bound * size + Tolerance.summation * sum.magnitude
  }

  func direction(of kpi: String) -> Objective? {
    directions[kpi] ?? scenario.kpi(named: kpi)?.objective
  }

  /// The cases that the bound is proven in: one, unless the proof says otherwise.
  private mutating func readCases() -> ProofCases {
    let settled = readDecisions()
    switch plan.certificate.proof {
    case .multipliers, .search:
      return ProofCases(plan.certificate.multipliers, within: settled)
    case .cases(let tree):
      let cases = ProofCases(tree, within: settled, lines: verifier.positions)
      record(
        .cases, complaints: cases.complaints,
        otherwise: "\(cases.count) case\(cases.count == 1 ? "" : "s")")
      return cases
    }
  }

  /// What is settled about lines in all plans of which the bound speaks: only in frontiers, and as the plan has it.
  private mutating func readDecisions() -> [Int: CaseRestriction] {
    let decisions = plan.certificate.within
    if decisions.isEmpty { return [:] }
    var settled: [Int: CaseRestriction] = [:]
    var complaints = position == nil ? ["the bound speaks of some plans only"] : []
    for decision in decisions {
      guard let line = verifier.positions[decision.line] else {
        complaints.append("there is no line '\(decision.line)'")
        continue
      }
      var restriction = CaseRestriction()
      restriction.amounts = decision.amounts
      restriction.keep(decision.options)
      if !ways.ways[line].canBe(records[line], within: restriction) {
        complaints.append("the plan uses '\(decision.line)' in another way")
      }
      if settled.updateValue(restriction, forKey: line) != nil {
        complaints.append("'\(decision.line)' is settled twice")
      }
    }
    record(.decisions, complaints: complaints, otherwise: "\(decisions.count) lines are settled")
    return settled
  }

  private mutating func checkMultipliers(_ sets: [[Certificate.Multiplier]]) -> Bool {
    var complaints: [String] = []
    var limits: Set<LimitID> = []
    for multipliers in sets {
      let examination = MultiplierExamination(
        multipliers, limits: self.limits, directions: directions)
      complaints += examination.complaints.filter { !complaints.contains($0) }
      limits.formUnion(multipliers.map(\.limit))
    }
    record(.multipliers, complaints: complaints, otherwise: "\(limits.count) limits have a price")
    return complaints.isEmpty
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
    _ sets: [[Certificate.Multiplier]], _ recomputed: Recomputation
  ) {
    var kept: [LimitID] = []
    var seen: Set<LimitID> = []
    for limit in sets.flatMap({ $0.map(\.limit) }) {
      if case .keep = limit, seen.insert(limit).inserted { kept.append(limit) }
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
}
