// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs

/// A made-up concave program: lines in three channels, a budget, channel shares, two objectives of
/// mixed families.
struct MadeUpProgram {
  let budget = 1000.0
  private(set) var lines: [(lower: Double, upper: Double, channel: Int)] = []
  private(set) var curves: [[Curve]] = []

  init(lines count: Int, seed: UInt64) throws {
    var random = SplitMix(state: seed)
    for index in 0..<count {
      let upper = 3 * budget / Double(count) * (0.2 + random.unit())
      lines.append((lower: random.unit() < 0.2 ? 0.1 * upper : 0, upper: upper, channel: index % 3))
      curves.append([try Self.curve(&random, upper), try Self.curve(&random, upper)])
    }
  }

  private static func curve(_ random: inout SplitMix, _ upper: Double) throws -> Curve {
    let top = 1 + 9 * random.unit()
    let turn = upper * (0.1 + random.unit())
    switch Int(random.unit() * 8) {
    case 0: return .hill(try HillCurve(max: top, half: turn))
    case 1: return .hill(try HillCurve(max: top, half: turn, shape: 0.4 + 0.5 * random.unit()))
    case 2: return .exponential(try ExponentialCurve(max: top, scale: turn))
    case 3:
      return .power(try PowerCurve(gain: top, scale: turn, exponent: 0.2 + 0.7 * random.unit()))
    case 4: return .logarithm(try LogarithmCurve(gain: top, scale: turn))
    case 5: return .logistic(try LogisticCurve(max: top, rate: 3 / turn))
    case 6: return .tanh(try TanhCurve(max: top, scale: turn))
    default:
      let adbudg = try AdbudgCurve(low: 0.1 * top, high: top, shape: 0.8, half: turn)
      return .adbudg(adbudg)
    }
  }

  /// The program, with every curve passed through a change.
  func program(_ change: (Curve, ClosedRange<Double>) throws -> Curve) rethrows
    -> SeparableProgram
  {
    var program = SeparableProgram()
    let names = lines.map { line in
      program.addLine(lower: line.lower, upper: line.upper, class: line.channel)
    }
    let spend = program.addMeasure()
    for name in names { program.add(slope: 1, of: name, to: spend) }
    program.addRow(.init([.init(1, spend)], upper: budget))
    for channel in 0..<3 {
      let part = program.addMeasure()
      for (name, line) in zip(names, lines) where line.channel == channel {
        program.add(slope: 1, of: name, to: part)
      }
      program.addRow(.init([.init(1, part)], lower: 0.1 * budget, upper: 0.45 * budget))
    }
    for objective in 0..<2 {
      let measure = program.addMeasure()
      for (index, name) in names.enumerated() {
        let range = lines[index].lower...lines[index].upper
        let curve = try change(curves[index][objective], range)
        program.add(factor: 1, of: program.addResponseTerm(curve, of: name), to: measure)
      }
      program.addObjective([.init(1, measure)])
    }
    return program
  }
}

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
