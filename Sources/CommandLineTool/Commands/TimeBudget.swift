// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The time that a command has for all that it does, from its start.
struct TimeBudget {
  private let deadline: ContinuousClock.Instant?

  /// Begins to count now.
  init(_ options: SearchOptions) {
    deadline = options.timeLimit.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// What is left; `nil` where there is no limit.
  var remaining: Duration? {
    deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
  }

  /// The options of a search that may take a part of what is left.
  func share(_ share: Double = 1, of options: SearchOptions) -> SearchOptions {
    var own = options
    own.timeLimit = remaining.map { $0 * share }
    return own
  }
}
