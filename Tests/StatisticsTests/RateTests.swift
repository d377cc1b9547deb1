// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Expected values from the formulas that the sources name, computed with NumPy 2.4.6.
@Suite struct RateTests {
  @Test("a rate is a quotient of sums, its error that of the ratio estimator")
  func rate() throws {
    let rate = try #require(Rate.of(Drift.pairs).value)
    #expect(agrees(rate.value, 0.10909408273695234))
    #expect(agrees(rate.error, 0.005803821767860314))
    #expect(rate.size == 24)
  }

  @Test("periods without the first amount have no rate, and amounts below 0 none at all")
  func noRate() {
    #expect(Rate.of(series([0, 0], [1, 2]).pairs()).reason == .tooFew(size: 0, needed: 1))
    #expect(Rate.of(series([1, -1], [1, 2]).pairs()).reason == .negative)
    #expect(Rate.of(series([1, .nan], [1, 2]).pairs()).reason == .notFinite)
    #expect(Rate.of(series([0, 10], [0, 2]).pairs()).value?.size == 1)
    #expect(Rate.of(series([10], [2]).pairs()).value?.interval() == nil)
  }

  @Test("the drift from 14% to 8% is found where it is, beyond doubt")
  func drift() throws {
    let change = try #require(RateChange.search(Drift.pairs).value)
    #expect(change.position == 12)
    #expect(agrees(change.before.value, 0.1354416026206375))
    #expect(agrees(change.before.error, 0.003994191315098601))
    #expect(agrees(change.after.value, 0.08648648648648649))
    #expect(agrees(change.after.error, 0.0042846742357184504))
    // NumPy with other random orders (50,000): 0.00094, and 0.00002 without the memory of 0.18.
    #expect(abs(change.significance - 0.00094) < 0.0008)
    #expect(agrees(change.memory, 0.18360272761794388, within: 1e-9))
    #expect(agrees(change.relative, 0.08648648648648649 / 0.1354416026206375 - 1))
  }

  /// NumPy with other random orders (40,000) gives 0.0045.
  @Test("the significance is that of other random orders")
  func significance() throws {
    let first: [Double] = [100, 120, 90, 110, 105, 95, 130, 100, 115, 85, 100, 110]
    let second: [Double] = [10, 13, 8, 12, 10, 9, 11, 7, 9, 7, 8, 8]
    let change = try #require(RateChange.search(series(first, second).pairs()).value)
    #expect(change.position == 6)
    #expect(agrees(change.before.value, 0.1))
    #expect(agrees(change.after.value, 0.078125))
    #expect(abs(change.significance - 0.0045) < 0.002)
  }

  /// NumPy with other random orders (200,000) gives 0.0065, and 0.00017 where the memory is not
  /// counted.
  @Test("a rate that wanders is less of a change than one that jumps")
  func wandering() throws {
    let second: [Double] = [10, 11, 12, 12, 12, 11, 10, 9, 8, 8, 8, 9, 9, 8, 8, 9]
    let first = [Double](repeating: 100, count: second.count)
    let change = try #require(RateChange.search(series(first, second).pairs()).value)
    #expect(change.position == 7)
    #expect(abs(change.significance - 0.0065) < 0.003)
    #expect(agrees(change.memory, 0.1171969535198234, within: 1e-9))
  }

  @Test("noise around one rate is seldom a change")
  func noise() {
    var noise = Noise(5)
    var found = 0
    for _ in 0..<100 {
      let first = (0..<18).map { _ in 200 + 40 * noise.uniform() }
      let second = first.map { 0.1 * $0 * (1 + 0.3 * noise.normal()) }.map { max(0, $0) }
      let change = RateChange.search(series(first, second).pairs(), orders: 399)
      if change.value?.significance ?? 1 <= 0.05 { found += 1 }
    }
    #expect(found <= 11)
  }

  @Test("the same data give the same significance")
  func repeatable() {
    #expect(RateChange.search(Drift.pairs) == RateChange.search(Drift.pairs))
  }

  @Test("five periods, a constant rate and negative amounts have no change")
  func undefined() {
    let few = series([10, 20, 30, 40, 50], [1, 2, 3, 4, 4]).pairs()
    #expect(RateChange.search(few).reason == .tooFew(size: 5, needed: 6))
    let constant = series([10, 20, 30, 40, 50, 60], [1, 2, 3, 4, 5, 6]).pairs()
    #expect(RateChange.search(constant).reason == .firstIsConstant)
    let negative = series([10, 20, 30, 40, 50, -60], [1, 2, 3, 4, 5, 6]).pairs()
    #expect(RateChange.search(negative).reason == .negative)
  }

  @Test("a window moves period by period and skips gaps")
  func rolling() {
    let pairs = series([10, 10, nil, 10, 20], [1, 2, 3, 4, 10]).pairs()
    let rolling = RollingRate(pairs, width: 2)
    #expect(rolling.windows.map(\.positions) == [0...1, 2...3, 3...4])
    #expect(rolling.windows.map(\.rate.value) == [0.15, 0.4, 14.0 / 30])
    #expect(rolling.windows.map(\.rate.size) == [2, 1, 2])
  }

  @Test("a series shorter than the window has one window")
  func shortSeries() {
    let rolling = RollingRate(series([10, 10], [1, 2]).pairs(), width: 6)
    #expect(rolling.windows.map(\.positions) == [0...1])
    #expect(RollingRate([], width: 3).windows.isEmpty)
    #expect(RollingRate.standardWidth(for: 24) == 6)
    #expect(RollingRate.standardWidth(for: 4) == 3)
    #expect(RollingRate.standardWidth(for: 400) == 12)
  }

  /// Expected values from SciPy 1.17.1 (`binomtest(…).proportion_ci(method='wilson')`).
  @Test("a share has Wilson's interval")
  func share() {
    let share = ObservedShare(count: 8, size: 60)
    #expect(agrees(share.interval().lower, 0.0691410948058697))
    #expect(agrees(share.interval().upper, 0.24165159676499615))
    let none = ObservedShare(count: 0, size: 10)
    #expect(none.interval().lower == 0)
    #expect(agrees(none.interval().upper, 0.27753279986288926))
    #expect(ObservedShare(count: 10, size: 10).interval().upper == 1)
    let empty = ObservedShare(count: 0, size: 0)
    #expect(empty.value == nil)
    #expect(empty.interval().lower == 0 && empty.interval().upper == 1)
  }
}
