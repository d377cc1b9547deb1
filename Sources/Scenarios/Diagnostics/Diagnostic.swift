// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// A complaint about a scenario with the place in the file that it is about.
public struct Diagnostic: Hashable, Sendable {
  /// The stable code, for example `A012`.
  public let code: Complaint.Code
  /// Whether the scenario can be used.
  public let severity: Complaint.Severity
  /// The keys from the top of the scenario to the place; empty where there are none.
  public let path: [String]
  /// Where it stands.
  public let place: Place
  /// What is wrong, in a planner's words, without a full stop.
  public let message: String
  /// What to do about it.
  public let suggestion: String?
  /// The text of the line, without its line break.
  public let sourceLine: String

  /// The file, see ``Place/file``.
  public var file: String { place.file }
  /// The line, from 1.
  public var line: Int { place.line }
  /// The column of the first character, from 1, see ``Place/column``.
  public var column: Int { place.column }
  /// The column behind the last character.
  public var endColumn: Int { place.endColumn }
}

/// A run of characters on one line of a file.
public struct Place: Hashable, Sendable {
  /// The file as the user named it; `<stdin>` for standard input, `--set` with its argument for a setting.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column of the first character, from 1, counted in Unicode scalars: an accented letter that is written as
  /// letter and accent counts twice, a byte order mark not at all.
  public let column: Int
  /// The column behind the last character.
  public let endColumn: Int

  /// Makes a place.
  public init(file: String, line: Int, column: Int, endColumn: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.endColumn = endColumn
  }
}

/// All that is wrong with the files of a scenario, never empty, in the order of the files' lines.
public struct Diagnostics: Error, Hashable, Sendable {
  /// The complaints: the scenario file's first, then its tables', then those about settings.
  public let all: [Diagnostic]

  init(_ all: [Diagnostic]) {
    precondition(!all.isEmpty, "an error has a complaint")
    self.all = all
  }
}

/// Why a scenario could not be loaded.
public enum LoadError: Error, Hashable, Sendable {
  /// There is no such file, or it cannot be read; tables that cannot be read are complaints about the scenario.
  case noInput(path: String, reason: String)
  /// The scenario or its data are wrong.
  case invalid(Diagnostics)
}
