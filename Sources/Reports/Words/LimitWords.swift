// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says which limit is meant: in a word, in the words of the scenario, and as a place in its file.
///
/// The one place that knows how limits are spoken of.
struct LimitWords {
  let scenario: CheckedScenario
  let amounts: Amounts
  private let rules: [String: Int]
  private let instances: [Instance: RuleInstance]

  private struct Instance: Hashable {
    let rule: Int
    let member: String?
  }

  /// - Complexity: linear in the rules and the members that they are repeated for.
  init(_ scenario: CheckedScenario) {
    self.scenario = scenario
    amounts = Amounts(currency: scenario.scenario.currency)
    rules = Dictionary(
      zip(scenario.scenario.rules.map(\.name), scenario.scenario.rules.indices)
    ) { first, _ in first }
    instances = Dictionary(
      scenario.ruleInstances.map { (Instance(rule: $0.rule, member: $0.member), $0) }
    ) { first, _ in first }
  }

  /// A few words for a table: `budget`, `rule 'brand floor'`, `signups at least 17k`.
  func short(_ limit: LimitID) -> String {
    switch limit {
    case .budget: "budget"
    case .condition(let name): "rule '\(name)'"
    case .kpi(let name, let side):
      "\(name) \(side.rawValue) \(scenario.kpi(named: name)?[side].map(FigureFormat.amount) ?? "")"
    case .goal(let name, _): "goal '\(name)'"
    case .rule(let name, let member, _):
      "rule '\(name)'" + (member.map { " for \($0)" } ?? "")
    case .keep(let name, let value): "\(name) kept at \(FigureFormat.rounded(value))"
    case .stage: "what was settled before"
    case .miss(let name, _, _): "target of \(name)"
    case .progress: "worst-off KPI"
    case .market(let name, let market): "\(name) in \(market)"
    case .audience(let name): "people reached by \(name)"
    }
  }

  /// The same without figures and members: `budget`, `rule 'brand floor'`, `signups at least`.
  func name(_ limit: LimitID) -> String {
    if case .kpi(let name, let side) = limit { return "\(name) \(side.rawValue)" }
    if case .rule(let name, _, let side) = limit {
      return short(.rule(name, member: nil, side))
    }
    return short(limit)
  }

  /// The limit with its figures:
  /// `rule "brand floor": spend on brand at least 30% of budget = 360k GBP`.
  func full(_ limit: LimitID) -> String {
    switch limit {
    case .budget(let side):
      let amount = amounts.money(scenario.scenario.budget?.amount ?? 0)
      if case .exactly = scenario.scenario.budget { return "budget: exactly \(amount)" }
      return "budget: \(side.rawValue) \(amount)"
    case .condition(let name):
      return "rule \"\(name)\": " + conditionWords(name)
    case .kpi(let name, let side):
      let kpi = scenario.kpi(named: name)
      return "KPI \"\(name)\": \(side.rawValue) "
        + (kpi?[side].map { amounts.kpi(kpi, $0) } ?? "")
    case .goal(let name, _):
      let goal = scenario.musts.first { $0.name == name }
      return "goal \"\(name)\": " + (goal.map { GoalWords(scenario).asked(of: $0) } ?? "")
    case .rule(let name, let member, let side):
      let words = ruleLimit(limit).map { ruleWords($0, member: member) }
      return "rule \"\(name)\": " + (words ?? side.rawValue)
    case .keep(let name, let value):
      let kpi = scenario.kpi(named: name)
      let side: LimitID.Side = kpi?.objective == .minimize ? .atMost : .atLeast
      return "\(name) kept \(side.rawValue) \(amounts.rounded(kpi, value))"
    case .miss(let name, let side, let target):
      return "target: \(name) \(side.rawValue) \(amounts.kpi(scenario.kpi(named: name), target))"
    case .stage, .progress, .market, .audience: return short(limit)
    }
  }

  /// The keys from the top of the scenario to the limit.
  func path(_ limit: LimitID) -> [String] {
    var path = [limit.details.section.rawValue, limit.details.name].compactMap(\.self)
    if case .kpi(_, let side) = limit { path.append(side.rawValue) }
    if let rule = ruleLimit(limit) { path.append(rule.relation.rawValue) }
    if limit.kind == .goal || limit.kind == .miss { path.append("target") }
    return path
  }

  /// What a rule measures for one of its members, `nil` for limits that are no rules.
  func instance(of limit: LimitID) -> RuleInstance? {
    guard case .rule(let name, let member, _) = limit, let rule = rules[name] else { return nil }
    return instances[Instance(rule: rule, member: member)]
      ?? (member == nil ? anyInstance(of: rule) : nil)
  }

  /// The unit of what a limit is on; `nil` for none.
  func unit(of limit: LimitID) -> String? {
    if limit.kind == .budget { return amounts.currency }
    if limit.kind == .audience { return nil }
    switch instance(of: limit)?.measure.kind.traits.unit {
    case .money: return amounts.currency
    case .units: return "units"
    case .lines: return nil
    case .kpi(let name): return scenario.kpi(named: name)?.unit
    case nil: return scenario.kpi(of: limit)?.unit
    }
  }

