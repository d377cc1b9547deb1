// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service
import Verification

/// The table of what each plan loses under the figures of the others, and which plan is safe.
struct RegretText {
  let context: ReportContext
  let entries: [PlannedScenario]
  let regrets: RegretTable

  private var known: [Int] {
    entries.indices.filter { entries[$0].solution != nil && !regrets.otherBudgets.contains($0) }
  }

  /// The table; `nil` where there are no two plans.
  var grid: VariantGrid? {
    let known = known
    guard known.count > 1 else { return nil }
    var grid = VariantGrid(
      title: "plan for", names: known.map { entries[$0].name }, wraps: true)
    grid.rows = known.map { plan in
      .init(entries[plan].name, known.map { scenario in cell(plan, under: scenario) })
    }
    return grid
  }

  /// Which scenarios are left out, and why.
  var remark: String? {
    let names = regrets.otherBudgets.filter { entries[$0].solution != nil }
      .map { "'\(entries[$0].name)'" }
    if names.isEmpty { return nil }
    return "\(Amounts.list(names, most: 4)) \(names.count == 1 ? "is" : "are") left out here: "
      + "with another budget there is other money to lose."
  }

  private func cell(_ plan: Int, under scenario: Int) -> TextTable.Cell {
    guard let cell = regrets.cells[plan][scenario] else { return .init(context.options.dash) }
    guard cell.evaluation.isPossible else {
      return .init(obstacles(cell.evaluation, in: entries[scenario].scenario), .bad)
    }
    let changes = changes(cell, in: entries[scenario].scenario)
    guard !changes.isEmpty else { return "0" }
    let shown = changes.prefix(Self.mostKPIs).map(\.text).joined(separator: ", ")
    let rest = changes.count - Self.mostKPIs
    return .init(rest > 0 ? "\(shown), and \(rest) more" : shown, .notice)
  }

  /// No more KPIs than these are told in a cell.
  private static let mostKPIs = 3
  /// What a KPI changes by is told from this share of it on.
  private static let least = 1e-3

  /// What becomes of the KPIs, the losses first; nothing where the plan is as good as the
  /// scenario's own.
  private func changes(
    _ cell: RegretTable.Cell, in scenario: CheckedScenario
  ) -> [(text: String, share: Double)] {
    guard cell.regrets.contains(where: { $0 > 0 }) else { return [] }
    var found: [(text: String, loss: Double, share: Double)] = []
    for loss in cell.losses {
      guard let kpi = scenario.kpi(named: loss.kpi),
        let reached = cell.evaluation.value(of: loss.kpi)
      else { continue }
      let isLessBetter = kpi.objective == .minimize || kpi.target?.kind == .atMost
      let change = isLessBetter ? loss.amount : -loss.amount
      let own = reached - change
      let size = max(abs(own), abs(reached))
      guard size > 0, abs(change) > Self.least * size else { continue }
      let sign = change > 0 ? "+" : "-"
      let amount = FigureFormat.rounded(abs(change), significant: 3)
      found.append(
        (
          "\(sign)\(amount) \(kpi.name)", loss.amount / size,
          own == 0 ? .infinity : change / abs(own)
        ))
    }
    guard found.contains(where: { $0.loss > 0 }) else { return [] }
    return found.enumerated().sorted {
      ($1.element.loss, $0.offset) < ($0.element.loss, $1.offset)
    }.map { ($0.element.text, $0.element.share) }
  }

  /// What keeps a plan from being one, the first by name.
  private func obstacles(_ evaluation: PlanEvaluation, in scenario: CheckedScenario) -> String {
    let words = ObstacleWords(scenario).words(evaluation.obstacles)
    guard let first = words.first else { return "" }
    return words.count > 1 ? "\(first), and \(words.count - 1) more" : first
  }

  var verdict: String {
    guard let safest = regrets.safest else {
      return "No plan keeps what all the scenarios ask for."
    }
    let name = "'\(entries[safest].name)'"
    let cells = known.compactMap { scenario in
      regrets.cells[safest][scenario].map { (scenario: scenario, cell: $0) }
    }
    let worst = cells.max { $0.cell.shares.lexicographicallyPrecedes($1.cell.shares) }
    let changes = worst.map { self.changes($0.cell, in: entries[$0.scenario].scenario) } ?? []
    guard let worst, !changes.isEmpty else {
      return "Safest: the plan for \(name) loses nothing to speak of under any of the figures."
    }
    let words = changes.map { change in
      change.share.isFinite
        ? "\(change.text) (\(Percentage.change(change.share)))" : change.text
    }
    return "Safest: the plan for \(name) keeps what every scenario asks for. It loses most under "
      + "'\(entries[worst.scenario].name)': \(Amounts.list(words, most: 4))."
  }
}
