// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto
import Programs

/// A made-up program with choices and three objectives, with the size of each objective.
///
/// The same seed gives the same instance. It keeps its figures, so that plans can be evaluated
/// without the engine.
struct ChoiceInstance {
  /// What an option adds to a measure.
  enum Figure {
    case fixed(Double, SeparableProgram.Measure)
    case slope(Double, SeparableProgram.Measure)
    case curve(Curve, SeparableProgram.Measure)
  }

  private(set) var program = ChoiceProgram()
  /// Roughly how large each objective gets.
  private(set) var sizes = [0.0, 0, 0]
  /// By line and option.
  private var figures: [[(amounts: ClosedRange<Double>, figures: [Figure])]] = []

  /// A weighted question on objectives of size 1, with floors on their true values.
  func question(_ weights: [Double], gap: Double) -> Scalarization {
    Scalarization(weights: zip(weights, sizes).map { $0 / $1 }, gap: gap)
  }

  private mutating func addLine(class name: Int) -> ChoiceProgram.Line {
    figures.append([])
    return program.addLine(class: name)
  }

  private mutating func addOption(
    of line: ChoiceProgram.Line, _ amounts: ClosedRange<Double> = 0...0, _ own: [Figure] = []
  ) {
    let option = program.addOption(
      of: line, lower: amounts.lowerBound, upper: amounts.upperBound)
    for figure in own {
      switch figure {
      case .fixed(let value, let measure): program.add(fixed: value, of: option, to: measure)
      case .slope(let value, let measure): program.add(slope: value, of: option, to: measure)
      case .curve(let curve, let measure):
        program.add(factor: 1, of: program.addResponseTerm(curve, of: option), to: measure)
      }
    }
    figures[line.index].append((amounts, own))
  }

  /// Every measure of a plan, added up from the figures by the curves' formulas; `nil` if an amount
  /// is out of range.
  func totals(of uses: [ChoiceProgram.Use]) throws -> [Double]? {
    guard uses.count == figures.count else { return nil }
    var totals = [Double](repeating: 0, count: program.measureCount)
    for (options, use) in zip(figures, uses) {
      let option = options[use.option]
      guard option.amounts.contains(use.amount) else { return nil }
      for figure in option.figures {
        switch figure {
        case .fixed(let value, let measure): totals[measure.index] += value
        case .slope(let value, let measure): totals[measure.index] += value * use.amount
        case .curve(let curve, let measure):
          totals[measure.index] += try Self.value(of: curve, at: use.amount)
        }
      }
    }
    return totals
  }

  private static func value(of curve: Curve, at x: Double) throws -> Double {
    switch curve {
    case .hill(let hill):
      if x == 0 { return 0 }
      return hill.max / (1 + Elementary.pow(hill.half / x, hill.shape))
    case .exponential(let curve): return curve.max * (1 - Elementary.exp(-x / curve.scale))
    case .power(let curve):
      return curve.gain * (Elementary.pow(1 + x / curve.scale, curve.exponent) - 1)
    default: throw WrongAnswer(description: "no formula for \(curve)")
    }
  }
}

