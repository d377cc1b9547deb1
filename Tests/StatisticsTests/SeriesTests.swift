// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite struct SeriesTests {
  @Test("pairs skip gaps, and a lag pairs a period with a later one")
  func pairs() {
    let found = series([1, 2, nil, 4, 5], [10, nil, 30, 40, 50])
    #expect(found.pairs().map(\.first) == [1, 4, 5])
    #expect(found.pairs().map(\.second) == [10, 40, 50])
    #expect(found.pairs(lag: 1).map(\.first) == [2, 4])
    #expect(found.pairs(lag: 1).map(\.second) == [30, 50])
    #expect(found.pairs(lag: 9).isEmpty)
  }

  @Test("a period that is missing altogether is a gap too, in any order of entries")
  func missingPeriod() {
    let found = PairedSeries([
      .init(position: 7, first: 3, second: 30), .init(position: 0, first: 1, second: 10),
      .init(position: 6, first: 2, second: 20),
    ])
    #expect(found.pairs().map(\.position) == [0, 6, 7])
    #expect(found.pairs(lag: 1).map(\.second) == [30])
    #expect(found.pairs().changes.map(\.first) == [1])
  }

  /// r₁ = 0.56729 and 0.62857 by the usual estimator, so that 24 months count as 11.38.
  @Test("pairs that resemble their neighbours count as fewer")
  func memory() throws {
    let found = try #require(Drift.pairs.correlationWithMemory().value)
    #expect(found.size == 24)
    #expect(agrees(found.effectiveSize, 11.383023976691687, within: 1e-10))
    let plain = try #require(Drift.pairs.correlation().value)
    #expect(found.coefficient == plain.coefficient)
    #expect(found.interval().upper > plain.interval().upper)
  }

  @Test("pairs never count as more than they are")
  func noMemory() throws {
    let found = series([1, 9, 2, 8, 1, 9, 2, 8], [1, 2, 3, 4, 5, 6, 7, 8]).pairs()
    let size = try #require(found.correlationWithMemory().value).effectiveSize
    #expect(size == 8)
    let turning = series([1, 9, 2, 8, 1, 9, 2, 8], [2, 9, 1, 8, 2, 8, 1, 9]).pairs()
    #expect(try #require(turning.correlationWithMemory().value).effectiveSize == 8)
    #expect(
      try #require(turning.correlationWithMemory(counting: .any).value).effectiveSize < 4)
  }

  @Test("the right lag is found, and every look is paid for")
  func lag() throws {
    var noise = Noise(3)
    let first = (0..<40).map { _ in 100 + 10 * noise.normal() }
    let second = (0..<40).map { index in
      index < 2 ? 50 : 0.5 * first[index - 2] + noise.normal()
    }
    let scan = LagScan(series(first, second), lags: 0...4)
    let best = try #require(scan.best)
    #expect(scan.looks[best].lag == 2)
    #expect(scan.looks.map(\.size) == [40, 39, 38, 37, 36])
    #expect(scan.count == 5)
    #expect(agrees(scan.confidenceOfOne(), 0.99))
    let one = try #require(scan.looks[best].correlation.value)
    #expect(scan.significance == 5 * one.significance)
  }

  @Test("the opposite direction looks for the most negative correlation")
  func opposite() throws {
    let first = [1, 5, 2, 8, 3, 9, 4, 7, 1, 6.0]
    let scan = LagScan(
      series(first, first.map { -$0 }), lags: 0...2, direction: .opposite)
    #expect(scan.best == 0)
    let same = LagScan(series(first, first.map { -$0 }), lags: 0...2)
    #expect(same.best != 0)
  }

  @Test("lags that leave fewer than eight pairs are not looked at")
  func shortSeries() {
    let values: [Double?] = [3, 1, 4, 1, 5, 9, 2, 6, 5]
    let scan = LagScan(series(values, values), lags: 0...4)
    #expect(scan.looks.map(\.lag) == [0, 1])
    let tiny = LagScan(series([1, 2, 3], [1, 2, 4]), lags: 0...4)
    #expect(tiny.looks.map(\.lag) == [0])
  }

  @Test("series without a correlation have no best lag")
  func noLag() {
    let scan = LagScan(series([1, 1, 1, 1], [1, 2, 3, 4]), lags: 0...1)
    #expect(scan.best == nil)
    #expect(scan.significance == nil)
    #expect(LagScan(series([], []), lags: 0...1).best == nil)
  }

  /// With one look in twenty expected to pass at 5%, five looks without payment would pass about
  /// one time in five.
  @Test("noise seldom has a significant lag")
  func noise() {
    var noise = Noise(11)
    var found = 0
    for _ in 0..<200 {
      let first = (0..<24).map { _ in noise.normal() }
      let second = (0..<24).map { _ in noise.normal() }
      let scan = LagScan(series(first, second), lags: 0...4)
      if scan.significance ?? 1 < 0.05 { found += 1 }
    }
    #expect(found <= 16)
  }
}
