// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto
import Programs

/// A made-up budget allocation: campaigns in five channels, three KPIs, every curve concave.
///
/// Curves are exponential, Hill or power by chance; caps spread over two orders of magnitude; the
/// budget is 30% of all caps, and every channel gets 5% to 40% of it. The same seed gives the same
/// instance.
struct ConcaveInstance {
  var program = SeparableProgram()
  private(set) var budget = 0.0

  init(campaigns: Int, seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var lines: [SeparableProgram.Line] = []
    var channels: [Int] = []
    var caps: [Double] = []
    for index in 0..<campaigns {
      let cap = 2000 * Elementary.exp(4 * random.unit())
      caps.append(cap)
      channels.append(index % 5)
      budget += 0.3 * cap
    }
    for (cap, channel) in zip(caps, channels) {
      lines.append(program.addLine(lower: 0, upper: min(cap, budget), class: channel))
    }
    let spend = program.addMeasure()
    for line in lines { program.add(slope: 1, of: line, to: spend) }
    program.addRow(.init([.init(1, spend)], upper: budget))
    for channel in 0..<5 {
      let part = program.addMeasure()
      for (line, name) in zip(lines, channels) where name == channel {
        program.add(slope: 1, of: line, to: part)
      }
      program.addRow(.init([.init(1, part)], lower: 0.05 * budget, upper: 0.4 * budget))
    }
    for (size, spread) in [(150.0, 1.5), (0.03, 1.2), (4.0, 1.0)] {
      let measure = program.addMeasure()
      for (line, cap) in zip(lines, caps) {
        let top = size * cap * Elementary.exp(spread * (random.unit() - 0.5))
        let turn = cap * (0.15 + 0.5 * random.unit())
        let curve: Curve =
          switch Int(random.unit() * 3) {
          case 0: .exponential(try ExponentialCurve(max: top, scale: turn))
          case 1: .hill(try HillCurve(max: top, half: turn))
          default:
            .power(
              try PowerCurve(gain: top, scale: turn, exponent: 0.3 + 0.5 * random.unit()))
          }
        program.add(factor: 1, of: program.addResponseTerm(curve, of: line), to: measure)
      }
      program.addObjective([.init(1, measure)])
    }
  }
}

extension ConcaveInstance {
  /// A weighted question on scores of size 1, to a gap of 1e-6.
  func question(_ weights: [Double]) -> Scalarization {
    let sizes = [150, 0.03, 4].map { $0 * budget }
    return Scalarization(weights: zip(weights, sizes).map { $0 / $1 }, gap: 1e-6)
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
