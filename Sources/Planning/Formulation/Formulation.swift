// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs

/// A scenario as a program over choices: lines, KPIs and limits sorted by name, so that the order
/// of a file never matters.
struct Formulation: Sendable {
  let checked: CheckedScenario
  var program = ChoiceProgram()
  /// The position in the scenario of each line of the program.
  let lines: [Int]
  /// What each row is in the scenario.
  var rowLimits: [RowLimit] = []
  var objectives: [StatedObjective] = []
  /// What the lines bring.
  let responses: ResponseTable
  /// The ends of spend ranges that rules have moved inwards, by line of the program.
  private(set) var ruledEnds: [Int: RuledEnds] = [:]
  /// Campaigns that neither a most nor the budget limits, by name.
  let unlimited: [String]
  /// Whether rules that hold one line to an amount narrow its range.
  private let narrowsRanges: Bool

  private var lineOf: [Int: ChoiceProgram.Line] = [:]
  private var responseTerms: [[[ChoiceProgram.ResponseTerm?]]] = []
  private var measures: [MeasureKey: SeparableProgram.Measure] = [:]
  /// Measures of amounts that are chosen besides the lines' own, see ``ChosenAmount``.
  var chosen: [ChosenAmount: SeparableProgram.Measure] = [:]
  /// What cannot be stated.
  var complaints: [Complaint] = []
  /// Whether an amount to be chosen has no limit that could be worked out.
  var hasEndlessAmount = false

  /// A sum over lines that rows share.
  private struct MeasureKey: Hashable {
    enum Kind: Hashable {
      case quantity(LineQuantity)
      case kpi(String)
      /// -ln(1 - brought / population) of every line.
      case exposure(String, population: Double)
    }

    var kind: Kind
    var lines: [Int]
  }

  /// States a scenario for some of its KPIs as objectives.
  ///
  /// - Throws: A line with too many steps, or without any way to use it.
  /// - Complexity: linear in lines × options × (KPIs + rules that name them).
  init(
    _ checked: CheckedScenario, responses: ResponseTable,
    objectives: [(kpi: String, objective: Objective)]
  ) throws(Complaints) {
    try self.init(
      checked, responses: responses,
      scores: objectives.map {
        Score(weights: [.init(kpi: $0.kpi, objective: $0.objective, weight: 1)])
      })
  }

  /// States a scenario for scores as objectives.
  ///
  /// - Parameter ratios: values that ratios keep, at least that good.
  /// - Throws: A line with too many steps, or without any way to use it; what a score cannot count.
  /// - Complexity: linear in lines × options × (KPIs + rules that name them + scores).
  init(
    _ checked: CheckedScenario, responses: ResponseTable, scores: [Score],
    ratios: [RatioFloor] = []
  ) throws(Complaints) {
    try StepCheck.check(checked, responses)
    let narrow = Formulation(
      checked, responses: responses, scores: scores, ratios: ratios, narrowsRanges: true)
    if !narrow.complaints.isEmpty { throw Complaints(narrow.complaints) }
    if narrow.ruledEnds.isEmpty, !narrow.program.hasChoices {
      self = narrow
      return
    }
    // A proof by cases has no place for rules that are ranges, and a line that needs cases in its own range needs them with
    // a rule as well: no price of the rule makes its end the best of a curve that bends the other way.
    let wide = Formulation(
      checked, responses: responses, scores: scores, ratios: ratios, narrowsRanges: false)
    self = wide.program.hasChoices ? wide : narrow
  }

  /// States a scenario for scores as objectives with every rule as a row, so that rules can be
  /// changed or left out.
  ///
  /// - Throws: As the other initializers.
  init(
    rowsOf checked: CheckedScenario, responses: ResponseTable, scores: [Score]
  ) throws(Complaints) {
    try StepCheck.check(checked, responses)
    self.init(
      checked, responses: responses, scores: scores, ratios: [], narrowsRanges: false)
    if !complaints.isEmpty { throw Complaints(complaints) }
  }

