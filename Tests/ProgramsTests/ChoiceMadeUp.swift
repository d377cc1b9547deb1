// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Pareto
import Programs

/// A small made-up program with choices, in a form of its own, so that tests evaluate it apart from
/// the engine.
struct ChoiceMadeUp {
  struct Option {
    var lower = 0.0
    var upper = 0.0
    var step = 0.0
    /// By measure.
    var fixed: [Double]
    var slopes: [Double]
    var curves: [(curve: Curve, factors: [Double])] = []

    /// What the option adds to each measure at an amount.
    func effects(at amount: Double) -> [Double] {
      var totals = zip(fixed, slopes).map { $0 + $1 * amount }
      for (curve, factors) in curves {
        let value = curve.solverValue(at: amount)
        for measure in totals.indices { totals[measure] += factors[measure] * value }
      }
      return totals
    }

    /// Amounts of the option within a range: all of its grid, else so many with both ends.
    func amounts(_ count: Int, from low: Double = 0, to high: Double = .infinity) -> [Double] {
      if step > 0 {
        let all = (0...Int((upper - lower) / step + 1e-9)).map { lower + Double($0) * step }
        return all.filter { $0 >= low - 1e-9 && $0 <= high + 1e-9 }
      }
      let (low, high) = (max(lower, low), min(upper, high))
      if low > high { return [] }
      if low == high { return [low] }
      return (0...count).map { low + (high - low) * Double($0) / Double(count) }
    }
  }

  struct Row {
    /// By measure.
    var coefficients: [Double]
    var lower = -Double.infinity
    var upper = Double.infinity
  }

  var lines: [[Option]] = []
  var rows: [Row] = []
  /// Measure 0 is money, the others are objectives.
  var objectiveCount: Int
  /// What every objective is multiplied by, and what is added to it then.
  var factor = 1.0
  var offset = 0.0
  let isFinite: Bool

  var measureCount: Int { 1 + objectiveCount }

  /// Makes up a program; of the same seed, always the same.
  init(seed: UInt64) throws {
    var random = SplitMix(state: seed &* 77 &+ 5)
    objectiveCount = 1 + Int(random.unit() * 3)
    isFinite = random.unit() < 0.35
    let count = 2 + Int(random.unit() * (isFinite ? 5 : 2))
    for _ in 0..<count { lines.append(try line(&random)) }
    addRows(&random)
  }

  private func line(_ random: inout SplitMix) throws -> [Option] {
    let none = [Double](repeating: 0, count: measureCount)
    let off = Option(fixed: none, slopes: none)
    if isFinite || random.unit() < 0.25 {
      // A creator: one of a few packages or none.
      return [off]
        + (0..<(1 + Int(random.unit() * 3))).map { _ in
          var option = off
          option.fixed = none.indices.map { $0 == 0 ? whole(&random, 1, 9) : whole(&random, -2, 9) }
          return option
        }
    }
    var on = off
    on.slopes[0] = 1
    on.upper = 4 + (8 * random.unit()).rounded()
    switch Int(random.unit() * 4) {
    case 0: break
    case 1: on.lower = 2
    case 2: on.fixed[0] = whole(&random, 1, 3)
    default: on.step = 1
    }
    for measure in 1..<measureCount {
      var factors = none
      factors[measure] = random.unit() < 0.15 ? -1 : 1
      on.curves.append((try curve(&random, on.upper), factors))
    }
    return on.lower > 0 || on.fixed[0] > 0 ? [off, on] : [on]
  }

  private func whole(_ random: inout SplitMix, _ low: Double, _ high: Double) -> Double {
    low + ((high - low) * random.unit()).rounded()
  }

  private func curve(_ random: inout SplitMix, _ upper: Double) throws -> Curve {
    let top = 1 + 9 * random.unit()
    let turn = upper * (0.2 + 0.6 * random.unit())
    switch Int(random.unit() * 6) {
    case 0: return .hill(try HillCurve(max: top, half: turn, shape: 1.5 + 3 * random.unit()))
    case 1: return .hill(try HillCurve(max: top, half: turn))
    case 2: return .exponential(try ExponentialCurve(max: top, scale: turn))
    case 3: return .linear(try LinearCurve(rate: top / upper))
    case 4: return .power(try PowerCurve(gain: top, scale: turn, exponent: 0.5))
    default:
      let cut = (0.5 * upper).rounded()
      return .points(
        try PointsCurve(
          spends: [0, cut, upper], values: [0, top * random.unit(), top]))
    }
  }

  private mutating func addRows(_ random: inout SplitMix) {
    let most = lines.reduce(0) { $0 + ($1.map { $0.fixed[0] + $0.upper }.max() ?? 0) }
    let budget = (most * (0.3 + 0.4 * random.unit())).rounded()
    var money = Row(coefficients: (0..<measureCount).map { $0 == 0 ? 1 : 0 }, upper: budget)
    if random.unit() < 0.25 { money.lower = budget }
    rows.append(money)
    for measure in 1..<measureCount where random.unit() < 0.35 {
      // Caps bend against most curves; floors with them.
      var row = Row(coefficients: (0..<measureCount).map { $0 == measure ? 1 : 0 })
      let level = (2 + 8 * random.unit()).rounded()
      if random.unit() < 0.6 { row.upper = level } else { row.lower = level }
      rows.append(row)
    }
  }

