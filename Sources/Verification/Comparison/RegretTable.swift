// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// What every plan loses where the figures turn out to be those of another scenario.
///
/// Source: L. J. Savage, "The Theory of Statistical Decision", Journal of the American Statistical Association 46 (1951).
public struct RegretTable: Hashable, Sendable {
  /// One plan under the figures of one scenario.
  public struct Cell: Hashable, Sendable {
    /// What the plan comes to there.
    public var evaluation: PlanEvaluation
    /// By how much its score stays behind that of the scenario's own plan, for each priority of that scenario and in the unit of
    /// its score; at least 0. Empty where the plan is none there.
    public var regrets: [Double]
    /// By how much each KPI with a better and a worse is less good than in the scenario's own plan, in its unit; below 0 where
    /// it is better.
    public var losses: [Loss]
  }

  /// How much less of a KPI there is.
  public struct Loss: Hashable, Sendable {
    /// The KPI's name.
    public var kpi: String
    /// How much less good it is, in its unit.
    public var amount: Double

    /// Makes a loss.
    public init(kpi: String, amount: Double) {
      self.kpi = kpi
      self.amount = amount
    }
  }

  /// For every plan a cell for every scenario; `nil` where the plan or the scenario's own plan is missing.
  public let cells: [[Cell?]]
  /// For every plan the largest regret at each priority; `nil` for a plan that is none under some of the figures.
  public let worst: [[Double]?]
  /// The plan that loses least where it loses most, of those that are plans under all figures; `nil` if there is none, or
  /// only one plan to choose from.
  public let safest: Int?

  /// Below this share of its size a regret is all rounding.
  private static let rounding = 1e-9

  /// Works out what plans lose under each other's figures.
  ///
  /// - Parameter cases: the scenarios, each with its own plan where it has one.
  /// - Complexity: an evaluation of each plan under each scenario.
  public init(_ cases: [(scenario: CheckedScenario, solution: Solution?)]) {
    let verifiers = cases.map { $0.solution == nil ? nil : Verifier($0.scenario) }
    let cells = cases.map { row -> [Cell?] in
      zip(cases, verifiers).map { column, verifier in
        guard let plan = row.solution?.plan, let verifier, let own = column.solution else {
          return nil
        }
        return Self.cell(plan, verifier, own)
      }
    }
    self.cells = cells
    let known = cases.indices.filter { cases[$0].solution != nil }
    let worst = cells.indices.map { plan -> [Double]? in
      known.contains(plan) ? Self.worst(of: known.compactMap { cells[plan][$0] }) : nil
    }
    self.worst = worst
    safest =
      known.count < 2
      ? nil
      : known.reduce(nil as Int?) { best, plan in
        guard let regrets = worst[plan] else { return best }
        guard let best, let least = worst[best] else { return plan }
        return Self.isLess(regrets, least) ? plan : best
      }
  }

  private static func cell(_ plan: Plan, _ verifier: Verifier, _ own: Solution) -> Cell {
    let evaluation = verifier.evaluate(plan)
    guard evaluation.isPossible else {
      return Cell(evaluation: evaluation, regrets: [], losses: [])
    }
    let regrets = own.stages.compactMap { stage -> Double? in
      guard case .priority = stage.purpose else { return nil }
      return regret(stage, own.plan, evaluation)
    }
    let losses = verifier.scenario.scenario.directedKPIs.compactMap { kpi, objective -> Loss? in
      guard let best = own.plan.value(of: kpi.name), let reached = evaluation.value(of: kpi.name)
      else { return nil }
      let difference = objective.sign * (best - reached)
      let isRounding = abs(difference) <= rounding * max(abs(best), abs(reached))
      return Loss(kpi: kpi.name, amount: isRounding ? 0 : difference)
    }
    return Cell(evaluation: evaluation, regrets: regrets, losses: losses)
  }

  /// By how much a plan stays behind at one priority.
  private static func regret(
    _ stage: Stage, _ own: Plan, _ evaluation: PlanEvaluation
  ) -> Double? {
    let score: ((String) -> Double?) -> Double? =
      if let ratio = stage.ratio {
        { $0(ratio.kpi).map { ratio.objective.sign * $0 } }
      } else {
        { stage.certificate.score.value($0) }
      }
    guard let best = score({ own.value(of: $0) }), let reached = score({ evaluation.value(of: $0) })
    else { return nil }
    let size = max(abs(best), abs(reached))
    return best - reached <= rounding * size ? 0 : best - reached
  }

  /// The largest regret at each priority; `nil` if one of the cells is no plan.
  private static func worst(of cells: [Cell]) -> [Double]? {
    guard cells.allSatisfy(\.evaluation.isPossible) else { return nil }
    let count = cells.map(\.regrets.count).max() ?? 0
    return (0..<count).map { stage in
      cells.reduce(0) { max($0, stage < $1.regrets.count ? $1.regrets[stage] : 0) }
    }
  }

  /// Whether regrets are less, the first priority at which they differ counting.
  private static func isLess(_ left: [Double], _ right: [Double]) -> Bool {
    for (left, right) in zip(left, right)
    where abs(left - right) > rounding * max(abs(left), abs(right)) {
      return left < right
    }
    return false
  }
}
