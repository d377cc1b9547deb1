// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of KPI values, against the last period and against what was asked of them.
struct KPITable {
  let context: ReportContext
  let plan: Plan

  /// The KPIs that are declared, in their order; `nil` for none.
  var table: TextTable? {
    let kpis = context.scenario.scenario.kpis.flatMap { kpi in
      [kpi] + context.scenario.marketMembers(of: kpi.name)
    }
    guard !kpis.isEmpty else { return nil }
    let hasLast = kpis.contains { last($0) != nil }
    let hasBase = kpis.contains { $0.base != 0 }
    var columns = [
      TextTable.Column(title: "KPI", alignment: .left, wraps: true),
      TextTable.Column(title: "plan"),
      TextTable.Column(title: "unit", alignment: .left),
    ]
    if hasBase { columns.append(.init(title: "unfunded")) }
    if hasLast { columns += [.init(title: "last"), .init(title: "change"), .init(title: "")] }
    columns.append(.init(title: "asked for", alignment: .left, wraps: true))
    var table = TextTable(columns)
    table.rows = kpis.map { row($0, hasLast: hasLast, hasBase: hasBase) }
    return table
  }

  private func row(_ kpi: KPI, hasLast: Bool, hasBase: Bool) -> [TextTable.Cell] {
    let dash = context.options.dash
    let value = plan.value(of: kpi.name)
    let last = last(kpi)
    let difference = value.flatMap { value in last.map { value - $0 } }
    let format = FigureFormat(
      [value, last].compactMap(\.self), differences: [difference].compactMap(\.self))
    var row: [TextTable.Cell] = [
      .init(kpi.name), .init(value.map(format.text) ?? dash, .heading), .init(kpi.unit ?? ""),
    ]
    if hasBase { row.append(.init(kpi.base == 0 ? "" : FigureFormat.amount(kpi.base))) }
    if hasLast {
      row.append(.init(last.map(format.text) ?? dash))
      row.append(.init(difference.map(format.signed) ?? dash))
      if let difference, let last, last != 0 {
        row.append(.init(Percentage.change(difference / abs(last)), role(kpi, difference)))
      } else {
        row.append("")
      }
    }
    row.append(asked(kpi, value))
    return row
  }

  /// The last period's value: as declared, for `spend` what the lines spent.
  private func last(_ kpi: KPI) -> Double? {
    if kpi.name == KPI.spend, kpi.last == nil {
      let lasts = LastSpends(context.scenario)
      return lasts.areKnown ? lasts.total : nil
    }
    return kpi.last
  }

  private func role(_ kpi: KPI, _ difference: Double) -> Style.Role? {
    guard let objective = kpi.objective, difference != 0 else { return nil }
    return objective.sign * difference > 0 ? .good : .notice
  }

  /// What the scenario asks of the KPI and how it stands.
  private func asked(_ kpi: KPI, _ value: Double?) -> TextTable.Cell {
    var words: [String] = []
    switch kpi.objective {
    case .maximize: words.append("the most")
    case .minimize: words.append("the least")
    case nil: break
    }
    if let target = kpi.target {
      words.append("target \(target.kind.rawValue) \(FigureFormat.amount(target.value))")
    }
    if let floor = kpi.atLeast {
      words.append(state("at least", floor, room: value.map { $0 - floor }))
    }
    if let cap = kpi.atMost {
      words.append(state("at most", cap, room: value.map { cap - $0 }))
    }
    return .init(words.isEmpty ? context.options.dash : words.joined(separator: "; "))
  }

  private func state(_ side: String, _ limit: Double, room: Double?) -> String {
    let words = "\(side) \(FigureFormat.amount(limit))"
    guard let room else { return "\(words), no value" }
    if room <= 1e-6 * max(abs(limit), 1e-9) { return "\(words), just met" }
    return "\(words), met"
  }
}
