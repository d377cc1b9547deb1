// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether the rate of one series to another changed in time, and where.
///
/// Every moment that leaves ``leastSegment`` periods on either side is tried. At each one the rates
/// before and after are compared by `|r₁ - r₂| / √(1/x₁ + 1/x₂)`, where x are the sums of the first
/// series; the largest value counts. How large it gets by chance is found by putting the periods in
/// random order many times: the significance is the share of orders, the true one included, whose
/// largest value is as large. So the search over moments is paid for, and nothing is assumed about
/// the spread of the periods.
///
/// Random orders destroy what periods owe to those before them, and noise with such a memory
/// wanders. The values of random orders are therefore enlarged by `√((1 + ρ)/(1 - ρ))`, ρ being the
/// autocorrelation that neither the two rates nor a straight line explain. That takes most false
/// alarms away and does not end them; docs/mathematics.md has the figures.
///
/// Sources: the maximally selected statistic is that of a change point at an unknown moment
/// (Worsley, 1983, "The power of likelihood ratio and cumulative sum tests for a change in a
/// binomial probability", Biometrika 70); the permutation significance `(1 + hits)/(1 + orders)` is
/// that of Phipson & Smyth (2010), "Permutation p-values should never be zero"; the enlargement is
/// that of the variance of a mean (Bartlett, 1946, JRSS Supplement 8).
package struct RateChange: Hashable, Sendable {
  /// The period at which the new rate begins.
  package var position: Int
  /// The rate before it.
  package var before: Rate
  /// The rate from it on.
  package var after: Rate
  /// How often the search finds as much where nothing changed.
  package var significance: Double
  /// How many random orders it was compared with.
  package var orders: Int
  /// The autocorrelation of the periods' rates that the change does not explain; at least 0.
  package var memory: Double

  /// How many periods either side of a change has at least.
  package static let leastSegment = 3
  /// How many random orders are tried, where the series are not very long.
  package static let standardOrders = 9_999

  /// The change relative to the rate before, for example -0.43; `nil` where that was 0.
  package var relative: Double? {
    before.value == 0 ? nil : after.value / before.value - 1
  }

  /// Looks for the likeliest change.
  ///
  /// The random orders are always the same ones, so that the same data give the same answer.
  ///
  /// - Parameters:
  ///   - pairs: the periods in the order of time.
  ///   - orders: how many random orders; `nil` tries ``standardOrders``, and fewer of long series,
  ///     at least 999.
  /// - Returns: The change; undefined with fewer than twice ``leastSegment`` periods in which the
  ///   first series is above 0, a rate that is always the same, or amounts below 0.
  /// - Complexity: periods × orders.
  package static func search(
    _ pairs: [PairedSeries.Pair], orders: Int? = nil
  ) -> Measured<RateChange> {
    let overall: Rate
    switch Rate.of(pairs) {
    case .undefined(let reason): return .undefined(reason)
    case .value(let rate): overall = rate
    }
    let counted = pairs.filter { $0.first > 0 }
    guard counted.count >= 2 * leastSegment else {
      return .undefined(.tooFew(size: counted.count, needed: 2 * leastSegment))
    }
    let rates = counted.map { $0.second / $0.first }
    guard Deviations(rates) != nil else { return .undefined(.firstIsConstant) }
    var scan = Scan(counted, rate: overall.value)
    let (statistic, split) = scan.largest()
    guard case .value(let before) = Rate.of(counted[..<split]),
      case .value(let after) = Rate.of(counted[split...])
    else { return .undefined(.tooFew(size: 0, needed: 1)) }
    let levels = rates.indices.map { rates[$0] - ($0 < split ? before : after).value }
    let memory = max(0, min(Self.memory(levels), Self.memory(restsOfLine(counted))))
    let enlargement = ((1 + memory) / (1 - memory)).squareRoot()
    let orders = orders ?? min(standardOrders, max(999, 1_000_000 / counted.count))
    var generator = SplitMix64(seed: 0x9E37_79B9)
    var hits = 0
    for _ in 0..<orders {
      scan.shuffle(using: &generator)
      if scan.largest().statistic * enlargement >= statistic * (1 - 1e-12) { hits += 1 }
    }
    return .value(
      RateChange(
        position: counted[split].position, before: before, after: after,
        significance: Double(1 + hits) / Double(1 + orders), orders: orders,
        memory: memory))
  }

  /// The autocorrelation of values around 0, from one to the next; below 1.
  private static func memory(_ rests: [Double]) -> Double {
    let square = rests.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return 0 }
    return zip(rests, rests.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / square
  }

  /// What the straight line through the rates leaves of them, each counted with its amount.
  private static func restsOfLine(_ pairs: [PairedSeries.Pair]) -> [Double] {
    let whole = pairs.reduce(0) { $0 + $1.first }
    let start = pairs.reduce(0) { $0 + $1.first * Double($1.position) } / whole
    let level = pairs.reduce(0) { $0 + $1.second } / whole
    let moments = pairs.reduce(into: (square: 0.0, product: 0.0)) { sums, pair in
      let time = Double(pair.position) - start
      sums.square += pair.first * time * time
      sums.product += time * (pair.second - level * pair.first)
    }
    let slope = moments.square == 0 ? 0 : moments.product / moments.square
    return pairs.map { $0.second / $0.first - level - slope * (Double($0.position) - start) }
  }

  /// The periods in some order.
  private struct Scan {
    private var sizes: [Double]
    private var rests: [Double]
    private let whole: Double

    init(_ pairs: [PairedSeries.Pair], rate: Double) {
      sizes = pairs.map(\.first)
      rests = pairs.map { $0.second - rate * $0.first }
      whole = sizes.reduce(0, +)
    }

    /// The largest statistic and the number of periods before its moment.
    ///
    /// With e₁ the sum of what periods before the moment have beyond the common rate,
    /// `r₁ - r₂ = e₁ · (1/x₁ + 1/x₂)`.
    func largest() -> (statistic: Double, split: Int) {
      var best = (statistic: -1.0, split: leastSegment)
      var (size, rest) = (0.0, 0.0)
      for index in 0..<(sizes.count - leastSegment) {
        size += sizes[index]
        rest += rests[index]
        guard index + 1 >= leastSegment else { continue }
        let statistic = abs(rest) * (1 / size + 1 / (whole - size)).squareRoot()
        if statistic > best.statistic { best = (statistic, index + 1) }
      }
      return best
    }

    /// Puts the periods in a random order (Fisher and Yates).
    mutating func shuffle(using generator: inout SplitMix64) {
      for index in stride(from: sizes.count - 1, to: 0, by: -1) {
        let other = generator.next(below: index + 1)
        sizes.swapAt(index, other)
        rests.swapAt(index, other)
      }
    }
  }
}
