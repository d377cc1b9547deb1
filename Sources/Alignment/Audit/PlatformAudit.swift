// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Holds what platforms are set to work for against what the scenario wants.
struct PlatformAudit {
  let reading: ScenarioReading
  let plan: Plan?

  func findings() -> [AuditFinding] {
    let wishes = reading.wishes
    // Without a wish nothing is against it.
    if wishes.more.isEmpty, wishes.less.isEmpty { return [] }
    let scenario = reading.scenario
    let campaigns = scenario.campaigns.map { ("campaigns", $0.name, $0.platformObjective) }
    let creators = scenario.creators.map { ("creators", $0.name, $0.platformObjective) }
    return (campaigns + creators).compactMap { section, line, objective in
      guard let objective, let stand = stand(on: objective, wishes) else { return nil }
      let spend = plan?.allocations.first { $0.line == line }?.spend
      let total = plan?.totalSpend ?? 0
      let conflict = AuditFinding.PlatformConflict(
        line: line, objective: objective, isOpposed: stand == .against, spend: spend,
        share: spend.map { total > 0 ? $0 / total : 0 }, wanted: wanted(wishes, on: line))
      return AuditFinding(
        .platformAgainst(conflict), spend == 0 ? .note : stand == .against ? .error : .warning,
        at: [section, line, "platform objective"])
    }
  }

  private enum Stand { case against, indifferent }

  /// How the scenario stands on what a platform works for; `nil` where it wants it.
  private func stand(
    on objective: String, _ wishes: (more: Set<String>, less: Set<String>)
  ) -> Stand? {
    let known =
      reading.kpi(objective).flatMap { reading.identity($0.name) }
      ?? Catalogue.kpi(named: objective)
    let isLess = (reading.kpi(objective)?.objective ?? known?.better) == .minimize
    let (same, opposite) = isLess ? (wishes.less, wishes.more) : (wishes.more, wishes.less)
    if isAmong(same, objective: objective, known: known) { return nil }
    // A platform that works for a ratio works for the part of it that is wanted.
    if case .ratio(let part, let whole) = known?.overLines {
      let wanted = isLess ? whole : part
      if isAmong(wishes.more, objective: wanted, known: Catalogue.kpi(named: wanted)) { return nil }
    }
    return isAmong(opposite, objective: objective, known: known) ? .against : .indifferent
  }

  /// Whether one of some KPIs of the scenario has the name, or is known as the same.
  private func isAmong(_ names: Set<String>, objective: String, known: CatalogueKPI?) -> Bool {
    names.contains(objective)
      || known.map { known in names.contains { reading.identity($0)?.name == known.name } } ?? false
  }

  /// What the scenario wants more of, in its order: of what the line brings, if it brings any of
  /// it.
  private func wanted(
    _ wishes: (more: Set<String>, less: Set<String>), on line: String
  ) -> [String] {
    let names = reading.kpis.map(\.name).filter {
      wishes.more.contains($0) || wishes.less.contains($0)
    }
    let brought = names.filter {
      wishes.more.contains($0) && reading.lines(bringing: $0).contains(line)
    }
    return brought.isEmpty ? names : brought
  }
}
