// SPDX-License-Identifier: GPL-3.0-or-later

/// The checks that every number and index passes before GLPK sees it.
///
/// GLPK calls NaN and infinite coefficients "optimal" and aborts the process on most other
/// mistakes.
enum Check {
  /// A finite number of sane size.
  @inline(__always)
  static func number(_ value: Double, at place: @autoclosure () -> Place) throws(GLPKError) {
    guard abs(value) < LinearModel.magnitudeLimit else { throw fault(value, at: place()) }
  }

  /// Bounds that leave at least one value, whole ones for an integer column.
  @inline(__always)
  static func bounds(
    _ lower: Double, _ upper: Double, at place: @autoclosure () -> Place
  ) throws(GLPKError) {
    let limit = LinearModel.magnitudeLimit
    guard
      lower <= upper, abs(lower) < limit || lower == -.infinity,
      abs(upper) < limit || upper == .infinity
    else { throw boundsFault(lower, upper, at: place()) }
  }

  /// Whole or absent bounds, as an integer column needs.
  static func whole(_ lower: Double, _ upper: Double, of column: Column) throws(GLPKError) {
    for bound in [lower, upper] where bound.isFinite && bound.rounded() != bound {
      throw .fractionalBound(bound, of: column)
    }
  }

  /// A row that exists.
  @inline(__always)
  static func row(_ row: Row, count: Int) throws(GLPKError) {
    guard row.index >= 0, row.index < count else { throw .outOfRange(.row(row), count: count) }
  }

  /// A column that exists.
  @inline(__always)
  static func column(_ column: Column, count: Int) throws(GLPKError) {
    guard column.index >= 0, column.index < count else {
      throw .outOfRange(.column(column), count: count)
    }
  }

  /// As many numbers as are needed.
  @inline(__always)
  static func count(_ found: Int, is expected: Int) throws(GLPKError) {
    guard found == expected else { throw .wrongCount(expected: expected, found: found) }
  }

  /// The first index that occurs twice. Ascending indices, the usual case, need no memory.
  static func firstRepeated(_ indices: ArraySlice<CInt>) -> CInt? {
    if zip(indices, indices.dropFirst()).allSatisfy({ $0 < $1 }) { return nil }
    let sorted = indices.sorted()
    return zip(sorted, sorted.dropFirst()).first { $0 == $1 }?.0
  }

  private static func fault(_ value: Double, at place: Place) -> GLPKError {
    if value.isNaN { return .badNumber(.notANumber, at: place) }
    return .badNumber(value.isInfinite ? .infinite : .tooLarge(value), at: place)
  }

  private static func boundsFault(_ lower: Double, _ upper: Double, at place: Place) -> GLPKError {
    for bound in [lower, upper] where bound.isNaN { return fault(bound, at: place) }
    if lower == .infinity || upper == -.infinity { return .badNumber(.infinite, at: place) }
    if lower > upper { return .crossedBounds(lower: lower, upper: upper, at: place) }
    return fault(
      abs(lower) < LinearModel.magnitudeLimit || lower.isInfinite ? upper : lower, at: place)
  }
}
