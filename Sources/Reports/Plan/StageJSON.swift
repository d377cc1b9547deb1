// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How a trade-off was settled, as JSON; the keys are documented in docs/output.md.
struct StageJSON {
  let scenario: CheckedScenario
  let solution: Solution

  /// How the plan was asked for.
  var preference: JSONValue {
    let (kind, asked): (String, [String: Double]) =
      switch solution.preference {
      case .declared: ("declared", [:])
      case .balanced: ("balanced", [:])
      case .at(let values): ("at", values)
      }
    return .object([
      "kind": .text(kind),
      "asked": .list(
        scenario.kpis.compactMap { kpi in
          asked[kpi.name].map { value in
            let reached = solution.plan.value(of: kpi.name)
            return .object([
              "kpi": .text(kpi.name), "asked": JSONValue(value), "value": JSONValue(reached),
            ])
          }
        }),
    ])
  }

  /// What was settled one after the other.
  var stages: JSONValue {
    .list(
      solution.stages.map { stage in
        let (purpose, priority): (String, Int?) =
          switch stage.purpose {
          case .priority(let priority): ("priority", priority)
          case .preference: ("preference", nil)
          case .rest: ("rest", nil)
          }
        return .object([
          "purpose": .text(purpose), "priority": priority.map { JSONValue($0) } ?? .null,
          "givenUp": JSONValue(stage.givenUp), "ratio": ratio(stage),
          "reached": JSONValue(
            stage.certificate.score.value { solution.plan.value(of: $0) }),
          "certificate": CertificateJSON.object(stage.certificate),
        ])
      })
  }

  private func ratio(_ stage: Stage) -> JSONValue {
    guard let claim = stage.ratio else { return .null }
    return .object([
      "kpi": .text(claim.kpi), "objective": .text(claim.objective.rawValue),
      "found": JSONValue(claim.reference), "bound": JSONValue(stage.ratioBound),
      "leastDenominator": JSONValue(claim.leastDenominator),
      "ofAllPlans": .bool(claim.denominator != nil),
    ])
  }

  /// How the plan stands to every target.
  var targets: JSONValue {
    .list(
      TargetFinding.all(scenario, solution.plan).map { finding in
        .object([
          "kpi": .text(finding.kpi.name), "kind": .text(finding.target.kind.rawValue),
          "target": JSONValue(finding.target.value), "value": JSONValue(finding.value),
          "attainment": JSONValue(finding.attainment), "missedBy": JSONValue(finding.missedBy),
        ])
      })
  }
}
