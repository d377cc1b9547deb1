// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Sheets that several reports have.
struct WorkbookParts {
  let context: ReportContext

  private var scenario: CheckedScenario { context.scenario }
  private var currency: String? { context.amounts.currency }

  /// A cover: what the report says, in sentences, as the page of it does.
  static func cover(_ document: Document) -> Workbook.Sheet {
    var rows: [[Workbook.Cell]] = [[.text(document.title, .title)]]
    if !document.facts.isEmpty {
      rows.append([.text(document.facts.joined(separator: " · "), .aside)])
    }
    for block in document.blocks(on: .page) {
      switch block {
      case .lead(let text, _): rows += [[.empty], [.text(text, .strong)]]
      case .tiles(let tiles):
        rows += tiles.map { tile in
          let figure = [tile.name + ":", tile.value, tile.unit].filter { !$0.isEmpty }
          let remark = tile.remark.isEmpty ? "" : " (\(tile.remark))"
          return [.text(figure.joined(separator: " ") + remark)]
        }
      case .cards(let cards):
        rows += cards.map { card in
          let figures = card.figures.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
          return [.text("\(card.heading), \(card.subject): \(card.verdict); \(figures)", .wrapped)]
        }
      case .heading(let text), .section(let text): rows += [[.empty], [.text(text, .strong)]]
      // Remarks are about tables.
      case .paragraph(_, .aside): break
      case .paragraph(let text, let role):
        rows.append([.text(text, role == .bad ? .strong : .wrapped)])
      case .list(let sentences, _): rows += sentences.map { [.text($0, .wrapped)] }
      case .notes(let sentences):
        rows += [[.empty], [.text("Notes", .strong)]] + sentences.map { [.text($0, .wrapped)] }
      case .steps(let steps):
        for (position, step) in steps.enumerated() {
          rows.append([.text("\(position + 1). \(step.aim)", .strong)])
          rows.append([.text(step.finding, .wrapped)])
        }
      case .command(let command, let purpose):
        rows.append([.text((purpose.map { "\($0): " } ?? "") + command, .wrapped)])
      case .legend(let entries, let shared):
        rows += ([shared].compactMap(\.self) + entries).map { [.text($0, .wrapped)] }
      // Tables have sheets of their own, and charts are made of cells.
      case .table, .figure, .findings, .verbatim, .blank: break
      }
    }
    return Workbook.Sheet(name: "Summary", rows: withoutEmptyParts(rows))
  }

  /// The rows without headings that nothing follows.
  private static func withoutEmptyParts(_ rows: [[Workbook.Cell]]) -> [[Workbook.Cell]] {
    var result: [[Workbook.Cell]] = []
    for (position, row) in rows.enumerated() {
      let isHeading = position > 0 && rows[position - 1] == [.empty]
      let isLast = position + 1 == rows.count || rows[position + 1] == [.empty]
      if isHeading, isLast, case .text(_, .strong) = row[0], position > 4 {
        result.removeLast()
        continue
      }
      result.append(row)
    }
    return result
  }

