// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto
import Programs

/// An answer that is not what it should be.
struct WrongAnswer: Error, CustomStringConvertible {
  var description: String
}

/// Times the concave engine on made-up instances and checks every answer:
/// `EngineBenchmarks [creators | s-curves | knapsack | CAMPAIGNS ...]`.
///
/// Rows are CPU seconds on one core, median of 5, of the engine alone, from an instance in memory
/// to a proven plan. The ratio is to one plain evaluation of every curve in the same run, because
/// machines are noisy and that is not.
func run(campaigns: Int) throws {
  let instance = try ConcaveInstance(campaigns: campaigns, seed: 7)
  let pass = try medianSeconds(runs: 5) {
    var sum = 0.0
    for curve in instance.program.curves { sum += curve.solverValue(at: 1000) }
    guard sum.isFinite else { throw WrongAnswer(description: "curves have no finite value") }
  }
  report(campaigns, "evaluate every curve once", pass, pass)
  let one = try medianSeconds(runs: 5) {
    var engine = try ConcaveScalarizer(instance.program)
    try check(engine.solve(instance.question([1, 0.7, 0.5])), instance)
  }
  report(campaigns, "one plan", one, pass)
  let weighted = try medianSeconds(runs: 5) {
    var engine = try ConcaveScalarizer(instance.program)
    for step in 0..<50 {
      let share = Double(step) / 49
      try check(engine.solve(instance.question([share, 0.2, 1 - share])), instance)
    }
  }
  report(campaigns, "50 weighted plans", weighted, pass)
  let floored = try medianSeconds(runs: 5) {
    var engine = try ConcaveScalarizer(instance.program)
    let least = try check(engine.solve(instance.question([1, 0, 0])), instance).values[2]
    let most = try check(engine.solve(instance.question([0, 0, 1])), instance).values[2]
    for step in 0..<50 {
      let floor = least + (most - least) * Double(step) / 50
      var question = instance.question([1, 0, 0])
      question.floors[2] = floor
      let point = try check(engine.solve(question), instance)
      if point.values[2] < floor * (1 - 1e-9) { throw WrongAnswer(description: "floor missed") }
    }
  }
  report(campaigns, "50 plans above floors", floored, pass)
  guard campaigns <= 1000 else { return }
  let surface = try medianSeconds(runs: 3) {
    var engine = try ConcaveScalarizer(instance.program)
    let ends = [150, 0.03, 4].map { $0 * instance.budget * 1e-10 }
    let search = OuterApproximation(gap: 0.001, endGap: ends)
    guard case .found(let frontier) = try search.run(&engine), frontier.gap <= 0.001 else {
      throw WrongAnswer(description: "no frontier of three KPIs within 0.1%")
    }
  }
  report(campaigns, "three KPIs to 0.1%", surface, pass)
}

/// A plan that keeps the budget and is proven to a relative gap of 1e-6 of the scores' size.
@discardableResult
func check(
  _ outcome: ScalarizedOutcome<SeparableSolution>, _ instance: ConcaveInstance
) throws -> ScalarizedPoint<SeparableSolution> {
  guard case .found(let point) = outcome else { throw WrongAnswer(description: "not solved") }
  let solution = point.solution
  if solution.bound - solution.value > 1e-6 || solution.value > solution.bound {
    throw WrongAnswer(description: "gap \(solution.bound - solution.value)")
  }
  if solution.spends.reduce(0, +) > instance.budget * (1 + 1e-9) {
    throw WrongAnswer(description: "over budget")
  }
  return point
}

/// Prints a row, with the ratio to a pass over all curves if there is one.
func report(_ size: Int, _ name: String, _ seconds: Double, _ pass: Double? = nil) {
  func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  let milliseconds = (seconds * 1e5).rounded() / 100
  let ratio = pass.map { "\((seconds / $0).rounded()) passes" } ?? ""
  print(
    padded("\(size)", 7), padded(name, 32), padded("\(milliseconds) ms", 13),
    padded(ratio, 16), padded("\(Usage.peakMegabytes.rounded()) MB peak", 16))
}

let arguments = CommandLine.arguments.dropFirst()
let families = arguments.filter { Int($0) == nil }
if arguments.isEmpty || families.contains("creators") { try ChoiceBenchmarks.runCreators() }
if arguments.isEmpty || families.contains("s-curves") { try ChoiceBenchmarks.runBentCurves() }
if arguments.isEmpty || families.contains("knapsack") { try KnapsackBenchmark.run() }
let sizes = arguments.compactMap { Int($0) }
if families.isEmpty {
  for size in sizes.isEmpty ? [100, 1000, 10_000] : sizes { try run(campaigns: size) }
}
