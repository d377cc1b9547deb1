// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// Plans of a frontier in pieces, as its pieces come in.
struct PlannedPieces {
  private(set) var plans: [Plan] = []
  /// The values of each plan, larger being better.
  private(set) var values: [[Double]] = []
  private(set) var pieces: [PlanFrontier.Piece] = []
  /// Values no further apart are the same, by objective.
  private let sameness: [Double]

  /// Makes an empty list.
  ///
  /// - Parameter ranges: the range of each objective over the frontier.
  init(ranges: [Double]) {
    sameness = ranges.map { $0 * ParetoTolerance.sameValue }
  }

  /// Adds the next piece, whose plans are at least one.
  ///
  /// Stretches of one curve that meet are one piece to a planner. Where a piece begins with the
  /// values that the one before it ends with, the plan of the earlier one stands for both.
  mutating func add(
    _ piece: [(plan: Plan, values: [Double])], bookings: [PlanFrontier.Booking],
    isFirstOpen: Bool, isLastOpen: Bool
  ) {
    let next = chain(piece)
    guard let first = next.first else { return }
    var isFirstOpen = isFirstOpen
    if let last = pieces.last, let before = values.last, !last.isLastOpen, !isFirstOpen,
      !follows(first.values, before)
    {
      if last.bookings == bookings, plans[plans.count - 1].isSame(as: first.plan) {
        append(next.dropFirst())
        pieces[pieces.count - 1].plans = last.plans.lowerBound..<plans.count
        pieces[pieces.count - 1].isLastOpen = isLastOpen
        return
      }
      if next.count == 1 { return }
      isFirstOpen = true
    }
    let start = plans.count
    append(next[...])
    pieces.append(
      PlanFrontier.Piece(
        plans: start..<plans.count, bookings: bookings, isFirstOpen: isFirstOpen,
        isLastOpen: isLastOpen))
  }

  /// The plans of a piece without those beside which another one is as good in one objective and
  /// better in the other: the plan at a place where a piece is cut off is known up to last digits
  /// only.
  private func chain(
    _ piece: [(plan: Plan, values: [Double])]
  ) -> [(plan: Plan, values: [Double])] {
    var kept: [(plan: Plan, values: [Double])] = []
    for point in piece {
      if let last = kept.last, last.values[1] >= point.values[1] - sameness[1] { continue }
      while let last = kept.last, point.values[0] >= last.values[0] - sameness[0] {
        kept.removeLast()
      }
      kept.append(point)
    }
    return kept
  }

  private mutating func append(_ added: ArraySlice<(plan: Plan, values: [Double])>) {
    plans += added.map(\.plan)
    values += added.map(\.values)
  }

  /// Whether values lose in the first objective and win in the second.
  private func follows(_ values: [Double], _ before: [Double]) -> Bool {
    values[0] < before[0] - sameness[0] && values[1] > before[1] + sameness[1]
  }
}

extension Plan {
  /// Whether two plans spend alike, up to what finding a joint of a curve leaves open.
  fileprivate func isSame(as other: Plan) -> Bool {
    zip(allocations, other.allocations).allSatisfy {
      $0.package == $1.package && abs($0.spend - $1.spend) <= 1e-6 * max(1, abs($0.spend))
    }
  }
}
