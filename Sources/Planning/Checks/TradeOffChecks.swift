// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks what the trade-off says for all KPIs.
struct TradeOffChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    let path = ["trade-off"]
    if case .amount(let amount) = scenario.scale {
      requirePositive(amount, at: path + ["scale"], "the scale")
    }
    if scenario.targetRule != nil, scenario.kpis.allSatisfy({ $0.target == nil }) {
      complain(
        .contradiction, at: path + ["targets"], "no KPI has a target",
        suggestion: "give one a 'target', or take 'targets' away")
    }
  }
}

extension ScenarioCheck {
  /// Checks weight, priority, target and scale of a KPI.
  mutating func checkTradeOff(of kpi: KPI) {
    let path = ["kpis", kpi.name]
    if let weight = kpi.weight { requirePositive(weight, at: path + ["weight"], "a weight") }
    if case .amount(let amount) = kpi.scale {
      requirePositive(amount, at: path + ["scale"], "a scale")
    }
    if let priority = kpi.priority { requirePriority(priority, path + ["priority"]) }
    if let giveUp = kpi.giveUp { checkSize(of: giveUp, path: path + ["give up"]) }
    guard kpi.counts else {
      let keys = [
        ("weight", kpi.weight != nil), ("priority", kpi.priority != nil),
        ("give up", kpi.giveUp != nil), ("scale", kpi.scale != nil),
      ]
      for (key, isThere) in keys where isThere { complainNotObjective(kpi, key: key) }
      return
    }
    if let target = kpi.target { checkTarget(target, of: kpi, path: path + ["target"]) }
    if !kpi.isRatio { checkScale(of: kpi) }
  }

  /// Complains about a number that no priority can have.
  mutating func requirePriority(_ priority: Int, _ path: [String]) {
    if priority >= 1 { return }
    complain(
      .outOfRange, at: path, "priorities begin at 1, and this is \(priority)",
      suggestion: "write 1 for what is settled first, then 2")
  }

  private mutating func complainNotObjective(_ kpi: KPI, key: String) {
    complain(
      .contradiction, at: ["kpis", kpi.name, key],
      "'\(kpi.name)' has a '\(key)' but is no objective and has no target",
      suggestion: "add 'objective: maximize' or 'objective: minimize', or take '\(key)' away")
  }

  private mutating func checkSize(of giveUp: GiveUp, path: [String]) {
    switch giveUp {
    case .amount(let amount): requireMoney(amount, at: path, "what may be given up")
    case .share(let share):
      guard requireFigure(share, at: path, "what may be given up"), !(0...1).contains(share) else {
        return
      }
      complain(
        .outOfRange, at: path,
        "\(Figure.percentage(share)) of what was found cannot be given up",
        suggestion: "write a share from 0% to 100%, for example 2%")
    }
  }

  // MARK: Scales

  /// A scale is other than 0, as far as that shows without solving.
  private mutating func checkScale(of kpi: KPI) {
    switch scenario.scale(of: kpi) {
    case .baseline: checkBaseline(of: kpi)
    case .target: checkTargetScale(of: kpi)
    case .range, .ideal, .amount, .none: return
    }
  }

  private func scalePath(of kpi: KPI) -> [String] {
    kpi.scale == nil ? ["trade-off", "scale"] : ["kpis", kpi.name, "scale"]
  }

  /// A `baseline` scale needs a last value other than 0: the KPI's own, else what the curves say.
  private mutating func checkBaseline(of kpi: KPI) {
    let path = scalePath(of: kpi)
    let advice = "take another scale, for example 'range'"
    guard let baseline = kpi.last ?? resolution.lastValue(of: kpi.name, in: scenario) else {
      complain(
        .noScale, at: path, "the scale 'baseline' needs the last value of '\(kpi.name)'",
        suggestion: "give the KPI or every campaign a 'last', or \(advice)")
      return
    }
    if baseline == 0 {
      complain(
        .noScale, at: path, "the last value of '\(kpi.name)' is 0, which cannot be a scale",
        suggestion: advice)
    }
  }

  /// A `target` scale, which is a target's own, needs a target other than 0.
  private mutating func checkTargetScale(of kpi: KPI) {
    guard let target = kpi.target else {
      complain(
        .noScale, at: scalePath(of: kpi), "the scale 'target' needs a target of '\(kpi.name)'",
        suggestion: "give it a 'target', or another scale, for example 'range'")
      return
    }
    if abs(target.value) < Figure.smallest {
      complain(
        .noScale, at: ["kpis", kpi.name, "target", target.kind.rawValue],
        "a miss is measured by the size of its target, and that of '\(kpi.name)' is 0",
        suggestion: "write 'scale: none', or the amount of '\(kpi.name)' that counts as one miss")
    }
  }
}
