// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// Powers of two that bring the coefficients of a program, and then its bounds, near one.
///
/// Rows, columns and objectives are divided in turn by the geometric mean of their least and
/// largest coefficient, so that the unit in which anything is given does not matter; one common
/// factor brings the bounds near one.
struct LinearScaling {
  /// The value of a column in the caller's units, per unit inside.
  private(set) var columns: [Double]
  /// The activity of a row inside, per unit of the caller's.
  private(set) var rows: [Double]
  /// An objective inside, per unit of the caller's, its constant left out.
  private(set) var objectives: [Double]

  /// Columns that are `kept` stay in the caller's units, and then no common factor is put on the
  /// bounds.
  ///
  /// - Complexity: a few passes over the coefficients.
  init(_ program: borrowing MultiObjectiveLinearProgram, keeping kept: [Bool] = []) {
    let rowCount = program.rowCount
    var places: [(row: Int, column: Int, exponent: Double)] = []
    func add(_ row: Int, _ column: Int, _ value: Double) {
      if value != 0, value.isNormal { places.append((row, column, Double(value.exponent))) }
    }
    for entry in program.entries { add(entry.row.index, entry.column.index, entry.value) }
    for (index, objective) in program.objectives.enumerated() {
      for (column, value) in objective.coefficients.enumerated() {
        add(rowCount + index, column, value)
      }
    }
    var rowExponents = [Double](repeating: 0, count: rowCount + program.objectives.count)
    var columnExponents = [Double](repeating: 0, count: program.columnCount)
    for _ in 0..<4 {
      rowExponents = Self.centres(rowExponents.count, places) {
        ($0.row, $0.exponent + columnExponents[$0.column])
      }
      columnExponents = Self.centres(columnExponents.count, places) {
        ($0.column, $0.exponent + rowExponents[$0.row])
      }
      for column in kept.indices where kept[column] { columnExponents[column] = 0 }
    }
    let unit =
      kept.contains(true)
      ? 0 : Self.unit(program, rowExponents: rowExponents, columnExponents: columnExponents)
    columns = columnExponents.map { Self.power($0 + unit) }
    let factors = rowExponents.map { Self.power($0 - unit) }
    rows = Array(factors[..<rowCount])
    objectives = Array(factors[rowCount...])
  }

  /// For each group of places, minus the centre between its least and largest exponent; 0 for an
  /// empty group.
  private static func centres(
    _ count: Int, _ places: [(row: Int, column: Int, exponent: Double)],
    _ member: ((row: Int, column: Int, exponent: Double)) -> (group: Int, exponent: Double)
  ) -> [Double] {
    var least = [Double](repeating: .infinity, count: count)
    var largest = [Double](repeating: -.infinity, count: count)
    for place in places {
      let (group, exponent) = member(place)
      least[group] = min(least[group], exponent)
      largest[group] = max(largest[group], exponent)
    }
    return zip(least, largest).map { $0 > $1 ? 0 : -($0 + $1) / 2 }
  }

  /// The mean exponent of the bounds once rows and columns are scaled.
  private static func unit(
    _ program: borrowing MultiObjectiveLinearProgram, rowExponents: [Double],
    columnExponents: [Double]
  ) -> Double {
    var sum = 0.0
    var count = 0.0
    func add(_ bounds: Bounds, _ exponent: Double) {
      for bound in [bounds.lower, bounds.upper] where bound != 0 && bound.isNormal {
        sum += Double(bound.exponent) + exponent
        count += 1
      }
    }
    for (row, bounds) in program.rowBounds.enumerated() { add(bounds, rowExponents[row]) }
    for (column, bounds) in program.columnBounds.enumerated() {
      add(bounds, -columnExponents[column])
    }
    return count > 0 ? sum / count : 0
  }

  private static func power(_ exponent: Double) -> Double {
    Double(sign: .plus, exponent: Int(exponent.rounded()), significand: 1)
  }
}

extension Bounds {
  /// The bounds times a positive factor.
  func scaled(by factor: Double) -> Bounds {
    Bounds(lower: lower * factor, upper: upper * factor)
  }
}
