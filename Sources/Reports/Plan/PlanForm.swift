// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service
import Verification

/// Plans; the keys are documented in docs/output.md.
enum PlanForm {
  typealias Planned = (plan: Plan, scenario: CheckedScenario)
  typealias Solved = StageForm.Solved

  /// What a plan has by itself and in a frontier.
  static var core: [String: DataForm<Planned>] {
    [
      "allocations": .of(allocations, .list(.the("allocation", allocation))),
      "spend": .of(\.plan.totalSpend, .number).meaning("The money spent in all."),
      "kpis": kpis,
      "certificate": .of(\.plan.certificate, CertificateForm.certificate),
      "limitedBy": .of(\.plan.limiting, .list(LimitForm.limit))
        .meaning("The limits that hold the plan, each once."),
    ]
  }

  /// What a plan has wherever the solution is told.
  static var standing: [String: DataForm<Solved>] {
    [
      "scales": .of(
        { solution, _ in solution.scales.map { (scale: $0, solution: solution) } },
        .list(ScaleForm.scale)),
      "targets": StageForm.targets,
      "goals": .of({ $0.scenario.standings(of: $0.solution.plan) }, .list(GoalForm.standing)),
    ]
  }

  /// A plan that stands beside others.
  static var besideOthers: DataForm<(found: VerifiedAnswer<Solution>, scenario: CheckedScenario)> {
    .object(
      core.of { ($0.found.answer.plan, $0.scenario) },
      standing.of { ($0.found.answer, $0.scenario) },
      [
        "interruption": .of(\.found.interruption, .interruption),
        "verified": .of(\.found.verification.isVerified, .flag),
      ])
  }

  /// What came of checking.
  static var checked: [String: DataForm<VerificationReport>] {
    [
      "verification": .of({ $0 }, VerificationForm.verification),
      "envelopes": .of(\.envelopeLifts, .list(VerificationForm.envelope)),
    ]
  }

  /// The values of a plan's KPIs.
  static var kpis: DataForm<Planned> {
    .of(
      { plan, scenario in scenario.kpis.map { (kpi: $0, value: plan.value(of: $0.name)) } },
      .list(.the("kpi", kpi)))
  }

  private static var kpi: DataForm<(kpi: KPI, value: Double?)> {
    .object([
      "name": .of(\.kpi.name, .text), "unit": .of(\.kpi.unit, .text),
      "value": .of(\.value, .number), "last": .of(\.kpi.last, .number),
      "base": .of(\.kpi.base, .number), "atLeast": .of(\.kpi.atLeast, .number),
      "atMost": .of(\.kpi.atMost, .number),
      "objective": .of(\.kpi.objective, .optional(.objective)),
    ])
  }

  // MARK: Lines

  /// A line with what it gets.
  private struct Row {
    enum Kind: String, CaseIterable { case campaign, creator }

    var allocation: Plan.Allocation
    var campaign: Campaign?
    var creator: Creator?
    var last: Double?
    var change: Double?
    var share: Double?

    var kind: Kind { campaign == nil ? .creator : .campaign }
  }

  private static func allocations(_ planned: Planned) -> [Row] {
    let total = planned.plan.totalSpend
    let lasts = LastSpends(planned.scenario)
    return planned.plan.allocations.enumerated().map { line, allocation in
      Row(
        allocation: allocation, campaign: planned.scenario.scenario.campaign(at: line),
        creator: planned.scenario.scenario.creator(at: line), last: lasts[line],
        change: lasts.change(allocation.spend, ofLineAt: line),
        share: total > 0 ? allocation.spend / total : nil)
    }
  }

  private static var allocation: DataForm<Row> {
    .object([
      "line": .of(\.allocation.line, .text), "kind": .of(\.kind, .word),
      "channel": .of({ $0.campaign?.channel }, .text),
      "category": .of({ $0.creator?.category }, .text),
      "package": .of(\.allocation.package, .text), "least": .of({ $0.campaign?.least }, .number),
      "most": .of({ $0.campaign?.most }, .number), "last": .of(\.last, .number),
      "plan": .of(\.allocation.spend, .number)
        .meaning("All the money on the line, fees included."),
      "setUpFee": .of(\.allocation.setUpFee, .number),
      "commission": .of(\.allocation.commission, .number),
      "units": .of(\.allocation.units, .number),
      "unit": .of({ $0.campaign?.unitPurchase?.unit }, .text), "change": .of(\.change, .number),
      "share": .of(\.share, .number),
      "binding": .of(\.allocation.binding, .list(LimitForm.binding)),
    ])
  }

  // MARK: Reasons

  /// Why a plan spends no more.
  static var reasons: [String: DataForm<Solution>] {
    [
      "unspent": .of(
        \.unspent,
        .optional(
          .object([
            "amount": .of(\.amount, .number), "reason": .of(\.reason?.kind, .optional(.word)),
            "least": .of(\.reason?.least, .number),
            "limits": .of({ $0.reason?.limits ?? [] }, .list(LimitForm.limit)),
          ]))),
      "unreachable": .of(
        \.unreachable,
        .list(.object(["limit": .of(\.limit, LimitForm.limit), "best": .of(\.best, .figure)]))),
    ]
  }
}

extension UnspentMoney.Reason {
  fileprivate enum Kind: String, CaseIterable {
    case allAtMost = "all at most"
    case bringsLess = "brings less"
    case bringsNothing = "brings nothing"
    case tooLittle = "too little"
    case limits
  }

  fileprivate var kind: Kind {
    switch self {
    case .allAtMost: .allAtMost
    case .bringsLess: .bringsLess
    case .bringsNothing: .bringsNothing
    case .tooLittle: .tooLittle
    case .limits: .limits
    }
  }

  fileprivate var least: Double? {
    if case .tooLittle(let least) = self { least } else { nil }
  }

  fileprivate var limits: [LimitID] {
    if case .limits(let limits) = self { limits } else { [] }
  }
}

extension PlanReport {
  /// The plan as data, with every figure in full.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(
      data, entries: "allocations", record: "allocation", without: LimitForm.conflict.besideSchema)
  }

  /// What stands under `plan`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys(\.scenario), PlanForm.core.of { ($0.solution.plan, $0.scenario) },
      PlanForm.standing.of { ($0.solution, $0.scenario) }, PlanForm.reasons.of(\.solution),
      PlanForm.checked.of(\.verification),
      [
        "scaleChanges": .of(\.solution.scaleChanges, .list(ScaleForm.change)),
        "unscaled": .of(
          { report in report.solution.unscaled.map { ($0, report.scenario) } },
          .optional(.object(["kpis": PlanForm.kpis]))),
        "unstepped": .of(
          { report in report.solution.unstepped.map { ($0, report.scenario) } },
          .optional(
            .object([
              "kpis": PlanForm.kpis, "value": .of(\.plan.certificate.value, .figure),
              "bound": .of(\.plan.certificate.bound, .figure),
            ]))),
        "preference": .of({ ($0.solution, $0.scenario) }, StageForm.preference),
        "stages": .of(\.solution, StageForm.stages),
        "picked": .of(\.pick, .optional(PlanPick.form)),
        "analysis": .of(\.analysis, .optional(AnalysisForm.analysis)),
        "interruption": .of(\.interruption, .interruption),
      ])
  }
}
