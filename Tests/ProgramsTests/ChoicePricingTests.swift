// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Pareto
import Testing

@testable import Programs

/// What the search of cases rests on: rigorous prices of lines, and local programs that leave no
/// more room than the true one.
@Suite struct ChoicePricingTests {
  static let families = [
    "hill", "flat hill", "steep hill", "very steep hill", "exponential", "power", "logarithm",
    "logistic", "tanh", "flat adbudg", "steep adbudg", "kinked up", "kinked both", "linear",
  ]

  @Test(
    "no amount is worth more than a line's price, and the price is reached", arguments: families)
  func rigorous(_ family: String) throws {
    var random = SplitMix(state: 41)
    for _ in 0..<5 {
      let program = try twoCurves(family, &random)
      let lines = ChoiceLines(program, lines: [0], domain: ChoiceDomain())
      for _ in 0..<6 {
        let prices = (0..<3).map { _ in 2 * random.unit() - 1 }
        let answer = lines.price(Block(prices), tolerance: 1e-9)
        let bound = answer.worth + answer.missed
        var best = -Double.infinity
        for step in 0...400 {
          let amount = 100 * Double(step) / 400
          for (option, data) in program.options[0].enumerated()
          where program.range(of: data).contains(amount) {
            best = max(best, worth(of: program, .init(option: option, amount: amount), prices))
          }
        }
        #expect(best <= bound + 1e-12)
        #expect(answer.missed <= 1e-9)
        let option = lines.options[Int(lines.chosen[0])].position
        let reached = worth(
          of: program, .init(option: option, amount: lines.amounts[0]), prices)
        #expect(abs(reached - answer.worth) <= 1e-12)
      }
    }
  }

  @Test("a stretch within which nothing is looked at keeps the bound of tangents and chord")
  func hopelessTolerance() {
    // √x - x²/4 on 0...1, with no room for any error.
    var stretch = Stretch(lower: 0.01, upper: 1, bendsUp: true)
    func end(_ x: Double) -> StretchEnd {
      StretchEnd(
        concave: x.squareRoot() - x * x, convex: 0.75 * x * x,
        slope: 0.5 / x.squareRoot() - 2 * x, bend: -0.25 / (x * x.squareRoot()) - 2)
    }
    stretch.left = end(stretch.lower)
    stretch.right = end(stretch.upper)
    var search = StretchSearch(fixed: 0, slope: 0, best: 0.75, tolerance: 0, guess: -1)
    var samples = 0
    search.run(stretch) { x in
      samples += 1
      return end(x)
    }
    #expect(samples <= 200)
    #expect(search.best <= search.bound)
    for step in 0...1000 {
      #expect(end(0.01 + 0.99 * Double(step) / 1000).value <= search.bound + 1e-15)
    }
  }

  @Test("what a local program allows keeps the rows of the true one", arguments: 1...15)
  func innerApproximation(_ seed: Int) throws {
    let made = try ChoiceMadeUp(seed: UInt64(seed))
    let program = made.program
    let signs = PriceSigns(program)
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<8 {
      let uses = made.lines.map { options -> ChoiceProgram.Use in
        let option = Int(random.unit() * Double(options.count))
        let amounts = options[option].amounts(7)
        return .init(option: option, amount: amounts[Int(random.unit() * Double(amounts.count))])
      }
      let local = LocalProgram(program, signs, at: uses, within: ChoiceDomain())
      for _ in 0..<20 {
        let spends = zip(local.program.lower, local.program.upper).map { low, high in
          low + (high - low) * random.unit()
        }
        let measures = MeasureEvaluator(local.program).measures(at: spends)
        let isAllowed = local.program.rows.allSatisfy { row in
          let value = row.terms.reduce(0) { $0 + $1.coefficient * measures[$1.measure.index] }
          return value >= row.lower && value <= row.upper
        }
        let moved = zip(uses, spends).map { ChoiceProgram.Use(option: $0.option, amount: $1) }
        let exact = program.measures(of: moved)
        if isAllowed {
          #expect(made.miss(made.measures(of: moved), floors: []) <= 1e-12)
        }
        for (stated, terms) in zip(local.program.objectives, program.objectives) {
          let low = stated.reduce(0) { $0 + $1.coefficient * measures[$1.measure.index] }
          let full = terms.reduce(0) { $0 + $1.coefficient * exact[$1.measure.index] }
          #expect(low <= full + 1e-12)
        }
      }
    }
  }

