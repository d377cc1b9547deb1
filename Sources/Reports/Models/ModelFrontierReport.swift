// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Models
package import Verification

/// The frontier of a model, told to those who know the model by its rows and columns.
package struct ModelFrontierReport: RowReport, PictureReport, WorkbookReport {
  /// The question that it answers.
  package static var kinds: [JSONEnvelope.Kind] { [.modelFrontier] }

  /// The frontier.
  package var frontier: ModelFrontier
  /// The model that it is of.
  package var model: NamedModel
  /// What came of re-checking the points.
  package var verification: ModelVerification
  /// How the text is laid out.
  package var options: TextOptions

  /// Makes a report.
  ///
  /// - Precondition: the model has two objectives or more, and every point a value for each.
  package init(
    _ frontier: ModelFrontier, of model: NamedModel, verification: ModelVerification,
    options: TextOptions = TextOptions()
  ) {
    precondition(model.objectives.count >= 2, "a frontier has two objectives or more")
    self.frontier = frontier
    self.model = model
    self.verification = verification
    self.options = options
  }

  private var isPartial: Bool {
    switch frontier.completeness {
    case .complete, .withinGap: false
    case .partial: true
    }
  }

  /// How complete the frontier is, and what is to be seen in it.
  func answer(_ words: ModelFrontierWords) -> [Document.Block] {
    let sentences = words.directions + [words.knee, words.balanced].compactMap(\.self)
    return [.lead(words.completeness, isPartial ? .notice : nil)]
      + sentences.map { .paragraph($0) }
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
