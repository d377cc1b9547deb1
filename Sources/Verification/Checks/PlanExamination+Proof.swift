// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanExamination {
  /// Checks the certificate: that it is about this scenario, and that it proves what it states.
  ///
  /// - Parameters:
  ///   - isOwn: whether it is the plan's own, whose score the plan has.
  ///   - givenUp: how far the plan may stay behind the score that is stated, for an earlier stage.
  mutating func checkProof(
    _ recomputed: Recomputation, isOwn: Bool = true, givenUp: Double = 0
  ) {
    let start = checks.count
    examineProof(recomputed, isOwn: isOwn, givenUp: givenUp)
    upheld = certificate
    let failed = Set(checks[start...].filter { !$0.passed }.map(\.subject))
    if !failed.isEmpty { reduceProof(failed, recomputed, isOwn: isOwn) }
  }

  /// Leaves of a proof what holds of it: the score that the plan comes to, and the bound that is
  /// proven.
  private mutating func reduceProof(
    _ failed: Set<VerificationReport.Subject>, _ recomputed: Recomputation, isOwn: Bool
  ) {
    let score = recomputed.value(of: certificate.score)
    if failed.contains(.score), isOwn, let score { upheld.value = score.value }
    let reached = max(upheld.value, score?.value ?? -.infinity)
    let size = score.map { tolerance(of: $0, proven: $0.value) } ?? 0
    if failed.isSubset(of: [.score, .keptValues]), reached <= upheld.bound + size { return }
    if !failed.isDisjoint(with: [.weights, .multipliers, .cases, .decisions, .separation]) {
      proveAnew(recomputed, isPriced: !failed.contains(.multipliers))
    }
    guard let proven = finding.value, !failed.contains(.weights) else {
      finding = .none
      upheld.bound = .infinity
      return
    }
    // No plan passes what one has.
    upheld.bound = max(proven, reached)
    if case .searched = finding {
      upheld.proof = .multipliers
      finding = .recomputed(upheld.bound)
    }
  }

  /// Recomputes the bound over all plans where the proof itself cannot be read: with its
  /// multipliers over all plans, or with none.
  private mutating func proveAnew(_ recomputed: Recomputation, isPriced: Bool) {
    finding = .none
    upheld.proof = .multipliers
    upheld.within = []
    if !isPriced { upheld.multipliers = [] }
    guard let score = recomputed.value(of: certificate.score) else { return }
    var anew = self
    anew.certificate = upheld
    var examination = BoundExamination(anew, score: score, recomputed)
    examination.run(ProofCases(upheld.multipliers, within: [:]))
    let isSeparated = examination.checks.allSatisfy { $0.subject != .separation || $0.passed }
    if isSeparated { finding = examination.finding }
  }

  private mutating func examineProof(
    _ recomputed: Recomputation, isOwn: Bool, givenUp: Double
  ) {
    finding = .none
    let scoresAreSound = checkScores()
    let cases = readCases()
    let sets = [certificate.multipliers] + cases.groups.map(\.multipliers)
    let multipliersAreSound = checkMultipliers(sets)
    checkKeptValues(sets, recomputed)
    guard scoresAreSound, let score = recomputed.value(of: certificate.score) else { return }
    let size = tolerance(of: score, proven: score.value)
    let ceiling = givenUp > 0 ? max(certificate.value, certificate.bound) : certificate.value
    // What another plan found is a limit to this one; its bound is of plans that keep every limit to the last digit.
    let slip =
      isOwn
      ? (below: size, above: size)
      : (
        below: size
          + Tolerance.slip(
            contribution: recomputed.contribution(to: certificate.score), parts: score.magnitude),
        above: size + worthOfBreaches(sets, recomputed)
      )
    record(
      .score,
      score.value >= certificate.value - givenUp - slip.below
        && score.value <= ceiling + slip.above,
      because: "stated as \(certificate.value), comes to \(score.value)")
    record(
      .boundAboveScore, certificate.value <= certificate.bound + size,
      because: "score \(certificate.value), bound \(certificate.bound)")
    guard multipliersAreSound, cases.complaints.isEmpty else { return }
    var examination = BoundExamination(self, score: score, recomputed)
    examination.run(cases)
    for check in examination.checks { record(check) }
    finding = examination.finding
  }

  /// How exact a score or bound must be: a share of the size by which ``Plan/gap`` measures, which
  /// is the score itself for one objective and one unit of scale for several, and what summation
  /// may lose.
  ///
  /// The plan's own figures have no say in it.
  func tolerance(of sum: CompensatedSum, proven: Double) -> Double {
    let size = certificate.score.isOneKPI ? max(abs(sum.value), abs(proven)) : 1
    return Tolerance.bound * size + Tolerance.summation * sum.magnitude
  }

  /// What the last digits are worth by which the plan breaks limits, at the highest of several sets
  /// of prices: by so much it may pass a bound on plans that keep them.
  private func worthOfBreaches(
    _ sets: [[Certificate.Multiplier]], _ recomputed: Recomputation
  ) -> Double {
    sets.map { multipliers in
      multipliers.reduce(0) { $0 + $1.value * breach(of: $1.limit, recomputed) }
    }.max() ?? 0
  }

  /// By how much the plan breaks a limit; 0 where it keeps it.
  private func breach(of limit: LimitID, _ recomputed: Recomputation) -> Double {
    if case .stage(let stage) = limit {
      guard certificate.kept.indices.contains(stage),
        let score = recomputed.value(of: certificate.kept[stage].score)
      else { return 0 }
      return max(0, certificate.kept[stage].value - score.value)
    }
    guard let reading = limits.reading(of: limit, directions: directions),
      let measure = recomputed.value(of: reading.measure),
      let quantity = recomputed.value(of: reading.quantity)
    else { return 0 }
    return max(0, reading.sign * (quantity.value - measure.value))
  }

  /// The cases that the bound is proven in: one, unless the proof says otherwise.
  private mutating func readCases() -> ProofCases {
    let settled = readDecisions()
    switch certificate.proof {
    case .multipliers, .search:
      return ProofCases(certificate.multipliers, within: settled)
    case .cases(let tree):
      let cases = ProofCases(tree, within: settled, lines: verifier.positions)
      record(
        .cases, complaints: cases.complaints,
        otherwise: "\(cases.count) case\(cases.count == 1 ? "" : "s")")
      return cases
    }
  }

  /// What is settled about lines in all plans of which the bound speaks: only in frontiers, and as
  /// the plan has it.
  private mutating func readDecisions() -> [Int: CaseRestriction] {
    let decisions = certificate.within
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
        multipliers, limits: self.limits, directions: directions,
        scores: certificate.kept.map(\.score) + [certificate.score])
      complaints += examination.complaints.filter { !complaints.contains($0) }
      limits.formUnion(multipliers.map(\.limit))
    }
    record(.multipliers, complaints: complaints, otherwise: "\(limits.count) limits have a price")
    return complaints.isEmpty
  }

  /// What is maximized and kept must be about KPIs that can be added up, targets that are declared,
  /// and units.
  private mutating func checkScores() -> Bool {
    var complaints: [String] = []
    for score in certificate.kept.map(\.score) + [certificate.score] {
      complaints += complaintsAbout(score)
    }
    for kept in certificate.kept where !kept.value.isFinite {
      complaints.append("a score is to be kept at \(kept.value)")
    }
    record(
      .weights, complaints: complaints,
      otherwise: "\(certificate.score.kpis.count) KPIs count")
    return complaints.isEmpty
  }

  private func complaintsAbout(_ score: Score) -> [String] {
    var seen: Set<String> = []
    var complaints: [String] = []
    for weight in score.weights {
      if !seen.insert(weight.kpi).inserted { complaints.append("'\(weight.kpi)' counts twice") }
      complaints += complaintsAbout(weight.kpi, weight.objective)
      if !(weight.weight >= 0 && weight.weight.isFinite) {
        complaints.append("'\(weight.kpi)' has the weight \(weight.weight)")
      }
    }
    for miss in score.misses {
      let limit = LimitID.miss(miss.kpi, miss.side, target: miss.target)
      if !limits.has(limit, directions: directions, scores: []) {
        complaints.append("\(limit.words) is no target")
      }
      if !(miss.weight > 0 && miss.weight.isFinite) {
        complaints.append("\(limit.words) has the weight \(miss.weight)")
      }
    }
    for progress in score.worstOff {
      complaints += complaintsAbout(progress.kpi, progress.objective)
      if !(progress.unit > 0 && progress.unit.isFinite && progress.reference.isFinite) {
        complaints.append(
          "'\(progress.kpi)' goes from \(progress.reference) in units of \(progress.unit)")
      }
    }
    return complaints
  }

  /// What ratios with a better and a worse are made of; either way of it may count.
  private var ratioParts: Set<String> {
    Set(
      scenario.scenario.kpis.flatMap { kpi -> [String] in
        guard kpi.objective != nil || directions[kpi.name] != nil,
          case .ratio(let numerator, let denominator) = kpi.definition
        else { return [] }
        return [numerator, denominator]
      })
  }

  /// A KPI counts the way it is better, where the scenario says which one that is.
  private func complaintsAbout(_ kpi: String, _ objective: Objective) -> [String] {
    guard let definition = scenario.kpi(named: kpi) else { return ["there is no KPI '\(kpi)'"] }
    if case .ratio = definition.definition { return ["'\(kpi)' is a ratio"] }
    if ratioParts.contains(kpi) { return [] }
    let directions = (directions[kpi] ?? definition.objective).map { [$0] }
    let targets = definition.target?.missableSides.map { side -> Objective in
      side == .atLeast ? .maximize : .minimize
    }
    guard let allowed = directions ?? targets else { return ["'\(kpi)' is no objective"] }
    return allowed.contains(objective) ? [] : ["'\(kpi)' counts the wrong way"]
  }

  private mutating func checkKeptValues(
    _ sets: [[Certificate.Multiplier]], _ recomputed: Recomputation
  ) {
    var complaints = certificate.kept.enumerated().compactMap { stage, kept -> String? in
      guard let score = recomputed.value(of: kept.score) else {
        return "stage \(stage + 1) has no value"
      }
      let slip = Tolerance.slip(
        contribution: recomputed.contribution(to: kept.score),
        parts: score.magnitude + abs(kept.value))
      return score.value >= kept.value - slip
        ? nil : "stage \(stage + 1) is to keep \(kept.value) and comes to \(score.value)"
    }
    var kept: [LimitID] = []
    var seen: Set<LimitID> = []
    for limit in sets.flatMap({ $0.map(\.limit) }) {
      if case .keep = limit, seen.insert(limit).inserted { kept.append(limit) }
    }
    complaints += kept.compactMap { complaint(about: $0, recomputed) }
    record(
      .keptValues, complaints: complaints,
      otherwise: "\(kept.count + certificate.kept.count) values are kept")
  }
}

extension Recomputation {
  /// What a score comes to; `nil` if a KPI has no value.
  func value(of score: Score) -> CompensatedSum? {
    var sum = CompensatedSum()
    for weight in score.weights {
      guard let value = value(of: weight.kpi) else { return nil }
      sum.add(weight.weight * weight.objective.sign, times: value)
    }
    for miss in score.misses {
      guard var distance = value(of: miss.kpi) else { return nil }
      distance.add(-miss.target)
      let factor = miss.side == .atLeast ? miss.weight : -miss.weight
      if factor * distance.value < 0 { sum.add(factor, times: distance) }
    }
    var least: CompensatedSum?
    for progress in score.worstOff {
      guard var distance = value(of: progress.kpi) else { return nil }
      distance.add(-progress.reference)
      var share = CompensatedSum()
      share.add(progress.objective.sign / progress.unit, times: distance)
      if share.value < least?.value ?? .infinity { least = share }
    }
    if let least { sum.add(1, times: least) }
    return sum
  }
}
