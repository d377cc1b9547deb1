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
  /// Which rows are proven; the others hold the best that the time allowed.
  private var areProven: [Bool]
  /// Whether every row is proven.
  var isComplete: Bool { areProven.allSatisfy(\.self) }

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

  /// Makes a table; `areProven` says so of each row, of all if left out.
  init(values: [[Double]], areProven: [Bool]? = nil, constantShare: Double) {
    self.values = values
    self.areProven = areProven ?? values.map { _ in true }
    self.constantShare = constantShare
  }

  /// Below which share of its size the range of an objective says nothing.
  let constantShare: Double

  /// Under a limit of time each row gets an equal part of a share of it.
  ///
  /// - Parameters:
  ///   - share: how much of the time that is left all rows may take; `nil` leaves as much as each of them gets.
  ///   - known: a table whose proven rows are kept.
  /// - Complexity: as many solves as objectives, squared.
  static func compute(
    _ scalarizer: inout PlanScalarizer, share: Double? = nil, refining known: Payoff? = nil
  ) throws(ScalarizerFailure) -> Outcome {
    let limits = scalarizer.limits
    defer { scalarizer.limits = limits }
    let count = scalarizer.objectiveCount
    let gap = scalarizer.isBranching ? choiceGap : gap
    let gaps = scalarizer.objectiveSizes.map { $0 * gap }
    var rows: [[Double]] = []
    var areProven = known?.areProven ?? Array(repeating: false, count: count)
    let whole = limits.sharing(share ?? Double(count) / Double(count + 1))
    for first in 0..<count {
      if let known, areProven[first] {
        rows.append(known.values[first])
        continue
      }
      scalarizer.limits = whole.sharing(1 / Double(areProven[first...].count { !$0 }))
      let order = [first] + (0..<count).filter { $0 != first }
      switch try scalarizer.lexicographicOptimum(order: order, gap: gaps) {
      case .solved(let point), .interrupted(.numericalTrouble, let point?):
        rows.append(point.values)
        areProven[first] = true
      case .interrupted(.timeLimit, let best?): rows.append(best.values)
      case .infeasible: return .infeasible
      case .unbounded: return .unbounded
      case .interrupted(let reason, _): return .interrupted(reason)
      }
    }
    let payoff = Payoff(
      values: rows, areProven: areProven, constantShare: resolution * gap)
    // Plans that happen to be alike say nothing about a range.
    let isTold = payoff.isComplete || (0..<count).allSatisfy { !payoff.isConstant($0) }
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
