// SPDX-License-Identifier: GPL-3.0-or-later

/// What uses of lines add to the rows of a ``ChoiceProgram``, followed by one row per objective.
struct RowEffects {
  /// What is added to one row.
  struct Effect: Hashable {
    var row: Int
    var value: Double
  }

  let program: ChoiceProgram
  let programRows: Int
  let rowCount: Int
  /// The rows in which each measure counts.
  private let rowsOfMeasure: [[Effect]]
  /// What each row is when nothing is done.
  let constants: [Double]
  /// The bounds of the program's rows.
  let lower: [Double]
  let upper: [Double]

  init(_ program: ChoiceProgram) {
    self.program = program
    programRows = program.rows.count
    let combinations = program.rows.map(\.terms) + program.objectives
    rowCount = combinations.count
    var rows = [[Effect]](repeating: [], count: program.measureCount)
    for (row, terms) in combinations.enumerated() {
      for term in terms where term.coefficient != 0 {
        rows[term.measure.index].append(Effect(row: row, value: term.coefficient))
      }
    }
    rowsOfMeasure = rows
    constants = combinations.map { terms in
      terms.reduce(0) { $0 + $1.coefficient * program.constants[$1.measure.index] }
    }
    lower = program.rows.map(\.lower)
    upper = program.rows.map(\.upper)
  }

  /// What a use of a line adds, by row, ascending.
  ///
  /// - Complexity: linear in the entries of the option and the rows in which they count.
  func effects(of use: ChoiceProgram.Use, line: Int) -> [Effect] {
    var totals: [Effect] = []
    program.forEachContribution(line: line, use) { measure, value in
      for effect in rowsOfMeasure[measure] {
        let added = effect.value * value
        var position = totals.count
        while position > 0, totals[position - 1].row > effect.row { position -= 1 }
        if position > 0, totals[position - 1].row == effect.row {
          totals[position - 1].value += added
        } else {
          totals.insert(Effect(row: effect.row, value: added), at: position)
        }
      }
    }
    totals.removeAll { $0.value == 0 }
    return totals
  }

  /// Effects from the activities of a proposal over all rows.
  static func effects(of activities: [Double]) -> [Effect] {
    activities.enumerated().filter { $0.element != 0 }
      .map { Effect(row: $0.offset, value: $0.element) }
  }

  /// The worth of effects at weights of the rows.
  static func worth(_ effects: [Effect], _ rowWeights: [Double]) -> Double {
    effects.reduce(0) { $0 + $1.value * rowWeights[$1.row] }
  }
}
