// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// What is left of a program when its whole columns are fixed: a linear program in the other
/// columns.
struct IntegerSlice {
  /// What may be known without a linear program.
  enum Finding {
    /// The fixed columns alone break a bound, or a row in which nothing else stands.
    case broken
    /// Nothing is left open: the point, in the caller's units.
    case point([Double])
    /// The linear program of the other columns.
    case program(MultiObjectiveLinearProgram)
  }

  private let inside: ScaledProgram
  /// A point with the fixed values; the other columns are 0.
  private let fixed: [Double]
  let finding: Finding

  init(_ choice: IntegerChoice, of inside: ScaledProgram) {
    var fixed = [Double](repeating: 0, count: inside.columns.count)
    for (column, value) in zip(inside.wholeColumns, choice.values) {
      fixed[column] = Double(value)
    }
    self.inside = inside
    self.fixed = fixed
    let keeps = inside.wholeColumns.allSatisfy {
      inside.columnBounds[$0].lower <= fixed[$0] && fixed[$0] <= inside.columnBounds[$0].upper
    }
    let isWhole = inside.program.isWhole
    let settled = inside.rows.filter { row in row.entries.allSatisfy { isWhole[$0.column] } }
    guard keeps, settled.allSatisfy({ $0.keeps(fixed, columns: inside.columns) }) else {
      finding = .broken
      return
    }
    finding =
      inside.freeColumns.isEmpty ? .point(fixed) : .program(Self.rest(of: inside, at: fixed))
  }

  /// The program of the columns that are not fixed, with the rows in which any of them stands.
  private static func rest(
    of inside: ScaledProgram, at fixed: [Double]
  ) -> MultiObjectiveLinearProgram {
    let linear = inside.program.linear
    var places = [Int?](repeating: nil, count: fixed.count)
    for (place, column) in inside.freeColumns.enumerated() { places[column] = place }
    let taken = linear.rowActivities(at: fixed)
    var rowPlaces: [Int: Int] = [:]
    var bounds: [Bounds] = []
    var entries: [MultiObjectiveLinearProgram.Entry] = []
    for entry in linear.entries where entry.value != 0 {
      guard let column = places[entry.column.index] else { continue }
      let row = entry.row.index
      let place = rowPlaces[row] ?? bounds.count
      if place == bounds.count {
        rowPlaces[row] = place
        let whole = linear.rowBounds[row]
        bounds.append(Bounds(lower: whole.lower - taken[row], upper: whole.upper - taken[row]))
      }
      entries.append(.init(Row(index: place), Column(index: column), entry.value))
    }
    return MultiObjectiveLinearProgram(
      columnBounds: inside.freeColumns.map { linear.columnBounds[$0] }, rowBounds: bounds,
      entries: entries,
      objectives: linear.objectives.enumerated().map { index, objective in
        let constant = inside.objectives[index].value(
          at: fixed, coefficients: objective.coefficients)
        return .init(inside.freeColumns.map { objective.coefficients[$0] }, constant: constant)
      })
  }
}

extension IntegerSlice {
  /// The best weighted sum of the slice under the floors.
  func solve(
    _ question: Scalarization, limits: SearchLimits
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    guard let floors = openFloors(question.floors) else { return .infeasible }
    switch finding {
    case .broken: return .infeasible
    case .point(let x): return .found(point(x, question.weights, question.floors))
    case .program(let program):
      var scalarizer = try LinearScalarizer(program, limits: limits)
      let outcome = try scalarizer.solve(
        Scalarization(weights: question.weights, floors: floors, gap: question.gap))
      return outcome.map { point($0, floors: question.floors) }
    }
  }

