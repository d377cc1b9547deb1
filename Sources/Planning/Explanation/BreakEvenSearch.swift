// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// Finds out why lines get nothing: how much more they would have to bring.
///
/// The prices of the plan's proof say by which factor a line's figures of a KPI would have to be
/// larger; the nearest lines are solved again with figures on both sides of it.
struct BreakEvenSearch {
  let checked: CheckedScenario
  let responses: ResponseTable
  let solution: Solution
  let changed: ChangedScenarios

  /// More lines than these are not solved again.
  private static let mostConfirmed = 10
  /// The distance on either side at which a factor is confirmed.
  private static let margin = 0.01
  /// How near its two sides come to a factor that prices do not know, and by how much more one that
  /// they do is tried.
  private static let width = 0.005
  private static let slip = 1e-4
  /// Larger factors are not looked for.
  private static let largest = 1e3

  /// Every line that gets nothing although it could, or all that it may get, without what needs
  /// solving.
  ///
  /// - Complexity: lines × options × KPIs.
  func findings() -> [LineFinding] {
    let prices = LinePrices(checked, solution.plan.certificate)
    return responses.lines.indices.compactMap { line in
      let allocation = solution.plan.allocations[line]
      if allocation.binding.contains(.most),
        checked.scenario.campaign(at: line)?.least != checked.scenario.campaign(at: line)?.most
      {
        return LineFinding(line: allocation.line, state: .most)
      }
      guard !allocation.isActive, canBeActive(line) else { return nil }
      return LineFinding(line: allocation.line, state: .nothing, need: need(of: line, prices))
    }
  }

  private func canBeActive(_ line: Int) -> Bool {
    responses.lines[line].contains {
      $0.option.isActive && $0.option.spend(at: $0.option.amount.upperBound) > 0
    }
  }

  /// What the prices say; `nil` where nothing that the line brings counts for it.
  private func need(of line: Int, _ prices: LinePrices) -> LineFinding.Need? {
    var best: LineFinding.Need?
    let kpis = Set(responses.lines[line].flatMap { $0.kpis }).sorted()
    for kpi in kpis {
      let idle =
        responses.lines[line].indices.flatMap { index -> [Double] in
          uses(of: line, index).filter { isIdle(line, $0) }.map { use in
            let value = value(of: line, used: use, at: prices, in: kpi)
            return value.rest + value.own
          }
        }.max() ?? 0
      for index in responses.lines[line].indices {
        for use in uses(of: line, index) where !isIdle(line, use) {
          let (rest, own) = value(of: line, used: use, at: prices, in: kpi)
          guard own > 0 else { continue }
          let factor = (idle - rest) / own
          if factor > 0, factor < best?.factor ?? Self.largest {
            best = LineFinding.Need(kpi: kpi, factor: max(1, factor), isConfirmed: false)
          }
        }
      }
    }
    return best
  }

  private func isIdle(_ line: Int, _ use: ChoiceProgram.Use) -> Bool {
    let option = responses.lines[line][use.option].option
    return !option.isActive || (option.package == nil && use.amount == 0)
  }

  private func value(
    of line: Int, used use: ChoiceProgram.Use, at prices: LinePrices, in kpi: String
  ) -> (rest: Double, own: Double) {
    var option = responses.lines[line][use.option].option
    if isIdle(line, use) {
      option.isActive = false
      option.fee = 0
    }
    return prices.value(
      of: line, option, amount: use.amount, brought: responses.amounts(of: line, use), kpi: kpi)
  }

  /// Amounts through an option, closer together where they are small.
  private func uses(of line: Int, _ index: Int) -> [ChoiceProgram.Use] {
    let option = responses.lines[line][index].option
    let budget = checked.scenario.budget?.amount ?? .infinity
    let (least, most) = (
      option.amount.lowerBound, min(option.amount.upperBound, max(option.amount.lowerBound, budget))
    )
    var uses = [ChoiceProgram.Use(option: index, amount: least)]
    guard most > least, most.isFinite else { return uses }
    var share = 1.0
    while share > 1e-6 {
      uses.append(.init(option: index, amount: least + share * (most - least)))
      share *= 0.75
    }
    return uses
  }

