// SPDX-License-Identifier: GPL-3.0-or-later

/// A scenario whose names resolve, whose figures make sense and whose definitions go in no circle.
///
/// What a name or a definition comes to is answered by its extensions: lines(of:), flows(of:),
/// ``linearForm(of:)`` and ``ruleInstances``. That a plan exists, or that the curves let it be proven best, is not part
/// of the promise.
public struct CheckedScenario: Sendable {
  /// The scenario as its author wrote it.
  public let scenario: Scenario
  /// What its author should know although it can be used.
  public let warnings: [Complaint]
  /// What the names and definitions come to.
  let resolution: Resolution

  /// Checks a scenario, collecting everything that is wrong with it.
  ///
  /// Throws every error, in the order budget, trade-off, KPIs, campaigns, groups, rules, goals; warnings come only with a
  /// sound scenario.
  ///
  /// - Complexity: linear in the size of the scenario, but for sorting and for names that nothing has, each of which is
  ///   compared with every name.
  public init(_ scenario: Scenario) throws(Complaints) {
    var checker = ScenarioChecker(scenario)
    checker.checkAll()
    if checker.complaints.contains(where: { $0.severity == .error }) {
      throw Complaints(checker.complaints)
    }
    self.scenario = scenario
    self.warnings = checker.complaints
    self.resolution = checker.resolution
  }
}
