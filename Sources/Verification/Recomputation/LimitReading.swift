// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A constant plus multiples of things that a plan has so much of.
struct Combination: Sendable {
  /// Something counted.
  enum Quantity: Sendable {
    /// What lines have together, by position.
    case counted(Counted, [Int])
    /// What lines bring of a KPI, without bases.
    case brought(String, [Int])
    /// A KPI's value with its base.
    case kpi(String)
    /// The exposure to a KPI of independent audiences, with that of its base.
    case exposure(String)
  }

  /// One `coefficient · quantity`.
  struct Term: Sendable {
    var coefficient: Double
    var quantity: Quantity
  }

  var constant = 0.0
  var terms: [Term] = []

  static func amount(_ constant: Double) -> Combination { Combination(constant: constant) }

  static func of(_ quantity: Quantity, times coefficient: Double = 1) -> Combination {
    Combination(terms: [Term(coefficient: coefficient, quantity: quantity)])
  }

  func times(_ factor: Double) -> Combination {
    Combination(
      constant: factor * constant,
      terms: terms.map { Term(coefficient: factor * $0.coefficient, quantity: $0.quantity) })
  }
}

/// One side of one limit: a measure held against a quantity.
struct LimitReading: Sendable {
  var measure: Combination
  var quantity: Combination
  var side: LimitID.Side

  /// 1 where the slack is measure - quantity, -1 where it is the other way round.
  var sign: Double { side == .atLeast ? 1 : -1 }
}

/// Reads what the limits of a scenario mean.
struct LimitReader: Sendable {
  private struct RuleKey: Hashable {
    var rule: String
    var member: String?
  }

  private let scenario: CheckedScenario
  private let instances: [RuleKey: RuleInstance]
  private let conditions: [String: Condition]
  private let allLines: [Int]

  init(_ scenario: CheckedScenario) {
    self.scenario = scenario
    allLines = Array(0..<scenario.scenario.lineCount)
    conditions = Dictionary(
      scenario.scenario.conditions.map { ($0.name, $0) }
    ) { first, _ in first }
    instances = Dictionary(
      scenario.ruleInstances.map { instance in
        (
          RuleKey(rule: scenario.scenario.rules[instance.rule].name, member: instance.member),
          instance
        )
      }
    ) { first, _ in first }
  }

  /// Every side of every limit that the scenario has, but for values to keep.
  var all: [LimitID] {
    var limits: [LimitID] = []
    switch scenario.scenario.budget {
    case .atMost: limits.append(.budget(.atMost))
    case .exactly: limits += [.budget(.atLeast), .budget(.atMost)]
    case nil: break
    }
    for kpi in scenario.scenario.kpis {
      if kpi.atLeast != nil { limits.append(.kpi(kpi.name, .atLeast)) }
      if kpi.atMost != nil { limits.append(.kpi(kpi.name, .atMost)) }
    }
    limits += scenario.musts.map { .goal($0.name, $0.side) }
    for instance in scenario.ruleInstances {
      let name = scenario.scenario.rules[instance.rule].name
      for side in instance.limits.flatMap(\.relation.sides) {
        limits.append(.rule(name, member: instance.member, side))
      }
    }
    limits += scenario.scenario.conditions.map { .condition($0.name) }
    return limits
  }

  /// Whether there is such a limit.
  ///
  /// - Parameter scores: what earlier stages keep, then what is maximized.
  func has(_ limit: LimitID, directions: [String: Objective], scores: [Score]) -> Bool {
    reading(of: limit, directions: directions) != nil || parts(of: scores).contains(limit)
      || limit.details.name.map { parts(of: $0).contains(limit) } ?? false
  }

  /// The limits that scores make: that earlier ones are kept, and that the least of several
  /// progresses is none above theirs.
  private func parts(of scores: [Score]) -> [LimitID] {
    scores.indices.dropLast().map { .stage($0) }
      + scores.enumerated().flatMap { stage, score in
        score.worstOff.indices.map { .progress($0, stage: stage) }
      }
  }

  /// The limits that tie to lines what a score may count of a KPI.
  private func parts(of name: String) -> [LimitID] {
    guard let kpi = scenario.kpi(named: name) else { return [] }
    var parts: [LimitID] = []
    if let target = kpi.target {
      parts += target.missableSides.map { .miss(name, $0, target: target.value) }
    }
    if kpi.definition == .markets(.worst) {
      parts += scenario.scenario.markets.map { .market(name, market: $0) }
    }
    return scenario.audience(of: name) == nil ? parts : parts + [.audience(name)]
  }

