// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds what an author may have meant.
package enum NearestName {
  /// The candidate that is closest to a misspelt name, or that the name abbreviates; ties go to the
  /// first, and `nil` says that none is close enough to be offered.
  ///
  /// - Complexity: the number of candidates times the squared length of a name.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().prefix(80))
    var best: String?
    var least = max(1, wanted.count / 3) + 1
    for candidate in candidates {
      let letters = Array(candidate.lowercased().prefix(80))
      guard abs(letters.count - wanted.count) < least else { continue }
      let distance = self.distance(wanted, letters)
      if distance < least {
        least = distance
        best = candidate
      }
    }
    if best == nil, wanted.count >= 3 {
      return candidates.first { $0.lowercased().hasPrefix(name.lowercased()) }
    }
    return best
  }

  /// The least number of letters to add, drop, change or swap with the next one.
  ///
  /// Source: the optimal string alignment distance, after F. J. Damerau, Comm. ACM 7 (1964).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var twoBack: [Int] = []
    var oneBack = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(oneBack[column + 1], current[column]) + 1
        cost = min(cost, oneBack[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, twoBack[column - 1] + 1)
        }
        current.append(cost)
      }
      twoBack = oneBack
      oneBack = current
    }
    return oneBack[right.count]
  }
}
