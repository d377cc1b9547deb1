// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs

/// A scenario as a separable program: lines, KPIs and limits sorted by name, so that the order of a file never matters.
struct Statement: Sendable {
  let checked: CheckedScenario
  private(set) var program = SeparableProgram()
  /// The campaign, by position in the scenario, of each line of the program.
  let campaigns: [Int]
  /// What each row is in the scenario.
  private(set) var rowLimits: [RowLimit] = []
  let objectives: [StatedObjective]
  /// What the campaigns bring.
  let responses: ResponseTable
  /// The ends of spend ranges that rules have moved inwards, by line of the program.
  private(set) var ruledEnds: [Int: RuledEnds] = [:]
  /// Campaigns that neither a most nor the budget limits, by name.
  let unlimited: [String]

  private var lineOf: [Int: SeparableProgram.Line] = [:]
  private var atoms: [[SeparableProgram.Atom?]] = []
  private var sources: [AtomSource] = []
  private var measures: [MeasureKey: SeparableProgram.Measure] = [:]
  private var grainOffenses: [Complaint] = []

  /// Where an atom of the program comes from.
  private struct AtomSource: Sendable {
    var campaign: Int
    var kpi: String
    var curve: Curve
  }

  /// A sum over lines that rows share.
  private struct MeasureKey: Hashable {
    enum Kind: Hashable {
      case spend
      case count
      case units
      case kpi(String)
    }

    var kind: Kind
    var lines: [Int]
  }

  /// States a scenario for some of its KPIs as objectives.
  ///
  /// - Throws: What is not concave, by KPI and line.
  /// - Complexity: linear in campaigns × (KPIs + rules that name them).
  init(
    _ checked: CheckedScenario, responses: ResponseTable,
    objectives: [(kpi: String, objective: Objective)]
  ) throws(Complaints) {
    self.checked = checked
    self.responses = responses
    let scenario = checked.scenario
    campaigns = scenario.campaigns.indices.sorted {
      scenario.campaigns[$0].name < scenario.campaigns[$1].name
    }
    unlimited = campaigns.filter { !checked.reachableRange(of: $0).upperBound.isFinite }
      .map { scenario.campaigns[$0].name }
    self.objectives = objectives.map { objective in
      StatedObjective(
        kpi: objective.kpi, objective: objective.objective,
        constant: checked.linearForm(of: objective.kpi)?.constant ?? 0)
    }
    let classes = Self.classes(checked, campaigns)
    for (position, campaign) in campaigns.enumerated() {
      let range = checked.reachableRange(of: campaign)
      lineOf[campaign] = program.addLine(
        lower: range.lowerBound, upper: range.upperBound, class: classes[position])
    }
    atoms = responses.curves.map { Array(repeating: nil, count: $0.count) }
    for objective in self.objectives {
      let terms = kpiTerms(objective.kpi, lines: campaigns)
      let sign = objective.objective.sign
      program.addObjective(terms.map { .init(sign * $0.coefficient, $0.measure) })
      requireGrain(
        terms, isFloor: objective.objective == .maximize, isCap: objective.objective == .minimize,
        path: ["kpis", objective.kpi, "objective"],
        use: objective.objective == .maximize
          ? "maximizing '\(objective.kpi)'" : "minimizing '\(objective.kpi)'")
    }
    stateBudget()
    stateKPILimits()
    stateRules()
    if !grainOffenses.isEmpty { throw Complaints(grainOffenses) }
  }

  /// Lines that the same rules name share a class.
  private static func classes(_ checked: CheckedScenario, _ campaigns: [Int]) -> [Int] {
    var signatures = [[Int]](repeating: [], count: checked.scenario.campaigns.count)
    for (number, instance) in checked.ruleInstances.enumerated() {
      for line in instance.measure.lines { signatures[line].append(2 * number) }
      for limit in instance.limits {
        if case .multiple(_, let measure) = limit.quantity {
          for line in measure.lines { signatures[line].append(2 * number + 1) }
        }
      }
    }
    var numbers: [[Int]: Int] = [:]
    return campaigns.map { campaign in
      if let number = numbers[signatures[campaign]] { return number }
      numbers[signatures[campaign]] = numbers.count
      return numbers.count - 1
    }
  }
}

