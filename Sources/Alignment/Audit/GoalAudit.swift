// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Looks at goals and at what belongs to them: which KPIs they need, how many, how often they are
/// looked at.
struct GoalAudit {
  let reading: ScenarioReading

  /// How many KPIs a goal is judged by. With one, nobody sees what it was bought with; with more
  /// than three, one is always up.
  static let kpisPerGoal = 2...3
  /// How many KPIs somebody keeps in view.
  static let watched = 3...5

  func findings() -> [AuditFinding] {
    let worked = reading.kpis.filter(reading.isWorkedFor).map(\.name)
    guard !reading.goals.isEmpty else {
      return worked.isEmpty ? [] : [AuditFinding(.noGoals(kpis: worked), .warning, at: ["kpis"])]
    }
    return unneededKPIs() + reading.goals.flatMap(findings(of:)) + unservedObjectives()
      + severalOfRank(.primary) + severalOfRank(.secondary) + dashboard(worked)
  }

  // MARK: KPIs

  private func unneededKPIs() -> [AuditFinding] {
    let ingredients = reading.ingredients
    let needed = reading.withIngredients(
      reading.goals.compactMap(\.kpi) + reading.scenario.businessObjectives.map(\.kpi))
    return reading.kpis.compactMap { kpi in
      let isWorkedFor = reading.isWorkedFor(kpi)
      guard !needed.contains(kpi.name), !ingredients.contains(kpi.name),
        isWorkedFor || !reading.isGuarded(kpi), !isNoise(kpi),
        !reading.goals.contains(where: { isBeside($0, kpi.name) })
      else { return nil }
      return AuditFinding(
        .unneededKPI(kpi: kpi.name, isWorkedFor: isWorkedFor), isWorkedFor ? .warning : .note,
        at: ["kpis", kpi.name])
    }
  }

  /// Whether a KPI helps to read a goal: it is made of the goal's own, or the catalogue puts it
  /// beside that.
  private func isBeside(_ goal: Goal, _ kpi: String) -> Bool {
    if let own = goal.kpi, reading.isMade(kpi, of: own) { return true }
    guard let known = reading.identity(kpi) else { return false }
    let role = reading.kind(of: goal)?.role(of: known.name)
    return role == .primary || role == .contextual
  }

  /// Whether a KPI that is worked for is found to be of the wrong kind anyway.
  private func isNoise(_ kpi: KPI) -> Bool {
    guard reading.isWorkedFor(kpi), let known = reading.identity(kpi.name) else { return false }
    return reading.goals.compactMap(reading.kind).contains { $0.role(of: known.name) == .noise }
  }

  /// What somebody has to keep in view: the KPIs of goals, and those that are worked for.
  private func dashboard(_ worked: [String]) -> [AuditFinding] {
    let ofGoals = Set(reading.goals.flatMap(kpis))
    let names = reading.kpis.map(\.name).filter { ofGoals.contains($0) || worked.contains($0) }
    let kpis = names + ofGoals.subtracting(names).sorted()
    if kpis.isEmpty || Self.watched.contains(kpis.count) { return [] }
    let severity: AuditCode.Severity = kpis.count > Self.watched.upperBound ? .warning : .note
    return [AuditFinding(.dashboard(kpis: kpis), severity, at: ["kpis"])]
  }

  // MARK: Goals

  private func findings(of goal: Goal) -> [AuditFinding] {
    let path = ["goals", goal.name]
    var findings: [AuditFinding] = []
    if goal.review == nil || goal.review == .monthly {
      findings.append(
        AuditFinding(
          .rareReview(goal: goal.name, rhythm: goal.review), .warning, at: path + ["review"]))
    }
    guard let kpi = goal.kpi else {
      return findings + [AuditFinding(.unmeasuredGoal(goal: goal.name), .error, at: path)]
    }
    if !goal.isMust, !isWorkedToward(kpi) {
      findings.append(
        AuditFinding(.idleGoal(goal: goal.name, kpi: kpi), .warning, at: path + ["kpi"]))
    }
    let kpis = kpis(of: goal)
    if goal.type != nil, !Self.kpisPerGoal.contains(kpis.count) {
      let severity: AuditCode.Severity =
        kpis.count > Self.kpisPerGoal.upperBound ? .warning : .note
      findings.append(AuditFinding(.kpisOfGoal(goal: goal.name, kpis: kpis), severity, at: path))
    }
    return findings
  }

  /// Whether an objective, a target or a limit is about a KPI, about what it is made of, or about
  /// what is made of it.
  private func isWorkedToward(_ kpi: String) -> Bool {
    let pursued = reading.kpis.filter { reading.isWorkedFor($0) || reading.isGuarded($0) }
      .map(\.name)
    return reading.withIngredients(pursued).contains(kpi)
      || !reading.withIngredients([kpi]).isDisjoint(with: pursued)
  }

  /// The goal's own KPI, then those that help to read it; without those that are there only because
  /// another one is made of them.
  private func kpis(of goal: Goal) -> [String] {
    let ofGoals = Set(reading.goals.compactMap(\.kpi))
    let mereParts = reading.ingredients.filter { name in
      !ofGoals.contains(name) && !(reading.kpi(name).map(reading.isWorkedFor) ?? false)
    }
    let others = reading.kpis.map(\.name).filter { name in
      name != goal.kpi && !mereParts.contains(name) && isBeside(goal, name)
    }
    return [goal.kpi].compactMap(\.self) + others
  }

  private func severalOfRank(_ rank: GoalRank) -> [AuditFinding] {
    let goals = reading.goals.filter { $0.rank == rank }.map(\.name)
    guard goals.count > 1 else { return [] }
    return [
      AuditFinding(
        .severalGoals(rank: rank, goals: goals), .warning, at: ["goals", goals[1], "rank"])
    ]
  }

  private func unservedObjectives() -> [AuditFinding] {
    let served = Set(reading.goals.compactMap(\.serves))
    return reading.scenario.businessObjectives.filter { !served.contains($0.name) }.map {
      AuditFinding(
        .unservedObjective(name: $0.name, kpi: $0.kpi), .warning,
        at: ["business objectives", $0.name])
    }
  }
}
