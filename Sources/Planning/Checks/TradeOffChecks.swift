// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioChecker {
  /// Checks weight and scale of a KPI.
  mutating func checkTradeOff(of kpi: KPI) {
    let path = ["kpis", kpi.name]
    if let weight = kpi.weight { requirePositive(weight, path + ["weight"], "a weight") }
    if case .amount(let amount) = kpi.scale {
      requirePositive(amount, path + ["scale"], "a scale")
    }
    guard kpi.objective != nil || kpi.target != nil else {
      if kpi.weight != nil { complainNotObjective(kpi, key: "weight") }
      if kpi.scale != nil { complainNotObjective(kpi, key: "scale") }
      return
    }
    if case .ratio = kpi.definition {
      complain(
        .notSupportedYet, path + ["objective"],
        "'\(kpi.name)' is a ratio, and a ratio as an objective is not supported yet",
        suggestion: "limit it with 'at least' or 'at most', or make its parts objectives")
    } else {
      checkBaseline(of: kpi)
    }
  }

  private mutating func complainNotObjective(_ kpi: KPI, key: String) {
    complain(
      .contradiction, ["kpis", kpi.name, key],
      "'\(kpi.name)' has a \(key) but is not an objective",
      suggestion: "add 'objective: maximize' or 'objective: minimize', or take the \(key) away")
  }

  /// A `baseline` scale needs a last value other than 0: the KPI's own, else what the curves say.
  private mutating func checkBaseline(of kpi: KPI) {
    guard (kpi.scale ?? scenario.scale) == .baseline else { return }
    let path = kpi.scale == nil ? ["trade-off", "scale"] : ["kpis", kpi.name, "scale"]
    let advice = "take another scale, for example 'range'"
    guard let baseline = kpi.last ?? resolution.lastValue(of: kpi.name, in: scenario) else {
      complain(
        .noScale, path, "the scale 'baseline' needs the last value of '\(kpi.name)'",
        suggestion: "give the KPI or every campaign a 'last', or \(advice)")
      return
    }
    if baseline == 0 {
      complain(
        .noScale, path, "the last value of '\(kpi.name)' is 0, which cannot be a scale",
        suggestion: advice)
    }
  }
}