  /// The best of the slice in one objective after the other, of those named, among the points that
  /// keep the floors.
  func lexicographicOptimum(
    order: [Int], floors: [Double], limits: SearchLimits
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    guard let open = openFloors(floors) else { return .infeasible }
    switch finding {
    case .broken: return .infeasible
    case .point(let x):
      let weights = floors.indices.map { $0 == order.first ? 1.0 : 0 }
      return .found(point(x, weights, floors))
    case .program(let program):
      var scalarizer = try LinearScalarizer(program.keeping(open), limits: limits)
      let outcome = try scalarizer.lexicographicOptimum(
        order: order, gap: floors.map { _ in 0 })
      return outcome.map { point($0, floors: floors) }
    }
  }

  /// Every extreme point of the slice's frontier.
  func walk(limits: SearchLimits) throws(ScalarizerFailure) -> SliceWalk<IntegerSolution> {
    let free = inside.objectives.map { _ in -Double.infinity }
    switch finding {
    case .broken: return .infeasible
    case .point(let x): return .found([point(x, [1, 1], free)])
    case .program(let program):
      var walk = try LinearFrontierWalk(program, limits: limits)
      switch try walk.run() {
      case .found(let frontier) where frontier.extremeDirections.isEmpty:
        return .found(
          frontier.points.map { vertex in
            let linear = ScalarizedPoint(
              values: vertex.values, support: vertex.support, solution: vertex.solution)
            return point(linear, floors: free)
          })
      case .found, .unbounded: return .unbounded
      case .infeasible: return .infeasible
      case .interrupted(let reason, _): return .interrupted(reason, best: nil)
      }
    }
  }

  /// The floors that the columns left have to see to; nil where a fixed objective breaks its own.
  private func openFloors(_ floors: [Double]) -> [Double]? {
    var open = floors
    for (index, floor) in floors.enumerated() where floor > -.infinity {
      guard inside.isSettled[index] else { continue }
      let objective = inside.objectives[index]
      let coefficients = inside.program.linear.objectives[index].coefficients
      let value = objective.value(at: fixed, coefficients: coefficients)
      guard objective.keeps(floor, value: value, at: fixed) else { return nil }
      open[index] = -.infinity
    }
    return open
  }

  /// A point that nothing else of the slice can beat, because there is nothing else.
  private func point(
    _ x: [Double], _ weights: [Double], _ floors: [Double]
  ) -> ScalarizedPoint<IntegerSolution> {
    let values = zip(inside.objectives, inside.program.linear.objectives).map {
      $0.value(at: x, coefficients: $1.coefficients)
    }
    let value = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    let solution = IntegerSolution(
      x: x, objectives: values, weights: weights, floors: floors, value: value, bound: value,
      proof: .slice)
    return ScalarizedPoint(
      values: values, support: Support(weights: weights, bound: value), solution: solution)
  }

  /// A point of the linear program with the fixed columns put back.
  private func point(
    _ linear: ScalarizedPoint<LinearSolution>, floors: [Double]
  ) -> ScalarizedPoint<IntegerSolution> {
    var x = fixed
    for (column, value) in zip(inside.freeColumns, linear.solution.x) { x[column] = value }
    let solution = IntegerSolution(
      x: x, objectives: linear.values, weights: linear.solution.weights, floors: floors,
      value: linear.solution.value, bound: linear.solution.bound, proof: .slice)
    return ScalarizedPoint(
      values: linear.values, support: linear.support, solution: solution)
  }
}

extension MultiObjectiveLinearProgram {
  /// The program with a row for every floor of its objectives.
  fileprivate func keeping(_ floors: [Double]) -> MultiObjectiveLinearProgram {
    var (bounds, all) = (rowBounds, entries)
    for (objective, floor) in zip(objectives, floors) where floor > -.infinity {
      let row = Row(index: bounds.count)
      bounds.append(.atLeast(floor - objective.constant))
      for (column, value) in objective.coefficients.enumerated() where value != 0 {
        all.append(Entry(row, Column(index: column), value))
      }
    }
    return MultiObjectiveLinearProgram(
      columnBounds: columnBounds, rowBounds: bounds, entries: all, objectives: objectives)
  }
}
