// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@testable import Verification

@Suite("Curvature against the formulas")
struct CurvatureAgreementTests {
  @Test("Every family bends the way that its curvature says", arguments: 0..<100)
  func bends(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    for family in CurveFamily.all {
      let values = family.parameters.map { parameter in
        parameter.isPositive ? random.number(0.2...3) : random.number(-3...3)
      }
      let curve = try family.make(values)
      let formula = ReadCurve(curve, envelope: .none, over: 0...10)
      let slopes = (0...200).map { formula.jet(at: 0.05 * Double($0) + 1e-3, from: 0).slope }
      for (position, (before, after)) in zip(slopes, slopes.dropFirst()).enumerated() {
        let spend = 0.05 * Double(position) + 1e-3
        let rounding = 1e-14 * max(abs(before), abs(after))
        switch curve.curvature {
        case .linear: #expect(abs(after - before) <= rounding)
        case .concave: #expect(after <= before + rounding)
        case .convex: #expect(after >= before - rounding)
        case .mixed:
          let joint = try #require(formula.joints.first)
          guard joint < spend || joint > spend + 0.05 else { continue }
          let isConvex = formula.isConvex(times: 1, from: spend)
          #expect(isConvex ? after >= before - rounding : after <= before + rounding)
        }
      }
    }
  }
}
