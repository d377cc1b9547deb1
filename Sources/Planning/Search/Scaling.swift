// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// What weights are counted on.
struct Scaling {
  let checked: CheckedScenario
  /// The ends of the KPIs with a better and a worse; empty where nothing needs them.
  let ends: [String: Ends]
  /// The plans that the scenario's own ends are read from.
  let plans: [RangeEnd]
  /// Whether time ended the search for ends.
  let isCutShort: Bool
  /// The scenario whose scales come before this one's, and the KPIs whose ends are its.
  private let base: CheckedScenario?
  private let kept: Set<String>

  /// The best and the worst value of a KPI.
  struct Ends: Hashable, Sendable {
    var ideal: Double
    var nadir: Double
    /// The difference, worked out without the constant, which could swallow its digits; 0 where the
    /// ends cannot be told apart.
    var range: Double
    /// How large the KPI gets, without its constant.
    var size: Double
    /// The proof that no plan has a worse value than the best, where every plan has the same.
    var sameness: Certificate?
    /// Whether an end is not proven.
    var isEstimate: Bool

    /// What a weight is counted on: the size of a KPI that loses nothing wherever another is at its
    /// best.
    var amount: Double { range > 0 ? range : size > 0 ? size : 1 }
  }

  /// Reads the ends off a payoff table; those of a base come first.
  ///
  /// - Complexity: linear in lines × objectives squared; a few solves for each objective that loses
  ///   nothing anywhere.
  init(
    _ checked: CheckedScenario, _ formulation: Formulation, _ payoff: Payoff,
    base: ScaleBase? = nil,
    limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    self.checked = checked
    self.base = base?.checked
    kept = Set((base?.ends ?? [:]).keys)
    let constancy = Constancy(formulation: formulation, limits: limits)
    var ends: [String: Ends] = [:]
    for (index, objective) in formulation.objectives.enumerated() {
      guard let kpi = objective.single else { continue }
      let sign = kpi.objective.sign
      // What is less than the last digit of a constant cannot be told from plan to plan.
      let reach = formulation.reach(of: kpi.kpi)
      let isLost =
        reach.upperBound - reach.lowerBound < 0x1p-53 * abs(objective.constant)
      let isLevel = isLost || payoff.isLevel(index)
      let ideal = sign * (objective.constant + payoff.ideal(index))
      ends[kpi.kpi] = Ends(
        ideal: ideal,
        nadir: isLevel ? ideal : sign * (objective.constant + payoff.nadir(index)),
        range: isLevel ? 0 : payoff.range(index),
        size: isLost ? 0 : Self.size(index, payoff, formulation),
        sameness: isLevel
          ? try constancy.proof(
            kpi.kpi, kpi.objective, best: payoff.ideal(index),
            bound: payoff.best[index].solution.bound, size: payoff.size(index)) : nil,
        isEstimate: !payoff.isProven(index))
    }
    isCutShort = !payoff.isComplete
    plans = payoff.plans(of: formulation)
    self.ends = ends.merging(base?.ends ?? [:]) { $1 }
  }

  /// How far an objective gets from its value with nothing funded; where that is nothing in every
  /// plan that was looked at, what its lines could bring without limits.
  private static func size(_ index: Int, _ payoff: Payoff, _ formulation: Formulation) -> Double {
    let objective = formulation.objectives[index]
    // The program may state an objective from another zero than the KPI's own.
    let shift = objective.constant - objective.unfunded
    let size = max(abs(shift + payoff.ideal(index)), abs(shift + payoff.nadir(index)))
    guard let kpi = objective.single?.kpi else { return size }
    let reach = formulation.reach(of: kpi)
    let width = reach.upperBound - reach.lowerBound
    guard width.isFinite, size <= leastShare * width else { return size }
    return width
  }

  /// What is a smaller share than this of what lines could bring is nothing: large amounts that
  /// cancel leave last digits.
  private static let leastShare = 1e-12

  /// Without ends but those of a base.
  init(_ checked: CheckedScenario, base: ScaleBase? = nil) {
    self.checked = checked
    self.base = base?.checked
    kept = Set((base?.ends ?? [:]).keys)
    ends = base?.ends ?? [:]
    plans = []
    isCutShort = false
  }

  /// Whether the best and the worst value of a KPI are known.
  func hasEnds(of kpi: String) -> Bool { ends[kpi] != nil }

  /// What a weight of a KPI is counted on.
  ///
  /// - Parameter standard: the scale of a KPI that names none.
  func scale(_ kpi: KPI, _ objective: Objective, standard: Scale) -> ObjectiveScale {
    let ends = ends[kpi.name]
    let scale = kpi.scale ?? standard
    let amount =
      switch scale {
      case .range: ends?.amount ?? 1
      case .ideal: abs(ends?.ideal ?? 0)
      case .baseline: abs(last(base, kpi.name) ?? last(checked, kpi.name) ?? 0)
      case .target:
        abs(base?.kpi(named: kpi.name)?.target?.value ?? kpi.target?.value ?? 0)
      case .amount(let amount): amount
      case .none: 1.0
      }
    return ObjectiveScale(
      kpi: kpi.name, objective: objective, weight: kpi.weight ?? 1, scale: scale, amount: amount,
      ideal: ends?.ideal, nadir: ends?.nadir, sameness: ends?.sameness,
      isOfBase: base != nil && (kept.contains(kpi.name) || isKept(scale, of: kpi.name)),
      isEstimate: ends?.isEstimate == true && !kept.contains(kpi.name)
        && (scale == .range || scale == .ideal))
  }

  /// How large an objective gets on its scale, where the scale says nothing about its size; else 1.
  func sizeOnScale(_ scale: ObjectiveScale) -> Double {
    let ends = ends[scale.kpi]
    return switch scale.scale {
    case .none: max(1, (ends?.size ?? 0) / scale.amount)
    // An amount that was taken from a range, to keep it, leaves a plan as near to the best as the range did.
    case .amount: max(1, (ends?.amount ?? 0) / scale.amount)
    case .range, .ideal, .baseline, .target: 1
    }
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

extension Payoff {
  /// The plans of the table.
  ///
  /// - Complexity: linear in lines × objectives squared.
  fileprivate func plans(of formulation: Formulation) -> [RangeEnd] {
    let names = formulation.objectives.map { $0.single?.kpi ?? "" }
    var ends: [RangeEnd] = []
    for first in names.indices {
      ends.append(RangeEnd(kpi: names[first], plan: formulation.plan(best[first].solution)))
      for second in names.indices {
        guard let point = then[first][second] else { continue }
        ends.append(
          RangeEnd(
            kpi: names[first], second: names[second], plan: formulation.plan(point.solution)))
      }
    }
    return ends
  }
}
