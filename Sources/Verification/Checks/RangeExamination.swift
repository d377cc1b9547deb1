// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of the plans that the ranges of a solution's scales were read from.
struct RangeExamination {
  /// A plan that was looked at.
  private struct End {
    var kpi: String
    var second: String?
    var complaints: [String]
    /// The value of each KPI, recomputed.
    var values: [String: CompensatedSum]
    /// What lines bring of each KPI that is a sum over lines.
    var brought: [String: CompensatedSum]
    /// What lines contribute to the first KPI, the sizes of their parts added up.
    var contribution: Double
    var certificate: Certificate
  }

  private let solution: Solution
  private let verifier: Verifier
  private let scales: [ObjectiveScale]

  init(_ solution: Solution, verifier: Verifier) {
    self.solution = solution
    self.verifier = verifier
    scales = solution.scales.filter { scale in
      scale.isConstant
        || solution.ends.contains { $0.kpi == scale.kpi } && !scale.isOfBase && !scale.isEstimate
          && scale.ideal != nil && scale.nadir != nil
    }
  }

  /// What came of it, one per scale whose ends are stated as proven.
  ///
  /// - Complexity: that of a plan for each end.
  func findings() -> [RangeFinding] {
    if scales.isEmpty { return [] }
    let ends = solution.ends.map(examined)
    return scales.map { scale in
      let sameness = scale.isConstant ? complaints(aboutSamenessOf: scale, ends) : []
      let isBased = solution.ends.contains { $0.kpi == scale.kpi }
      return RangeFinding(
        kpi: scale.kpi, complaints: sameness + (isBased ? complaints(about: scale, ends) : []),
        isSame: scale.isConstant ? sameness.isEmpty : nil)
    }
  }

  private func examined(_ end: RangeEnd) -> End {
    let directions = Dictionary(
      verifier.scenario.scenario.directedKPIs.map { ($0.kpi.name, $0.objective) }
    ) { first, _ in first }
    var examination = PlanExamination(end.plan, verifier: verifier, directions: directions)
    examination.run()
    var complaints = examination.checks.filter { !$0.passed }.map(\.description)
    if examination.recomputed == nil { complaints.append("the plan could not be recomputed") }
    complaints += self.complaints(about: end, directions)
    var (values, brought): ([String: CompensatedSum], [String: CompensatedSum]) = ([:], [:])
    for kpi in Set(solution.ends.map(\.kpi)) {
      values[kpi] = examination.recomputed?.value(of: kpi)
      brought[kpi] = examination.recomputed?.brought(of: kpi)
    }
    return End(
      kpi: end.kpi, second: end.second, complaints: complaints, values: values, brought: brought,
      contribution: examination.recomputed?.contribution(
        to: Score(weights: [.init(kpi: end.kpi, weight: 1)])) ?? 0,
      certificate: end.plan.certificate)
  }

  /// The proof must be about the KPI that it is said to be about, and keep no other than the first.
  private func complaints(
    about end: RangeEnd, _ directions: [String: Objective]
  ) -> [String] {
    var complaints: [String] = []
    let certificate = end.plan.certificate
    let about = end.second ?? end.kpi
    let score = Score(
      weights: [.init(kpi: about, objective: directions[about] ?? .maximize, weight: 1)])
    if certificate.score != score { complaints.append("a proof is not about '\(about)'") }
    if !certificate.kept.isEmpty { complaints.append("a proof keeps a score") }
    let best = solution.best(of: end.kpi)?.plan.certificate.value
    for multiplier in certificate.proof.multiplierSets(certificate.multipliers).joined() {
      guard case .keep(let kpi, let value) = multiplier.limit else { continue }
      let sign = directions[end.kpi]?.sign ?? 1
      // A proof that asks for more than the best plan has says nothing about the best plans.
      let digits = Tolerance.summation * abs(value)
      if kpi != end.kpi || end.second == nil || sign * value > (best ?? -.infinity) + digits {
        complaints.append("a proof keeps '\(kpi)' at \(value)")
      }
    }
    return complaints
  }

