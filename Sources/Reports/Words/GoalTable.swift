// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of goals: what is to be reached by when, what the plan brings by then, and by how much
/// it is missed.
struct GoalTable {
  let context: ReportContext
  let plan: Plan

  /// The table; `nil` without goals that have a KPI and a target.
  var table: TextTable? {
    let standings = context.scenario.standings(of: plan)
    guard !standings.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "goal", alignment: .left, wraps: true), .init(title: "", alignment: .left),
      .init(title: "KPI", alignment: .left, wraps: true), .init(title: "plan"),
      .init(title: "asked for", alignment: .left, wraps: true),
      .init(title: "by"), .init(title: "verdict", alignment: .left, wraps: true),
    ])
    table.rows = standings.map(row)
    return table
  }

  /// What is to be said of goals whose deadline is inside the period; `nil` for none.
  var remark: String? {
    let partial = context.scenario.standings(of: plan).filter { $0.goal.share < 1 }
    guard !partial.isEmpty else { return nil }
    let names = Amounts.list(partial.map { "'\($0.goal.name)'" }, most: 4)
    return
      "\(names): the deadline is inside the period, and what the plan brings is taken to come evenly over its days."
  }

  private func row(_ standing: GoalStanding) -> [TextTable.Cell] {
    let goal = standing.goal
    let dash = context.options.dash
    let value = standing.valueByDeadline
    let words = GoalWords(context.scenario)
    let difference = value.map { $0 - goal.value } ?? 0
    let format = FigureFormat(
      [value ?? goal.value, goal.value], differences: standing.isMet ? [] : [difference])
    let text = { words.isShare(goal) ? words.figure($0, of: goal) : format.text($0) }
    return [
      .init(goal.name), .init(standing.isMust ? "must" : "aim"), .init(goal.kpi),
      .init(value.map(text) ?? dash, .heading), .init("\(goal.side.rawValue) \(text(goal.value))"),
      .init(goal.deadline.map(\.description) ?? dash), verdict(standing, by: difference, in: words),
    ]
  }

  private func verdict(
    _ standing: GoalStanding, by difference: Double, in words: GoalWords
  ) -> TextTable.Cell {
    guard standing.value != nil else { return .init("no value", standing.isMust ? .bad : .notice) }
    let amount =
      words.isShare(standing.goal)
      ? words.difference(abs(difference), of: standing.goal) : FigureFormat.rounded(abs(difference))
    if !standing.isMet {
      return .init("missed by \(amount)", standing.isMust ? .bad : .notice)
    }
    let isJustMet = abs(difference) <= 1e-6 * max(abs(standing.goal.value), 1e-9)
    return .init(isJustMet ? "just met" : "met, \(amount) to spare", .good)
  }
}

extension [GoalStanding] {
  /// `1 of 2`; `nil` for none.
  var countMet: String? {
    isEmpty ? nil : "\(count(where: \.isMet)) of \(count)"
  }
}
