// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// How data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case table
  /// One object, for programs.
  case json
  /// Rows, for spreadsheets.
  case csv

  /// The format that a file's extension asks for, if it does.
  init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "json": self = .json
    case "csv": self = .csv
    case "txt": self = .table
    default: return nil
    }
  }

  /// Whether arguments ask for JSON; for arguments that are too wrong to be parsed.
  static func isJSON(in arguments: [String]) -> Bool {
    let options = arguments.prefix { $0 != "--" }
    if let format = value(of: ["--format"], in: options) { return format == json.rawValue }
    return value(of: ["-o", "--output"], in: options).flatMap(OutputFormat.init(extensionOf:))
      == json
  }

  /// The last value that is given to an option, if any is.
  private static func value(of names: [String], in options: ArraySlice<String>) -> String? {
    for (option, next) in zip(options, Array(options.dropFirst()) + [""]).reversed() {
      if names.contains(option) { return next }
      for name in names where option.hasPrefix("\(name)=") {
        return String(option.dropFirst(name.count + 1))
      }
    }
    return nil
  }
}
