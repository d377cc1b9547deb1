// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto

/// Finds feasible points near a relaxation.
struct ChoiceHeuristics {
  let effects: RowEffects
  let signs: PriceSigns
  let question: ChoiceQuestion

  /// How many lines a core program decides.
  private static let coreSize = 60
  private static let nodeLimit = 2000
  /// The most ways of one line that a core program looks at.
  private static let wayLimit = 12

  private var program: ChoiceProgram { effects.program }
  private var refinement: ChoiceRefinement {
    ChoiceRefinement(
      program: program, signs: signs, weights: question.weights, floors: question.floors,
      gap: 0.25 * question.gap, limits: question.limits)
  }

  /// The point in which every line is used as the largest part of its mix is.
  func rounded(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) -> ChoiceIncumbent? {
    guard let spends = relaxation.spends else { return nil }
    let chosen = node.mix(relaxation).map { (line: $0.line, use: $0.parts[0].use) }
    let uses = node.uses(chosen, spends: spends, count: program.lineCount)
    return try refined(uses, within: node.domain)
  }

  /// The point in which a line that mixes amounts of one option is used at their mean.
  func averaged(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) -> ChoiceIncumbent? {
    guard let spends = relaxation.spends else { return nil }
    let chosen = node.mix(relaxation).map { line, parts in
      var use = parts[0].use
      let data = program.data[program.options[line][use.option].index]
      if data.step == 0, parts.allSatisfy({ $0.use.option == use.option }) {
        use.amount = parts.reduce(0) { $0 + $1.share * $1.use.amount }
      }
      return (line: line, use: use)
    }
    let uses = node.uses(chosen, spends: spends, count: program.lineCount)
    return try refined(uses, within: node.domain)
  }

  /// Improves a point, and checks it.
  func refined(
    _ uses: [ChoiceProgram.Use], within domain: ChoiceDomain
  ) throws(GLPKError) -> ChoiceIncumbent? {
    guard let uses = try refinement.refine(uses, within: domain) else { return nil }
    return ChoiceIncumbent(uses: uses, value: refinement.score(uses))
  }

  /// The point that changes of a few lines at a time lead to, for lines with finitely many ways.
  ///
  /// - Parameters:
  ///   - ways: the ways of each line that needs a choice, in the order of the node.
  ///   - enough: a weighted sum that is good enough.
  func exchanged(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode, ways: [[ChoiceModel.Way]],
    enough: Double
  ) throws(GLPKError) -> ChoiceIncumbent? {
    guard let spends = relaxation.spends else { return nil }
    let constants = constants(node, spends)
    let exchange = ExchangeHeuristic(
      ways: ways, rowWeights: question.rowWeights(relaxation.multipliers),
      weights: question.weights, lower: effects.lower + question.floors,
      upper: effects.upper + question.floors.map { _ in .infinity },
      rowSizes: node.generation.rowScales)
    let start = zip(node.mix(relaxation), ways).map { mix, ways in
      ways.firstIndex { $0.use == mix.parts[0].use } ?? 0
    }
    let base = zip(question.weights, constants.suffix(question.weights.count))
      .reduce(0) { $0 + $1.0 * $1.1 }
    guard let found = exchange.improve(start, constants: constants, target: enough - base) else {
      return nil
    }
    return try taken(found, of: ways, node, spends)
  }

  /// The point of lines with finitely many ways that loses least against the bound, or one within
  /// the gap of it, and what no point can pass; both `nil` where the search adds nothing.
  ///
  /// - Parameters:
  ///   - ways: the ways of each line that needs a choice, in the order of the node.
  ///   - known: the weighted sum of a known point, minus infinity without one.
  /// - Precondition: lines that need no choice have a single amount.
  func nearest(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode, ways: [[ChoiceModel.Way]],
    known: Double
  ) throws(GLPKError) -> (point: ChoiceIncumbent?, bound: Double?) {
    let spends = node.division.plain.lower
    let search = CoreEnumeration(
      ways: ways, rowWeights: question.rowWeights(relaxation.multipliers),
      weights: question.weights, lower: effects.lower + question.floors,
      upper: effects.upper + question.floors.map { _ in .infinity },
      constants: constants(node, spends))
    guard let finding = search?.search(from: known, gap: question.gap, limits: question.limits)
    else { return (nil, nil) }
    guard let found = finding.ways else { return (nil, finding.bound) }
    // A point that does not hold when it is evaluated anew would make the proof one about something else.
    guard let point = try taken(found, of: ways, node, spends) else { return (nil, nil) }
    return (point, finding.bound)
  }

  /// What all rows are without the lines that need choices.
  private func constants(_ node: borrowing ChoiceNode, _ spends: [Double]) -> [Double] {
    var constants = effects.constants
    for (position, line) in node.division.plainLines.enumerated() {
      let use = ChoiceProgram.Use(
        option: node.division.plainOptions[position], amount: spends[position])
      for effect in effects.effects(of: use, line: line) { constants[effect.row] += effect.value }
    }
    return constants
  }

  /// The point that takes one of the ways of each line.
  private func taken(
    _ found: [Int], of ways: [[ChoiceModel.Way]], _ node: borrowing ChoiceNode,
    _ spends: [Double]
  ) throws(GLPKError) -> ChoiceIncumbent? {
    let chosen = zip(node.division.choiceLines, zip(ways, found)).map {
      (line: $0, use: $1.0[$1.1].use)
    }
    return try refined(
      node.uses(chosen, spends: spends, count: program.lineCount), within: node.domain)
  }

