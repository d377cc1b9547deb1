// SPDX-License-Identifier: GPL-3.0-or-later

extension Scenario {
  /// The figure of a limit; `nil` for one that has none, such as a condition, and one that the
  /// scenario does not have.
  public func figure(of limit: LimitID) -> LimitFigure? {
    switch limit {
    case .budget: budget.map { LimitFigure($0.amount, .amount) }
    case .kpi(let name, let side):
      kpis.first { $0.name == name }
        .flatMap { side == .atLeast ? $0.atLeast : $0.atMost }
        .map { LimitFigure($0, .amount) }
    case .goal(let name, let side):
      GoalResolution(scenario: self, index: NameIndex(self)).goals()
        .first { $0.name == name && $0.side == side }
        .map { LimitFigure($0.value, .amount) }
    case .rule(let name, _, let side):
      rules.first { $0.name == name }?.limits.first { $0.relation.sides.contains(side) }
        .map(\.quantity.written)
    case .condition, .keep, .stage, .miss, .progress, .market, .audience: nil
    }
  }

  /// The scenario with another figure for a limit, which for a repeated rule counts for all its
  /// members; `nil` for a limit without a figure.
  public func setting(_ limit: LimitID, to value: Double) -> Scenario? {
    guard figure(of: limit) != nil else { return nil }
    var changed = self
    switch limit {
    case .budget:
      if case .exactly = budget {
        changed.budget = .exactly(value)
      } else {
        changed.budget = .atMost(value)
      }
    case .kpi(let name, let side):
      for index in kpis.indices where kpis[index].name == name {
        switch side {
        case .atLeast: changed.kpis[index].atLeast = value
        case .atMost: changed.kpis[index].atMost = value
        }
      }
    case .goal(let name, let side):
      for index in goals.indices where goals[index].name == name {
        changed.goals[index].target = .value(value, side)
      }
    case .rule(let name, _, let side):
      for index in rules.indices where rules[index].name == name {
        for limit in rules[index].limits.indices
        where rules[index].limits[limit].relation.sides.contains(side) {
          changed.rules[index].limits[limit].quantity.set(value)
        }
      }
    case .condition, .keep, .stage, .miss, .progress, .market, .audience: return nil
    }
    return changed
  }

  /// The scenario without a limit; `nil` for one that it does not have.
  public func dropping(_ limit: LimitID) -> Scenario? {
    var changed = self
    switch limit {
    case .budget: changed.budget = nil
    case .kpi(let name, let side):
      for index in kpis.indices where kpis[index].name == name {
        switch side {
        case .atLeast: changed.kpis[index].atLeast = nil
        case .atMost: changed.kpis[index].atMost = nil
        }
      }
    case .goal(let name, _): changed.goals.removeAll { $0.name == name }
    case .rule(let name, _, _): changed.rules.removeAll { $0.name == name }
    case .condition(let name): changed.conditions.removeAll { $0.name == name }
    case .keep, .stage, .miss, .progress, .market, .audience: return nil
    }
    return changed == self ? nil : changed
  }
}

extension Rule.Quantity {
  fileprivate var written: LimitFigure {
    switch self {
    case .amount(let value): LimitFigure(value, .amount)
    case .shareOfBudget(let value): LimitFigure(value, .shareOfBudget)
    case .multiple(let value, _): LimitFigure(value, .multiple)
    case .shareOfLast(let value): LimitFigure(value, .shareOfLast)
    }
  }

  fileprivate mutating func set(_ value: Double) {
    switch self {
    case .amount: self = .amount(value)
    case .shareOfBudget: self = .shareOfBudget(value)
    case .multiple(_, let measure): self = .multiple(value, of: measure)
    case .shareOfLast: self = .shareOfLast(value)
    }
  }
}
