// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Verification

extension ExplanationReport {
  /// What holds the plan and what its weights mean as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data) }

  /// What stands under `explanation`.
  private var data: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    var body = PlanForm.standing.mapValues { $0.write((solution, scenario)) }
    body["kpis"] = PlanForm.kpis.write((solution.plan, scenario))
    body["stages"] = StageForm.stages.write(solution)
    body["analysis"] = analysis.map(AnalysisForm.analysis.write) ?? .null
    body["interruption"] = JSONValue(interruption?.rawValue)
    body["verification"] = writer.verification(verification)
    body.merge(PlanForm.reasons.mapValues { $0.write(solution) }) { $1 }
    if let explanation { body.merge(explanation.json(LimitWords(scenario))) { $1 } }
    return writer.heading.merging(body) { $1 }
  }
}
