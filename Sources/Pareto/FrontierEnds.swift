// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// The two ends of a two-objective frontier: each the best for one objective, then for the other.
struct FrontierEnds<Solution: Sendable>: Sendable {
  let first: ScalarizedPoint<Solution>
  let last: ScalarizedPoint<Solution>
  /// What keeps an end from being proven, if anything.
  let interruption: SearchInterruption?
  /// Whether the search may go on between the ends.
  let isOpen: Bool

  enum Outcome {
    /// Both ends, each better than the other in its own objective.
    case found(FrontierEnds)
    /// The search is over.
    case ended(FrontierSearchOutcome<Solution>)
  }

  /// Finds both ends to a gap, the largest difference between bound and value in each objective's
  /// unit; ends that differ by no more are one point.
  static func find<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, gap: [Double]
  ) throws(ScalarizerFailure) -> Outcome where S.Solution == Solution {
    try find(gap: gap) { order throws(ScalarizerFailure) in
      try scalarizer.lexicographicOptimum(order: order, gap: gap)
    }
  }

  /// Finds both ends to a gap by a closure that maximizes the objectives in an order.
  static func find(
    gap: [Double],
    _ optimum: ([Int]) throws(ScalarizerFailure) -> ScalarizedOutcome<Solution>
  ) throws(ScalarizerFailure) -> Outcome {
    let first: ScalarizedPoint<Solution>
    var trouble: SearchInterruption?
    switch try optimum([0, 1]) {
    case .found(let point): first = point
    case .infeasible: return .ended(.infeasible)
    case .unbounded: return .ended(.unbounded)
    case .interrupted(.numericalTrouble, let best?):
      first = best
      trouble = .solve(.numericalTrouble)
    case .interrupted(let reason, let best?): return .ended(.only(best, because: .solve(reason)))
    case .interrupted(let reason, nil): return .ended(.interrupted(reason, best: nil))
    }
    do throws(ScalarizerFailure) {
      switch try optimum([1, 0]) {
      case .found(let last):
        return joined(first, last, gap: gap, because: trouble, isOpen: true)
      case .unbounded:
        return .ended(.unbounded)
      case .infeasible, .interrupted(.numericalTrouble, nil):
        // Where there is a point, that there is none cannot be true.
        return .ended(.only(first, because: .solve(.numericalTrouble)))
      case .interrupted(let reason, let best?):
        return joined(
          first, best, gap: gap, because: .solve(reason), isOpen: reason == .numericalTrouble)
      case .interrupted(let reason, nil):
        return .ended(.only(first, because: .solve(reason)))
      }
    } catch {
      return .ended(.only(first, because: .failure(error)))
    }
  }

  /// Two ends, or one point where they do not differ in both objectives by more than their gaps and
  /// rounding.
  private static func joined(
    _ first: ScalarizedPoint<Solution>, _ last: ScalarizedPoint<Solution>, gap: [Double],
    because interruption: SearchInterruption?, isOpen: Bool
  ) -> Outcome {
    let noise = (0..<2).map { objective in
      max(
        gap[objective],
        ParetoTolerance.rounding
          * max(
            abs(first.values[objective]), abs(last.values[objective])))
    }
    if first.values[0] - last.values[0] <= noise[0] {
      return .ended(.only(last, because: interruption))
    }
    if last.values[1] - first.values[1] <= noise[1] {
      return .ended(.only(first, because: interruption))
    }
    return .found(
      FrontierEnds(first: first, last: last, interruption: interruption, isOpen: isOpen))
  }

  var nadir: [Double] { [last.values[0], first.values[1]] }
  var ideal: [Double] { [first.values[0], last.values[1]] }
}

extension Ending where Proof == Unproven, Freedom == Unproven {
  /// A frontier of one point, proven where nothing interrupted the search for its ends.
  fileprivate static func only<Solution>(
    _ point: ScalarizedPoint<Solution>, because interruption: SearchInterruption?
  ) -> Self where Found == SearchedFrontier<Solution> {
    .found(
      SearchedFrontier(
        chain: [point], gap: interruption == nil ? 0 : .infinity, interruption: interruption))
  }
}
