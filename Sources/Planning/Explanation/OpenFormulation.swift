// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// A scenario as a program whose limits can be left out and eased one by one.
///
/// Every limit is a row with one side. The ranges of lines owe nothing to the budget but in `room`:
/// what the budget leaves each line would otherwise keep it although its row is gone.
struct OpenFormulation: Sendable {
  /// The scenario as it was given.
  let scenario: Scenario
  /// The times by which the budget is passed by what lines could get.
  let room: Double
  private let formulation: Formulation
  private let rows: [(row: SeparableProgram.Row, limit: RowLimit)]
  /// The lines that count in each measure, by position in the program.
  private let linesOfMeasure: [[Int]]

  /// How far lines may pass the budget, the first that curves allow.
  private static let rooms = [10.0, 3, 1.5, 1.1, 1]
  /// The same for budgets that are too small by far.
  static let wideRooms = [1e4, 1e3, 100]

  /// Opens a scenario; `nil` if it cannot be stated.
  ///
  /// - Complexity: that of stating it.
  init?(_ scenario: Scenario, rooms: [Double] = rooms) {
    for room in rooms {
      guard let checked = try? CheckedScenario(scenario.widened(by: room)),
        let formulation = try? Formulation(
          rowsOf: checked, responses: ResponseTable(checked),
          scores: [Score(weights: [.init(kpi: KPI.spend, objective: .minimize, weight: 1)])])
      else { continue }
      self.scenario = scenario
      self.room = room
      self.formulation = formulation
      var lines = [Set<Int>](repeating: [], count: formulation.program.measureCount)
      for line in 0..<formulation.program.lineCount {
        formulation.program.forEachMeasure(ofLine: line) { lines[$0.index].insert(line) }
      }
      linesOfMeasure = lines.map { $0.sorted() }
      rows = zip(formulation.program.rows, formulation.rowLimits).flatMap { row, limit in
        Self.sides(of: row, limit, budget: scenario.budget)
      }
      return
    }
    return nil
  }

  /// The sides of a row as rows of their own, the budget's with its true amount.
  private static func sides(
    of row: SeparableProgram.Row, _ limit: RowLimit, budget: Budget?
  ) -> [(row: SeparableProgram.Row, limit: RowLimit)] {
    var sides: [(row: SeparableProgram.Row, limit: RowLimit)] = []
    if let own = limit.atLeast, row.lower.isFinite {
      let bound = if case .budget = own { budget?.amount ?? row.lower } else { row.lower }
      sides.append(
        (
          .init(row.terms, lower: bound),
          RowLimit(
            atLeast: own, parts: limit.parts, range: limit.range?.moved(by: 0, side: .atLeast))
        ))
    }
    if let own = limit.atMost, row.upper.isFinite {
      let bound = if case .budget = own { budget?.amount ?? row.upper } else { row.upper }
      sides.append(
        (
          .init(row.terms, upper: bound),
          RowLimit(
            atMost: own, parts: limit.parts, range: limit.range?.moved(by: 0, side: .atMost))
        ))
    }
    return sides
  }

  /// The limits that somebody set, in the order of the program.
  var limits: [LimitID] {
    rows.compactMap { $0.limit.atLeast ?? $0.limit.atMost }
      .filter { $0.details.origin == .scenario }
  }

  /// How far lines can be on the wrong side of a limit when nothing else holds them; `nil` where
  /// that is not found out in time.
  ///
  /// - Complexity: a solve.
  func reach(of limit: LimitID, limits: SearchLimits) throws(ScalarizerFailure) -> Double? {
    guard
      let row = rows.first(where: { $0.limit.atLeast == limit || $0.limit.atMost == limit })?.row
    else { return nil }
    let isFloor = row.lower.isFinite
    var formulation = stated(without: Set(self.limits)).formulation
    formulation.setObjective(
      row.terms.map { .init(isFloor ? -$0.coefficient : $0.coefficient, $0.measure) })
    var scalarizer = try formulation.program.makeScalarizer(limits: limits)
    let gap = 0.1 * scalarizer.objectiveSizes[0]
    guard case .found(let point) = try scalarizer.solve(Scalarization(weights: [1], gap: gap))
    else { return nil }
    let measures = formulation.program.measures(of: point.solution.uses)
    let value = row.terms.reduce(0) { $0 + $1.coefficient * measures[$1.measure.index] }
    return abs(value - (isFloor ? row.lower : row.upper)) + (scalarizer.isExact ? 0 : gap)
  }

  /// The parts of a limit that holds one sum against a multiple of another.
  func parts(of limit: LimitID) -> RowParts? {
    rows.first { $0.limit.atLeast == limit || $0.limit.atMost == limit }?.limit.parts
  }

