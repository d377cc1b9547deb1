// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Testing

@Suite("All of GLPK's memory is given back")
struct MemoryTests {
  @Test("after every kind of use, on every way out")
  func allGivenBack() throws {
    struct Thrown: Error {}
    let before = GLPKMemory.usage()
    for seed in 1...20 as ClosedRange<UInt64> {
      try withProblem(randomModel(seed: seed, rows: 5, columns: 10, integers: 4)) { problem in
        try problem.solve()
        try problem.addColumns([NewColumn(cost: 1, entries: [ColumnEntry(Row(index: 0), 1)])])
        try problem.solve(SimplexOptions(method: .dual, start: .presolved))
        _ = try problem.solveInteger()
        var options = IntegerOptions()
        options.cuts = [.mixedIntegerRounding, .gomory, .clique]
        options.presolve = true
        _ = try problem.solveInteger(options)
        _ = try problem.model().unboundedRay()
        try problem.removeColumns([Column(index: 3)])
      }
      _ = try conflict.infeasibilityProof()
      #expect(throws: Thrown.self) {
        try withProblem(textbook) { problem in
          try problem.solve()
          throw Thrown()
        }
      }
      #expect(throws: GLPKError.self) {
        try withProblem(textbook) { try $0.setCost(.nan, of: Column(index: 0)) }
      }
    }
    #expect(GLPKMemory.usage() == before)
  }

  @Test("where limits or cancellation cut a solve short")
  func cutShort() throws {
    let before = GLPKMemory.usage()
    var simplex = SimplexOptions()
    simplex.iterationLimit = 2
    var integer = IntegerOptions()
    integer.nodeLimit = 3
    try withProblem(knapsacks(count: 20, rows: 3)) { problem in
      #expect(GLPKMemory.usage().blocks > before.blocks)
      try problem.solve(simplex)
      let outcome = try problem.solveInteger(integer)
      #expect(outcome.stop == .nodeLimit)
      integer.cancellation = CancellationToken()
      integer.cancellation?.cancel()
      let cancelled = try problem.solveInteger(integer)
      #expect(cancelled.stop == .cancelled)
    }
    #expect(GLPKMemory.usage() == before)
  }

  @Test("thousands of problems, one after another and inside one another")
  func thousands() throws {
    let before = GLPKMemory.usage()
    for _ in 0..<2000 {
      let outcome = try withProblem(textbook) { try $0.solve() }
      #expect(outcome.isOptimal)
    }
    func nest(_ depth: Int) throws -> Double {
      try withProblem(textbook) { problem in
        let inner = depth > 0 ? try nest(depth - 1) : 0
        return try inner + problem.solve().objective
      }
    }
    let total = try nest(99)
    #expect(abs(total - 1100) < 1e-6)
    #expect(GLPKMemory.usage() == before)
  }

  @Test("the linked library is version 5")
  func version() {
    #expect(GLPKVersion.current.hasPrefix("5."))
  }
}
