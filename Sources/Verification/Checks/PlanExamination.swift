// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of one plan.
struct PlanExamination {
  let plan: Plan
  let verifier: Verifier
  let position: Int?
  /// Which way a KPI is better, where a frontier says so.
  let directions: [String: Objective]
  /// What the plan does with each line.
  let records: [LineRecord]
  /// The way in which the plan uses each line, once that is known.
  private(set) var uses: [LineUse] = []
  /// What the plan comes to, once that is known.
  private(set) var recomputed: Recomputation?
  /// The checks so far.
  var checks: [VerificationReport.Check] = []
  /// The proof that is looked at: the plan's own, unless another stage's is.
  var certificate: Certificate
  /// What came of recomputing the bound.
  var finding = BoundFinding.none
  /// The proof as far as it holds, once it was looked at.
  var upheld: Certificate

  var scenario: CheckedScenario { verifier.scenario }
  var limits: LimitReader { verifier.limits }
  var ways: ScenarioWays { verifier.ways }

  init(
    _ plan: Plan, verifier: Verifier, position: Int? = nil, directions: [String: Objective] = [:]
  ) {
    self.plan = plan
    self.verifier = verifier
    self.position = position
    self.directions = directions
    certificate = plan.certificate
    upheld = plan.certificate
    let campaigns = verifier.scenario.scenario.campaigns.count
    records = plan.allocations.enumerated().map { line, allocation in
      LineRecord(allocation, isCampaign: line < campaigns)
    }
  }

  /// Makes every check; those of values and proofs only where it is clear what the plan does with
  /// each line.
  mutating func run() {
    guard checkLines(), checkFiniteSpends(), checkPurchases() else { return }
    let uses = records.enumerated().map { line, record in
      ways.ways[line].use(
        record, isChanged: scenario.scenario.hasChanged(line, record))
    }
    checkRanges()
    let recomputed = Recomputation(
      scenario, words: verifier.words, curves: verifier.curves, records: records)
    checkLimits(recomputed)
    if checkKPIList() { checkValues(recomputed) }
    self.uses = uses.compactMap(\.self)
    if self.uses.count == records.count {
      self.recomputed = recomputed
      checkProof(recomputed)
    }
  }

  mutating func record(_ check: VerificationReport.Check) { checks.append(check) }

  mutating func record(
    _ subject: VerificationReport.Subject, _ passed: Bool, because detail: String
  ) {
    checks.append(
      VerificationReport.Check(subject, plan: position, passed: passed, detail: detail))
  }

  mutating func record(
    _ subject: VerificationReport.Subject, complaints: [String], otherwise detail: String
  ) {
    record(
      VerificationReport.Check(
        subject, plan: position, complaints: complaints, otherwise: detail))
  }

  private mutating func checkLines() -> Bool {
    let scenario = scenario.scenario
    let names = scenario.campaigns.map(\.name) + scenario.creators.map(\.name)
    let planned = plan.allocations.map(\.line)
    let isWhole = names == planned
    let difference = zip(names, planned).first { $0 != $1 }
    let detail =
      difference.map { "'\($1)' stands where '\($0)' should" }
      ?? "\(planned.count) of \(names.count) lines"
    record(.lines, isWhole, because: detail)
    return isWhole
  }

  private mutating func checkFiniteSpends() -> Bool {
    let complaints = plan.allocations.flatMap { allocation in
      [allocation.spend, allocation.setUpFee, allocation.commission, allocation.units ?? 0].filter {
        !$0.isFinite
      }
      .map { "'\(allocation.line)' gets \($0)" }
    }
    record(.finiteSpends, complaints: complaints, otherwise: "all are numbers")
    return complaints.isEmpty
  }

  /// Checks every limit of the scenario on recomputed values, never on the plan's own.
  private mutating func checkLimits(_ recomputed: Recomputation) {
    var complaints: [VerificationReport.Subject: [String]] = [:]
    var counts: [VerificationReport.Subject: Int] = [:]
    for limit in limits.all {
      counts[limit.subject, default: 0] += 1
      if let complaint = complaint(about: limit, recomputed) {
        complaints[limit.subject, default: []].append(complaint)
      }
    }
    var subjects: [VerificationReport.Subject] = [.budget, .kpiLimits, .rules]
    if !scenario.musts.isEmpty { subjects.append(.goals) }
    if !scenario.scenario.conditions.isEmpty { subjects.append(.conditions) }
    for subject in subjects {
      record(
        subject, complaints: complaints[subject] ?? [],
        otherwise: "\(counts[subject] ?? 0) limits hold")
    }
  }

