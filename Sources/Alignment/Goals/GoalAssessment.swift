// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// What the five letters of SMART come to for every goal of a scenario, with what each rests on.
package struct GoalsAssessment: Sendable {
  /// The goals in the order of the file.
  package var goals: [GoalAssessment]
  /// What all goals with a KPI and a target ask together; `nil` where there are fewer than two of
  /// them.
  package var together: Joint?
  /// Whether a limit of time left something out.
  package var isCutShort: Bool

  /// Makes an assessment.
  package init(goals: [GoalAssessment], together: Joint? = nil, isCutShort: Bool = false) {
    self.goals = goals
    self.together = together
    self.isCutShort = isCutShort
  }

  /// Whether all goals can be met by one plan.
  package struct Joint: Hashable, Sendable {
    /// Whether some plan within the budget meets them all; `nil` where a search did not tell.
    package var isPossible: Bool?
    /// The least budget that meets them all; `nil` where there is no budget, or it was not found
    /// out.
    package var leastBudget: LeastBudget?

    /// Makes a finding.
    package init(isPossible: Bool?, leastBudget: LeastBudget?) {
      self.isPossible = isPossible
      self.leastBudget = leastBudget
    }
  }
}

/// What the five letters of SMART come to for one goal.
package struct GoalAssessment: Sendable {
  /// What a letter comes to.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It holds.
    case holds = "yes"
    /// It holds in part, or was not found out.
    case open
    /// It does not.
    case fails = "no"
  }

  /// One of the five letters.
  package enum Letter: String, Hashable, Sendable, CaseIterable {
    /// Says what is measured, in what, and where it comes from.
    case specific
    /// Says where it starts and where it is to end.
    case measurable
    /// Can be reached.
    case achievable
    /// Serves what the organization wants.
    case relevant
    /// Says by when.
    case timeBound = "time-bound"
  }

  /// The best that a KPI can be.
  package struct Reach: Hashable, Sendable {
    /// The value of a plan, in the KPI's unit.
    package var value: Double
    /// What no plan passes; nothing is proven where it is infinite.
    package var bound: Double

    /// Makes a reach.
    package init(value: Double, bound: Double) {
      self.value = value
      self.bound = bound
    }
  }

  /// What came of looking for the best that a KPI can be.
  package enum Search: Hashable, Sendable {
    /// A plan, with its bound.
    case found(Reach)
    /// Proven: no plan keeps the limits.
    case noPlan
    /// Nothing limits it.
    case unlimited
    /// It did not come to an end, or cannot be asked.
    case unknown

    /// The reach, where there is one.
    package var reach: Reach? { if case .found(let reach) = self { reach } else { nil } }
  }

  /// What can be reached, in totals of the period.
  package struct Achievable: Hashable, Sendable {
    /// The best of the KPI that any plan reaches, all goals left aside.
    package var alone: Search
    /// Of a ratio whose best value has no proof, as its denominator may come to nothing: the most
    /// of the denominator among plans that meet the goal.
    package var volume: Volume?
    /// The best of the KPI beside all other goals that can be met at all, which the plan meets;
    /// `nil` without others.
    package var besideOthers: Search?
    /// The least budget that meets the goal, all other goals left aside; `nil` without a budget,
    /// where it was not found out, and with a ``volume``.
    package var leastBudget: LeastBudget?

    /// The most of a KPI among plans that meet a goal on a ratio by it.
    package struct Volume: Hashable, Sendable {
      /// The KPI.
      package var kpi: String
      /// The most of it.
      package var most: Search

      /// Makes a finding.
      package init(kpi: String, most: Search) {
        self.kpi = kpi
        self.most = most
      }
    }

    /// Makes a finding.
    package init(
      alone: Search, volume: Volume? = nil, besideOthers: Search? = nil,
      leastBudget: LeastBudget? = nil
    ) {
      self.alone = alone
      self.volume = volume
      self.besideOthers = besideOthers
      self.leastBudget = leastBudget
    }
  }

  /// What the goal does to the business objective that it serves.
  package struct Relevance: Hashable, Sendable {
    /// The business objective.
    package var objective: BusinessObjective
    /// Which way its KPI is better.
    package var direction: Objective
    /// Whether the goal's own KPI measures it.
    package var isSame: Bool
    /// The lines that can change both KPIs, by position.
    package var sharedLines: [Int]
    /// The objective's KPI at its worst among all plans, all goals left aside, and among those that
    /// meet the goal, or come as near to it as any.
    package var worst: Pair?
    /// The same at its best.
    package var best: Pair?

    /// A value without a goal and with it.
    package struct Pair: Hashable, Sendable {
      /// Among all plans.
      package var without: Double
      /// Among plans that meet the goal.
      package var with: Double

      /// Makes a pair.
      package init(without: Double, with: Double) {
        self.without = without
        self.with = with
      }

      /// How much better the goal makes it, for a direction.
      package func gain(_ direction: Objective) -> Double { direction.sign * (with - without) }

      /// Differences up to this size are rounding.
      package var slip: Double { 1e-6 * max(abs(without), abs(with)) }
    }

    /// Makes a finding.
    package init(
      objective: BusinessObjective, direction: Objective, isSame: Bool, sharedLines: [Int],
      worst: Pair? = nil, best: Pair? = nil
    ) {
      self.objective = objective
      self.direction = direction
      self.isSame = isSame
      self.sharedLines = sharedLines
      self.worst = worst
      self.best = best
    }
  }

  /// The goal as its author wrote it.
  package var goal: Goal
  /// The goal worked out; `nil` without a KPI or a target.
  package var resolved: ResolvedGoal?
  /// The unit of the KPI.
  package var unit: String?
  /// Whether the KPI needs no unit, as one KPI divided by another has that of its parts.
  package var isRatio: Bool
  /// The lines that can change the KPI, by position.
  package var drivers: [Int]
  /// What the target is compared with: the goal's own baseline, or the KPI's last value.
  package var baseline: Double?
  /// What can be reached; `nil` without a KPI and a target.
  package var achievable: Achievable?
  /// What the goal does to the objective that it serves; `nil` where it names none.
  package var relevance: Relevance?
  /// The last day that counts; `nil` where neither goal nor period say one.
  package var deadline: CalendarDate?
  /// The period's last day is before the deadline.
  package var isBeyondPeriod: Bool
  /// Where the goal should stand on the way; empty without a period.
  package var trajectory: Trajectory?

  /// What a letter comes to.
  package func verdict(_ letter: Letter) -> Verdict {
    switch letter {
    case .specific:
      goal.kpi != nil && (unit != nil || isRatio) && !drivers.isEmpty ? .holds : .fails
    case .measurable:
      goal.kpi == nil || goal.target == nil ? .fails : baseline == nil ? .open : .holds
    case .achievable: achievability
    case .relevant: relevance?.verdict ?? .fails
    case .timeBound: deadline == nil ? .fails : trajectory == nil || isBeyondPeriod ? .open : .holds
    }
  }

  /// Whether some plan meets the goal, all other goals left aside; `nil` where that was not found
  /// out.
  package var isReachable: Bool? {
    guard let resolved, let achievable else { return nil }
    if let volume = achievable.volume?.most {
      switch volume {
      // Nothing divided by nothing is no value.
      case .found(let reach): return reach.value > 0
      case .noPlan: return false
      case .unlimited: return true
      case .unknown: return nil
      }
    }
    return resolved.isReachable(achievable.alone)
  }

  /// Whether some plan meets the goal and all others; `nil` where that was not found out.
  package var isReachableBesideOthers: Bool? {
    guard let resolved, let achievable else { return nil }
    return achievable.besideOthers.map { resolved.isReachable($0) } ?? isReachable
  }

  /// What the target asks of the best that any plan reaches, as a share of it: of the most for a
  /// goal of `at least`, and of the room down to the least for one of `at most` with 1 at that
  /// least. `nil` where that says nothing.
  package var shareOfBest: Double? {
    guard let resolved, let best = achievable?.alone.reach?.value else { return nil }
    switch resolved.side {
    case .atLeast: return best > 0 ? resolved.needed / best : nil
    case .atMost: return resolved.needed > 0 && best > 0 ? best / resolved.needed : nil
    }
  }

  private var achievability: Verdict {
    guard let isReachable else { return resolved == nil ? .fails : .open }
    if !isReachable { return .fails }
    return isReachableBesideOthers == true ? .holds : .open
  }
}

extension GoalAssessment.Relevance {
  /// Holds where meeting the goal moves the objective the right way whatever the plan, is open
  /// where it can be met without, and fails where it can only be in its way.
  var verdict: GoalAssessment.Verdict {
    if isSame { return .holds }
    guard let worst, let best else { return sharedLines.isEmpty ? .fails : .open }
    if worst.gain(direction) > worst.slip { return .holds }
    if sharedLines.isEmpty || best.gain(direction) < -best.slip { return .fails }
    return .open
  }
}

extension ResolvedGoal {
  /// Whether a plan that was looked for meets the goal; `nil` where the search did not tell.
  fileprivate func isReachable(_ search: GoalAssessment.Search) -> Bool? {
    switch search {
    case .found(let reach):
      if isMet(by: reach.value, tolerance: 1e-6) { return true }
      return isMet(by: reach.bound, tolerance: 1e-6) ? nil : false
    case .noPlan: return false
    case .unlimited: return true
    case .unknown: return nil
    }
  }
}
