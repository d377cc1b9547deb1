// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning
import Statistics

/// Finds out where goals stand by what was counted.
package struct ActualsReader {
  private let checked: CheckedScenario

  /// Prepares for the actuals of a scenario.
  package init(_ scenario: CheckedScenario) { checked = scenario }

  /// Why a goal has no progress.
  package enum Absence: Error, Hashable, Sendable {
    /// The scenario has no actuals.
    case noActuals
    /// There is no way to the goal: no period, or a level without a baseline.
    case noWay
    /// No row of the KPI counts.
    case noRows
    /// Rows of a level name lines alone, whose levels do not add up.
    case noWhole
  }

  /// Where a goal stands.
  ///
  /// Rows before the period, after it or the deadline, and after the day up to which rows count are
  /// left out; but that there are rows behind the deadline shows that it has passed, wherever the
  /// period ends. Rows of one day that name lines add up unless another one says what all of them
  /// come to.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - planned: what each line of the plan brings of the goal's KPI over the period, by name.
  /// - Complexity: n log n in the rows of the KPI.
  package func progress(
    of goal: ResolvedGoal, planned: [String: Double] = [:]
  ) throws(Absence) -> GoalProgress {
    guard let actuals = checked.scenario.actuals else { throw .noActuals }
    guard let way = Trajectory(goal, in: checked.scenario.period),
      let period = checked.scenario.period
    else { throw .noWay }
    let own = actuals.entries.filter { $0.kpi == goal.kpi }
    // The way ends with the period at the latest.
    let last = min(actuals.asOf ?? way.last, way.last)
    let counted = own.filter { $0.day >= period.first && $0.day <= last }
    let known = own.filter { row in actuals.asOf.map { row.day <= $0 } ?? true }
    guard !counted.isEmpty else { throw .noRows }
    let readings = readings(counted, goal.counting)
    guard !readings.isEmpty else { throw .noWhole }
    var progress = GoalProgress(
      goal: goal, way: way, readings: readings, gaps: 0, lines: [], posts: [],
      rowsBefore: own.count { $0.day < period.first }, rowsAfter: own.count { $0.day > last },
      isOver: actuals.asOf.map { $0 >= way.last } ?? false
        || known.contains { $0.day >= way.last })
    // What is counted after the deadline came since the reading before it.
    if goal.counting == .total, progress.day < way.last {
      progress.straddling = self.readings(known.filter { $0.day > way.last }, .total).first
    }
    addRhythm(to: &progress)
    if goal.counting == .total {
      addContributions(to: &progress, counted, planned: planned, days: period.dayCount)
    }
    return progress
  }

  /// The whole of every day, in the order of time.
  private func readings(
    _ rows: [Actual], _ counting: GoalCounting
  ) -> [GoalProgress.Reading] {
    let days = Dictionary(grouping: rows, by: \.day).sorted { $0.key < $1.key }
    var readings: [GoalProgress.Reading] = []
    var total = 0.0
    for (day, rows) in days {
      let whole = rows.first { $0.line == nil }?.value
      switch counting {
      case .total:
        let value = whole ?? rows.reduce(0) { $0 + $1.value }
        total += value
        readings.append(.init(day: day, value: value, standing: total))
      case .level:
        if let whole { readings.append(.init(day: day, value: whole, standing: whole)) }
      }
    }
    return readings
  }

  /// How often there are readings, and how they change.
  private func addRhythm(to progress: inout GoalProgress) {
    let readings = progress.readings
    do throws(PeriodGrid.Problem) {
      let grid = try PeriodGrid(
        readings.map { .init(year: $0.day.year, month: $0.day.month, day: $0.day.day) })
      switch grid.step {
      case .days(let count): progress.frequency = .days(count)
      case .months(let count): progress.frequency = .months(count)
      case nil: break
      }
      progress.gaps = grid.gaps
      guard readings.count >= Self.leastForTrend else {
        progress.noTrend = .tooFew
        return
      }
      let found = Statistics.Trend.of(
        readings.map(\.value), at: grid.positions.map { Double($0) })
      guard case .value(let trend) = found else {
        progress.noTrend = .tooFew
        return
      }
      progress.trend = .init(slope: trend.slope, significance: trend.significance)
    } catch {
      // Days are met once each, so that only their distances can be wrong.
      progress.noTrend = .mixedFrequencies
    }
  }

  /// Fewer readings than these have no trend.
  private static let leastForTrend = 3

  private func addContributions(
    to progress: inout GoalProgress, _ rows: [Actual], planned: [String: Double], days: Int
  ) {
    let named = rows.filter { $0.line != nil }
    guard !named.isEmpty else { return }
    let passed = Double(progress.day.dayNumber - progress.way.first.dayNumber + 1) / Double(days)
    for position in 0..<checked.scenario.lineCount {
      let line = checked.scenario.lineName(at: position)
      let own = named.filter { $0.line == line }
      let plan = planned[line].map { $0 * passed }
      guard !own.isEmpty || (plan ?? 0) != 0 else { continue }
      progress.lines.append(
        .init(line: line, value: own.reduce(0) { $0 + $1.value }, planned: plan))
      var posts: [(post: String, value: Double)] = []
      for row in own {
        guard let post = row.post else { continue }
        if let known = posts.firstIndex(where: { $0.post == post }) {
          posts[known].value += row.value
        } else {
          posts.append((post, row.value))
        }
      }
      progress.posts += posts.map { .init(line: line, post: $0.post, value: $0.value) }
    }
    progress.posts = progress.posts.enumerated().sorted {
      ($1.element.value, $0.offset) < ($0.element.value, $1.offset)
    }.map(\.element)
    progress.unattributed = progress.value - progress.lines.reduce(0) { $0 + $1.value }
  }
}