// MARK: Rows

extension Statement {
  private mutating func stateBudget() {
    guard let budget = checked.scenario.budget else { return }
    let measure = measure(MeasureKey(kind: .spend, lines: campaigns))
    var row = SeparableProgram.Row([.init(1, measure)], upper: budget.amount)
    var limit = RowLimit(atMost: .budget(.atMost))
    if case .exactly(let amount) = budget {
      row.lower = amount
      limit.atLeast = .budget(.atLeast)
    }
    program.addRow(row)
    rowLimits.append(limit)
  }

  private mutating func stateKPILimits() {
    for kpi in checked.scenario.kpis.sorted(by: { $0.name < $1.name }) {
      guard kpi.atLeast != nil || kpi.atMost != nil else { continue }
      if case .ratio(let numerator, let denominator) = kpi.definition {
        state(kpi, numerator: numerator, denominator: denominator)
        continue
      }
      let terms = kpiTerms(kpi.name, lines: campaigns)
      let constant = checked.linearForm(of: kpi.name)?.constant ?? 0
      program.addRow(
        SeparableProgram.Row(
          terms, lower: kpi.atLeast.map { $0 - constant } ?? -.infinity,
          upper: kpi.atMost.map { $0 - constant } ?? .infinity))
      rowLimits.append(
        RowLimit(
          atLeast: kpi.atLeast.map { _ in .kpi(kpi.name, .atLeast) },
          atMost: kpi.atMost.map { _ in .kpi(kpi.name, .atMost) }))
      if kpi.atLeast != nil { requireKPIGrain(terms, kpi, .atLeast) }
      if kpi.atMost != nil { requireKPIGrain(terms, kpi, .atMost) }
    }
  }

  /// `N/D ≥ r` as `N - r·D ≥ 0`, which is the same where D is above 0.
  private mutating func state(_ kpi: KPI, numerator: String, denominator: String) {
    let top = kpiTerms(numerator, lines: campaigns)
    let bottom = kpiTerms(denominator, lines: campaigns)
    let topConstant = checked.linearForm(of: numerator)?.constant ?? 0
    let bottomConstant = checked.linearForm(of: denominator)?.constant ?? 0
    for side in LimitID.Side.allCases {
      guard let limit = side == .atLeast ? kpi.atLeast : kpi.atMost else { continue }
      let terms = top + bottom.map { .init(-limit * $0.coefficient, $0.measure) }
      let constant = topConstant - limit * bottomConstant
      add(terms, side, 0 - constant, .kpi(kpi.name, side))
      requireKPIGrain(terms, kpi, side)
    }
  }

  private mutating func stateRules() {
    for instance in checked.ruleInstances {
      let rule = checked.scenario.rules[instance.rule]
      if instance.limits.allSatisfy({ stateAsRange($0, of: instance, rule) }) { continue }
      let (terms, constant) = terms(of: instance.measure)
      for limit in instance.limits {
        var whole = terms
        var bound = -constant
        switch limit.quantity {
        case .amount(let amount): bound += amount
        case .multiple(let factor, let measure):
          let other = self.terms(of: measure)
          whole += other.terms.map { .init(-factor * $0.coefficient, $0.measure) }
          bound += factor * other.constant
        }
        let sides: [LimitID.Side] =
          switch limit.relation {
          case .atLeast: [.atLeast]
          case .atMost: [.atMost]
          case .exactly: [.atLeast, .atMost]
          }
        if sides.count == 2 {
          program.addRow(.init(whole, lower: bound, upper: bound))
          rowLimits.append(
            RowLimit(
              atLeast: .rule(rule.name, member: instance.member, .atLeast),
              atMost: .rule(rule.name, member: instance.member, .atMost)))
        } else {
          add(whole, sides[0], bound, .rule(rule.name, member: instance.member, sides[0]))
        }
        requireGrain(
          whole, isFloor: sides.contains(.atLeast), isCap: sides.contains(.atMost),
          path: ["rules", rule.name, limit.relation.rawValue],
          use: "rule '\(rule.name)', \(limit.relation.rawValue)")
      }
    }
  }

