// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// One search for a frontier over a stated scenario, of any number of KPIs that are no ratios.
///
/// Two KPIs have searches of their own: along a line all plans can be listed in their order, and in
/// pieces.
struct FrontierSearch {
  let planner: Planner
  let formulation: Formulation
  let limits: SearchLimits

  /// Finds the frontier.
  func run(
    _ options: SearchOptions, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    switch (formulation.objectives.count, formulation.program.hasChoices) {
    case (2, true): try runPairOfChoices(options, progress: progress)
    case (2, false): try runPairOfAmounts(options, progress: progress)
    case (_, true): try runChoices(FrontierTarget(options), progress: progress)
    case (_, false): try runAmounts(FrontierTarget(options), progress: progress)
    }
  }

  /// What a search comes to, as somebody who reads the scenario is told.
  ///
  /// - Parameters:
  ///   - proof: that no plan fits, where that was found; without one it is not said.
  ///   - plan: reads what was found back.
  func outcome(
    _ outcome: FrontierSearchOutcome<ChoiceSolution>, proof: ChoiceInfeasibility?,
    _ plan: (SearchedFrontier<ChoiceSolution>) throws(ScalarizerFailure) -> PlanFrontier
  ) throws(ScalarizerFailure) -> FrontierOutcome {
    switch outcome {
    case .found(let frontier): return .found(try plan(frontier))
    case .infeasible:
      guard let proof else { return .interrupted(.numericalTrouble, best: nil) }
      return .infeasible(try formulation.infeasibility(proof, limits: limits))
    case .unbounded: return .unbounded(Unboundedness(campaigns: formulation.unlimited))
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  /// The KPIs, in the order in which they were asked for.
  var kpis: [(kpi: String, objective: Objective)] {
    formulation.objectives.compactMap { objective in
      objective.single.map { ($0.kpi, $0.objective) }
    }
  }
}
