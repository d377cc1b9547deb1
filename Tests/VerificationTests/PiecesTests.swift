// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@testable import Verification

@Suite("Straight pieces and their majorant")
struct PiecesTests {
  @Test("Between points the value lies on the straight line, past them on the tail")
  func interpolation() throws {
    let curve = Pieces(
      try PointsCurve(spends: [0, 10, 30], values: [1, 21, 41], tail: .slope(0.5)))
    #expect([0, 5, 10, 20, 30, 50].map { curve.value(at: $0) } == [1, 11, 21, 31, 41, 51])
    #expect([0, 9, 10, 29, 30, 99].map { curve.slope(at: $0) } == [2, 2, 1, 1, 0.5, 0.5])
    let known = Pieces(try PointsCurve(spends: [0, 10], values: [0, 5]))
    #expect(known.value(at: 11) == 5)
  }

  @Test("The majorant of a dip is the line across it")
  func dip() {
    let points = Pieces(spends: [0, 1, 2, 3, 4], values: [0, 4, 5, 8, 9], tailSlope: 0)
    let majorant = points.majorant(over: 0...4)
    #expect(majorant.spends == [0, 1, 3, 4])
    #expect(majorant.values == [0, 4, 8, 9])
    #expect(points.largestLift(of: majorant, over: 0...4) == 1)
  }

  @Test("The majorant belongs to its range: another range, another majorant")
  func ranges() {
    let points = Pieces(spends: [0, 1, 2, 3, 4], values: [0, 0, 5, 8, 9], tailSlope: 0)
    #expect(points.majorant(over: 0...4).spends == [0, 3, 4])
    #expect(points.majorant(over: 1...4).spends == [1, 2, 3, 4])
    #expect(points.majorant(over: 0.5...2.5).spends == [0.5, 2, 2.5])
    #expect(points.majorant(over: 2...2).values == [5])
  }

  @Test("Without an upper end the tail counts as a direction")
  func endless() {
    let points = Pieces(spends: [0, 1, 2, 3], values: [0, 4, 5, 3], tailSlope: 0)
    let flat = points.majorant(over: 0 ... .infinity)
    #expect(flat.spends == [0, 1, 2])
    #expect(flat.value(at: 1e6) == 5)
    let rising = Pieces(spends: [0, 1, 2, 3], values: [0, 4, 5, 3], tailSlope: 2)
    #expect(rising.majorant(over: 0 ... .infinity).spends == [0, 1])
    #expect(rising.majorant(over: 0 ... .infinity).value(at: 3) == 8)
  }

  @Test("The majorant of random points is the highest chord at every spend", arguments: 0..<40)
  func randomPoints(seed: UInt64) {
    var random = RandomNumbers(seed: seed)
    let count = Int.random(in: 2...12, using: &random)
    var spends = [0.0]
    for _ in 1..<count { spends.append(spends[spends.count - 1] + random.number(0.1...2)) }
    let values = spends.map { _ in random.number(-3...10) }
    let points = Pieces(spends: spends, values: values, tailSlope: 0)
    let end = spends[count - 1]
    let majorant = points.majorant(over: 0...end)
    for step in 0...100 {
      let spend = end * Double(step) / 100
      var highest = points.value(at: spend)
      for left in spends.indices {
        for right in spends.indices where spends[left] <= spend && spend <= spends[right] {
          guard left < right else { continue }
          let share = (spend - spends[left]) / (spends[right] - spends[left])
          highest = max(highest, values[left] + share * (values[right] - values[left]))
        }
      }
      #expect(abs(majorant.value(at: spend) - highest) <= 1e-12 * 10)
    }
  }

  @Test("Dips under 0.01% of the top are smoothed over unasked, larger ones only on demand")
  func smallDips() throws {
    func reading(_ dip: Double, _ envelope: Envelope) throws -> ReadCurve {
      let points = try PointsCurve(
        spends: [0, 1, 2, 3, 4], values: [0, 40, 60, 80 - dip, 100])
      return ReadCurve(.points(points), envelope: envelope, over: 0...4)
    }
    #expect(try reading(0.009, .none).value(at: 3) == 80)
    #expect(try reading(0.011, .none).value(at: 3) == 80 - 0.011)
    #expect(try reading(0.011, .concave).value(at: 3) == 80)
  }
}
