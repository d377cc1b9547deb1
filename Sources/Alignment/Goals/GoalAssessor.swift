// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Planning
package import Service

/// Finds out what the five letters of SMART come to for the goals of a scenario, each figure by
/// solving.
package struct GoalAssessor {
  private let checked: CheckedScenario
  private let asked: SearchOptions
  private let limits: SearchLimits

  private var scenario: Scenario { checked.scenario }

  /// Prepares an assessment.
  ///
  /// - Parameters:
  ///   - scenario: the scenario whose goals are assessed.
  ///   - options: how good each plan must be, and how long all of it may take.
  ///   - cancellation: ends it from outside.
  package init(
    _ scenario: CheckedScenario, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil
  ) {
    checked = scenario
    asked = options
    limits = options.limits(cancellation)
  }

  /// Assesses every goal.
  ///
  /// - Complexity: up to nine solves for each goal.
  package func assess() throws(ServiceError) -> GoalsAssessment {
    var assessments: [GoalAssessment] = []
    for position in scenario.goals.indices { assessments.append(try assess(position)) }
    // What cannot be met at all says nothing about what can be met beside it.
    let possible = assessments.filter { $0.isReachable != false }.compactMap(\.resolved)
    for index in assessments.indices where assessments[index].isReachable == true {
      guard let own = assessments[index].resolved else { continue }
      let others = possible.filter { $0.position != own.position }
      if !others.isEmpty {
        assessments[index].achievable?.besideOthers = try best(
          own.kpi, own.side.better, holding: others)
      }
    }
    for index in assessments.indices {
      guard let own = assessments[index].resolved, let found = assessments[index].achievable else {
        continue
      }
      assessments[index].relevance = try relevance(
        of: own, found.alone, isReachable: assessments[index].isReachable)
    }
    var together: GoalsAssessment.Joint?
    if checked.goals.count > 1 {
      together = GoalsAssessment.Joint(
        isPossible: try isPossible(checked.goals), leastBudget: try leastBudget(checked.goals))
    }
    return GoalsAssessment(goals: assessments, together: together, isCutShort: isOver)
  }

  /// Whether no time is left.
  private var isOver: Bool { limits.interruption != nil }

  /// What a goal comes to by itself.
  private func assess(_ position: Int) throws(ServiceError) -> GoalAssessment {
    let goal = scenario.goals[position]
    let resolved = checked.goals.first { $0.position == position }
    let kpi = goal.kpi.flatMap { checked.kpi(named: $0) }
    let isRatio = if case .ratio = kpi?.definition { true } else { false }
    var assessment = GoalAssessment(
      goal: goal, resolved: resolved, unit: kpi?.unit, isRatio: isRatio,
      drivers: goal.kpi.map { checked.drivers(of: $0) } ?? [],
      baseline: goal.baseline ?? kpi?.last, deadline: checked.deadline(of: goal),
      isBeyondPeriod: false)
    if let deadline = assessment.deadline, let period = scenario.period {
      assessment.isBeyondPeriod = deadline > period.last
    }
    guard let resolved else { return assessment }
    assessment.trajectory = Trajectory(resolved, in: scenario.period)
    var achievable = GoalAssessment.Achievable(
      alone: try best(resolved.kpi, resolved.side.better, holding: []),
      leastBudget: try leastBudget([resolved]))
    if achievable.alone.reach == nil, case .ratio(_, let denominator) = kpi?.definition {
      achievable.volume = .init(
        kpi: denominator, most: try best(denominator, .maximize, holding: [resolved]))
      // Nothing spent divides nothing by nothing, which is no value.
      achievable.leastBudget = nil
    }
    assessment.achievable = achievable
    return assessment
  }

  // MARK: Achievable

  /// The best value of a KPI among plans that meet some goals.
  private func best(
    _ kpi: String, _ objective: Objective, holding goals: [ResolvedGoal]
  ) throws(ServiceError) -> GoalAssessment.Search {
    if isOver { return .unknown }
    guard let held = scenario.holding(goals) else { return .noPlan }
    guard
      let planner = try? VerifiedPlanner(
        held.seeking(kpi, objective), cancellation: limits.cancellation)
    else { return .unknown }
    let outcome: VerifiedOutcome<Solution>
    do throws(ServiceError) {
      outcome = try planner.solve(options)
    } catch .planning(.refused) {
      return .unknown
    } catch {
      throw error
    }
    switch outcome {
    case .found(let found):
      let solution = found.answer
      guard let value = solution.plan.value(of: kpi) else { return .unknown }
      return .found(.init(value: value, bound: solution.bound(of: kpi, objective)))
    case .none(.infeasible, _): return .noPlan
    case .none(.unbounded, _): return .unlimited
    case .none(.interrupted, _): return .unknown
    }
  }

  /// Whether some plan meets goals; `nil` where a search did not tell.
  private func isPossible(_ goals: [ResolvedGoal]) throws(ServiceError) -> Bool? {
    switch try best(KPI.spend, .minimize, holding: goals) {
    case .found, .unlimited: true
    case .noPlan: false
    case .unknown: nil
    }
  }

  private func leastBudget(_ goals: [ResolvedGoal]) throws(ServiceError) -> LeastBudget? {
    if isOver { return nil }
    guard let held = scenario.holding(goals), let checked = try? CheckedScenario(held),
      let planner = try? Planner(checked)
    else { return nil }
    do throws(PlanningError) {
      return try planner.leastBudget(options, cancellation: limits.cancellation)
    } catch .refused {
      return nil
    } catch {
      throw .planning(error)
    }
  }

  /// What is left of the time.
  private var options: SearchOptions { asked.within(limits) }

  // MARK: Relevant

  /// What meeting a goal does to the objective that it serves; where nothing meets it, what coming
  /// as near as can be does.
  private func relevance(
    of goal: ResolvedGoal, _ alone: GoalAssessment.Search, isReachable: Bool?
  ) throws(ServiceError) -> GoalAssessment.Relevance? {
    guard let name = scenario.goals[goal.position].serves,
      let objective = scenario.businessObjectives.first(where: { $0.name == name })
    else { return nil }
    let direction = checked.kpi(named: objective.kpi)?.objective ?? .maximize
    let isSame = objective.kpi == goal.kpi
    let shared = Set(checked.drivers(of: goal.kpi)).intersection(checked.drivers(of: objective.kpi))
    var relevance = GoalAssessment.Relevance(
      objective: objective, direction: direction, isSame: isSame, sharedLines: shared.sorted())
    guard !isSame else { return relevance }
    var met = goal
    if isReachable != true {
      guard let reach = alone.reach else { return relevance }
      // A little less than the best, whose last digits are not told.
      let slack = goal.side.better.sign * 1e-6 * abs(reach.value)
      met.needed = reach.value - slack
    }
    relevance.worst = try pair(objective.kpi, direction.opposite, for: met)
    relevance.best = try pair(objective.kpi, direction, for: met)
    return relevance
  }

  private func pair(
    _ kpi: String, _ objective: Objective, for goal: ResolvedGoal
  ) throws(ServiceError) -> GoalAssessment.Relevance.Pair? {
    guard let without = try best(kpi, objective, holding: []).reach,
      let with = try best(kpi, objective, holding: [goal]).reach
    else { return nil }
    return .init(without: without.value, with: with.value)
  }
}

extension LimitID.Side {
  /// Which way is better for a goal on this side.
  var better: Objective { self == .atLeast ? .maximize : .minimize }
}

extension Objective {
  var opposite: Objective { self == .maximize ? .minimize : .maximize }
}

extension Solution {
  /// What no plan's value of the KPI passes that the solution looks for first.
  func bound(of kpi: String, _ objective: Objective) -> Double {
    guard let stage = stages.first else { return objective.sign * plan.certificate.bound }
    return stage.ratioBound ?? objective.sign * stage.certificate.bound
  }
}
