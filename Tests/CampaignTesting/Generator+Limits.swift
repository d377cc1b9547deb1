// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

extension Generator {
  /// A least that a value keeps, by little or much.
  mutating func floor(below value: Double) -> Double {
    brief(value * (value > 0 ? dice.between(0.5, 0.98) : dice.between(1.02, 1.5)), digits: 4)
  }

  /// A most that a value keeps, by little or much.
  mutating func ceiling(above value: Double) -> Double {
    brief(value * (value > 0 ? dice.between(1.02, 1.5) : dice.between(0.5, 0.98)), digits: 4)
  }

  /// Limits of KPIs around what a plan comes to; in a few scenarios they ask for much more.
  mutating func addLimits(_ evaluator: Evaluator, _ effects: [[Double]]) {
    let isHard = dice.chance(0.06)
    for kpi in made.kpis {
      guard let value = evaluator.value(of: kpi.name, effects)?.value, value != 0 else { continue }
      let stretch = isHard && value > 0 && dice.chance(0.6) ? dice.between(1.3, 3) : 1
      switch kpi.kind {
      case .added, .sum:
        guard dice.chance(0.22) else { continue }
        if dice.chance(0.6) {
          let least = floor(below: value) * stretch
          edit(kpi.name) { $0.atLeast = brief(least, digits: 4) }
        } else {
          let most = ceiling(above: value)
          edit(kpi.name) { $0.atMost = most }
        }
      case .ratio:
        guard dice.chance(0.5) else { continue }
        let most = ceiling(above: value)
        edit(kpi.name) { $0.atMost = most }
      case .audience:
        guard dice.chance(0.3), value > 0 else { continue }
        let least = floor(below: value)
        edit(kpi.name) { $0.atLeast = least }
      case .market(let worst):
        guard dice.chance(0.2), value > 0, worst else { continue }
        let least = floor(below: value)
        edit(kpi.name) { $0.atLeast = least }
      case .spend:
        guard dice.chance(0.2), value > 0 else { continue }
        let most = ceiling(above: value)
        edit(kpi.name) { $0.atMost = most }
      }
    }
  }

  /// A must, of a KPI of which more is better.
  mutating func addMust(_ evaluator: Evaluator, _ effects: [[Double]]) {
    guard dice.chance(0.06) else { return }
    for kpi in made.kpis where kpi.objective == .maximize && kpi.priority == nil {
      guard case .added = kpi.kind, kpi.target == nil else { continue }
      guard let value = evaluator.value(of: kpi.name, effects)?.value, value > 0 else { continue }
      let days = dice.chance(0.5) ? 46 : nil
      let least = floor(below: value) * Double(days ?? 92) / 92
      made.must = .init(kpi: kpi.name, least: brief(least, digits: 4), days: days)
      return
    }
  }

  /// Up to four rules that a plan keeps.
  mutating func addRules(_ evaluator: Evaluator, _ effects: [[Double]]) {
    let sets = made.sets
    let names = sets.keys.filter { !(sets[$0] ?? []).isEmpty }.sorted()
    for place in 0..<dice.pick([0, 0, 1, 1, 2, 3, 4]) {
      let name = "rule \(place)"
      let kind = dice.whole(0...9)
      if kind == 0 {
        if let rule = condition(evaluator, effects) {
          made.rules.append(.init(name: name, kind: rule))
        }
        continue
      }
      var members = Described.Members.named(dice.pick(names))
      if dice.chance(0.2) {
        let lines = made.lines.map(\.name)
        members = .list(dice.some(dice.whole(1...min(3, lines.count)), of: lines))
      }
      guard let quantity = quantity(kind, of: &members) else { continue }
      if let rule = limit(quantity, of: members, evaluator, effects, sets, names) {
        made.rules.append(.init(name: name, kind: rule))
      }
    }
  }

  private mutating func quantity(
    _ kind: Int, of members: inout Described.Members
  ) -> Described.Quantity? {
    switch kind {
    case 1...3: return .spend
    case 4: return .count
    case 5: return remembers ? .change : .spend
    case 6: return remembers ? .linesChanged : .spend
    case 7:
      let units = made.lines.filter { if case .units = $0.kind { true } else { false } }
      guard !units.isEmpty else { return .spend }
      members = .named(dice.pick(units).name)
      return .units
    default:
      let kpis = made.kpis.filter {
        switch $0.kind {
        case .added, .sum, .market(false): true
        default: false
        }
      }
      var list = kpis.map(\.name)
      if made.kpis.contains(where: { $0.name == "seen" }), dice.chance(0.7) {
        list = made.markets.map { "seen in \($0)" }
      }
      return list.isEmpty ? nil : .kpi(dice.pick(list))
    }
  }

