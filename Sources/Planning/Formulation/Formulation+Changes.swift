// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Formulation {
  /// Replaces the rows, each with the limit that it is of.
  mutating func setRows(_ rows: [(row: SeparableProgram.Row, limit: RowLimit)]) {
    program.setRows(rows.map(\.row))
    rowLimits = rows.map(\.limit)
  }

  /// Takes rules that hold one line to an amount as ends of its range, unless a line needs a
  /// choice.
  mutating func narrowRanges() {
    guard !program.hasChoices else { return }
    var rows: [(row: SeparableProgram.Row, limit: RowLimit)] = []
    for (row, limit) in zip(program.rows, rowLimits) {
      if let range = limit.range,
        stateAsRange(
          range.limit, of: range.instance, checked.scenario.rules[range.instance.rule])
      {
        continue
      }
      rows.append((row, limit))
    }
    setRows(rows)
  }

  /// Adds the sum of some lines' spends, less that of others, as an objective.
  ///
  /// - Parameter signs: 1 or -1 by line.
  mutating func addObjective(ofSpends signs: [Int: Double]) {
    let terms = [1.0, -1].flatMap { sign -> [SeparableProgram.Term] in
      let members = lines.filter { signs[$0] == sign }
      guard !members.isEmpty else { return [] }
      return kpiTerms(KPI.spend, lines: members).map {
        .init(sign * $0.coefficient, $0.measure)
      }
    }
    add(StatedObjective(score: Score(), constant: 0), terms)
  }

  /// Replaces the objectives by one.
  mutating func setObjective(_ terms: [SeparableProgram.Term]) {
    program.removeObjectives()
    objectives = []
    add(StatedObjective(score: Score(), constant: 0), terms)
  }
}
