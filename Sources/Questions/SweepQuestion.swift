// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Scenarios
public import Service

/// A scenario of a file in which one number runs over a range.
///
/// Weights stand on the scales of the scenario as it is, without variants and without the number,
/// unless they are to be worked out anew.
public struct SweepQuestion: Sendable {
  /// Without a count, how far scores may be from straight lines between plans, as a share of their
  /// range.
  public static let standardShare = 0.01
  /// The plans that a sweep without a count begins with.
  private static let firstPoints = 5

  /// The scenario at the first number.
  public let first: ScenarioQuestion
  /// What runs.
  public var range: SweepRange { run.range }
  let run: ScenarioRun

  /// Reads the scenario, and puts the first and the last number in.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - choice: the variants that are put in.
  ///   - overrides: settings that are put in before the number.
  ///   - range: what runs.
  ///   - isRescaled: whether each number has scales of its own.
  ///   - cancellation: calls every search off.
  /// - Throws: what is wrong with the scenario, or cannot be planned.
  public init(
    _ document: ScenarioDocument, _ choice: VariantChoice = .base, overrides: [Override] = [],
    over range: SweepRange, isRescaled: Bool = false, cancellation: CancellationToken? = nil
  ) throws(QuestionError) {
    let whole = try? document.load(choice, overrides: overrides)
    let run = try loading { () throws(LoadError) in
      try ScenarioRun(
        document, choice, overrides: overrides,
        over: range.counted(in: whole?.scenario.scenario.currency))
    }
    self.run = run
    first = try ScenarioQuestion(
      run.first, of: document, overrides, isRescaled: isRescaled, cancellation: cancellation)
  }

  /// The numbers for which there are plans at least: an even run over the range.
  ///
  /// - Parameter steps: how many are asked for; `nil` for those that a sweep without a count begins
  ///   with.
  public func values(_ steps: Int?) -> [Double] { run.values(steps ?? Self.firstPoints) }

  /// Plans for numbers of the range, and the numbers at which something begins.
  ///
  /// - Parameters:
  ///   - steps: how many plans, spread evenly and at least 2; `nil` for as many as it takes to tell
  ///     the rest from straight lines between them.
  ///   - share: without a count, how far scores may be from those lines, as a share of their range.
  ///   - options: how good plans must be, and how long all of it may take; time for each plan is
  ///     left.
  ///   - progress: told how many plans there are, while they are made.
  /// - Complexity: a solve for each plan, another for the step further, about 27 for each number at
  ///   which something begins, and up to 20 for the bend.
  public func ask(
    steps: Int? = nil, within share: Double = standardShare,
    _ options: SearchOptions = SearchOptions(), progress: (Int) -> Void = { _ in }
  ) throws(QuestionError) -> Sweep {
    var search = try SweepSearch(self, options)
    let asked = values(steps)
    for (position, value) in Self.spread(asked).enumerated() {
      try search.addPoint(at: value, before: asked.count - position)
      progress(search.points.count)
    }
    var coverage = Sweep.Coverage.even
    if steps == nil {
      for border in try search.thresholds(.plan) {
        try search.addPoint(at: border.value, before: 1)
      }
      coverage = try search.refine(until: share, progress: progress)
    }
    if search.points.isEmpty, let value = asked.last { try search.addPoint(at: value, before: 0) }
    try search.finishPoints()
    let thresholds = try search.thresholds()
    let bend = try search.bend()
    if steps == nil, let bend { try search.addPoint(at: bend, before: 1) }
    try search.addMarginals()
    return Sweep(
      search.sorted, over: .init(path: range.path, suffix: range.suffix, isWhole: run.isWhole),
      thresholds: thresholds, coverage: coverage, bend: bend, interruption: search.end)
  }

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
}
