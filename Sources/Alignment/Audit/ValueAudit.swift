// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// Solves for the ends of KPIs: goals that no plan moves, and pairs of objectives that are one
/// measure or each other's opposite.
struct ValueAudit {
  let reading: ScenarioReading
  private(set) var omissions: [Audit.Omission] = []

  /// Values that differ by no more than this share of their size count as equal.
  static let equal = 1e-6
  /// Two objectives share their best plan where neither loses more than this share of its span by
  /// the other's.
  static let near = 0.01
  /// Two objectives are alike where no plan is further along on one than on the other by more than
  /// this share.
  static let alike = 0.1

  init(reading: ScenarioReading) {
    self.reading = reading
  }

  mutating func findings(_ solver: inout AuditSolver) throws(ServiceError) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let objectives = reading.kpis.filter { $0.objective != nil }
    for (place, first) in objectives.enumerated() {
      for second in objectives[(place + 1)...] {
        if let finding = try compare(first, with: second, by: &solver) { findings.append(finding) }
      }
    }
    for goal in reading.goals {
      if let finding = try unmoved(goal, &solver) { findings.append(finding) }
    }
    return findings
  }

  // MARK: Goals

  /// A goal whose KPI has the same value at its most and at its least; nothing is solved where
  /// plans are known that differ in it.
  private mutating func unmoved(
    _ goal: Goal, _ solver: inout AuditSolver
  ) throws(ServiceError) -> AuditFinding? {
    guard let name = goal.kpi, reading.kpi(name) != nil else { return nil }
    func isMoved(_ values: [Double]) -> Bool {
      guard let most = values.max(), let least = values.min() else { return false }
      return most - least > Self.equal * max(abs(most), abs(least))
    }
    if isMoved(solver.values(of: name)) { return nil }
    let most = try solver.plan(for: [.init(kpi: name, objective: .maximize)])?.value(of: name)
    let least = try solver.plan(for: [.init(kpi: name, objective: .minimize)])?.value(of: name)
    if isMoved(solver.values(of: name)) { return nil }
    guard let most, least != nil else {
      omissions.append(.goal(goal.name))
      return nil
    }
    return AuditFinding(
      .unmovedGoal(goal: goal.name, kpi: name, value: most), .error,
      at: ["goals", goal.name, "kpi"])
  }

  // MARK: Misfits

  /// What working for a KPI that does not measure a goal costs in one of the scenario that does.
  func price(
    of misfit: AuditFinding.Misfit, _ solver: inout AuditSolver
  ) throws(ServiceError) -> AuditFinding.Misfit.Price? {
    guard let name = misfit.better.first(where: { reading.kpi($0) != nil }) else { return nil }
    let better = AuditSolver.Aim(kpi: name, objective: reading.better(name), priority: 2)
    let other = AuditSolver.Aim(kpi: misfit.kpi, objective: reading.better(misfit.kpi))
    guard let best = try solver.plan(for: [better])?.value(of: name),
      let left = try solver.plan(for: [other, better])?.value(of: name)
    else { return nil }
    return .init(kpi: name, best: best, left: left)
  }

  // MARK: Pairs

  private mutating func compare(
    _ first: KPI, with second: KPI, by solver: inout AuditSolver
  ) throws(ServiceError) -> AuditFinding? {
    guard let pair = try pair(first, with: second, by: &solver) else {
      omissions.append(.pair(first.name, second.name))
      return nil
    }
    let ends = [pair.first, pair.second]
    // What is the same in every plan is found as a weight or a goal without effect.
    let isMoved = ends.allSatisfy {
      abs($0.best - $0.worst) > Self.equal * max(abs($0.best), abs($0.worst))
    }
    guard isMoved else { return nil }
    let sides = [Side(kpi: first, end: pair.first), Side(kpi: second, end: pair.second)]
    let place = ["kpis", second.name, "objective"]
    if ends.allSatisfy({ 1 - $0.shareAtOther <= Self.near }) {
      guard let apart = try distance(sides, &solver) else {
        omissions.append(.pair(first.name, second.name))
        return nil
      }
      if apart > Self.alike { return nil }
      return AuditFinding(.sameMeasure(pair, apart: max(0, apart)), .warning, at: place)
    }
    guard ends.allSatisfy({ $0.shareAtOther <= Self.near }), try isStraight(sides, &solver) else {
      return nil
    }
    let exchange = (pair.first.best - pair.first.worst) / (pair.second.best - pair.second.worst)
    return AuditFinding(.opposed(pair, exchange: abs(exchange)), .error, at: place)
  }

  /// The ends of two objectives, each as good as it can be where the other is best; `nil` where one
  /// was not found.
  private func pair(
    _ first: KPI, with second: KPI, by solver: inout AuditSolver
  ) throws(ServiceError) -> AuditFinding.ObjectivePair? {
    guard let one = try end(of: first, beside: second, &solver),
      let other = try end(of: second, beside: first, &solver)
    else { return nil }
    return AuditFinding.ObjectivePair(first: one, second: other)
  }

  private func end(
    of kpi: KPI, beside other: KPI, _ solver: inout AuditSolver
  ) throws(ServiceError) -> AuditFinding.ObjectivePair.End? {
    func aim(_ kpi: KPI, _ priority: Int) -> AuditSolver.Aim {
      .init(kpi: kpi.name, objective: kpi.better, priority: priority)
    }
    let against = AuditSolver.Aim(kpi: kpi.name, objective: kpi.better.opposite)
    guard let best = try solver.plan(for: [aim(kpi, 1), aim(other, 2)])?.value(of: kpi.name),
      let atOther = try solver.plan(for: [aim(other, 1), aim(kpi, 2)])?.value(of: kpi.name)
    else { return nil }
    // Where the worst cannot be asked for, the worst that was found makes the span shorter, and findings rarer.
    let known = solver.values(of: kpi.name)
    let worst =
      try solver.plan(for: [against])?.value(of: kpi.name)
      ?? (kpi.better == .maximize ? known.min() : known.max())
    return worst.map { .init(kpi: kpi.name, best: best, worst: $0, atOther: atOther) }
  }

  /// One objective of two that are held against each other.
  private struct Side {
    var kpi: KPI
    var end: AuditFinding.ObjectivePair.End

    /// It as an aim, on the scale of its span.
    func aim(isBest: Bool) -> AuditSolver.Aim {
      .init(
        kpi: kpi.name, objective: isBest ? kpi.better : kpi.better.opposite,
        unit: abs(end.best - end.worst))
    }

    /// How far along its span a plan is.
    func share(in plan: Plan) -> Double? { plan.value(of: kpi.name).map(end.share) }
  }

  /// By how much of its span a plan can be further along on one of two objectives than on the
  /// other; `nil` where that was not found.
  private func distance(
    _ sides: [Side], _ solver: inout AuditSolver
  ) throws(ServiceError) -> Double? {
    var largest = 0.0
    for (one, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      guard
        let plan = try solver.plan(for: [one.aim(isBest: true), other.aim(isBest: false)]),
        let ahead = one.share(in: plan), let behind = other.share(in: plan)
      else { return nil }
      largest = max(largest, ahead - behind)
    }
    return largest
  }

  /// Whether what one gains the other loses, in every plan at the same rate: the sum of how far
  /// both are along their spans is 1 at its most and at its least.
  private func isStraight(
    _ sides: [Side], _ solver: inout AuditSolver
  ) throws(ServiceError) -> Bool {
    for isBest in [true, false] {
      guard let plan = try solver.plan(for: sides.map { $0.aim(isBest: isBest) }),
        let first = sides[0].share(in: plan), let second = sides[1].share(in: plan)
      else { return false }
      if abs(first + second - 1) > Self.near { return false }
    }
    return true
  }
}

extension KPI {
  /// Which way it is better, more where nothing is said.
  fileprivate var better: Objective { objective ?? .maximize }
}
