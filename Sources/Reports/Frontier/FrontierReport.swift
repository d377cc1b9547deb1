// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
public import Planning
public import Verification

/// A trade-off between two KPIs, told to those who have to choose.
public struct FrontierReport: RowReport, PictureReport, WorkbookReport {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .frontier }
  /// What the scenario's author should know stands in its text.
  public var tellsComplaints: Bool { true }

  /// The plans.
  public var frontier: PlanFrontier
  /// The scenario that the plans are for.
  public var scenario: CheckedScenario
  /// What came of re-checking the plans.
  public var verification: VerificationReport
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(
    _ frontier: PlanFrontier, of scenario: CheckedScenario, verification: VerificationReport,
    options: TextOptions = TextOptions()
  ) {
    self.frontier = frontier
    self.scenario = scenario
    self.verification = verification
    self.options = options
  }

  var isPartial: Bool {
    if case .partial = frontier.completeness { true } else { false }
  }
}
