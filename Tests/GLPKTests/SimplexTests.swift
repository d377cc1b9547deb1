// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Testing

@Suite("The simplex method's outcome says what was proven")
struct SimplexTests {
  static let methods: [SimplexOptions] = {
    var all: [SimplexOptions] = []
    for method in [SimplexOptions.Method.primal, .dual, .dualThenPrimal] {
      for ratioTest in [SimplexOptions.RatioTest.textbook, .harris, .longStep] {
        for start in [SimplexOptions.Start.warm, .standard, .advanced, .presolved] {
          all.append(SimplexOptions(method: method, ratioTest: ratioTest, start: start))
        }
      }
    }
    return all
  }()

  @Test("every method, ratio test and start finds the textbook optimum", arguments: methods)
  func optimum(options: SimplexOptions) throws {
    try withProblem(textbook) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.stop == .finished)
      #expect(outcome.conclusion == .optimal)
      #expect(outcome.rung == .first)
      #expect(abs(outcome.objective - 11) < 1e-9)
      #expect(outcome.violation <= 1e-9)
      let values = try problem.columnValues()
      #expect(abs(values[0] - 3) < 1e-9 && abs(values[1] - 1) < 1e-9)
      let activities = try problem.rowActivities()
      #expect(abs(activities[0] - 4) < 1e-9 && abs(activities[1] - 6) < 1e-9)
    }
  }

  @Test("infeasible is proven as such by every method", arguments: methods)
  func infeasible(options: SimplexOptions) throws {
    try withProblem(conflict) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.stop == .finished)
      #expect(outcome.primal == .infeasible)
      #expect(outcome.conclusion == .infeasible)
    }
  }

  @Test("unbounded is proven as such by the primal method, and found by the ladder from any other")
  func unbounded() throws {
    try withProblem(openEnded) { problem in
      for method in [SimplexOptions.Method.primal, .dual, .dualThenPrimal] {
        let outcome = try problem.solve(SimplexOptions(method: method, start: .standard))
        #expect(outcome.primal == .feasible)
        #expect(outcome.dual == .infeasible)
        #expect(outcome.conclusion == .unbounded)
      }
    }
  }

  @Test("a problem that has neither points nor bounds is called infeasible, not unbounded")
  func neither() throws {
    var model = LinearModel(.maximize)
    let x = model.addColumn(.free, cost: 1)
    let y = model.addColumn(.free, cost: 1)
    model.addRow(.atLeast(1), entries: [RowEntry(x, 1), RowEntry(y, -1)])
    model.addRow(.atMost(0), entries: [RowEntry(x, 1), RowEntry(y, -1)])
    try withProblem(model) { problem in
      for method in [SimplexOptions.Method.primal, .dual] {
        let outcome = try problem.solve(SimplexOptions(method: method))
        #expect(outcome.conclusion == .infeasible)
      }
    }
  }

  @Test("what no run found out is undecided")
  func undecided() throws {
    var options = SimplexOptions(method: .dual, recovery: .none)
    options.iterationLimit = 0
    try withProblem(textbook) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.stop == .iterationLimit)
      #expect(outcome.conclusion == .undecided)
      #expect(outcome.primal == .unknown && outcome.dual == .unknown)
      #expect(throws: GLPKError.notSolved) { try problem.columnValues() }
    }
  }

  @Test("problems without rows, columns or coefficients are solved too")
  func trivial() throws {
    try withProblem(LinearModel(.minimize, objectiveConstant: 7)) { problem in
      let outcome = try problem.solve()
      let values = try problem.columnValues()
      #expect(outcome.isOptimal && outcome.objective == 7)
      #expect(values.isEmpty)
    }
    var columnsOnly = LinearModel(.minimize)
    columnsOnly.addColumn(.between(2, 5), cost: 3)
    columnsOnly.addColumn(.between(-4, 5), cost: -1)
    for start in [SimplexOptions.Start.warm, .presolved] {
      try withProblem(columnsOnly) { problem in
        let outcome = try problem.solve(SimplexOptions(method: .dual, start: start))
        let values = try problem.columnValues()
        let prices = try problem.prices(for: [3, -1])
        #expect(outcome.objective == 1)
        #expect(values == [2, 5])
        #expect(prices.reducedCosts == [3, -1])
      }
    }
    var emptyRow = LinearModel(.minimize)
    emptyRow.addRow(.atLeast(1))
    let impossible = try withProblem(emptyRow) { try $0.solve() }
    #expect(impossible.conclusion == .infeasible)
    var unboundedColumn = LinearModel(.maximize)
    unboundedColumn.addColumn(cost: 1)
    let endless = try withProblem(unboundedColumn) { try $0.solve() }
    #expect(endless.conclusion == .unbounded)
  }

  @Test("at an optimum, points and prices satisfy all conditions of optimality", arguments: 1...40)
  func optimality(seed: Int) throws {
    let model = randomModel(seed: UInt64(seed))
    for method in [SimplexOptions.Method.primal, .dual] {
      try withProblem(model) { problem in
        let outcome = try problem.solve(SimplexOptions(method: method, ratioTest: .longStep))
        #expect(outcome.isOptimal)
        expectOptimal(
          model, objective: outcome.objective, values: try problem.columnValues(),
          activities: try problem.rowActivities(), duals: try problem.rowDuals(),
          reducedCosts: try problem.reducedCosts())
      }
    }
  }

  @Test("scaling changes no answer")
  func scaling() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let model = randomModel(seed: seed)
      let expected = try withProblem(model) { try $0.solve().objective }
      for scaling in [Scaling.none, .automatic, .geometric, .equilibration] {
        try withProblem(model) { problem in
          try problem.scale(scaling)
          let outcome = try problem.solve()
          #expect(abs(outcome.objective - expected) < 1e-7)
        }
      }
    }
  }

  @Test("options outside their range are refused")
  func options() throws {
    func expectRefused(_ name: String, _ value: Double, _ change: (inout SimplexOptions) -> Void) {
      var options = SimplexOptions()
      change(&options)
      #expect(throws: GLPKError.badOption(name: name, value: value)) {
        try withProblem(textbook) { _ = try $0.solve(options) }
      }
    }
    expectRefused("primal tolerance", 0) { $0.primalTolerance = 0 }
    expectRefused("dual tolerance", 1) { $0.dualTolerance = 1 }
    expectRefused("pivot tolerance", -1) { $0.pivotTolerance = -1 }
    expectRefused("trust tolerance", 0) { $0.trustTolerance = 0 }
    expectRefused("iteration limit", -1) { $0.iterationLimit = -1 }
    expectRefused("time limit", -1) { $0.timeLimit = .seconds(-1) }
    var options = SimplexOptions()
    options.timeLimit = .seconds(Int64.max)
    options.iterationLimit = .max
    let outcome = try withProblem(textbook) { try $0.solve(options) }
    #expect(outcome.isOptimal)
  }
}

