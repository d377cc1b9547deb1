// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Makes up scenarios of all documented features; a scenario is its seed.
///
/// Limits are drawn around a plan that is drawn first, the witness. It keeps all of them, but in a
/// few scenarios, so that an answer "no plan fits" can be refuted.
struct Generator {
  /// What is made up.
  struct Made: Sendable {
    var scenario: Described
    /// A plan around which limits were drawn.
    var witness: [Use]?
    /// The KPIs of a trade-off.
    var axes: [String] = []
  }

  /// What a scenario is for.
  enum Purpose: Sendable {
    case plan
    /// A trade-off between so many KPIs.
    case frontier(kpis: Int)
  }

  var dice: Dice
  var made = Described()
  /// The money that the witness could spend, by which all amounts are sized.
  var size = 1.0
  /// The sizes of what KPIs may come to.
  var tops: [String: Double] = [:]
  /// The KPIs of a trade-off.
  var axes: [String] = []
  /// Whether lines have a last amount.
  var remembers = false
  let most: Int

  /// Makes up the scenario of a seed, with at most so many lines of a kind.
  static func made(
    seed: UInt64, for purpose: Purpose = .plan, lines: Int = 6
  ) -> Made {
    var generator = Generator(seed: seed, lines: lines)
    return generator.make(for: purpose)
  }

  private init(seed: UInt64, lines: Int) {
    dice = Dice(seed: seed)
    most = lines
  }

  private mutating func make(for purpose: Purpose) -> Made {
    size = brief(dice.power(3.5, 6.5))
    remembers = dice.chance(0.4)
    if dice.chance(0.12) {
      made.markets = Array(["uk", "de", "fr"].prefix(dice.whole(2...3)))
    }
    if dice.chance(0.05) {
      made.currency = "GBP"
      made.rates = ["USD": 0.79]
    }
    if dice.chance(0.05) { made.step = brief(size / dice.pick([20, 50, 200]), digits: 2) }
    makeKPIs(purpose)
    let kinds = dice.whole(0...9)
    let campaigns = kinds == 0 ? 0 : dice.whole(1...most)
    let creators = kinds == 0 ? dice.whole(2...most + 1) : kinds < 5 ? dice.whole(1...most) : 0
    for place in 0..<campaigns { made.lines.append(campaign(place)) }
    for place in 0..<creators { made.lines.append(creator(place)) }
    if creators > 0, dice.chance(0.1) {
      made.requires = [("authenticity", Double(dice.whole(20...60)))]
    }
    dropKPIsWithoutLines()
    addDerivedKPIs()
    made.budget = .atMost(size)
    var witness = draw()
    var evaluator = Evaluator(made)
    var effects = witness.map { evaluator.effects(of: $0) } ?? []
    if witness != nil { settleBudget(evaluator.sum(Evaluator.money, effects).value) }
    if made.lines.count > 1, dice.chance(0.3) {
      let names = made.lines.map(\.name)
      made.groups = [("some", dice.some(dice.whole(1...names.count), of: names))]
    }
    evaluator = Evaluator(made)
    if let witness {
      effects = evaluator.effects(of: witness)
      addLimits(evaluator, effects)
      evaluator = Evaluator(made)
      addRules(evaluator, effects)
      evaluator = Evaluator(made)
      switch purpose {
      case .plan: addQuestion(evaluator, effects)
      case .frontier(let kpis): addAxes(kpis, evaluator)
      }
      addMust(evaluator, effects)
    } else if let name = made.kpis.first?.name {
      edit(name) { $0.objective = .maximize }
    }
    chooseForm()
    if let plan = witness, Evaluator(made).trouble(Evaluator(made).effects(of: plan)).total > 0 {
      witness = nil
    }
    return Made(scenario: made, witness: witness, axes: axes)
  }

  private mutating func draw() -> [Use]? {
    var search = Search(Evaluator(made), effort: 0, seed: dice.next())
    return search.draw()
  }

  /// Changes a KPI.
  mutating func edit(_ name: String, _ change: (inout Described.Measure) -> Void) {
    if let place = made.kpis.firstIndex(where: { $0.name == name }) { change(&made.kpis[place]) }
  }