  /// What a rule's limit measures, as it is written, and what it comes to.
  private struct RuleLimit {
    var rule: Rule
    var relation: Rule.Limit.Relation
    var written: Rule.Quantity
    var worth: RuleInstance.Limit.Quantity
  }

  private func ruleLimit(_ limit: LimitID) -> RuleLimit? {
    guard let instance = instance(of: limit), let side = limit.details.side else { return nil }
    let rule = scenario.scenario.rules[instance.rule]
    for (written, resolved) in zip(rule.limits, instance.limits)
    where written.relation.sides.contains(side) {
      return RuleLimit(
        rule: rule, relation: written.relation, written: written.quantity,
        worth: resolved.quantity)
    }
    return nil
  }

  /// Some instance of a rule that is meant for all its members.
  private func anyInstance(of rule: Int) -> RuleInstance? {
    scenario.scenario.rules[rule].each == nil
      ? nil : scenario.ruleInstances.first { $0.rule == rule }
  }

  private func ruleWords(_ limit: RuleLimit, member: String?) -> String {
    let measure = limit.rule.measure
    let subject = member.map { words(measure, on: $0) } ?? words(measure)
    var worth: RuleInstance.Limit.Quantity? = limit.worth
    var each = ""
    if member == nil, let repeated = limit.rule.each {
      each = ", for each \(repeated.rawValue)"
      // What a share of the last period comes to differs from member to member.
      if case .shareOfLast = limit.written { worth = nil }
    }
    return "\(subject) \(limit.relation.rawValue) " + words(limit.written, worth, of: measure)
      + each
  }

  /// A figure as the file would have it: `30% of budget`, `360k GBP`, `2 x spend on radio`.
  func written(_ value: Double, for limit: LimitID) -> String {
    if limit.kind == .budget { return amounts.money(value) }
    guard let rule = ruleLimit(limit) else {
      return scenario.kpi(of: limit).map { amounts.kpi($0, value) } ?? ""
    }
    let measure = rule.rule.measure
    switch rule.written {
    case .amount: return amount(value, of: measure)
    case .shareOfBudget: return "\(Percentage.written(value)) of budget"
    case .shareOfLast: return "\(Percentage.written(value)) of last"
    case .multiple(_, let other): return words(.multiple(value, of: other), nil, of: measure)
    }
  }

  /// A figure as `--set` takes it; `nil` where the words of the file are not known.
  func setting(_ value: Double, for limit: LimitID) -> String? {
    var path = path(limit)
    var text = ExactNumber.text(value)
    switch ruleLimit(limit)?.written {
    case .shareOfBudget, .shareOfLast: text = written(value, for: limit)
    case .multiple(_, let other) where other == .spend(.all):
      text = "\(Percentage.written(value)) of spend"
    case .multiple: return nil
    case .amount: break
    case nil:
      guard scenario.scenario.figure(of: limit) != nil else { return nil }
      if case .goal(_, let side) = limit { text = "\(side.rawValue) \(text)" }
      if case .budget = limit {
        text = amounts.with(scenario.scenario.currency, text)
        if case .exactly = scenario.scenario.budget { path.append("exactly") }
      }
    }
    return NextStep.setting(path, text)
  }

  private func words(
    _ written: Rule.Quantity, _ worth: RuleInstance.Limit.Quantity?, of measure: Rule.Measure
  ) -> String {
    var amount = ""
    if case .amount(let value) = worth { amount = " = " + self.amount(value, of: measure) }
    switch written {
    case .amount(let value): return self.amount(value, of: measure)
    case .shareOfBudget(let share): return "\(Percentage.written(share)) of budget\(amount)"
    case .shareOfLast(let share): return "\(Percentage.written(share)) of last\(amount)"
    case .multiple(let factor, let other):
      let times =
        factor < 1 ? "\(Percentage.written(factor)) of" : "\(FigureFormat.amount(factor)) x"
      return "\(times) \(words(other))"
    }
  }

  private func conditionWords(_ name: String) -> String {
    guard let condition = scenario.scenario.conditions.first(where: { $0.name == name }) else {
      return ""
    }
    let consequence = condition.consequence.rawValue
    return "if \(words(condition.line)), \(consequence) \(words(condition.other))"
  }

  private func amount(_ value: Double, of measure: Rule.Measure) -> String {
    switch measure.kind.traits.unit {
    case .money: amounts.money(value)
    case .lines, .units: FigureFormat.amount(value)
    case .kpi(let name): amounts.kpi(scenario.kpi(named: name), value)
    }
  }

  private func words(_ measure: Rule.Measure, on lines: String? = nil) -> String {
    "\(measure.kind.traits.phrase) \(lines ?? words(measure.lines))"
  }

  private func words(_ lines: LineSet) -> String {
    switch lines {
    case .all: "all lines"
    case .campaigns: "all campaigns"
    case .creators: "all creators"
    case .members(let members):
      Amounts.list(members.map(words), most: 4)
    }
  }

  private func words(_ reference: LineReference) -> String {
    (reference.kind.map { "\($0.rawValue) " } ?? "") + reference.name
  }
}
