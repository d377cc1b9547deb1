// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// Time before a deadline that a search must leave, which grows with what it finds.
///
/// Whoever is told of the search's progress sets it; every part of the search reads it.
public final class KeptTime: Sendable {
  private let nanoseconds = Atomic<Int64>(0)

  /// Keeps nothing yet.
  public init() {}

  /// How long it is; at most some years.
  public var duration: Duration {
    get { .nanoseconds(nanoseconds.load(ordering: .relaxed)) }
    set {
      let seconds = max(0, min(newValue / .seconds(1), 1e8))
      nanoseconds.store(Int64(seconds * 1e9), ordering: .relaxed)
    }
  }
}