  /// The people whom a limit counts once, and the share of the period that it counts; its row is
  /// one on their exposure.
  func audience(of limit: LimitID) -> (audience: Audience, share: Double)? {
    formulation.checked.asked(by: limit)
      .flatMap { asked in Audience(asked.kpi).map { ($0, asked.share) } }
  }

  /// What a rule measures for one of its members.
  func instance(of limit: LimitID) -> RuleInstance? {
    formulation.checked.instance(of: limit)
  }

  /// The limits that are about one line alone, by line.
  var limitsOfOneLine: [(line: Int, limits: Set<LimitID>)] {
    var limits: [Int: Set<LimitID>] = [:]
    for row in rows {
      guard let limit = row.limit.atLeast ?? row.limit.atMost else { continue }
      let lines = Set(row.row.terms.flatMap { linesOfMeasure[$0.measure.index] })
      if lines.count == 1, let line = lines.first { limits[line, default: []].insert(limit) }
    }
    return limits.keys.sorted().map { ($0, limits[$0] ?? []) }
  }

  /// The lines that count in rows; `nil` if they are most of them, or others follow from them.
  private func lines(
    of rows: [(row: SeparableProgram.Row, limit: RowLimit)]
  ) -> [Int]? {
    guard !formulation.program.hasFollowers else { return nil }
    var lines: Set<Int> = []
    for row in rows {
      for term in row.row.terms {
        lines.formUnion(linesOfMeasure[term.measure.index])
        if lines.count > formulation.program.lineCount / 2 { return nil }
      }
    }
    return lines.isEmpty ? nil : lines.sorted()
  }

  /// The program without some limits, with others eased by an amount each, and without the lines
  /// that are in no limit.
  ///
  /// - Parameters:
  ///   - eased: by amount, limits with how much each is eased by a unit of it.
  ///   - shifts: what is added to the bounds of limits.
  /// - Returns: The formulation, and the measure of each amount.
  func stated(
    without left: Set<LimitID>, easing eased: [(most: Double, limits: [LimitID: Double])] = [],
    shifting shifts: [LimitID: Double] = [:]
  ) -> (formulation: Formulation, amounts: [SeparableProgram.Measure]) {
    var stated = formulation
    var amounts: [SeparableProgram.Measure] = []
    var rows = rows.filter { row in
      (row.limit.atLeast ?? row.limit.atMost).map { !left.contains($0) } ?? true
    }
    for index in rows.indices where !shifts.isEmpty {
      if let limit = rows[index].limit.atLeast, let shift = shifts[limit] {
        rows[index].row.lower += shift
        rows[index].limit.range = rows[index].limit.range?.moved(by: shift, side: .atLeast)
      }
      if let limit = rows[index].limit.atMost, let shift = shifts[limit] {
        rows[index].row.upper += shift
        rows[index].limit.range = rows[index].limit.range?.moved(by: shift, side: .atMost)
      }
    }
    let needed = lines(of: rows)
    if let needed { stated.program.keepLines(needed) }
    for (most, limits) in eased {
      let amount = stated.addAmount(upTo: most)
      stated.program.add(slope: 1, of: amount.option, to: amount.measure)
      amounts.append(amount.measure)
      for index in rows.indices {
        if let limit = rows[index].limit.atLeast, let ease = limits[limit] {
          rows[index].row.terms.append(.init(ease, amount.measure))
          rows[index].limit.range = nil
        } else if let limit = rows[index].limit.atMost, let ease = limits[limit] {
          rows[index].row.terms.append(.init(-ease, amount.measure))
          rows[index].limit.range = nil
        }
      }
    }
    stated.setRows(rows)
    if needed == nil { stated.narrowRanges() }
    return (stated, amounts)
  }
}

extension Scenario {
  /// The scenario with so many times the budget, and shares of the budget as the amounts that they
  /// are now.
  fileprivate func widened(by factor: Double) -> Scenario {
    guard let budget else { return self }
    var widened = self
    widened.budget =
      if case .exactly(let amount) = budget {
        .exactly(factor * amount)
      } else {
        .atMost(factor * budget.amount)
      }
    for rule in rules.indices {
      for limit in rules[rule].limits.indices {
        if case .shareOfBudget(let share) = rules[rule].limits[limit].quantity {
          widened.rules[rule].limits[limit].quantity = .amount(share * budget.amount)
        }
      }
    }
    return widened
  }

  /// The shares of the budget that rules hold against it, by limit, as the sides of every instance.
  func budgetShares(_ limits: [LimitID]) -> [LimitID: Double] {
    var shares: [LimitID: Double] = [:]
    for limit in limits {
      if let figure = figure(of: limit), figure.form == .shareOfBudget {
        shares[limit] = figure.value
      }
    }
    return shares
  }
}
