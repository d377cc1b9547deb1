// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the conditions: each between two lines that differ, of which the one that must get money
/// can count.
struct ConditionChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    for condition in scenario.conditions {
      let path = ["rules", condition.name]
      let key = condition.consequence.rawValue
      let line = requireLine(condition.line, path + ["if"])
      let other = requireLine(condition.other, path + [key])
      guard let line, let other else { continue }
      if line == other {
        complain(
          .contradiction, at: path + [key], "'\(condition.other.name)' stands on both sides",
          suggestion: "name two lines that differ")
      } else if condition.consequence == .then {
        requireCountable([other], path + [key])
      }
    }
  }

  /// The position of the one line that a reference names; complains about anything else.
  private mutating func requireLine(_ reference: LineReference, _ path: [String]) -> Int? {
    guard requireLines(reference, path) else { return nil }
    if case .line(let position) = index.meaning(of: reference) { return position }
    complain(
      .contradiction, at: path,
      "a condition is between two lines, and '\(reference.name)' is a set",
      suggestion: "name one campaign or creator, or limit a 'count of' the set")
    return nil
  }
}

extension ScenarioCheck {
  /// Where more active lines help to keep a rule, each line must get something worth the name to be
  /// active.
  ///
  /// A campaign that may get any amount could otherwise count as active with next to nothing.
  mutating func checkCountedLines(of rule: Rule, path: [String]) {
    var isChecked = false
    for limit in rule.limits {
      let sides = limit.relation.sides
      if rule.measure.kind == .count, sides.contains(.atLeast), !isChecked,
        !limit.quantity.isReachedByNothing
      {
        isChecked = true
        requireCountable(
          resolution.sets.lines(of: rule.measure.lines), path + [rule.measure.kind.traits.key])
      }
      if case .multiple(let factor, let other) = limit.quantity, other.kind == .count, factor > 0,
        rule.measure.kind == .count, sides.contains(.atMost)
      {
        requireCountable(
          resolution.sets.lines(of: other.lines), path + [limit.relation.rawValue])
      }
    }
  }

  fileprivate mutating func requireCountable(_ lines: [Int], _ path: [String]) {
    requireEvery(
      lines, at: path, "could count as active with next to no money",
      suggestion: "give it a 'minimum if active', so that it counts only with at least that much"
    ) { scenario, line in
      scenario.campaign(at: line)?.isCountable(scenarioStep: scenario.step) ?? true
    }
  }
}

extension Campaign {
  /// Whether it is active only with some least amount, or cannot be active at all.
  fileprivate func isCountable(scenarioStep: Double?) -> Bool {
    if least > 0 || most == 0 || minimumIfActive != nil { return true }
    switch purchase {
    case .money: return step ?? scenarioStep != nil
    case .units(let units): return units.isWhole
    }
  }
}

extension Rule.Quantity {
  /// Whether a floor of this size holds with no active line.
  fileprivate var isReachedByNothing: Bool {
    switch self {
    case .amount(let amount): amount <= 0
    case .multiple(let factor, _): factor <= 0
    case .shareOfBudget, .shareOfLast: false
    }
  }
}
