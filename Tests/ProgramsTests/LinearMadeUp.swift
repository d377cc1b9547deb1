// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Programs

extension SplitMix: RandomNumberGenerator {}

extension MultiObjectiveLinearProgram {
  /// A program with boxed columns and rows of all kinds, 0.3 of each box feasible.
  ///
  /// Small whole coefficients make many ties and degenerate vertices.
  static func madeUp(
    seed: UInt64, columns: Int, rows: Int, isWhole: Bool
  ) -> MultiObjectiveLinearProgram {
    var random = SplitMix(state: seed)
    func draw(_ range: ClosedRange<Double>) -> Double {
      let value = Double.random(in: range, using: &random)
      return isWhole ? value.rounded() : value
    }
    let uppers = (0..<columns).map { _ in draw(1...9) }
    var entries: [Entry] = []
    var bounds: [Bounds] = []
    for row in 0..<rows {
      var activity = 0.0
      for column in 0..<columns where Double.random(in: 0...1, using: &random) < 0.4 {
        let value = draw(-2...9)
        guard value != 0 else { continue }
        entries.append(Entry(Row(index: row), Column(index: column), value))
        activity += value * 0.3 * uppers[column]
      }
      switch row % 4 {
      case 0: bounds.append(.exactly(activity))
      case 1: bounds.append(.atLeast(activity))
      default: bounds.append(.atMost(activity))
      }
    }
    return MultiObjectiveLinearProgram(
      columnBounds: uppers.map { .between(0, $0) }, rowBounds: bounds, entries: entries,
      objectives: (0..<2).map { _ in Objective((0..<columns).map { _ in draw(-3...9) }) })
  }

  /// A budget over channels with concave gains in straight pieces, in very different units.
  static func budget(
    seed: UInt64, channels: Int, pieces: Int, money: Double, gains: [Double]
  ) -> MultiObjectiveLinearProgram {
    var random = SplitMix(state: seed)
    var objectives = [Objective([], constant: 7 * gains[0]), Objective([])]
    var bounds: [Bounds] = []
    for _ in 0..<channels {
      let size = Double.random(in: 0.5...3, using: &random)
      let slopes = (0..<2).map { _ in Double.random(in: 1...5, using: &random) }
      for piece in 0..<pieces {
        bounds.append(.between(0, size * money / Double(pieces)))
        let decline = Double(piece + 1) / Double(pieces)
        objectives[0].coefficients.append(slopes[0] * (1.1 - decline) * gains[0] / money)
        objectives[1].coefficients.append(
          slopes[1] * (1.1 - decline * decline) * gains[1] / money)
      }
    }
    let entries = bounds.indices.map { Entry(Row(index: 0), Column(index: $0), 1) }
    return MultiObjectiveLinearProgram(
      columnBounds: bounds, rowBounds: [.atMost(0.4 * money * Double(channels))],
      entries: entries, objectives: objectives)
  }
}
