// SPDX-License-Identifier: GPL-3.0-or-later

public import Models
public import Verification

/// The frontier of a model, told to those who know the model by its rows and columns.
public struct ModelFrontierReport: RowReport, PictureReport, WorkbookReport {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .modelFrontier }

  /// The frontier.
  public var frontier: ModelFrontier
  /// The model that it is of.
  public var model: NamedModel
  /// What came of re-checking the points.
  public var verification: ModelVerification
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  ///
  /// - Precondition: the model has two objectives or more, and every point a value for each.
  public init(
    _ frontier: ModelFrontier, of model: NamedModel, verification: ModelVerification,
    options: TextOptions = TextOptions()
  ) {
    precondition(model.objectives.count >= 2, "a frontier has two objectives or more")
    self.frontier = frontier
    self.model = model
    self.verification = verification
    self.options = options
  }

  /// The frontier as text for a terminal: a picture if it is of two objectives, the points, and how complete they are.
  ///
  /// - Complexity: linear in points × columns.
  public var text: String {
    let context = ModelContext(model: model, options: options)
    let words = ModelFrontierWords(context: context, frontier: frontier)
    let (table, isWhole) = ModelFrontierTable(context: context, frontier: frontier).text()
    let plot = frontier.surface == nil ? plot(context) : ""
    var text = context.paragraph(
      [
        model.name.isEmpty ? options.fileName : model.name,
        "\(context.sense) \(context.list(joinedBy: "and"))",
      ].joined(separator: options.separator), role: .heading)
    if !plot.isEmpty { text += "\n" + plot }
    text += "\n" + table + "\n"
    text += context.paragraph(words.completeness, role: isPartial ? .notice : nil)
    for sentence in words.directions { text += context.paragraph(sentence) }
    if let knee = words.knee { text += context.paragraph(knee) }
    if let balanced = words.balanced { text += context.paragraph(balanced) }
    if let (sentence, isNotice) = words.worst {
      text += context.paragraph(sentence, role: isNotice ? .notice : nil)
    }
    text += context.paragraph(verdict)
    if !isWhole {
      text += context.paragraph(
        "Not all columns fit here: '--format csv' has every column that is not 0 everywhere.")
    }
    return text
  }

  private var isPartial: Bool {
    switch frontier.completeness {
    case .complete, .withinGap: false
    case .partial: true
    }
  }

  var verdict: String {
    let count = FixedPoint.text(Double(verification.checks.count), decimals: 0)
    return "Verified: \(count) checks, recomputed from the model alone."
  }

  func plot(_ context: ModelContext) -> String {
    let joins = frontier.exchangeRates.map { $0 != nil }
    let dots = frontier.points.indices.map { position in
      TradeOffPlot.Dot(
        x: frontier.points[position].values[0], y: frontier.points[position].values[1],
        isJoined: joins[position], isOpen: frontier.isOpen(position))
    }
    let less = context.isMinimized ? ", less is better" : ""
    return TradeOffPlot(
      options: options, xTitle: DisplayText.visible(context.x + less),
      yTitle: DisplayText.visible(context.y + less), dots: dots, knee: frontier.knee
    ).text()
  }
}
