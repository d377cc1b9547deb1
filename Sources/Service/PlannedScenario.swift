// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
package import Verification

/// One scenario of several with what came of planning it.
public struct PlannedScenario: Sendable {
  /// The variants that are put into it; empty for the base.
  public var variants: [String]
  /// The scenario with its variants.
  public var scenario: CheckedScenario
  /// What came of it.
  public var outcome: VerifiedOutcome<Solution>

  /// Makes a scenario with its outcome.
  package init(variants: [String], scenario: CheckedScenario, outcome: VerifiedOutcome<Solution>) {
    self.variants = variants
    self.scenario = scenario
    self.outcome = outcome
  }

  /// What it is called: the variants' names, or `base`.
  public var name: String { variants.isEmpty ? "base" : variants.joined(separator: ", ") }

  /// The plan with what its weights mean, where there is one.
  public var solution: Solution? { outcome.answer }

  /// What the plan scores at the first thing that the trade-off settles, larger being better; `nil`
  /// without a plan.
  public var score: Double? { solution.flatMap { SweepScore.value($0.plan, like: $0) } }

  /// Whether the plan meets the target of a KPI; `nil` without a plan or a target.
  public func meetsTarget(of kpi: String) -> Bool? {
    guard let plan = solution?.plan else { return nil }
    return TargetFinding.all(scenario, plan).first { $0.kpi.name == kpi }?.isMet
  }

  /// Whether the plan meets a goal; `nil` without a plan or a goal.
  public func meetsGoal(_ name: String) -> Bool? {
    guard let plan = solution?.plan else { return nil }
    return scenario.standings(of: plan).first { $0.goal.name == name }?.isMet
  }
}

/// The plans of a scenario and of its variants side by side.
public struct Comparison: Sendable {
  /// The scenarios, the base first.
  public var entries: [PlannedScenario]
  /// What each plan loses under the figures of the others; as many rows and columns as entries.
  package var regrets: RegretTable
  /// Whether each scenario stands on scales of its own.
  public var isRescaled: Bool

  /// Holds plans against each other.
  ///
  /// - Complexity: an evaluation of each plan under each scenario.
  package init(_ entries: [PlannedScenario], isRescaled: Bool = false) {
    self.entries = entries
    self.isRescaled = isRescaled
    regrets = RegretTable(entries.map { (scenario: $0.scenario, solution: $0.solution) })
  }
}
