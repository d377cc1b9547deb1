// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
package import Verification

/// Plans a scenario, checks what was found by code that shares nothing with the engine, and answers
/// with what holds.
///
/// Synchronous and without global state: many can be at work at once.
public struct VerifiedPlanner: Sendable {
  /// What plans, without verification.
  public let planner: Planner
  let cancellation: CancellationToken?

  /// The scenario.
  public var scenario: CheckedScenario { planner.scenario }

  /// Prepares a scenario.
  ///
  /// - Parameter cancellation: calls every search off.
  /// - Throws: what cannot be planned.
  public init(
    _ scenario: CheckedScenario, cancellation: CancellationToken? = nil
  ) throws(Complaints) {
    self.init(try Planner(scenario), cancellation: cancellation)
  }

  /// Checks a scenario and prepares it.
  ///
  /// - Parameter cancellation: calls every search off.
  /// - Throws: what is wrong with it, or cannot be planned.
  public init(_ scenario: Scenario, cancellation: CancellationToken? = nil) throws(Complaints) {
    try self.init(try CheckedScenario(scenario), cancellation: cancellation)
  }

  private init(_ planner: Planner, cancellation: CancellationToken?) {
    self.planner = planner
    self.cancellation = cancellation
  }

  /// The same with weights on the scales of another scenario.
  package func standing(on base: ScaleBase?) -> VerifiedPlanner {
    VerifiedPlanner(planner.standing(on: base), cancellation: cancellation)
  }

  /// The best plan.
  ///
  /// - Parameters:
  ///   - options: how good it must be, and how long that may take.
  ///   - preference: how it is asked for.
  /// - Complexity: that of the search, and of checking every limit and proof once.
  public func solve(
    _ options: SearchOptions = SearchOptions(), preference: Preference = .declared
  ) throws(ServiceError) -> VerifiedOutcome<Solution> {
    try uphold(
      planned { () throws(PlanningError) in
        try planner.solve(options, preference: preference, cancellation: cancellation)
      })
  }

  /// The frontier of two KPIs or more.
  ///
  /// - Parameters:
  ///   - kpis: their names; in place of each `nil` comes the next objective that is not named.
  ///   - options: how good it must be, and how long that may take.
  ///   - progress: told while it is searched.
  ///   - found: told how many plans there are to check.
  public func frontier(
    kpis: [String?] = [nil, nil], _ options: SearchOptions = SearchOptions(),
    progress: (FrontierProgress) -> Void = { _ in }, found: (Int) -> Void = { _ in }
  ) throws(ServiceError) -> VerifiedOutcome<PlanFrontier> {
    let outcome = try planned { () throws(PlanningError) in
      try planner.frontier(
        kpis: kpis, options, cancellation: cancellation, progress: progress)
    }
    if case .found(let frontier) = outcome { found(frontier.plans.count) }
    return try uphold(outcome)
  }

  /// Which limits conflict; of those that could not be confirmed nothing is said, and the list is
  /// then not complete.
  public func conflicts(_ options: SearchOptions) throws(ServiceError) -> InfeasibleSets {
    var conflicts = try planned { () throws(PlanningError) in
      try planner.conflicts(options, cancellation: cancellation)
    }
    let confirmed = conflicts.conflicts.filter { conflict in
      conflict.proof.isSearched || verifier.verify(conflict.proof).isVerified
    }
    if confirmed.count < conflicts.conflicts.count { conflicts.isComplete = false }
    conflicts.conflicts = confirmed
    return conflicts
  }

  /// Whether any plan fits; `nil` where the search did not tell.
  public func hasPlan(_ options: SearchOptions) throws(ServiceError) -> Bool? {
    let outcome = try planned { () throws(PlanningError) in
      try planner.solve(options, cancellation: cancellation)
    }
    switch outcome {
    case .found, .interrupted(_, best: .some): return true
    case .infeasible(let proof): return verifier.verify(proof).isVerified ? false : nil
    case .unbounded, .interrupted(_, best: nil): return nil
    }
  }

  // MARK: Verification

  /// What verification leaves of what came of a search.
  ///
  /// - Throws: ``ServiceError/unverified(_:)`` where a plan itself fails.
  package func uphold<Answer: Upholdable>(
    _ outcome: Ending<Answer, Infeasibility, Unboundedness>
  ) throws(ServiceError) -> VerifiedOutcome<Answer> {
    switch outcome {
    case .found(let answer): return .found(try VerifiedAnswer(answer.upheld(by: verifier)))
    case .interrupted(let reason, let best?):
      return .found(try VerifiedAnswer(best.upheld(by: verifier), interruption: reason))
    case .interrupted(let reason, nil): return .none(.interrupted(reason))
    case .unbounded(let finding): return .none(.unbounded(finding))
    case .infeasible(let proof):
      let report = verifier.verify(proof)
      guard report.isSound else { throw .unverified(report.refusals) }
      // Where that no plan fits is not confirmed, all that is known is that there is none.
      return report.doubts.isEmpty
        ? .none(.infeasible(proof))
        : .none(.interrupted(.numericalTrouble), unconfirmed: report.doubts)
    }
  }

  private var verifier: Verifier { Verifier(scenario) }

  /// What a search finds; why it could not be planned is kept.
  func planned<Result>(
    _ search: () throws(PlanningError) -> Result
  ) throws(ServiceError) -> Result {
    do throws(PlanningError) {
      return try search()
    } catch {
      throw .planning(error)
    }
  }
}

/// What can be checked, and left with what holds of it.
package protocol Upholdable: Sendable {
  /// What a verifier leaves of it.
  func upheld(by verifier: Verifier) -> Upheld<Self>
}

extension Solution: Upholdable {
  /// See ``Upholdable/upheld(by:)``.
  package func upheld(by verifier: Verifier) -> Upheld<Solution> { verifier.uphold(self) }
}

extension PlanFrontier: Upholdable {
  /// See ``Upholdable/upheld(by:)``.
  package func upheld(by verifier: Verifier) -> Upheld<PlanFrontier> { verifier.uphold(self) }
}

extension VerifiedAnswer<Solution> {
  /// The same with the plans checked that stand beside the best one: without scales, and without
  /// steps.
  public func checkingAsides(of scenario: CheckedScenario) throws(ServiceError) -> VerifiedAnswer {
    var checked = self
    for (aside, steps) in [(\Solution.unscaled, StepDemand.kept), (\.unstepped, .waived)] {
      guard let plan = checked.answer[keyPath: aside] else { continue }
      let upheld = try VerifiedAnswer<Plan>(Verifier(scenario, steps: steps).uphold(plan))
      checked.answer[keyPath: aside] = upheld.answer
      checked.asides.append(upheld.verification)
      checked.interruption = checked.interruption ?? upheld.interruption
    }
    return checked
  }
}
