// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// What holds where two KPIs are traded off, so that the plans lie along a line.
extension FrontierExamination {
  /// How well it is known where a piece is cut off by another one: curves are known to the gap that
  /// is stated.
  private var meeting: Double {
    switch frontier.completeness {
    case .complete: Tolerance.meeting
    case .withinGap(let gap): max(Tolerance.meeting, gap)
    case .partial(_, let gap): max(Tolerance.meeting, gap ?? 1)
    }
  }

  mutating func checkOrder(alongLine points: [[Double]]) -> Bool {
    let wrong = zip(points, points.dropFirst()).enumerated().first { position, pair in
      if isOpen(position) || isOpen(position + 1) {
        // An open end may be as good as its neighbour on one KPI, or on both.
        return pair.1[0] > pair.0[0] + meeting || pair.0[1] > pair.1[1] + meeting
      }
      return !(pair.0[0] > pair.1[0] && pair.0[1] < pair.1[1])
    }
    let isSound = !points.isEmpty && wrong == nil
    let detail =
      wrong.map { position, pair in
        "plan \(position + 2) at (\(pair.1[0]), \(pair.1[1])) does not follow plan \(position + 1) at "
          + "(\(pair.0[0]), \(pair.0[1]))"
      }
      ?? "\(points.count) plans"
    record(.order, isSound, detail)
    return isSound
  }

  mutating func checkExchangeRates(_ points: [[Double]]) {
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
  private func bulges(_ points: [[Double]], at position: Int) -> Bool {
    let (before, point, after) = (points[position - 1], points[position], points[position + 1])
    let share = (before[0] - point[0]) / (before[0] - after[0])
    return point[1] >= before[1] + share * (after[1] - before[1]) - Tolerance.straightness
  }

  mutating func checkKnee(_ points: [[Double]]) {
    let (first, last) = (points[0], points[points.count - 1])
    // On scales from one end to the other the ends are (1, 0) and (0, 1): a plan lies above the
    // line between them by as much as it is better on both scales at once.
    let heights = points.map { point in
      points.count < 3
        ? 0
        : ((point[0] - last[0]) / (first[0] - last[0]) + (point[1] - first[1])
          / (last[1] - first[1]) - 1)
          / 2
    }
    let highest = heights.max() ?? 0
    let isSound: Bool
    if let knee = frontier.plan(.knee) {
      isSound =
        heights.indices.contains(knee) && heights[knee] >= highest - Tolerance.straightness
        && highest >= Tolerance.knee - Tolerance.straightness
    } else {
      isSound = highest <= Tolerance.knee + Tolerance.straightness
    }
    record(.knee, isSound, "highest \(highest) above the line between the ends")
  }
}
