// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Pareto

/// What may go wrong with one solve.
package enum Fault: Hashable, Sendable, CaseIterable {
  /// The solver breaks.
  case failure
  /// Time is up before there is a point; it stays up.
  case timeLimit
  /// Time is up with a point in hand that is not proven to the gap; it stays up.
  case timeLimitWithPoint
  /// Somebody cancels.
  case cancelled
  /// The arithmetic breaks down.
  case trouble
  /// The arithmetic breaks down with a point in hand that is not proven to the gap.
  case troubleWithPoint
  /// The solver says that there is no point.
  case infeasible

  /// Whether the search must not ask again.
  package var isFinal: Bool {
    switch self {
    case .failure, .timeLimit, .timeLimitWithPoint, .cancelled: true
    case .trouble, .troubleWithPoint, .infeasible: false
    }
  }
}

/// Passes every question on but one, which goes wrong.
package struct FaultyScalarizer<Base: Scalarizer & ~Copyable>: Scalarizer, ~Copyable {
  private var base: Base
  private let fault: Fault
  private let place: Int
  /// How many questions there have been.
  package private(set) var count = 0

  /// Makes a scalarizer whose question at `place`, counted from 1, goes wrong.
  package init(_ base: consuming Base, _ fault: Fault, at place: Int) {
    self.base = base
    self.fault = fault
    self.place = place
  }

  /// As many as the solver behind it has.
  package var objectiveCount: Int { base.objectiveCount }

  /// Whether it came to the question that goes wrong.
  package var hasFailed: Bool { count >= place }

  /// Whether it was asked again after a fault that ends a search.
  package var wasAskedInVain: Bool { fault.isFinal && count > place }

  /// The answer of the solver behind it, or the fault.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Base.Solution> {
    count += 1
    let outcome = try base.solve(scalarization)
    return count == place ? try spoiled(outcome) : outcome
  }

  /// The answer of the solver behind it, or the fault.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Base.Solution> {
    count += 1
    let outcome = try base.lexicographicOptimum(order: order, gap: gap)
    return count == place ? try spoiled(outcome) : outcome
  }

  private func spoiled(
    _ outcome: ScalarizedOutcome<Base.Solution>
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Base.Solution> {
    var point: ScalarizedPoint<Base.Solution>?
    if case .found(var solved) = outcome {
      let size = zip(solved.support.weights, solved.values).reduce(0) { $0 + abs($1.0 * $1.1) }
      solved.support.bound += 0.05 * size
      point = solved
    }
    return switch fault {
    case .failure: throw ScalarizerFailure(misuse: "broken on purpose")
    case .timeLimit: .interrupted(.timeLimit, best: nil)
    case .timeLimitWithPoint: .interrupted(.timeLimit, best: point)
    case .cancelled: .interrupted(.cancelled, best: nil)
    case .trouble: .interrupted(.numericalTrouble, best: nil)
    case .troubleWithPoint: .interrupted(.numericalTrouble, best: point)
    case .infeasible: .infeasible
    }
  }
}

extension FaultyScalarizer: ChoiceScalarizer where Base: ChoiceScalarizer & ~Copyable {
  /// As in the solver behind it.
  package var slicesArePoints: Bool { base.slicesArePoints }

  /// As in the solver behind it.
  package var valueSteps: [Double] { base.valueSteps }

  /// As in the solver behind it.
  package func choice(of solution: Base.Solution) -> Base.Choice { base.choice(of: solution) }

  /// The answer of the solver behind it, or the fault.
  package mutating func solve(
    _ scalarization: Scalarization, within choice: Base.Choice
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Base.Solution> {
    count += 1
    let outcome = try base.solve(scalarization, within: choice)
    return count == place ? try spoiled(outcome) : outcome
  }

  /// The answer of the solver behind it, or the fault.
  package mutating func lexicographicOptimum(
    order: [Int], floors: [Double], gap: [Double], within choice: Base.Choice?
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Base.Solution> {
    count += 1
    let outcome = try base.lexicographicOptimum(
      order: order, floors: floors, gap: gap, within: choice)
    return count == place ? try spoiled(outcome) : outcome
  }

  /// The answer of the solver behind it, or the fault; a walk has no point in hand.
  package mutating func walk(
    _ choice: Base.Choice
  ) throws(ScalarizerFailure) -> SliceWalk<Base.Solution>? {
    count += 1
    guard count == place else { return try base.walk(choice) }
    return switch fault {
    case .failure: throw ScalarizerFailure(misuse: "broken on purpose")
    case .timeLimit, .timeLimitWithPoint: .interrupted(.timeLimit, best: nil)
    case .cancelled: .interrupted(.cancelled, best: nil)
    case .trouble, .troubleWithPoint: .interrupted(.numericalTrouble, best: nil)
    case .infeasible: .infeasible
    }
  }
}
