// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How a trade-off was settled.
enum StageForm {
  typealias Solved = (solution: Solution, scenario: CheckedScenario)

  /// How the plan was asked for.
  static var preference: DataForm<Solved> {
    .object([
      "kind": .of(\.solution.preference.kind, .word),
      "asked": .of(
        asked,
        .list(
          .object([
            "kpi": .of(\.kpi, .text), "asked": .of(\.asked, .number),
            "value": .of(\.value, .number),
          ]))),
    ])
  }

  private static func asked(
    _ solved: Solved
  ) -> [(kpi: String, asked: Double, value: Double?)] {
    guard case .at(let values) = solved.solution.preference else { return [] }
    return solved.scenario.kpis.compactMap { kpi in
      values[kpi.name].map { (kpi.name, $0, solved.solution.plan.value(of: kpi.name)) }
    }
  }

  /// What was settled one after the other.
  static var stages: DataForm<Solution> {
    .of({ solution in solution.stages.map { ($0, solution.plan) } }, .list(.the("stage", stage)))
  }

  private static var stage: DataForm<(stage: Stage, plan: Plan)> {
    .object([
      "purpose": .of(\.stage.purpose.kind, .word),
      "priority": .of(\.stage.purpose.priority, .optional(.count)),
      "givenUp": .of(\.stage.givenUp, .figure),
      "ratio": .of(
        { stage, _ in stage.ratio.map { (claim: $0, bound: stage.ratioBound) } },
        .optional(
          .object([
            "kpi": .of(\.claim.kpi, .text), "objective": .of(\.claim.objective, .objective),
            "found": .of(\.claim.reference, .figure), "bound": .of(\.bound, .number),
            "leastDenominator": .of(\.claim.leastDenominator, .figure),
            "ofAllPlans": .of({ $0.claim.denominator != nil }, .flag),
          ]))),
      "reached": .of(
        { stage, plan in stage.certificate.score.value { plan.value(of: $0) } }, .number),
      "certificate": .of(\.stage.certificate, CertificateForm.certificate),
    ])
  }

  /// How the plan stands to every target.
  static var targets: DataForm<Solved> {
    .of(
      { TargetFinding.all($0.scenario, $0.solution.plan) },
      .list(
        .the(
          "target",
          .object([
            "kpi": .of(\.kpi.name, .text), "kind": .of(\.target.kind, .word),
            "target": .of(\.target.value, .number), "value": .of(\.value, .number),
            "attainment": .of(\.attainment, .number), "missedBy": .of(\.missedBy, .number),
          ]))))
  }
}

extension Preference {
  fileprivate enum Kind: String, CaseIterable { case declared, balanced, at }

  fileprivate var kind: Kind {
    switch self {
    case .declared: .declared
    case .balanced: .balanced
    case .at: .at
    }
  }
}

extension Stage.Purpose {
  fileprivate enum Kind: String, CaseIterable { case priority, preference, rest }

  fileprivate var kind: Kind {
    switch self {
    case .priority: .priority
    case .preference: .preference
    case .rest: .rest
    }
  }

  fileprivate var priority: Int? {
    if case .priority(let priority) = self { priority } else { nil }
  }
}
