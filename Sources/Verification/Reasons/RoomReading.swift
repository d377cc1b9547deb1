// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How much room a plan leaves at one side of a limit, recomputed.
struct RecomputedRoom {
  /// What the plan could still give; below 0 where the limit is broken.
  var room: Double
  /// How large the amounts are of which the room is a difference.
  var size: Double

  /// Whether there is none, at a multiple of the tolerance.
  func isTight(times factor: Double = 1) -> Bool { room <= factor * Tolerance.room * size }
}

/// Reads how much room a plan leaves at limits, from what it comes to.
struct RoomReading {
  let scenario: CheckedScenario
  let limits: LimitReader
  let recomputed: Recomputation

  /// The room at a limit of the scenario; `nil` where there is no such limit.
  ///
  /// - Complexity: linear in the lines and KPIs of the limit.
  func room(at limit: LimitID) -> RecomputedRoom? {
    if let (kpi, side, needed, goal) = limits.asked(by: limit) {
      return room(of: kpi, side, goal?.value ?? needed, share: goal?.share ?? 1)
    }
    guard limit.details.origin == .scenario, let reading = limits.reading(of: limit),
      let measure = recomputed.value(of: reading.measure),
      let quantity = recomputed.value(of: reading.quantity)
    else { return nil }
    let size = max(measure.magnitude, quantity.magnitude, 1e-9)
    return RecomputedRoom(
      room: reading.sign * (measure.value - quantity.value),
      size: limit.kind == .condition ? 1 : size)
  }

  /// A ratio by 0 keeps its limit as 0 of one thing is at least 0 of the other: without any room.
  private func room(
    of kpi: String, _ side: LimitID.Side, _ bound: Double, share: Double
  ) -> RecomputedRoom {
    guard let value = recomputed.value(of: kpi)?.value else {
      return RecomputedRoom(room: 0, size: 1)
    }
    var size = abs(value)
    if let form = scenario.linearForm(of: kpi) {
      size = form.terms.reduce(abs(form.constant)) {
        $0 + abs($1.coefficient * (recomputed.value(of: $1.kpi)?.value ?? 0))
      }
    }
    let distance = share * value - bound
    return RecomputedRoom(
      room: side == .atLeast ? distance : -distance, size: max(abs(bound), share * size, 1e-9))
  }
}
