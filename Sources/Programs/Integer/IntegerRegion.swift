// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// A part of the choices of a program, from which some have been taken out one by one.
struct IntegerRegion {
  /// What a whole column is narrowed to; a later entry for a column counts.
  private(set) var narrowed: [(column: Int, bounds: Bounds)] = []
  /// Rows that one choice each does not keep.
  private(set) var cuts: [NewRow] = []
  /// What no point of the region can pass, inside.
  let bound: Double

  /// All choices.
  static let whole = IntegerRegion(bound: .infinity)

  private init(bound: Double) { self.bound = bound }

  /// The region without one of its choices, in parts that have no choice in common.
  ///
  /// What stands at a bound can leave it in one direction only, so one row takes the choice out:
  /// the distances from all these bounds add up to 1 at least. What stands elsewhere is below its
  /// value, above it, or at it.
  func without(
    _ choice: IntegerChoice, in program: borrowing ScaledProgram, bound: Double
  ) -> [IntegerRegion] {
    var present = program.columnBounds
    for (column, bounds) in narrowed { present[column] = bounds }
    var parts: [IntegerRegion] = []
    var rest = IntegerRegion(bound: bound)
    rest.narrowed = narrowed
    rest.cuts = cuts
    var entries: [RowEntry] = []
    var distance = 1.0
    for (column, number) in zip(program.wholeColumns, choice.values) {
      let (value, bounds) = (Double(number), present[column])
      if bounds.lower == bounds.upper { continue }
      if value <= bounds.lower || value >= bounds.upper {
        let direction = value <= bounds.lower ? 1.0 : -1
        entries.append(RowEntry(Column(index: column), direction))
        distance += direction * value
      } else {
        parts.append(rest.narrowing(column, to: .between(bounds.lower, value - 1)))
        parts.append(rest.narrowing(column, to: .between(value + 1, bounds.upper)))
        rest = rest.narrowing(column, to: .exactly(value))
      }
    }
    guard !entries.isEmpty else { return parts }
    rest.cuts.append(NewRow(.atLeast(distance), entries: entries))
    return parts + [rest]
  }

  private func narrowing(_ column: Int, to bounds: Bounds) -> IntegerRegion {
    var narrower = self
    narrower.narrowed.append((column, bounds))
    return narrower
  }
}
