// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Holds KPIs against what the catalogue knows of them.
struct KindAudit {
  let reading: ScenarioReading
  let plan: Plan?

  func findings() -> [AuditFinding] {
    reading.goals.flatMap(findings(of:)) + foreignObjectives() + reading.kpis.flatMap(findings(of:))
  }

  // MARK: Goals

  private func findings(of goal: Goal) -> [AuditFinding] {
    guard let name = goal.kpi else { return [] }
    let path = ["goals", goal.name]
    guard let kind = reading.kind(of: goal) else {
      return [
        AuditFinding(.unknownKind(goal: goal.name, kpi: nil), .note, at: path + ["goal type"])
      ]
    }
    guard let known = reading.identity(name) else {
      return [AuditFinding(.unknownKind(goal: goal.name, kpi: name), .note, at: ["kpis", name])]
    }
    var findings: [AuditFinding] = []
    if let misfit = misfit(name, known, with: goal, of: kind, isOwn: true) {
      findings.append(
        AuditFinding(
          .misfit(misfit), misfit.role == .noise ? .error : .warning, at: path + ["kpi"]))
    }
    return findings + missingCompanions(of: goal, kind)
  }

  private func misfit(
    _ name: String, _ known: CatalogueKPI, with goal: Goal, of kind: CatalogueGoal, isOwn: Bool
  ) -> AuditFinding.Misfit? {
    guard let role = kind.role(of: known.name), role != .primary,
      let reason = kind.reason(for: known.name)
    else { return nil }
    let there = reading.kpis.map(\.name).filter { other in
      reading.identity(other).map { kind.role(of: $0.name) == .primary } ?? false
    }
    let known = Set(there.compactMap { reading.identity($0)?.name })
    let better = there + kind.primary.filter { !known.contains($0) }
    return AuditFinding.Misfit(
      goal: goal.name, type: kind.name, kpi: name, role: role, reason: reason, isGoalsOwn: isOwn,
      shareOfWeights: isOwn ? nil : shareOfWeights(name), better: Array(better.prefix(3)))
  }

  /// A KPI's part of all weights at its priority, where there are several.
  private func shareOfWeights(_ name: String) -> Double? {
    guard let kpi = reading.kpi(name), kpi.objective != nil, let weight = kpi.weight else {
      return nil
    }
    let all = reading.kpis.filter { $0.objective != nil && $0.priority ?? 1 == kpi.priority ?? 1 }
    guard all.count > 1 else { return nil }
    let total = all.reduce(0) { $0 + ($1.weight ?? 1) }
    return total > 0 ? weight / total : nil
  }

  /// KPIs that say little by themselves, of those that the goal or the scenario works for.
  private func missingCompanions(of goal: Goal, _ kind: CatalogueGoal) -> [AuditFinding] {
    let there = Set(reading.kpis.compactMap { reading.identity($0.name)?.name })
    return kind.companions.compactMap { companion in
      let lonely = reading.kpis.first { kpi in
        (kpi.name == goal.kpi || reading.isWorkedFor(kpi))
          && reading.identity(kpi.name).map { companion.kpis.contains($0.name) } ?? false
      }
      guard let lonely, there.isDisjoint(with: companion.others) else { return nil }
      return AuditFinding(
        .companionMissing(
          goal: goal.name, kpi: lonely.name, others: companion.others, reason: companion.reason),
        .warning, at: ["kpis", lonely.name])
    }
  }

  // MARK: Objectives

  /// Objectives beside the goals that say nothing about any of them.
  private func foreignObjectives() -> [AuditFinding] {
    let own = Set(reading.goals.compactMap(\.kpi))
    let kinds = reading.goals.compactMap { goal in reading.kind(of: goal).map { (goal, $0) } }
    return reading.kpis.compactMap { kpi in
      guard reading.isWorkedFor(kpi), !own.contains(kpi.name),
        let known = reading.identity(kpi.name),
        kinds.allSatisfy({ $0.1.role(of: known.name) ?? .noise == .noise }),
        let (goal, kind) = kinds.first(where: { $0.1.role(of: known.name) == .noise }),
        let misfit = misfit(kpi.name, known, with: goal, of: kind, isOwn: false)
      else { return nil }
      return AuditFinding(.misfit(misfit), .error, at: ["kpis", kpi.name, "objective"])
    }
  }

  // MARK: KPIs

  private func findings(of kpi: KPI) -> [AuditFinding] {
    guard let known = reading.identity(kpi.name) else { return [] }
    var findings: [AuditFinding] = []
    if let objective = kpi.objective, objective != known.better {
      findings.append(
        AuditFinding(
          .wrongDirection(kpi: kpi.name, known: known), .error,
          at: ["kpis", kpi.name, "objective"]))
    }
    if let sum = addedUp(kpi, known) {
      findings.append(
        AuditFinding(
          .addedUp(sum), known.overLines == .once ? .warning : .error, at: ["kpis", kpi.name]))
    }
    return findings
  }

  private func addedUp(_ kpi: KPI, _ known: CatalogueKPI) -> AuditFinding.AddedUp? {
    guard known.overLines != .sum else { return nil }
    switch kpi.definition {
    case .delivered, .markets: break
    case .sum, .ratio, .independent: return nil
    }
    let lines = reading.lines(bringing: kpi.name)
    guard lines.count > 1 else { return nil }
    let funded = plan.map { plan in
      AuditFinding.AddedUp.Sum(
        lines: plan.allocations.count {
          ($0.spend > 0 || $0.package != nil) && lines.contains($0.line)
        },
        value: plan.value(of: kpi.name) ?? 0)
    }
    return AuditFinding.AddedUp(kpi: kpi.name, known: known, lines: lines.count, inPlan: funded)
  }
}