  /// What is wrong with a limit, or `nil` if it holds.
  func complaint(about limit: LimitID, _ recomputed: Recomputation) -> String? {
    guard let found = slack(of: limit, recomputed) else {
      return "\(limit.words) cannot be computed"
    }
    if found.slack >= -found.slip { return nil }
    return
      "\(limit.words) is broken: \(found.measure) must be \(found.side.rawValue) \(found.quantity)"
  }

  /// What is left at a limit, and how far below 0 it may be; `nil` where that cannot be computed.
  func slack(
    of limit: LimitID, _ recomputed: Recomputation
  ) -> (slack: Double, slip: Double, measure: Double, side: LimitID.Side, quantity: Double)? {
    guard let reading = limits.reading(of: limit, directions: directions),
      let measure = recomputed.value(of: reading.measure),
      let quantity = recomputed.value(of: reading.quantity)
    else { return nil }
    let slip = Tolerance.slip(
      contribution: recomputed.contribution(to: reading.measure)
        + recomputed.contribution(to: reading.quantity),
      parts: measure.magnitude + quantity.magnitude)
    return (
      reading.sign * (measure.value - quantity.value), slip, measure.value, reading.side,
      quantity.value
    )
  }

  private mutating func checkKPIList() -> Bool {
    let names = scenario.kpis.map(\.name)
    let planned = plan.values.map(\.kpi)
    let difference = zip(names, planned).first { $0 != $1 }
    let detail =
      difference.map { "'\($1)' stands where '\($0)' should" }
      ?? "\(planned.count) of \(names.count) KPIs"
    record(.kpiList, names == planned, because: detail)
    return names == planned
  }

  private mutating func checkValues(_ recomputed: Recomputation) {
    var complaints: [String] = []
    for stated in plan.values {
      let value = recomputed.value(of: stated.kpi)
      switch (stated.value, value) {
      case (nil, nil): continue
      case (let stated?, let value?)
      where abs(stated - value.value) <= Tolerance.value * value.magnitude: continue
      default:
        let words = (stated.value.map { "\($0)" } ?? "none", value.map { "\($0.value)" } ?? "none")
        complaints.append("'\(stated.kpi)' is stated as \(words.0) and comes to \(words.1)")
      }
    }
    record(.kpiValues, complaints: complaints, otherwise: "\(plan.values.count) values agree")
  }
}

extension LimitID {
  /// The check that the limit belongs to.
  fileprivate var subject: VerificationReport.Subject {
    Self.subjects[kind] ?? .keptValues
  }

  private static let subjects: [Details.Kind: VerificationReport.Subject] = [
    .budget: .budget, .kpi: .kpiLimits, .goal: .goals, .rule: .rules, .condition: .conditions,
  ]

  /// What the limit is called in a detail.
  var words: String {
    switch self {
    case .budget(let side): "the budget (\(side.rawValue))"
    case .kpi(let name, let side): "'\(side.rawValue)' of '\(name)'"
    case .goal(let name, let side): "'\(side.rawValue)' of goal '\(name)'"
    case .rule(let name, let member, let side):
      "'\(side.rawValue)' of rule '\(name)'" + (member.map { " for '\($0)'" } ?? "")
    case .condition(let name): "condition '\(name)'"
    case .keep(let name, let value): "keeping '\(name)' at \(value)"
    case .stage(let position): "keeping stage \(position + 1)"
    case .miss(let name, let side, let target): "target '\(side.rawValue)' \(target) of '\(name)'"
    case .progress(let position, let stage): "progress \(position + 1) of stage \(stage + 1)"
    case .market(let name, let market): "'\(name)' in '\(market)'"
    case .audience(let name): "the audience of '\(name)'"
    }
  }
}

extension VerificationReport.Check {
  /// One check over many members: passed without complaints, else failed with the first few.
  init(
    _ subject: VerificationReport.Subject, plan: Int?, complaints: [String],
    otherwise detail: String
  ) {
    let more = complaints.count > 3 ? ["and \(complaints.count - 3) more"] : []
    let shown = (complaints.prefix(3) + more).joined(separator: "; ")
    self.init(
      subject, plan: plan, passed: complaints.isEmpty,
      detail: complaints.isEmpty ? detail : shown)
  }
}
