// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The plans of a trade-off as a table: both KPIs, what the next step costs, then what else fits.
struct FrontierTable {
  let context: ReportContext
  let frontier: PlanFrontier

  /// The table, and whether everything was shown: other KPIs and lines are left out where they make it too wide.
  func text() -> (table: String, isWhole: Bool) {
    var table = TextTable([TextTable.Column(title: "plan")])
    table.rows = frontier.plans.indices.map { [.init(String($0 + 1))] }
    append(frontier.x.kpi, to: &table, isAxis: true)
    append(frontier.y.kpi, to: &table, isAxis: true)
    if frontier.plans.count > 1 { appendRates(to: &table) }
    let remarks = TextTable.Column(title: "", alignment: .left)
    let room =
      context.options.width - TextTable.gap
      - frontier.plans.indices.reduce(0) { max($0, remark($1).count) }

    var isWhole = true
    let shown = [frontier.x.kpi, frontier.y.kpi]
    for kpi in context.scenario.kpis where !shown.contains(kpi.name) {
      guard kpi.name != KPI.spend || spendVaries else { continue }
      isWhole =
        tryAppending(to: &table, room: room) {
          append(kpi.name, to: &$0, isAxis: false)
        } && isWhole
    }
    let lines = context.scenario.scenario.campaigns.indices
    let fits = tryAppending(to: &table, room: room) { table in
      for line in lines { appendLine(line, to: &table) }
    }
    table.columns.append(remarks)
    for plan in frontier.plans.indices { table.rows[plan].append(.init(remark(plan), .good)) }
    return (table.text(context.options), isWhole && fits)
  }

  private func tryAppending(
    to table: inout TextTable, room: Int, _ change: (inout TextTable) -> Void
  ) -> Bool {
    var wider = table
    change(&wider)
    guard wider.leastWidth <= room else { return false }
    table = wider
    return true
  }

  /// Adds a KPI; along an axis every step must show, elsewhere the difference between the ends.
  private func append(_ kpi: String, to table: inout TextTable, isAxis: Bool) {
    let values = frontier.plans.map { $0.value(of: kpi) }
    let numbers = values.compactMap(\.self)
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    let range = (numbers.max() ?? 0) - (numbers.min() ?? 0)
    let format = FigureFormat(numbers, differences: isAxis ? steps : [range])
    table.columns.append(.init(title: kpi))
    for (row, value) in values.enumerated() {
      table.rows[row].append(.init(value.map(format.text) ?? context.options.dash))
    }
  }

  private func appendLine(_ line: Int, to table: inout TextTable) {
    let spends = frontier.plans.map { plan in
      plan.allocations.indices.contains(line) ? plan.allocations[line].spend : 0
    }
    let range = (spends.max() ?? 0) - (spends.min() ?? 0)
    let format = FigureFormat(spends, differences: [range])
    table.columns.append(.init(title: context.scenario.scenario.campaigns[line].name))
    for (row, spend) in spends.enumerated() { table.rows[row].append(.init(format.text(spend))) }
  }

  private func appendRates(to table: inout TextTable) {
    let exchange = Exchange(frontier)
    table.columns.append(.init(title: "\(frontier.y.kpi) per \(exchange.step) to the next"))
    for row in frontier.plans.indices {
      table.rows[row].append(.init(exchange.text(from: row) ?? ""))
    }
  }

  private var spendVaries: Bool {
    let totals = frontier.plans.map(\.totalSpend)
    guard let least = totals.min(), let most = totals.max() else { return false }
    return most - least > 1e-6 * most
  }

  private func remark(_ plan: Int) -> String { plan == frontier.knee ? "best bend" : "" }
}
