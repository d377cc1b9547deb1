// SPDX-License-Identifier: GPL-3.0-or-later

/// A scenario whose names resolve, whose figures make sense and whose definitions go in no circle.
///
/// What a name or a definition comes to is answered by its extensions: lines(of:), flows(of:),
/// ``linearForm(of:)`` and ``ruleInstances``. That a plan exists, or that the curves let it be
/// proven best, is not part of the promise.
public struct CheckedScenario: Sendable {
  /// The scenario as its author wrote it.
  public let scenario: Scenario
  /// What its author should know although it can be used.
  public let warnings: [Complaint]
  /// What the names and definitions come to.
  let resolution: Resolution
}
