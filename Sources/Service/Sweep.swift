// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning

/// The plans of a scenario while one number of it runs over a range.
public struct Sweep: Sendable {
  /// What runs.
  public struct Axis: Hashable, Sendable {
    /// The path of the number in the scenario, for example `budget`.
    public var path: String
    /// What stands behind each number, for example ` GBP` or `% of budget`.
    public var suffix: String
    /// Whether only whole numbers have a meaning.
    public var isWhole: Bool

    /// Makes an axis.
    package init(path: String, suffix: String, isWhole: Bool = false) {
      self.path = path
      self.suffix = suffix
      self.isWhole = isWhole
    }
  }

  /// What a step further along the axis brings, found by solving again.
  public struct Marginal: Hashable, Sendable {
    /// How far the step goes, in the axis's unit.
    public var step: Double
    /// The plan a step further.
    public var plan: Plan

    /// Makes a marginal value.
    package init(step: Double, plan: Plan) {
      self.step = step
      self.plan = plan
    }
  }

  /// One place on the axis.
  public struct Point: Sendable {
    /// The number.
    public var value: Double
    /// The scenario with the number, and what came of it.
    public var entry: PlannedScenario
    /// What a step further brings; `nil` where there is no plan here or there.
    public var marginal: Marginal?

    /// Makes a point.
    package init(value: Double, entry: PlannedScenario, marginal: Marginal? = nil) {
      self.value = value
      self.entry = entry
      self.marginal = marginal
    }
  }

  /// How the points of a sweep were chosen.
  public enum Coverage: Hashable, Sendable {
    /// Evenly, as many as were asked for.
    case even
    /// Until no score in the middle between two of them was farther from the straight line than
    /// this share of its range.
    case within(Double)
    /// So many that the sweep ended before it came that near.
    case limited(Double)
  }

  /// The points, the least number first; none where the sweep ended before there was one.
  public var points: [Point]
  /// What runs.
  public var axis: Axis
  /// The numbers at which something begins or ceases to be.
  public var thresholds: [SweepThreshold]
  /// How the points were chosen.
  public var coverage: Coverage
  /// The number beyond which more brings clearly less, or costs clearly more, whatever the range;
  /// `nil` where there is none.
  public var bend: Double?
  /// What ended the sweep before all that was asked was found out; `nil` where nothing did.
  public var interruption: Interruption?

  /// Makes a sweep.
  package init(
    _ points: [Point], over axis: Axis, thresholds: [SweepThreshold] = [],
    coverage: Coverage = .even, bend: Double? = nil, interruption: Interruption? = nil
  ) {
    self.points = points
    self.axis = axis
    self.thresholds = thresholds
    self.coverage = coverage
    self.bend = bend
    self.interruption = interruption
  }
}
