// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension FrontierReport {
  /// The trade-off as a workbook: what it says, its plans, with a chart of two KPIs, and the money
  /// of each.
  ///
  /// - Throws: where there is no place for it while it is made.
  public func spreadsheet() throws(SpreadsheetError) -> [UInt8] {
    try SpreadsheetFile.bytes(workbook)
  }

  var workbook: Workbook {
    let parts = WorkbookParts(context: ReportContext(scenario, options))
    let document = document
    let (plans, chart) = layout.sheet(parts)
    let money = parts.spends(frontier.plans, name: "Money")
    let charts = [chart, parts.chart(ofSpends: money, frontier.plans)]
    return Workbook(
      title: document.title,
      sheets: [WorkbookParts.cover(document)] + Workbook.charts(charts) + [plans, money])
  }
}

/// The plans of a trade-off as rows, a column for each KPI.
struct KPIColumns {
  let parts: WorkbookParts
  let plans: [Plan]

  /// The sheet; some KPIs come first, the others in the order of the scenario.
  func sheet(first: [String], name: String) -> Workbook.Sheet {
    let known = parts.context.scenario.kpis.map(\.name)
    let names = first + known.filter { !first.contains($0) }
    var sheet = Workbook.Sheet(name: name, columns: [.init(title: "plan", width: 8)])
    let formats = names.map { name -> NumberFormat in
      let kpi = parts.context.scenario.kpi(named: name)
      let unit = kpi?.unit ?? (name == KPI.spend ? parts.context.amounts.currency : nil)
      return NumberFormat(plans.compactMap { $0.value(of: name) }, unit: unit)
    }
    sheet.columns += names.map { .init(title: $0, width: max(18, parts.width([$0]))) }
    sheet.rows = plans.enumerated().map { position, plan in
      [.number(Double(position + 1), .count)]
        + zip(names, formats).map { parts.number(plan.value(of: $0), $1) }
    }
    return sheet
  }
}

/// The plans of a trade-off between two KPIs, with a chart.
struct FrontierSheet {
  let frontier: PlanFrontier
  let parts: WorkbookParts
  let pieces: FrontierPieces

  private static let name = "Plans"

  var sheet: Workbook.Sheet {
    let (x, y) = (frontier.x.kpi, frontier.y.kpi)
    var sheet = KPIColumns(parts: parts, plans: frontier.plans).sheet(
      first: [x, y], name: Self.name)
    sheet.columns.append(.init(title: "\(y) per \(x) to the next", width: 20))
    sheet.columns.append(.init(title: "remark", width: 16))
    if pieces.areSeveral { sheet.columns.append(.init(title: "booked", width: 50)) }
    let exchange = Exchange(frontier, pieces)
    let rates = NumberFormat(sheet.rows.indices.compactMap(exchange.rate))
    for position in sheet.rows.indices {
      sheet.rows[position].append(parts.number(exchange.rate(from: position), rates))
      let remarks = [
        position == frontier.plan(.knee) ? "best bend" : nil,
        pieces.isOpen(position) ? "open end" : nil,
      ].compactMap(\.self)
      sheet.rows[position].append(
        parts.text(remarks.isEmpty ? nil : remarks.joined(separator: ", ")))
      guard pieces.areSeveral else { continue }
      let bookings = pieces.piece(of: position).map { frontier.pieces[$0].bookings } ?? []
      sheet.rows[position].append(
        .text(bookings.map(pieces.name).joined(separator: ", "), .wrapped))
    }
    return sheet
  }

  /// More pieces than these are one series of points, as a legend could not name them.
  private static let mostSeries = 24

  /// A chart of the plans, a line for each piece.
  var chart: Workbook.Chart? {
    guard !frontier.plans.isEmpty else { return nil }
    var runs: [(name: String, plans: Range<Int>)] = frontier.pieces.enumerated().map {
      number, piece in
      ("piece \(number + 1)", piece.plans.clamped(to: frontier.plans.indices))
    }
    runs.removeAll { $0.plans.isEmpty }
    let isOne = runs.isEmpty || runs.count > Self.mostSeries
    if isOne { runs = [(frontier.y.kpi, frontier.plans.indices)] }
    return Workbook.Chart(
      kind: .scatter, title: "\(frontier.y.kpi) against \(frontier.x.kpi)",
      xTitle: title(frontier.x), yTitle: title(frontier.y), xRange: range(frontier.x),
      yRange: range(frontier.y), source: Self.name,
      series: runs.filter { !$0.plans.isEmpty }.map { name, plans in
        let rows = (plans.lowerBound + 1)...plans.upperBound
        return Workbook.Series(
          name: name, categories: .init(rows: rows, columns: 1...1),
          values: .init(rows: rows, columns: 2...2),
          isJoined: !isOne || frontier.pieces.isEmpty)
      })
  }

  private func range(_ axis: PlanFrontier.Axis) -> ClosedRange<Double>? {
    ChartSpan.round(frontier.plans.compactMap { $0.value(of: axis.kpi) })
  }

  private func title(_ axis: PlanFrontier.Axis) -> String {
    let unit = parts.context.scenario.kpi(named: axis.kpi)?.unit
    return axis.kpi + (unit.map { " (\($0))" } ?? "")
  }
}
