// SPDX-License-Identifier: GPL-3.0-or-later

/// One rule for one set of lines, as a rule with `each` has several, with every name and share
/// worked out.
package struct RuleInstance: Hashable, Sendable {
  /// Something counted over lines.
  package struct Measure: Hashable, Sendable {
    /// What is counted.
    package var kind: Rule.Measure.Kind
    /// Positions of lines, ascending, each once; see `CheckedScenario.lineCount`.
    package var lines: [Int]

    /// Makes a measure.
    package init(kind: Rule.Measure.Kind, lines: [Int]) {
      self.kind = kind
      self.lines = lines
    }
  }

  /// One side of the rule.
  package struct Limit: Hashable, Sendable {
    /// How much the measure is held against.
    package enum Quantity: Hashable, Sendable {
      /// A fixed amount in the measure's unit; shares of the budget and of the last period are
      /// worked out.
      case amount(Double)
      /// A multiple of another measure.
      case multiple(Double, of: Measure)
    }

    /// Which side.
    package var relation: Rule.Limit.Relation
    /// How much.
    package var quantity: Quantity

    /// Makes a limit.
    package init(_ relation: Rule.Limit.Relation, _ quantity: Quantity) {
      self.relation = relation
      self.quantity = quantity
    }
  }

  /// The position of the rule in ``Scenario/rules``.
  package var rule: Int
  /// The channel or line for which a rule with `each` is repeated, else `nil`.
  package var member: String?
  /// What is limited.
  package var measure: Measure
  /// The limits, in the order of the rule.
  package var limits: [Limit]

  /// Makes an instance.
  package init(rule: Int, member: String?, measure: Measure, limits: [Limit]) {
    self.rule = rule
    self.member = member
    self.measure = measure
    self.limits = limits
  }
}

extension Rule.Limit.Relation {
  /// The sides that the relation limits.
  package var sides: [LimitID.Side] {
    switch self {
    case .atLeast: [.atLeast]
    case .atMost: [.atMost]
    case .exactly: [.atLeast, .atMost]
    }
  }
}

extension RuleInstance {
  /// Everything that the rule counts.
  var measures: [Measure] {
    [measure]
      + limits.compactMap { if case .multiple(_, let other) = $0.quantity { other } else { nil } }
  }
}

/// Works the rules of a scenario out.
struct RuleExpansion {
  let scenario: Scenario
  let sets: LineSets

  /// Every instance, ordered by the rule's name, then the member's.
  func instances() -> [RuleInstance] {
    let rules = scenario.rules
    return rules.indices.sorted { (rules[$0].name, $0) < (rules[$1].name, $1) }
      .flatMap { rule in
        members(of: rules[rule]).map { member, lines in
          RuleInstance(
            rule: rule, member: member,
            measure: .init(kind: rules[rule].measure.kind, lines: lines),
            limits: rules[rule].limits.map {
              .init($0.relation, quantity($0.quantity, lines: lines))
            })
        }
      }
  }

  /// For whom a rule is repeated, by name, with the lines of each; one entry without a name for a
  /// rule without `each`.
  ///
  /// Lines without a channel are in no member of `each: channel`, lines without a category in none
  /// of `each: category`.
  func members(of rule: Rule) -> [(name: String?, lines: [Int])] {
    let lines = sets.lines(of: rule.measure.lines)
    switch rule.each {
    case nil: return [(nil, lines)]
    case .line:
      return lines.map { (scenario.lineName(at: $0), [$0]) }.sorted { $0.0 < $1.0 }
    case .channel:
      return Self.grouped(lines) { scenario.campaign(at: $0)?.channel }
    case .category:
      return Self.grouped(lines) { scenario.creator(at: $0)?.category }
    }
  }

  private static func grouped(
    _ lines: [Int], by name: (Int) -> String?
  ) -> [(name: String?, lines: [Int])] {
    var members: [String: [Int]] = [:]
    for line in lines {
      if let name = name(line) { members[name, default: []].append(line) }
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func quantity(
    _ quantity: Rule.Quantity, lines: [Int]
  ) -> RuleInstance.Limit.Quantity {
    switch quantity {
    case .amount(let amount): .amount(amount)
    case .shareOfBudget(let share): .amount(share * (scenario.budget?.amount ?? 0))
    case .multiple(let factor, let measure):
      .multiple(factor, of: .init(kind: measure.kind, lines: sets.lines(of: measure.lines)))
    case .shareOfLast(let share):
      .amount(share * lines.reduce(0) { $0 + (scenario.lastSpend(ofLineAt: $1) ?? 0) })
    }
  }
}
