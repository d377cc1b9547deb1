// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// One scenario whose number runs, and everything that is asked while it does.
struct SweepQuestion {
  /// Without a count, how far scores may be from straight lines between plans, as a share of their
  /// range.
  static let standardShare = 0.01
  /// Without a count, no more plans than these are made.
  private static let mostPoints = 33
  /// The plans that a sweep without a count begins with.
  private static let firstPoints = 5
  /// No search takes more than one of so many parts of the time that is left while others wait.
  private static let parts = 8

  let run: ScenarioRun
  private let document: ScenarioDocument
  private let choice: VariantChoice
  private let overrides: [Override]
  private let options: SearchOptions
  private var time: TimeBudget
  private let base: ScaleBase?
  private let isRescaled: Bool
  let first: ScenarioQuestion
  var points: [Double: SweepReport.Point] = [:]
  private var statuses: [Double: ExitStatus] = [:]
  private var doubts: [Double: [Diagnostic]] = [:]
  /// What ended the sweep before it was done.
  private(set) var end: Interruption?

  /// Reads the scenario; weights stand on the scales of the scenario as it is, without variants and
  /// without the number.
  init(
    _ scenario: ScenarioOptions, _ range: SweepRange, _ options: SearchOptions, isRescaled: Bool
  ) throws(Failure) {
    time = TimeBudget(options)
    overrides = try scenario.overrides()
    (document, choice) = try scenario.document()
    let whole = try? document.load(choice, overrides: overrides)
    do throws(LoadError) {
      run = try ScenarioRun(
        document, choice, overrides: overrides,
        over: range.counted(in: whole?.scenario.scenario.currency))
    } catch {
      throw Failure(error)
    }
    first = try ScenarioQuestion(
      document, overrides + [run.range.override(at: run.range.first)], run.first)
    // The scenario as it is, its two ends and what tells whether the number is whole.
    time.haveRead(4)
    self.options = options
    self.isRescaled = isRescaled
    base =
      isRescaled
      ? nil
      : try ScenarioQuestion.scaleBase(of: document, overrides, time.share(0.5, of: options))
  }

  /// The files that the scenario comes from.
  var files: [String] { run.first.files }

  /// Plans for every number, the numbers at which something begins, and how it ended.
  mutating func answer(
    steps: Int?, within share: Double, progress: inout ProgressLine
  ) throws(Failure) -> Answer {
    let asked = run.values(steps ?? Self.firstPoints)
    for (position, value) in Self.spread(asked).enumerated() {
      try addPoint(at: value, before: asked.count - position)
      progress.show(points.count, "plan")
    }
    var coverage = SweepReport.Coverage.even
    if steps == nil {
      for border in try thresholds(.plan) { try addPoint(at: border.value, before: 1) }
      coverage = try refine(until: share, progress: &progress)
    }
    if points.isEmpty, let value = asked.last { try addPoint(at: value, before: 0) }
    try finishPoints()
    let thresholds = try self.thresholds()
    let bend = try self.bend()
    if steps == nil, let bend { try addPoint(at: bend, before: 1) }
    try addMarginals()
    progress.clear()
    return answer(of: asked.count, thresholds, coverage, bend: bend)
  }

  private func answer(
    of count: Int, _ thresholds: [SweepThreshold], _ coverage: SweepReport.Coverage, bend: Double?
  ) -> Answer {
    let sorted = sorted
    let planned = sorted.count { $0.entry.solution != nil }
    let worst = statuses.values.max { $0.severity < $1.severity } ?? .done
    var message = "\(planned) of \(max(count, sorted.count)) numbers have a plan"
    var status =
      planned == 0 ? worst : worst == .stoppedWithPlan ? ExitStatus.stoppedWithPlan : .done
    if let end {
      status = ExitStatus(end, hasPlan: planned > 0, signal: CancellationToken.arrivedSignal)
      message = "\(ScenarioQuestion.ending(end)); \(message)"
    }
    let report = SweepReport(
      sorted, over: .init(path: run.range.path, suffix: run.range.suffix, isWhole: run.isWhole),
      thresholds: thresholds, coverage: coverage, bend: bend, interruption: end,
      planArguments: planArguments)
    return Answer(
      status: status,
      finding: sorted.isEmpty ? .noPlan(.interrupted(end ?? .timeLimit)) : .report(report),
      scenario: first.loaded,
      warnings: first.warnings + sorted.flatMap { doubts[$0.value] ?? [] }, message: message)
  }

  /// What else than the number 'solve' needs for the very plan of a point.
  private var planArguments: [String] {
    (isRescaled && !choice.names.isEmpty ? ["--rescale"] : [])
      + (options.gap.map { ["--gap", "\($0)"] } ?? [])
  }

  // MARK: Points

