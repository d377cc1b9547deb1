// SPDX-License-Identifier: GPL-3.0-or-later

import Models

/// The points of a model's frontier as a table: all objectives, what the next step costs, the
/// pieces, then the columns.
struct ModelFrontierTable {
  let context: ModelContext
  let frontier: ModelFrontier

  /// The table, and whether everything is in it: the model's columns are left out where they make
  /// it too wide.
  func table() -> (table: TextTable, isWhole: Bool) {
    var table = TextTable([TextTable.Column(title: "point")])
    table.rows = frontier.points.indices.map { [.init(String($0 + 1))] }
    for objective in context.names.indices { append(objective, to: &table) }
    let rates = frontier.exchangeRates
    if rates.contains(where: { $0 != nil }) { append(rates, to: &table) }
    if hasPieces { appendPieces(to: &table) }
    let remarks = frontier.points.indices.map(remark)
    let room =
      context.options.width
      - (remarks.map(\.count).max().map { $0 == 0 ? 0 : $0 + TextTable.gap } ?? 0)
    let isWhole = appendVariables(to: &table, room: room)
    if remarks.contains(where: { !$0.isEmpty }) {
      table.columns.append(TextTable.Column(title: "", alignment: .left))
      for (position, remark) in remarks.enumerated() {
        table.rows[position].append(.init(remark, .good))
      }
    }
    return (table, isWhole)
  }

  /// Whether pieces of several points have to be told apart from others.
  private var hasPieces: Bool {
    frontier.pieces.count > 1 && frontier.pieces.contains { $0.points.count > 1 }
  }

  private func append(_ objective: Int, to table: inout TextTable) {
    let values = frontier.points.map { $0.values[objective] }
    let format = FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
    table.columns.append(.init(title: context.names[objective]))
    for (row, value) in values.enumerated() { table.rows[row].append(.init(format.text(value))) }
  }

  private func append(_ rates: [Double?], to table: inout TextTable) {
    table.columns.append(.init(title: "\(context.y) per \(context.x) to the next"))
    for (row, rate) in rates.enumerated() {
      let text = rate.map {
        ($0 > 0 ? "+" : "") + FigureFormat.rounded($0, significant: 3)
      }
      table.rows[row].append(.init(text ?? ""))
    }
  }

  private func appendPieces(to table: inout TextTable) {
    table.columns.append(.init(title: "piece"))
    for (number, piece) in frontier.pieces.enumerated() {
      for row in piece.points { table.rows[row].append(.init(String(number + 1))) }
    }
  }

  /// Adds every column of the model that is not 0 at every point, or none where they make the table
  /// too wide.
  private func appendVariables(to table: inout TextTable, room: Int) -> Bool {
    var wider = table
    for (index, variable) in context.model.variables.enumerated() {
      let values = frontier.points.map { $0.columns[index] }
      guard values.contains(where: { $0 != 0 }) else { continue }
      // A column takes three characters at least, so that a model of thousands is soon given up.
      guard wider.columns.count * (TextTable.gap + 1) < room else { return false }
      let range = (values.max() ?? 0) - (values.min() ?? 0)
      let format = FigureFormat(values, differences: [range])
      wider.columns.append(.init(title: variable.name))
      for (row, value) in values.enumerated() { wider.rows[row].append(.init(format.text(value))) }
    }
    guard wider.leastWidth <= room else { return false }
    table = wider
    return true
  }

  private func remark(_ position: Int) -> String {
    var remarks: [String] = []
    if frontier.isOpen(position) { remarks.append("open end") }
    if position == frontier.knee { remarks.append("best bend") }
    if let several = frontier.several {
      if position == several.balanced, frontier.points.count > 1 { remarks.append("balanced") }
      let values = frontier.points[position].values
      for (objective, name) in context.names.enumerated()
      where values[objective] == frontier.ideal[objective] && frontier.points.count > 1 {
        remarks.append("best \(name)")
      }
    }
    return remarks.joined(separator: ", ")
  }
}
