// SPDX-License-Identifier: GPL-3.0-or-later

/// A goal with a KPI and a target, worked out: which value on which side by which day.
package struct ResolvedGoal: Hashable, Sendable {
  /// The position in ``Scenario/goals``.
  package var position: Int
  /// The goal's name.
  package var name: String
  /// The name of the KPI that measures it.
  package var kpi: String
  /// Which side of the value is fine.
  package var side: LimitID.Side
  /// Whether values add up over the days.
  package var counting: GoalCounting
  /// What the target is compared with, as it is stated: for a total that of a whole period.
  package var baseline: Double?
  /// The last day on which the value counts; `nil` where neither the goal nor a period says one.
  package var deadline: CalendarDate?
  /// The share of the period's days up to the deadline, above 0 and at most 1; 1 for levels,
  /// without a period, and for a deadline at its end or later.
  ///
  /// What a plan brings of a total is taken to come evenly over the days of the period.
  package var share: Double
  /// What a plan must bring over the whole period so that the value is reached by the deadline.
  ///
  /// A value asked for by a day is the share's part of this. A change of the baseline compares like
  /// with like: what a whole period brings with what brought the baseline, so that `+25%` asks for
  /// a quarter more however early the deadline is.
  package var needed: Double
  /// The value to reach by the deadline: the share's part of what is needed.
  package var value: Double

  /// The baseline for as many days as there are up to the deadline.
  package var baselineByDeadline: Double? { baseline.map { $0 * share } }

  /// Whether a value of the KPI for the whole period meets the goal.
  ///
  /// - Parameters:
  ///   - total: the KPI's value over the whole period, in its unit.
  ///   - tolerance: what may be missing, as a share of what is needed.
  package func isMet(by total: Double, tolerance: Double = 0) -> Bool {
    miss(of: total) <= tolerance * abs(needed)
  }

  /// How much of what is needed over the whole period a value falls short of, or goes too far;
  /// below 0 where it has room.
  package func miss(of total: Double) -> Double {
    side == .atLeast ? needed - total : total - needed
  }
}

/// Works goals out; those with mistakes are left out.
struct GoalResolution {
  let scenario: Scenario
  let index: NameIndex

  /// The goals that have a KPI and a target, in the order of the file.
  func goals() -> [ResolvedGoal] {
    scenario.goals.indices.compactMap { goal(at: $0) }
  }

  /// A goal worked out, or `nil` where something for it is missing or wrong.
  private func goal(at position: Int) -> ResolvedGoal? {
    let goal = scenario.goals[position]
    guard let name = goal.kpi, index.hasKPI(name), let target = goal.target else { return nil }
    let counting = counting(of: goal)
    let deadline = deadline(of: goal)
    let share = counting == .level ? 1 : share(upTo: deadline)
    guard share > 0, let side = side(of: goal), let asked = asked(by: target, of: goal, share)
    else { return nil }
    return ResolvedGoal(
      position: position, name: goal.name, kpi: name, side: side, counting: counting,
      baseline: baseline(of: goal), deadline: deadline, share: share,
      needed: asked.needed, value: asked.value)
  }

  /// The KPI that measures a goal, where it is declared.
  func kpi(of goal: Goal) -> KPI? {
    goal.kpi.flatMap { index.kpis[$0] }.map { scenario.kpis[$0] }
  }

  /// What the target is compared with.
  func baseline(of goal: Goal) -> Double? { goal.baseline ?? kpi(of: goal)?.last }

  /// Whether the goal's values add up over the days: those of rates do not.
  func counting(of goal: Goal) -> GoalCounting {
    goal.counting ?? (kpi(of: goal)?.isLevel == true ? .level : .total)
  }

  /// The last day for the goal; the period's last where it names none.
  func deadline(of goal: Goal) -> CalendarDate? {
    switch goal.by {
    case .day(let day): day
    case .afterDays(let days):
      days > 0 ? scenario.period?.first.adding(days: days - 1) : nil
    case nil: scenario.period?.last
    }
  }

  /// The share of the period up to a day; at most 0 before its start.
  func share(upTo day: CalendarDate?) -> Double {
    guard let day, let period = scenario.period, period.dayCount > 0 else { return 1 }
    return min(1, Double(day.dayNumber - period.first.dayNumber + 1) / Double(period.dayCount))
  }

  /// Which side of the target is fine; `nil` where nothing says it.
  func side(of goal: Goal) -> LimitID.Side? {
    if case .value(_, let side?) = goal.target { return side }
    if goal.kpi == KPI.spend, index.kpis[KPI.spend] == nil, case .value = goal.target {
      return .atMost
    }
    if let objective = kpi(of: goal)?.objective {
      return objective == .maximize ? .atLeast : .atMost
    }
    return direction(of: goal).map { $0 > 0 ? .atLeast : .atMost }
  }

  /// 1 where the target is above the baseline and -1 where it is below; `nil` where they are equal
  /// or there is no baseline.
  func direction(of goal: Goal) -> Double? {
    let change: Double? =
      switch goal.target {
      case .value(let value, _):
        baseline(of: goal).map { value - $0 * (counting(of: goal) == .level ? 1 : share(of: goal)) }
      case .change(let change), .share(let change), .points(let change): change
      case nil: nil
      }
    return change.flatMap { $0 > 0 ? 1 : $0 < 0 ? -1 : nil }
  }

  private func share(of goal: Goal) -> Double { share(upTo: deadline(of: goal)) }

  /// What a whole period must bring, and what there must be by the deadline; `nil` without the
  /// baseline that it needs.
  private func asked(
    by target: GoalTarget, of goal: Goal, _ share: Double
  ) -> (needed: Double, value: Double)? {
    if case .value(let value, _) = target { return (value / share, value) }
    guard let baseline = baseline(of: goal) else { return nil }
    let needed =
      switch target {
      case .change(let change): baseline + change / share
      case .share(let change): baseline * (1 + change)
      case .points(let change): baseline + change
      case .value(let value, _): value / share
      }
    return (needed, needed * share)
  }
}

extension CheckedScenario {
  /// The last day that counts for a goal, whatever else it lacks; `nil` where neither it nor a
  /// period says one.
  public func deadline(of goal: Goal) -> CalendarDate? {
    GoalResolution(scenario: scenario, index: resolution.index).deadline(of: goal)
  }

  /// The goals that have a KPI and a target, worked out, in the order of the file.
  package var goals: [ResolvedGoal] { resolution.goals }

  /// The goals that every plan must meet, sorted by name.
  package var musts: [ResolvedGoal] {
    goals.filter { scenario.goals[$0.position].isMust }.sorted { $0.name < $1.name }
  }
}
