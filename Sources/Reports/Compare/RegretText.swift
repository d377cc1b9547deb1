// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// The table of what each plan loses under the figures of the others, and which plan is safe.
struct RegretText {
  let context: ReportContext
  let entries: [ComparisonReport.Entry]
  let regrets: RegretTable

  private var known: [Int] { entries.indices.filter { entries[$0].solution != nil } }

  /// The table with its verdict; nothing where there are no two plans.
  func text() -> String {
    guard let grid else { return "" }
    return context.paragraph(Self.title, role: .heading) + grid.text(context.options)
      + (unit.map { context.paragraph($0, role: .aside) } ?? "") + "\n"
      + context.paragraph(verdict)
  }

  /// What stands above the table.
  static let title = "What each plan would lose if the figures turn out to be those of"

  /// The table without a layout; `nil` where there are no two plans.
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

  /// What percentages are of, where there are any.
  var unit: String? {
    let isShown = known.contains { plan in
      known.contains { scenario in
        guard let cell = regrets.cells[plan][scenario] else { return false }
        return loss(cell.regrets, under: scenario)?.contains("%") ?? false
      }
    }
    return isShown
      ? "100% is as much as all that is weighed goes from worst to best, or a whole target." : nil
  }

  private func cell(_ plan: Int, under scenario: Int) -> TextTable.Cell {
    guard let cell = regrets.cells[plan][scenario] else { return .init(context.options.dash) }
    guard cell.evaluation.isPossible else {
      return .init(obstacles(cell.evaluation, in: entries[scenario].scenario), .bad)
    }
    guard let loss = loss(cell.regrets, under: scenario) else { return "0" }
    return .init(loss, .notice)
  }

  /// The regret at the first priority where there is any; `nil` for none.
  private func loss(_ regrets: [Double], under scenario: Int) -> String? {
    guard let stage = regrets.firstIndex(where: { $0 > 0 }),
      let solution = entries[scenario].solution
    else { return nil }
    let figure = Self.figure(
      regrets[stage], solution, stage: stage, in: entries[scenario].scenario)
    return regrets.count > 1 ? "\(figure) at priority \(stage + 1)" : figure
  }

  /// A regret in the unit of its score: that of a KPI that counts alone, else a share of the scales.
  static func figure(
    _ regret: Double, _ solution: Solution, stage: Int, in scenario: CheckedScenario
  ) -> String {
    let stages = solution.stages.filter { if case .priority = $0.purpose { true } else { false } }
    guard stages.indices.contains(stage) else { return FigureFormat.rounded(regret) }
    let amounts = Amounts(currency: scenario.scenario.currency)
    let alone = stages[stage].ratio?.kpi
    let score = stages[stage].certificate.score
    if let kpi = alone ?? (score.isOneKPI ? score.weights.first?.kpi : nil) {
      let amount = amounts.rounded(scenario.kpi(named: kpi), regret, significant: 3)
      return "\(amount)\(scenario.kpi(named: kpi)?.unit == nil ? " \(kpi)" : "")"
    }
    let isOnScales = solution.scales.allSatisfy { $0.scale != .none }
    return isOnScales
      ? Percentage.rounded(regret) : FigureFormat.rounded(regret, significant: 3)
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
    let cells = known.map { (scenario: $0, cell: regrets.cells[safest][$0]) }
    let name = "'\(entries[safest].name)'"
    let worst = cells.max { left, right in
      (left.cell?.regrets ?? []).lexicographicallyPrecedes(right.cell?.regrets ?? [])
    }
    guard let worst, let cell = worst.cell, let loss = loss(cell.regrets, under: worst.scenario)
    else { return "Safest: the plan for \(name) loses nothing under any of the figures." }
    let scenario = entries[worst.scenario].scenario
    let losses = cell.losses.filter { $0.amount > 0 }.map {
      let kpi = scenario.kpi(named: $0.kpi)
      let unit = kpi?.unit.map { " \($0)" } ?? ""
      return "\($0.kpi) by \(FigureFormat.rounded($0.amount, significant: 3))\(unit)"
    }
    return "Safest: the plan for \(name) keeps what every scenario asks for and loses at most "
      + "\(loss), under '\(entries[worst.scenario].name)'"
      + (losses.isEmpty ? "." : ", where it is worse in \(Amounts.list(losses, most: 4)).")
  }
}
