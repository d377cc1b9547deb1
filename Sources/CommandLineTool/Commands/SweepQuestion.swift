// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Reports
import Scenarios

/// One scenario whose number runs, and everything that is asked while it does.
struct SweepQuestion {
  /// Without a count, how far scores may be from straight lines between plans, as a share of their range.
  static let standardShare = 0.01
  /// Without a count, no more plans than these are made.
  private static let mostPoints = 33
  /// The plans that a sweep without a count begins with.
  private static let firstPoints = 5

  private let document: ScenarioDocument
  private let choice: VariantChoice
  private let overrides: [Override]
  private let range: SweepRange
  private let options: SearchOptions
  private let deadline: ContinuousClock.Instant?
  private let base: ScaleBase?
  private let first: ScenarioQuestion
  private var points: [Double: SweepReport.Point] = [:]
  private var statuses: [ExitStatus] = []
  private var doubts: [Diagnostic] = []

  /// Loads the scenario at the first number; weights stand on the scales of the scenario as it is.
  init(
    _ scenario: ScenarioOptions, _ range: SweepRange, _ options: SearchOptions, isRescaled: Bool
  ) throws(Failure) {
    overrides = try scenario.overrides()
    (document, choice) = try scenario.document()
    let whole = try? document.load(choice, overrides: overrides)
    let range = range.counted(in: whole?.scenario.scenario.currency)
    self.range = range
    self.options = options
    deadline = options.timeLimit.map { ContinuousClock.now.advanced(by: $0) }
    first = try ScenarioQuestion(document, choice, overrides + [range.override(at: range.first)])
    // The last number may be out of range although the first is not; better told before any work.
    _ = try ScenarioQuestion(document, choice, overrides + [range.override(at: range.last)])
    base =
      isRescaled
      ? nil : try ScenarioQuestion.scaleBase(of: document, overrides, options)
  }

  /// The files that the scenario comes from.
  var files: [String] { first.loaded.files }

  /// Plans for every number, the numbers at which something begins, and how it ended.
  mutating func answer(steps: Int?, within share: Double) throws(Failure) -> Answer {
    for value in range.values(steps ?? Self.firstPoints) { try addPoint(at: value) }
    var coverage = SweepReport.Coverage.even
    if steps == nil {
      for border in try thresholds(.plan) { try addPoint(at: border.value) }
      coverage = try refine(until: share)
    }
    let thresholds = try self.thresholds()
    try addMarginals()
    let sorted = points.values.sorted { $0.value < $1.value }
    let planned = sorted.count { $0.entry.solution != nil }
    let worst = statuses.max { $0.severity < $1.severity } ?? .done
    return Answer(
      status: planned > 0 && worst != .stoppedWithPlan && worst != .stoppedWithoutPlan
        ? .done : planned > 0 ? .stoppedWithPlan : worst,
      finding: .sweep(
        SweepReport(
          sorted, over: .init(path: range.path, suffix: range.suffix), thresholds: thresholds,
          coverage: coverage)),
      scenario: first.loaded, warnings: first.warnings + doubts,
      message: "\(planned) of \(sorted.count) numbers have a plan")
  }

  // MARK: Points

  /// The scenario with a number in it.
  private func question(at value: Double) throws(Failure) -> ScenarioQuestion {
    try ScenarioQuestion(document, choice, overrides + [range.override(at: value)])
      .standing(on: base)
  }

  /// What is left of the time.
  private var remaining: SearchOptions {
    var own = options
    own.timeLimit = deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
    return own
  }

  private mutating func addPoint(at value: Double) throws(Failure) {
    guard points[value] == nil else { return }
    let question = try question(at: value)
    let found = try question.finding(remaining)
    if case .signal = found.status { throw Failure(found.status, "stopped from outside") }
    statuses.append(found.status)
    doubts += found.doubts
    points[value] = SweepReport.Point(
      value: value,
      entry: .init(
        variants: choice.names, scenario: question.loaded.scenario, finding: found.finding))
  }

