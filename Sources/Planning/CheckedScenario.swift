// SPDX-License-Identifier: GPL-3.0-or-later

/// A scenario whose names resolve, whose figures make sense and whose definitions go in no circle.
public struct CheckedScenario: Sendable {
  /// The scenario as its author wrote it.
  public let scenario: Scenario
  /// What its author should know although it can be used.
  public let warnings: [Complaint]

  /// Checks a scenario, collecting everything that is wrong with it.
  public init(_ scenario: Scenario) throws(Complaints) {
    self.scenario = scenario
    self.warnings = []
  }
}
