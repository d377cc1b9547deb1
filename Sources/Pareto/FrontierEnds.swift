// SPDX-License-Identifier: GPL-3.0-or-later

/// The two ends of a two-objective frontier: each the best for one objective, then for the other.
struct FrontierEnds<Solution: Sendable>: Sendable {
  let first: ScalarizedPoint<Solution>
  let last: ScalarizedPoint<Solution>
  /// What interrupted the second end, if it is not proven.
  let interruption: SolveInterruption?

  enum Outcome {
    case found(FrontierEnds)
    case infeasible
    case unbounded
    case interrupted(SolveInterruption)
  }

  static func find<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, gap: [Double]
  ) throws(ScalarizerFailure) -> Outcome where S.Solution == Solution {
    var ends: [ScalarizedPoint<Solution>] = []
    var interruption: SolveInterruption?
    for order in [[0, 1], [1, 0]] {
      switch try scalarizer.lexicographicOptimum(order: order, gap: gap) {
      case .solved(let point): ends.append(point)
      case .infeasible: return .infeasible
      case .unbounded: return .unbounded
      case .interrupted(.numericalTrouble, let best?):
        ends.append(best)
        interruption = .numericalTrouble
      case .interrupted(let reason, _): return .interrupted(reason)
      }
    }
    return .found(FrontierEnds(first: ends[0], last: ends[1], interruption: interruption))
  }

  var nadir: [Double] { [last.values[0], first.values[1]] }
  var ideal: [Double] { [first.values[0], last.values[1]] }

  /// Whether one point is best for both objectives.
  var isSinglePoint: Bool {
    (0..<2).contains { objective in
      let size = max(abs(ideal[objective]), abs(nadir[objective]))
      return ideal[objective] - nadir[objective] <= ParetoTolerance.sameValue * size
    }
  }
}
