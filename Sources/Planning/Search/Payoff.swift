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

  /// - Complexity: as many solves as objectives, squared.
  static func compute(
    _ scalarizer: inout PlanScalarizer
  ) throws(ScalarizerFailure) -> Outcome {
    let count = scalarizer.objectiveCount
    let gap = scalarizer.isBranching ? choiceGap : gap
    let gaps = scalarizer.objectiveSizes.map { $0 * gap }
    var rows: [[Double]] = []
    for first in 0..<count {
      let order = [first] + (0..<count).filter { $0 != first }
      switch try scalarizer.lexicographicOptimum(order: order, gap: gaps) {
      case .solved(let point): rows.append(point.values)
      case .interrupted(.numericalTrouble, let best?): rows.append(best.values)
      case .infeasible: return .infeasible
      case .unbounded: return .unbounded
      case .interrupted(let reason, _): return .interrupted(reason)
      }
    }
    return .found(Payoff(values: rows, constantShare: resolution * gap))
  }

  func ideal(_ objective: Int) -> Double {
    values.reduce(-.infinity) { max($0, $1[objective]) }
  }

  func nadir(_ objective: Int) -> Double {
    values.reduce(.infinity) { min($0, $1[objective]) }
  }
}
