// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// The table of what every scenario's plan costs and brings, with the difference to the base below
/// each figure.
struct ComparisonTable {
  let entries: [PlannedScenario]
  let options: TextOptions

  private var base: PlannedScenario { entries[0] }
  private var plans: [Plan?] { entries.map { $0.solution?.plan } }

  /// The table: budget, spend, the KPIs that are declared, and the targets and goals that are met.
  var grid: VariantGrid {
    var grid = VariantGrid(title: "", names: entries.map(\.name))
    let currency = base.scenario.scenario.currency
    let budgets = entries.map { $0.scenario.scenario.budget?.amount }
    if budgets.contains(where: { $0 != nil }) {
      grid.rows += rows("budget", unit: currency, budgets, objective: nil)
    }
    if !kpis.contains(where: { $0.name == KPI.spend }) {
      grid.rows += rows("spent", unit: currency, plans.map { $0?.totalSpend }, objective: nil)
    }
    for kpi in kpis {
      grid.rows += rows(
        kpi.name, unit: kpi.unit, plans.map { $0?.value(of: kpi.name) }, objective: kpi.objective)
    }
    let targets = entries.map(targets)
    if targets.contains(where: { $0 != nil }) {
      grid.rows.append(.init("targets met", targets.map { .init($0 ?? options.dash) }))
    }
    let goals = entries.map(goals)
    if goals.contains(where: { $0 != nil }) {
      grid.rows.append(.init("goals met", goals.map { .init($0 ?? options.dash) }))
      grid.rows += goalRows
    }
    if entries.contains(where: { state($0) != nil }) {
      grid.rows.append(
        .init(
          "state", entries.map { .init(state($0) ?? "best", state($0) == nil ? nil : .notice) }))
    }
    return grid
  }

  /// The KPIs of all scenarios, those of the base first.
  var kpis: [KPI] {
    var met: Set<String> = []
    return entries.flatMap { entry in
      entry.scenario.scenario.kpis.flatMap { kpi in
        [kpi] + entry.scenario.marketMembers(of: kpi.name)
      }
    }
    .filter { met.insert($0.name).inserted }
  }

  /// The figures of all scenarios, and how they differ from the base where they do.
  private func rows(
    _ name: String, unit: String?, _ values: [Double?], objective: Objective?
  ) -> [VariantGrid.Row] {
    let differences = values.map { value in
      value.flatMap { value in values[0].map { value - $0 } }
    }
    let size = values.compactMap(\.self).reduce(0) { max($0, abs($1)) }
    let seen = differences.map { $0.flatMap { abs($0) > 1e-6 * size ? $0 : nil } }
    let format = FigureFormat(
      values.compactMap(\.self), differences: seen.compactMap(\.self))
    let label = name + (unit.map { $0.isEmpty ? "" : " (\($0))" } ?? "")
    let row = VariantGrid.Row(
      label, values.map { .init($0.map(format.text) ?? options.dash, .heading) })
    guard seen.contains(where: { $0 != nil }) else { return [row] }
    return [
      row,
      VariantGrid.Row(
        "against base",
        seen.map { difference in
          guard let difference else { return "" }
          return .init(format.signed(difference), role(difference, objective))
        }, role: .aside),
    ]
  }

  private func role(_ difference: Double, _ objective: Objective?) -> Style.Role? {
    objective.map { $0.sign * difference > 0 ? .good : .notice }
  }

  /// `1 of 2`; `nil` without targets or without a plan.
  private func targets(_ entry: PlannedScenario) -> String? {
    guard let plan = entry.solution?.plan else { return nil }
    let findings = TargetFinding.all(entry.scenario, plan)
    return findings.isEmpty ? nil : "\(findings.count(where: \.isMet)) of \(findings.count)"
  }

  private func goals(_ entry: PlannedScenario) -> String? {
    entry.solution.flatMap { entry.scenario.standings(of: $0.plan).countMet }
  }

  /// A row for each goal of any scenario: whether it is met, or by how much it is missed.
  private var goalRows: [VariantGrid.Row] {
    let standings = entries.map { entry in
      entry.solution.map { entry.scenario.standings(of: $0.plan) } ?? []
    }
    var names: [String] = []
    for name in standings.flatMap({ $0.map(\.goal.name) }) where !names.contains(name) {
      names.append(name)
    }
    return names.map { name in
      VariantGrid.Row(
        name, standings.map { word($0.first { $0.goal.name == name }) }, role: .aside)
    }
  }

  private func word(_ standing: GoalStanding?) -> TextTable.Cell {
    guard let standing else { return .init(options.dash) }
    if standing.isMet { return .init("met", .good) }
    guard let missedBy = standing.missedBy else { return .init("no value", .notice) }
    return .init("missed by \(FigureFormat.rounded(missedBy))", .notice)
  }

  /// What is to be said of a plan that is not there, or not proven the best; `nil` for one that is.
  private func state(_ entry: PlannedScenario) -> String? {
    switch entry.outcome.noPlan {
    case nil: entry.outcome.interruption == nil ? nil : "best so far"
    case .infeasible?: "no plan"
    case .unbounded?: "a limit is missing"
    case .interrupted?: "none found"
    }
  }
}
