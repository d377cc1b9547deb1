// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension ResponseTable {
  /// The value of every KPI when each line of a scenario is used in a given way.
  ///
  /// - Complexity: linear in lines × KPIs.
  func values(of uses: [ChoiceProgram.Use], in checked: CheckedScenario) -> [Plan.Value] {
    let totals = totals(of: uses)
    func value(_ kpi: String) -> Double? {
      if let audience = checked.kpi(named: kpi).flatMap(Audience.init) {
        return audience.reached(audience.baseExposure + exposure(to: audience, uses))
      }
      guard let form = checked.linearForm(of: kpi) else { return nil }
      return form.terms.reduce(form.constant) {
        $0 + $1.coefficient * (totals[$1.kpi] ?? 0)
      }
    }
    return checked.kpis.map { kpi in
      if case .ratio(let numerator, let denominator) = kpi.definition {
        guard let top = value(numerator), let bottom = value(denominator), bottom != 0 else {
          return Plan.Value(kpi: kpi.name, value: nil)
        }
        return Plan.Value(kpi: kpi.name, value: top / bottom)
      }
      if kpi.definition == .markets(.worst) {
        let served = checked.marketMembers(of: kpi.name).compactMap { value($0.name) }
        return Plan.Value(
          kpi: kpi.name, value: kpi.worstDirection == .maximize ? served.min() : served.max())
      }
      return Plan.Value(kpi: kpi.name, value: value(kpi.name))
    }
  }
}
