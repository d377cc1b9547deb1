// SPDX-License-Identifier: GPL-3.0-or-later

/// Works out what weights stand on.
struct Scaling {
  let checked: CheckedScenario
  /// The ends of the KPIs with a better and a worse; empty where nothing needs them.
  let ends: [String: Ends]
  /// Whether ends are the best that was found in the time, and not proven.
  let isEstimate: Bool
  /// The scenario whose scales come before this one's, and the KPIs whose ends are its.
  private let base: CheckedScenario?
  private let kept: Set<String>

  /// The best and the worst value of a KPI.
  struct Ends: Hashable, Sendable {
    var ideal: Double
    var nadir: Double
    /// The difference, worked out without the constant, which could swallow its digits.
    var range: Double
    var isConstant: Bool
  }

  /// Reads the ends off a payoff table; those of a base come first.
  init(
    _ checked: CheckedScenario, _ statement: Statement, _ payoff: Payoff, base: ScaleBase? = nil
  ) {
    self.checked = checked
    self.base = base?.checked
    kept = Set((base?.ends ?? [:]).keys)
    var ends: [String: Ends] = [:]
    for (index, objective) in statement.objectives.enumerated() {
      guard let kpi = objective.single else { continue }
      let sign = kpi.objective.sign
      let range = payoff.ideal(index) - payoff.nadir(index)
      ends[kpi.kpi] = Ends(
        ideal: sign * (objective.constant + payoff.ideal(index)),
        nadir: sign * (objective.constant + payoff.nadir(index)), range: range,
        isConstant: payoff.isConstant(index))
    }
    isEstimate = !payoff.isComplete
    self.ends = ends.merging(base?.ends ?? [:]) { $1 }
  }

  /// Without ends but those of a base.
  init(_ checked: CheckedScenario, base: ScaleBase? = nil) {
    self.checked = checked
    self.base = base?.checked
    kept = Set((base?.ends ?? [:]).keys)
    ends = base?.ends ?? [:]
    isEstimate = false
  }

  /// Whether the best and the worst value of a KPI are known.
  func hasEnds(of kpi: String) -> Bool { ends[kpi] != nil }

  /// What a weight of a KPI stands on.
  ///
  /// - Parameter standard: the scale of a KPI that names none.
  func scale(_ kpi: KPI, _ objective: Objective, standard: Scale) -> ObjectiveScale {
    let ends = ends[kpi.name]
    let isConstant = ends?.isConstant ?? false
    let scale = kpi.scale ?? standard
    let amount =
      switch scale {
      case .range: isConstant ? 1 : ends?.range ?? 1
      case .ideal: abs(ends?.ideal ?? 0)
      case .baseline: abs(last(base, kpi.name) ?? last(checked, kpi.name) ?? 0)
      case .target:
        abs(base?.kpi(named: kpi.name)?.target?.value ?? kpi.target?.value ?? 0)
      case .amount(let amount): amount
      case .none: 1.0
      }
    return ObjectiveScale(
      kpi: kpi.name, objective: objective, weight: kpi.weight ?? 1, scale: scale, amount: amount,
      ideal: ends?.ideal, nadir: ends?.nadir, isConstant: isConstant,
      isOfBase: base != nil && isKept(scale, of: kpi.name),
      isEstimate: isEstimate && ends != nil && !kept.contains(kpi.name)
        && (scale == .range || scale == .ideal))
  }

  /// Whether a scale is taken from the base.
  private func isKept(_ scale: Scale, of kpi: String) -> Bool {
    switch scale {
    case .range, .ideal: kept.contains(kpi)
    case .baseline: last(base, kpi) != nil
    case .target: base?.kpi(named: kpi)?.target != nil
    case .amount, .none: false
    }
  }

  /// The value of the last period, as declared or else on the curves.
  private func last(_ checked: CheckedScenario?, _ kpi: String) -> Double? {
    checked.flatMap { $0.kpi(named: kpi)?.last ?? $0.lastValueOnCurves(of: kpi) }
  }

  /// What is said of scales that are 0.
  static func complaints(_ scales: [ObjectiveScale]) -> [Complaint] {
    scales.filter { !($0.amount > 0) }.map { scale in
      let what =
        switch scale.scale {
        case .ideal: "best value"
        case .target: "target"
        case .range, .baseline, .amount, .none: "value of the last period"
        }
      return Complaint(
        .noScale, path: ["kpis", scale.kpi],
        message: "the \(what) of '\(scale.kpi)' is 0, so a weight cannot stand on it",
        suggestion: "give it 'scale: range', or an amount that matters to you")
    }
  }
}

extension ObjectiveScale {
  /// How large the objective gets on its scale, where the scale says nothing about its size; else 1.
  ///
  /// An amount that was taken from a range, to keep it, leaves a plan as near to the best as the range did.
  var sizeOnScale: Double {
    switch scale {
    case .none: max(1, abs(ideal ?? 0) / amount)
    case .amount:
      if !isConstant, let ideal, let nadir {
        max(1, abs(ideal - nadir) / amount)
      } else {
        max(1, abs(ideal ?? 0) / amount)
      }
    case .range, .ideal, .baseline, .target:
      isConstant ? max(1, 1e-3 * abs(ideal ?? 0) / amount) : 1
    }
  }
}
