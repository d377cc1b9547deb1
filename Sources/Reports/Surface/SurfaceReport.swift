// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
public import Planning
public import Verification

/// A trade-off between several KPIs, told to those who have to choose.
public struct SurfaceReport: RowReport, PictureReport, WorkbookReport {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .surface }
  /// What the scenario's author should know stands in its text.
  public var tellsComplaints: Bool { true }

  /// The plans.
  public var surface: PlanSurface
  /// The scenario that the plans are for.
  public var scenario: CheckedScenario
  /// What came of re-checking the plans.
  public var verification: VerificationReport
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(
    _ surface: PlanSurface, of scenario: CheckedScenario, verification: VerificationReport,
    options: TextOptions = TextOptions()
  ) {
    self.surface = surface
    self.scenario = scenario
    self.verification = verification
    self.options = options
  }

  var isPartial: Bool {
    if case .partial = surface.completeness { true } else { false }
  }
}
