// SPDX-License-Identifier: GPL-3.0-or-later

public import GLPK
public import Pareto

/// What a search over a program may use up.
public struct SearchLimits: Sendable {
  /// When it has to stop.
  public var deadline: ContinuousClock.Instant?
  /// Stops it from outside.
  public var cancellation: CancellationToken?

  /// Makes limits; none unless given.
  public init(
    deadline: ContinuousClock.Instant? = nil, cancellation: CancellationToken? = nil
  ) {
    self.deadline = deadline
    self.cancellation = cancellation
  }

  /// The share of a score below which the arithmetic of master and pricing cannot tell plans apart; a gap asked for
  /// beneath it is met at it, and the bound says so.
  public static let resolution = 0x1p-34

  /// Why to stop now, if so.
  public var interruption: SolveInterruption? {
    if cancellation?.isCancelled == true { return .cancelled }
    if let deadline, ContinuousClock.now >= deadline { return .timeLimit }
    return nil
  }

  /// The same limits with a share of the time that is left now.
  public func sharing(_ share: Double) -> SearchLimits {
    guard let remaining else { return self }
    return SearchLimits(
      deadline: ContinuousClock.now.advanced(by: remaining * share), cancellation: cancellation)
  }

  /// What is left of the time; `nil` without a limit.
  var remaining: Duration? {
    deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
  }
}