  private mutating func makeKPIs(_ purpose: Purpose) {
    var count = dice.pick([1, 2, 2, 3])
    if case .frontier(let kpis) = purpose { count = max(count, kpis - 1) }
    for name in ["reach", "sign ups", "trust"].prefix(count) {
      let top = dice.power(0, 6)
      tops[name] = top
      var base = dice.chance(0.2) ? brief(top * dice.between(0.05, 3)) : 0
      if dice.chance(0.03) { base = 1e9 }
      made.kpis.append(.init(name: name, kind: .added(base: base)))
    }
    if !made.markets.isEmpty {
      tops["seen"] = dice.power(2, 5)
      made.kpis.append(.init(name: "seen", kind: .market(worst: dice.chance(0.6))))
    }
    if dice.chance(0.15) {
      tops["people"] = 1e6
      let base = dice.chance(0.3) ? 200_000.0 : 0
      made.kpis.append(.init(name: "people", kind: .audience(population: 5e6, base: base)))
    }
  }

  private mutating func dropKPIsWithoutLines() {
    func isBrought(_ name: String) -> Bool {
      made.lines.contains { line in
        if case .creator(let packages, _) = line.kind {
          return packages.contains { $0.brings.contains { $0.kpi == name } }
        }
        return line.brings.contains { $0.kpi == name }
      }
    }
    made.kpis.removeAll { !isBrought($0.name) }
    for place in made.lines.indices {
      let brought = made.lines[place].brings.map(\.kpi)
      made.lines[place].brings.removeAll {
        if case .share(_, let other) = $0.response { !brought.contains(other) } else { false }
      }
    }
    made.kpis.removeAll { !isBrought($0.name) }
    if made.kpis.isEmpty { made.kpis = [.init(name: "reach", kind: .added(base: 5))] }
  }

  private mutating func addDerivedKPIs() {
    let added = made.kpis.filter { if case .added = $0.kind { true } else { false } }
    if let kpi = added.first, dice.chance(0.25) {
      let factor = brief(size / max(tops[kpi.name] ?? 1, 1e-9) * dice.between(0.3, 2), digits: 2)
      made.kpis.append(.init(name: "profit", kind: .sum([(factor, kpi.name), (-1, "spend")])))
    }
    for kpi in added where isNeverNegative(kpi.name) && dice.chance(0.3) {
      made.kpis.append(.init(name: "cost of \(kpi.name)", kind: .ratio(of: "spend", per: kpi.name)))
      break
    }
    if dice.chance(0.12) { made.kpis.append(.init(name: "spend", kind: .spend)) }
  }

  /// Whether no line takes anything of a KPI away.
  private func isNeverNegative(_ name: String) -> Bool {
    made.lines.allSatisfy { line in
      let domain = Domain(of: line, in: Evaluator(made))
      guard let amounts = domain.amounts, let place = Evaluator(made).places[name] else {
        return true
      }
      return (0...20).allSatisfy { part in
        let amount =
          amounts.lowerBound + (amounts.upperBound - amounts.lowerBound) * Double(part) / 20
        return Evaluator(made).effects(of: line, Use(amount: amount))[place] >= 0
      }
    }
  }

  private mutating func settleBudget(_ money: Double) {
    guard money > 0 else { return }
    switch dice.whole(0...9) {
    case 0 where made.step == nil: made.budget = .exactly(money)
    case 1 where made.lines.allSatisfy(hasMost): made.budget = nil
    case 2...6: made.budget = .atMost(brief(money * dice.between(1.02, 1.6) + 1))
    default: made.budget = .atMost(max(size, brief(money * 1.02)))
    }
  }

  private func hasMost(_ line: Described.Line) -> Bool {
    if case .money(_, nil, _) = line.kind { false } else { true }
  }

  private mutating func chooseForm() {
    switch dice.whole(0...9) {
    case 0: made.form.setsBudget = made.budget != nil
    case 1 where made.must == nil: made.form.variesBudget = made.budget != nil
    default: break
    }
    made.form.tabulatesCurves = dice.chance(0.2)
    made.form.tabulatesCreators =
      dice.chance(0.25) && made.markets.isEmpty && made.requires.isEmpty
  }
}
