// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes the limits of a described scenario: budget, KPIs, rules, conditions and the must.
struct LimitReader {
  typealias Sum = Evaluator.Sum
  typealias Limit = Evaluator.Limit
  typealias Reading = @Sendable (Evaluator, [[Double]]) -> Evaluator.Sum

  private let scenario: Described
  private let places: [String: Int]
  private let sets: [String: [Int]]

  init(_ scenario: Described, _ places: [String: Int]) {
    self.scenario = scenario
    self.places = places
    sets = scenario.sets
  }

  func limits() -> [Limit] {
    var limits: [Limit] = []
    if let budget = scenario.budget {
      let money: Reading = { $0.sum(Evaluator.money, $1) }
      limits.append(hold(money, "budget", "at most", .constant(budget.amount), budget.amount))
      if case .exactly = budget {
        limits.append(hold(money, "budget", "at least", .constant(budget.amount), budget.amount))
      }
    }
    for kpi in scenario.kpis {
      if let least = kpi.atLeast { limits += hold(kpi, "at least", least) }
      if let most = kpi.atMost { limits += hold(kpi, "at most", most) }
    }
    for rule in scenario.rules { limits += self.limits(of: rule) }
    if let must = scenario.must, let kpi = scenario.kpis.first(where: { $0.name == must.kpi }) {
      limits += hold(kpi, "at least", must.least * 92 / Double(must.days ?? 92))
    }
    return limits
  }

  private func hold(
    _ reading: @escaping Reading, _ name: String, _ side: String, _ figure: Sum, _ size: Double
  ) -> Limit {
    hold(reading, name, side, { _, _ in figure }, size)
  }

  /// A reading is at least or at most another one.
  private func hold(
    _ reading: @escaping Reading, _ name: String, _ side: String, _ figure: @escaping Reading,
    _ size: Double
  ) -> Limit {
    let sign: Double = side == "at least" ? 1 : -1
    return Limit(name: "\(name) \(side)", figure: size) { evaluator, effects in
      sign * (reading(evaluator, effects) + -1 * figure(evaluator, effects))
    }
  }

  private func hold(_ kpi: Described.Measure, _ side: String, _ figure: Double) -> [Limit] {
    let name = kpi.name
    if case .ratio(let of, let per) = kpi.kind {
      // N / D at most r is N at most r D, so that a plan with nothing in D is judged as well.
      return [
        hold(
          { $0.value(of: of, $1) ?? .constant(0) }, "kpi \(name)", side,
          { figure * ($0.value(of: per, $1) ?? .constant(0)) }, 0)
      ]
    }
    return [
      hold(
        { $0.value(of: name, $1) ?? .constant(0) }, "kpi \(name)", side, .constant(figure), figure)
    ]
  }

  private func limits(of rule: Described.Rule) -> [Limit] {
    switch rule.kind {
    case .condition(let first, let then, let other):
      let (a, b) = (sets[first] ?? [], sets[other] ?? [])
      return [
        Limit(name: "rule \(rule.name)", figure: 1) { evaluator, effects in
          let one = evaluator.sum(Evaluator.activity, effects, over: a).value
          let two = evaluator.sum(Evaluator.activity, effects, over: b).value
          return .constant(then ? min(0, two - one) : min(0, 1 - one - two))
        }
      ]
    case .limit(let quantity, let members, let each, let bounds):
      return scenario.repetitions(of: scenario.lines(of: members), each: each).flatMap { set in
        bounds.flatMap { bound in
          sides(of: bound.side).map { side in
            let (figure, size) = reading(bound.figure, quantity, set)
            return hold(self.reading(quantity, set), "rule \(rule.name)", side, figure, size)
          }
        }
      }
    }
  }

  private func sides(of side: String) -> [String] {
    side == "exactly" ? ["at least", "at most"] : [side]
  }

