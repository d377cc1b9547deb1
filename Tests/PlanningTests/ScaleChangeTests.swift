// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@Suite("Scales that moved")
struct ScaleChangeTests {
  private func scale(
    _ amount: Double, _ scale: Scale = .range, isConstant: Bool = false
  ) -> ObjectiveScale {
    ObjectiveScale(
      kpi: "reach", objective: .maximize, weight: 1, scale: scale, amount: amount,
      isConstant: isConstant)
  }

  @Test("a scale that is worked out has moved if it changes by more than 0.1%")
  func moved() {
    for kind in [Scale.range, .ideal, .baseline, .target] {
      let found = ScaleChange.all(from: [scale(1000, kind)], to: [scale(1002, kind)])
      #expect(found == [ScaleChange(kpi: "reach", before: 1000, after: 1002)])
      #expect(ScaleChange.all(from: [scale(1000, kind)], to: [scale(1000.9, kind)]).isEmpty)
    }
  }

  @Test("what was chosen has not moved, and what is not in both cannot")
  func chosen() {
    #expect(ScaleChange.all(from: [scale(1000)], to: [scale(5, .amount(5))]).isEmpty)
    #expect(ScaleChange.all(from: [scale(7, .amount(7))], to: [scale(5, .amount(5))]).isEmpty)
    #expect(ScaleChange.all(from: [scale(1000)], to: [scale(5, .ideal)]).isEmpty)
    #expect(ScaleChange.all(from: [scale(1, .none)], to: [scale(5)]).isEmpty)
    #expect(ScaleChange.all(from: [], to: [scale(5)]).isEmpty)
    #expect(
      ScaleChange.all(from: [scale(1, isConstant: true)], to: [scale(5, isConstant: true)]).isEmpty)
    #expect(ScaleChange.all(from: [scale(1, isConstant: true)], to: [scale(5)]).count == 1)
  }
}
