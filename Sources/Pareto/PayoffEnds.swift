// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// The ends of a frontier: for each objective the best point in it, of those the best in the others
/// in their order.
struct PayoffEnds<Solution: Sendable>: Sendable {
  enum Outcome {
    /// One end at least.
    case found(PayoffEnds)
    /// The search is over.
    case ended(FrontierSearchOutcome<Solution>)
  }

  /// One per objective, in their order, as far as the search came.
  private(set) var points: [ScalarizedPoint<Solution>] = []
  /// What keeps an end from being proven, if anything.
  private(set) var interruption: SearchInterruption?
  /// Whether the search may go on from the ends.
  private(set) var isOpen = true

  /// Finds the ends to a gap, the largest difference between bound and value in each objective's
  /// unit.
  ///
  /// - Complexity: one lexicographic optimum per objective.
  static func find<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, gap: [Double]
  ) throws(ScalarizerFailure) -> Outcome where S.Solution == Solution {
    let count = scalarizer.objectiveCount
    var ends = PayoffEnds()
    for objective in 0..<count where ends.isOpen {
      let order = [objective] + (0..<count).filter { $0 != objective }
      do throws(ScalarizerFailure) {
        let outcome = try scalarizer.lexicographicOptimum(order: order, gap: gap)
        if let end = ends.take(outcome) { return .ended(end) }
      } catch {
        if ends.points.isEmpty { throw error }
        ends.stop(because: .failure(error))
      }
    }
    return .found(ends)
  }

  /// Takes an end in; what the search comes to where that is the end of it.
  private mutating func take(
    _ outcome: ScalarizedOutcome<Solution>
  ) -> FrontierSearchOutcome<Solution>? {
    switch outcome {
    case .found(let point):
      points.append(point)
    case .unbounded:
      return .unbounded
    case .infeasible:
      if points.isEmpty { return .infeasible }
      // Where there is a point, that there is none cannot be true.
      stop(because: .solve(.numericalTrouble))
    case .interrupted(let reason, let best):
      if let best { points.append(best) }
      if points.isEmpty { return .interrupted(reason, best: nil) }
      if reason == .numericalTrouble, best != nil {
        interruption = .solve(reason)
      } else {
        stop(because: .solve(reason))
      }
    }
    return nil
  }

  private mutating func stop(because reason: SearchInterruption) {
    interruption = reason
    isOpen = false
  }
}

extension SearchedFrontier {
  /// The frontier where the ends are all that is known: a single point, or what was found before
  /// something went wrong.
  init(_ ends: PayoffEnds<Solution>, gap: [Double], cover: Cover) {
    let payoff = ends.points.map(\.values)
    let isSingle =
      payoff.count == gap.count
      && ObjectiveScales(ends: payoff, gap: gap).pending.count == gap.count
    let kept = isSingle ? [0] : Nondominated.indices(ofMany: payoff)
    self.init(
      points: kept.map { ends.points[$0] }, cover: cover, payoff: payoff,
      gap: isSingle && ends.interruption == nil ? 0 : .infinity,
      interruption: ends.interruption ?? (isSingle ? nil : .solve(.numericalTrouble)))
  }
}
