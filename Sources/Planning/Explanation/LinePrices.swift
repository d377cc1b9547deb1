// SPDX-License-Identifier: GPL-3.0-or-later

/// What the proof of a plan makes of one line: what its money costs and what its KPIs are worth, in
/// units of the score.
///
/// It is the proof's bound taken apart by line, see docs/mathematics.md.
struct LinePrices {
  private let checked: CheckedScenario
  private var money: [Double]
  private var active: [Double]
  private var changes: [Double]
  private var units: [Double]
  private var worth: [String: [Double]] = [:]

  /// - Complexity: linear in multipliers × lines of their limits.
  init(_ checked: CheckedScenario, _ certificate: Certificate) {
    self.checked = checked
    money = Array(repeating: 0, count: checked.scenario.lineCount)
    active = money
    changes = money
    units = money
    add(1, certificate.score, certificate, stage: certificate.kept.count)
    for multiplier in certificate.multipliers { add(multiplier, certificate) }
  }

  /// What a use of a line comes to but for what it brings of one KPI, and what that KPI adds.
  ///
  /// - Parameter brought: what the use brings of each delivered KPI.
  func value(
    of line: Int, _ option: LineOption, amount: Double, brought: [String: Double], kpi: String
  ) -> (rest: Double, own: Double) {
    var rest = money[line] * option.spend(at: amount)
    if option.isActive { rest += active[line] }
    if option.isChanged { rest += changes[line] }
    if let bought = option.units { rest += units[line] * (bought.base + bought.perMoney * amount) }
    var own = 0.0
    for (name, value) in brought.sorted(by: { $0.key < $1.key }) {
      let part = (worth[name]?[line] ?? 0) * value
      if name == kpi { own = part } else { rest += part }
    }
    return (rest, own)
  }

  // MARK: Reading a proof

  private mutating func add(
    _ factor: Double, _ score: Score, _ certificate: Certificate, stage: Int
  ) {
    for weight in score.weights {
      add(factor * weight.weight * weight.objective.sign, kpi: weight.kpi)
    }
  }

  private mutating func add(_ multiplier: Certificate.Multiplier, _ certificate: Certificate) {
    let value = multiplier.value
    switch multiplier.limit {
    case .budget(let side): add(sign(side) * value, spendOn: Array(money.indices))
    case .kpi(_, let side), .goal(_, let side):
      guard let asked = checked.asked(by: multiplier.limit) else { return }
      add(sign(side) * value * asked.share, limitOf: asked.kpi, asked.needed)
    case .rule(_, _, let side):
      guard let instance = checked.instance(of: multiplier.limit),
        let limit = instance.limits.first(where: { $0.relation.sides.contains(side) })
      else { return }
      add(sign(side) * value, instance.measure)
      if case .multiple(let times, let other) = limit.quantity {
        add(-sign(side) * value * times, other)
      }
    case .condition(let name):
      guard let condition = checked.conditionInstances.first(where: { $0.name == name }) else {
        return
      }
      active[condition.line] -= value
      active[condition.other] += condition.consequence == .then ? value : -value
    case .keep(let name, _):
      let objective = checked.kpi(named: name)?.objective ?? .maximize
      add(objective.sign * value, kpi: name)
    case .stage(let stage):
      guard certificate.kept.indices.contains(stage) else { return }
      add(value, certificate.kept[stage].score, certificate, stage: stage)
    case .miss(let name, let side, _): add(sign(side) * value, kpi: name)
    case .progress(let part, let stage):
      let parts =
        certificate.kept.indices.contains(stage)
        ? certificate.kept[stage].score.worstOff : certificate.score.worstOff
      guard parts.indices.contains(part) else { return }
      add(value * parts[part].objective.sign / parts[part].unit, kpi: parts[part].kpi)
    case .market(let name, let market):
      let isLeast = checked.kpi(named: name)?.worstDirection == .maximize
      add(isLeast ? value : -value, kpi: KPI.name(of: name, in: market))
    case .audience: break
    }
  }

  private func sign(_ side: LimitID.Side) -> Double { side == .atLeast ? 1 : -1 }

  /// A ratio's limit r counts its numerator less r times its denominator.
  private mutating func add(_ factor: Double, limitOf kpi: KPI, _ bound: Double) {
    guard case .ratio(let numerator, let denominator) = kpi.definition else {
      add(factor, kpi: kpi.name)
      return
    }
    add(factor, kpi: numerator)
    add(-factor * bound, kpi: denominator)
  }

  private mutating func add(_ factor: Double, kpi: String) {
    add(factor, kpi: kpi, of: Array(money.indices))
  }

  private mutating func add(_ factor: Double, kpi: String, of lines: [Int]) {
    for term in checked.linearForm(of: kpi)?.terms ?? [] {
      if term.kpi == KPI.spend {
        add(factor * term.coefficient, spendOn: lines)
        continue
      }
      var values = worth[term.kpi] ?? Array(repeating: 0, count: money.count)
      for line in lines { values[line] += factor * term.coefficient }
      worth[term.kpi] = values
    }
  }

  private mutating func add(_ factor: Double, spendOn lines: [Int]) {
    for line in lines { money[line] += factor }
  }

  private mutating func add(_ factor: Double, _ measure: RuleInstance.Measure) {
    switch measure.kind {
    case .spend, .change: add(factor, spendOn: measure.lines)
    case .count: for line in measure.lines { active[line] += factor }
    case .changed: for line in measure.lines { changes[line] += factor }
    case .units: for line in measure.lines { units[line] += factor }
    case .kpi(let name): add(factor, kpi: name, of: measure.lines)
    }
  }
}