  /// Two lines that are active together, or not.
  private mutating func condition(
    _ evaluator: Evaluator, _ effects: [[Double]]
  ) -> Described.Rule.Kind? {
    guard made.lines.count > 1 else { return nil }
    let first = dice.whole(0...made.lines.count - 1)
    let other = (first + dice.whole(1...made.lines.count - 1)) % made.lines.count
    let active = [first, other].map { effects[$0][Evaluator.activity] > 0 }
    let then = !active[0] || active[1]
    if then, !isNoticed(made.lines[other]) { return nil }
    return .condition(
      ifActive: made.lines[first].name, then: then, other: made.lines[other].name)
  }

  /// Whether a line that is active gets more than next to nothing.
  private func isNoticed(_ line: Described.Line) -> Bool {
    switch line.kind {
    case .creator: true
    case .money(let least, _, let step):
      least > 0 || line.minimum > 0 || step != nil || made.step != nil
    case .units(let units): units.whole || units.from > 0 || line.minimum > 0
    }
  }

  private mutating func limit(
    _ quantity: Described.Quantity, of members: Described.Members, _ evaluator: Evaluator,
    _ effects: [[Double]], _ sets: [String: [Int]], _ names: [String]
  ) -> Described.Rule.Kind? {
    let set = made.lines(of: members)
    let value = self.value(quantity, set, evaluator, effects)
    func kind(_ side: String, _ figure: Described.Bound.Figure, each: String? = nil)
      -> Described.Rule.Kind
    {
      .limit(quantity, of: members, each: each, [.init(side: side, figure: figure)])
    }
    switch quantity {
    case .linesChanged:
      return kind("at most", .amount(value + Double(dice.pick([0, 0, 1]))))
    case .count:
      if value >= 1, set.allSatisfy({ isNoticed(made.lines[$0]) }), dice.chance(0.5) {
        return kind(dice.chance(0.2) ? "exactly" : "at least", .amount(value))
      }
      let each = dice.chance(0.2) ? ["channel", "category"].first(where: hasFamilies(set)) : nil
      if let each {
        let counts = made.repetitions(of: set, each: each)
          .map { self.value(quantity, $0, evaluator, effects) }
        return kind("at most", .amount(max(1, counts.max() ?? 1)), each: each)
      }
      return kind("at most", .amount(value))
    case .units:
      return dice.chance(0.5)
        ? kind("at least", .amount(value.rounded(.down)))
        : kind("at most", .amount(value.rounded(.up) + 1))
    default: break
    }
    let isFloor = dice.chance(0.5)
    let side = isFloor ? "at least" : "at most"
    func near(_ value: Double, _ generator: inout Generator) -> Double {
      isFloor ? generator.floor(below: value) : generator.ceiling(above: value)
    }
    let form = dice.whole(0...6)
    let spent = evaluator.sum(Evaluator.money, effects).value
    let last = set.reduce(0) { $0 + (made.lines[$1].last ?? 0) }
    switch form {
    case 0 where quantity == .spend && made.budget != nil:
      guard let budget = made.budget?.amount, value > 0 else { return nil }
      let share = brief(near(100 * value / budget, &self)) / 100
      return kind(side, .ofBudget(isFloor ? share : min(1, share)))
    case 1 where quantity == .spend && spent > 0 && value > 0:
      return kind(side, .ofSpend(brief(near(100 * value / spent, &self)) / 100))
    case 2, 3:
      guard quantity != .change else { break }
      let other = dice.pick(names)
      let measure = self.value(quantity, sets[other] ?? [], evaluator, effects)
      guard measure > 0, value > 0 else { break }
      if form == 2 {
        return kind(side, .ofSet(brief(near(100 * value / measure, &self)) / 100, other))
      }
      return kind(side, .times(brief(near(value / measure, &self)), quantity, other))
    case 4 where quantity == .spend:
      let values = set.map { self.value(.spend, [$0], evaluator, effects) }
      return kind(
        "at most", .amount(brief(ceiling(above: values.max() ?? 0)) + 1), each: "line")
    case 5 where quantity == .change && last > 0:
      return kind(side, .ofLast(brief(near(100 * value / last, &self)) / 100))
    default: break
    }
    if value == 0, isFloor { return nil }
    if value < 0, quantity == .spend { return nil }
    return kind(side, .amount(near(value, &self)))
  }

  private func hasFamilies(_ set: [Int]) -> (String) -> Bool {
    { each in !self.made.repetitions(of: set, each: each).isEmpty }
  }

  private func value(
    _ quantity: Described.Quantity, _ set: [Int], _ evaluator: Evaluator, _ effects: [[Double]]
  ) -> Double {
    switch quantity {
    case .spend: evaluator.sum(Evaluator.money, effects, over: set).value
    case .count: evaluator.sum(Evaluator.activity, effects, over: set).value
    case .units: evaluator.sum(Evaluator.units, effects, over: set).value
    case .linesChanged: evaluator.sum(Evaluator.changed, effects, over: set).value
    case .change:
      evaluator.sum(Evaluator.money, effects, over: set).value
        - set.reduce(0) { $0 + (made.lines[$1].last ?? 0) }
    case .kpi(let name):
      LimitReader(made, evaluator.places).amount(of: name, set, evaluator, effects)
    }
  }
}
