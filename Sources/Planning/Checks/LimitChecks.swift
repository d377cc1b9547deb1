// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCheck {
  /// Checks one limit of a rule: its figure, and whether it can be compared with what the rule
  /// measures.
  mutating func checkLimit(_ limit: Rule.Limit, of rule: Rule, path: [String]) {
    let path = path + [limit.relation.rawValue]
    guard requireFigure(limit.quantity.figure, at: path, "the limit") else { return }
    let traits = rule.measure.kind.traits
    if traits.isNeverNegative, limit.quantity.isNegative {
      complain(
        .outOfRange, at: path,
        "the limit cannot be negative, but is \(Figure.text(limit.quantity.figure))")
    }
    switch limit.quantity {
    case .amount(let amount):
      if traits.unit == .lines, amount != amount.rounded() {
        complain(
          .outOfRange, at: path, "lines are counted whole, not by \(Figure.text(amount))",
          suggestion: "write a whole number")
      }
    case .shareOfBudget:
      if !traits.isMoney {
        complainIncomparable(
          path, "a share of the budget is money, and the rule does not count money")
      } else if scenario.budget == nil {
        complain(
          .missing, at: path, "there is no budget to take a share of", suggestion: "add a 'budget'")
      }
    case .shareOfLast:
      checkShareOfLast(of: rule, path: path)
    case .multiple(_, let other):
      if !other.kind.traits.isComparable {
        complainIncomparable(path, "how many lines change can only be limited by a number")
        return
      }
      checkMeasure(other, path: path, place: path)
      let (own, others) = (traits.unit.counted, other.kind.traits.unit.counted)
      if own != others, let what = own ?? others {
        complainIncomparable(path, "\(what) can only be held against \(what)")
      }
    }
  }

  private mutating func checkShareOfLast(of rule: Rule, path: [String]) {
    guard rule.measure.kind.traits.isMoney else {
      complainIncomparable(
        path, "what was spent in the last period is money, and the rule does not count money")
      return
    }
    // A change needs every last spend anyway, and has complained.
    if rule.measure.kind.traits.needsLast { return }
    requireEvery(
      resolution.sets.lines(of: rule.measure.lines), at: path, "has no 'last'",
      suggestion: "give it one, 0 if nothing was spent"
    ) { $0.lastSpend(ofLineAt: $1) != nil }
  }

  private mutating func complainIncomparable(_ path: [String], _ message: String) {
    complain(
      .contradiction, at: path, message,
      suggestion: "write an amount, or measure something comparable")
  }

  /// A rule has each side once, and its sides must leave room.
  mutating func checkSides(of rule: Rule, path: [String]) {
    var sides: [LimitID.Side: Rule.Limit] = [:]
    for limit in rule.limits {
      for side in limit.relation.sides {
        if sides[side] != nil {
          complain(
            .contradiction, at: path + [limit.relation.rawValue],
            "the rule '\(rule.name)' has two limits on the same side",
            suggestion: "make two rules of it")
          return
        }
        sides[side] = limit
      }
    }
    guard let least = sides[.atLeast], let most = sides[.atMost], least != most,
      least.quantity.isComparable(to: most.quantity), least.quantity.figure > most.quantity.figure
    else { return }
    complain(
      .outOfRange, at: path + [least.relation.rawValue], "'at least' is above 'at most'")
  }
}

extension ScenarioCheck {
  /// A line that may change can always be changed a little, so that a floor under their number
  /// would mean nothing.
  mutating func checkChangedLines(of rule: Rule, path: [String]) {
    guard rule.measure.kind == .changed else { return }
    for limit in rule.limits where limit.relation != .atMost {
      complain(
        .contradiction, at: path + [limit.relation.rawValue],
        "how many lines change has only an 'at most'",
        suggestion: "write 'at most', or 'change of' for how much has to change")
    }
  }
}

extension Rule.Quantity {
  /// The number in it.
  fileprivate var figure: Double {
    switch self {
    case .amount(let figure), .shareOfBudget(let figure), .multiple(let figure, _),
      .shareOfLast(let figure):
      figure
    }
  }

  /// Whether it is 0 or below for every plan.
  fileprivate var isNegative: Bool {
    if case .multiple(_, let measure) = self, !measure.kind.traits.isNeverNegative { return false }
    return figure < 0
  }

  /// Whether a larger figure is a larger quantity than the other's.
  fileprivate func isComparable(to other: Self) -> Bool {
    switch (self, other) {
    case (.amount, .amount), (.shareOfBudget, .shareOfBudget), (.shareOfLast, .shareOfLast): true
    case (.multiple(_, let measure), .multiple(_, let another)):
      measure == another && measure.kind.traits.isNeverNegative
    default: false
    }
  }
}
