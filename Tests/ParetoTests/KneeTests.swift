// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Testing

@Suite struct KneeTests {
  @Test("The knee is the point farthest above the straight line between the ends")
  func farthest() {
    #expect(Knee.index(of: [[10, 0], [9, 30], [7, 60], [0, 100]]) == 2)
  }

  @Test("The units of the objectives make no difference")
  func units() {
    #expect(
      Knee.index(of: [[1e-8, 1e9], [9e-9, 1e9 + 3e8], [7e-9, 1e9 + 6e8], [0, 2e9]]) == 2)
  }

  @Test("Of two points equally far the one better in the first objective is the knee")
  func ties() {
    #expect(Knee.index(of: [[4, 0], [3.5, 2], [2, 3.5], [0, 4]]) == 1)
  }

  @Test("A bend of less than 1% of both ranges is no knee")
  func flat() {
    #expect(Knee.index(of: [[1, 0], [0.509, 0.509], [0, 1]]) == nil)
    #expect(Knee.index(of: [[1, 0], [0.511, 0.511], [0, 1]]) == 1)
  }

  @Test("Two points or fewer have no knee")
  func few() {
    #expect(Knee.index(of: []) == nil)
    #expect(Knee.index(of: [[1, 2]]) == nil)
    #expect(Knee.index(of: [[1, 0], [0, 1]]) == nil)
  }
}
