// SPDX-License-Identifier: GPL-3.0-or-later

/// Where something stands in a scenario's files.
public struct FilePlace: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column of the first character, from 1.
  public var column: Int

  /// Makes a place.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
