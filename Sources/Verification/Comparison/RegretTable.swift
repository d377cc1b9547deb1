// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// What every plan loses where the figures turn out to be those of another scenario.
///
/// Source: L. J. Savage, "The Theory of Statistical Decision", Journal of the American Statistical
/// Association 46 (1951).
package struct RegretTable: Hashable, Sendable {
  /// One plan under the figures of one scenario.
  package struct Cell: Hashable, Sendable {
    /// What the plan comes to there.
    package var evaluation: PlanEvaluation
    /// By how much its score stays behind that of the scenario's own plan, for each priority of
    /// that scenario and in the unit of its score; at least 0. Empty where the plan is none there.
    package var regrets: [Double]
    /// The same as shares of what the scenario's own plan comes to there, which can be compared
    /// whatever KPIs and scales are.
    package var shares: [Double]
    /// By how much each KPI with a better and a worse is less good than in the scenario's own plan,
    /// in its unit; below 0 where it is better.
    package var losses: [Loss]
  }

  /// How much less of a KPI there is.
  package struct Loss: Hashable, Sendable {
    /// The KPI's name.
    package var kpi: String
    /// How much less good it is, in its unit.
    package var amount: Double

    /// Makes a loss.
    package init(kpi: String, amount: Double) {
      self.kpi = kpi
      self.amount = amount
    }
  }

  /// The scenarios that have another budget than the first: plans for other money are no choice
  /// between figures, and are left out.
  package let otherBudgets: [Int]
  /// For every plan a cell for every scenario; `nil` where the plan or the scenario's own plan is
  /// missing, or left out.
  package let cells: [[Cell?]]
  /// For every plan the largest regret at each priority; `nil` for a plan that is none under some
  /// of the figures.
  package let worst: [[Double]?]
  /// The same as shares.
  package let worstShares: [[Double]?]
  /// The plan that loses the least share where it loses most, of those that are plans under all
  /// figures; `nil` if there is none, or only one plan to choose from. Of plans that lose as much
  /// the first.
  package let safest: Int?

  /// Shares that are no farther apart are alike.
  private static let alike = 1e-3
  /// Below this share of its size a regret is all rounding.
  private static let rounding = 1e-9

  /// Works out what plans lose under each other's figures.
  ///
  /// - Parameter cases: the scenarios, each with its own plan where it has one.
  /// - Complexity: an evaluation of each plan under each scenario.
  package init(_ cases: [(scenario: CheckedScenario, solution: Solution?)]) {
    let budget = cases.first?.scenario.scenario.budget
    let otherBudgets = cases.indices.filter { cases[$0].scenario.scenario.budget != budget }
    self.otherBudgets = otherBudgets
    let cases = cases.enumerated().map { index, one in
      (scenario: one.scenario, solution: otherBudgets.contains(index) ? nil : one.solution)
    }
    let verifiers = cases.map { $0.solution == nil ? nil : Verifier($0.scenario) }
    let cells = cases.map { row -> [Cell?] in
      zip(cases, verifiers).map { column, verifier in
        guard let plan = row.solution?.plan, let verifier, let own = column.solution else {
          return nil
        }
        return Self.cell(plan, by: verifier, beside: own)
      }
    }
    self.cells = cells
    let known = cases.indices.filter { cases[$0].solution != nil }
    func worst(_ figures: (Cell) -> [Double]) -> [[Double]?] {
      cells.indices.map { plan in
        known.contains(plan)
          ? Self.worst(of: known.compactMap { cells[plan][$0] }, figures) : nil
      }
    }
    self.worst = worst(\.regrets)
    let shares = worst(\.shares)
    worstShares = shares
    safest =
      known.count < 2
      ? nil
      : known.reduce(nil as Int?) { best, plan in
        guard let own = shares[plan] else { return best }
        guard let best, let least = shares[best] else { return plan }
        return Self.isLess(own, least) ? plan : best
      }
  }

  private static func cell(_ plan: Plan, by verifier: Verifier, beside own: Solution) -> Cell {
    let evaluation = verifier.evaluate(plan)
    guard evaluation.isPossible else {
      return Cell(evaluation: evaluation, regrets: [], shares: [], losses: [])
    }
    let found = own.stages.compactMap { stage -> (regret: Double, share: Double)? in
      guard case .priority = stage.purpose,
        let regret = regret(stage, beside: own.plan, at: evaluation)
      else {
        return nil
      }
      let size = size(of: stage, own.plan)
      return (regret, size > 0 ? regret / size : regret > 0 ? 1 : 0)
    }
    let losses = verifier.scenario.scenario.directedKPIs.compactMap { kpi, objective -> Loss? in
      guard let best = own.plan.value(of: kpi.name), let reached = evaluation.value(of: kpi.name)
      else { return nil }
      let difference = objective.sign * (best - reached)
      let isRounding = abs(difference) <= rounding * max(abs(best), abs(reached))
      return Loss(kpi: kpi.name, amount: isRounding ? 0 : difference)
    }
    return Cell(
      evaluation: evaluation, regrets: found.map(\.regret), shares: found.map(\.share),
      losses: losses)
  }

  /// By how much a plan stays behind at one priority.
  private static func regret(
    _ stage: Stage, beside own: Plan, at evaluation: PlanEvaluation
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

  /// What the scenario's own plan comes to at a priority: its KPIs and targets by their weights,
  /// without their signs.
  private static func size(of stage: Stage, _ own: Plan) -> Double {
    if let ratio = stage.ratio { return abs(own.value(of: ratio.kpi) ?? 0) }
    let score = stage.certificate.score
    let kpis = score.weights.reduce(0) { $0 + $1.weight * abs(own.value(of: $1.kpi) ?? 0) }
    let targets = score.misses.reduce(0) { $0 + $1.weight * abs($1.target) }
    return kpis + targets + (score.worstOff.isEmpty ? 0 : 1)
  }

  /// The largest figure at each priority; `nil` if one of the cells is no plan.
  private static func worst(of cells: [Cell], _ figures: (Cell) -> [Double]) -> [Double]? {
    guard cells.allSatisfy(\.evaluation.isPossible) else { return nil }
    let count = cells.map { figures($0).count }.max() ?? 0
    return (0..<count).map { stage in
      cells.reduce(0) { worst, cell in
        let own = figures(cell)
        return max(worst, stage < own.count ? own[stage] : 0)
      }
    }
  }

  /// Whether shares are less, the first priority at which they differ counting.
  private static func isLess(_ left: [Double], _ right: [Double]) -> Bool {
    for (left, right) in zip(left, right) where abs(left - right) > alike {
      return left < right
    }
    return false
  }
}
