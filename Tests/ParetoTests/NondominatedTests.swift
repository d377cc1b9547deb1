// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import ParetoTesting
import Testing

@Suite struct NondominatedTests {
  @Test("Dominated points go, the others stand from best in the first to best in the second")
  func order() {
    let points = [[0.0, 4], [3, 1], [1, 3], [2, 2], [1, 2], [3, 0], [0, 0]]
    #expect(Nondominated.indices(of: points) == [1, 3, 2, 0])
  }

  @Test("Of points that are the same the first is kept")
  func same() {
    #expect(Nondominated.indices(of: [[1, 1], [1, 1], [1, 1]]) == [0])
    #expect(Nondominated.indices(of: [[0, 1], [1, 0], [0, 1], [1, 0]]) == [1, 0])
  }

  @Test("A point that is better by a billionth of the range only is no other point")
  func nearlySame() {
    // The second loses nothing that counts in the first objective and gains in the second.
    #expect(Nondominated.indices(of: [[1, 0], [1 - 1e-10, 0.5], [0, 1]]) == [1, 2])
    #expect(Nondominated.indices(of: [[1, 0], [0.5, 1 - 1e-10], [0, 1]]) == [0, 2])
  }

  @Test("There may be no point or one")
  func few() {
    #expect(Nondominated.indices(of: []).isEmpty)
    #expect(Nondominated.indices(of: [[3, 4]]) == [0])
  }

  @Test("What remains is exactly what comparing every pair leaves", arguments: 0..<50)
  func pairs(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let points = (0..<60).map { _ in
      (0..<2).map { _ in Double(Int.random(in: 0...20, using: &random)) }
    }
    let kept = Nondominated.indices(of: points).map { points[$0] }
    let expected = Set(points).filter { point in
      !points.contains { $0 != point && $0[0] >= point[0] && $0[1] >= point[1] }
    }
    #expect(kept == expected.sorted { $0[0] > $1[0] })
  }
}
