// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Service
import Verification

/// A plan as JSON; the keys are documented in docs/output.md.
struct PlanJSON {
  let scenario: CheckedScenario

  /// What a plan and a frontier say about their scenario.
  var heading: [String: JSONValue] {
    ScenarioForm.keys(\CheckedScenario.self).mapValues { $0.write(scenario) }
  }

  /// The parts of a plan that a frontier's plans have too.
  func object(_ plan: Plan) -> [String: JSONValue] {
    let total = plan.totalSpend
    let lasts = LastSpends(scenario)
    let allocations = plan.allocations.enumerated().map { line, allocation in
      let campaign = scenario.scenario.campaign(at: line)
      let creator = scenario.scenario.creator(at: line)
      return JSONValue.object([
        "line": .text(allocation.line), "kind": .text(campaign == nil ? "creator" : "campaign"),
        "channel": JSONValue(campaign?.channel), "category": JSONValue(creator?.category),
        "package": JSONValue(allocation.package), "least": JSONValue(campaign?.least),
        "most": JSONValue(campaign?.most), "last": JSONValue(lasts[line]),
        "plan": JSONValue(allocation.spend), "setUpFee": JSONValue(allocation.setUpFee),
        "commission": JSONValue(allocation.commission),
        "units": JSONValue(allocation.units), "unit": JSONValue(campaign?.unitPurchase?.unit),
        "change": JSONValue(lasts.change(allocation.spend, ofLineAt: line)),
        "share": JSONValue(total > 0 ? allocation.spend / total : nil),
        "binding": .list(allocation.binding.map(LimitJSON.binding)),
      ])
    }
    return [
      "allocations": .list(allocations), "spend": JSONValue(total), "kpis": .list(kpis(plan)),
      "certificate": CertificateJSON.object(plan.certificate),
      "limitedBy": .list(plan.limiting.map(LimitJSON.limit)),
    ]
  }

  /// A plan that stands beside others.
  func object(_ found: VerifiedAnswer<Solution>) -> [String: JSONValue] {
    let solution = found.answer
    var plan = object(solution.plan)
    plan["scales"] = scales(of: solution)
    plan["targets"] = StageJSON(scenario: scenario, solution: solution).targets
    plan["goals"] = GoalJSON.list(scenario, solution.plan)
    plan["interruption"] = JSONValue(found.interruption?.rawValue)
    plan["verified"] = .bool(found.verification.isVerified)
    return plan
  }

  /// Why a plan spends no more.
  func reasons(_ solution: Solution) -> [String: JSONValue] {
    [
      "unspent": solution.unspent.map(unspent) ?? .null,
      "unreachable": .list(
        solution.unreachable.map {
          .object(["limit": LimitJSON.limit($0.limit), "best": JSONValue($0.best)])
        }),
    ]
  }

  private func unspent(_ unspent: UnspentMoney) -> JSONValue {
    var (reason, least, limits): (String?, Double?, [LimitID]) = (nil, nil, [])
    switch unspent.reason {
    case .allAtMost: reason = "all at most"
    case .bringsLess: reason = "brings less"
    case .bringsNothing: reason = "brings nothing"
    case .tooLittle(let cost): (reason, least) = ("too little", cost)
    case .limits(let broken): (reason, limits) = ("limits", broken)
    case nil: break
    }
    return .object([
      "amount": JSONValue(unspent.amount), "reason": JSONValue(reason), "least": JSONValue(least),
      "limits": .list(limits.map(LimitJSON.limit)),
    ])
  }

  /// The scales of a plan's objectives.
  func scales(of solution: Solution) -> JSONValue {
    .list(solution.scales.map { ScaleForm.scale.write(($0, solution)) })
  }

  /// The checks of a plan or a frontier.
  func verification(_ report: VerificationReport) -> JSONValue {
    VerificationForm.verification.write(report)
  }

  /// How far envelopes lie above their points.
  func envelopes(_ report: VerificationReport) -> JSONValue {
    .list(report.envelopeLifts.map(VerificationForm.envelope.write))
  }

  func kpis(_ plan: Plan) -> [JSONValue] {
    scenario.kpis.map { Self.kpi.write(($0, plan.value(of: $0.name))) }
  }

  /// A KPI with its value.
  static var kpi: DataForm<(kpi: KPI, value: Double?)> {
    .object([
      "name": .of(\.kpi.name, .text), "unit": .of(\.kpi.unit, .text),
      "value": .of(\.value, .number), "last": .of(\.kpi.last, .number),
      "base": .of(\.kpi.base, .number), "atLeast": .of(\.kpi.atLeast, .number),
      "atMost": .of(\.kpi.atMost, .number),
      "objective": .of(\.kpi.objective, .optional(.the("objective", .word))),
    ])
  }
}

extension PlanReport {
  /// The plan as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "allocations", record: "allocation") }

  /// What stands under `plan`.
  private var data: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    var plan = writer.heading.merging(writer.object(solution.plan)) { $1 }
      .merging(writer.reasons(solution)) { $1 }
    plan["scales"] = writer.scales(of: solution)
    plan["scaleChanges"] = ScaleWords.json(solution.scaleChanges)
    plan["unscaled"] =
      solution.unscaled.map { .object(["kpis": .list(writer.kpis($0))]) } ?? .null
    plan["unstepped"] =
      solution.unstepped.map {
        .object([
          "kpis": .list(writer.kpis($0)), "value": JSONValue($0.certificate.value),
          "bound": JSONValue($0.certificate.bound),
        ])
      } ?? .null
    let stages = StageJSON(scenario: scenario, solution: solution)
    plan["preference"] = stages.preference
    plan["stages"] = stages.stages
    plan["targets"] = stages.targets
    plan["goals"] = GoalJSON.list(scenario, solution.plan)
    plan["picked"] = pick.map(\.json) ?? .null
    plan["analysis"] = analysis.map(\.json) ?? .null
    plan["interruption"] = JSONValue(interruption?.rawValue)
    plan["verification"] = writer.verification(verification)
    plan["envelopes"] = writer.envelopes(verification)
    return plan
  }
}
