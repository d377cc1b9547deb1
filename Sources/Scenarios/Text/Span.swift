// SPDX-License-Identifier: GPL-3.0-or-later

/// Where something stands in one of the texts of a load, kept small because every node of a table
/// has one.
struct Span: Hashable, Sendable {
  /// The text, counted in the order of loading.
  let source: Int32
  /// The line, from 1.
  let line: Int32
  /// The column of the first character, from 1, in Unicode scalars.
  let column: Int32
  /// How many Unicode scalars it covers on its line; at least 1.
  let length: Int32

  init(source: Int, line: Int, column: Int, length: Int = 1) {
    self.source = Int32(clamping: source)
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.length = Int32(clamping: max(1, length))
  }
}
