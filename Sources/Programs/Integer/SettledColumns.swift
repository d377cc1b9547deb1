// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension MultiObjectiveIntegerProgram {
  /// The same program without the coefficients of whole columns that some row leaves no value but
  /// 0.
  ///
  /// Such a coefficient is large beside what its row allows. GLPK would measure the row by it, and
  /// lose what the other columns add in the digits that it keeps. Source: Savelsbergh,
  /// "Preprocessing and probing techniques for mixed integer programming problems", ORSA Journal on
  /// Computing 6 (1994).
  ///
  /// - Complexity: linear in the coefficients.
  func withoutSettledColumns() -> MultiObjectiveIntegerProgram {
    let settled = settledAtZero()
    guard settled.contains(true) else { return self }
    let reduced = MultiObjectiveLinearProgram(
      columnBounds: linear.columnBounds.enumerated().map { settled[$0] ? .exactly(0) : $1 },
      rowBounds: linear.rowBounds,
      entries: linear.entries.filter { !settled[$0.column.index] },
      objectives: linear.objectives.map { objective in
        .init(
          objective.coefficients.enumerated().map { settled[$0] ? 0 : $1 },
          constant: objective.constant)
      })
    return MultiObjectiveIntegerProgram(
      reduced, wholeColumns: isWhole.indices.filter { isWhole[$0] }.map { Column(index: $0) })
  }

  /// For each column whether it is whole, and 0 is the only value that its bounds and single rows
  /// leave it.
  private func settledAtZero() -> [Bool] {
    var activities = [ActivityRange](repeating: ActivityRange(), count: linear.rowCount)
    for entry in linear.entries where entry.value != 0 {
      activities[entry.row.index].add(entry.value, linear.columnBounds[entry.column.index])
    }
    var lower = linear.columnBounds.map(\.lower)
    var upper = linear.columnBounds.map(\.upper)
    for entry in linear.entries where entry.value != 0 && isWhole[entry.column.index] {
      let (column, row) = (entry.column.index, entry.row.index)
      let bounds = linear.columnBounds[column]
      let rest = activities[row].without(entry.value, bounds)
      let ends = [
        (linear.rowBounds[row].upper - rest.least) / entry.value,
        (linear.rowBounds[row].lower - rest.most) / entry.value,
      ]
      let (least, most) = entry.value > 0 ? (ends[1], ends[0]) : (ends[0], ends[1])
      lower[column] = max(lower[column], least)
      upper[column] = min(upper[column], most)
    }
    // Half a unit is far from what rounding does to a limit.
    return linear.columnBounds.indices.map { column in
      isWhole[column] && -0.5 < lower[column] && lower[column] <= 0
        && 0 <= upper[column] && upper[column] < 0.5
    }
  }
}

/// What a sum of columns can come to within their bounds.
private struct ActivityRange {
  private var finite = (least: 0.0, most: 0.0)
  /// How many terms have no end below, and above.
  private var endless = (below: 0, above: 0)

  mutating func add(_ value: Double, _ bounds: Bounds) {
    let (least, most) = Self.range(value, bounds)
    if least.isFinite { finite.least += least } else { endless.below += 1 }
    if most.isFinite { finite.most += most } else { endless.above += 1 }
  }

  /// The range of the other terms.
  func without(_ value: Double, _ bounds: Bounds) -> (least: Double, most: Double) {
    let (least, most) = Self.range(value, bounds)
    let below = endless.below - (least.isFinite ? 0 : 1)
    let above = endless.above - (most.isFinite ? 0 : 1)
    return (
      below > 0 ? -.infinity : finite.least - (least.isFinite ? least : 0),
      above > 0 ? .infinity : finite.most - (most.isFinite ? most : 0)
    )
  }

  private static func range(_ value: Double, _ bounds: Bounds) -> (least: Double, most: Double) {
    let ends = (value * bounds.lower, value * bounds.upper)
    return value > 0 ? (ends.0, ends.1) : (ends.1, ends.0)
  }
}