  private init(
    _ checked: CheckedScenario, responses: ResponseTable, scores: [Score], ratios: [RatioFloor],
    narrowsRanges: Bool
  ) {
    self.checked = checked
    self.responses = responses
    self.narrowsRanges = narrowsRanges
    let scenario = checked.scenario
    lines = (0..<scenario.lineCount).sorted {
      scenario.lineName(at: $0) < scenario.lineName(at: $1)
    }
    unlimited = lines.filter { line in
      line < scenario.campaigns.count && !checked.reachableRange(of: line).upperBound.isFinite
    }
    .map { scenario.lineName(at: $0) }
    addLines()
    for score in scores { state(score) }
    for ratio in ratios {
      state(
        ratio.parts, ratio.objective == .maximize ? .atLeast : .atMost, ratio.value,
        .keep(ratio.kpi, value: ratio.value))
    }
    stateBudget()
    stateKPILimits()
    stateGoals()
    stateRules()
    stateConditions()
  }

  private mutating func addLines() {
    let classes = Self.classes(checked, lines)
    responseTerms = responses.lines.map { $0.map { Array(repeating: nil, count: $0.curves.count) } }
    for (position, line) in lines.enumerated() {
      let stated = program.addLine(class: classes[position])
      lineOf[line] = stated
      for response in responses.lines[line] {
        let option = response.option
        _ = program.addOption(
          of: stated, lower: option.amount.lowerBound, upper: option.amount.upperBound,
          step: option.step)
      }
    }
  }

  /// Lines that the same rules name share a class.
  private static func classes(_ checked: CheckedScenario, _ lines: [Int]) -> [Int] {
    var signatures = [[Int]](repeating: [], count: checked.scenario.lineCount)
    for (number, instance) in checked.ruleInstances.enumerated() {
      for line in instance.measure.lines { signatures[line].append(2 * number) }
      for limit in instance.limits {
        if case .multiple(_, let measure) = limit.quantity {
          for line in measure.lines { signatures[line].append(2 * number + 1) }
        }
      }
    }
    var numbers: [[Int]: Int] = [:]
    return lines.map { line in
      if let number = numbers[signatures[line]] { return number }
      numbers[signatures[line]] = numbers.count
      return numbers.count - 1
    }
  }
}

extension Formulation {
  /// Adds an amount from 0 to `most` that is chosen besides the lines' own, as a measure.
  mutating func addAmount(upTo most: Double) -> ChosenLine {
    let line = program.addLine(class: (program.classes.max() ?? -1) + 1, isHelper: true)
    let option = program.addOption(of: line, lower: 0, upper: most)
    let measure = program.addMeasure()
    return ChosenLine(option: option, measure: measure)
  }

  /// Adds an objective.
  mutating func add(_ objective: StatedObjective, _ terms: [SeparableProgram.Term]) {
    objectives.append(objective)
    program.addObjective(terms)
  }
}

// MARK: Rows

