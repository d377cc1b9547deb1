// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// A moment of the monotonic clock by which everything has to end.
struct Deadline {
  let nanoseconds: Int64

  /// The moment `limit` from now; never, for nil.
  init(after limit: Duration?) throws(GLPKError) {
    guard let limit else {
      nanoseconds = Int64.max
      return
    }
    let parts = limit.components
    guard parts.seconds >= 0, parts.attoseconds >= 0 else {
      throw .badOption(name: "time limit", value: limit / .seconds(1))
    }
    // Anything past a century is no limit, and stays clear of overflow.
    let seconds = min(parts.seconds, 3_000_000_000)
    nanoseconds = cglpk_now() + seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000
  }
}
