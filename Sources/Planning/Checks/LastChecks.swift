// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ScenarioChecker {
  /// How far the curves may miss a last value, as a share of it, before it is worth a warning.
  private static let tolerance = 0.05

  /// Warns where the curves at the last period's spends do not give the KPI's last value.
  mutating func checkLast(of kpi: KPI) {
    guard let stated = kpi.last, stated.isFinite,
      let computed = resolution.lastValue(of: kpi.name, in: scenario), computed.isFinite,
      abs(computed - stated) > Self.tolerance * abs(stated)
    else { return }
    warn(
      ["kpis", kpi.name, "last"],
      "the curves give \(Figure.rounded(computed)) of '\(kpi.name)' at the last period's spends, "
        + "but its 'last' is \(Figure.text(stated))",
      suggestion: "check the curves, the base and the 'last' of the campaigns")
  }
}

extension Resolution {
  /// What the curves and bases make of a KPI at the last period's spends; `nil` where a spend that matters is not given
  /// or lies past the points of a curve, and for a ratio of something to 0.
  func lastValue(of name: String, in scenario: Scenario) -> Double? {
    if let position = index.kpis[name],
      case .ratio(let numerator, let denominator) = scenario.kpis[position].definition
    {
      guard let above = lastLinearValue(of: numerator, in: scenario),
        let below = lastLinearValue(of: denominator, in: scenario), below != 0
      else { return nil }
      return above / below
    }
    return lastLinearValue(of: name, in: scenario)
  }

  private func lastLinearValue(of name: String, in scenario: Scenario) -> Double? {
    guard let form = forms.forms[name] else { return nil }
    var value = form.constant
    for term in form.terms {
      for (campaign, flows) in zip(scenario.campaigns, flows) {
        guard let brought = lastAmount(of: term.kpi, from: campaign, flows) else { return nil }
        value += term.coefficient * brought
      }
    }
    return value
  }

  private func lastAmount(of kpi: String, from campaign: Campaign, _ flows: [Flow]) -> Double? {
    if kpi == KPI.spend { return campaign.last }
    guard let flow = flows.first(where: { $0.kpi == kpi }) else { return 0 }
    guard let last = campaign.last, last >= 0 else { return nil }
    if case .points(let curve) = flow.curve, curve.tail == .undefined,
      last > curve.spends[curve.spends.count - 1]
    {
      return nil
    }
    return flow.factor * flow.curve.value(at: last)
  }
}

extension CheckedScenario {
  /// What the curves and bases make of a KPI at the last period's spends, in its unit.
  ///
  /// `nil` where a campaign that brings it has no last spend or one past the points of its curve, for a ratio of
  /// something to 0, and for a name that no KPI has. Curves are taken as they are, without envelope.
  public func lastValueOnCurves(of kpi: String) -> Double? {
    resolution.lastValue(of: kpi, in: scenario)
  }
}