extension Formulation {
  private mutating func stateBudget() {
    guard let budget = checked.scenario.budget else { return }
    let measure = measure(MeasureKey(kind: .quantity(.spend), lines: lines))
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
      if let parts = RatioParts(kpi) {
        for side in LimitID.Side.allCases {
          guard let limit = kpi[side] else { continue }
          state(parts, side, limit, .kpi(kpi.name, side))
        }
        continue
      }
      if checked.linearForm(of: kpi.name) == nil {
        for side in LimitID.Side.allCases {
          guard let limit = kpi[side] else { continue }
          if let audience = Audience(kpi) {
            state(audience, side, limit, .kpi(kpi.name, side))
            continue
          }
          let (terms, constant) = value(
            of: kpi.name, better: side == .atLeast ? .maximize : .minimize)
          add(terms, side, limit - constant, .kpi(kpi.name, side))
        }
        continue
      }
      let (terms, constant) = value(of: kpi.name, better: .maximize)
      program.addRow(
        SeparableProgram.Row(
          terms, lower: kpi.atLeast.map { $0 - constant } ?? -.infinity,
          upper: kpi.atMost.map { $0 - constant } ?? .infinity))
      rowLimits.append(
        RowLimit(
          atLeast: kpi.atLeast.map { _ in .kpi(kpi.name, .atLeast) },
          atMost: kpi.atMost.map { _ in .kpi(kpi.name, .atMost) }))
    }
  }

  /// What a plan must bring of each must, up to its deadline.
  private mutating func stateGoals() {
    for goal in checked.musts {
      guard let kpi = checked.kpi(named: goal.kpi) else { continue }
      let id = LimitID.goal(goal.name, goal.side)
      if let parts = RatioParts(kpi) {
        state(parts, goal.side, goal.needed, id)
      } else if let audience = Audience(kpi) {
        state(audience, goal.side, goal.needed, id)
      } else {
        let value = value(of: kpi.name, better: goal.side == .atLeast ? .maximize : .minimize)
        add(
          value.terms.map { .init(goal.share * $0.coefficient, $0.measure) }, goal.side,
          goal.value - goal.share * value.constant, id)
      }
    }
  }

  /// `N/D ≥ r` as `N - r·D ≥ 0`, which is the same where D is above 0.
  private mutating func state(
    _ parts: RatioParts, _ side: LimitID.Side, _ limit: Double, _ id: LimitID
  ) {
    let (better, worse): (Objective, Objective) =
      side == .atLeast ? (.maximize, .minimize) : (.minimize, .maximize)
    let top = value(of: parts.numerator, better: better)
    let bottom = value(of: parts.denominator, better: limit >= 0 ? worse : better)
    let terms = top.terms + bottom.terms.map { .init(-limit * $0.coefficient, $0.measure) }
    add(terms, side, limit * bottom.constant - top.constant, id)
    rowLimits[rowLimits.count - 1].parts = RowParts(own: top, other: bottom)
  }

  private mutating func stateRules() {
    for instance in checked.ruleInstances {
      let rule = checked.scenario.rules[instance.rule]
      if narrowsRanges, instance.limits.allSatisfy({ stateAsRange($0, of: instance, rule) }) {
        continue
      }
      let (terms, constant) = terms(of: instance.measure)
      for limit in instance.limits {
        var whole = terms
        var bound = -constant
        var parts: RowParts?
        switch limit.quantity {
        case .amount(let amount): bound += amount
        case .multiple(let factor, let measure):
          let other = self.terms(of: measure)
          whole += other.terms.map { .init(-factor * $0.coefficient, $0.measure) }
          bound += factor * other.constant
          parts = RowParts(own: (terms, constant), other: other)
        }
        let sides = limit.relation.sides
        if sides.count == 2 {
          program.addRow(.init(whole, lower: bound, upper: bound))
          rowLimits.append(
            RowLimit(
              atLeast: .rule(rule.name, member: instance.member, .atLeast),
              atMost: .rule(rule.name, member: instance.member, .atMost)))
        } else {
          add(whole, sides[0], bound, .rule(rule.name, member: instance.member, sides[0]))
        }
        rowLimits[rowLimits.count - 1].parts = parts
        if instance.measure.lines.count == 1, case .amount = limit.quantity {
          rowLimits[rowLimits.count - 1].range = RangeRule(instance: instance, limit: limit)
        }
      }
    }
  }

  /// "If A then B" as B - A ≥ 0 and "if A not B" as A + B ≤ 1, active counting 1.
  private mutating func stateConditions() {
    for condition in checked.conditionInstances {
      let line = measure(MeasureKey(kind: .quantity(.active), lines: [condition.line]))
      let other = measure(MeasureKey(kind: .quantity(.active), lines: [condition.other]))
      switch condition.consequence {
      case .then:
        add([.init(1, other), .init(-1, line)], .atLeast, 0, .condition(condition.name))
      case .not:
        add([.init(1, line), .init(1, other)], .atMost, 1, .condition(condition.name))
      }
    }
  }

  /// Narrows a line's spend range instead of adding a row, where a rule holds one campaign to an
  /// amount.
  ///
  /// A range that would be left empty stays as it is: the row then proves that no plan fits.
  mutating func stateAsRange(
    _ limit: RuleInstance.Limit, of instance: RuleInstance, _ rule: Rule
  ) -> Bool {
    guard case .amount(let amount) = limit.quantity, instance.measure.lines.count == 1,
      let line = lineOf[instance.measure.lines[0]], program.options[line.index].count == 1,
      let campaign = checked.scenario.campaign(at: instance.measure.lines[0]),
      campaign.setUpFee == 0, campaign.commission == 0
    else { return false }
    var spend = amount
    var moneyPerUnit = 1.0
    switch instance.measure.kind.traits.part {
    case .quantity(.spend, let isLessLast):
      if isLessLast { spend += campaign.last ?? 0 }
    case .quantity(.units, _):
      guard case .units(let purchase) = campaign.purchase else { return false }
      moneyPerUnit = purchase.price
      spend *= purchase.price
    case .quantity, .kpi: return false
    }
    let option = program.options[line.index][0]
    var (lower, upper) = (
      program.range(of: option).lowerBound, program.range(of: option).upperBound
    )
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
    program.setRange(of: option, lower: lower, upper: upper)
    ruledEnds[line.index] = ends
    return true
  }

  mutating func add(
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

extension Formulation {
  /// A KPI over some lines as terms over measures, without its constant.
  mutating func kpiTerms(_ kpi: String, lines: [Int]) -> [SeparableProgram.Term] {
    let form = checked.linearForm(of: kpi)?.terms ?? []
    return form.map { term in
      let kind: MeasureKey.Kind = term.kpi == KPI.spend ? .quantity(.spend) : .kpi(term.kpi)
      return .init(term.coefficient, measure(MeasureKey(kind: kind, lines: lines)))
    }
  }

  /// A rule's measure as terms, with what is to be added to them.
  private mutating func terms(
    of measure: RuleInstance.Measure
  ) -> (terms: [SeparableProgram.Term], constant: Double) {
    let lines = inOrder(measure.lines)
    switch measure.kind.traits.part {
    case .kpi(let kpi): return (kpiTerms(kpi, lines: lines), 0)
    case .quantity(let quantity, let isLessLast):
      let last =
        isLessLast
        ? lines.reduce(0) { $0 + (checked.scenario.lastSpend(ofLineAt: $1) ?? 0) } : 0
      let counted = self.measure(MeasureKey(kind: .quantity(quantity), lines: lines))
      return ([.init(1, counted)], 0 - last)
    }
  }

  /// The exposures of all lines to a KPI of independent audiences, without that of its base.
  mutating func exposures(of audience: Audience) -> SeparableProgram.Measure {
    measure(
      MeasureKey(
        kind: .exposure(audience.kpi, population: audience.population), lines: lines))
  }

  /// Lines in the order of the program.
  private func inOrder(_ lines: [Int]) -> [Int] {
    lines.sorted { (lineOf[$0]?.index ?? 0) < (lineOf[$1]?.index ?? 0) }
  }

  private mutating func measure(_ key: MeasureKey) -> SeparableProgram.Measure {
    if let known = measures[key] { return known }
    let measure = program.addMeasure()
    measures[key] = measure
    for line in key.lines {
      guard let stated = lineOf[line] else { continue }
      for (position, option) in program.options[stated.index].enumerated() {
        add(responses.lines[line][position], of: line, position, option, key.kind, to: measure)
      }
    }
    return measure
  }

  private mutating func add(
    _ response: ResponseTable.Response, of line: Int, _ position: Int,
    _ option: ChoiceProgram.Option, _ kind: MeasureKey.Kind,
    to measure: SeparableProgram.Measure
  ) {
    let source = response.option
    let hasAmount = source.amount.upperBound > 0
    switch kind {
    case .quantity(let quantity):
      let count = source.count(of: quantity)
      if hasAmount, count.slope != 0 { program.add(slope: count.slope, of: option, to: measure) }
      if count.fixed != 0 { program.add(fixed: count.fixed, of: option, to: measure) }
    case .kpi(let kpi):
      for figure in source.figures where figure.kpi == kpi && figure.value != 0 {
        program.add(fixed: figure.value, of: option, to: measure)
      }
      for entry in response.entries where entry.kpi == kpi {
        let responseTerm: ChoiceProgram.ResponseTerm
        if let known = responseTerms[line][position][entry.curve] {
          responseTerm = known
        } else {
          responseTerm = program.addResponseTerm(response.curves[entry.curve], of: option)
          responseTerms[line][position][entry.curve] = responseTerm
        }
        program.add(factor: entry.factor, of: responseTerm, to: measure)
      }
    case .exposure(let kpi, let population):
      let reached = source.figures.reduce(0) { $0 + ($1.kpi == kpi ? $1.value : 0) }
      let left = population - reached
      if reached != 0 {
        program.add(
          fixed: -Elementary.log1p(-reached / population), of: option, to: measure)
      }
      for entry in response.entries where entry.kpi == kpi && entry.factor != 0 {
        let curve = TermCurve(response.curves[entry.curve], population: left / entry.factor)
        program.add(factor: 1, of: program.addResponseTerm(curve, of: option), to: measure)
      }
    }
  }
}
