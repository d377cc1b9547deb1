// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Verification

extension ExplanationReport {
  /// What holds the plan and what its weights mean as data, with every figure in full.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, without: LimitForm.conflict.besideSchema)
  }

  /// What stands under `explanation`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys(\.scenario), PlanForm.standing.of { ($0.solution, $0.scenario) },
      PlanForm.reasons.of(\.solution),
      [
        "kpis": .of({ ($0.solution.plan, $0.scenario) }, PlanForm.kpis),
        "stages": .of(\.solution, StageForm.stages),
        "analysis": .of(\.analysis, .optional(AnalysisForm.analysis)),
        "interruption": .of(\.interruption, .interruption),
        "verification": .of(\.verification, VerificationForm.verification),
      ],
      ExplanationForm.holds.mapValues { form in
        .sometimes({ report in report.explanation.map { ($0, report.scenario) } }, form)
      })
  }
}

/// What holds a plan; the keys are documented in docs/output.md.
enum ExplanationForm {
  fileprivate typealias Explained = (explanation: PlanExplanation, scenario: CheckedScenario)

  fileprivate static var holds: [String: DataForm<Explained>] {
    [
      "limits": .of(
        { explanation, scenario in
          let words = LimitWords(scenario)
          return explanation.limits.map { (finding: $0, words: words) }
        }, .list(limit)),
      "lines": .of(\.explanation.lines, .list(line)),
      "leastBudget": .of(\.explanation.leastBudget, .optional(leastBudget)),
      "leastBudgetForGoals": .of(\.explanation.leastBudgetForGoals, .optional(leastBudget))
        .meaning(
          "The least budget that meets all goals as well; null where all of them are musts."),
      "nearEqual": .of(\.explanation.nearEqual, .optional(nearEqual)),
      "leftOutForTime": .of({ $0.explanation.leftOut.map(\.rawValue) }, .list(.text)),
    ]
  }

  private static var limit: DataForm<(finding: LimitFinding, words: LimitWords)> {
    .object([
      "limit": .of(\.finding.limit, LimitForm.limit),
      "words": .of({ $0.words.full($0.finding.limit) }, .text),
      "members": .of({ Double($0.finding.members) }, .figure),
      "tightMembers": .of({ Double($0.finding.tightMembers) }, .figure),
      "figure": .of({ $0.finding.figure?.value }, .number),
      "form": .of({ $0.finding.figure?.form.word }, .text), "now": .of(\.finding.now, .number),
      "room": .of(\.finding.room, .number), "price": .of({ $0.finding.price?.value }, .number),
      "priceIn": .of({ $0.finding.price?.kpi }, .text),
      "steps": .of(\.finding.steps, .list(step)),
    ])
  }

  private static var line: DataForm<LineFinding> {
    .object([
      "line": .of(\.line, .text), "state": .of(\.state, .word),
      "need": .of(
        \.need,
        .optional(
          .object([
            "kpi": .of(\.kpi, .text), "factor": .of(\.factor, .figure),
            "confirmed": .of(\.isConfirmed, .flag),
          ]))),
      "steps": .of(\.steps, .list(step)),
    ])
  }

  private static var step: DataForm<ResolvedStep> {
    .the(
      "step",
      .object([
        "figure": .of(\.figure, .number), "share": .of(\.share, .number),
        "outcome": .of(\.outcome.kind, .word),
        "kpis": .of(\.outcome.values, .optional(values)),
        "moves": .of(\.outcome.moves, .optional(.list(.figure))),
      ]))
  }

  private static var values: DataForm<[Plan.Value]> {
    .the("values", .list(.object(["name": .of(\.kpi, .text), "value": .of(\.value, .number)])))
  }

  /// The least money that is enough.
  static var leastBudget: DataForm<LeastBudget> {
    .the(
      "leastBudget",
      .object([
        "amount": .of(\.amount, .number), "searched": .of(\.searched, .figure),
        "includesTargets": .of(\.includesTargets, .flag),
      ]))
  }

  private static var nearEqual: DataForm<NearOptimalPlans> {
    .object([
      "tolerance": .of(\.tolerance, .figure),
      "ranges": .of(
        \.ranges,
        .list(
          .object([
            "line": .of(\.line, .text), "least": .of(\.least, .figure),
            "plan": .of(\.plan, .figure), "most": .of(\.most, .figure),
          ]))),
      "different": .of(
        \.different,
        .optional(
          .object([
            "spends": .of(\.spends, .list(.figure)), "kpis": .of(\.values, values),
            "moved": .of(\.moved, .figure),
          ]))),
    ])
  }
}

extension ResolvedStep.Outcome {
  fileprivate enum Kind: String, CaseIterable {
    case plan
    case noPlan = "no plan"
    case unknown
  }

  fileprivate var kind: Kind {
    switch self {
    case .plan: .plan
    case .noPlan: .noPlan
    case .unknown: .unknown
    }
  }

  fileprivate var values: [Plan.Value]? {
    if case .plan(let values, _) = self { values } else { nil }
  }

  fileprivate var moves: [Double]? {
    if case .plan(_, let moves) = self { moves } else { nil }
  }
}
