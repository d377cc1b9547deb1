// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Testing

@Suite("A basis carries a solution over")
struct BasisTests {
  @Test("a new problem given the optimal basis needs no pivot", arguments: 1...10)
  func roundTrip(seed: Int) throws {
    let model = randomModel(seed: UInt64(seed))
    let (basis, objective) = try withProblem(model) { problem in
      let outcome = try problem.solve()
      return (try problem.basis(), outcome.objective)
    }
    for method in [SimplexOptions.Method.primal, .dual] {
      try withProblem(model) { problem in
        try problem.setBasis(basis)
        let outcome = try problem.solve(SimplexOptions(method: method, recovery: .none))
        #expect(outcome.isOptimal)
        #expect(outcome.iterations == 0)
        #expect(abs(outcome.objective - objective) < 1e-7)
        let kept = try problem.basis()
        #expect(kept == basis)
      }
    }
  }

  @Test("a basis that GLPK cannot start from is refused")
  func refused() throws {
    try withProblem(textbook) { problem in
      func expectRefused(
        _ rows: [Basis.Status], _ columns: [Basis.Status], _ error: GLPKError
      ) {
        #expect(throws: error) { try problem.setBasis(Basis(rows: rows, columns: columns)) }
      }
      expectRefused(
        [.basic, .basic], [.basic, .atLower], .wrongNumberOfBasics(expected: 2, found: 3))
      expectRefused([.basic], [.basic, .atLower], .wrongCount(expected: 2, found: 1))
      expectRefused([.basic, .basic], [.atLower], .wrongCount(expected: 2, found: 1))
      let empty = try problem.addColumns([NewColumn(.between(0, 1))]).lowerBound
      expectRefused(
        [.basic, .atUpper], [.atLower, .atLower, .basic], .emptyBasicColumn(empty))
      let outcome = try problem.solve()
      #expect(outcome.isOptimal)
    }
  }

  @Test("resetting makes all rows basic")
  func reset() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      try problem.resetBasis()
      let basis = try problem.basis()
      #expect(basis.rows == [.basic, .basic])
      #expect(throws: GLPKError.notSolved) { try problem.rowDuals() }
    }
  }

  @Test("prices for the problem's own costs are those of the solve", arguments: 1...20)
  func ownPrices(seed: Int) throws {
    let model = randomModel(seed: UInt64(seed))
    try withProblem(model) { problem in
      try problem.solve()
      let prices = try problem.prices(for: model.costs)
      let duals = try problem.rowDuals()
      let reducedCosts = try problem.reducedCosts()
      expectClose(prices.rowDuals, duals)
      expectClose(prices.reducedCosts, reducedCosts)
    }
  }

  @Test("prices for other costs are what a solve from here would start with", arguments: 1...20)
  func otherPrices(seed: Int) throws {
    let model = randomModel(seed: UInt64(seed))
    var generator = SeededGenerator(seed: UInt64(seed) + 1000)
    let costs = model.costs.map { $0 + Double.random(in: -1...1, using: &generator) }
    try withProblem(model) { problem in
      try problem.solve()
      let values = try problem.columnValues()
      let basis = try problem.basis()
      let prices = try problem.prices(for: costs)
      // Nothing has changed.
      let after = try problem.columnValues()
      let keptBasis = try problem.basis()
      #expect(after == values && keptBasis == basis)

      // Fixed where they are, the nonbasic columns and rows leave the basis optimal for any costs.
      for (index, status) in basis.columns.enumerated() where status != .basic {
        try problem.setBounds(.exactly(values[index]), of: Column(index: index))
      }
      let activities = try withProblem(model) { fresh in
        try fresh.setBasis(basis)
        try fresh.solve()
        return try fresh.rowActivities()
      }
      for (index, status) in basis.rows.enumerated() where status != .basic {
        try problem.setBounds(.exactly(activities[index]), of: Row(index: index))
      }
      try problem.setCosts(costs)
      let outcome = try problem.solve(SimplexOptions(method: .primal, recovery: .none))
      #expect(outcome.isOptimal && outcome.iterations == 0)
      let duals = try problem.rowDuals()
      let reducedCosts = try problem.reducedCosts()
      expectClose(prices.rowDuals, duals)
      expectClose(prices.reducedCosts, reducedCosts)
    }
  }

  @Test("prices need as many finite costs as there are columns")
  func refusedPrices() throws {
    try withProblem(textbook) { problem in
      #expect(throws: GLPKError.wrongCount(expected: 2, found: 1)) {
        try problem.prices(for: [1])
      }
      #expect(throws: GLPKError.badNumber(.infinite, at: .column(Column(index: 1)))) {
        try problem.prices(for: [1, .infinity])
      }
    }
  }

  @Test("buffers are filled as the arrays would be")
  func buffers() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      var buffer: [Double] = [1, 2, 3]
      try problem.readColumnValues(into: &buffer)
      let values = try problem.columnValues()
      #expect(buffer == values)
      try problem.readReducedCosts(into: &buffer)
      let reducedCosts = try problem.reducedCosts()
      #expect(buffer == reducedCosts)
      try problem.readRowActivities(into: &buffer)
      let activities = try problem.rowActivities()
      #expect(buffer == activities)
      try problem.readRowDuals(into: &buffer)
      let duals = try problem.rowDuals()
      #expect(buffer == duals)
    }
  }
}

/// Equal but for rounding.
func expectClose(
  _ found: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: sourceLocation)
  for (a, b) in zip(found, expected) {
    #expect(abs(a - b) < 1e-7, sourceLocation: sourceLocation)
  }
}
