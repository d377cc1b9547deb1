// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Finds as few points as it takes to prove a two-objective concave frontier to a gap.
///
/// Between two neighbours the frontier lies above their chord and below the half-planes that the
/// solves proved. The stretch with the widest opening is split by a solve with weights level along
/// its chord, until no opening is wider than the gap. Source: Rote, "The convergence rate of the
/// sandwich algorithm for approximating convex functions", Computing 48 (1992); the opening is
/// measured as ``SearchedFrontier/gap`` says.
///
/// It ends: a solve to a tenth of the gap either proves its stretch to the gap, or finds a point so
/// far above the chord that the area between chords and frontier shrinks by 0.8 · gap² at least,
/// and that area is at most a half to begin with. A stretch whose solve gave no new point is not
/// asked again.
package struct SandwichFrontier: ConcaveFrontierAlgorithm {
  /// The gap to reach, a share of each objective's range; above 0.
  package var gap: Double
  /// The largest difference between bound and value at the ends, in each objective's unit.
  ///
  /// Ends that differ by no more in either objective are one point.
  package var endGap: [Double]
  /// How many points it may take, ends included; at least 2.
  package var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Precondition: a gap above 0, two gaps of at least 0 for the ends, and at least two points.
  package init(gap: Double, endGap: [Double], maximumPoints: Int = 5000) {
    precondition(gap > 0, "a sandwich needs a gap above 0")
    precondition(endGap.count == 2 && endGap.allSatisfy { $0 >= 0 }, "each end needs a gap")
    precondition(maximumPoints >= 2, "a frontier has two ends")
    self.gap = gap
    self.endGap = endGap
    self.maximumPoints = maximumPoints
  }

  /// For a curve to a gap.
  package init?(_ task: FrontierTask) {
    guard task.form == .curve, task.points == nil, task.gap > 0 else { return nil }
    self.init(gap: task.gap, endGap: task.endGap)
    if let most = task.maximumPoints { maximumPoints = most }
  }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, of two objectives.
  ///   - progress: told before every solve between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: about 1/√gap solves; besides them quadratic in their number.
  package func run<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    switch try search(&scalarizer, progress: progress) {
    case .found(let sandwich): .found(sandwich.frontier(gap: gap))
    case .ended(let outcome): outcome
    }
  }

  /// How far a search came.
  enum Outcome<Solution: Sendable> {
    case found(Sandwich<Solution>)
    case ended(FrontierSearchOutcome<Solution>)
  }

  func search<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> Outcome<S.Solution> {
    precondition(scalarizer.objectiveCount == 2, "a sandwich has two objectives")
    var sandwich: Sandwich<S.Solution>
    switch try FrontierEnds.find(&scalarizer, gap: endGap) {
    case .ended(let outcome): return .ended(outcome)
    case .found(let ends):
      sandwich = Sandwich(ends)
      guard ends.isOpen else { return .found(sandwich) }
    }
    var goal = gap
    search: while let stretch = sandwich.widest(over: &goal, for: gap) {
      guard sandwich.count < maximumPoints else {
        sandwich.interruption = .pointLimit
        break search
      }
      progress(FrontierSearchProgress(points: sandwich.count, gap: sandwich.openings.gap))
      let question = Scalarization(
        weights: sandwich.weights(along: stretch), gap: ParetoTolerance.solveShare * goal)
      do throws(ScalarizerFailure) {
        switch try scalarizer.solve(question) {
        case .found(let point):
          sandwich.insert(point, from: stretch)
        case .interrupted(let reason, let best):
          if let best { sandwich.insert(best, from: stretch) } else { sandwich.close(stretch) }
          sandwich.interruption = .solve(reason)
          guard reason == .numericalTrouble else { break search }
        case .infeasible, .unbounded:
          // The ends were feasible and bounded: such an answer cannot be trusted.
          sandwich.close(stretch)
          sandwich.interruption = .solve(.numericalTrouble)
        }
      } catch {
        sandwich.interruption = .failure(error)
        break search
      }
    }
    return .found(sandwich)
  }
}
