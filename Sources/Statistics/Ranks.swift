// SPDX-License-Identifier: GPL-3.0-or-later

/// Ranks of values.
package enum Ranks {
  /// The rank of every value, 1 for the least; equal values share the mean of the ranks that they
  /// take up.
  ///
  /// Source: mid-ranks, Kendall (1945), "The treatment of ties in ranking problems", Biometrika 33.
  ///
  /// - Complexity: O(n log n).
  package static func middle(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = 0.5 * Double(start + 1 + end) }
      start = end
    }
    return ranks
  }
}
