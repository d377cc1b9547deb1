// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension ExplanationReport {
  /// What holds the plan and what its weights mean.
  ///
  /// - Complexity: linear in KPIs, squared for what is worth what.
  public var document: Document {
    let context = ReportContext(scenario, options)
    var document = Document(context, ["why the plan is as it is"])
    if let interruption {
      document.add(
        .paragraph("About the best plan so far: \(ProofText.words(interruption)).", .notice))
    }
    if let explanation {
      ExplanationWords(context: context, explanation: explanation, solution: solution)
        .add(to: &document)
    }
    let weights = WeightTable(context: context, solution: solution)
    // Beside other parts one objective has no weight to speak of.
    if explanation == nil || solution.scales.count > 1 {
      let title = "What the weights stand on"
      document.add(
        explanation == nil ? .section(title) : .heading(title), weights.table,
        remark: weights.remark)
    }
    document.add(.heading("What counts the same"), weights.exchanges)
    if let analysis {
      let words = AnalysisWords(context: context, scales: solution.scales, plan: solution.plan)
      document.add(
        .heading("What it costs at the plan"), exchangeTable(analysis, words),
        remark:
          "Costs hold for small steps and with bookings as they are; what was solved again is exact for its step."
      )
      document.add(
        .heading("How far a weight can move, the others as they are"), rangeTable(analysis, words))
      document.add(.heading("Without scales"), [analysis.bias.map(words.bias)].compactMap(\.self))
      if let omission = analysis.omission {
        document.add([.blank, .paragraph(words.omission(omission), .notice)])
      }
    }
    document.add(.section("How good this is"))
    document.add(verification, context)
    if verification.isSound { document.add(nextStep, context) }
    return document
  }
}
