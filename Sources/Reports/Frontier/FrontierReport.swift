// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
public import Planning
public import Verification

/// A trade-off between two KPIs or more, told to those who have to choose.
public struct FrontierReport: RowReport, PictureReport, WorkbookReport {
  /// The questions that it answers: for two KPIs, and for more.
  public static var kinds: [JSONEnvelope.Kind] { [.frontier, .surface] }
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

  /// What is shown of two KPIs in another way than of more.
  var layout: any FrontierLayout {
    let context = ReportContext(scenario, options)
    return frontier.isPair
      ? FrontierLine(context: context, frontier: frontier)
      : FrontierMatrix(context: context, frontier: frontier)
  }

  var isPartial: Bool {
    if case .partial = frontier.completeness { true } else { false }
  }
}
