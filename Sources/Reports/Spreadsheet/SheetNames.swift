// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes names of sheets that spreadsheets take: short, without the signs of references, and no two
/// alike.
enum SheetNames {
  /// The most characters, as UTF-16 counts them.
  static let longest = 31

  /// A name for each, in their order; names that are fit and different stay as they are.
  ///
  /// - Complexity: quadratic where many are alike.
  static func fit(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let plain = plain(name)
      var candidate = cut(plain, to: longest)
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let ending = " (\(number))"
        candidate = cut(plain, to: longest - ending.utf16.count) + ending
        number += 1
      }
      return candidate
    }
  }

  private static func plain(_ name: String) -> String {
    let replaced = String(DisplayText.visible(name).map { "[]:*?/\\".contains($0) ? "-" : $0 })
    var trimmed = replaced[...]
    while let first = trimmed.first, first == "'" || first.isWhitespace {
      trimmed = trimmed.dropFirst()
    }
    while let last = trimmed.last, last == "'" || last.isWhitespace {
      trimmed = trimmed.dropLast()
    }
    // Kept by spreadsheets for themselves.
    if trimmed.isEmpty || trimmed.lowercased() == "history" { return "Sheet \(trimmed)".trimmedEnd }
    return String(trimmed)
  }

  /// The beginning of whole characters that fits.
  private static func cut(_ name: String, to length: Int) -> String {
    var result = ""
    var used = 0
    for character in name {
      used += character.utf16.count
      if used > length { break }
      result.append(character)
    }
    while result.last == "'" { result.removeLast() }
    return result
  }
}

extension String {
  fileprivate var trimmedEnd: String { last == " " ? String(dropLast()) : self }
}
