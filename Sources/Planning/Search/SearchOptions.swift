// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search may take and how good its answer must be.
public struct SearchOptions: Hashable, Sendable {
  /// The gap at which a plan is good enough, see ``Plan/gap``, or that a frontier must prove, as a
  /// share of each KPI's range; `nil` takes ``Planner/standardGap`` or
  /// ``Planner/standardFrontierGap``.
  public var gap: Double?
  /// How many plans a frontier should spread evenly over itself; `nil` takes as many as the gap
  /// needs.
  public var points: Int?
  /// How long the search may take.
  public var timeLimit: Duration?
  /// How much less it may take for each plan that a frontier lists, so that there is time to do
  /// something with them.
  public var timePerPlan: Duration

  /// Makes options; everything has a standard.
  public init(
    gap: Double? = nil, points: Int? = nil, timeLimit: Duration? = nil,
    timePerPlan: Duration = .zero
  ) {
    self.gap = gap
    self.points = points
    self.timeLimit = timeLimit
    self.timePerPlan = timePerPlan
  }
}
