// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Scenarios
import Service

/// What a sweep has found, and the time that is left for it.
struct SweepSearch {
  /// Without a count, no more plans than these are made.
  private static let mostPoints = 33
  /// No search takes more than one of so many parts of the time that is left while others wait.
  private static let parts = 8

  let run: ScenarioRun
  let first: ScenarioQuestion
  private let options: SearchOptions
  private let limits: SearchLimits
  private let base: ScaleBase?
  private(set) var points: [Double: Sweep.Point] = [:]
  /// What ended the sweep before it was done.
  private(set) var end: Interruption?

  /// Works out what weights stand on; the time runs from now on.
  init(_ sweep: SweepQuestion, _ options: SearchOptions) throws(QuestionError) {
    (run, first) = (sweep.run, sweep.first)
    self.options = options
    limits = options.limits(first.cancellation)
    base =
      first.isRescaled
      ? nil
      : try ScenarioQuestion.scaleBase(
        of: first.document, with: first.overrides, options: options.within(limits, share: 0.5),
        cancellation: first.cancellation)
  }

  /// The points, the least number first.
  var sorted: [Sweep.Point] { points.values.sorted { $0.value < $1.value } }

  /// Whether there is no time left, or somebody ended the sweep.
  mutating func isOver() -> Bool {
    end = end ?? limits.interruption
    return end != nil
  }

  /// The scenario with a number in it.
  func question(at value: Double) throws(QuestionError) -> ScenarioQuestion {
    let loaded = try loading { () throws(LoadError) in try run.load(at: value) }
    return try ScenarioQuestion(
      loaded, of: first.document, first.overrides, cancellation: first.cancellation)
  }

  /// The options of one search of several.
  func part(of count: Int) -> SearchOptions {
    options.within(limits, share: 1 / Double(min(count, Self.parts)))
  }

  /// What comes of a scenario; `nil` where the time or somebody ended the search before there was a
  /// plan.
  mutating func found(
    _ question: ScenarioQuestion, _ options: SearchOptions
  ) throws(QuestionError) -> VerifiedOutcome<Solution>? {
    let found = try question.loaded.told { () throws(ServiceError) in
      try question.service.standing(on: base).solve(options)
    }
    if found.interruption == .cancelled { end = .cancelled }
    if case .interrupted(let reason)? = found.noPlan, reason != .numericalTrouble { return nil }
    return found
  }

  /// What came of a scenario as one of several.
  func entry(
    _ found: VerifiedOutcome<Solution>, _ question: ScenarioQuestion
  ) -> PlannedScenario {
    PlannedScenario(
      variants: question.loaded.choice.names, scenario: question.scenario, outcome: found)
  }

  /// Keeps what came of a number.
  private mutating func keep(
    _ found: VerifiedOutcome<Solution>, _ question: ScenarioQuestion, at value: Double
  ) {
    points[value] = Sweep.Point(value: value, entry: entry(found, question))
    limits.keep(options.timePerPlan * points.count)
  }

  /// Plans for a number, `count` others waiting.
  mutating func addPoint(at value: Double, before count: Int) throws(QuestionError) {
    if points[value] != nil || isOver() { return }
    let question = try question(at: value)
    guard let found = try found(question, part(of: count + 1)) else { return }
    keep(found, question, at: value)
  }

  /// Gives what time is left to plans that got too little of it.
  mutating func finishPoints() throws(QuestionError) {
    let open = sorted.filter(\.isCut)
    for (position, point) in open.enumerated() where !isOver() {
      let question = try question(at: point.value)
      guard let found = try found(question, part(of: open.count - position)) else { continue }
      keep(found, question, at: point.value)
    }
    if points.values.contains(where: \.isCut) {
      end = end ?? .timeLimit
    }
  }

  /// Halves what lies between two plans until the plan halfway has a score near the straight line
  /// between theirs.
  mutating func refine(
    until share: Double, progress: (Int) -> Void
  ) throws(QuestionError) -> Sweep.Coverage {
    var open = zip(sorted, sorted.dropFirst()).map { ($0.value, $1.value) }
    while !open.isEmpty {
      var next: [(Double, Double)] = []
      for (left, right) in open {
        if points.count >= Self.mostPoints || isOver() { return .limited(share) }
        guard points[left]?.entry.solution != nil, points[right]?.entry.solution != nil,
          let middle = run.middle(left, right)
        else { continue }
        try addPoint(at: middle, before: open.count)
        progress(points.count)
        if bend(left, middle, right) > share { next += [(left, middle), (middle, right)] }
      }
      open = next
    }
    let isEvery =
      run.isWhole && zip(sorted, sorted.dropFirst()).allSatisfy { $1.value - $0.value == 1 }
    return isEvery ? .even : .within(share)
  }

  /// How far the score of a plan is from the straight line between two others, as a share of the
  /// range of all scores.
  ///
  /// KPIs by themselves may jump where one plan takes the place of another that is as good; the
  /// score does not.
  private func bend(_ left: Double, _ middle: Double, _ right: Double) -> Double {
    let scores = points.values.compactMap(\.entry.score)
    guard let least = scores.min(), let largest = scores.max(),
      largest - least > 1e-9 * max(abs(least), abs(largest)), let start = points[left]?.entry.score,
      let between = points[middle]?.entry.score, let end = points[right]?.entry.score
    else { return 0 }
    let straight = start + (end - start) * (middle - left) / (right - left)
    return abs(between - straight) / (largest - least)
  }

  // MARK: A step further

  /// Solves again a little further along, where there is a plan.
  mutating func addMarginals() throws(QuestionError) {
    let size = Self.roundedStep((run.range.last - run.range.first) / 50)
    let step = run.isWhole ? max(1, size) : size
    for (position, point) in sorted.enumerated() where !isOver() {
      guard point.entry.solution != nil,
        let further = try? question(at: point.value + step),
        let found = try found(further, part(of: points.count - position)),
        let solution = found.answer, found.interruption == nil
      else { continue }
      points[point.value]?.marginal = Sweep.Marginal(step: step, plan: solution.plan)
    }
  }

  /// The next power of ten below, for a step that can be said.
  private static func roundedStep(_ size: Double) -> Double {
    var power = 1.0
    while power > size { power /= 10 }
    while power * 10 <= size { power *= 10 }
    return power
  }
}

extension Sweep.Point {
  /// Whether the time ended the search for its plan.
  fileprivate var isCut: Bool {
    entry.outcome.noPlan == nil && entry.outcome.interruption == .timeLimit
  }
}
