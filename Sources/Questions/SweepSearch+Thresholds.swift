// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Service

/// The numbers at which something begins or ceases, searched for between the points of a sweep.
extension SweepSearch {
  /// How well a threshold is known, as a share of the range.
  private static let precision = 1e-8

  /// All of them, as far as there is time.
  mutating func thresholds() throws(QuestionError) -> [SweepThreshold] {
    var found = try thresholds(.plan)
    let plans = found
    var limits: [SweepThreshold] = []
    for kpi in first.scenario.scenario.kpis {
      for side in LimitID.Side.allCases where kpi[side] != nil {
        limits += try thresholds(.limit(kpi: kpi.name, side))
      }
      if kpi.target != nil { found += try thresholds(.target(kpi: kpi.name)) }
    }
    for goal in first.scenario.goals {
      limits += try thresholds(.reachable(goal: goal.name))
      if !first.scenario.scenario.goals[goal.position].isMust {
        found += try thresholds(.goal(goal.name))
      }
    }
    // A limit that can be kept just where there is a plan at all says nothing more if it is the only one.
    let isOnlyOne = limits.count == 1 && plans.contains { $0.isBeside(limits[0]) }
    return isOnlyOne ? found : plans + limits + found.dropFirst(plans.count)
  }

  /// The numbers at which an event begins or ceases between neighbouring points.
  ///
  /// - Complexity: a solve for every point where the event is not known, and about 27 for each
  ///   number that is found.
  mutating func thresholds(_ event: SweepThreshold.Event) throws(QuestionError) -> [SweepThreshold]
  {
    var states: [(value: Double, holds: Bool)] = []
    for point in sorted {
      if let holds = try holds(event, at: point.value) { states.append((point.value, holds)) }
    }
    var found: [SweepThreshold] = []
    for (left, right) in zip(states, states.dropFirst()) where left.holds != right.holds {
      var (no, yes) = left.holds ? (right.value, left.value) : (left.value, right.value)
      let width = run.range.last - run.range.first
      while run.isWhole || abs(yes - no) > Self.precision * width {
        guard let middle = run.middle(no, yes), let holds = try holds(event, at: middle) else {
          break
        }
        if holds { yes = middle } else { no = middle }
      }
      if !run.isWhole {
        // Limits stand at round numbers more often than just beside them.
        let round = Self.shortest(between: no, and: yes)
        if try holds(event, at: round) == true { yes = round }
      }
      found.append(
        SweepThreshold(event: event, begins: right.holds, value: yes, other: no))
    }
    return found
  }

  /// Whether something is so at a number; `nil` where that is not known, or there is no time to
  /// find out.
  private mutating func holds(
    _ event: SweepThreshold.Event, at value: Double
  ) throws(QuestionError) -> Bool? {
    if let point = points[value], let known = point.entry.holds(event) { return known }
    if isOver() { return nil }
    let question = try question(at: value)
    switch event {
    case .limit(let kpi, let side): return question.canKeep(kpi, at: side, options: part(of: 2))
    case .plan, .target, .reachable, .goal: break
    }
    guard let found = try found(question, part(of: 2)) else { return nil }
    let known = entry(found, question).holds(event)
    guard known == nil, case .reachable(let goal) = event else { return known }
    return question.canMeet(goal, part(of: 2))
  }

  /// The number of the fewest digits from one to another.
  static func shortest(between first: Double, and last: Double) -> Double {
    let (least, largest) = (min(first, last), max(first, last))
    if least <= 0, largest >= 0 { return 0 }
    var unit = 1.0
    while unit < max(abs(least), abs(largest)) { unit *= 10 }
    while unit > (largest - least) / 10 {
      let multiple = (least / unit).rounded(.up) * unit
      if multiple <= largest { return multiple }
      unit /= 10
    }
    return last
  }
}

extension SweepThreshold {
  /// Whether another event begins or ceases at the same number.
  fileprivate func isBeside(_ other: SweepThreshold) -> Bool {
    begins == other.begins && abs(value - other.value) <= abs(value - self.other)
  }
}

extension PlannedScenario {
  /// Whether an event is so at this plan; `nil` where it does not tell.
  func holds(_ event: SweepThreshold.Event) -> Bool? {
    switch event {
    case .plan:
      switch outcome.noPlan {
      case nil: true
      case .infeasible?: false
      case .unbounded?, .interrupted?: nil
      }
    case .limit: solution == nil ? nil : true
    case .target(let kpi): meetsTarget(of: kpi)
    case .goal(let name): meetsGoal(name)
    // An aim that the best plan misses another may meet.
    case .reachable(let name): meetsGoal(name) == true ? true : nil
    }
  }
}

extension ScenarioQuestion {
  /// Whether some plan keeps a KPI's limit, the limits of other KPIs left aside; `nil` where a
  /// search did not tell.
  fileprivate func canKeep(
    _ kpi: String, at side: LimitID.Side, options: SearchOptions
  ) -> Bool? {
    var parts = scenario.scenario
    for index in parts.kpis.indices {
      let isOther = parts.kpis[index].name != kpi
      if isOther || side != .atLeast { parts.kpis[index].atLeast = nil }
      if isOther || side != .atMost { parts.kpis[index].atMost = nil }
    }
    for index in parts.goals.indices { parts.goals[index].isMust = false }
    return hasPlan(parts, options)
  }

  /// Whether some plan meets a goal, the other goals left aside; `nil` where a search did not tell.
  fileprivate func canMeet(_ goal: String, _ options: SearchOptions) -> Bool? {
    var parts = scenario.scenario
    for index in parts.goals.indices { parts.goals[index].isMust = parts.goals[index].name == goal }
    return hasPlan(parts, options)
  }

  private func hasPlan(_ parts: Scenario, _ options: SearchOptions) -> Bool? {
    // Without the other limits it may be no scenario that can be planned; then nothing is claimed about it.
    guard let service = try? VerifiedPlanner(parts, cancellation: cancellation) else {
      return nil
    }
    return (try? service.hasPlan(options)) ?? nil
  }
}
