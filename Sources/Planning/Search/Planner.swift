// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// Finds plans and frontiers for a scenario, each with its proof.
///
/// Synchronous and pure: the same scenario and options give the same answer, bit for bit. Limits of
/// time and cancellation are the exception, and the answer then says so.
public struct Planner: Sendable {
  /// The scenario.
  public let scenario: CheckedScenario
  /// What the author should know about the scenario although it can be planned.
  public var notes: [Complaint] { scenario.warnings + responses.notes }

  /// The gap of a plan where none is asked for.
  public static let standardGap = 1e-6

  let responses: ResponseTable
  /// The scenario whose scales weights stand on, where it is not this one.
  var scaleBase: ScaleBase?

  /// Prepares a scenario.
  ///
  /// - Throws: What cannot be planned, for example curves that bend the wrong way for a limit or an
  ///   objective.
  /// - Complexity: linear in campaigns × (KPIs + rules that name them).
  public init(_ scenario: CheckedScenario) throws(Complaints) {
    self.scenario = scenario
    responses = ResponseTable(scenario)
    _ = try Formulation(
      scenario, responses: responses,
      objectives: scenario.scenario.directed.map { (kpi: $0.kpi.name, objective: $0.objective) })
  }

  /// The KPIs with an objective, in the order of the scenario.
  var declaredObjectives: [(kpi: String, objective: Objective)] {
    scenario.scenario.kpis.compactMap { kpi in
      kpi.objective.map { (kpi: kpi.name, objective: $0) }
    }
  }
}

extension Solution {
  /// Whether the plan is proven to be the best one, to the standard gap.
  public var isProvenBest: Bool { gap <= Planner.standardGap * 1.01 }
}
