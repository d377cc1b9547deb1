// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// How far a running integer search has come, readable from any thread while it runs.
@safe package final class SearchProgress: Sendable {
  /// What was known at one moment.
  package struct Snapshot: Hashable, Sendable {
    /// The nodes opened so far.
    package var nodes: Int

    /// No feasible point is better than this; nil until it is known.
    package var bound: Double?

    /// The objective value of the best point found; nil while there is none.
    package var incumbent: Double?
  }

  // Immutable, and what it points to is atomic.
  nonisolated(unsafe) let counters: OpaquePointer

  /// Progress of a search that has not begun.
  package init() {
    guard let made = unsafe cglpk_progress_create() else {
      preconditionFailure("no memory for progress counters")
    }
    unsafe counters = made
  }

  deinit {
    unsafe cglpk_progress_destroy(counters)
  }

  /// What is known now. The three numbers may be a moment apart.
  package func snapshot() -> Snapshot {
    var nodes: Int64 = 0
    var (bound, incumbent) = (0.0, 0.0)
    unsafe cglpk_progress_read(counters, &nodes, &bound, &incumbent)
    return Snapshot(
      nodes: Int(nodes), bound: bound.isNaN ? nil : bound,
      incumbent: incumbent.isNaN ? nil : incumbent)
  }
}
