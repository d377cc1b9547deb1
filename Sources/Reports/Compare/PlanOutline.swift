// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What of a plan can be held against another one: who gets what, and what it brings.
struct PlanOutline: Hashable, Sendable {
  /// What one line gets.
  struct Line: Hashable, Sendable {
    var name: String
    var spend: Double
    var package: String?

    /// Whether it gets money, or is booked for nothing.
    var isFunded: Bool { spend > 0 || package != nil }
  }

  /// What the plan has of one KPI.
  struct Figure: Hashable, Sendable {
    var name: String
    var unit: String?
    var objective: Objective?
    var value: Double?
  }

  var lines: [Line]
  var figures: [Figure]

  /// The money spent in all.
  var totalSpend: Double { lines.reduce(0) { $0 + $1.spend } }
}

extension PlanOutline {
  /// The outline of a plan of a scenario.
  init(_ plan: Plan, of scenario: CheckedScenario) {
    lines = plan.allocations.map {
      Line(name: $0.line, spend: $0.spend, package: $0.package)
    }
    figures = scenario.kpis.map {
      Figure(
        name: $0.name, unit: $0.unit, objective: $0.objective, value: plan.value(of: $0.name))
    }
  }
}
