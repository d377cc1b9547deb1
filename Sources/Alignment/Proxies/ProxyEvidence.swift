// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning
package import Statistics

/// What the history of a proxy says about it.
package struct ProxyEvidence: Hashable, Sendable {
  /// The first and the last day of the history; `nil` without rows.
  package var days: ClosedRange<CalendarDate>?
  /// The distance of one period to the next; `nil` with fewer than two rows.
  package var step: PeriodGrid.Step?
  /// The number of periods from the first to the last, missing ones included.
  package var periods: Int
  /// How many of them lack one of the two values at least.
  package var gaps: Int
  /// The correlations by lag. Their intervals count every look.
  package var scan: LagScan
  /// Whether the author says the lag.
  package var isLagKnown: Bool
  /// How many periods the distal KPI follows later, where there is a correlation.
  package var lag: Int
  /// The pairs at the lag.
  package var size: Int
  /// The confidence of one interval at which all that is looked at has 95% together.
  package var confidence: Double
  /// The correlation of the values at the lag, with pairs that resemble their neighbours counted as
  /// fewer.
  package var pearson: Measured<Correlation>
  /// The correlation of their ranks, counted alike.
  package var spearman: Measured<Correlation>
  /// The correlation of the changes from period to period, counted alike.
  package var changes: Measured<Correlation>
  /// What one unit of the proxy stands for; `nil` where the two are no amounts of which one is part
  /// of the other.
  package var rate: ProxyRate?
  /// What follows.
  package var verdict: ProxyVerdict
  /// Why, the weightiest first.
  package var reasons: [ProxyReason]

  /// Looks at a history.
  ///
  /// A row without one of the values is a gap, and so is a period without a row: nothing is filled
  /// in.
  ///
  /// - Parameters:
  ///   - history: what both KPIs were, in any order.
  ///   - lags: the lags to look at, in periods; a single one counts as known.
  ///   - direction: which way the two should move.
  ///   - hasRate: whether one can be part of the other.
  /// - Throws: where days repeat, or rows are of two frequencies.
  /// - Complexity: lags × periods, and that of `RateChange.search`.
  package init(
    _ history: [Proxy.Observation], lags: ClosedRange<Int>, direction: LagScan.Direction,
    hasRate: Bool
  ) throws(PeriodGrid.Problem) {
    let grid = try PeriodGrid(history.map { PeriodGrid.Day($0.date) })
    let series = PairedSeries(
      zip(grid.positions, history).map {
        .init(position: $0, first: $1.proxy, second: $1.distal)
      })
    let dates = history.map(\.date).sorted()
    days = dates.first.flatMap { first in dates.last.map { first...$0 } }
    step = grid.step
    periods = history.count + grid.gaps
    gaps = grid.gaps + history.count { $0.proxy == nil || $0.distal == nil }
    let scan = LagScan(series, lags: lags, direction: direction)
    self.scan = scan
    isLagKnown = lags.count == 1
    lag = scan.best.map { scan.looks[$0].lag } ?? lags.lowerBound
    let pairs = series.pairs(lag: lag)
    size = pairs.count
    // The values and their changes are two looks at each lag.
    confidence = 1 - (1 - scan.confidenceOfOne()) / 2
    pearson = pairs.correlationWithMemory()
    spearman = pairs.correlationWithMemory(.spearman)
    changes = pairs.changes.correlationWithMemory(counting: .any)
    rate = hasRate ? ProxyRate(pairs) : nil
    verdict = .weak
    reasons = []
    (verdict, reasons) = judgement
  }

  /// The interval of a correlation, in which every look is counted.
  package func interval(_ correlation: Correlation) -> ConfidenceInterval {
    correlation.interval(confidence)
  }
}

/// How much of the distal KPI one unit of a proxy stands for.
package struct ProxyRate: Hashable, Sendable {
  /// Over all periods.
  package var overall: Measured<Rate>
  /// In a window that moves through time.
  package var rolling: RollingRate
  /// Whether it changed.
  package var change: Measured<RateChange>
  /// The straight line through the rates of the periods.
  package var trend: Measured<Trend>

  init(_ pairs: [PairedSeries.Pair]) {
    overall = Rate.of(pairs)
    rolling = RollingRate(pairs, width: RollingRate.standardWidth(for: pairs.count))
    change = RateChange.search(pairs)
    let counted = pairs.filter { $0.first > 0 }
    trend = Trend.of(
      counted.map { $0.second / $0.first }, at: counted.map { Double($0.position) })
  }
}

extension PeriodGrid.Day {
  /// The day of a date.
  init(_ date: CalendarDate) {
    self.init(year: date.year, month: date.month, day: date.day)
  }
}
