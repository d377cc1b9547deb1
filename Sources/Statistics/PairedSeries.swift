// SPDX-License-Identifier: GPL-3.0-or-later

/// Two series over the same periods, with gaps.
package struct PairedSeries: Hashable, Sendable {
  /// What one period has.
  package struct Entry: Hashable, Sendable {
    /// The period's number, counted in steps of the series.
    package var position: Int
    /// The first series' value; `nil` for none.
    package var first: Double?
    /// The second series' value; `nil` for none.
    package var second: Double?

    /// Makes an entry.
    package init(position: Int, first: Double?, second: Double?) {
      self.position = position
      self.first = first
      self.second = second
    }
  }

  /// A value of the first series with one of the second, in time.
  package struct Pair: Hashable, Sendable {
    /// The period of the first value.
    package var position: Int
    /// The first series' value.
    package var first: Double
    /// The second series' value.
    package var second: Double

    /// Makes a pair.
    package init(position: Int, first: Double, second: Double) {
      self.position = position
      self.first = first
      self.second = second
    }
  }

  /// The periods in the order of time, each once.
  package let entries: [Entry]

  /// Makes series from what the periods have, in any order.
  ///
  /// - Precondition: no period appears twice.
  /// - Complexity: O(n log n).
  package init(_ entries: [Entry]) {
    let sorted = entries.sorted { $0.position < $1.position }
    precondition(
      zip(sorted, sorted.dropFirst()).allSatisfy { $0.position < $1.position },
      "a period has one value")
    self.entries = sorted
  }

  /// Every value of the first series with that of the second `lag` periods later, where both are
  /// there.
  ///
  /// - Complexity: linear in the periods.
  package func pairs(lag: Int = 0) -> [Pair] {
    var pairs: [Pair] = []
    var later = 0
    for entry in entries {
      while later < entries.count, entries[later].position < entry.position + lag { later += 1 }
      while later > 0, entries[later - 1].position >= entry.position + lag { later -= 1 }
      guard later < entries.count, entries[later].position == entry.position + lag,
        let first = entry.first, let second = entries[later].second
      else { continue }
      pairs.append(Pair(position: entry.position, first: first, second: second))
    }
    return pairs
  }
}

extension [PairedSeries.Pair] {
  /// The correlation of the pairs.
  package func correlation(_ kind: Correlation.Kind = .pearson) -> Measured<Correlation> {
    Correlation.of(map(\.first), map(\.second), kind)
  }

  /// What each pair differs by from that of the period before, where there is one.
  ///
  /// - Complexity: linear.
  package var changes: [PairedSeries.Pair] {
    zip(self, dropFirst()).compactMap { earlier, later in
      guard later.position == earlier.position + 1 else { return nil }
      return PairedSeries.Pair(
        position: later.position, first: later.first - earlier.first,
        second: later.second - earlier.second)
    }
  }
}
