// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
public import Planning

/// The plans of a scenario while one number of it runs over a range, told to those who may choose the number.
public struct SweepReport {
  /// What runs.
  public struct Axis: Hashable, Sendable {
    /// The path of the number in the scenario, for example `budget`.
    public var path: String
    /// What stands behind each number, for example ` GBP` or `% of budget`.
    public var suffix: String

    /// Makes an axis.
    public init(path: String, suffix: String) {
      self.path = path
      self.suffix = suffix
    }
  }

  /// What a step further along the axis brings, found by solving again.
  public struct Marginal: Hashable, Sendable {
    /// How far the step goes, in the axis's unit.
    public var step: Double
    /// The plan a step further.
    public var plan: Plan

    /// Makes a marginal value.
    public init(step: Double, plan: Plan) {
      self.step = step
      self.plan = plan
    }
  }

  /// One place on the axis.
  public struct Point {
    /// The number.
    public var value: Double
    /// The scenario with the number, and what came of it.
    public var entry: ComparisonReport.Entry
    /// What a step further brings; `nil` where there is no plan here or there.
    public var marginal: Marginal?

    /// Makes a point.
    public init(value: Double, entry: ComparisonReport.Entry, marginal: Marginal? = nil) {
      self.value = value
      self.entry = entry
      self.marginal = marginal
    }
  }

  /// The points, the least number first; at least two.
  public var points: [Point]
  /// The numbers at which something begins or ceases to be.
  public var thresholds: [SweepThreshold]
  /// What runs.
  public var axis: Axis
  /// How the points were chosen.
  public var coverage: Coverage
  /// How the text is laid out.
  public var options: TextOptions

  /// How the points of a sweep were chosen.
  public enum Coverage: Hashable, Sendable {
    /// Evenly, as many as were asked for.
    case even
    /// Until no score in the middle between two of them was farther from the straight line than this share of its range.
    case within(Double)
    /// So many that the sweep ended before it came that near.
    case limited(Double)
  }

  /// Makes a report.
  public init(
    _ points: [Point], over axis: Axis, thresholds: [SweepThreshold], coverage: Coverage,
    options: TextOptions = TextOptions()
  ) {
    self.points = points
    self.axis = axis
    self.thresholds = thresholds
    self.coverage = coverage
    self.options = options
  }

  /// The position of the point where the score bends most; `nil` where it hardly bends.
  public var knee: Int? {
    let scored = points.indices.filter { SweepScore.value(points[$0].entry) != nil }
    let scores = scored.compactMap { SweepScore.value(points[$0].entry) }
    guard let first = scores.first, let last = scores.last, first != last else { return nil }
    // A score that grows along the axis pays for it with the number itself, one that falls is paid in it.
    let values = zip(scored, scores).map { [(first < last ? -1 : 1) * points[$0].value, $1] }
    let found = Knee.index(of: first < last ? values : values.reversed())
    return found.map { first < last ? scored[$0] : scored[scored.count - 1 - $0] }
  }
}

/// A number on the axis of a sweep at which something begins or ceases to be.
public struct SweepThreshold: Hashable, Sendable {
  /// What begins or ceases there.
  public enum Event: Hashable, Sendable {
    /// There is a plan.
    case plan
    /// A KPI's limit can be kept, whatever becomes of the limits of other KPIs.
    case limit(kpi: String, LimitID.Side)
    /// The best plan meets a target.
    case target(kpi: String)
  }

  /// What begins or ceases.
  public var event: Event
  /// Whether it begins, seen from the lesser numbers.
  public var begins: Bool
  /// The nearest number that was found at which it is so.
  public var value: Double
  /// The nearest number at which it is proven or found not to be so.
  public var other: Double

  /// Makes a threshold.
  public init(event: Event, begins: Bool, value: Double, other: Double) {
    self.event = event
    self.begins = begins
    self.value = value
    self.other = other
  }
}

extension ComparisonReport.Entry {
  /// What the plan scores at the first thing that the trade-off settles, larger being better; `nil` without a plan.
  public var score: Double? { SweepScore.value(self) }
}

/// What a plan scores at the first thing that the trade-off settles.
enum SweepScore {
  /// The score of a plan of another number on the same scale as that of a solution; `nil` where a KPI has no value.
  static func value(_ plan: Plan, like solution: Solution) -> Double? {
    guard let stage = solution.stages.first else { return nil }
    if let ratio = stage.ratio {
      return plan.value(of: ratio.kpi).map { ratio.objective.sign * $0 }
    }
    return stage.certificate.score.value { plan.value(of: $0) }
  }

  /// The score of an entry's own plan.
  static func value(_ entry: ComparisonReport.Entry) -> Double? {
    entry.solution.flatMap { value($0.plan, like: $0) }
  }

  /// The KPI that is the score, where one counts alone.
  static func kpi(_ solution: Solution) -> String? {
    guard let stage = solution.stages.first else { return nil }
    if let ratio = stage.ratio { return ratio.kpi }
    return stage.certificate.score.isOneKPI ? stage.certificate.score.weights.first?.kpi : nil
  }
}
