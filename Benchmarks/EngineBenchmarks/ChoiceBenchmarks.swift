// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto
import Programs

/// Times programs with choices; rows are CPU seconds on one core, median of 5, from an instance in
/// memory to a proven plan.
enum ChoiceBenchmarks {
  /// Creators: one plan to 1e-6, and 50 points above floors of 1% to 99%, each to 1e-4.
  static func runCreators() throws {
    for count in [1000, 10_000] {
      let instance = ChoiceInstance.creators(count, seed: 7)
      report(count, "creators: one plan", try medianSeconds(runs: 5) { try onePlan(instance) })
    }
    let instance = ChoiceInstance.creators(1000, seed: 7)
    report(
      1000, "creators: 50 plans above floors",
      try medianSeconds(runs: 5) { try floored(instance, points: 50) })
  }

  /// Campaigns with curves in the shape of an S: one plan to 1e-6.
  static func runBentCurves() throws {
    for count in [100, 1000, 10_000] {
      let instance = try ChoiceInstance.bentCurves(count, seed: 7)
      report(count, "S-curves: one plan", try medianSeconds(runs: 5) { try onePlan(instance) })
    }
  }

  private static func onePlan(_ instance: ChoiceInstance) throws {
    var engine = try BranchingScalarizer(instance.program)
    let question = instance.question([1, 0.7, 0.5], gap: 1e-6)
    try check(engine.solve(question), question, instance)
  }

  private static func floored(_ instance: ChoiceInstance, points: Int) throws {
    var engine = try BranchingScalarizer(instance.program)
    let first = instance.question([1, 0, 0], gap: 1e-4)
    let last = instance.question([0, 0, 1], gap: 1e-4)
    let ends = [
      try check(engine.solve(first), first, instance),
      try check(engine.solve(last), last, instance),
    ]
    var highest = Double.infinity
    for step in 0..<points {
      let share = 0.01 + 0.98 * Double(step) / Double(points - 1)
      var question = first
      question.floors = [-.infinity, -.infinity, 0]
      question.floors[2] = ends[0].values[2] + share * (ends[1].values[2] - ends[0].values[2])
      question.gap = 1e-4 * ends[0].values[0] / instance.sizes[0]
      let solution = try check(engine.solve(question), question, instance).solution
      // What keeps a higher floor keeps the lower ones too, so that it may not pass their bounds.
      guard solution.value <= highest else {
        throw WrongAnswer(description: "a point passes the bound of a lower floor")
      }
      highest = min(highest, solution.bound)
    }
  }

  /// A plan that is within the gap of its bound and keeps rows and floors, evaluated without the
  /// engine.
  @discardableResult
  private static func check(
    _ outcome: ScalarizedOutcome<ChoiceSolution>, _ question: Scalarization,
    _ instance: ChoiceInstance
  ) throws -> ScalarizedPoint<ChoiceSolution> {
    guard case .found(let point) = outcome else { throw WrongAnswer(description: "not solved") }
    guard let measures = try instance.totals(of: point.solution.uses) else {
      throw WrongAnswer(description: "an amount out of range")
    }
    func total(_ terms: [SeparableProgram.Term]) -> Double {
      terms.reduce(0) { $0 + $1.coefficient * measures[$1.measure.index] }
    }
    for row in instance.program.rows {
      let total = total(row.terms)
      let slack = 1e-9 * max(1, abs(total))
      if total > row.upper + slack || total < row.lower - slack {
        throw WrongAnswer(description: "a row is not kept")
      }
    }
    let values = instance.program.objectives.map(total)
    for (value, floor) in zip(values, question.floors) where value < floor - 1e-9 * abs(floor) {
      throw WrongAnswer(description: "floor missed")
    }
    let value = zip(question.weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    let gap = point.solution.bound - value
    if gap > question.gap * (1 + 1e-6) || gap < -1e-9 * abs(value) {
      throw WrongAnswer(description: "gap \(gap)")
    }
    return point
  }
}