  /// The lines of a plan, with a chart of their money.
  func lines(_ plan: Plan, name: String) -> Workbook.Sheet {
    let lasts = LastSpends(scenario)
    let binding = BindingWords(context.limits, plan)
    let total = plan.totalSpend
    let money = NumberFormat(
      plan.allocations.map(\.spend).filter { $0 != 0 } + [total], unit: currency)
    let hasPackages = !scenario.scenario.creators.isEmpty
    let hasUnits = plan.allocations.contains { $0.units != nil }
    var columns: [Workbook.Column] = [
      .init(title: "line", width: width(plan.allocations.map(\.line))),
      .init(title: "kind", width: 11), .init(title: "channel or category", width: 18),
    ]
    if hasPackages { columns.append(.init(title: "package", width: 16)) }
    if hasUnits { columns += [.init(title: "units", width: 10), .init(title: "unit", width: 10)] }
    if lasts.areKnown { columns.append(.init(title: "last", width: 16)) }
    let planColumn = columns.count
    columns.append(.init(title: "plan", width: 16))
    if lasts.areKnown { columns.append(.init(title: "change", width: 16)) }
    columns += [.init(title: "share", width: 9), .init(title: "held by", width: 60)]
    var sheet = Workbook.Sheet(name: name, columns: columns)
    for (line, allocation) in plan.allocations.enumerated() {
      let campaign = scenario.scenario.campaign(at: line)
      let creator = scenario.scenario.creator(at: line)
      var row: [Workbook.Cell] = [
        .text(allocation.line), .text(campaign == nil ? "creator" : "campaign"),
        text(campaign?.channel ?? creator?.category),
      ]
      if hasPackages { row.append(text(allocation.package)) }
      if hasUnits {
        row += [
          number(allocation.units, NumberFormat([allocation.units ?? 0])),
          text(campaign?.unitPurchase?.unit),
        ]
      }
      if lasts.areKnown { row.append(number(lasts[line], money)) }
      row.append(.number(allocation.spend, money))
      if lasts.areKnown {
        row.append(number(lasts.change(allocation.spend, ofLineAt: line), money.signed))
      }
      row.append(number(total > 0 ? allocation.spend / total : nil, .share))
      row.append(text(binding.text(allocation, at: line), .wrapped))
      sheet.rows.append(row)
    }
    sheet.rows.append(
      columns.indices.map { column in
        switch columns[column].title {
        case "line" where column == 0: .text("total", .strong)
        case "plan" where column == planColumn: .sum(total, money)
        case "last" where lasts.areKnown && column == planColumn - 1: .sum(lasts.total, money)
        case "held by": text(binding.ofThePlan, .wrapped)
        case "change" where column == planColumn + 1: .sum(total - lasts.total, money.signed)
        default: .empty
        }
      })
    sheet.hasTotal = true
    return sheet
  }

  /// More lines than these cannot be read in a chart.
  private static let mostBars = 40

  /// A chart of the money of a plan's lines, from the sheet of them.
  func chart(ofLines sheet: Workbook.Sheet) -> Workbook.Chart? {
    let count = min(sheet.rows.count - 1, Self.mostBars)
    guard count > 0 else { return nil }
    let columns = ["last", "plan"].compactMap { title in
      sheet.columns.firstIndex { $0.title == title }.map { (title, $0) }
    }
    let isPart = count < sheet.rows.count - 1
    return Workbook.Chart(
      kind: .bars, title: isPart ? "Money by line, the first \(count)" : "Money by line",
      xTitle: currency ?? "", source: sheet.name,
      series: columns.map { name, column in
        Workbook.Series(
          name: name, categories: .init(rows: 1...count, columns: 0...0),
          values: .init(rows: 1...count, columns: column...column))
      })
  }

