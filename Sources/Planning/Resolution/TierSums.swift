// SPDX-License-Identifier: GPL-3.0-or-later

/// What counts of units come to, tier by tier, from sums up to the end of each tier that are made
/// once.
struct TierSums {
  /// One tier: where it begins, what all units before it come to, and what each of its own counts
  /// for.
  private struct Tier {
    var start: Double
    var sum: Double
    var perUnit: Double
  }

  private let tiers: [Tier]
  /// The ends of the tiers that have one, in order.
  let ends: [Double]

  /// - Parameter tiers: their ends, which rise, and what a unit counts for; at least one.
  /// - Complexity: linear in the tiers.
  init(_ tiers: some Sequence<(upTo: Double?, perUnit: Double)>) {
    var made: [Tier] = []
    var ends: [Double] = []
    var (start, sum) = (0.0, 0.0)
    for tier in tiers {
      made.append(Tier(start: start, sum: sum, perUnit: tier.perUnit))
      let end = tier.upTo ?? .infinity
      if end > start { sum += (end - start) * tier.perUnit }
      start = max(start, end)
      if tier.upTo != nil { ends.append(start) }
    }
    self.tiers = made
    self.ends = ends
  }

  /// What a count comes to with each unit at what its own tier says.
  ///
  /// - Complexity: logarithmic in the tiers.
  func amount(for units: Double) -> Double {
    // A count at the end of a tier is the tier's own: nothing is bought of the next.
    let position = Self.firstIndex(of: tiers.count) { tiers[$0].start >= units } - 1
    guard tiers.indices.contains(position) else { return 0 }
    let tier = tiers[position]
    let end = min(units, position < ends.count ? ends[position] : .infinity)
    return end > tier.start ? tier.sum + (end - tier.start) * tier.perUnit : tier.sum
  }

  /// What a unit just above a count counts for.
  ///
  /// - Complexity: logarithmic in the tiers.
  func perUnit(above count: Double) -> Double {
    let position = Self.firstIndex(of: ends.count) { ends[$0] > count }
    return tiers.isEmpty ? 0 : tiers[min(position, tiers.count - 1)].perUnit
  }

  /// What the last of so many units counts for.
  ///
  /// - Complexity: logarithmic in the tiers.
  func perUnit(upTo units: Double) -> Double {
    let position = Self.firstIndex(of: ends.count) { ends[$0] >= units }
    return tiers.isEmpty ? 0 : tiers[min(position, tiers.count - 1)].perUnit
  }

  /// The ends of tiers that are strictly between two counts.
  ///
  /// - Complexity: logarithmic in the tiers, linear in those that are returned.
  func ends(between least: Double, _ most: Double) -> ArraySlice<Double> {
    let first = Self.firstIndex(of: ends.count) { ends[$0] > least }
    let behind = Self.firstIndex(of: ends.count) { ends[$0] >= most }
    return first < behind ? ends[first..<behind] : []
  }

  /// The first of so many positions for which something holds that holds for all behind it.
  private static func firstIndex(of count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension UnitPurchase {
  /// The prices with the money up to each of them.
  var priceSums: TierSums { TierSums(prices.lazy.map { ($0.upTo, $0.price) }) }
}

extension [UnitTier] {
  /// The figures with the amount up to each of them.
  var sums: TierSums { TierSums(lazy.map { ($0.upTo, $0.perUnit) }) }
}
