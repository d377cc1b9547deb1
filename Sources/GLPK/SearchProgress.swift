// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// How far a running integer search has come, readable from any thread while it runs.
@safe public final class SearchProgress: Sendable {
  /// What was known at one moment.
  public struct Snapshot: Hashable, Sendable {
    /// The nodes opened so far.
    public var nodes: Int

    /// No feasible point is better than this; nil until it is known.
    public var bound: Double?

    /// The objective value of the best point found; nil while there is none.
    public var incumbent: Double?
  }

  // Immutable, and what it points to is atomic.
  nonisolated(unsafe) let counters: OpaquePointer

  /// Progress of a search that has not begun.
  public init() {
    guard let made = unsafe cglpk_progress_create() else {
      preconditionFailure("no memory for progress counters")
    }
    unsafe counters = made
  }

  deinit {
    unsafe cglpk_progress_destroy(counters)
  }

  /// What is known now. The three numbers may be a moment apart.
  public func snapshot() -> Snapshot {
    var nodes: Int64 = 0
    var (bound, incumbent) = (0.0, 0.0)
    unsafe cglpk_progress_read(counters, &nodes, &bound, &incumbent)
    return Snapshot(
      nodes: Int(nodes), bound: bound.isNaN ? nil : bound,
      incumbent: incumbent.isNaN ? nil : incumbent)
  }
}
