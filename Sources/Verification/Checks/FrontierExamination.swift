// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// The checks of a frontier's plans against each other.
struct FrontierExamination {
  let frontier: PlanFrontier
  let scenario: CheckedScenario
  /// The plans at open ends of pieces, by position.
  private let openEnds: Set<Int>
  /// The checks so far.
  private(set) var checks: [VerificationReport.Check] = []

  /// A plan's two values, turned so that more is better, in units of the KPIs' ranges.
  private struct Point {
    var x: Double
    var y: Double

    /// Whether this point is at least as good on both, up to rounding.
    func covers(_ other: Point) -> Bool {
      x >= other.x - Tolerance.range && y >= other.y - Tolerance.range
    }
  }

  init(_ frontier: PlanFrontier, scenario: CheckedScenario) {
    self.frontier = frontier
    self.scenario = scenario
    openEnds = Set(
      frontier.pieces.filter { !$0.plans.isEmpty }.flatMap { piece in
        (piece.isFirstOpen ? [piece.plans.lowerBound] : [])
          + (piece.isLastOpen ? [piece.plans.upperBound - 1] : [])
      })
  }

  private func isOpen(_ position: Int) -> Bool { openEnds.contains(position) }

  mutating func run() {
    guard checkAxes(), let points = points() else { return }
    if !points.isEmpty { checkEnds(points) }
    // Which plans are open ends, the pieces say; what neighbours have of each other is clear in order only.
    guard checkPieces() else { return }
    let isOrdered = checkOrder(points)
    checkDominance(points)
    guard isOrdered else { return }
    checkExchangeRates(points)
    checkKnee(points)
  }

  mutating func record(
    _ subject: VerificationReport.Subject, _ passed: Bool, _ detail: String
  ) {
    checks.append(VerificationReport.Check(subject, passed: passed, detail: detail))
  }

  private mutating func checkAxes() -> Bool {
    let axes = [frontier.x, frontier.y]
    let areKnown = axes.allSatisfy { scenario.kpi(named: $0.kpi) != nil }
    let areNumbers = axes.allSatisfy { $0.ideal.isFinite && $0.nadir.isFinite }
    let areDifferent = axes[0].kpi != axes[1].kpi
    record(
      .axes, areKnown && areNumbers && areDifferent, "'\(axes[0].kpi)' against '\(axes[1].kpi)'")
    return areKnown && areNumbers && areDifferent
  }

  /// The plans' values on both axes, the worst at 0 and the best at 1; `nil` where a plan has none,
  /// which its own check has found.
  private func points() -> [Point]? {
    let points = frontier.plans.map { plan in
      Self.position(of: plan, on: frontier.x).flatMap { x in
        Self.position(of: plan, on: frontier.y).map { Point(x: x, y: $0) }
      }
    }
    let known = points.compactMap(\.self)
    return known.count == points.count ? known : nil
  }

  private static func position(of plan: Plan, on axis: PlanFrontier.Axis) -> Double? {
    guard let value = plan.value(of: axis.kpi) else { return nil }
    // Without a range, values may differ by rounding only.
    let unit = axis.range > 0 ? axis.range : max(1, abs(axis.ideal))
    return axis.objective.sign * (value - axis.nadir) / unit
  }

  /// How well it is known where a piece is cut off by another one: curves are known to the gap that
  /// is stated.
  private var meeting: Double {
    switch frontier.completeness {
    case .complete: Tolerance.meeting
    case .withinGap(let gap): max(Tolerance.meeting, gap)
    case .partial(_, let gap): max(Tolerance.meeting, gap ?? 1)
    }
  }

  private mutating func checkOrder(_ points: [Point]) -> Bool {
    let wrong = zip(points, points.dropFirst()).enumerated().first { position, pair in
      if isOpen(position) || isOpen(position + 1) {
        // An open end may be as good as its neighbour on one KPI, or on both.
        return pair.1.x > pair.0.x + meeting || pair.0.y > pair.1.y + meeting
      }
      return !(pair.0.x > pair.1.x && pair.0.y < pair.1.y)
    }
    let isSound = !points.isEmpty && wrong == nil
    let detail =
      wrong.map { position, pair in
        "plan \(position + 2) at (\(pair.1.x), \(pair.1.y)) does not follow plan \(position + 1) at "
          + "(\(pair.0.x), \(pair.0.y))"
      }
      ?? "\(points.count) plans"
    record(.order, isSound, detail)
    return isSound
  }

