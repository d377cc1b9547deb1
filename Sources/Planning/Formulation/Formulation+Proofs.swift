// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Formulation {
  /// The program's proof in the scenario's terms.
  ///
  /// - Parameter most: how large the score gets, see
  ///   ``Certificate/size(of:value:bound:unfunded:alone:most:)``.
  func certificate(_ solution: ChoiceSolution, most: Double = 1) -> Certificate {
    var score = Score()
    var (constant, unfunded, alone) = (0.0, 0.0, 0.0)
    for (objective, weight) in zip(objectives, solution.weights) where weight > 0 {
      score.add(objective.score, times: weight)
      constant += weight * objective.constant
      unfunded += weight * objective.unfunded
      alone += weight * objective.alone
    }
    let places = places(of: solution)
    let multipliers = StatedMultipliers(formulation: self, places: places, floors: solution.floors)
    let proof: Certificate.Proof =
      switch solution.proof {
      case .multipliers: .multipliers
      case .cases(let cases): .cases(tree(cases, multipliers))
      case .search(let rootBound): .search(rootBound: rootBound + constant)
      }
    var value = solution.value + constant
    var bound = solution.bound + constant
    if !score.isSumOverLines(checked) {
      // What was chosen besides the lines' amounts may be less than they allow.
      let reached = Dictionary(
        values(of: uses(solution)).map { ($0.kpi, $0.value) }
      ) { first, _ in first }
      value = score.value { reached[$0] ?? nil } ?? value
      bound = max(bound, value)
    }
    return Certificate(
      score: score, kept: kept(solution, places),
      multipliers: multipliers.rows(solution.multipliers.rows)
        + endMultipliers(
          rows: solution.multipliers.rows,
          objectives: zip(solution.weights, solution.multipliers.floors).map { $0 + $1 })
        + multipliers.kept(solution.multipliers.floors),
      proof: proof, value: value, bound: bound,
      size: Certificate.size(
        of: score, value: value, bound: bound, unfunded: unfunded, alone: alone, most: most),
      within: solution.within.map { decision in
        Certificate.Decision(
          line: checked.scenario.lineName(at: lines[decision.line]),
          options: positions(of: [decision.option], ofLine: decision.line),
          amounts: decision.lower...decision.upper)
      })
  }

  /// Where the scores of objectives stand in a certificate, by position: among those that are kept,
  /// or behind them for what is maximized; `nil` for one that plays no part.
  private func places(of solution: ChoiceSolution) -> [Int?] {
    var next = 0
    var places: [Int?] = objectives.indices.map { index in
      guard solution.floors[index].isFinite, objectives[index].single == nil else { return nil }
      next += 1
      return next - 1
    }
    for index in objectives.indices where solution.weights[index] > 0 { places[index] = next }
    return places
  }

  /// The scores that a solution kept at least as good as they were, but for single KPIs.
  private func kept(_ solution: ChoiceSolution, _ places: [Int?]) -> [Certificate.Kept] {
    objectives.indices.compactMap { index in
      guard places[index] != nil, solution.weights[index] == 0 else { return nil }
      return Certificate.Kept(
        score: objectives[index].score,
        value: objectives[index].constant + solution.floors[index])
    }
  }

  private func tree(_ cases: ChoiceCases, _ multipliers: StatedMultipliers) -> CaseTree {
    func all(_ found: ChoiceMultipliers) -> [Certificate.Multiplier] {
      multipliers.rows(found.rows) + multipliers.kept(found.floors)
    }
    switch cases {
    case .bounded(let found): return .bounded(all(found))
    case .empty(let found): return .empty(all(found))
    case .fork(let split, let first, let second):
      return .fork(self.split(split), tree(first, multipliers), tree(second, multipliers))
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
      conflict: StatedMultipliers(
        formulation: self, places: objectives.map { _ in nil }, floors: []
      )
      .rows(multipliers.rows)
        + endMultipliers(rows: multipliers.rows, objectives: multipliers.floors),
      violation: violation)
  }

  /// The multipliers of rules that the program has as ends of ranges.
  ///
  /// A line's best spend inside its range stays its best without the range if each end that its
  /// worth rises towards is charged that slope.
  private func endMultipliers(
    rows: [Double], objectives: [Double]
  ) -> [Certificate.Multiplier] {
    guard !ruledEnds.isEmpty,
      let slopes = program.worthSlopesAtEnds(rowMultipliers: rows, objectiveWeights: objectives)
    else { return [] }
    return ruledEnds.sorted { $0.key < $1.key }.flatMap { line, ends in
      var multipliers: [Certificate.Multiplier] = []
      if let end = ends.lower, slopes.lower[line] < 0 {
        multipliers.append(.init(limit: end.limit, value: -slopes.lower[line] * end.moneyPerUnit))
      }
      if let end = ends.upper, slopes.upper[line] > 0 {
        multipliers.append(.init(limit: end.limit, value: slopes.upper[line] * end.moneyPerUnit))
      }
      return multipliers
    }
  }
}
