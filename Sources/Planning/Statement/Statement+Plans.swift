// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Statement {
  /// A plan of the scenario from a solution of the program.
  ///
  /// - Complexity: linear in campaigns × (KPIs + rows with a price).
  func plan(_ solution: SeparableSolution) -> Plan {
    var spends = [Double](repeating: 0, count: campaigns.count)
    for (line, campaign) in campaigns.enumerated() { spends[campaign] = solution.spends[line] }
    let binding = bindings(solution)
    let allocations = spends.indices.map { position in
      let campaign = checked.scenario.campaigns[position]
      var units: Double?
      if case .units(let purchase) = campaign.purchase { units = spends[position] / purchase.price }
      return Plan.Allocation(
        line: campaign.name, spend: spends[position], units: units, binding: binding[position])
    }
    return Plan(
      allocations: allocations, values: values(at: spends),
      certificate: certificate(solution))
  }

  /// The value of every KPI at the spends of all campaigns.
  func values(at spends: [Double]) -> [Plan.Value] {
    let totals = responses.totals(at: spends)
    func value(_ kpi: String) -> Double? {
      guard let form = checked.linearForm(of: kpi) else { return nil }
      return form.terms.reduce(form.constant) {
        $0 + $1.coefficient * (totals[$1.kpi] ?? 0)
      }
    }
    return checked.kpis.map { kpi in
      if case .ratio(let numerator, let denominator) = kpi.definition {
        guard let top = value(numerator), let bottom = value(denominator), bottom != 0 else {
          return Plan.Value(kpi: kpi.name, value: nil)
        }
        return Plan.Value(kpi: kpi.name, value: top / bottom)
      }
      return Plan.Value(kpi: kpi.name, value: value(kpi.name))
    }
  }

  /// The program's proof in the scenario's terms.
  func certificate(_ solution: SeparableSolution) -> Certificate {
    var weights: [Certificate.Weight] = []
    var multipliers: [Certificate.Multiplier] = []
    var constant = 0.0
    for (index, objective) in objectives.enumerated() {
      let weight = solution.weights[index]
      if weight > 0 {
        weights.append(Certificate.Weight(kpi: objective.kpi, weight: weight))
        constant += weight * objective.objective.sign * objective.constant
      }
      if solution.floors[index].isFinite, solution.floorMultipliers[index] > 0 {
        let kept = objective.constant + objective.objective.sign * solution.floors[index]
        multipliers.append(
          Certificate.Multiplier(
            limit: .keep(objective.kpi, value: kept), value: solution.floorMultipliers[index]))
      }
    }
    return Certificate(
      weights: weights,
      multipliers: rowMultipliers(solution.rowMultipliers)
        + endMultipliers(
          rows: solution.rowMultipliers,
          objectives: zip(solution.weights, solution.floorMultipliers).map { $0 + $1 })
        + multipliers,
      value: solution.value + constant, bound: solution.bound + constant)
  }

  func rowMultipliers(_ values: [Double]) -> [Certificate.Multiplier] {
    zip(rowLimits, values).compactMap { $0.multiplier($1) }
  }

  func infeasibility(_ proof: SeparableInfeasibility) -> Infeasibility {
    Infeasibility(
      clash: rowMultipliers(proof.rowMultipliers)
        + endMultipliers(rows: proof.rowMultipliers, objectives: proof.floorMultipliers),
      violation: proof.violation)
  }

  /// The multipliers of rules that the program has as ends of ranges.
  ///
  /// A line's best spend inside its range stays its best without the range if each end that its worth rises towards is
  /// charged that slope.
  private func endMultipliers(
    rows: [Double], objectives: [Double]
  ) -> [Certificate.Multiplier] {
    if ruledEnds.isEmpty { return [] }
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

  /// What holds each campaign's spend: its own ends, and every limit with a price that it counts in.
  private func bindings(_ solution: SeparableSolution) -> [[Plan.Binding]] {
    var bindings = [[Plan.Binding]](repeating: [], count: campaigns.count)
    var isAtEnd = [Bool](repeating: false, count: campaigns.count)
    for (line, campaign) in campaigns.enumerated() {
      let spend = solution.spends[line]
      let entry = checked.scenario.campaigns[campaign]
      let slip = 1e-9 * max(1, spend)
      if spend <= entry.least + slip {
        bindings[campaign].append(.least)
        isAtEnd[line] = true
      } else if let most = entry.most, spend >= most - slip {
        bindings[campaign].append(.most)
        isAtEnd[line] = true
      } else if let ends = ruledEnds[line] {
        if let end = ends.lower, spend <= program.lower[line] + slip {
          bindings[campaign].append(.limit(end.limit))
          isAtEnd[line] = true
        } else if let end = ends.upper, spend >= program.upper[line] - slip {
          bindings[campaign].append(.limit(end.limit))
          isAtEnd[line] = true
        }
      }
    }
    for (row, value) in solution.rowMultipliers.enumerated() {
      guard let multiplier = rowLimits[row].multiplier(value) else { continue }
      var lines = Set<Int>()
      for term in program.rows[row].terms {
        program.forEachLine(of: term.measure) { lines.insert($0.index) }
      }
      for line in lines where !isAtEnd[line] {
        bindings[campaigns[line]].append(.limit(multiplier.limit))
      }
    }
    return bindings
  }
}
