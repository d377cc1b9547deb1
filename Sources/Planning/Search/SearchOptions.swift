// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

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

extension SearchOptions {
  /// The limits of a search that begins now.
  package func limits(_ cancellation: CancellationToken?) -> SearchLimits {
    SearchLimits(
      deadline: timeLimit.map { ContinuousClock.now.advanced(by: $0) },
      cancellation: cancellation, kept: KeptTime())
  }

  /// The same for one search of several, which may take a share of what limits leave now.
  package func within(_ limits: SearchLimits, share: Double = 1) -> SearchOptions {
    var own = self
    own.timeLimit = limits.remaining.map { $0 * share }
    return own
  }
}

extension SearchLimits {
  /// Leaves some of the time for others.
  package func keep(_ duration: Duration) { kept?.duration = duration }
}
