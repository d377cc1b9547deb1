// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Statement {
  /// The program's proof in the scenario's terms.
  func certificate(_ solution: ChoiceSolution) -> Certificate {
    var weights: [Certificate.Weight] = []
    var constant = 0.0
    for (objective, weight) in zip(objectives, solution.weights) where weight > 0 {
      weights.append(
        Certificate.Weight(kpi: objective.kpi, objective: objective.objective, weight: weight))
      constant += weight * objective.objective.sign * objective.constant
    }
    let proof: Certificate.Proof =
      switch solution.proof {
      case .multipliers: .multipliers
      case .cases(let cases): .cases(tree(cases, floors: solution.floors))
      case .search(let rootBound): .search(rootBound: rootBound + constant)
      }
    return Certificate(
      weights: weights,
      multipliers: rowMultipliers(solution.multipliers.rows)
        + endMultipliers(
          rows: solution.multipliers.rows,
          objectives: zip(solution.weights, solution.multipliers.floors).map { $0 + $1 })
        + keptValues(solution.multipliers.floors, floors: solution.floors),
      proof: proof, value: solution.value + constant, bound: solution.bound + constant,
      within: solution.within.map { decision in
        Certificate.Decision(
          line: checked.scenario.lineName(at: lines[decision.line]),
          options: positions(of: [decision.option], ofLine: decision.line),
          amounts: decision.lower...decision.upper)
      })
  }

  private func keptValues(
    _ multipliers: [Double], floors: [Double]
  ) -> [Certificate.Multiplier] {
    objectives.indices.compactMap { index in
      guard floors[index].isFinite, multipliers[index] > 0 else { return nil }
      let objective = objectives[index]
      let kept = objective.constant + objective.objective.sign * floors[index]
      return Certificate.Multiplier(
        limit: .keep(objective.kpi, value: kept), value: multipliers[index])
    }
  }

  private func rowMultipliers(_ values: [Double]) -> [Certificate.Multiplier] {
    zip(rowLimits, values).compactMap { $0.multiplier($1) }
  }

  private func tree(_ cases: ChoiceCases, floors: [Double]) -> CaseTree {
    func all(_ multipliers: ChoiceMultipliers) -> [Certificate.Multiplier] {
      rowMultipliers(multipliers.rows) + keptValues(multipliers.floors, floors: floors)
    }
    switch cases {
    case .bounded(let multipliers): return .bounded(all(multipliers))
    case .empty(let multipliers): return .empty(all(multipliers))
    case .fork(let split, let first, let second):
      return .fork(
        self.split(split), tree(first, floors: floors), tree(second, floors: floors))
    }
  }

  private func split(_ split: ChoiceSplit) -> CaseSplit {
    switch split {
    case .amount(let line, let amount):
      return .amount(line: checked.scenario.lineName(at: lines[line]), amount)
    case .options(let line, let options):
      return .options(
        line: checked.scenario.lineName(at: lines[line]), positions(of: options, ofLine: line))
    }
  }

  /// The ways of a line of the program as the scenario counts them.
  private func positions(of options: Set<Int>, ofLine line: Int) -> Set<Int> {
    let ways = responses.lines[lines[line]].map(\.option)
    var positions = Set(options.map { ways[$0].position })
    // Getting nothing is a way of its own in the scenario, and an amount of 0 of the first way here.
    if ways[0].position == 1, options.contains(0) { positions.insert(0) }
    return positions
  }

  /// The proof that no plan keeps all limits, by multipliers.
  func infeasibility(_ multipliers: ChoiceMultipliers, violation: Double) -> Infeasibility {
    Infeasibility(
      clash: rowMultipliers(multipliers.rows)
        + endMultipliers(rows: multipliers.rows, objectives: multipliers.floors),
      violation: violation)
  }

  /// The multipliers of rules that the program has as ends of ranges.
  ///
  /// A line's best spend inside its range stays its best without the range if each end that its worth rises towards is
  /// charged that slope.
  private func endMultipliers(
    rows: [Double], objectives: [Double]
  ) -> [Certificate.Multiplier] {
    guard !ruledEnds.isEmpty, let program = separable else { return [] }
    let prices = program.prices(rowMultipliers: rows, objectiveWeights: objectives)
    let atUpper = program.worthSlopes(prices, at: program.upper, side: .left)
    let atLower = program.worthSlopes(prices, at: program.lower, side: .right)
    return ruledEnds.sorted { $0.key < $1.key }.flatMap { line, ends in
      var multipliers: [Certificate.Multiplier] = []
      if let end = ends.lower, atLower[line] < 0 {
        multipliers.append(.init(limit: end.limit, value: -atLower[line] * end.moneyPerUnit))
      }
      if let end = ends.upper, atUpper[line] > 0 {
        multipliers.append(.init(limit: end.limit, value: atUpper[line] * end.moneyPerUnit))
      }
      return multipliers
    }
  }
}
