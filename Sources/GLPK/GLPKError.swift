// SPDX-License-Identifier: GPL-3.0-or-later

/// Where in a problem something is wrong.
package enum Place: Hashable, Sendable {
  /// The bounds of a row, or the row itself.
  case row(Row)

  /// The bounds or cost of a column, or the column itself.
  case column(Column)

  /// The coefficient of a column in a row.
  case entry(Row, Column)

  /// What is added to the objective.
  case objectiveConstant
}

/// What is wrong with one number of a problem.
package enum NumberFault: Hashable, Sendable {
  /// It is NaN.
  case notANumber

  /// It is infinite where it must be finite, or at the wrong end of a range.
  case infinite

  /// It is finite, yet as large as ``LinearModel/magnitudeLimit`` or larger.
  case tooLarge(Double)
}

/// Why a call was refused, or that GLPK broke.
///
/// How a solve ended is never an error: that is ``SimplexOutcome`` and ``IntegerOutcome``.
package enum GLPKError: Error, Hashable, Sendable {
  /// A bound, cost or coefficient cannot be computed with.
  case badNumber(NumberFault, at: Place)

  /// A lower bound above its upper bound.
  case crossedBounds(lower: Double, upper: Double, at: Place)

  /// An integer column with a bound that is not whole.
  case fractionalBound(Double, of: Column)

  /// A row or column that the problem does not have; it has `count` of them.
  case outOfRange(Place, count: Int)

  /// An entry, or a row or column to be removed, that was given twice.
  case repeated(Place)

  /// An array or buffer of the wrong length.
  case wrongCount(expected: Int, found: Int)

  /// A basis with a wrong number of basic rows and columns.
  case wrongNumberOfBasics(expected: Int, found: Int)

  /// A basis in which a column without entries is basic.
  case emptyBasicColumn(Column)

  /// The present basis has no inverse.
  case singularBasis

  /// A limit or tolerance outside its range.
  case badOption(name: String, value: Double)

  /// There is no solution to read: the problem has not been solved since it was last changed, or
  /// the solve left none.
  case notSolved

  /// A starting point for the integer search that is not whole in an integer column.
  case fractionalStart(Double, of: Column)

  /// A starting point for the integer search that breaks a row or bound by this much, relative to
  /// the bound.
  case infeasibleStart(violation: Double)

  /// The integer presolver cannot take a starting point.
  case startWithPresolve

  /// More rows, columns or entries than GLPK holds, or no memory for them.
  case tooBig

  /// GLPK aborted inside this call. Every problem of the thread is gone; new ones work.
  case fault(String)

  /// The problem is gone: GLPK aborted on this thread since it was lent.
  case lost

  /// The problem was lent to another thread.
  case foreignThread
}

extension Place: CustomStringConvertible {
  /// The place in words, counted from 0.
  package var description: String {
    switch self {
    case .row(let row): "\(row)"
    case .column(let column): "\(column)"
    case .entry(let row, let column): "\(row), \(column)"
    case .objectiveConstant: "the objective's constant"
    }
  }
}

extension GLPKError: CustomStringConvertible {
  /// What is wrong, where, in one sentence.
  package var description: String {
    switch self {
    case .badNumber(.notANumber, let place): "\(place): not a number"
    case .badNumber(.infinite, let place): "\(place): infinite"
    case .badNumber(.tooLarge(let value), let place): "\(place): \(value) is too large"
    case .crossedBounds(let lower, let upper, let place):
      "\(place): lower bound \(lower) is above upper bound \(upper)"
    case .fractionalBound(let bound, let column):
      "\(column): bound \(bound) of an integer column is not whole"
    case .outOfRange(let place, let count): "\(place) does not exist: there are \(count)"
    case .repeated(let place): "\(place) is given twice"
    case .wrongCount(let expected, let found): "\(expected) numbers are needed, not \(found)"
    case .wrongNumberOfBasics(let expected, let found):
      "a basis needs \(expected) basic rows and columns, not \(found)"
    case .emptyBasicColumn(let column): "\(column) has no entries and cannot be basic"
    case .singularBasis: "the basis has no inverse"
    case .badOption(let name, let value): "\(value) is not a possible \(name)"
    case .notSolved: "there is no solution of the problem as it stands"
    case .fractionalStart(let value, let column):
      "\(column): starting value \(value) of an integer column is not whole"
    case .infeasibleStart(let violation):
      "the starting point breaks a row or bound by \(violation) of it"
    case .startWithPresolve: "the integer presolver cannot take a starting point"
    case .tooBig: "too large for GLPK or for memory"
    case .fault(let message): "GLPK aborted: \(message)"
    case .lost: "the problem is gone, because GLPK aborted on this thread"
    case .foreignThread: "the problem belongs to another thread"
    }
  }
}
