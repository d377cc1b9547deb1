// SPDX-License-Identifier: GPL-3.0-or-later

package import GLPK

/// A linear program with several objectives, all of them to be maximized, in which some columns are
/// whole numbers.
package struct MultiObjectiveIntegerProgram: Equatable, Sendable {
  /// The program with every column taken as continuous.
  package let linear: MultiObjectiveLinearProgram
  /// Whether the value of each column must be whole.
  package let isWhole: [Bool]

  /// Makes a program. Numbers are checked when it reaches an ``IntegerScalarizer``.
  ///
  /// Bounds of whole columns need not be whole.
  ///
  /// - Precondition: the columns named exist.
  package init(_ linear: MultiObjectiveLinearProgram, wholeColumns: some Sequence<Column>) {
    var isWhole = [Bool](repeating: false, count: linear.columnCount)
    for column in wholeColumns {
      precondition(isWhole.indices.contains(column.index), "a whole column does not exist")
      isWhole[column.index] = true
    }
    self.linear = linear
    self.isWhole = isWhole
  }
}
