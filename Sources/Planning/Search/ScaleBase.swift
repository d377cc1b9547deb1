// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
import Pareto
import Programs

/// What the weights of a scenario stand on, kept so that its variants weigh by the same yardstick.
package struct ScaleBase: Sendable {
  /// The scenario that the scales are of.
  let checked: CheckedScenario
  /// The ends of the KPIs that differ from plan to plan; none where there is nothing to weigh, or
  /// no plan.
  let ends: [String: Scaling.Ends]

  /// Whether it has the ends of all KPIs, so that none need be worked out.
  func hasEnds(of kpis: [KPI]) -> Bool { kpis.allSatisfy { ends[$0.name] != nil } }
}

extension Planner {
  /// Works out what the weights of the scenario stand on, over all its objectives.
  ///
  /// Where no plan fits, or something is without limit, there are no ranges to keep, and a variant
  /// gets its own.
  ///
  /// - Parameters:
  ///   - options: how long it may take; nothing else of them is used.
  ///   - cancellation: ends the search from outside.
  /// - Complexity: as many solves as objectives, squared.
  package func scaleBase(
    _ options: SearchOptions = SearchOptions(), cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> ScaleBase {
    let own = try ownScaling(options, cancellation: cancellation)
    return ScaleBase(
      checked: scenario, ends: own?.ends.filter { $0.value.range > 0 } ?? [:])
  }

  /// The ends of all KPIs with a better and a worse; `nil` for fewer than two of them, and where no
  /// plan fits, something is without limit, or the time did not do.
  func ownScaling(
    _ options: SearchOptions, cancellation: CancellationToken?
  ) throws(PlanningError) -> Scaling? {
    let limits = options.limits(cancellation)
    let directed = scenario.scenario.directed
    let formulation = try stateDirected()
    guard directed.count > 1, !formulation.isOpenEnded else { return nil }
    do throws(ScalarizerFailure) {
      var scalarizer = try formulation.program.makeScalarizer(limits: limits)
      guard case .found(let payoff) = try Payoff.compute(&scalarizer), payoff.isComplete else {
        return nil
      }
      return try Scaling(scenario, formulation, payoff, base: scaleBase, limits: limits)
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
      return nil
    }
  }

  /// The scenario stated for all KPIs with a better and a worse, by name, so that the order of a
  /// file never matters.
  func stateDirected() throws(PlanningError) -> Formulation {
    try state(
      scenario.scenario.directed.sorted { $0.kpi.name < $1.kpi.name }
        .map { (kpi: $0.kpi.name, objective: $0.objective) })
  }

  /// The same planner with weights that stand on the scales of another scenario, where that has
  /// them.
  package func standing(on base: ScaleBase?) -> Planner {
    var planner = self
    planner.scaleBase = base
    return planner
  }
}