  /// No plan may be at least as good as another on both KPIs, but for open ends, which only stand
  /// for plans beside them.
  private mutating func checkDominance(_ points: [Point]) {
    let closed = points.indices.filter { !isOpen($0) }
    for position in closed {
      for other in closed where other != position && points[other].covers(points[position]) {
        record(
          .dominance, false, "plan \(other + 1) is at least as good as plan \(position + 1)")
        return
      }
    }
    record(.dominance, true, "\(points.count) plans, each best somewhere")
  }

  /// The ideal and nadir values must be those of the end plans, and an early end must at least not
  /// state less than it found.
  private mutating func checkEnds(_ points: [Point]) {
    let best = (points.map(\.x).max() ?? 0, points.map(\.y).max() ?? 0)
    let worst = (points.map(\.x).min() ?? 0, points.map(\.y).min() ?? 0)
    let tops = (Self.top(of: frontier.x), Self.top(of: frontier.y))
    var areSound =
      best.0 <= tops.0 + Tolerance.range && best.1 <= tops.1 + Tolerance.range
      && abs(worst.0) <= Tolerance.range && abs(worst.1) <= Tolerance.range
    switch frontier.completeness {
    case .complete, .withinGap:
      areSound =
        areSound && best.0 >= tops.0 - Tolerance.range && best.1 >= tops.1 - Tolerance.range
    case .partial: break
    }
    record(
      .ends, areSound,
      "'\(frontier.x.kpi)' \(frontier.x.nadir) to \(frontier.x.ideal), "
        + "'\(frontier.y.kpi)' \(frontier.y.nadir) to \(frontier.y.ideal)")
  }

  /// Where an axis' best value stands: 1, or 0 if best and worst are the same.
  private static func top(of axis: PlanFrontier.Axis) -> Double {
    guard axis.range > 0 else { return 0 }
    return axis.objective.sign * (axis.ideal - axis.nadir) / axis.range
  }

  private mutating func checkExchangeRates(_ points: [Point]) {
    let rates = frontier.exchangeRates
    var areSound = rates.count == max(0, points.count - 1)
    for (position, rate) in rates.enumerated() where !isOpen(position) && !isOpen(position + 1) {
      areSound = areSound && rate.isFinite
    }
    if frontier.completeness == .complete {
      let stretches =
        frontier.pieces.isEmpty ? [points.indices] : frontier.pieces.map(\.plans)
      for position in stretches.flatMap({ $0.dropFirst().dropLast() }) {
        areSound = areSound && bulges(points, at: position)
      }
    }
    record(.exchangeRates, areSound, "\(rates.count) rates")
  }

  /// Whether a plan lies on or above the straight line between its neighbours.
  private func bulges(_ points: [Point], at position: Int) -> Bool {
    let (before, point, after) = (points[position - 1], points[position], points[position + 1])
    let share = (before.x - point.x) / (before.x - after.x)
    return point.y >= before.y + share * (after.y - before.y) - Tolerance.straightness
  }

  private mutating func checkKnee(_ points: [Point]) {
    let (first, last) = (points[0], points[points.count - 1])
    // On scales from one end to the other the ends are (1, 0) and (0, 1): a plan lies above the line between them by as much
    // as it is better on both scales at once.
    let heights = points.map { point in
      points.count < 3
        ? 0
        : ((point.x - last.x) / (first.x - last.x) + (point.y - first.y) / (last.y - first.y) - 1)
          / 2
    }
    let highest = heights.max() ?? 0
    let isSound: Bool
    if let knee = frontier.knee {
      isSound =
        heights.indices.contains(knee) && heights[knee] >= highest - Tolerance.straightness
        && highest >= Tolerance.knee - Tolerance.straightness
    } else {
      isSound = highest <= Tolerance.knee + Tolerance.straightness
    }
    record(.knee, isSound, "highest \(highest) above the line between the ends")
  }
}