  /// Narrows a line's spend range instead of adding a row, where a rule holds one line to an amount.
  ///
  /// A range that would be left empty stays as it is: the row then proves that no plan fits.
  private mutating func stateAsRange(
    _ limit: RuleInstance.Limit, of instance: RuleInstance, _ rule: Rule
  ) -> Bool {
    guard case .amount(let amount) = limit.quantity, instance.measure.lines.count == 1,
      let line = lineOf[instance.measure.lines[0]]
    else { return false }
    let campaign = checked.scenario.campaigns[instance.measure.lines[0]]
    var spend = amount
    var moneyPerUnit = 1.0
    switch instance.measure.kind {
    case .spend: break
    case .change: spend += campaign.last ?? 0
    case .units:
      guard case .units(let purchase) = campaign.purchase else { return false }
      moneyPerUnit = purchase.price
      spend *= purchase.price
    case .kpi, .count: return false
    }
    var lower = program.lower[line.index]
    var upper = program.upper[line.index]
    var ends = ruledEnds[line.index] ?? RuledEnds()
    for side in limit.relation.sides {
      let end = RuledEnd(
        limit: .rule(rule.name, member: instance.member, side), moneyPerUnit: moneyPerUnit)
      switch side {
      case .atLeast where spend > lower:
        lower = spend
        ends.lower = end
      case .atMost where spend < upper:
        upper = spend
        ends.upper = end
      case .atLeast, .atMost: break
      }
    }
    if lower > upper { return false }
    program.setRange(of: line, lower: lower, upper: upper)
    ruledEnds[line.index] = ends
    return true
  }

  private mutating func add(
    _ terms: [SeparableProgram.Term], _ side: LimitID.Side, _ bound: Double, _ limit: LimitID
  ) {
    switch side {
    case .atLeast:
      program.addRow(.init(terms, lower: bound))
      rowLimits.append(RowLimit(atLeast: limit))
    case .atMost:
      program.addRow(.init(terms, upper: bound))
      rowLimits.append(RowLimit(atMost: limit))
    }
  }
}

// MARK: Measures

extension Statement {
  /// A KPI over some lines as terms over measures, without its constant.
  private mutating func kpiTerms(_ kpi: String, lines: [Int]) -> [SeparableProgram.Term] {
    let form = checked.linearForm(of: kpi)?.terms ?? []
    return form.map { term in
      let kind: MeasureKey.Kind = term.kpi == KPI.spend ? .spend : .kpi(term.kpi)
      return .init(term.coefficient, measure(MeasureKey(kind: kind, lines: lines)))
    }
  }

  /// A rule's measure as terms, with what is to be added to them.
  private mutating func terms(
    of measure: RuleInstance.Measure
  ) -> (terms: [SeparableProgram.Term], constant: Double) {
    let lines = inOrder(measure.lines)
    switch measure.kind {
    case .spend:
      return ([.init(1, self.measure(MeasureKey(kind: .spend, lines: lines)))], 0)
    case .count:
      return ([.init(1, self.measure(MeasureKey(kind: .count, lines: lines)))], 0)
    case .units:
      return ([.init(1, self.measure(MeasureKey(kind: .units, lines: lines)))], 0)
    case .kpi(let kpi): return (kpiTerms(kpi, lines: lines), 0)
    case .change:
      let last = lines.reduce(0) { $0 + (checked.scenario.campaigns[$1].last ?? 0) }
      return ([.init(1, self.measure(MeasureKey(kind: .spend, lines: lines)))], -last)
    }
  }

