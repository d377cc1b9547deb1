// SPDX-License-Identifier: GPL-3.0-or-later

/// What a limit of the scenario asks of a KPI.
struct AskedValue {
  var kpi: KPI
  var side: LimitID.Side
  /// What a plan must bring over the whole period.
  var needed: Double
  /// The share of the period that counts.
  var share: Double
}

extension CheckedScenario {
  /// The KPI that a limit is on; `nil` for what is on none, or on several.
  package func kpi(of limit: LimitID) -> KPI? {
    let details = limit.details
    guard let name = details.name else { return nil }
    switch details.section {
    case .kpis: return kpi(named: name)
    case .goals: return musts.first { $0.name == name }.flatMap { kpi(named: $0.kpi) }
    case .budget, .rules: return nil
    }
  }

  /// What a KPI's limit or a goal asks for; `nil` for other limits.
  func asked(by limit: LimitID) -> AskedValue? {
    guard let kpi = kpi(of: limit) else { return nil }
    if case .goal(let name, let side) = limit {
      return musts.first { $0.name == name && $0.side == side }
        .map { AskedValue(kpi: kpi, side: side, needed: $0.needed, share: $0.share) }
    }
    guard case .kpi(_, let side) = limit else { return nil }
    return kpi[side].map { AskedValue(kpi: kpi, side: side, needed: $0, share: 1) }
  }

  /// What a rule measures for one of its members; `nil` for limits that are no rules.
  func instance(of limit: LimitID) -> RuleInstance? {
    guard case .rule(let name, let member, _) = limit else { return nil }
    return ruleInstances.first { $0.member == member && scenario.rules[$0.rule].name == name }
  }
}
