// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The lines whose own ranges, packages and bookings take part in a conflict of limits.
struct PressedLines {
  /// A line at the end of what it allows itself.
  struct Line: Hashable {
    /// The position among the scenario's lines.
    let position: Int
    /// Whether it is its most that it would have to pass; else its least.
    let isAtMost: Bool
  }

  /// The lines in the order of the scenario.
  private(set) var lines: [Line] = []

  private let scenario: CheckedScenario
  /// What a unit of money on each line, and the line's being active, add to the weighted slack.
  private var spendPulls: [Double]
  private var activePulls: [Double]
  /// The delivered KPIs of the conflict: lines that bring them may do their best anywhere.
  private var curved = Set<String>()
  /// Lines that a conflict counts changes of.
  private var stays = Set<Int>()

  /// Finds the lines that would have to leave their ranges for the limits to hold.
  ///
  /// The weighted slack of the conflict separates by line. Where only money and bookings count in a
  /// line's part, their signs tell at which end of its range the line does its best and still
  /// fails; lines that also bring a KPI of the conflict are left out, because they may do their
  /// best in between.
  ///
  /// - Complexity: linear in limits × lines.
  init(_ infeasibility: Infeasibility, _ words: LimitWords) {
    scenario = words.scenario
    spendPulls = Array(repeating: 0, count: scenario.scenario.lineCount)
    activePulls = spendPulls
    for multiplier in infeasibility.conflict { add(multiplier, words) }
    if curved.contains(KPI.spend) { return }
    lines = spendPulls.indices.compactMap(pressed)
  }

  private mutating func add(_ multiplier: Certificate.Multiplier, _ words: LimitWords) {
    if let kpi = scenario.kpi(of: multiplier.limit) {
      curved.formUnion(parts(of: kpi.name))
    } else if case .condition(let name) = multiplier.limit {
      add(name, multiplier.value)
    } else if let side = multiplier.limit.details.side {
      let pull = side == .atLeast ? multiplier.value : -multiplier.value
      guard let instance = words.instance(of: multiplier.limit) else {
        for line in spendPulls.indices { spendPulls[line] += pull }
        return
      }
      add(instance.measure, pull)
      for limit in instance.limits where limit.relation.sides.contains(side) {
        guard case .multiple(let factor, let other) = limit.quantity else { continue }
        add(other, -factor * pull)
      }
    }
  }

  private mutating func add(_ measure: RuleInstance.Measure, _ pull: Double) {
    for line in measure.lines {
      switch measure.kind.traits.part {
      case .quantity(.spend, _): spendPulls[line] += pull
      case .quantity(.active, _): activePulls[line] += pull
      case .quantity(.units, _):
        if case .units(let purchase) = scenario.scenario.campaign(at: line)?.purchase {
          spendPulls[line] += pull / purchase.price
        }
      // Not to change is to stay where the line was: at no end of its range.
      case .quantity(.changed, _): stays.insert(line)
      case .kpi(let name): curved.insert(name)
      }
    }
  }

  private mutating func add(_ condition: String, _ pull: Double) {
    guard let condition = scenario.scenario.conditions.first(where: { $0.name == condition })
    else { return }
    for line in scenario.lines(of: .members([condition.line])) { activePulls[line] -= pull }
    for line in scenario.lines(of: .members([condition.other])) {
      activePulls[line] += condition.consequence == .then ? pull : -pull
    }
  }

  /// The line if its part of the slack is best at an end that somebody set.
  private func pressed(_ line: Int) -> Line? {
    let (money, active) = (spendPulls[line], activePulls[line])
    guard money != 0 || active != 0, money * active >= 0, !stays.contains(line) else { return nil }
    let isAtMost = money > 0 || active > 0
    if let creator = scenario.scenario.creator(at: line) {
      let brings = creator.packages.contains { package in
        package.brings.contains { curved.contains($0.kpi) }
      }
      if brings { return nil }
      return isSet(creator, isAtMost: isAtMost, countsMoney: money != 0)
        ? Line(position: line, isAtMost: isAtMost) : nil
    }
    guard let campaign = scenario.scenario.campaign(at: line),
      !scenario.flows(of: line).contains(where: { curved.contains($0.kpi) })
    else { return nil }
    let isSet =
      if isAtMost {
        money != 0 ? campaign.most != nil : campaign.most == 0
      } else {
        campaign.least > 0
      }
    return isSet ? Line(position: line, isAtMost: isAtMost) : nil
  }

  /// Whether what is settled about a creator, or what the packages cost, keeps it from giving more.
  private func isSet(_ creator: Creator, isAtMost: Bool, countsMoney: Bool) -> Bool {
    switch creator.booking {
    case .leftOut: isAtMost
    case .booked: !isAtMost || countsMoney
    case .package: !isAtMost || countsMoney
    case .open: isAtMost && countsMoney
    }
  }

  /// The delivered KPIs that a KPI comes from.
  private func parts(of name: String) -> Set<String> {
    if case .ratio(let numerator, let denominator) = scenario.kpi(named: name)?.definition {
      return parts(of: numerator).union(parts(of: denominator))
    }
    return Set(scenario.linearForm(of: name)?.terms.map(\.kpi) ?? [])
  }
}
