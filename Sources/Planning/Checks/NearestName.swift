// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the name that somebody probably meant.
enum NearestName {
  /// The name with the fewest edits between it and the one written, if these are few for its
  /// length.
  ///
  /// Capitals do not count. Of equally near names the first in order wins.
  ///
  /// - Complexity: the length of the written name times the length of all names.
  static func to(_ written: String, among names: some Sequence<String>) -> String? {
    let target = Array(written.lowercased())
    var best: (edits: Int, name: String)?
    for name in names {
      let candidate = Array(name.lowercased())
      let allowed = max(1, max(target.count, candidate.count) / 3)
      guard abs(candidate.count - target.count) <= allowed else { continue }
      let edits = edits(from: target, to: candidate)
      guard edits <= allowed else { continue }
      if let found = best, (found.edits, found.name) <= (edits, name) { continue }
      best = (edits, name)
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other,
  /// no letter touched twice.
  ///
  /// Source: the optimal string alignment form of F. J. Damerau, "A technique for computer
  /// detection and correction of spelling errors", Communications of the ACM 7 (1964).
  static func edits(from first: [Character], to second: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for column in second.indices {
        let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
        var edits = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current.append(edits)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
