// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// The trade-off as text for a terminal: the plans as a matrix with bars, those with a name first, how complete they are,
  /// and what to do next.
  ///
  /// - Complexity: linear in plans × KPIs.
  public var text: String {
    let context = ReportContext(scenario, options)
    let words = SurfaceWords(context: context, surface: surface)
    let matrix = SurfaceMatrix(context: context, surface: surface, words: words)
    var text = context.title(["\(Amounts.list(surface.axes.map(\.kpi))) against each other"])
    text += "\n" + matrix.text() + "\n"
    text += context.paragraph(words.completeness, role: isPartial ? .notice : nil)
    for sentence in words.worsts { text += context.paragraph(sentence, role: .notice) }
    text += ProofText(context: context).verification(verification)
    text += EnvelopeNotes(verification.envelopeLifts).text(surface.notes, context)
    text += context.paragraph(
      matrix.isWhole
        ? "'--format csv' has every KPI and every line."
        : "Not all plans are listed here: '--format csv' has every one, with every line.")
    guard verification.isSound else { return text }
    return text + context.next(words.nextStep) + context.next(words.finer)
  }

  private var isPartial: Bool {
    if case .partial = surface.completeness { true } else { false }
  }
}
