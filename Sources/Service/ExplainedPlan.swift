// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning

/// A plan with what is told beside it.
public struct ExplainedPlan: Hashable, Sendable {
  /// The plan with what its weights stand on.
  public var solution: Solution
  /// What the weights do at the plan; `nil` where that was not looked into.
  package var analysis: TradeOffAnalysis?
  /// What holds the plan; `nil` where that was not looked into.
  public var explanation: PlanExplanation?

  /// Makes a plan with what is known of it.
  package init(
    _ solution: Solution, analysis: TradeOffAnalysis? = nil, explanation: PlanExplanation? = nil
  ) {
    self.solution = solution
    self.analysis = analysis
    self.explanation = explanation
  }
}

/// Why the best plan is as it is, or why there is none.
public struct Explanation: Sendable {
  /// The plan with all that is told beside it, or why there is none.
  public var outcome: VerifiedOutcome<ExplainedPlan>
  /// Where no plan fits, which limits conflict; `nil` where there was no time to find out.
  public var conflicts: InfeasibleSets?
  /// What left something of the explanation out, where anything did.
  public var interruption: Interruption?
}

extension VerifiedPlanner {
  /// Up to this many lines the weights are looked into with every plan; beyond,
  /// ``explain(_:)`` does it.
  private static let fewLines = 100

  /// The best plan with what is told beside it, or why there is none and which single change would
  /// be enough.
  ///
  /// Plans beside it are verified too. With a limit of time nothing is looked into, as that would
  /// decide what is told.
  ///
  /// - Parameters:
  ///   - options: how good it must be, and how long that may take.
  ///   - preference: how it is asked for.
  /// - Complexity: that of ``solve(_:preference:)``, and a few dozen solves where they take no time
  ///   to speak of.
  public func best(
    _ options: SearchOptions = SearchOptions(), preference: Preference = .declared
  ) throws(ServiceError) -> VerifiedOutcome<ExplainedPlan> {
    try explained(solve(options, preference: preference), options)
  }

  /// What came of looking for the best plan, with what is told beside it.
  package func explained(
    _ outcome: VerifiedOutcome<Solution>, _ options: SearchOptions
  ) throws(ServiceError) -> VerifiedOutcome<ExplainedPlan> {
    switch outcome {
    case .found(let found):
      let isLookedInto =
        found.interruption == nil && options.timeLimit == nil && isAnalysedFast(found.answer)
      let analysis = isLookedInto ? try sensitivity(of: found.answer, options) : nil
      return .found(
        try found.checkingAsides(of: scenario).map { ExplainedPlan($0, analysis: analysis) })
    case .none(.infeasible(var proof), let doubts) where options.timeLimit == nil:
      proof.repairs = try planned { () throws(PlanningError) in
        try planner.repairs(of: proof, cancellation: cancellation)
      }
      return .none(.infeasible(proof), unconfirmed: doubts)
    case .none(let reason, let doubts): return .none(reason, unconfirmed: doubts)
    }
  }

  /// What holds the best plan and what its weights do; or which limits conflict.
  ///
  /// - Parameter options: how good the plan must be, and how long all of it may take.
  /// - Complexity: a few solves for each limit and each line.
  public func explain(
    _ options: SearchOptions = SearchOptions()
  ) throws(ServiceError) -> Explanation {
    let limits = options.limits(cancellation)
    var explained = Explanation(outcome: try best(options))
    switch explained.outcome {
    case .none(.infeasible, _):
      let conflicts = try conflicts(options.within(limits))
      if !conflicts.conflicts.isEmpty { explained.conflicts = conflicts }
    case .found(var found) where found.interruption == nil:
      let solution = found.answer.solution
      if found.answer.analysis == nil {
        found.answer.analysis = try sensitivity(of: solution, options.within(limits))
      }
      let explanation = try planned { () throws(PlanningError) in
        try planner.explanation(
          of: solution, options.within(limits), cancellation: cancellation)
      }
      found.answer.explanation = explanation
      explained.outcome = .found(found)
      if !explanation.leftOut.isEmpty { explained.interruption = limits.interruption }
    case .found, .none: break
    }
    return explained
  }

  /// Whether solving a few dozen times again takes no time to speak of.
  private func isAnalysedFast(_ solution: Solution) -> Bool {
    scenario.scenario.lineCount <= Self.fewLines && solution.preference == .declared
      && solution.stages.allSatisfy { $0.certificate.proof == .multipliers }
  }

  private func sensitivity(
    of solution: Solution, _ options: SearchOptions
  ) throws(ServiceError) -> TradeOffAnalysis {
    try planned { () throws(PlanningError) in
      try planner.sensitivity(of: solution, options, cancellation: cancellation)
    }
  }
}
