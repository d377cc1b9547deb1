// SPDX-License-Identifier: GPL-3.0-or-later

/// What the names and definitions of a scenario come to.
///
/// It can be made of a scenario with mistakes: what has no meaning is left out, so that checks can
/// look at the rest.
struct Resolution: Sendable {
  let index: NameIndex
  let sets: LineSets
  let markets: MarketSplit
  let flows: [[Flow]]
  let forms: LinearForms
  let ruleInstances: [RuleInstance]
  let conditionInstances: [ConditionInstance]
  /// The goals that have a KPI and a target, in the order of the file.
  let goals: [ResolvedGoal]
  /// The lines that are counted by a rule or named by a condition, for which getting nothing is a
  /// way of its own.
  let countedLines: Set<Int>
  /// The lines of which a rule counts how many change against the last period.
  let changeableLines: Set<Int>
  /// The money that every plan spends: the campaigns' leasts with their fees and commissions, and
  /// the cheapest packages of creators that are booked already.
  let leastSpend: Double

  init(_ scenario: Scenario) {
    index = NameIndex(scenario)
    sets = LineSets(scenario, index: index)
    let split = MarketSplit(scenario)
    markets = split
    flows = scenario.campaigns.map { split.split($0.resolvedFlows(), $0.markets) }
    forms = LinearForms(scenario, index: index, markets: split)
    ruleInstances = RuleExpansion(scenario: scenario, sets: sets).instances()
    conditionInstances = Self.conditions(scenario, index)
    goals = GoalResolution(scenario: scenario, index: index).goals()
    var counted: Set<Int> = []
    var changeable: Set<Int> = []
    for instance in ruleInstances {
      for measure in instance.measures {
        if case .quantity(.active, _) = measure.kind.traits.part {
          counted.formUnion(measure.lines)
        }
        if case .quantity(.changed, _) = measure.kind.traits.part {
          changeable.formUnion(measure.lines)
        }
      }
    }
    for condition in conditionInstances { counted.formUnion([condition.line, condition.other]) }
    countedLines = counted.union(changeable)
    changeableLines = changeable
    leastSpend = Self.leastSpend(scenario)
  }

  private static func conditions(
    _ scenario: Scenario, _ index: NameIndex
  ) -> [ConditionInstance] {
    scenario.conditions.compactMap { condition in
      guard case .line(let line) = index.meaning(of: condition.line),
        case .line(let other) = index.meaning(of: condition.other)
      else { return nil }
      return ConditionInstance(
        name: condition.name, line: line, consequence: condition.consequence, other: other)
    }
    .sorted { $0.name < $1.name }
  }

  private static func leastSpend(_ scenario: Scenario) -> Double {
    let campaigns = scenario.campaigns.reduce(0.0) {
      $0 + $1.least * (1 + $1.commission) + ($1.least > 0 ? $1.setUpFee : 0)
    }
    let creators = scenario.creators.reduce(0.0) { total, creator in
      switch creator.booking {
      case .open, .leftOut: total
      case .booked: total + (creator.packages.map { creator.money(for: $0) }.min() ?? 0)
      case .package(let name):
        total
          + (creator.packages.first { $0.name == name }.map { creator.money(for: $0) } ?? 0)
      }
    }
    return campaigns + creators
  }
}
