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
  /// The line that it is about, cut out of its text when it is asked for.
  let excerpt: Excerpt

  /// The text of the line, without its line break.
  ///
  /// - Complexity: linear in the length of the line.
  public var sourceLine: String { excerpt.line }

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
  /// The file as the user named it; `<stdin>` for standard input, `--set` with its argument for a
  /// setting.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column of the first character, from 1, counted in Unicode scalars: an accented letter that
  /// is written as letter and accent counts twice, a byte order mark not at all.
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
  /// The complaints: the scenario file's first, then its tables', then those about settings. Of
  /// very many the first thousand that were found.
  public let all: [Diagnostic]
  /// How many more there are.
  public let leftOut: Int

  init(_ all: [Diagnostic], leftOut: Int = 0) {
    precondition(!all.isEmpty, "an error has a complaint")
    self.all = all
    self.leftOut = leftOut
  }
}

/// A line of a text, which is shared with all other complaints about it.
struct Excerpt: Hashable, Sendable {
  private let source: SourceText
  private let number: Int

  /// The line of a text with a number from 1.
  init(_ source: SourceText, line: Int) {
    self.source = source
    number = line
  }

  /// The text of the line; empty for a text that is not to be shown.
  var line: String { source.origin == .outside ? "" : source.text(ofLine: number) }

  /// The part of the line around some columns, counted from 0 in Unicode scalars: all of it unless
  /// it is very long.
  ///
  /// - Returns: the text, and the column at which it begins.
  /// - Complexity: at most linear in `reach`.
  func part(around columns: Range<Int>, reach: Int) -> (text: String, start: Int) {
    if source.origin == .outside { return ("", 0) }
    let line = source.range(ofLine: number)
    if line.count <= 2 * reach { return (source.text(ofLine: number), 0) }
    let start = max(0, columns.lowerBound - reach)
    let first = source.offset(line: number, column: start + 1)
    let last = source.offset(line: number, column: columns.lowerBound + reach + 1)
    return (String(decoding: source.bytes[first..<last], as: UTF8.self), start)
  }

  static func == (left: Excerpt, right: Excerpt) -> Bool {
    left.number == right.number && left.source.name == right.source.name
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(source.name)
    hasher.combine(number)
  }
}

/// Why a scenario could not be loaded.
public enum LoadError: Error, Hashable, Sendable {
  /// There is no such file, or it cannot be read; tables that cannot be read are complaints about
  /// the scenario.
  case noInput(path: String, reason: String)
  /// The scenario or its data are wrong.
  case invalid(Diagnostics)
}