  var sorted: [SweepReport.Point] { points.values.sorted { $0.value < $1.value } }

  /// Positions that soon cover a whole run: the ends, then what halves the widest gaps.
  private static func spread(_ values: [Double]) -> [Double] {
    var order = [values[0], values[values.count - 1]]
    var open = [0...(values.count - 1)]
    while !open.isEmpty {
      var next: [ClosedRange<Int>] = []
      for range in open where range.count > 2 {
        let middle = (range.lowerBound + range.upperBound) / 2
        order.append(values[middle])
        next += [range.lowerBound...middle, middle...range.upperBound]
      }
      open = next
    }
    return order
  }

  /// Whether there is no time left, or somebody ended the sweep.
  mutating func isOver() -> Bool {
    if end == nil {
      if CancellationToken.cancelledBySignals.isCancelled {
        end = .cancelled
      } else if time.remaining == .zero {
        end = .timeLimit
      }
    }
    return end != nil
  }

  /// The scenario with a number in it.
  func question(at value: Double) throws(Failure) -> ScenarioQuestion {
    let loaded: LoadedScenario
    do throws(LoadError) {
      loaded = try run.load(at: value)
    } catch {
      throw Failure(error)
    }
    return try ScenarioQuestion(document, overrides + [run.range.override(at: value)], loaded)
      .standing(on: base)
  }

  /// The options of one search of several.
  func part(of count: Int) -> SearchOptions {
    time.share(1 / Double(min(count, Self.parts)), of: options)
  }

  /// What comes of a scenario; `nil` where the time or somebody ended the search before there was a
  /// plan.
  mutating func found(
    _ question: ScenarioQuestion, _ options: SearchOptions
  ) throws(Failure) -> VerifiedOutcome<Solution>? {
    let found = try question.outcome(options)
    if case .signal = found.status { end = .cancelled }
    if case .interrupted(let reason)? = found.noPlan, reason != .numericalTrouble {
      return nil
    }
    return found
  }

  /// What came of a scenario as one of several.
  func entry(
    _ found: VerifiedOutcome<Solution>, _ question: ScenarioQuestion
  ) -> ComparisonReport.Entry {
    .init(
      variants: choice.names, scenario: question.loaded.scenario, outcome: found)
  }

  /// Keeps what came of a number.
  private mutating func keep(
    _ found: VerifiedOutcome<Solution>, _ question: ScenarioQuestion, at value: Double
  ) {
    points[value] = SweepReport.Point(value: value, entry: entry(found, question))
    statuses[value] = found.status
    doubts[value] = question.warnings(of: found.doubts)
    time.keep(forPlans: points.count)
  }

  /// Plans for a number, `count` others waiting.
  private mutating func addPoint(at value: Double, before count: Int) throws(Failure) {
    if points[value] != nil || isOver() { return }
    let question = try question(at: value)
    guard let found = try found(question, part(of: count + 1)) else { return }
    keep(found, question, at: value)
  }

  /// Gives what time is left to plans that got too little of it.
  private mutating func finishPoints() throws(Failure) {
    let open = sorted.filter { $0.entry.interruption == .timeLimit }
    for (position, point) in open.enumerated() where !isOver() {
      let question = try question(at: point.value)
      guard let found = try found(question, part(of: open.count - position)) else { continue }
      keep(found, question, at: point.value)
    }
    if points.values.contains(where: { $0.entry.interruption == .timeLimit }) {
      end = end ?? .timeLimit
    }
  }

  /// Halves what lies between two plans until the plan halfway has a score near the straight line
  /// between theirs.
  private mutating func refine(
    until share: Double, progress: inout ProgressLine
  ) throws(Failure) -> SweepReport.Coverage {
    var open = zip(sorted, sorted.dropFirst()).map { ($0.value, $1.value) }
    while !open.isEmpty {
      var next: [(Double, Double)] = []
      for (left, right) in open {
        if points.count >= Self.mostPoints || isOver() { return .limited(share) }
        guard points[left]?.entry.solution != nil, points[right]?.entry.solution != nil,
          let middle = run.middle(left, right)
        else { continue }
        try addPoint(at: middle, before: open.count)
        progress.show(points.count, "plan")
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
  private mutating func addMarginals() throws(Failure) {
    let size = Self.roundedStep((run.range.last - run.range.first) / 50)
    let step = run.isWhole ? max(1, size) : size
    for (position, point) in sorted.enumerated() where !isOver() {
      guard point.entry.solution != nil,
        let further = try? question(at: point.value + step),
        let found = try found(further, part(of: points.count - position)),
        let solution = found.answer, found.interruption == nil
      else { continue }
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
}

extension ComparisonReport.Entry {
  /// What ended the search for the plan, where there is one and something did.
  var interruption: Interruption? { outcome.noPlan == nil ? outcome.interruption : nil }
}
