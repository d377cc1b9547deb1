// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether the rate of one series to another changed in time, and where.
///
/// Every moment that leaves ``leastSegment`` periods on either side is tried. At each one the rates before and after are
/// compared by `|r₁ - r₂| / √(1/x₁ + 1/x₂)`, where x are the sums of the first series; the largest value counts. How large it
/// gets by chance is found by putting the periods in random order many times: the significance is the share of orders, the true
/// one included, whose largest value is as large. So the search over moments is paid for, and nothing is assumed about the spread of
/// the periods, only that without a change any order is as likely (no memory).
///
/// Sources: the maximally selected statistic is that of a change point at an unknown moment (Worsley, 1983, "The power of
/// likelihood ratio and cumulative sum tests for a change in a binomial probability", Biometrika 70); the permutation
/// significance `(1 + hits)/(1 + orders)` is that of Phipson & Smyth (2010), "Permutation p-values should never be zero".
public struct RateChange: Hashable, Sendable {
  /// The period at which the new rate begins.
  public var position: Int
  /// The rate before it.
  public var before: Rate
  /// The rate from it on.
  public var after: Rate
  /// How often the search finds as much where nothing changed.
  public var significance: Double
  /// How many random orders it was compared with.
  public var orders: Int
  /// The autocorrelation of the periods' rates around the two levels; well above 0 the significance is too good.
  public var memory: Double

  /// How many periods either side of a change has at least.
  public static let leastSegment = 3
  /// How many random orders are tried, where the series are not very long.
  public static let standardOrders = 9_999

  /// The change relative to the rate before, for example -0.43; `nil` where that was 0.
  public var relative: Double? {
    before.value == 0 ? nil : after.value / before.value - 1
  }

  /// Looks for the likeliest change.
  ///
  /// The random orders are always the same ones, so that the same data give the same answer.
  ///
  /// - Parameters:
  ///   - pairs: the periods in the order of time.
  ///   - orders: how many random orders; `nil` tries ``standardOrders``, and fewer of long series, at least 999.
  /// - Returns: The change; undefined with fewer than twice ``leastSegment`` periods in which the first series is above 0,
  ///   a rate that is always the same, or amounts below 0.
  /// - Complexity: periods × orders.
  public static func search(
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
    let orders = orders ?? min(standardOrders, max(999, 1_000_000 / counted.count))
    var generator = SplitMix64(seed: 0x9E37_79B9)
    var hits = 0
    for _ in 0..<orders {
      scan.shuffle(using: &generator)
      if scan.largest().statistic >= statistic * (1 - 1e-12) { hits += 1 }
    }
    guard case .value(let before) = Rate.of(counted[..<split]),
      case .value(let after) = Rate.of(counted[split...])
    else { return .undefined(.tooFew(size: 0, needed: 1)) }
    return .value(
      RateChange(
        position: counted[split].position, before: before, after: after,
        significance: Double(1 + hits) / Double(1 + orders), orders: orders,
        memory: memory(of: rates, around: (before.value, after.value), split)))
  }

  private static func memory(
    of rates: [Double], around levels: (Double, Double), _ split: Int
  ) -> Double {
    let rests = rates.indices.map { rates[$0] - ($0 < split ? levels.0 : levels.1) }
    let square = rests.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return 0 }
    return zip(rests, rests.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / square
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
    /// With e₁ the sum of what periods before the moment have beyond the common rate, `r₁ - r₂ = e₁ · (1/x₁ + 1/x₂)`.
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
