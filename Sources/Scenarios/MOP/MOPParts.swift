// SPDX-License-Identifier: GPL-3.0-or-later

/// A row as it stands in the file, an objective or a constraint.
struct MOPRow {
  /// What the row's letter says.
  enum Kind: UInt8 {
    case objective = 0x4E  // N
    case atMost = 0x4C  // L
    case atLeast = 0x47  // G
    case equal = 0x45  // E
  }

  let name: String
  let kind: Kind
  let span: Span
  var rightHandSide: Double?
  var range: Double?
  /// The last column that had an entry in the row, to find it twice.
  var lastColumn = -1
}

/// A column as it stands in the file.
struct MOPColumn {
  let name: String
  let span: Span
  /// Whether markers or a bound say that its value must be whole.
  var isInteger: Bool
  /// What the file says about the ends, infinite where it says that there is none; `nil` where it
  /// says nothing.
  var lower: Double?
  var upper: Double?
  /// Where the file last says something about the ends.
  var boundSpan: Span?
}

/// A coefficient as it stands in the file.
struct MOPEntry {
  let row: Int32
  let column: Int32
  let value: Double
}
