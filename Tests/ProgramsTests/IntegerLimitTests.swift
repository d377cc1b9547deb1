// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs
import Testing

@Suite struct IntegerLimitTests {
  private let program = MultiObjectiveIntegerProgram.madeUp(seed: 1, columns: 6, isMixed: true)

  /// A market split, which takes branch and bound many years: every objective must come near its
  /// middle.
  private var endless: MultiObjectiveIntegerProgram {
    var random = SplitMix(state: 9)
    let weights = (0..<4).map { _ in
      (0..<50).map { _ in Double(Int.random(in: 1...99, using: &random)) }
    }
    var entries: [MultiObjectiveLinearProgram.Entry] = []
    for (row, values) in weights.enumerated() {
      for (column, value) in values.enumerated() {
        entries.append(.init(Row(index: row), Column(index: column), value))
      }
      entries.append(.init(Row(index: row), Column(index: 50 + row), 1))
    }
    let slack = (0..<54).map { $0 < 50 ? 0.0 : -1 }
    return MultiObjectiveIntegerProgram(
      MultiObjectiveLinearProgram(
        columnBounds: (0..<54).map { $0 < 50 ? .between(0, 1) : .nonnegative },
        rowBounds: weights.map { .exactly(($0.reduce(0, +) / 2).rounded(.down)) },
        entries: entries, objectives: [.init(slack), .init(slack.map { -2 * $0 })]),
      wholeColumns: (0..<50).map { Column(index: $0) })
  }

  @Test("A deadline that has passed, or a token that is cancelled, interrupts every question")
  func interrupted() throws {
    let token = CancellationToken()
    token.cancel()
    let cases: [(SearchLimits, Interruption)] = [
      (SearchLimits(cancellation: token), .cancelled),
      (SearchLimits(deadline: .now - .seconds(1)), .timeLimit),
    ]
    for (limits, expected) in cases {
      var scalarizer = try IntegerScalarizer(program, limits: limits)
      let question = Scalarization(weights: [1, 0], gap: 0)
      let choice = IntegerChoice([0, 0, 0])
      for outcome in [
        try scalarizer.solve(question), try scalarizer.solve(question, within: choice),
        try scalarizer.lexicographicOptimum(order: [0, 1], gap: [0, 0]),
      ] {
        guard case .interrupted(expected, best: nil) = outcome else { throw Unexpected(outcome) }
      }
      guard case .interrupted(expected, best: nil) = try scalarizer.walk(choice) else {
        Issue.record("the walk was not interrupted")
        return
      }
    }
  }

  @Test("A search that runs out of time gives its best point with a bound that holds")
  func outOfTime() throws {
    let limits = SearchLimits(deadline: .now + .milliseconds(300))
    var scalarizer = try IntegerScalarizer(endless, limits: limits)
    let outcome = try scalarizer.solve(Scalarization(weights: [1, 0], gap: 0))
    guard case .interrupted(.timeLimit, let best) = outcome else { throw Unexpected(outcome) }
    if let best {
      #expect(best.solution.bound > best.solution.value)
      #expect(best.solution.bound < 1e-6)
      #expect(endless.linear.violation(of: best.solution.x) < 1e-9)
      #expect(best.support == Support(weights: [1, 0], bound: best.solution.bound))
    }
  }

  @Test("A question after an interrupted one is answered as if there had been none")
  func floorsAreForgotten() throws {
    var scalarizer = try IntegerScalarizer(program)
    let before = try #require(
      solved(try scalarizer.solve(Scalarization(weights: [1, 1], gap: 0))))
    let tooHigh = try scalarizer.solve(
      Scalarization(weights: [1, 1], floors: [1e6, 1e6], gap: 0))
    guard case .infeasible = tooHigh else { throw Unexpected(tooHigh) }
    let after = try #require(
      solved(try scalarizer.solve(Scalarization(weights: [1, 1], gap: 0))))
    #expect(abs(before.solution.value - after.solution.value) < 1e-9)
  }
}
