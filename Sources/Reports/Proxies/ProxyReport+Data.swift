// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Statistics

extension ProxyReport {
  /// The proxies as comma-separated values, one a row, with every figure in full; the columns are
  /// those of docs/output.md.
  package var csv: String {
    let header = [
      "proxy", "for", "verdict", "pairs", "lag", "pearson", "pearson low", "pearson high",
      "spearman", "spearman low", "spearman high", "rate", "rate before", "rate after",
      "changed on", "change significance", "best for proxy", "best for distal", "loss",
      "loss share", "loss at most",
    ]
    return CSVText.text([header] + assessments.map(row))
  }

  private func row(_ assessment: ProxyAssessment) -> [String] {
    let evidence = assessment.evidence
    let number: (Double?) -> String = { $0.map(ExactNumber.text) ?? "" }
    func correlation(_ found: Measured<Correlation>?) -> [String] {
      guard let correlation = found?.value, let evidence else { return ["", "", ""] }
      let interval = evidence.interval(correlation)
      return [correlation.coefficient, interval.lower, interval.upper].map(number)
    }
    let change = evidence?.rate?.change.value
    var price: ProxyPrice?
    if case .priced(let found) = assessment.price { price = found }
    return [
      assessment.proxy.kpi, assessment.proxy.distal, evidence?.verdict.rawValue ?? "",
      evidence.map { "\($0.size)" } ?? "", evidence.map { "\($0.lag)" } ?? "",
    ] + correlation(evidence?.pearson) + correlation(evidence?.spearman) + [
      number(evidence?.rate?.overall.value?.value), number(change?.before.value),
      number(change?.after.value),
      change.flatMap { evidence?.day(at: $0.position)?.description } ?? "",
      number(change?.significance), number(price?.proxyBest.distal),
      number(price?.distalBest.distal), number(price?.loss), number(price?.lossShare),
      number(price?.lossBound),
    ]
  }

  /// The proxies as data, with every figure in full.
  package static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, entries: "assessments", record: "assessment")
  }

  /// What stands under `proxies`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys(\.scenario), ["assessments": .of(\.judged, .list(ProxyForm.assessment))])
  }

  private var judged: [ProxyForm.Judged] {
    let context = ReportContext(scenario, options)
    return assessments.map { ($0, ProxyWords(assessment: $0, context: context)) }
  }
}
