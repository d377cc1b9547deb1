// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of who gets what, what that changes, and why it is not otherwise.
struct LineTable {
  let context: ReportContext
  let plan: Plan
  private let creators: CreatorListing
  private let lasts: LastSpends
  private let binding: BindingWords
  private let amounts: FigureFormat
  private let counts: FigureFormat
  private let columns: Columns

  /// Which columns there are beside those that every plan has.
  private struct Columns {
    var last: Bool
    var fees: Bool
    /// One unit's name, several where lines are bought in different ones.
    var units: Set<String>
    var packages: Bool
  }

  /// - Complexity: linear in lines.
  init(context: ReportContext, plan: Plan) {
    self.context = context
    self.plan = plan
    let scenario = context.scenario.scenario
    creators = CreatorListing(context.scenario, plan)
    lasts = LastSpends(context.scenario)
    binding = BindingWords(context.limits, plan)
    let spends = plan.allocations.map(\.spend)
    let total = plan.totalSpend
    let known = plan.allocations.indices.compactMap { [lasts] in lasts[$0] }
    // A small line must not be rounded to nothing beside a large total.
    amounts = FigureFormat(
      spends + known + [total, lasts.total], differences: spends.filter { $0 >= 1e-4 * total })
    counts = FigureFormat(plan.allocations.compactMap(\.units))
    columns = Columns(
      last: lasts.areKnown, fees: plan.allocations.contains { $0.setUpFee != 0 },
      units: Set(scenario.campaigns.compactMap { $0.unitPurchase?.unit }),
      packages: !scenario.creators.isEmpty)
  }

  /// The table with its total.
  ///
  /// - Complexity: linear in lines.
  func text() -> String {
    var table = TextTable(titles)
    for line in context.scenario.scenario.campaigns.indices { table.rows.append(row(line)) }
    for part in creators.parts {
      if creators.isSummed {
        table.rows.append(row(part))
      } else {
        if creators.isByCategory { table.headings[table.rows.count] = heading(part) }
        for line in part.listed { table.rows.append(row(line)) }
      }
    }
    table.headings[table.rows.count] = leftOut
    let lines = plan.allocations.indices
    table.rows.append(
      row("total", Array(lines), package: "", units: ["", ""], held: budgetState(plan.totalSpend)))
    table.hasTotal = true
    return table.text(context.options) + remark
  }

  private var titles: [TextTable.Column] {
    var titles = [TextTable.Column(title: "line", alignment: .left, wraps: true)]
    if columns.last { titles.append(.init(title: "last")) }
    titles.append(.init(title: context.amounts.with(context.amounts.currency, "plan")))
    if columns.fees { titles.append(.init(title: "of it set-up")) }
    if columns.last { titles.append(.init(title: "change")) }
    titles.append(.init(title: "share"))
    if columns.packages {
      let title = creators.isSummed ? "booked" : "package"
      titles.append(.init(title: title, alignment: .left, wraps: true))
    }
    if columns.units.count > 1 {
      titles += [.init(title: "buys"), .init(title: "", alignment: .left, wraps: true)]
    } else if let unit = columns.units.first {
      titles.append(.init(title: unit))
    }
    titles.append(.init(title: "held by", alignment: .left, wraps: true))
    return titles
  }

  /// A line's own row.
  private func row(_ line: Int) -> [TextTable.Cell] {
    let allocation = plan.allocations[line]
    let scenario = context.scenario.scenario
    let isCreator = scenario.campaign(at: line) == nil
    let dash = context.options.dash
    var units: [TextTable.Cell] = ["", ""]
    if let count = allocation.units, let purchase = scenario.campaign(at: line)?.unitPurchase {
      units = [.init(counts.text(count)), .init(purchase.unit)]
    }
    return row(
      allocation.line, [line], package: isCreator ? allocation.package ?? dash : "", units: units,
      held: binding.text(allocation, at: line) ?? dash)
  }

  /// A category's row, where its creators are summed up.
  private func row(_ part: CreatorListing.Part) -> [TextTable.Cell] {
    row(name(part), part.all, package: count(part), units: ["", ""], held: "")
  }

  private func row(
    _ name: String, _ lines: [Int], package: String, units: [TextTable.Cell], held: String
  ) -> [TextTable.Cell] {
    let total = plan.totalSpend
    let spend = lines.reduce(0) { $0 + plan.allocations[$1].spend }
    let fees = lines.reduce(0) { $0 + plan.allocations[$1].setUpFee }
    let isKnown = lines.contains { lasts[$0] != nil }
    let last = lasts.total(of: lines)
    var row: [TextTable.Cell] = [.init(name)]
    if columns.last { row.append(.init(isKnown ? amounts.text(last) : context.options.dash)) }
    row.append(.init(amounts.text(spend), .heading))
    if columns.fees { row.append(.init(fees == 0 ? "" : amounts.text(fees))) }
    if columns.last { row.append(change(spend - last)) }
    row.append(.init(total > 0 ? Percentage.share(spend / total) : context.options.dash))
    if columns.packages { row.append(.init(package)) }
    // One column where all lines are bought in the same unit, else the unit beside the count.
    row += units.prefix(min(2, columns.units.count))
    row.append(.init(held))
    return row
  }

  private func change(_ amount: Double) -> TextTable.Cell {
    let text = amounts.signed(amount)
    return .init(text, text == "0" ? nil : amount > 0 ? .good : .notice)
  }

  private func name(_ part: CreatorListing.Part) -> String {
    part.category ?? (creators.isByCategory ? "no category" : "creators")
  }

  private func count(_ part: CreatorListing.Part) -> String {
    "\(part.booked) of \(FigureFormat.amount(Double(part.all.count)))"
  }

  /// `food: 3 of 80 booked, 210k GBP`.
  private func heading(_ part: CreatorListing.Part) -> String {
    let spend = part.all.reduce(0) { $0 + plan.allocations[$1].spend }
    return "\(name(part)): \(count(part)) booked, "
      + context.amounts.with(context.amounts.currency, amounts.text(spend))
  }

  /// The creators that have no row, by name where they are few.
  private var leftOut: String? {
    let names = creators.leftOut.map { plan.allocations[$0].line }
    guard !names.isEmpty else { return nil }
    if names.count <= CreatorListing.few { return "left out: \(Amounts.list(names))" }
    let scenario = context.scenario.scenario
    let settled = creators.leftOut.count { scenario.creator(at: $0)?.booking == .leftOut }
    return "\(FixedPoint.text(Double(names.count), decimals: 0)) creators left out"
      + (settled > 0 ? ", \(settled) of them by you" : "")
  }

  private var remark: String {
    guard creators.isSummed else { return "" }
    return context.paragraph(
      "Creators are summed up here: '--format csv' has each with its package.")
  }

  /// Whether the budget is used up.
  private func budgetState(_ total: Double) -> String {
    guard let budget = context.scenario.scenario.budget?.amount else { return "" }
    let rest = budget - total
    if rest <= 1e-6 * budget { return "all of the budget" }
    return "\(FigureFormat.rounded(rest)) of the budget left"
  }
}
