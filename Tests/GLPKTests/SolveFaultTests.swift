// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GLPK

@Suite("An abort inside a solve costs the run, not the answer")
struct SolveFaultTests {
  /// Rows that cut across each other, so that a simplex run has pivots to abort in.
  private static var knapsacks: LinearModel {
    var model = LinearModel(.maximize)
    let rows = (0..<4).map { model.addRow(.atMost(Double(20 + 7 * $0))) }
    for column in 0..<12 {
      model.addColumn(
        .between(0, 1), cost: Double(5 + column * 7 % 11), isInteger: true,
        entries: rows.enumerated().map { index, row in
          ColumnEntry(row, Double(3 + (column * (index + 3)) % 8))
        })
    }
    return model
  }

  @Test("each run of the ladder may abort but the last, and the answer is the same")
  func simplex() throws {
    defer { FaultInjection.end() }
    let expected = try withProblem(Self.knapsacks) { try $0.solve().objective }
    for method in [SimplexOptions.Method.primal, .dual, .dualThenPrimal] {
      try withProblem(Self.knapsacks) { problem in
        FaultInjection.abort(solve: 1)
        let outcome = try problem.solve(SimplexOptions(method: method))
        #expect(outcome.isOptimal && outcome.rung == .otherMethod)
        #expect(abs(outcome.objective - expected) < 1e-9)
      }
    }
  }

  @Test(
    "without a ladder the abort is the outcome, with GLPK's reason, and the problem can be solved again"
  )
  func withoutLadder() throws {
    defer { FaultInjection.end() }
    try withProblem(textbook) { other in
      try other.solve()
      try withProblem(Self.knapsacks) { problem in
        FaultInjection.abort(solve: 1)
        let broken = try problem.solve(SimplexOptions(method: .primal, recovery: .none))
        guard case .numericalFailure(.aborted(let reason)) = broken.stop else {
          Issue.record("no abort: \(broken)")
          return
        }
        #expect(reason.contains("asked for by a test"))
        #expect(throws: GLPKError.notSolved) { try problem.columnValues() }
        #expect(try problem.solve().isOptimal)
        #expect(try problem.model().isSame(as: Self.knapsacks))
      }
      #expect(abs(try other.columnValues()[0] - 3) < 1e-9)
    }
  }

  @Test("a search that aborts runs once more, on the problem as it was")
  func search() throws {
    defer { FaultInjection.end() }
    let expected = try withProblem(Self.knapsacks) { try $0.solveInteger() }
    for solve in 1...2 {
      try withProblem(Self.knapsacks) { problem in
        FaultInjection.abort(solve: solve)
        let outcome = try problem.solveInteger()
        #expect(FaultInjection.solveCount == 3)
        #expect(outcome.isOptimal)
        #expect(outcome.incumbent?.objective == expected.incumbent?.objective)
        #expect(try problem.model().isSame(as: Self.knapsacks))
      }
    }
  }
}
