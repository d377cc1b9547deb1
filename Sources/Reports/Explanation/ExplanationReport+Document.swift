// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension ExplanationReport {
  /// What holds the plan and what its weights mean, as a page.
  ///
  /// - Complexity: linear in KPIs, squared for what is worth what.
  public var document: Document {
    let context = ReportContext(scenario, options)
    let weights = WeightTable(context: context, solution: solution)
    var document = Document(context, ["why the plan is as it is"])
    if let interruption {
      document.add(
        .paragraph("About the best plan so far: \(ProofText.words(interruption)).", .notice))
    }
    let holds =
      explanation.map {
        ExplanationWords(context: context, explanation: $0, solution: solution).sections
      }?.filter { !$0.isEmpty } ?? []
    if !holds.isEmpty {
      document.add(.heading("What holds the plan"))
      document.add(.verbatim(holds.joined(separator: "\n")))
    }
    document.add(.section("What the weights stand on"), weights.table, remark: weights.remark)
    document.add(.section("What counts the same"), weights.exchanges)
    if let analysis {
      let words = AnalysisWords(context: context, scales: solution.scales, plan: solution.plan)
      document.add(
        .section(Self.exchangeTitle), exchangeTable(analysis, words), remark: Self.exchangeRemark)
      document.add(.section(Self.rangeTitle), rangeTable(analysis, words))
      document.add(.section("Without scales"), [analysis.bias.map(words.bias)].compactMap(\.self))
      if let omission = analysis.omission {
        document.add(.paragraph(words.omission(omission), .notice))
      }
    }
    document.add(.heading("How good this is"))
    document.add(verification, context)
    if verification.isSound { document.add(nextStep, context) }
    return document
  }
}
