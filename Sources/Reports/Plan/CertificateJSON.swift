// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Proofs as JSON; the keys are documented in docs/output.md.
enum CertificateJSON {
  /// A proof.
  static func object(_ certificate: Certificate) -> JSONValue {
    var object = score(certificate.score)
    object["kept"] = .list(
      certificate.kept.map { kept in
        var object = score(kept.score)
        object["value"] = JSONValue(kept.value)
        return .object(object)
      })
    object["multipliers"] = LimitJSON.list(certificate.multipliers)
    object["value"] = JSONValue(certificate.value)
    object["bound"] = JSONValue(certificate.bound)
    object["gap"] = JSONValue(certificate.gap)
    object["proof"] = proof(certificate.proof)
    object["within"] = .list(
      certificate.within.map { decision in
        .object([
          "line": .text(decision.line),
          "ways": .list(decision.options.sorted().map { JSONValue($0) }),
          "least": JSONValue(decision.amounts.lowerBound),
          "most": JSONValue(decision.amounts.upperBound),
        ])
      })
    return .object(object)
  }

  private static func score(_ score: Score) -> [String: JSONValue] {
    [
      "weights": .list(
        score.weights.map {
          .object([
            "kpi": .text($0.kpi), "objective": .text($0.objective.rawValue),
            "weight": JSONValue($0.weight),
          ])
        }),
      "misses": .list(
        score.misses.map {
          .object([
            "kpi": .text($0.kpi), "side": .text($0.side.rawValue),
            "target": JSONValue($0.target), "weight": JSONValue($0.weight),
          ])
        }),
      "worstOff": .list(
        score.worstOff.map {
          .object([
            "kpi": .text($0.kpi), "objective": .text($0.objective.rawValue),
            "reference": JSONValue($0.reference), "unit": JSONValue($0.unit),
          ])
        }),
    ]
  }

  private static func proof(_ proof: Certificate.Proof) -> JSONValue {
    let (kind, cases, rootBound): (String, Int?, Double?) =
      switch proof {
      case .multipliers: ("multipliers", nil, nil)
      case .cases(let tree): ("cases", tree.leafCount, nil)
      case .search(let rootBound): ("search", nil, rootBound)
      }
    return .object([
      "kind": .text(kind), "cases": cases.map { JSONValue($0) } ?? .null,
      "rootBound": JSONValue(rootBound),
    ])
  }
}
