// SPDX-License-Identifier: GPL-3.0-or-later

/// How a report is laid out as text.
public struct TextOptions: Hashable, Sendable {
  /// The columns that lines are fitted to, where names and figures let them; at least 40.
  public var width: Int
  /// Whether headings and marks are coloured; the words say the same without.
  public var style: Style
  /// Whether signs outside ASCII are used for lines, dots and dashes; names are printed as they are
  /// either way.
  public var unicode: Bool
  /// The scenario's file as the user named it, for the commands that a report suggests.
  public var fileName: String
  /// The changes that the user made to the file, each `path=value`, which the suggested commands
  /// repeat.
  public var settings: [String]
  /// The variants that are put into the scenario, by name, which titles and suggested commands
  /// repeat.
  public var variants: [String]
  /// The switches of the question that every other question about the scenario needs too, which the
  /// suggested commands repeat.
  public var switches: [String]

  /// Makes options.
  public init(
    width: Int = 80, style: Style = .plain, unicode: Bool = true,
    fileName: String = "scenario.yaml", settings: [String] = [],
    variants: [String] = [], switches: [String] = []
  ) {
    self.width = max(40, width)
    self.style = style
    self.unicode = unicode
    self.fileName = fileName
    self.settings = settings
    self.variants = variants
    self.switches = switches
  }

  /// Between parts of a title.
  var separator: String { unicode ? " · " : " | " }
  /// Stands for nothing to say in a cell.
  var dash: String { unicode ? "–" : "-" }
}

/// Whether text carries colour; meaning never hangs on it.
public enum Style: Hashable, Sendable {
  /// Text alone.
  case plain
  /// With the escape sequences of ECMA-48 (ANSI) for weight and colour.
  case coloured

  /// What a piece of text is.
  enum Role: String, Hashable {
    /// A title or a column's name.
    case heading = "1"
    /// Less important than the rest.
    case aside = "2"
    /// Good news.
    case good = "32"
    /// To be noticed.
    case notice = "33"
    /// Bad news.
    case bad = "31"
    /// Something to type, or the place of something.
    case place = "36"
  }

  /// The text in the look of its role.
  func callAsFunction(_ role: Role?, _ text: String) -> String {
    guard self == .coloured, let role, !text.isEmpty else { return text }
    return "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m"
  }
}