  /// Campaigns in the order of the program's lines.
  private func inOrder(_ lines: [Int]) -> [Int] {
    lines.sorted { (lineOf[$0]?.index ?? 0) < (lineOf[$1]?.index ?? 0) }
  }

  private mutating func measure(_ key: MeasureKey) -> SeparableProgram.Measure {
    if let known = measures[key] { return known }
    let measure = program.addMeasure()
    measures[key] = measure
    for campaign in key.lines {
      guard let line = lineOf[campaign] else { continue }
      switch key.kind {
      case .spend: program.add(slope: 1, of: line, to: measure)
      case .count: break
      case .units:
        if case .units(let purchase) = checked.scenario.campaigns[campaign].purchase {
          program.add(slope: 1 / purchase.price, of: line, to: measure)
        }
      case .kpi(let kpi):
        for entry in responses.entries[campaign] where entry.kpi == kpi {
          program.add(
            factor: entry.factor, of: atom(entry.curve, of: campaign, line, kpi: kpi), to: measure)
        }
      }
    }
    return measure
  }

  private mutating func atom(
    _ curve: Int, of campaign: Int, _ line: SeparableProgram.Line, kpi: String
  ) -> SeparableProgram.Atom {
    if let known = atoms[campaign][curve] { return known }
    let stated = responses.curves[campaign][curve]
    let atom = program.addAtom(stated, of: line)
    atoms[campaign][curve] = atom
    sources.append(AtomSource(campaign: campaign, kpi: kpi, curve: stated))
    return atom
  }
}

// MARK: Concavity

extension Statement {
  private mutating func requireKPIGrain(
    _ terms: [SeparableProgram.Term], _ kpi: KPI, _ side: LimitID.Side
  ) {
    requireGrain(
      terms, isFloor: side == .atLeast, isCap: side == .atMost,
      path: ["kpis", kpi.name, side.rawValue], use: "'\(kpi.name)' \(side.rawValue)")
  }

  /// Complains about every curve that bends the wrong way for a use: what must be large must not bend up, what must be
  /// small must not bend down.
  private mutating func requireGrain(
    _ terms: [SeparableProgram.Term], isFloor: Bool, isCap: Bool, path: [String], use: String
  ) {
    var weights: [Int: Double] = [:]
    for term in terms {
      program.forEachAtom(of: term.measure) { atom, factor in
        weights[atom.index, default: 0] += term.coefficient * factor
      }
    }
    for index in weights.keys.sorted() {
      guard let weight = weights[index], weight != 0 else { continue }
      let source = sources[index]
      let curvature = weight > 0 ? source.curve.curvature : source.curve.curvature.negated
      let fits =
        switch curvature {
        case .linear: true
        case .concave: !isCap
        case .convex: !isFloor
        case .mixed: false
        }
      if !fits {
        grainOffenses.append(
          Self.offense(
            checked, campaign: source.campaign, kpi: source.kpi, curve: source.curve, path: path,
            use: use))
      }
    }
  }

  private static func offense(
    _ checked: CheckedScenario, campaign: Int, kpi: String, curve: Curve, path: [String],
    use: String
  ) -> Complaint {
    let name = checked.scenario.campaigns[campaign].name
    if curve.curvature == .mixed {
      return Complaint(
        .notConcave, path: ["campaigns", name, "brings", kpi],
        message: "the curve of '\(kpi)' bends both ways, which \(use) cannot use yet",
        suggestion: EnvelopeRule.advice(for: curve))
    }
    return Complaint(
      .notConcave, path: path,
      message:
        "\(use) works against the curve by which campaign '\(name)' brings '\(kpi)'; "
        + "that needs choices, which are not supported yet",
      suggestion: "use a straight rate ('per N') there, or turn the limit round")
  }
}
