// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The score that a certificate is about, made from KPIs alone.
struct CertificateScore {
  let weights: [(kpi: String, factor: Double)]
  let misses: [(kpi: String, isLeast: Bool, target: Double, weight: Double)]
  let worstOff: [(kpi: String, sign: Double, reference: Double, unit: Double)]

  init(_ certificate: Answer) {
    func sign(_ answer: Answer) -> Double { answer.text("objective") == "minimize" ? -1 : 1 }
    weights = certificate.list("weights").map {
      ($0.text("kpi") ?? "", sign($0) * ($0.number("weight") ?? 0))
    }
    misses = certificate.list("misses").map {
      (
        $0.text("kpi") ?? "", $0.text("side") == "at least", $0.number("target") ?? 0,
        $0.number("weight") ?? 0
      )
    }
    worstOff = certificate.list("worstOff").map {
      ($0.text("kpi") ?? "", sign($0), $0.number("reference") ?? 0, $0.number("unit") ?? 1)
    }
  }

  /// The score of one KPI.
  init(_ kpi: String, sign: Double) {
    weights = [(kpi, sign)]
    misses = []
    worstOff = []
  }

  /// The score of a plan with the size of its parts; nothing where a KPI has no value.
  func value(_ evaluator: Evaluator, _ effects: [[Double]]) -> Evaluator.Sum? {
    var total = Evaluator.Sum.constant(0)
    for (kpi, factor) in weights {
      guard let value = evaluator.value(of: kpi, effects) else { return nil }
      total = total + factor * value
    }
    for (kpi, isLeast, target, weight) in misses {
      guard let value = evaluator.value(of: kpi, effects) else { return nil }
      let miss = max(0, isLeast ? target - value.value : value.value - target)
      total.value -= weight * miss
      total.parts += weight * (value.parts + abs(target))
    }
    var least: Evaluator.Sum?
    for (kpi, sign, reference, unit) in worstOff {
      guard let value = evaluator.value(of: kpi, effects) else { return nil }
      let far = (sign / unit) * (value + .constant(-reference))
      if far.value < least?.value ?? .infinity { least = far }
    }
    return least.map { total + $0 } ?? total
  }

  /// Whether it is one KPI's value and nothing else.
  var isOneKPI: Bool { weights.count == 1 && misses.isEmpty && worstOff.isEmpty }

  /// The score as a search takes it.
  var score: Search.Score { { value($0, $1)?.value } }
}
