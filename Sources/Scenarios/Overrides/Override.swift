// SPDX-License-Identifier: GPL-3.0-or-later

/// A change to a scenario that stands outside of its file, `campaigns.video.spend=0`.
public struct Override: Hashable, Sendable, CustomStringConvertible {
  /// The setting as it was written.
  public let description: String
  /// The names from the top of the scenario, joined by points.
  let path: String
  /// The new value as it was written.
  let value: String
  /// The option that it was given to.
  var option = "--set"

  /// Reads a setting.
  ///
  /// The path ends at the first `=` outside of quotes. Names in it may hold points: the file's own
  /// names decide where one ends, the longest first, and quotes settle. The value is written as in
  /// a file, a map in `{}`.
  ///
  /// - Parameter text: `path=value`.
  /// - Returns: the setting; whether its path and value fit a scenario shows when it is loaded.
  /// - Throws: if there is no path or no `=`.
  public static func parse(_ text: String) throws(InvalidOverride) -> Override {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "=" {
        let path = text[..<index].trimmed
        if path.isEmpty { break }
        return Override(
          description: text, path: String(path), value: String(text[text.index(after: index)...]))
      }
    }
    throw InvalidOverride(text: text)
  }
}

/// A setting that is not of the form `path=value`.
public struct InvalidOverride: Error, Hashable, Sendable, CustomStringConvertible {
  /// The setting as it was written.
  public let text: String

  /// What is wrong, and what to write.
  public var description: String {
    "\(Quoting.quoted(text)) is not a setting; write it as campaigns.video.spend=0"
  }
}
