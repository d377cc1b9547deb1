// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of who gets what, what that changes, and why it is not otherwise.
struct LineTable {
  let context: ReportContext
  let plan: Plan

  /// The table with its total.
  ///
  /// - Complexity: linear in lines.
  func text() -> String {
    let lines = zip(plan.allocations, context.scenario.scenario.campaigns)
    let lasts = LastSpends(context.scenario)
    let hasLast = lasts.areKnown
    let unitNames = Set(lines.compactMap { units(of: $0.1)?.unit })
    // One column where all lines are bought in the same unit, else the unit beside the count.
    let unitColumns = min(2, unitNames.count)
    var table = TextTable(columns(hasLast: hasLast, units: unitNames))
    let total = plan.totalSpend
    let spends = plan.allocations.map(\.spend)
    // A small line must not be rounded to nothing beside a large total.
    let format = FigureFormat(
      spends + lines.compactMap { $0.1.last } + [total, lasts.total],
      differences: spends.filter { $0 >= 1e-4 * total })
    let counts = FigureFormat(
      lines.compactMap { line, campaign in units(of: campaign).map { line.spend / $0.price } })
    let binding = BindingWords(context.limits, plan)
    for (allocation, campaign) in lines {
      var row: [TextTable.Cell] = [.init(allocation.line)]
      if hasLast { row.append(.init(campaign.last.map(format.text) ?? context.options.dash)) }
      row.append(.init(format.text(allocation.spend), .heading))
      if let amount = lasts.change(allocation.spend, of: campaign) {
        row.append(change(amount, format))
      }
      row.append(.init(share(allocation.spend, of: total)))
      row += unitCells(allocation, campaign, counts).prefix(unitColumns)
      row.append(.init(binding.text(allocation, at: table.rows.count) ?? context.options.dash))
      table.rows.append(row)
    }
    var row: [TextTable.Cell] = ["total"]
    if hasLast { row.append(.init(format.text(lasts.total))) }
    row.append(.init(format.text(total), .heading))
    if hasLast { row.append(change(total - lasts.total, format)) }
    row.append(.init(share(total, of: total)))
    row += ["", ""].prefix(unitColumns)
    row.append(.init(budgetState(total)))
    table.rows.append(row)
    table.hasTotal = true
    return table.text(context.options)
  }

  private func columns(hasLast: Bool, units: Set<String>) -> [TextTable.Column] {
    var columns = [TextTable.Column(title: "line", alignment: .left, wraps: true)]
    if hasLast { columns.append(.init(title: "last")) }
    columns.append(.init(title: context.amounts.with(context.amounts.currency, "plan")))
    if hasLast { columns.append(.init(title: "change")) }
    columns.append(.init(title: "share"))
    if units.count > 1 {
      columns += [.init(title: "buys"), .init(title: "", alignment: .left, wraps: true)]
    } else if let unit = units.first {
      columns.append(.init(title: unit))
    }
    columns.append(.init(title: "held by", alignment: .left, wraps: true))
    return columns
  }

  private func change(_ amount: Double, _ format: FigureFormat) -> TextTable.Cell {
    let text = format.signed(amount)
    return .init(text, text == "0" ? nil : amount > 0 ? .good : .notice)
  }

  private func share(_ amount: Double, of total: Double) -> String {
    total > 0 ? Percentage.share(amount / total) : context.options.dash
  }

  private func units(of campaign: Campaign) -> UnitPurchase? {
    if case .units(let purchase) = campaign.purchase { purchase } else { nil }
  }

  private func unitCells(
    _ allocation: Plan.Allocation, _ campaign: Campaign, _ format: FigureFormat
  ) -> [TextTable.Cell] {
    guard let purchase = units(of: campaign) else { return ["", ""] }
    return [.init(format.text(allocation.spend / purchase.price)), .init(purchase.unit)]
  }

  /// Whether the budget is used up.
  private func budgetState(_ total: Double) -> String {
    guard let budget = context.scenario.scenario.budget?.amount else { return "" }
    let rest = budget - total
    if rest <= 1e-6 * budget { return "all of the budget" }
    return "\(FigureFormat.rounded(rest)) of the budget left"
  }
}
