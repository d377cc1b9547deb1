// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// A ``MultiObjectiveLinearProgram`` inside GLPK, scaled, with one row per objective after its own
/// rows.
///
/// The rows of the objectives carry floors; without one they are free. Everything here is in scaled
/// units.
struct LinearEngine: ~Copyable {
  /// How a solve ended.
  enum End {
    case optimal
    case infeasible
    case unbounded
    case interrupted(Interruption)
  }

  let program: MultiObjectiveLinearProgram
  let scaling: LinearScaling
  /// The scaled coefficients of each objective.
  let costs: [[Double]]
  /// The scaled coefficient of each entry of the program.
  let values: [Double]
  /// The program as GLPK sees it, but for costs and what is held.
  private(set) var model: LinearModel
  var problem: Problem
  /// What of the problem is held at a bound, see ``hold(_:)``.
  var face: Face
  private var isWarm = false
  /// How many pivots there have been.
  private(set) var pivots = 0

  init(_ program: MultiObjectiveLinearProgram) throws(GLPKError) {
    let scaling = LinearScaling(program)
    let costs = program.objectives.enumerated().map { index, objective in
      objective.coefficients.enumerated().map { column, value in
        value * scaling.objectives[index] * scaling.columns[column]
      }
    }
    let values = program.entries.map { entry in
      entry.value * scaling.rows[entry.row.index] * scaling.columns[entry.column.index]
    }
    var model = LinearModel(.maximize)
    for (row, bounds) in program.rowBounds.enumerated() {
      model.addRow(bounds.scaled(by: scaling.rows[row]))
    }
    for _ in costs { model.addRow(.free) }
    for (column, bounds) in program.columnBounds.enumerated() {
      model.addColumn(bounds.scaled(by: 1 / scaling.columns[column]))
    }
    for (entry, value) in zip(program.entries, values) {
      model.setEntry(entry.row, entry.column, value)
    }
    for (index, objective) in costs.enumerated() {
      for (column, value) in objective.enumerated() where value != 0 {
        model.setEntry(
          Row(index: program.rowCount + index), Column(index: column), value)
      }
    }
    self.program = program
    self.scaling = scaling
    self.costs = costs
    self.values = values
    self.model = model
    face = Face(model)
    problem = try Self.problem(model, of: program)
  }

  /// Hands the model to GLPK; constants, which GLPK never sees, are checked here.
  private static func problem(
    _ model: LinearModel, of program: MultiObjectiveLinearProgram
  ) throws(GLPKError) -> Problem {
    for objective in program.objectives where !objective.constant.isFinite {
      throw .badNumber(
        objective.constant.isNaN ? .notANumber : .infinite, at: .objectiveConstant)
    }
    return try Problem.make(model)
  }

  /// The costs of a weighted sum of the objectives, weights in scaled units.
  func combinedCosts(_ weights: [Double]) -> [Double] {
    var combined = [Double](repeating: 0, count: program.columnCount)
    for (weight, cost) in zip(weights, costs) where weight != 0 {
      for column in combined.indices { combined[column] += weight * cost[column] }
    }
    return combined
  }

  /// Sets the least value of each objective, in the caller's units.
  mutating func setFloors(_ floors: [Double]) throws(GLPKError) {
    for (index, floor) in floors.enumerated() {
      let row = Row(index: program.rowCount + index)
      let lower = (floor - program.objectives[index].constant) * scaling.objectives[index]
      let bounds = Bounds.atLeast(lower)
      guard model.rowBounds[row.index] != bounds else { continue }
      model.setBounds(bounds, of: row)
      try problem.setBounds(bounds, of: row)
      isWarm = false
    }
  }

  /// Maximizes the costs from the basis that the last solve left.
  mutating func maximize(
    _ costs: [Double], limits: borrowing SearchLimits
  ) throws(GLPKError) -> End {
    if let reason = limits.interruption { return .interrupted(reason) }
    try problem.setCosts(costs)
    // From no basis, or after bounds have moved, the dual method with long steps needs a fraction of the pivots.
    var options =
      isWarm
      ? SimplexOptions(method: .primal)
      : SimplexOptions(method: .dualThenPrimal, ratioTest: .longStep)
    options.timeLimit = limits.remaining
    options.cancellation = limits.cancellation
    let outcome = try problem.solve(options)
    pivots += outcome.iterations
    switch outcome.conclusion {
    case .optimal:
      isWarm = true
      return .optimal
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .undecided:
      switch outcome.stop {
      case .timeLimit: return .interrupted(.timeLimit)
      case .cancelled: return .interrupted(.cancelled)
      case .finished, .iterationLimit, .numericalFailure: return .interrupted(.numericalTrouble)
      }
    }
  }

  /// The present point in the caller's units, inside its column bounds to the last bit.
  func point() throws(GLPKError) -> [Double] {
    let point = inside(try problem.columnValues())
    return program.violation(of: point) <= Self.fine
      ? point : inside(try problem.refinedColumnValues())
  }

  private func inside(_ values: [Double]) -> [Double] {
    values.indices.map { column in
      let bounds = program.columnBounds[column]
      return min(max(values[column] * scaling.columns[column], bounds.lower), bounds.upper)
    }
  }

  /// By how much a point may break a row without being worked out again, and by how much it may at
  /// all.
  private static let fine = 1e-10
  static let violation = 1e-9
}