  @Test("an option's steps end at or below its largest amount")
  func stepsStayInside() {
    var program = ChoiceProgram()
    let line = program.addLine()
    _ = program.addOption(of: line, lower: 1, upper: 12, step: 4)
    let lines = ChoiceLines(program, lines: [0], domain: ChoiceDomain())
    #expect(lines.cuts.array == [1, 5, 9])
    let ways = ChoiceWays(
      effects: RowEffects(program), signs: PriceSigns(program), domain: ChoiceDomain())
    #expect(ways.ways(of: 0).map(\.use.amount) == [1, 5, 9])
  }

  private func worth(
    of program: ChoiceProgram, _ use: ChoiceProgram.Use, _ prices: [Double]
  ) -> Double {
    zip(prices, program.measures(of: [use])).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A line that is off or between 5 and 100, with one curve of the family and one of another for
  /// two measures, and its amount for a third.
  private func twoCurves(_ family: String, _ random: inout SplitMix) throws -> ChoiceProgram {
    var program = ChoiceProgram()
    let measures = (0..<3).map { _ in program.addMeasure() }
    let line = program.addLine()
    _ = program.addOption(of: line)
    let option = program.addOption(of: line, lower: 5, upper: 100)
    program.add(fixed: random.unit() - 0.5, of: option, to: measures[1])
    program.add(slope: 0.01, of: option, to: measures[2])
    let partner = Self.families[Int(random.unit() * Double(Self.families.count))]
    for (measure, name) in [(0, family), (1, partner)] {
      let responseTerm = program.addResponseTerm(try curve(name, &random), of: option)
      program.add(factor: random.unit() < 0.5 ? 1 : -1, of: responseTerm, to: measures[measure])
    }
    return program
  }

  private func curve(_ family: String, _ random: inout SplitMix) throws -> Curve {
    let turn = 10 + 80 * random.unit()
    let share = random.unit()
    switch family {
    case "hill": return .hill(try HillCurve(max: 1, half: turn))
    case "flat hill": return .hill(try HillCurve(max: 1, half: turn, shape: 0.2 + 0.7 * share))
    case "steep hill": return .hill(try HillCurve(max: 1, half: turn, shape: 1.01 + 3 * share))
    case "very steep hill":
      return .hill(try HillCurve(max: 1, half: turn, shape: 8 + 20 * share))
    case "exponential": return .exponential(try ExponentialCurve(max: 1, scale: turn))
    case "power":
      return .power(try PowerCurve(gain: 0.2, scale: turn, exponent: 0.2 + 0.7 * share))
    case "logarithm": return .logarithm(try LogarithmCurve(gain: 0.5, scale: turn))
    case "logistic": return .logistic(try LogisticCurve(max: 1, rate: 2 / turn))
    case "tanh": return .tanh(try TanhCurve(max: 1, scale: turn))
    case "flat adbudg":
      return .adbudg(try AdbudgCurve(low: 0.3, high: 1, shape: 0.7, half: turn))
    case "steep adbudg":
      return .adbudg(try AdbudgCurve(low: 0.3, high: 1, shape: 1.2 + 4 * share, half: turn))
    case "kinked up":
      return .points(try PointsCurve(spends: [0, turn, 100], values: [0, 0.3 * share, 1]))
    case "kinked both":
      return .points(
        try PointsCurve(
          spends: [0, 0.5 * turn, turn, 100], values: [0, 0.5 * share, 0.2 + share, 0.9]))
    default: return .linear(try LinearCurve(rate: 0.01 * share))
    }
  }
}
