// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Testing

@testable import Programs

@Suite struct LinearOddProgramsTests {
  @Test("a column that pivots carried along from a far bound has all its digits")
  func farBound() throws {
    let rate = 9.99e7
    let program = MultiObjectiveLinearProgram(
      columnBounds: [Bounds(lower: 0, upper: 4.5), Bounds(lower: -.infinity, upper: 8)],
      rowBounds: [Bounds(lower: -1, upper: 3), Bounds(lower: 0, upper: 0)],
      entries: [
        .init(Row(index: 0), Column(index: 0), 1), .init(Row(index: 1), Column(index: 0), 1),
        .init(Row(index: 1), Column(index: 1), -rate),
      ], objectives: [.init([1, 0]), .init([0, 1])])
    var scalarizer = try LinearScalarizer(program)
    guard case .found(let point) = try scalarizer.solve(Scalarization(weights: [1, 1], gap: 0))
    else {
      Issue.record("no point")
      return
    }
    #expect(point.solution.x[0] == 3)
    #expect(abs(point.solution.x[1] - 3 / rate) <= 1e-15 * 3 / rate)
  }

  @Test("numbers that GLPK cannot hold say nothing about the question; a wrong call is a defect")
  func failures() {
    let place = Place.row(Row(index: 1))
    #expect(ScalarizerFailure(GLPKError.badNumber(.tooLarge(1e31), at: place)).isArithmetic)
    #expect(!ScalarizerFailure(GLPKError.wrongCount(expected: 1, found: 2)).isArithmetic)
    #expect(!ScalarizerFailure(misuse: "no order").isArithmetic)
  }

  @Test(
    "Whatever a small program is like, weighted sums agree with what the walk says of it",
    // The last of them gave multipliers that were rounding, which spoiled a proof.
    arguments: Array(1...400 as ClosedRange<UInt64>) + [2545, 3111, 3758, 12481])
  func oddPrograms(seed: UInt64) throws {
    let program = MultiObjectiveLinearProgram.odd(seed: seed)
    var walk = try LinearFrontierWalk(program)
    let outcome = try walk.run()
    var scalarizer = try LinearScalarizer(program)
    for weight in [0.001, 0.03, 0.2, 0.5, 0.9, 1, 1.1, 2, 7, 40, 1e3] {
      let answer = try scalarizer.solve(Scalarization(weights: [1, weight], gap: 0))
      switch (outcome, answer) {
      case (.infeasible, .infeasible), (.unbounded, .unbounded),
        // A line without end is optimal for its own weight alone.
        (.unbounded(.noVertex), .found):
        break
      case (.found(let frontier), .found(let point)):
        let known = frontier.points.map { $0.values[0] + weight * $0.values[1] }.max() ?? .nan
        let slip = 1e-8 * max(1, abs(known)) * (1 + weight)
        #expect(abs(known - point.solution.value) <= slip, "weight \(weight)")
        #expect(improves(frontier, weight) != true)
      case (.found(let frontier), .unbounded):
        #expect(improves(frontier, weight) != false)
      case (.infeasible, _), (.unbounded, _), (.found, _), (.interrupted, _):
        Issue.record("weight \(weight): \(outcome), \(answer)")
      }
    }
  }

  @Test(
    "In other units a small program has the same frontier in other numbers",
    arguments: [[1e-9, 1], [1e9, 1], [3e-7, 7e8]])
  func units(factors: [Double]) throws {
    // Among these are programs whose reduced costs are nothing but rounding.
    for seed in Array(1...200 as ClosedRange<UInt64>) + [735, 748, 2587, 2685, 4782, 11126] {
      let program = MultiObjectiveLinearProgram.odd(seed: seed)
      let rescaled = MultiObjectiveLinearProgram(
        columnBounds: program.columnBounds, rowBounds: program.rowBounds,
        entries: program.entries,
        objectives: zip(program.objectives, factors).map { objective, factor in
          .init(objective.coefficients.map { $0 * factor }, constant: objective.constant * factor)
        })
      var walk = try LinearFrontierWalk(program)
      var rescaledWalk = try LinearFrontierWalk(rescaled)
      switch (try walk.run(), try rescaledWalk.run()) {
      case (.infeasible, .infeasible): break
      case (.unbounded(let freedom), .unbounded(let other)): #expect(freedom == other)
      case (.found(let frontier), .found(let other)):
        #expect(frontier.extremeDirections.count == other.extremeDirections.count)
        #expect(frontier.points.count == other.points.count, "seed \(seed)")
        for (point, same) in zip(frontier.points, other.points) {
          for index in 0...1 {
            let value = same.values[index] / factors[index]
            #expect(abs(point.values[index] - value) <= 1e-9 * max(1, abs(value)))
          }
        }
      case (let first, let second): Issue.record("seed \(seed): \(first), \(second)")
      }
    }
  }

  /// Whether an extreme direction improves the sum with this weight; nil where rounding decides.
  private func improves(_ frontier: LinearFrontier, _ weight: Double) -> Bool? {
    let changes = frontier.extremeDirections.map { $0[0] + weight * $0[1] }
    if changes.contains(where: { $0 > 1e-9 }) { return true }
    return changes.contains { abs($0) <= 1e-9 } ? nil : false
  }
}

extension MultiObjectiveLinearProgram {
  /// A small program of any kind: free columns, missing limits, parallel or empty objectives, many
  /// ties.
  fileprivate static func odd(seed: UInt64) -> MultiObjectiveLinearProgram {
    var random = SplitMix(state: seed)
    func whole(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &random))
    }
    func bounds(_ most: Int) -> Bounds {
      switch whole(0...5) {
      case 0: .free
      case 1: .nonnegative
      case 2: .atMost(whole(0...most))
      case 3: .exactly(whole(-1...2))
      default: .between(whole(-2...0), whole(1...most))
      }
    }
    let columns = Int(whole(1...7))
    let rows = Int(whole(0...6))
    var entries: [Entry] = []
    for row in 0..<rows {
      for column in 0..<columns where whole(0...2) > 0 {
        let value = whole(-3...4)
        if value != 0 { entries.append(Entry(Row(index: row), Column(index: column), value)) }
      }
    }
    var first = (0..<columns).map { _ in whole(-4...4) }
    var second = (0..<columns).map { _ in whole(-4...4) }
    switch whole(0...9) {
    case 0: first = second.map { -$0 }
    case 1: first = second
    case 2: first = second.map { _ in 0 }
    case 3: second = first.map { _ in 0 }
    default: break
    }
    return MultiObjectiveLinearProgram(
      columnBounds: (0..<columns).map { _ in bounds(6) },
      rowBounds: (0..<rows).map { _ in bounds(9) }, entries: entries,
      objectives: [Objective(first, constant: 3), Objective(second)])
  }
}
