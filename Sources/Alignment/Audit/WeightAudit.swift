// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// Looks for weights that change nothing, and for the rules that make them so.
///
/// The more a KPI's weight counts the better its value is. It therefore lies between the value that
/// the KPI has where those that it is weighed with are settled before it, and the one where it is
/// settled before them; if both are equal, no weight changes it.
struct WeightAudit {
  let reading: ScenarioReading
  let solution: Solution
  /// The pairs of objectives that are nearly the same measure.
  let alike: [Set<String>]
  private(set) var omissions: [Audit.Omission] = []

  /// Values that differ by no more than this share of their size count as equal.
  private static let equal = 1e-4
  /// A rule makes a weight irrelevant if without it the weight moves the value by this share of its
  /// size.
  private static let moved = 0.01
  /// A KPI that counts no more than this share of all is outweighed if it also makes no difference.
  private static let little = 0.01
  /// How many rules are tried for a weight.
  private static let rulesTried = 40

  init(reading: ScenarioReading, solution: Solution, alike: [Set<String>]) {
    self.reading = reading
    self.solution = solution
    self.alike = alike
  }

  mutating func findings(_ solver: inout AuditSolver) throws(ServiceError) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for kpi in weighted {
      guard let weight = kpi.weight, let value = solution.plan.value(of: kpi.name) else { continue }
      let base = settled(reading.scenario)
      guard let first = try self.value(of: kpi, .first, in: base, &solver),
        let last = try self.value(of: kpi, .last, in: base, &solver)
      else {
        omissions.append(.weight(kpi.name))
        continue
      }
      let path = ["kpis", kpi.name, "weight"]
      if Self.isEqual(first, last) {
        let rule = try overruling(kpi, weight: weight, value: value, by: &solver)
        findings.append(
          rule.map { AuditFinding(.overruled($0), .warning, at: path) }
            ?? AuditFinding(
              .idleWeight(
                .init(kpi: kpi.name, weight: weight, value: value, cause: .sameEitherWay)),
              .warning, at: path))
      } else if let share = share(of: kpi), share <= Self.little,
        abs(value - last) <= Self.little * abs(first - last)
      {
        findings.append(
          AuditFinding(
            .idleWeight(
              .init(
                kpi: kpi.name, weight: weight, value: value,
                cause: .outweighed(share: share, alone: first, without: last))), .warning,
            at: path))
      }
    }
    return findings
  }

  /// The objectives with a weight that share their priority with another one that is another
  /// measure.
  private var weighted: [KPI] {
    let counting = reading.kpis.filter { $0.objective != nil }
    return counting.filter { kpi in
      if case .ratio = kpi.definition { return false }
      return kpi.weight != nil && kpi.target == nil
        && counting.contains {
          $0.name != kpi.name && Self.priority($0) == Self.priority(kpi)
            && !alike.contains([$0.name, kpi.name])
        }
    }
  }

  private static func priority(_ kpi: KPI) -> Int { kpi.priority ?? 1 }

  /// Where a priority stands among all that the scenario names, from 1; numbers may be as large as
  /// somebody likes.
  private func rank(_ priority: Int) -> Int {
    let named = reading.kpis.flatMap {
      [Self.priority($0), $0.target?.under.priority, $0.target?.over.priority].compactMap(\.self)
    }
    return Set(named).count { $0 <= priority }
  }

  private static func isEqual(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= equal * max(abs(left), abs(right))
  }

  /// What a KPI counts of all that counts at its priority: weight times range, over the scale.
  private func share(of kpi: KPI) -> Double? {
    let names = reading.kpis.filter {
      $0.objective != nil && Self.priority($0) == Self.priority(kpi)
    }
    .map(\.name)
    var own: Double?
    var total = 0.0
    for scale in solution.scales where names.contains(scale.kpi) {
      guard let ideal = scale.ideal, let nadir = scale.nadir else { return nil }
      let pull = scale.weightPerUnit * abs(ideal - nadir)
      total += pull
      if scale.kpi == kpi.name { own = pull }
    }
    return total > 0 ? own.map { $0 / total } : nil
  }

  // MARK: Solving again

  /// When a KPI is settled among those that it is weighed with.
  private enum Turn { case first, last }

  /// The scenario, or it without some of its parts, with every scale that was worked out as an
  /// amount, so that it stays the same.
  private func settled(_ part: Scenario) -> Scenario {
    var scenario = reading.checked.settled(part)
    for scale in solution.scales where scale.scale != .none {
      for index in scenario.kpis.indices where scenario.kpis[index].name == scale.kpi {
        scenario.kpis[index].scale = .amount(scale.amount)
      }
    }
    return scenario
  }

  /// The KPI's value where it is settled before or after those that it is weighed with; what is
  /// settled later than all of them is left out.
  private func value(
    of kpi: KPI, _ turn: Turn, in scenario: Scenario, _ solver: inout AuditSolver
  ) throws(ServiceError) -> Double? {
    var changed = scenario
    let own = rank(Self.priority(kpi))
    for index in changed.kpis.indices where reading.isWorkedFor(changed.kpis[index]) {
      let place = rank(Self.priority(changed.kpis[index]))
      if changed.kpis[index].name == kpi.name {
        changed.kpis[index].priority = 2 * own + (turn == .first ? -1 : 1)
        changed.kpis[index].giveUp = nil
      } else if place > own {
        changed.kpis[index].clearTradeOff()
      } else {
        changed.kpis[index].priority = 2 * place
        changed.kpis[index].target?.under.priority.apply { 2 * rank($0) }
        changed.kpis[index].target?.over.priority.apply { 2 * rank($0) }
        if place == own { changed.kpis[index].giveUp = nil }
      }
    }
    if changed.kpis.allSatisfy({ $0.target == nil }) { changed.targetRule = nil }
    return try solver.plan(of: changed)?.value(of: kpi.name)
  }

  // MARK: Rules

  /// The first rule without which the KPI's weight would change something.
  private func overruling(
    _ kpi: KPI, weight: Double, value: Double, by solver: inout AuditSolver
  ) throws(ServiceError) -> AuditFinding.Overruled? {
    for (path, changed) in withoutOneRule().prefix(Self.rulesTried) {
      guard let first = try self.value(of: kpi, .first, in: changed, &solver),
        let last = try self.value(of: kpi, .last, in: changed, &solver),
        abs(first - last) > Self.moved * max(abs(first), abs(last))
      else { continue }
      return AuditFinding.Overruled(
        kpi: kpi.name, weight: weight, value: value, rule: path, last: last, first: first)
    }
    return nil
  }

  /// The scenario without each of its rules, conditions, limits of KPIs and goals that must be met,
  /// one at a time.
  private func withoutOneRule() -> [(path: [String], scenario: Scenario)] {
    let base = reading.scenario
    var all: [(path: [String], scenario: Scenario)] = []
    func add(_ path: [String], _ change: (inout Scenario) -> Void) {
      var changed = base
      change(&changed)
      all.append((path, settled(changed)))
    }
    for (index, kpi) in base.kpis.enumerated() {
      if kpi.atLeast != nil {
        add(["kpis", kpi.name, "at least"]) { $0.kpis[index].atLeast = nil }
      }
      if kpi.atMost != nil {
        add(["kpis", kpi.name, "at most"]) { $0.kpis[index].atMost = nil }
      }
    }
    for (index, rule) in base.rules.enumerated() {
      add(["rules", rule.name]) { $0.rules.remove(at: index) }
    }
    for (index, condition) in base.conditions.enumerated() {
      add(["rules", condition.name]) { $0.conditions.remove(at: index) }
    }
    for (index, goal) in base.goals.enumerated() where goal.isMust {
      add(["goals", goal.name]) { $0.goals.remove(at: index) }
    }
    return all
  }
}

extension Int? {
  /// Changes the number, where there is one.
  fileprivate mutating func apply(_ change: (Int) -> Int) {
    self = map(change)
  }
}
