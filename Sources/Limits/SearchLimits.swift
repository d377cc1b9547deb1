// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search may use up.
public struct SearchLimits: Sendable {
  /// When it has to stop.
  public var deadline: ContinuousClock.Instant?
  /// Stops it from outside.
  public var cancellation: CancellationToken?
  /// What of the time before the deadline is for others.
  public var kept: KeptTime?

  /// Makes limits; none unless given.
  public init(
    deadline: ContinuousClock.Instant? = nil, cancellation: CancellationToken? = nil,
    kept: KeptTime? = nil
  ) {
    self.deadline = deadline
    self.cancellation = cancellation
    self.kept = kept
  }

  /// Why to stop now, if so.
  public var interruption: Interruption? {
    if cancellation?.isCancelled == true { return .cancelled }
    if remaining == .zero { return .timeLimit }
    return nil
  }

  /// The same limits with a share of the time that is left now.
  public func sharing(_ share: Double) -> SearchLimits {
    guard let remaining else { return self }
    return SearchLimits(
      deadline: ContinuousClock.now.advanced(by: remaining * share), cancellation: cancellation)
  }

  /// What is left of the time; `nil` without a limit.
  public var remaining: Duration? {
    deadline.map {
      max(.zero, ContinuousClock.now.duration(to: $0) - (kept?.duration ?? .zero))
    }
  }
}