  private var sorted: [SweepReport.Point] { points.values.sorted { $0.value < $1.value } }

  /// Halves what lies between two plans until the plan halfway has a score near the straight line between theirs.
  private mutating func refine(until share: Double) throws(Failure) -> SweepReport.Coverage {
    var open = zip(sorted, sorted.dropFirst()).map { ($0.value, $1.value) }
    while !open.isEmpty {
      var next: [(Double, Double)] = []
      for (left, right) in open {
        if points.count >= Self.mostPoints { return .limited(share) }
        let middle = left + (right - left) / 2
        guard points[left]?.entry.solution != nil, points[right]?.entry.solution != nil else {
          continue
        }
        try addPoint(at: middle)
        if bend(left, middle, right) > share { next += [(left, middle), (middle, right)] }
      }
      open = next
    }
    return .within(share)
  }

  /// How far the score of a plan is from the mean of two others, as a share of the range of all scores.
  ///
  /// KPIs by themselves may jump where one plan takes the place of another that is as good; the score does not.
  private func bend(_ left: Double, _ middle: Double, _ right: Double) -> Double {
    let scores = points.values.compactMap(\.entry.score)
    guard let least = scores.min(), let largest = scores.max(),
      largest - least > 1e-9 * max(abs(least), abs(largest)), let start = points[left]?.entry.score,
      let half = points[middle]?.entry.score, let end = points[right]?.entry.score
    else { return 0 }
    return abs(half - (start + end) / 2) / (largest - least)
  }

  // MARK: A step further

  /// Solves again a little further along, where there is a plan.
  private mutating func addMarginals() throws(Failure) {
    let step = Self.roundedStep((range.last - range.first) / 50)
    for point in sorted {
      guard point.entry.solution != nil,
        let further = try? question(at: point.value + step)
      else { continue }
      let found = try further.finding(remaining)
      if case .signal = found.status { throw Failure(found.status, "stopped from outside") }
      guard case .plan(let solution, _, nil) = found.finding else { continue }
      points[point.value]?.marginal = SweepReport.Marginal(step: step, plan: solution.plan)
    }
  }

  /// The next power of ten below, for a step that can be said.
  private static func roundedStep(_ size: Double) -> Double {
    var power = 1.0
    while power > size { power /= 10 }
    while power * 10 <= size { power *= 10 }
    return power
  }

  // MARK: Thresholds

  /// Whether something is so at a number; `nil` where that is not known.
  private func holds(
    _ event: SweepThreshold.Event, at value: Double
  ) throws(Failure) -> Bool? {
    if let point = points[value], let known = point.entry.holds(event) { return known }
    let question = try question(at: value)
    switch event {
    case .limit(let kpi, let side): return try question.canKeep(kpi, side, remaining)
    case .plan, .target, .reachable, .goal: break
    }
    let finding = try question.finding(remaining).finding
    let known = ComparisonReport.Entry(
      variants: [], scenario: question.loaded.scenario, finding: finding
    ).holds(event)
    guard known == nil, case .reachable(let goal) = event else { return known }
    return try question.canMeet(goal, remaining)
  }

  private func thresholds() throws(Failure) -> [SweepThreshold] {
    var found = try thresholds(.plan)
    let plans = found
    var limits: [SweepThreshold] = []
    for kpi in first.parts.kpis {
      for side in LimitID.Side.allCases where kpi.limit(side) != nil {
        limits += try thresholds(.limit(kpi: kpi.name, side))
      }
      if kpi.target != nil { found += try thresholds(.target(kpi: kpi.name)) }
    }
    for goal in first.loaded.scenario.goals {
      limits += try thresholds(.reachable(goal: goal.name))
      if !first.parts.goals[goal.position].isMust { found += try thresholds(.goal(goal.name)) }
    }
    // A limit that can be kept just where there is a plan at all says nothing more if it is the only one.
    let isOnlyOne = limits.count == 1 && plans.contains { $0.isBeside(limits[0]) }
    return isOnlyOne ? found : plans + limits + found.dropFirst(plans.count)
  }

