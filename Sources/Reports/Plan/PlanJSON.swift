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
    let parts = scenario.scenario
    return [
      "name": JSONValue(parts.name), "currency": JSONValue(parts.currency),
      "rates": .object(
        Dictionary(parts.rates.map { ($0.currency, JSONValue($0.rate)) }) { first, _ in first }),
      "leftOut": .list(
        parts.shortfalls.map {
          .object([
            "creator": .text($0.creator), "figure": .text($0.requirement.trait),
            "value": JSONValue($0.value), "atLeast": JSONValue($0.requirement.atLeast),
            "atMost": JSONValue($0.requirement.atMost),
          ])
        }),
      "period": parts.period.map {
        .object(["first": .text($0.first.description), "last": .text($0.last.description)])
      } ?? .null,
    ]
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
    .list(solution.scales.map { scale($0, of: solution) })
  }

  /// A scale of an objective, with what no plan passes at its ends.
  func scale(_ scale: ObjectiveScale, of solution: Solution? = nil) -> JSONValue {
    let name =
      switch scale.scale {
      case .range: "range"
      case .ideal: "ideal"
      case .baseline: "baseline"
      case .target: "target"
      case .amount: "amount"
      case .none: "none"
      }
    let worst = solution?.worst(of: scale.kpi)
    func bound(_ end: RangeEnd?) -> JSONValue {
      JSONValue(end.map { scale.objective.sign * $0.plan.certificate.bound })
    }
    return .object([
      "bestBound": bound(solution?.best(of: scale.kpi)), "worstBound": bound(worst),
      "worstBeside": JSONValue(worst?.kpi), "kpi": .text(scale.kpi),
      "objective": .text(scale.objective.rawValue),
      "weight": JSONValue(scale.weight), "scale": .text(name),
      "amount": JSONValue(scale.amount), "best": JSONValue(scale.ideal),
      "worst": JSONValue(scale.nadir), "constant": .bool(scale.isConstant),
      "ofBase": .bool(scale.isOfBase), "estimate": .bool(scale.isEstimate),
      "weightPerUnit": JSONValue(scale.weightPerUnit),
    ])
  }

  /// The checks of a plan or a frontier.
  func verification(_ report: VerificationReport) -> JSONValue {
    .object([
      "verified": .bool(report.isVerified),
      "checks": .list(
        report.checks.map { check in
          .object([
            "subject": .text(check.subject.rawValue),
            "plan": check.plan.map { JSONValue($0 + 1) } ?? .null, "passed": .bool(check.passed),
            "detail": .text(check.detail),
          ])
        }),
      "bounds": .list(
        report.bounds.map { finding in
          .object([
            "rederived": .bool(finding.isRederived), "bound": JSONValue(finding.value),
          ])
        }),
      "ranges": .list(
        report.ranges.map { finding in
          .object([
            "kpi": .text(finding.kpi), "proven": .bool(finding.isProven),
            "complaints": .list(finding.complaints.map { .text($0) }),
          ])
        }),
    ])
  }

  /// How far envelopes lie above their points.
  func envelopes(_ report: VerificationReport) -> JSONValue {
    .list(
      report.envelopeLifts.map { lift in
        .object([
          "line": .text(lift.line), "kpi": .text(lift.kpi), "largest": JSONValue(lift.largest),
          "largestShare": JSONValue(lift.largestShare),
          "atPlans": .list(lift.atPlans.map { JSONValue($0) }),
        ])
      })
  }

  func kpis(_ plan: Plan) -> [JSONValue] {
    scenario.kpis.map { kpi in
      .object([
        "name": .text(kpi.name), "unit": JSONValue(kpi.unit),
        "value": JSONValue(plan.value(of: kpi.name)), "last": JSONValue(kpi.last),
        "base": JSONValue(kpi.base), "atLeast": JSONValue(kpi.atLeast),
        "atMost": JSONValue(kpi.atMost),
        "objective": JSONValue(kpi.objective?.rawValue),
      ])
    }
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
