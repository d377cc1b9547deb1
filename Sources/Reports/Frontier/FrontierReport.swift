// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// The trade-off as text for a terminal: a picture, the plans, how complete they are, and what to do next.
  ///
  /// - Complexity: linear in plans × (lines + KPIs).
  public var text: String {
    let context = ReportContext(scenario, options)
    let pieces = FrontierPieces(frontier)
    let words = FrontierWords(context: context, frontier: frontier, pieces: pieces)
    let (table, omissions) = FrontierTable(context: context, frontier: frontier, pieces: pieces)
      .text()
    let plot = FrontierPlot(context: context, frontier: frontier, pieces: pieces).text()
    let legend = PieceLegend(context: context, pieces: pieces).text()
    var text = context.title([
      "\(frontier.x.kpi) against \(frontier.y.kpi)"
    ])
    if !plot.isEmpty { text += "\n" + plot }
    if !legend.isEmpty { text += (plot.isEmpty ? "\n" : "") + legend }
    text += "\n" + table + "\n"
    text += context.paragraph(words.completeness, role: isPartial ? .notice : nil)
    if let openEnds = words.openEnds { text += context.paragraph(openEnds) }
    if let knee = words.knee { text += context.paragraph(knee) }
    text += ProofText(context: context).verification(verification)
    text += EnvelopeNotes(verification.envelopeLifts).text(frontier.notes, context)
    if let omitted = words.omitted(omissions) { text += context.paragraph(omitted) }
    return text + (verification.isSound ? context.next(words.nextStep) : "")
  }

  private var isPartial: Bool {
    if case .partial = frontier.completeness { true } else { false }
  }
}