  // MARK: Solving again

  /// Confirms the nearest needs and solves campaigns at their most again; says whether time was
  /// left for all.
  func confirm(_ findings: inout [LineFinding]) throws(PlanningError) -> Bool {
    guard let base = try? CheckedScenario(changed.scenario) else { return true }
    let nearest = findings.indices.filter { findings[$0].need != nil }
      .sorted { (findings[$0].need?.factor ?? 0, $0) < (findings[$1].need?.factor ?? 0, $1) }
      .prefix(Self.mostConfirmed)
    for index in nearest {
      if changed.isOver { return false }
      guard let need = findings[index].need, let line = position(of: findings[index].line) else {
        continue
      }
      findings[index].need = try confirmed(need, of: line, in: base)
    }
    let capped = findings.indices.filter { findings[$0].state == .most }
      .sorted { (spend(of: findings[$0].line), $1) > (spend(of: findings[$1].line), $0) }
      .prefix(Self.mostConfirmed)
    for index in capped {
      if changed.isOver { return false }
      findings[index].steps = try steps(of: findings[index].line)
    }
    return !changed.isOver
  }

  private func position(of name: String) -> Int? {
    solution.plan.allocations.firstIndex { $0.line == name }
  }

  private func spend(of name: String) -> Double {
    solution.plan.allocations.first { $0.line == name }?.spend ?? 0
  }

  /// The need with the least factor found with which the line gets money; with a little less it
  /// does not.
  private func confirmed(
    _ need: LineFinding.Need, of line: Int, in base: CheckedScenario
  ) throws(PlanningError) -> LineFinding.Need? {
    var need = need
    var (without, with) = (1.0, Double.infinity)
    var trial = need.factor * (1 + Self.margin)
    for _ in 0..<24 where with > without * (1 + Self.width) {
      guard let gets = try getsMoney(line, ifBringing: need.kpi, times: trial, in: base) else {
        return need
      }
      if gets { with = min(with, trial) } else { without = max(without, trial) }
      if with == .infinity {
        trial = without * 1.5
        if trial > Self.largest { return nil }
      } else if without == 1, trial > need.factor, need.factor * (1 - Self.margin) > 1 {
        trial = need.factor * (1 - Self.margin)
      } else if need.factor > without, need.factor * (1 + Self.slip) < with {
        // By prices the factor may be known better than by its two sides.
        trial = need.factor * (1 + Self.slip)
      } else if need.factor * (1 + Self.slip) == with {
        break
      } else {
        trial = (without * with).squareRoot()
      }
    }
    // A factor that prices know to the digit is told as it is.
    if with != need.factor * (1 + Self.slip) { need.factor = with }
    need.isConfirmed = true
    return need
  }

  private func getsMoney(
    _ line: Int, ifBringing kpi: String, times factor: Double, in base: CheckedScenario
  ) throws(PlanningError) -> Bool? {
    let planner = Planner(base, responses: responses.scaling(kpi, of: line, by: factor))
    guard case .plan(_, let moves) = try changed.outcome(planner) else { return nil }
    return moves[line] > 1e-6 * max(1, solution.plan.totalSpend)
  }

  private func steps(of name: String) throws(PlanningError) -> [ResolvedStep] {
    guard let index = changed.scenario.campaigns.firstIndex(where: { $0.name == name }) else {
      return []
    }
    var steps: [ResolvedStep] = []
    for share in [0.01, 0.05] {
      var more = changed.scenario
      guard let most = more.campaigns[index].raiseMost(by: share) else { return [] }
      steps.append(
        ResolvedStep(figure: most, share: share, outcome: try changed.outcome(more)))
    }
    return steps
  }
}

extension Campaign {
  /// Raises what may be spent by a share; the new most, or `nil` where there is none or it comes in
  /// units.
  fileprivate mutating func raiseMost(by share: Double) -> Double? {
    guard case .money(let least, let most?) = purchase else { return nil }
    purchase = .money(least: least, most: most * (1 + share))
    return most * (1 + share)
  }
}

extension ResponseTable.Response {
  /// The KPIs that the option brings.
  fileprivate var kpis: [String] { option.figures.map(\.kpi) + entries.map(\.kpi) }
}