  /// The program for the engine.
  var program: ChoiceProgram {
    var program = ChoiceProgram()
    let measures = (0..<measureCount).map { measure in
      program.addMeasure(constant: measure == 0 ? 0 : offset / factor)
    }
    for options in lines {
      let line = program.addLine(class: 0)
      for own in options {
        let option = program.addOption(
          of: line, lower: own.lower, upper: own.upper, step: own.step)
        for (measure, name) in measures.enumerated() {
          if own.fixed[measure] != 0 {
            program.add(fixed: own.fixed[measure], of: option, to: name)
          }
          if own.slopes[measure] != 0 {
            program.add(slope: own.slopes[measure], of: option, to: name)
          }
        }
        for (curve, factors) in own.curves {
          let responseTerm = program.addResponseTerm(curve, of: option)
          for (measure, name) in measures.enumerated() where factors[measure] != 0 {
            program.add(factor: factors[measure], of: responseTerm, to: name)
          }
        }
      }
    }
    for row in rows {
      let shift = row.coefficients.dropFirst().reduce(0, +) * offset / factor
      program.addRow(
        .init(
          zip(row.coefficients, measures).filter { $0.0 != 0 }.map { .init($0.0, $0.1) },
          lower: row.lower + shift, upper: row.upper + shift))
    }
    for measure in measures.dropFirst() { program.addObjective([.init(factor, measure)]) }
    return program
  }

  /// The measures at given uses, evaluated here, as if nothing were added or multiplied.
  func measures(of uses: [ChoiceProgram.Use]) -> [Double] {
    var totals = [Double](repeating: 0, count: measureCount)
    for (options, use) in zip(lines, uses) {
      for (measure, value) in options[use.option].effects(at: use.amount).enumerated() {
        totals[measure] += value
      }
    }
    return totals
  }

  /// How far measures miss a row or a floor at most, relative to the larger of the limit and 1.
  func miss(_ measures: [Double], floors: [Double]) -> Double {
    var worst = 0.0
    for row in rows {
      let value = zip(row.coefficients, measures).reduce(0) { $0 + $1.0 * $1.1 }
      for miss in [row.lower - value, value - row.upper] where miss > 0 {
        let limit = miss == row.lower - value ? row.lower : row.upper
        worst = max(worst, miss / max(1, abs(limit)))
      }
    }
    for (value, floor) in zip(measures.dropFirst(), floors) where floor > value {
      worst = max(worst, (floor - value) / max(1, abs(floor)))
    }
    return worst
  }

  /// The best weighted sum of plans on a grid that keep rows and floors; `nil` if there are none.
  func best(weights: [Double], floors: [Double], samples: Int) -> Double? {
    let ways = lines.map { options in
      options.flatMap { own in own.amounts(samples).map { own.effects(at: $0) } }
    }
    var best: Double?
    func visit(_ line: Int, _ totals: [Double]) {
      if line == ways.count {
        guard miss(totals, floors: floors) <= 1e-12 else { return }
        let score = zip(weights, totals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        best = max(best ?? -.infinity, score)
        return
      }
      for way in ways[line] {
        var next = totals
        for measure in next.indices { next[measure] += way[measure] }
        visit(line + 1, next)
      }
    }
    visit(0, [Double](repeating: 0, count: measureCount))
    return best
  }
}

extension ChoiceMadeUp {
  /// What a proof by cases shows, sampled here: the highest Lagrangian value of its cases, and
  /// whether each empty case is one.
  func check(
    _ proof: ChoiceCases, weights: [Double], floors: [Double]
  ) -> (bound: Double, emptyCasesHold: Bool) {
    let all = lines.map { Left(options: Set($0.indices), lower: 0, upper: .infinity) }
    return check(proof, all, weights, floors)
  }

  private struct Left {
    var options: Set<Int>
    var lower: Double
    var upper: Double
  }

  private func check(
    _ proof: ChoiceCases, _ left: [Left], _ weights: [Double], _ floors: [Double]
  ) -> (bound: Double, emptyCasesHold: Bool) {
    switch proof {
    case .bounded(let multipliers):
      return (lagrangian(multipliers, left, weights, floors), true)
    case .empty(let multipliers):
      let none = weights.map { _ in 0.0 }
      return (-.infinity, lagrangian(multipliers, left, none, floors) < 0)
    case .fork(let split, let first, let second):
      var (one, other) = (left, left)
      switch split {
      case .amount(let line, let place):
        one[line].upper = min(one[line].upper, place)
        other[line].lower = max(other[line].lower, place)
      case .options(let line, let options):
        one[line].options.formIntersection(options)
        other[line].options.subtract(options)
      }
      let (a, b) = (check(first, one, weights, floors), check(second, other, weights, floors))
      return (max(a.bound, b.bound), a.emptyCasesHold && b.emptyCasesHold)
    }
  }

  /// max over all uses of weights · objectives + Σ floor multipliers · (objective - floor) + Σ row
  /// multipliers · (bound - row), line by line on a dense grid; minus infinity where a line has no
  /// use.
  private func lagrangian(
    _ multipliers: ChoiceMultipliers, _ left: [Left], _ weights: [Double], _ floors: [Double]
  ) -> Double {
    var prices = [0] + zip(weights, multipliers.floors).map { $0 + $1 }
    var total = 0.0
    for (floor, multiplier) in zip(floors, multipliers.floors) where multiplier != 0 {
      total -= multiplier * floor
    }
    for (row, multiplier) in zip(rows, multipliers.rows) where multiplier != 0 {
      total += multiplier * (multiplier > 0 ? row.upper : row.lower)
      for measure in prices.indices { prices[measure] -= multiplier * row.coefficients[measure] }
    }
    for (options, left) in zip(lines, left) {
      var best = -Double.infinity
      for option in left.options.sorted() {
        for amount in options[option].amounts(300, from: left.lower, to: left.upper) {
          let worth = zip(prices, options[option].effects(at: amount))
            .reduce(0) { $0 + $1.0 * $1.1 }
          best = max(best, worth)
        }
      }
      total += best
    }
    return total
  }
}
