// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs
import Testing

@Suite("Points over a range")
struct PointsRangeTests {
  /// Noisy points and ranges that cut pieces anywhere, the same for every seed.
  private func example(_ seed: Int) throws -> (PointsCurve, ClosedRange<Double>) {
    let steps = 3 + seed % 9
    let spends = (0...steps).map { 1.7 * Double($0) }
    let values = spends.map { spend in
      100 * spend / (spend + 5) + Double((seed * 7919 + Int(spend * 10) * 104_729) % 13) / 10
    }
    let end = spends[steps]
    let low = end * Double(seed * 31 % 97) / 200
    let high = end * (0.6 + Double(seed * 17 % 89) / 230)
    return (try PointsCurve(spends: spends, values: values), low...high)
  }

  @Test("A majorant is concave whatever the rounding, nowhere below, and touches the ends")
  func majorants() throws {
    for seed in 0..<2000 {
      let (points, range) = try example(seed)
      let majorant = points.concaveMajorant(over: range)
      #expect([.concave, .linear].contains(Curve.points(majorant).curvature), "seed \(seed)")
      for share in stride(from: 0.0, through: 1, by: 1.0 / 64) {
        let spend = range.lowerBound + share * (range.upperBound - range.lowerBound)
        #expect(majorant.value(at: spend) >= points.value(at: spend) - 1e-11)
      }
      for end in [range.lowerBound, range.upperBound] {
        #expect(abs(majorant.value(at: end) - points.value(at: end)) <= 1e-11)
      }
    }
  }

  @Test("A range of one spend, even of 0, has a curve")
  func singleSpend() throws {
    let points = try PointsCurve(spends: [0, 1, 2], values: [1, 3, 2])
    for spend in [0, 1, 1.5] {
      for curve in [
        points.restricted(to: spend...spend), points.concaveMajorant(over: spend...spend),
      ] {
        #expect(curve.value(at: spend) == points.value(at: spend))
      }
    }
  }

  @Test("Without an upper end the tail counts as a direction")
  func endless() throws {
    let points = try PointsCurve(
      spends: [0, 1, 2, 3], values: [0, 4, 5, 3], tail: .slope(2))
    let majorant = points.concaveMajorant(over: 0 ... .infinity)
    #expect(majorant.spends == [0, 1])
    #expect(majorant.value(at: 3) == 8)
    let flat = try PointsCurve(spends: [0, 1, 2, 3], values: [0, 4, 5, 3], tail: .flat)
    #expect(flat.concaveMajorant(over: 0 ... .infinity).value(at: 9) == 5)
    for low in [0.5, 1, 2.5, 7] {
      let range = low ... .infinity
      for curve in [points.restricted(to: range), flat.restricted(to: range)] {
        let original = curve.value(at: 99) > 50 ? points : flat
        for spend in [low, 2.75, 3, 8].filter({ $0 >= low }) {
          #expect(abs(curve.value(at: spend) - original.value(at: spend)) < 1e-12)
        }
      }
      #expect(
        points.concaveMajorant(over: range).value(at: 50) >= points.value(at: 50) - 1e-12)
    }
  }

  @Test("A small value at the low end keeps its digits beside a steep first piece")
  func steepStart() throws {
    let points = try PointsCurve(
      spends: [0, 9020, 10600, 20000], values: [0, 1.09e-6, 15.2, 15.2])
    let known = 1.09e-6 * 2720 / 9020
    let majorant = points.concaveMajorant(over: 2720...28100)
    #expect(Curve.points(majorant).curvature == .concave)
    let restricted = points.restricted(to: 2720...28100)
    for curve in [majorant, restricted] {
      #expect(abs(curve.value(at: 2720) - known) <= 1e-12 * known)
    }
  }
}
