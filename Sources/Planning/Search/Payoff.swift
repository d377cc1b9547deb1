// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Programs

/// The best plan for every objective by itself, the others improved after it in the order of the scenario.
///
/// From three objectives on, the worst value of an objective among these plans only estimates its worst value among all
/// good plans. Source: Benayoun et al., "Linear programming with multiple objective functions: step method (STEM)",
/// Mathematical Programming 1 (1971).
struct Payoff {
  /// Row k: the value of every objective, maximized inside, at the plan that is best for k.
  let values: [[Double]]
  /// Whether every row is proven; else some hold the best that the time allowed.
  var isComplete = true

  /// How a payoff table ended.
  enum Outcome {
    case found(Payoff)
    case infeasible
    case unbounded
    case interrupted(SolveInterruption)
  }

  /// Ends are proven to this share of the objective's size.
  static let gap = 1e-10
  /// The same where lines need choices, whose last digits take a search.
  static let choiceGap = 1e-7
  /// A range under this many gaps could be all error of the ends: the objective counts as constant.
  private static let resolution = 100.0

  /// Below which share of its size the range of an objective says nothing.
  let constantShare: Double

  /// Under a limit of time each row gets an equal part of it, and as much is left for what comes after.
  ///
  /// - Complexity: as many solves as objectives, squared.
  static func compute(
    _ scalarizer: inout PlanScalarizer
  ) throws(ScalarizerFailure) -> Outcome {
    let limits = scalarizer.limits
    defer { scalarizer.limits = limits }
    let count = scalarizer.objectiveCount
    let gap = scalarizer.isBranching ? choiceGap : gap
    let gaps = scalarizer.objectiveSizes.map { $0 * gap }
    var rows: [[Double]] = []
    var isComplete = true
    for first in 0..<count {
      scalarizer.limits = limits.sharing(1 / Double(count - first + 1))
      let order = [first] + (0..<count).filter { $0 != first }
      switch try scalarizer.lexicographicOptimum(order: order, gap: gaps) {
      case .solved(let point): rows.append(point.values)
      case .interrupted(.numericalTrouble, let best?): rows.append(best.values)
      case .interrupted(.timeLimit, let best?):
        rows.append(best.values)
        isComplete = false
      case .infeasible: return .infeasible
      case .unbounded: return .unbounded
      case .interrupted(let reason, _): return .interrupted(reason)
      }
    }
    let payoff = Payoff(
      values: rows, isComplete: isComplete, constantShare: resolution * gap)
    // Plans that happen to be alike say nothing about a range.
    let isTold = isComplete || (0..<count).allSatisfy { !payoff.isConstant($0) }
    return isTold ? .found(payoff) : .interrupted(.timeLimit)
  }

  /// Whether an objective is the same in all rows, as far as they are told apart.
  func isConstant(_ objective: Int) -> Bool {
    let size = max(abs(ideal(objective)), abs(nadir(objective)))
    return ideal(objective) - nadir(objective) <= constantShare * size
  }

  func ideal(_ objective: Int) -> Double {
    values.reduce(-.infinity) { max($0, $1[objective]) }
  }

  func nadir(_ objective: Int) -> Double {
    values.reduce(.infinity) { min($0, $1[objective]) }
  }
}