  /// The best point that uses the lines which are hardest to decide in any of a few ways, and the
  /// others as in the mix.
  ///
  /// Hard to decide are the lines that mix different uses, then those whose second best way is
  /// nearest to the best one. Source: the core of a knapsack problem, Balas and Zemel, "An
  /// algorithm for large zero-one knapsack problems", Operations Research 28 (1980).
  func core(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) -> ChoiceIncumbent? {
    guard let spends = relaxation.spends else { return nil }
    let rowWeights = question.rowWeights(relaxation.multipliers)
    var candidates: [(line: Int, ways: [ChoiceModel.Way], isMixed: Bool, regret: Double)] = []
    let mix = node.mix(relaxation)
    let listed = ChoiceWays(effects: effects, signs: signs, domain: node.domain)
    for (line, parts) in mix {
      let ways = ways(line, parts, listed, node.domain)
      let worths = ways.map { RowEffects.worth($0.effects, rowWeights) }.sorted(by: >)
      let regret = worths.count > 1 ? worths[0] - worths[1] : .infinity
      candidates.append((line, ways, parts[0].share < 1 - 1e-6, regret))
    }
    let order = candidates.indices.sorted { left, right in
      let (a, b) = (candidates[left], candidates[right])
      if a.isMixed != b.isMixed { return a.isMixed }
      return a.regret != b.regret ? a.regret < b.regret : a.line < b.line
    }
    let core = Set(order.prefix(Self.coreSize))
    var model = ChoiceModel(effects, weights: question.weights)
    for index in candidates.indices {
      if core.contains(index) {
        model.addLine(candidates[index].line, ways: candidates[index].ways)
      } else {
        model.settle(effects.effects(of: mix[index].parts[0].use, line: candidates[index].line))
      }
    }
    addPlain(node, to: &model)
    var outcome = try solve(model, margin: 0)
    for margin in [0, 1e-6] {
      if margin > 0 { outcome = try solve(model, margin: margin) }
      guard let answer = outcome.answer else { return nil }
      var chosen = mix.map { (line: $0.line, use: $0.parts[0].use) }
      for (line, use) in answer.uses {
        if let index = chosen.firstIndex(where: { $0.line == line }) { chosen[index].use = use }
      }
      let uses = node.uses(
        chosen, spends: self.spends(answer, node) ?? spends, count: program.lineCount)
      if let found = try refined(uses, within: node.domain) { return found }
    }
    return nil
  }

  private func solve(
    _ model: ChoiceModel, margin: Double
  ) throws(GLPKError) -> ChoiceModel.Outcome {
    try model.solve(
      floors: question.floors, gap: 0.25 * question.gap, nodeLimit: Self.nodeLimit,
      margin: margin, limits: question.limits)
  }

  /// The few ways of a line that may be worth a look: all of them if there are few, else those of
  /// the mix with their neighbours, and the least amount of every option.
  private func ways(
    _ line: Int, _ parts: [(use: ChoiceProgram.Use, share: Double)], _ listed: ChoiceWays,
    _ domain: ChoiceDomain
  ) -> [ChoiceModel.Way] {
    var uses: [ChoiceProgram.Use] = []
    let left = domain.line(line, of: program)
    for option in left.options {
      guard let range = domain.range(of: option, of: line, in: program) else { continue }
      let data = program.data[program.options[line][option].index]
      let steps = data.step > 0 ? ((range.upperBound - range.lowerBound) / data.step).rounded() : 0
      if steps > 0, steps < Double(Self.wayLimit) {
        for step in 0...Int(steps) {
          uses.append(
            .init(option: option, amount: range.lowerBound + Double(step) * data.step))
        }
        continue
      }
      uses.append(.init(option: option, amount: range.lowerBound))
      for part in parts.prefix(Self.wayLimit) where part.use.option == option {
        for shift in data.step > 0 ? [-1.0, 0, 1] : [0] {
          let amount = part.use.amount + shift * data.step
          if range.contains(amount) { uses.append(.init(option: option, amount: amount)) }
        }
      }
    }
    var seen = Set<ChoiceProgram.Use>()
    return uses.filter { seen.insert($0).inserted }
      .map { listed.way(line, $0.option, $0.amount) }
  }

  private func addPlain(_ node: borrowing ChoiceNode, to model: inout ChoiceModel) {
    guard node.division.plain.lineCount > 0 else { return }
    for name in 0..<node.generation.classes.count {
      model.addMix(
        node.generation.pool.enumerated().filter { $0.element.classIndex == name }
          .map { (name: $0.offset, effects: RowEffects.effects(of: $0.element.activities)) })
    }
    // Proposals do not hold the constants of lines without choices.
    let constants = zip(node.generation.rows.constants, effects.constants).enumerated()
      .map { RowEffects.Effect(row: $0.offset, value: $0.element.0 - $0.element.1) }
    model.settle(constants)
  }

  /// The spends of the lines without choices that an answer mixes.
  private func spends(
    _ answer: ChoiceModel.Answer, _ node: borrowing ChoiceNode
  ) -> [Double]? {
    if answer.shares.isEmpty { return nil }
    var spends = [Double](repeating: 0, count: node.division.plain.lineCount)
    for (name, share) in answer.shares {
      let proposal = node.generation.pool[name]
      for (position, line) in node.generation.classes.members[proposal.classIndex].enumerated() {
        spends[Int(line)] += share * proposal.spends[position]
      }
    }
    return zip(spends, zip(node.division.plain.lower, node.division.plain.upper))
      .map { min(max($0, $1.0), $1.1) }
  }
}
