// SPDX-License-Identifier: GPL-3.0-or-later

/// How a plan stands to one target.
package struct TargetFinding {
  /// The KPI.
  package let kpi: KPI
  /// Its target.
  package let target: Target
  /// What the plan has; `nil` for a ratio by 0.
  package let value: Double?

  /// How a value stands to a target.
  package init(kpi: KPI, target: Target, value: Double?) {
    self.kpi = kpi
    self.target = target
    self.value = value
  }

  /// The targets of a scenario, in its order.
  package static func all(_ scenario: CheckedScenario, _ plan: Plan) -> [TargetFinding] {
    scenario.scenario.kpis.compactMap { kpi in
      kpi.target.map { TargetFinding(kpi: kpi, target: $0, value: plan.value(of: kpi.name)) }
    }
  }

  /// By how much the value falls short of the target or passes it on the wrong side, in the KPI's
  /// unit; 0 where it is met.
  package var missedBy: Double? {
    value.map { value in
      switch target.kind {
      case .atLeast: max(0, target.value - value)
      case .atMost: max(0, value - target.value)
      case .exactly: abs(value - target.value)
      }
    }
  }

  /// How much of the target is reached: value / target, up to the target where it is `exactly`
  /// that.
  ///
  /// `nil` where such a share means nothing: for `at most`, for a target that is not above 0, for a
  /// value below 0, and beyond a target that is `exactly` that.
  package var attainment: Double? {
    guard let value, target.value > 0, value >= 0 else { return nil }
    switch target.kind {
    case .atLeast: return value / target.value
    case .exactly: return value <= target.value || isMet ? value / target.value : nil
    case .atMost: return nil
    }
  }

  /// Whether the target is met, up to the last digits.
  package var isMet: Bool { missedBy.map { $0 <= 1e-6 * max(abs(target.value), 1e-9) } ?? false }
}
