// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search may take and how good its answer must be.
public struct SearchOptions: Sendable {
  /// The gap at which a plan is good enough, see ``Plan/gap``; a frontier's is a share of each KPI's range.
  public var gap: Double
  /// How many plans a frontier should spread evenly over itself; `nil` takes as many as the gap needs.
  public var points: Int?
  /// How long the search may take.
  public var timeLimit: Duration?

  /// Makes options; the standard gap is 1e-6.
  public init(gap: Double = 1e-6, points: Int? = nil, timeLimit: Duration? = nil) {
    self.gap = gap
    self.points = points
    self.timeLimit = timeLimit
  }
}
