// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The time that a command has for all that it does, from its start.
struct TimeBudget {
  private let deadline: ContinuousClock.Instant?
  private let start = ContinuousClock.now
  private var kept = Duration.zero
  private var perPlan = Duration.zero

  /// Begins to count now.
  init(_ options: SearchOptions) {
    deadline = options.timeLimit.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// How long checking and writing a plan takes, from how long it took to read its scenario: both
  /// go over the same lines on the same machine. It was about a tenth of that for 200 to 1,000
  /// campaigns or creators in JSON.
  static func perPlan(readIn duration: Duration) -> Duration { duration * 0.15 }

  /// Takes note that all scenarios have been read by now, so that it is known how long one takes.
  mutating func haveRead(_ scenarios: Int) {
    perPlan = Self.perPlan(readIn: start.duration(to: .now) / Double(max(1, scenarios)))
  }

  /// Leaves time to write so many plans.
  mutating func keep(forPlans count: Int) { kept = perPlan * count }

  /// What is left; `nil` where there is no limit.
  var remaining: Duration? {
    deadline.map { max(.zero, ContinuousClock.now.duration(to: $0) - kept) }
  }

  /// The options of a search that may take a part of what is left.
  func share(_ share: Double = 1, of options: SearchOptions) -> SearchOptions {
    var own = options
    own.timeLimit = remaining.map { $0 * share }
    return own
  }
}
