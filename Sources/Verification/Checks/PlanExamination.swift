// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of one plan.
struct PlanExamination {
  let plan: Plan
  let scenario: CheckedScenario
  let curves: ScenarioCurves
  let limits: LimitReader
  let position: Int?
  /// Which way a KPI is better, where a frontier says so.
  let directions: [String: Objective]
  /// The checks so far.
  private(set) var checks: [VerificationReport.Check] = []
  /// The bound that the multipliers prove, once it is known.
  var rederivedBound: Double?

  init(
    _ plan: Plan, verifier: Verifier, position: Int? = nil, directions: [String: Objective] = [:]
  ) {
    self.plan = plan
    scenario = verifier.scenario
    curves = verifier.curves
    limits = verifier.limits
    self.position = position
    self.directions = directions
  }

  /// Makes every check; those of values and proofs only for spends that there are and that are numbers.
  mutating func run() {
    guard checkLines(), checkFiniteSpends() else { return }
    let spends = plan.allocations.map(\.spend)
    checkRanges(spends)
    let recomputed = Recomputation(scenario, curves: curves, spends: spends)
    checkLimits(recomputed)
    if checkKPIList() { checkValues(recomputed) }
    checkProof(recomputed)
  }

  mutating func record(_ check: VerificationReport.Check) { checks.append(check) }

  mutating func record(
    _ subject: VerificationReport.Subject, _ passed: Bool, _ detail: String
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
    let names = scenario.scenario.campaigns.map(\.name)
    let planned = plan.allocations.map(\.line)
    let isWhole = names == planned
    let difference = zip(names, planned).first { $0 != $1 }
    let detail =
      difference.map { "'\($1)' stands where '\($0)' should" }
      ?? "\(planned.count) of \(names.count) campaigns"
    record(.lines, isWhole, detail)
    return isWhole
  }

  private mutating func checkFiniteSpends() -> Bool {
    let complaints = plan.allocations.filter { !$0.spend.isFinite }
      .map { "'\($0.line)' gets \($0.spend)" }
    record(.finiteSpends, complaints: complaints, otherwise: "all are numbers")
    return complaints.isEmpty
  }

  private mutating func checkRanges(_ spends: [Double]) {
    let largest = spends.reduce(0) { max($0, abs($1)) }
    let tolerance = Tolerance.money * (scenario.scenario.budget?.amount ?? largest)
    var complaints: [String] = []
    for (line, spend) in spends.enumerated() {
      let range = scenario.spendRange(of: line)
      if spend < range.lowerBound - tolerance || spend > range.upperBound + tolerance {
        let name = scenario.scenario.campaigns[line].name
        complaints.append("'\(name)' gets \(spend), outside of \(range)")
      }
    }
    record(.spendRanges, complaints: complaints, otherwise: "all within \(tolerance)")
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
    for subject in [VerificationReport.Subject.budget, .kpiLimits, .rules] {
      record(
        subject, complaints: complaints[subject] ?? [],
        otherwise: "\(counts[subject] ?? 0) limits hold")
    }
  }

  /// What is wrong with a limit, or `nil` if it holds.
  func complaint(about limit: LimitID, _ recomputed: Recomputation) -> String? {
    guard let reading = limits.reading(of: limit, directions: directions),
      let measure = recomputed.value(of: reading.measure),
      let quantity = recomputed.value(of: reading.quantity)
    else { return "\(limit.words) cannot be computed" }
    let slack = reading.sign * (measure.value - quantity.value)
    let size =
      limit.subject == .budget ? abs(quantity.value) : max(1, abs(quantity.value))
    if slack >= -Tolerance.limit * size { return nil }
    return
      "\(limit.words) is broken: \(measure.value) must be \(reading.side.rawValue) \(quantity.value)"
  }

  private mutating func checkKPIList() -> Bool {
    let names = scenario.kpis.map(\.name)
    let planned = plan.values.map(\.kpi)
    let difference = zip(names, planned).first { $0 != $1 }
    let detail =
      difference.map { "'\($1)' stands where '\($0)' should" }
      ?? "\(planned.count) of \(names.count) KPIs"
    record(.kpiList, names == planned, detail)
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
    switch self {
    case .budget: .budget
    case .kpi: .kpiLimits
    case .rule, .condition: .rules
    case .keep: .keptValues
    }
  }

  /// What the limit is called in a detail.
  var words: String {
    switch self {
    case .budget(let side): "the budget (\(side.rawValue))"
    case .kpi(let name, let side): "'\(side.rawValue)' of '\(name)'"
    case .rule(let name, let member, let side):
      "'\(side.rawValue)' of rule '\(name)'" + (member.map { " for '\($0)'" } ?? "")
    case .condition(let name): "condition '\(name)'"
    case .keep(let name, let value): "keeping '\(name)' at \(value)"
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
