// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// A ``MultiObjectiveIntegerProgram`` in units that suit GLPK, with what can be told exactly about
/// it.
///
/// Whole columns keep their unit. After the rows of the program there is one per objective, which
/// carries its floor.
struct ScaledProgram {
  let program: MultiObjectiveIntegerProgram
  /// The caller's amount of one unit of each column inside.
  let columns: [Double]
  /// The bounds of each column inside; whole for whole columns.
  let columnBounds: [Bounds]
  let rows: [ScaledRow]
  let objectives: [ScaledObjective]
  /// The whole columns, in order.
  let wholeColumns: [Int]
  /// The columns that need not be whole, in order.
  let freeColumns: [Int]
  /// Whether the whole columns alone say the value of each objective.
  let isSettled: [Bool]
  /// Whether bounds that only whole numbers have to keep leave none.
  let isEmpty: Bool

  /// - Throws: Which number or bound cannot be computed with.
  init(_ program: MultiObjectiveIntegerProgram) throws(GLPKError) {
    try Self.validate(program.linear)
    let program = program.withoutSettledColumns()
    let linear = program.linear
    let isWhole = program.isWhole
    let scaling = LinearScaling(linear, keeping: isWhole)
    let columns = linear.columnBounds.indices.map { isWhole[$0] ? 1 : scaling.columns[$0] }
    var terms = [[(column: Int, value: Double)]](repeating: [], count: linear.rowCount)
    for entry in linear.entries where entry.value != 0 {
      terms[entry.row.index].append((entry.column.index, entry.value))
    }
    self.program = program
    self.columns = columns
    wholeColumns = isWhole.indices.filter { isWhole[$0] }
    freeColumns = isWhole.indices.filter { !isWhole[$0] }
    columnBounds = linear.columnBounds.enumerated().map { column, bounds in
      isWhole[column]
        ? Bounds(
          lower: (bounds.lower - 1e-9).rounded(.up), upper: (bounds.upper + 1e-9).rounded(.down))
        : bounds.scaled(by: 1 / columns[column])
    }
    rows = linear.rowBounds.enumerated().map { row, bounds in
      ScaledRow(
        terms[row], bounds: bounds, isWhole: isWhole, columns: columns,
        scale: scaling.rows[row])
    }
    let equalities = linear.rowBounds.enumerated().compactMap { row, bounds in
      bounds.lower == bounds.upper ? Equality(terms: terms[row], total: bounds.lower) : nil
    }
    objectives = linear.objectives.map { objective in
      ScaledObjective(objective, of: program, columns: columns, equalities: equalities)
    }
    let free = freeColumns
    isSettled = linear.objectives.map { objective in
      free.allSatisfy { objective.coefficients[$0] == 0 }
    }
    isEmpty = (columnBounds + rows.map(\.bounds)).contains { $0.lower > $0.upper }
  }

  /// Checks the caller's numbers, before anything is computed from them.
  private static func validate(_ linear: MultiObjectiveLinearProgram) throws(GLPKError) {
    for objective in linear.objectives {
      if !objective.constant.isFinite {
        throw .badNumber(
          objective.constant.isNaN ? .notANumber : .infinite, at: .objectiveConstant)
      }
      var model = LinearModel(.maximize)
      for (bounds, cost) in zip(linear.columnBounds, objective.coefficients) {
        model.addColumn(bounds, cost: cost)
      }
      try model.validate()
    }
    var model = LinearModel(.maximize)
    for bounds in linear.rowBounds { model.addRow(bounds) }
    for bounds in linear.columnBounds { model.addColumn(bounds) }
    for entry in linear.entries { model.setEntry(entry.row, entry.column, entry.value) }
    try model.validate()
  }

  /// The program as GLPK is given it, without costs and floors; without bounds that are crossed.
  var model: LinearModel {
    func uncrossed(_ bounds: Bounds) -> Bounds { bounds.lower > bounds.upper ? .free : bounds }
    var model = LinearModel(.maximize)
    for row in rows { model.addRow(uncrossed(row.bounds)) }
    for _ in objectives { model.addRow(.free) }
    for (column, bounds) in columnBounds.enumerated() {
      model.addColumn(uncrossed(bounds), isInteger: program.isWhole[column])
    }
    for (row, inside) in rows.enumerated() {
      for (column, value) in inside.entries {
        model.setEntry(Row(index: row), Column(index: column), value)
      }
    }
    for (index, objective) in objectives.enumerated() {
      for (column, cost) in objective.costs.enumerated() where cost != 0 {
        model.setEntry(floorRow(index), Column(index: column), cost * objective.rowFactor)
      }
    }
    return model
  }

  /// The row that carries the floor of an objective.
  func floorRow(_ objective: Int) -> Row { Row(index: rows.count + objective) }

  /// The values of the whole columns at a point inside; nil where one is too large to be told from
  /// its neighbours.
  func choice(at point: [Double]) -> IntegerChoice? {
    var values: [Int] = []
    for column in wholeColumns {
      let value = point[column].rounded()
      guard abs(value) < 0x1p53 else { return nil }
      values.append(Int(value))
    }
    return IntegerChoice(values)
  }
}