  private func reading(_ quantity: Described.Quantity, _ set: [Int]) -> Reading {
    switch quantity {
    case .spend: return { $0.sum(Evaluator.money, $1, over: set) }
    case .count: return { $0.sum(Evaluator.activity, $1, over: set) }
    case .units: return { $0.sum(Evaluator.units, $1, over: set) }
    case .linesChanged: return { $0.sum(Evaluator.changed, $1, over: set) }
    case .change:
      let last = set.reduce(0) { $0 + (scenario.lines[$1].last ?? 0) }
      return { $0.sum(Evaluator.money, $1, over: set) + .constant(-last) }
    case .kpi(let name): return reading(kpi: name, set)
    }
  }

  /// What a set brings of a KPI in a plan, without its base.
  func amount(
    of kpi: String, _ set: [Int], _ evaluator: Evaluator, _ effects: [[Double]]
  ) -> Double {
    reading(kpi: kpi, set)(evaluator, effects).value
  }

  /// What a set brings of a KPI, without its base.
  private func reading(kpi name: String, _ set: [Int]) -> Reading {
    if let place = places[name] { return { $0.sum(place, $1, over: set) } }
    let kpi = scenario.kpis.first { $0.name == name }
    switch kpi?.kind {
    case .sum(let terms):
      let parts = terms.map { (factor: $0.factor, reading: reading(kpi: $0.kpi, set)) }
      return { evaluator, effects in
        parts.reduce(.constant(0)) { $0 + $1.factor * $1.reading(evaluator, effects) }
      }
    case .market:
      let parts = scenario.markets.map { reading(kpi: "\(name) in \($0)", set) }
      return { evaluator, effects in
        parts.reduce(.constant(0)) { $0 + $1(evaluator, effects) }
      }
    default: return { $0.sum(Evaluator.money, $1, over: set) }
    }
  }

  private func reading(
    _ figure: Described.Bound.Figure, _ quantity: Described.Quantity, _ set: [Int]
  ) -> (Reading, size: Double) {
    switch figure {
    case .amount(let amount): return ({ _, _ in .constant(amount) }, amount)
    case .ofBudget(let share):
      let amount = share * (scenario.budget?.amount ?? 0)
      return ({ _, _ in .constant(amount) }, amount)
    case .ofLast(let share):
      let amount = share * set.reduce(0) { $0 + (scenario.lines[$1].last ?? 0) }
      return ({ _, _ in .constant(amount) }, amount)
    case .ofSpend(let share): return ({ share * $0.sum(Evaluator.money, $1) }, 0)
    case .ofSet(let share, let name):
      let other = reading(quantity, sets[name] ?? [])
      return ({ share * other($0, $1) }, 0)
    case .times(let factor, let quantity, let name):
      let other = reading(quantity, sets[name] ?? [])
      return ({ factor * other($0, $1) }, 0)
    }
  }
}

extension Described {
  /// The lines behind every name that rules may use.
  var sets: [String: [Int]] {
    var sets: [String: [Int]] = ["all": Array(lines.indices)]
    sets["campaigns"] = lines.indices.filter { !lines[$0].isCreator }
    sets["creators"] = lines.indices.filter { lines[$0].isCreator }
    for (place, line) in lines.enumerated() {
      sets[line.name] = [place]
      if let family = line.family { sets[family, default: []].append(place) }
    }
    for (name, members) in groups {
      sets[name] = Set(members.flatMap { sets[$0] ?? [] }).sorted()
    }
    return sets
  }

  func lines(of members: Members) -> [Int] {
    let sets = sets
    switch members {
    case .named(let name): return sets[name] ?? []
    case .list(let names): return Set(names.flatMap { sets[$0] ?? [] }).sorted()
    }
  }

  /// The sets for which a rule is repeated.
  func repetitions(of set: [Int], each: String?) -> [[Int]] {
    switch each {
    case nil: return [set]
    case "line": return set.map { [$0] }
    default:
      let own = set.filter { lines[$0].isCreator == (each == "category") }
      let families = Set(own.compactMap { lines[$0].family }).sorted()
      return families.map { family in own.filter { lines[$0].family == family } }
    }
  }
}