  /// What a KPI's limit or a goal asks a whole plan for; `nil` for other limits.
  func asked(
    by limit: LimitID
  ) -> (kpi: String, side: LimitID.Side, needed: Double, goal: ResolvedGoal?)? {
    if case .goal(let name, let side) = limit {
      return scenario.musts.first { $0.name == name && $0.side == side }
        .map { ($0.kpi, side, $0.needed, $0) }
    }
    guard case .kpi(let name, let side) = limit else { return nil }
    return scenario.kpi(named: name)?[side].map { (name, side, $0, nil) }
  }

  /// What a limit means, or `nil` if the scenario has no such limit.
  ///
  /// `directions` says which way a KPI is better where the scenario leaves that to a frontier.
  func reading(of limit: LimitID, directions: [String: Objective] = [:]) -> LimitReading? {
    switch limit {
    case .budget(let side): budgetReading(side)
    case .kpi(let name, let side):
      scenario.kpi(named: name).flatMap { kpi in
        kpi[side].map { limit in
          scenario.audience(of: name)?.reading(limit: limit, side)
            ?? reading(of: kpi, limit: limit, side)
        }
      }
    case .goal(let name, let side): goalReading(name, side)
    case .rule(let name, let member, let side):
      instances[RuleKey(rule: name, member: member)].flatMap { reading(of: $0, side) }
    case .condition(let name):
      conditions[name].flatMap { reading(of: $0) }
    case .keep(let name, let value):
      scenario.kpi(named: name).flatMap { kpi in
        (directions[name] ?? kpi.objective).map { objective in
          reading(of: kpi, limit: value, objective == .maximize ? .atLeast : .atMost)
        }
      }
    case .stage, .miss, .progress, .market, .audience: nil
    }
  }

  private func budgetReading(_ side: LimitID.Side) -> LimitReading? {
    switch (scenario.scenario.budget, side) {
    case (.exactly(let amount), _), (.atMost(let amount), .atMost):
      LimitReading(measure: .of(.counted(.spend, allLines)), quantity: .amount(amount), side: side)
    case (.atMost, .atLeast), (nil, _): nil
    }
  }

  /// What a goal asks of a plan up to its deadline.
  private func goalReading(_ name: String, _ side: LimitID.Side) -> LimitReading? {
    guard let goal = scenario.musts.first(where: { $0.name == name && $0.side == side }),
      let kpi = scenario.kpi(named: goal.kpi)
    else { return nil }
    if let audience = scenario.audience(of: kpi.name) {
      return audience.reading(limit: goal.needed, side)
    }
    if case .ratio = kpi.definition { return reading(of: kpi, limit: goal.needed, side) }
    return LimitReading(
      measure: .of(.kpi(kpi.name), times: goal.share), quantity: .amount(goal.value), side: side)
  }

  private func reading(of kpi: KPI, limit: Double, _ side: LimitID.Side) -> LimitReading {
    if case .ratio(let numerator, let denominator) = kpi.definition {
      return LimitReading(
        measure: .of(.kpi(numerator)), quantity: .of(.kpi(denominator), times: limit), side: side)
    }
    return LimitReading(measure: .of(.kpi(kpi.name)), quantity: .amount(limit), side: side)
  }

  private func reading(of instance: RuleInstance, _ side: LimitID.Side) -> LimitReading? {
    guard let limit = instance.limits.first(where: { $0.relation.sides.contains(side) }) else {
      return nil
    }
    let quantity: Combination =
      switch limit.quantity {
      case .amount(let amount): .amount(amount)
      case .multiple(let factor, let measure): combination(of: measure).times(factor)
      }
    return LimitReading(
      measure: combination(of: instance.measure), quantity: quantity, side: side)
  }

  /// "If A then B" counts B against A; "if A not B" counts both against 1.
  private func reading(of condition: Condition) -> LimitReading? {
    let line = scenario.lines(of: .members([condition.line]))
    let other = scenario.lines(of: .members([condition.other]))
    guard line.count == 1, other.count == 1 else { return nil }
    switch condition.consequence {
    case .then:
      return LimitReading(
        measure: .of(.counted(.active, other)), quantity: .of(.counted(.active, line)),
        side: .atLeast)
    case .not:
      return LimitReading(
        measure: .of(.counted(.active, line + other)), quantity: .amount(1), side: .atMost)
    }
  }

  private func combination(of measure: RuleInstance.Measure) -> Combination {
    switch measure.kind {
    case .spend: return .of(.counted(.spend, measure.lines))
    case .count: return .of(.counted(.active, measure.lines))
    case .changed: return .of(.counted(.changed, measure.lines))
    case .units: return .of(.counted(.units, measure.lines))
    case .kpi(let name): return .of(.brought(name, measure.lines))
    case .change:
      var change = Combination.of(.counted(.spend, measure.lines))
      change.constant = -measure.lines.reduce(0) {
        $0 + (scenario.scenario.lastSpend(ofLineAt: $1) ?? 0)
      }
      return change
    }
  }
}
