// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of who gets what, what that changes, and why it is not otherwise.
struct LineTable {
  let context: ReportContext
  let plan: Plan
  /// What is said of money that stays.
  private let unspent: [String]
  private let creators: CreatorListing
  private let lasts: LastSpends
  private let binding: BindingWords
  private let amounts: FigureFormat
  private let purchases: PurchaseColumns

  /// - Complexity: linear in lines.
  init(context: ReportContext, solution: Solution) {
    let plan = solution.plan
    self.context = context
    self.plan = plan
    unspent = UnspentWords(context: context, solution: solution).sentences
    creators = CreatorListing(context.scenario, plan)
    lasts = LastSpends(context.scenario)
    binding = BindingWords(context.limits, plan)
    let spends = creators.rows(after: context.scenario.scenario.campaigns.count).map { lines in
      lines.reduce(0) { $0 + plan.allocations[$1].spend }
    }
    let total = plan.totalSpend
    let known = plan.allocations.indices.compactMap { [lasts] in lasts[$0] }
    // A small line must not be rounded to nothing beside a large total.
    amounts = FigureFormat(
      spends + known + [total, lasts.total], differences: spends.filter { $0 >= 1e-4 * total })
    purchases = PurchaseColumns(
      scenario: context.scenario.scenario, plan: plan, dash: context.options.dash)
  }

  /// The table with its total.
  ///
  /// - Complexity: linear in lines.
  var table: TextTable {
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
      row("total", Array(lines), purchases.blank, held: budgetState(plan.totalSpend)))
    table.hasTotal = true
    return table
  }

  private var titles: [TextTable.Column] {
    var titles = [TextTable.Column(title: "line", alignment: .left, wraps: true)]
    if lasts.areKnown { titles.append(.init(title: "last")) }
    titles.append(.init(title: context.amounts.with(context.amounts.currency, "plan")))
    if lasts.areKnown { titles.append(.init(title: "change")) }
    titles.append(.init(title: "share"))
    titles += purchases.titles
    titles.append(.init(title: "held by", alignment: .left, wraps: true))
    return titles
  }

  /// A line's own row.
  private func row(_ line: Int) -> [TextTable.Cell] {
    let allocation = plan.allocations[line]
    return row(
      allocation.line, [line], purchases.cells(line),
      held: binding.text(allocation, at: line) ?? "")
  }

  /// A category's row, where its creators are summed up.
  private func row(_ part: CreatorListing.Part) -> [TextTable.Cell] {
    row(name(part), part.all, purchases.cells("\(count(part)) booked"), held: "")
  }

  private func row(
    _ name: String, _ lines: [Int], _ purchases: [TextTable.Cell], held: String
  ) -> [TextTable.Cell] {
    let total = plan.totalSpend
    let spend = lines.reduce(0) { $0 + plan.allocations[$1].spend }
    let isKnown = lines.contains { lasts[$0] != nil }
    let last = lasts.total(of: lines)
    var row: [TextTable.Cell] = [.init(name)]
    if lasts.areKnown { row.append(.init(isKnown ? amounts.text(last) : context.options.dash)) }
    row.append(.init(amounts.text(spend), .heading))
    if lasts.areKnown { row.append(change(spend - last)) }
    row.append(
      total > 0
        ? .init(Percentage.share(spend / total), bar: spend / total)
        : .init(context.options.dash))
    return row + purchases + [.init(held)]
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

  /// What the table leaves out, or needs to be told.
  var remarks: [String] {
    var remarks = [binding.ofThePlan.map { "Held by: \($0)." }].compactMap(\.self) + unspent
    remarks += ConversionText(context: context).sentences
    remarks += RequirementText(context: context).sentences
    if creators.isSummed {
      remarks.append("Creators are summed up here: '--format csv' has each with its package.")
    }
    return remarks
  }

  /// Whether the budget is used up.
  private func budgetState(_ total: Double) -> String {
    guard let budget = context.scenario.scenario.budget?.amount else { return "" }
    let rest = budget - total
    if rest <= 1e-6 * budget { return "all of the budget" }
    return "\(FigureFormat.rounded(rest)) of the budget left"
  }
}
