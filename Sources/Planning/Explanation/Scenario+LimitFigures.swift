// SPDX-License-Identifier: GPL-3.0-or-later

extension Scenario {
  /// The figure of a limit; `nil` for one that has none, such as a condition, and one that the
  /// scenario does not have.
  package func figure(of limit: LimitID) -> LimitFigure? {
    var found: LimitFigure?
    var copy = self
    copy.forEachFigure(of: limit) { if found == nil { found = $0 } }
    return found
  }

  /// The scenario with another figure for a limit, which for a repeated rule counts for all its
  /// members; `nil` for a limit without a figure.
  public func setting(_ limit: LimitID, to value: Double) -> Scenario? {
    guard figure(of: limit) != nil else { return nil }
    var changed = self
    changed.forEachFigure(of: limit) { $0 = LimitFigure(value, $0?.form ?? .amount) }
    return changed
  }

  /// The scenario without a limit; `nil` for one that it does not have.
  public func dropping(_ limit: LimitID) -> Scenario? {
    var changed = self
    if case .condition(let name) = limit { changed.conditions.removeAll { $0.name == name } }
    changed.forEachFigure(of: limit) { $0 = nil }
    return changed == self ? nil : changed
  }

  /// Lets a closure change every figure that states a limit; what has no figure left is gone.
  private mutating func forEachFigure(of limit: LimitID, _ change: (inout LimitFigure?) -> Void) {
    switch limit {
    case .budget:
      var figure = budget.map { LimitFigure($0.amount, .amount) }
      change(&figure)
      let isExact = if case .exactly = budget { true } else { false }
      budget = figure.map { isExact ? .exactly($0.value) : .atMost($0.value) }
    case .kpi(let name, let side):
      for index in kpis.indices where kpis[index].name == name {
        var figure = kpis[index][side].map { LimitFigure($0, .amount) }
        change(&figure)
        kpis[index][side] = figure?.value
      }
    case .goal(let name, let side):
      var figure = GoalResolution(scenario: self, index: NameIndex(self)).goals()
        .first { $0.name == name && $0.side == side }
        .map { LimitFigure($0.value, .amount) }
      change(&figure)
      for index in goals.indices.reversed() where goals[index].name == name {
        if let figure {
          goals[index].target = .value(figure.value, side)
        } else {
          goals.remove(at: index)
        }
      }
    case .rule(let name, _, let side):
      for index in rules.indices.reversed() where rules[index].name == name {
        for (position, limit) in rules[index].limits.enumerated()
        where limit.relation.sides.contains(side) {
          let written = limit.quantity.written
          var figure: LimitFigure? = written
          change(&figure)
          if let figure, figure != written {
            rules[index].limits[position].quantity.set(figure.value)
          } else if figure == nil {
            rules.remove(at: index)
            break
          }
        }
      }
    case .condition, .keep, .stage, .miss, .progress, .market, .audience: break
    }
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