/// Primal feasibility, dual feasibility, complementary slackness, and equal objectives.
func expectOptimal(
  _ model: LinearModel, objective: Double, values: [Double], activities: [Double],
  duals: [Double], reducedCosts: [Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  let tolerance = 1e-6
  var expectedActivities = [Double](repeating: 0, count: model.rowCount)
  var expectedReducedCosts = model.costs
  for entry in model.entries {
    expectedActivities[entry.row.index] += entry.value * values[entry.column.index]
    expectedReducedCosts[entry.column.index] -= entry.value * duals[entry.row.index]
  }
  let sign = model.sense == .minimize ? 1.0 : -1.0
  var primal = model.objectiveConstant
  var dual = model.objectiveConstant
  func expectComplementary(_ bounds: Bounds, _ value: Double, _ price: Double) {
    #expect(value >= bounds.lower - tolerance, sourceLocation: sourceLocation)
    #expect(value <= bounds.upper + tolerance, sourceLocation: sourceLocation)
    if sign * price > tolerance {
      #expect(abs(value - bounds.lower) < tolerance, sourceLocation: sourceLocation)
      dual += price * bounds.lower
    } else if sign * price < -tolerance {
      #expect(abs(value - bounds.upper) < tolerance, sourceLocation: sourceLocation)
      dual += price * bounds.upper
    }
  }
  for row in 0..<model.rowCount {
    #expect(
      abs(activities[row] - expectedActivities[row]) < tolerance, sourceLocation: sourceLocation)
    expectComplementary(model.rowBounds[row], activities[row], duals[row])
  }
  for column in 0..<model.columnCount {
    primal += model.costs[column] * values[column]
    #expect(
      abs(reducedCosts[column] - expectedReducedCosts[column]) < tolerance,
      sourceLocation: sourceLocation)
    expectComplementary(model.columnBounds[column], values[column], reducedCosts[column])
  }
  #expect(abs(objective - primal) < tolerance, sourceLocation: sourceLocation)
  #expect(abs(objective - dual) < 10 * tolerance, sourceLocation: sourceLocation)
}
