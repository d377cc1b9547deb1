// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning
package import Service

/// Values of KPIs at a plan, as `solve --at` takes them to find the plan again.
///
/// They are rounded to six digits, to the side on which the plan still has them.
package struct AskedPoint: Hashable, Sendable {
  /// The values by KPI, in the KPIs' units.
  package let values: [String: Double]
  private let names: [String]

  /// The values of a plan; `nil` where one of the KPIs cannot be asked for, because the scenario
  /// does not say which way is better or because it is a ratio.
  package init?(_ plan: Plan, _ axes: [PlanFrontier.Axis], in scenario: CheckedScenario) {
    var values: [String: Double] = [:]
    for axis in axes {
      let declared = scenario.scenario.kpis.first { $0.name == axis.kpi }
      guard let declared, declared.objective != nil, !declared.isRatio,
        let value = plan.value(of: axis.kpi), value.isFinite
      else { return nil }
      values[axis.kpi] = Self.eased(value, up: axis.objective == .minimize)
    }
    self.values = values
    names = axes.map(\.kpi)
  }

  /// The values of the plan that a pick has come to, likewise.
  package init?(_ pick: PlanPick, in scenario: CheckedScenario) {
    let frontier = pick.frontier
    self.init(frontier.plans[pick.chosen], [frontier.x, frontier.y], in: scenario)
  }

  /// The values as one argument, `trust=8.9,reach=1408000`; `nil` for a name that no quotes fit
  /// around.
  package var argument: String? {
    var parts: [String] = []
    for name in names {
      guard let quoted = Self.quoted(name), let value = values[name] else { return nil }
      parts.append("\(quoted)=\(ExactNumber.text(value))")
    }
    return parts.joined(separator: ",")
  }

  /// A name in quotes where it could be taken apart; `nil` for one that no quotes fit around.
  static func quoted(_ name: String) -> String? {
    let isPlain =
      !name.contains { ",=".contains($0) } && name.first != "\"" && name.first != "'"
      && name.first?.isWhitespace == false && name.last?.isWhitespace == false
    if isPlain { return name }
    if !name.contains("\"") { return "\"\(name)\"" }
    return name.contains("'") ? nil : "'\(name)'"
  }

  /// The value to six digits, rounded to the side that leaves the plan allowed.
  static func eased(_ value: Double, up: Bool) -> Double {
    let exponent = FixedPoint.exponentOfTen(value) - 5
    let power = FixedPoint.powerOfTen(abs(exponent))
    let scaled = exponent < 0 ? value * power : value / power
    // A hair of room, so that 133,600 is not taken for a little less.
    let hair = 1e-9 * abs(scaled)
    let rounded = up ? (scaled - hair).rounded(.up) : (scaled + hair).rounded(.down)
    return exponent < 0 ? rounded / power : rounded * power
  }
}
