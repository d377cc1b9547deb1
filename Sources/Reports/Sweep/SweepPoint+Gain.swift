// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

extension Sweep.Point {
  /// How much more of a KPI a step further brings; `nil` where there is no plan here or there.
  func gain(of kpi: String) -> Double? {
    guard let here = entry.solution?.plan.value(of: kpi), let there = marginal?.plan.value(of: kpi)
    else { return nil }
    let isRounding = abs(there - here) <= 1e-7 * max(abs(there), abs(here))
    return isRounding ? 0 : there - here
  }

  /// Whether a step further books another package, or funds or drops a line at a stroke, so that
  /// what it brings is not what each unit of it brings.
  var isSwitch: Bool {
    guard let here = entry.solution?.plan, let there = marginal?.plan else { return false }
    let least = Self.atAStroke * max(here.totalSpend, there.totalSpend)
    return zip(here.allocations, there.allocations).contains { before, after in
      let isFlipped = (before.spend > 0) != (after.spend > 0)
      return before.package != after.package
        || isFlipped && abs(after.spend - before.spend) > least
    }
  }

  /// The share of the money that a line begins or ends with at a stroke, and not bit by bit.
  private static let atAStroke = 0.01
}