extension ChoiceInstance {
  /// Creators in eight categories, each booked with one of up to four packages or not at all.
  ///
  /// Fees spread log-normally; the budget is 8% of the largest packages' fees, at most an eighth of
  /// the creators are booked and some of every category.
  static func creators(_ count: Int, seed: UInt64) -> ChoiceInstance {
    var random = SplitMix(state: seed)
    var instance = ChoiceInstance()
    let spend = instance.program.addMeasure()
    let booked = instance.program.addMeasure()
    let kpis = (0..<3).map { _ in instance.program.addMeasure() }
    let categories = (0..<8).map { _ in instance.program.addMeasure() }
    var total = 0.0
    for index in 0..<count {
      let line = instance.addLine(class: index % 8)
      instance.addOption(of: line)
      let fee = (20_000 * Elementary.exp(1.2 * random.normal())).rounded() / 100 + 50
      let reach = fee * (15 + 30 * random.unit())
      let engagement = reach * (0.01 + 0.1 * random.unit())
      var largest = 0.0
      var largestValues = [0.0, 0, 0]
      for posts in 1...(1 + Int(random.unit() * 4)) {
        let size = Elementary.pow(Double(posts), 0.86)
        let price = Elementary.pow(Double(posts), 0.78)
        let values = [
          (reach * size).rounded(), (engagement * size).rounded(),
          (fee * size * 8 * Elementary.exp(random.normal())).rounded() / 4,
        ]
        largest = (fee * price * 100).rounded() / 100
        largestValues = values
        instance.addOption(
          of: line, 0...0,
          [.fixed(largest, spend), .fixed(1, booked), .fixed(1, categories[index % 8])]
            + zip(values, kpis).map { .fixed($0, $1) })
      }
      total += largest
      for kpi in 0..<3 { instance.sizes[kpi] += 0.1 * largestValues[kpi] }
    }
    instance.program.addRow(.init([.init(1, spend)], upper: 0.08 * total))
    instance.program.addRow(.init([.init(1, booked)], upper: Double(max(4, count / 8))))
    for category in categories {
      instance.program.addRow(.init([.init(1, category)], lower: Double(max(1, count / 200))))
    }
    for kpi in kpis { instance.program.addObjective([.init(1, kpi)]) }
    return instance
  }

  /// Campaigns in five channels, a third with curves in the shape of an S and some with a least
  /// amount if active.
  ///
  /// The budget is 30% of all caps, and every channel gets 5% to 40% of it.
  static func bentCurves(_ count: Int, seed: UInt64) throws -> ChoiceInstance {
    var random = SplitMix(state: seed)
    var instance = ChoiceInstance()
    let spend = instance.program.addMeasure()
    let kpis = (0..<3).map { _ in instance.program.addMeasure() }
    let channels = (0..<5).map { _ in instance.program.addMeasure() }
    let caps = (0..<count).map { _ in 2000 * Elementary.exp(4 * random.unit()) }
    let budget = 0.3 * caps.reduce(0, +)
    let heights = [150.0, 0.03, 4.0]
    for (index, cap) in caps.enumerated() {
      let line = instance.addLine(class: index % 5)
      let isBent = random.unit() < 0.35
      let least = random.unit() < 0.29 ? 0.08 * cap : 0
      if least > 0 { instance.addOption(of: line) }
      var figures: [Figure] = [.slope(1, spend), .slope(1, channels[index % 5])]
      for (kpi, spread) in [1.5, 1.2, 1.0].enumerated() {
        let top = heights[kpi] * cap * Elementary.exp(spread * (random.unit() - 0.5))
        let turn = cap * (0.15 + 0.5 * random.unit())
        figures.append(
          .curve(try curve(max: top, turn: turn, isBent: isBent, &random), kpis[kpi]))
      }
      instance.addOption(of: line, least...min(cap, budget), figures)
    }
    instance.program.addRow(.init([.init(1, spend)], upper: budget))
    for channel in channels {
      instance.program.addRow(
        .init([.init(1, channel)], lower: 0.05 * budget, upper: 0.4 * budget))
    }
    for kpi in kpis { instance.program.addObjective([.init(1, kpi)]) }
    instance.sizes = heights.map { $0 * budget }
    return instance
  }

  private static func curve(
    max top: Double, turn: Double, isBent: Bool, _ random: inout SplitMix
  ) throws -> Curve {
    if isBent {
      return .hill(try HillCurve(max: top, half: turn, shape: 1.5 + 1.5 * random.unit()))
    }
    switch Int(random.unit() * 3) {
    case 0: return .exponential(try ExponentialCurve(max: top, scale: turn))
    case 1: return .hill(try HillCurve(max: top, half: turn))
    default:
      return .power(try PowerCurve(gain: top, scale: turn, exponent: 0.3 + 0.5 * random.unit()))
    }
  }
}

extension SplitMix {
  /// Roughly a standard normal number: the sum of twelve even ones.
  mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + unit() } }
}
