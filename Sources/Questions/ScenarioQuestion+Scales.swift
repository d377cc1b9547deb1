// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
import Scenarios
public import Service
public import Verification

/// What came of asking what the weights of a scenario stand on.
public enum ScalesOutcome: Sendable {
  /// The scales, to be kept.
  case found([ObjectiveScale])
  /// Why there are none, and the checks of a proof that did not pass, if that is why.
  case none(NoPlan, unconfirmed: [VerificationReport.Check])
  /// The search ended before they were known, although there is a plan.
  case unknown(Interruption)
}

extension ScenarioQuestion {
  /// What the weights stand on.
  ///
  /// - Parameter options: how long all of it may take; nothing else of them is used.
  public func scales(
    _ options: SearchOptions = SearchOptions()
  ) throws(QuestionError) -> ScalesOutcome {
    let limits = options.limits(cancellation)
    let own = try weighing(options)
    let listing = try loaded.planned { () throws(PlanningError) in
      try own.planner.scales(options.within(limits), cancellation: cancellation)
    }
    if listing.isComplete { return .found(listing.scales) }
    let outcome = try loaded.told { () throws(ServiceError) in
      try own.best(options.within(limits))
    }
    switch outcome {
    // Where there is a plan, only the time was too short.
    case .found: return .unknown(limits.interruption ?? .timeLimit)
    case .none(let reason, let doubts): return .none(reason, unconfirmed: doubts)
    }
  }

  /// What plans and verifies with weights on the scales that they are to stand on.
  ///
  /// - Parameter options: how long the whole question may take, of which this is the beginning.
  func weighing(_ options: SearchOptions) throws(QuestionError) -> VerifiedPlanner {
    if isRescaled || loaded.choice.names.isEmpty { return service }
    let limits = options.limits(cancellation)
    return service.standing(
      on: try Self.scaleBase(
        of: document, with: overrides, options: options.within(limits, share: 1.0 / 3),
        cancellation: cancellation))
  }

  /// What weights stand on in the scenario without variants; `nil` where that is none by itself.
  /// Settings that only a variant has a place for are left out.
  static func scaleBase(
    of document: ScenarioDocument, with overrides: [Override], options: SearchOptions,
    cancellation: CancellationToken?
  ) throws(QuestionError) -> ScaleBase? {
    guard let loaded = (try? document.load(overrides: overrides)) ?? (try? document.load()),
      let planner = try? Planner(loaded.scenario)
    else { return nil }
    return try loaded.planned { () throws(PlanningError) in
      try planner.scaleBase(options, cancellation: cancellation)
    }
  }

  /// How scales moved away from those of the scenario as it is in its file, by settings or by a
  /// variant with scales of its own.
  ///
  /// Nothing is looked into where a limit of time would decide what is found.
  ///
  /// - Complexity: as many solves as objectives, squared, where scales are about what plans reach;
  ///   otherwise none.
  func scaleChanges(_ scales: [ObjectiveScale], _ options: SearchOptions) -> [ScaleChange] {
    let hasOwn = scales.contains { $0.scale.isOfPlans && !$0.isOfBase }
    let isChanged = !overrides.isEmpty || !loaded.choice.names.isEmpty && hasOwn
    guard isChanged, scales.count > 1, options.timeLimit == nil,
      let file = try? document.load(), let planner = try? Planner(file.scenario),
      let listing = try? planner.scales(options, cancellation: cancellation),
      listing.isComplete
    else { return [] }
    return ScaleChange.all(from: listing.scales, to: scales)
  }
}

extension VerifiedOutcome<ExplainedPlan> {
  /// The same with how the scales of a plan that the scenario itself asks for moved.
  func noting(
    _ changes: ([ObjectiveScale], SearchOptions) -> [ScaleChange], _ options: SearchOptions
  ) -> VerifiedOutcome {
    guard case .found(var found) = self, found.answer.solution.preference == .declared else {
      return self
    }
    found.answer.solution.scaleChanges = changes(found.answer.solution.scales, options)
    return .found(found)
  }
}