  /// The KPIs of a plan, each with the format of its unit.
  func kpis(_ plan: Plan, name: String) -> Workbook.Sheet {
    let kpis = scenario.kpis
    let hasLast = kpis.contains { $0.last != nil }
    let hasTargets = kpis.contains { $0.target != nil }
    var columns: [Workbook.Column] = [
      .init(title: "KPI", width: width(kpis.map(\.name))), .init(title: "unit", width: 14),
      .init(title: "plan", width: 20),
    ]
    if hasLast {
      columns += [
        .init(title: "last", width: 20), .init(title: "change", width: 20),
        .init(title: "change in percent", width: 12),
      ]
    }
    columns += [
      .init(title: "unfunded", width: 16), .init(title: "at least", width: 16),
      .init(title: "at most", width: 16),
    ]
    if hasTargets { columns += [.init(title: "target", width: 16), .init(title: "", width: 12)] }
    columns.append(.init(title: "objective", width: 12))
    var sheet = Workbook.Sheet(name: name, columns: columns)
    for kpi in kpis {
      let value = plan.value(of: kpi.name)
      let isMoney = kpi.name == KPI.spend
      let unit = kpi.unit ?? (isMoney ? currency : nil)
      let format = NumberFormat(
        [value, kpi.last, kpi.atLeast, kpi.atMost].compactMap(\.self), unit: unit)
      var row: [Workbook.Cell] = [.text(kpi.name), text(unit), number(value, format, .strong)]
      if hasLast {
        let change = value.flatMap { value in kpi.last.map { value - $0 } }
        let share = change.flatMap { change in
          kpi.last.flatMap { $0 == 0 ? nil : change / abs($0) }
        }
        row += [
          number(kpi.last, format), number(change, format.signed),
          number(share, NumberFormat.share.signed),
        ]
      }
      row += [
        number(kpi.base == 0 ? nil : kpi.base, format), number(kpi.atLeast, format),
        number(kpi.atMost, format),
      ]
      if hasTargets {
        row += [number(kpi.target?.value, format), text(kpi.target?.kind.rawValue)]
      }
      row.append(text(kpi.objective?.rawValue))
      sheet.rows.append(row)
    }
    return sheet
  }

  /// The money of every line in rows, a column for each plan of a trade-off, with a chart where
  /// lines are few.
  func spends(_ plans: [Plan], name: String) -> Workbook.Sheet {
    let lines = (0..<scenario.scenario.lineCount).map(scenario.scenario.lineName)
    let all = plans.flatMap { $0.allocations.map(\.spend) }
    let money = NumberFormat(all.filter { $0 != 0 } + [0], unit: nil)
    var sheet = Workbook.Sheet(
      name: name,
      columns: [
        .init(title: currency.map { "line, \($0)" } ?? "line", width: width(lines))
      ] + plans.indices.map { .init(title: "plan \($0 + 1)", width: 12) })
    sheet.rows = lines.enumerated().map { line, name in
      [.text(name)]
        + plans.map { plan in
          plan.allocations.indices.contains(line)
            ? .number(plan.allocations[line].spend, money) : .empty
        }
    }
    sheet.rows.append(
      [.text("total", .strong)] + plans.map { .sum($0.totalSpend, money) })
    sheet.hasTotal = true
    return sheet
  }

  /// A chart of the money of few lines over the plans of a trade-off, from the sheet of them.
  func chart(ofSpends sheet: Workbook.Sheet, _ plans: [Plan]) -> Workbook.Chart? {
    let lines = (0..<scenario.scenario.lineCount).map(scenario.scenario.lineName)
    let used = lines.indices.filter { line in
      plans.contains { $0.allocations.indices.contains(line) && $0.allocations[line].spend > 0 }
    }
    guard (1...12).contains(used.count), (2...255).contains(plans.count) else { return nil }
    return Workbook.Chart(
      kind: .stacked, title: "Money by plan", yTitle: currency ?? "", source: sheet.name,
      series: used.map { line in
        Workbook.Series(
          name: lines[line], categories: .init(rows: 0...0, columns: 1...plans.count),
          values: .init(rows: (line + 1)...(line + 1), columns: 1...plans.count))
      })
  }

  /// A text, or an empty cell.
  func text(_ text: String?, _ look: Workbook.Look = .plain) -> Workbook.Cell {
    text.map { .text($0, look) } ?? .empty
  }

  /// A number, or an empty cell.
  func number(
    _ value: Double?, _ format: NumberFormat, _ look: Workbook.Look = .plain
  ) -> Workbook.Cell {
    value.map { .number($0, format, look) } ?? .empty
  }

  /// As wide as the names, within reason.
  func width(_ names: [String]) -> Double {
    let longest = names.reduce(8) { max($0, DisplayText.width(DisplayText.visible($1))) }
    return Double(min(44, longest + 2))
  }
}
