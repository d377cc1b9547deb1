// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Pareto

/// Answers every question about a list of known slices by asking each of them; the choice is the
/// place in the list.
///
/// Of answers that are good enough it gives the one that is worst over all, as a solver may.
package struct SlicedScalarizer: ChoiceScalarizer {
  /// A plan: the choice and the values.
  package struct Plan: Hashable, Sendable {
    /// The place of the slice in the list.
    package var choice: Int
    /// The values of the objectives.
    package var values: [Double]
  }

  private var scalarizers: [KnownScalarizer]
  private let sloppiness: Double
  /// The smallest amounts by which values differ; 0 where none is stated.
  package let valueSteps: [Double]
  /// The objective that can grow for ever, if one does.
  package var growing: Int?
  /// How many questions there have been.
  package private(set) var count = 0
  /// How many of them were about all choices.
  package private(set) var wholeCount = 0

  /// Makes a scalarizer.
  ///
  /// - Parameters:
  ///   - slices: one for each choice.
  ///   - steps: the smallest amounts by which values differ; 0 where none is stated.
  ///   - sloppiness: which share of the gap asked for each point gives away.
  package init(_ slices: [KnownFrontier], steps: [Double] = [0, 0], sloppiness: Double = 0) {
    scalarizers = slices.map { slice in
      KnownScalarizer(slice, sloppiness: slice.isPoint ? 0 : sloppiness)
    }
    valueSteps = steps
    self.sloppiness = sloppiness
  }

  /// The slices.
  package var slices: [KnownFrontier] { scalarizers.map(\.frontier) }

  /// There are two objectives.
  package var objectiveCount: Int { 2 }

  /// Whether each slice is a single point.
  package var slicesArePoints: Bool {
    slices.allSatisfy(\.isPoint)
  }

  /// The choice of a plan.
  package func choice(of solution: Plan) -> Int { solution.choice }

  /// The best point of all choices.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    wholeCount += 1
    return try answer(scalarization, within: scalarizers.indices)
  }

  /// The best point of a choice.
  package mutating func solve(
    _ scalarization: Scalarization, within choice: Int
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    try answer(scalarization, within: choice..<choice + 1)
  }

  /// The best point of all choices in one objective, of those the best in the other.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    try lexicographicOptimum(
      order: order, floors: [-.infinity, -.infinity], gap: gap, within: nil)
  }

  /// The best point in one objective, of those the best in the other.
  package mutating func lexicographicOptimum(
    order: [Int], floors: [Double], gap: [Double], within choice: Int?
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    if choice == nil { wholeCount += 1 }
    if order[0] == growing { return .unbounded }
    var weights = [0.0, 0.0]
    weights[order[0]] = 1
    let question = Scalarization(weights: weights, floors: floors, gap: gap[order[0]])
    return try answer(
      question, within: choice.map { $0..<$0 + 1 } ?? scalarizers.indices, prefersBetter: true)
  }

  /// The vertices of a slice with straight edges.
  package mutating func walk(_ choice: Int) throws(ScalarizerFailure) -> SliceWalk<Plan>? {
    count += 1
    guard case .vertices(let vertices) = slices[choice].shape else { return nil }
    guard !vertices.isEmpty else { return .infeasible }
    return .found(
      slices[choice].vertices.map { values in
        ScalarizedPoint(
          values: values, support: Support(weights: [0, 0], bound: 0),
          solution: Plan(choice: choice, values: values))
      })
  }

  private mutating func answer(
    _ question: Scalarization, within choices: Range<Int>, prefersBetter: Bool = false
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Plan> {
    count += 1
    var answers: [(values: [Double], choice: Int)] = []
    var bound = -Double.infinity
    for choice in choices {
      var exact = KnownScalarizer(slices[choice])
      guard case .found(let top) = try exact.solve(question),
        case .found(let point) = try scalarizers[choice].solve(question)
      else { continue }
      bound = max(bound, dot(question.weights, top.values))
      answers.append((point.values, choice))
    }
    let least = bound - question.gap * sloppiness
    let enough = answers.filter { dot(question.weights, $0.values) >= least }
    let best = enough.max { one, other in
      // Each objective in units that make both count.
      let units = slices[one.choice].units
      let gain = (0..<2).reduce(0) { $0 + (other.values[$1] - one.values[$1]) / units[$1] }
      return prefersBetter ? gain > 0 : gain < 0
    }
    guard let best else { return .infeasible }
    return .found(
      ScalarizedPoint(
        values: best.values, support: Support(weights: question.weights, bound: bound),
        solution: Plan(choice: best.choice, values: best.values)))
  }
}

extension KnownFrontier {
  /// Whether it is a single point, or none.
  fileprivate var isPoint: Bool {
    guard case .vertices(let vertices) = shape else { return false }
    return vertices.count <= 1
  }
}