  /// The numbers at which an event begins or ceases between neighbouring points.
  ///
  /// - Complexity: a solve for every point where the event is not known, and about 27 for each number that is found.
  private func thresholds(_ event: SweepThreshold.Event) throws(Failure) -> [SweepThreshold] {
    var states: [(value: Double, holds: Bool)] = []
    for point in sorted {
      if let holds = try holds(event, at: point.value) { states.append((point.value, holds)) }
    }
    var found: [SweepThreshold] = []
    for (left, right) in zip(states, states.dropFirst()) where left.holds != right.holds {
      var (no, yes) = left.holds ? (right.value, left.value) : (left.value, right.value)
      while abs(yes - no) > Self.precision * (range.last - range.first) {
        let middle = no + (yes - no) / 2
        guard let holds = try holds(event, at: middle) else { break }
        if holds { yes = middle } else { no = middle }
      }
      // Limits stand at round numbers more often than just beside them.
      let round = Self.shortest(between: no, and: yes)
      if try holds(event, at: round) == true { yes = round }
      found.append(
        SweepThreshold(event: event, begins: right.holds, value: yes, other: no))
    }
    return found
  }

  /// The number of the fewest digits from one to another.
  private static func shortest(between first: Double, and last: Double) -> Double {
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

  /// How well a threshold is known, as a share of the range.
  private static let precision = 1e-8
}

extension KPI {
  /// The KPI's own limit on a side.
  fileprivate func limit(_ side: LimitID.Side) -> Double? { side == .atLeast ? atLeast : atMost }
}

extension SweepThreshold {
  /// Whether another event begins or ceases at the same number.
  fileprivate func isBeside(_ other: SweepThreshold) -> Bool {
    begins == other.begins && abs(value - other.value) <= abs(value - self.other)
  }
}

extension ComparisonReport.Entry {
  /// Whether an event is so at this plan; `nil` where it does not tell.
  fileprivate func holds(_ event: SweepThreshold.Event) -> Bool? {
    switch event {
    case .plan:
      switch finding {
      case .plan: true
      case .none(.infeasible): false
      case .none(.unbounded), .none(.interrupted): nil
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
  /// Whether some plan keeps a KPI's limit, the limits of other KPIs left aside; `nil` where a search did not tell.
  fileprivate func canKeep(
    _ kpi: String, _ side: LimitID.Side, _ options: SearchOptions
  ) throws(Failure) -> Bool? {
    var parts = parts
    for index in parts.kpis.indices {
      let isOther = parts.kpis[index].name != kpi
      if isOther || side != .atLeast { parts.kpis[index].atLeast = nil }
      if isOther || side != .atMost { parts.kpis[index].atMost = nil }
    }
    for index in parts.goals.indices { parts.goals[index].isMust = false }
    return try hasPlan(parts, options)
  }

  /// Whether some plan meets a goal, the other goals left aside; `nil` where a search did not tell.
  fileprivate func canMeet(_ goal: String, _ options: SearchOptions) throws(Failure) -> Bool? {
    var parts = parts
    for index in parts.goals.indices { parts.goals[index].isMust = parts.goals[index].name == goal }
    return try hasPlan(parts, options)
  }

  private func hasPlan(_ parts: Scenario, _ options: SearchOptions) throws(Failure) -> Bool? {
    let outcome: PlanOutcome
    do {
      let scenario = try CheckedScenario(parts)
      outcome = try Planner(scenario).solve(options, cancellation: .cancelledBySignals)
      if case .infeasible(let proof) = outcome, !Verifier(scenario).verify(proof).isVerified {
        return nil
      }
    } catch {
      // Without the other limits it may be no scenario that can be planned; then nothing is claimed about it.
      return nil
    }
    switch outcome {
    case .planned, .interrupted(_, best: .some): return true
    case .infeasible: return false
    case .unbounded, .interrupted(_, best: nil): return nil
    }
  }
}