  private func complaints(about scale: ObjectiveScale, _ ends: [End]) -> [String] {
    guard let ideal = scale.ideal, let nadir = scale.nadir else { return [] }
    let sign = scale.objective.sign
    let range = sign * (ideal - nadir)
    func slip(_ sum: CompensatedSum?, share: Double = Tolerance.rangeEnd) -> Double {
      share * max(0, range) + Tolerance.summation * (sum?.magnitude ?? abs(ideal))
        + (range > 0 ? 0 : Tolerance.alike * abs(ideal))
    }
    var complaints: [String] = []
    for end in ends where end.kpi == scale.kpi && end.second == nil {
      let value = end.values[scale.kpi]
      complaints += end.complaints
      if !(abs((value?.value ?? .nan) - ideal) <= slip(value)) {
        complaints.append("best value stated as \(ideal), comes to \(value?.value ?? .nan)")
      }
      if !(end.certificate.bound - sign * ideal <= slip(value)) {
        complaints.append("\(sign * end.certificate.bound) is not ruled out as the best value")
      }
    }
    let others = Set(ends.map(\.kpi)).subtracting([scale.kpi]).sorted()
    // Without a plan in which the KPI comes second the best one of the first shows that it is no worse.
    let seconds = others.compactMap { kpi in
      ends.first { $0.kpi == kpi && $0.second == scale.kpi }
        ?? ends.first { $0.kpi == kpi && $0.second == nil }
    }
    if seconds.count < others.count { complaints.append("an end is missing") }
    complaints += seconds.flatMap(\.complaints) + seconds.flatMap(self.complaints(aboutFirstOf:))
    guard !seconds.isEmpty else { return complaints }
    let values = seconds.compactMap { $0.values[scale.kpi] }
    let least = values.min { sign * $0.value < sign * $1.value }
    if !(abs((least?.value ?? .nan) - nadir) <= slip(least)) {
      complaints.append("worst value stated as \(nadir), comes to \(least?.value ?? .nan)")
    }
    let bound =
      seconds.filter { $0.second != nil }.map(\.certificate.bound).min() ?? .infinity
    if !(bound - sign * nadir <= slip(least, share: Tolerance.worstEnd)) {
      complaints.append("\(sign * bound) is not ruled out as the worst value")
    }
    if !(scale.amount > 0) { complaints.append("it is counted on \(scale.amount)") }
    if scale.scale == .range {
      let brought = ends.first { $0.kpi == scale.kpi && $0.second == nil }?.brought[scale.kpi]
      // A KPI that loses nothing stands on what its lines bring; where that is nothing, any amount does.
      let due = range > 0 ? range : brought.map { abs($0.value) } ?? abs(ideal)
      let digits = Tolerance.summation * (brought?.magnitude ?? abs(ideal))
      if range > 0 || due > digits, abs(scale.amount - due) > slip(least) {
        complaints.append("it is counted on \(scale.amount) instead of \(due)")
      }
    }
    return complaints
  }

  /// Every plan has the same value where one proof rules out a better one than the best, and
  /// another one a worse.
  private func complaints(
    aboutSamenessOf scale: ObjectiveScale, _ ends: [End]
  ) -> [String] {
    let sign = scale.objective.sign
    let worse: Objective = scale.objective == .maximize ? .minimize : .maximize
    guard let end = ends.first(where: { $0.kpi == scale.kpi && $0.second == nil }),
      let best = end.values[scale.kpi], let proof = scale.sameness,
      proof.score == Score(weights: [.init(kpi: scale.kpi, objective: worse, weight: 1)])
    else { return ["nothing proves that it is the same in every plan"] }
    let (bound, complaints) = OpenProof(proof, verifier: verifier).bound()
    guard let bound else { return complaints }
    let slip = Tolerance.alike * end.contribution + Tolerance.summation * best.magnitude
    // The score is the value the other way round: the least value is what its bound says.
    let spread = (end.certificate.bound - sign * best.value, sign * best.value + bound.value)
    return spread.0 <= slip && spread.1 <= slip
      ? []
      : [
        "it is not the same in every plan: from \(-sign * bound.value) to "
          + "\(sign * end.certificate.bound)"
      ]
  }

  /// The KPI that comes first must be at its best.
  private func complaints(aboutFirstOf end: End) -> [String] {
    guard let best = solution.best(of: end.kpi)?.plan.certificate,
      let value = end.values[end.kpi],
      let sign = best.score.weights.first?.objective.sign
    else { return ["'\(end.kpi)' has no best value"] }
    let worst = solution.worst(of: end.kpi)?.plan.certificate.value ?? best.value
    let slip =
      Tolerance.rangeEnd * max(0, best.value - worst) + Tolerance.alike * best.size
      + Tolerance.summation * value.magnitude
    return best.value - sign * value.value <= slip
      ? [] : ["'\(end.kpi)' is \(value.value) where its best is \(sign * best.value)"]
  }
}

extension Certificate.Proof {
  /// The multipliers of every case.
  fileprivate func multiplierSets(
    _ root: [Certificate.Multiplier]
  ) -> [[Certificate.Multiplier]] {
    switch self {
    case .multipliers, .search: [root]
    case .cases(let tree): tree.multiplierSets
    }
  }
}

extension CaseTree {
  /// The multipliers of every leaf.
  var multiplierSets: [[Certificate.Multiplier]] {
    switch self {
    case .bounded(let multipliers), .empty(let multipliers): [multipliers]
    case .fork(_, let first, let second): first.multiplierSets + second.multiplierSets
    }
  }
}
