// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The plans of a trade-off as a table: both KPIs, what the next step costs, then what else fits.
struct FrontierTable {
  let context: ReportContext
  let frontier: PlanFrontier
  let pieces: FrontierPieces
  private let legend: PieceLegend

  /// More plans than these are not all listed.
  static let mostRows = 40
  /// How many are listed then, beside the best bend.
  static let sampledRows = 25
  /// What other columns leave at least for bookings, where these are that long.
  static let roomForBookings = 36

  /// What could not be shown.
  struct Omissions {
    /// Whether a KPI or a line has no column.
    var columns = false
    /// Whether a plan has no row.
    var plans = false
  }

  /// The positions of the plans that have a row.
  private let shown: [Int]

  init(context: ReportContext, frontier: PlanFrontier, pieces: FrontierPieces) {
    self.context = context
    self.frontier = frontier
    self.pieces = pieces
    legend = PieceLegend(context: context, pieces: pieces)
    shown = Self.rows(frontier)
  }

  /// The table, and what is not in it: other KPIs and lines are left out where they make it too
  /// wide.
  func table() -> (table: TextTable, omissions: Omissions) {
    var table = TextTable([TextTable.Column(title: "plan")])
    table.rows = shown.map { [.init(String($0 + 1))] }
    if hasMarks { appendMarks(to: &table) }
    append(frontier.x.kpi, to: &table, isAxis: true)
    append(frontier.y.kpi, to: &table, isAxis: true)
    if frontier.plans.count > 1, !pieces.areSeveral || !pieces.areAllPoints {
      appendRates(to: &table)
    }
    let remarks = shown.map(remark)
    let bookings = hasBookings ? bookings : []
    let room =
      context.options.width - space(remarks) - min(space(bookings), Self.roomForBookings)

    var omissions = Omissions(plans: shown.count < frontier.plans.count)
    let axes = [frontier.x.kpi, frontier.y.kpi]
    for kpi in context.scenario.kpis where !axes.contains(kpi.name) {
      guard kpi.name != KPI.spend || spendVaries else { continue }
      let fits = tryAppending(to: &table, room: room) { append(kpi.name, to: &$0, isAxis: false) }
      if !fits { omissions.columns = true }
    }
    let fits = tryAppending(to: &table, room: room) { table in
      for line in context.scenario.scenario.campaigns.indices { appendLine(line, to: &table) }
    }
    if !fits { omissions.columns = true }
    if hasBookings {
      table.columns.append(.init(title: "bookings", alignment: .left, wraps: true))
      for (row, words) in bookings.enumerated() { table.rows[row].append(.init(words)) }
    }
    table.columns.append(TextTable.Column(title: "", alignment: .left))
    for (row, words) in remarks.enumerated() { table.rows[row].append(.init(words, .good)) }
    return (table, omissions)
  }

  /// All plans, or the ends, the best bend and some evenly in between.
  private static func rows(_ frontier: PlanFrontier) -> [Int] {
    let last = frontier.plans.count - 1
    guard last >= mostRows else { return Array(frontier.plans.indices) }
    let sample = (0..<sampledRows).map { $0 * last / (sampledRows - 1) }
    return Set(sample + [frontier.plan(.knee)].compactMap(\.self)).sorted()
  }

  /// Whether marks in the table tell plans apart.
  private var hasMarks: Bool {
    pieces.areSeveral
      && (pieces.hasOpenEnds || (legend.marks.areVaried && pieces.kinds.count > 1))
  }

  /// Whether there are too many different bookings for a legend.
  private var hasBookings: Bool { pieces.areSeveral && !legend.marks.areUnique }

  private var bookings: [String] {
    shown.indices.map { row in
      legend.cell(shown[row], below: row > 0 ? shown[row - 1] : nil)
    }
  }

  private func space(_ cells: [String]) -> Int {
    guard !cells.isEmpty else { return 0 }
    return TextTable.gap + cells.reduce(0) { max($0, DisplayText.width($1)) }
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

  private func appendMarks(to table: inout TextTable) {
    table.columns.append(.init(title: "", alignment: .left))
    for (row, plan) in shown.enumerated() {
      table.rows[row].append(.init(String(legend.marks.mark(of: plan))))
    }
  }

  /// Adds a KPI; along an axis every step must show, elsewhere the difference between the ends.
  private func append(_ kpi: String, to table: inout TextTable, isAxis: Bool) {
    let values = shown.map { frontier.plans[$0].value(of: kpi) }
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
    let spends = shown.map { plan in
      let allocations = frontier.plans[plan].allocations
      return allocations.indices.contains(line) ? allocations[line].spend : 0
    }
    let range = (spends.max() ?? 0) - (spends.min() ?? 0)
    let format = FigureFormat(spends, differences: [range])
    table.columns.append(.init(title: context.scenario.scenario.campaigns[line].name))
    for (row, spend) in spends.enumerated() { table.rows[row].append(.init(format.text(spend))) }
  }

  private func appendRates(to table: inout TextTable) {
    let exchange = Exchange(frontier, pieces)
    table.columns.append(.init(title: "\(frontier.y.kpi) per \(exchange.step) to the next"))
    for (row, plan) in shown.enumerated() {
      table.rows[row].append(.init(exchange.text(from: plan) ?? jump(from: plan)))
    }
  }

  /// Why there is no rate from a plan to the next.
  private func jump(from plan: Int) -> String {
    guard plan + 1 < frontier.plans.count, !pieces.mixes(from: plan) else { return "" }
    return pieces.kind(of: plan) == pieces.kind(of: plan + 1) ? "a step" : "new booking"
  }

  private var spendVaries: Bool {
    let totals = frontier.plans.map(\.totalSpend)
    guard let least = totals.min(), let most = totals.max() else { return false }
    return most - least > 1e-6 * most
  }

  private func remark(_ plan: Int) -> String {
    [plan == frontier.plan(.knee) ? "best bend" : nil, pieces.isOpen(plan) ? "open end" : nil]
      .compactMap(\.self).joined(separator: ", ")
  }
}
