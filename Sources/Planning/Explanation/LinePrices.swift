// SPDX-License-Identifier: GPL-3.0-or-later

/// What the proof of a plan makes of one line: what its money costs and what its KPIs are worth, in
/// units of the score.
///
/// It is the proof's bound taken apart by line, see docs/mathematics.md.
struct LinePrices {
  private let checked: CheckedScenario
  private let allLines: [Int]
  /// What a unit of each quantity of a line is worth, line after line.
  private var counts: [[Double]]
  private var worth: [String: [Double]] = [:]

  /// - Complexity: linear in multipliers × lines of their limits.
  init(_ checked: CheckedScenario, _ certificate: Certificate) {
    self.checked = checked
    let none = [Double](repeating: 0, count: checked.scenario.lineCount)
    allLines = Array(none.indices)
    counts = LineQuantity.allCases.map { _ in none }
    add(1, of: certificate.score, by: certificate, stage: certificate.kept.count)
    for multiplier in certificate.multipliers { add(multiplier, certificate) }
  }

  /// What a use of a line comes to but for what it brings of one KPI, and what that KPI adds.
  ///
  /// - Parameter brought: what the use brings of each delivered KPI.
  func value(
    of line: Int, _ option: LineOption, amount: Double, brought: [String: Double], kpi: String
  ) -> (rest: Double, own: Double) {
    var rest = 0.0
    for quantity in LineQuantity.allCases {
      let count = option.count(of: quantity)
      rest += counts[quantity.rawValue][line] * (count.fixed + count.slope * amount)
    }
    var own = 0.0
    for (name, value) in brought.sorted(by: { $0.key < $1.key }) {
      let part = (worth[name]?[line] ?? 0) * value
      if name == kpi { own = part } else { rest += part }
    }
    return (rest, own)
  }

  // MARK: Reading a proof

  private mutating func add(
    _ factor: Double, of score: Score, by certificate: Certificate, stage: Int
  ) {
    for weight in score.weights {
      add(factor * weight.weight * weight.objective.sign, kpi: weight.kpi)
    }
  }

  private mutating func add(_ multiplier: Certificate.Multiplier, _ certificate: Certificate) {
    let value = multiplier.value
    switch multiplier.limit {
    case .budget(let side): add(sign(side) * value, .spend, of: allLines)
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
      add(-value, .active, of: [condition.line])
      add(condition.consequence == .then ? value : -value, .active, of: [condition.other])
    case .keep(let name, _):
      let objective = checked.kpi(named: name)?.objective ?? .maximize
      add(objective.sign * value, kpi: name)
    case .stage(let stage):
      guard certificate.kept.indices.contains(stage) else { return }
      add(value, of: certificate.kept[stage].score, by: certificate, stage: stage)
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
    add(factor, kpi: kpi, of: allLines)
  }

  private mutating func add(_ factor: Double, kpi: String, of lines: [Int]) {
    for term in checked.linearForm(of: kpi)?.terms ?? [] {
      if term.kpi == KPI.spend {
        add(factor * term.coefficient, .spend, of: lines)
        continue
      }
      var values = worth[term.kpi] ?? Array(repeating: 0, count: allLines.count)
      for line in lines { values[line] += factor * term.coefficient }
      worth[term.kpi] = values
    }
  }

  private mutating func add(_ factor: Double, _ quantity: LineQuantity, of lines: [Int]) {
    for line in lines { counts[quantity.rawValue][line] += factor }
  }

  private mutating func add(_ factor: Double, _ measure: RuleInstance.Measure) {
    switch measure.kind.traits.part {
    case .quantity(let quantity, _): add(factor, quantity, of: measure.lines)
    case .kpi(let name): add(factor, kpi: name, of: measure.lines)
    }
  }
}
