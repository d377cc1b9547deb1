// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service
import Verification

extension ComparisonReport {
  /// The comparison as comma-separated values, one figure a row and in full.
  ///
  /// Columns: `variant,kind,name,under,value,change,mark,note`, see docs/output.md.
  public var csv: String {
    let header = ["variant", "kind", "name", "under", "value", "change", "mark", "note"]
    let rows = entries.indices.flatMap { figures($0) + losses($0) }
    return CSVText.text([header] + rows)
  }

  /// Budget, KPIs and lines of one scenario.
  private func figures(_ index: Int) -> [[String]] {
    let (entry, base) = (entries[index], entries[0])
    func row(
      _ kind: String, _ name: String, _ value: Double?, _ before: Double?, mark: String = "",
      note: String = ""
    ) -> [String] {
      let change = index == 0 ? nil : value.flatMap { value in before.map { value - $0 } }
      return [
        entry.name, kind, name, "", value.map(ExactNumber.text) ?? "",
        change.map(ExactNumber.text) ?? "", mark, note,
      ]
    }
    let budget = row(
      "budget", "", entry.scenario.scenario.budget?.amount, base.scenario.scenario.budget?.amount)
    guard let plan = entry.solution?.plan else {
      guard let reason = entry.outcome.noPlan else { return [budget] }
      return [
        budget, row("no plan", "", nil, nil, note: MissingPlans.words(reason, of: entry.scenario)),
      ]
    }
    let before = base.solution?.plan
    let marks = before.map { before in
      PlanChanges(
        from: PlanOutline(before, of: base.scenario), to: PlanOutline(plan, of: entry.scenario)
      ).lines.byName(\.name)
    }
    let kpis = entry.scenario.kpis.map {
      row("kpi", $0.name, plan.value(of: $0.name), before?.value(of: $0.name))
    }
    let lines = plan.allocations.map { allocation in
      let line = marks?[allocation.line]
      return row(
        "line", allocation.line, allocation.spend, line?.before?.spend,
        mark: line?.mark?.rawValue ?? "", note: allocation.package ?? "")
    }
    return [budget] + kpis + lines
  }

  /// What the plan of one scenario loses under the figures of each.
  private func losses(_ index: Int) -> [[String]] {
    entries.indices.flatMap { under -> [[String]] in
      guard let cell = regrets.cells[index][under] else { return [] }
      func row(_ kind: String, _ name: String, _ value: Double?, note: String = "") -> [String] {
        [
          entries[index].name, kind, name, entries[under].name,
          value.map(ExactNumber.text) ?? "", "", "", note,
        ]
      }
      guard cell.evaluation.isPossible else {
        let words = ObstacleWords(entries[under].scenario).words(cell.evaluation.obstacles)
        return [row("regret", "", nil, note: words.joined(separator: "; "))]
      }
      return cell.regrets.enumerated().map { row("regret", "priority \($0 + 1)", $1) }
        + cell.losses.map { row("loss", $0.kpi, $0.amount) }
    }
  }
}
