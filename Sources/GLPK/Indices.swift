// SPDX-License-Identifier: GPL-3.0-or-later

/// A constraint of a problem, by its place.
///
/// Removing rows moves later ones down, as with an array.
package struct Row: Hashable, Sendable {
  /// The place, from 0.
  package var index: Int

  /// The row at a place counted from 0.
  package init(index: Int) {
    self.index = index
  }
}

/// A variable of a problem, by its place.
///
/// Removing columns moves later ones down, as with an array.
package struct Column: Hashable, Sendable {
  /// The place, from 0.
  package var index: Int

  /// The column at a place counted from 0.
  package init(index: Int) {
    self.index = index
  }
}

extension Row: Strideable, CustomStringConvertible {
  /// The number of rows from this one to `other`.
  package func distance(to other: Row) -> Int { other.index - index }

  /// The row `n` places on.
  package func advanced(by n: Int) -> Row { Row(index: index + n) }

  /// "row 3", counted from 0.
  package var description: String { "row \(index)" }
}

extension Column: Strideable, CustomStringConvertible {
  /// The number of columns from this one to `other`.
  package func distance(to other: Column) -> Int { other.index - index }

  /// The column `n` places on.
  package func advanced(by n: Int) -> Column { Column(index: index + n) }

  /// "column 3", counted from 0.
  package var description: String { "column \(index)" }
}
