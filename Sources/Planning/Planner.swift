// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// Finds plans and frontiers for a scenario, each with its proof.
///
/// Synchronous and pure: the same scenario and options give the same answer, bit for bit. Limits of time and cancellation
/// are the exception, and the answer then says so.
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
  /// - Throws: What cannot be planned, for example curves that bend the wrong way for a limit or an objective.
  /// - Complexity: linear in campaigns × (KPIs + rules that name them).
  public init(_ scenario: CheckedScenario) throws(Complaints) {
    self.scenario = scenario
    responses = ResponseTable(scenario)
    _ = try Statement(
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

/// Why a question was not answered at all.
public enum PlanningError: Error, Sendable {
  /// The question itself is not one, for example two objectives without a declared trade-off.
  case refused(Complaints)
  /// The engine broke; a defect.
  case broken(String)
}

/// What a search may take and how good its answer must be.
public struct SearchOptions: Hashable, Sendable {
  /// The gap at which a plan is good enough, see ``Plan/gap``, or that a frontier must prove, as a share of each KPI's
  /// range; `nil` takes ``Planner/standardGap`` or ``Planner/standardFrontierGap``.
  public var gap: Double?
  /// How many plans a frontier should spread evenly over itself; `nil` takes as many as the gap needs.
  public var points: Int?
  /// How long the search may take.
  public var timeLimit: Duration?

  /// Makes options; everything has a standard.
  public init(gap: Double? = nil, points: Int? = nil, timeLimit: Duration? = nil) {
    self.gap = gap
    self.points = points
    self.timeLimit = timeLimit
  }
}
