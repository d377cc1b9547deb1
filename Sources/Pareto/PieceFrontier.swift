// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Finds the frontier of a program with choices and amounts, in pieces of one choice each.
///
/// For the choices met so far the search knows the frontiers of their slices, and so what none of
/// these dominates: edges, single points, and jumps between them. Then it asks about all choices at
/// once, along the edge or past the jump above which most is left possible. Each answer proves that
/// there is no more, or brings a choice that was not met before. Since there are finitely many
/// choices this comes to an end.
///
/// Source: the idea of Boland, Charkhgard and Savelsbergh, "A criterion space search algorithm for
/// biobjective mixed integer programming: the triangle splitting method", INFORMS Journal on
/// Computing 27 (2015), here with whole slices.
package struct PieceFrontier: ChoiceFrontierAlgorithm {
  /// The gap to reach, a share of each objective's range; above 0 where a slice is curved, where it
  /// is not 0 gives all.
  package var gap: Double
  /// The largest difference between bound and value at the ends of the frontier and of curved
  /// slices, in each objective's unit.
  package var endGap: [Double]
  /// With more points than this, ends of pieces included, the search stops; at least 2.
  package var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Precondition: a gap of at least 0, two gaps of at least 0 for the ends, and at least two
  ///   points.
  package init(gap: Double = 0, endGap: [Double] = [0, 0], maximumPoints: Int = 5000) {
    precondition(gap >= 0, "a gap is at least 0")
    precondition(endGap.count == 2 && endGap.allSatisfy { $0 >= 0 }, "each end needs a gap")
    precondition(maximumPoints >= 2, "a frontier has two ends")
    self.gap = gap
    self.endGap = endGap
    self.maximumPoints = maximumPoints
  }

  /// For a curve where amounts are left open.
  package init?(_ task: FrontierTask, isSettled: Bool) {
    guard task.form == .curve, !isSettled, task.points == nil else { return nil }
    self.init(gap: task.gap, endGap: task.endGap)
    if let most = task.maximumPoints { maximumPoints = most }
  }

  /// Runs the search.
  ///
  /// Of two choices that reach the same values only one has a piece there. Points of a curved piece
  /// are on its curve, the edges between them below it.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, of two objectives.
  ///   - progress: told before every solve over all choices between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: a solve over all choices for each edge, each jump, and each choice on the way,
  ///   and some within slices; besides them quadratic in the number of edges for each choice.
  package func run<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    precondition(scalarizer.objectiveCount == 2, "a frontier in pieces has two objectives")
    let ends: FrontierEnds<S.Solution>
    switch try FrontierEnds.find(&scalarizer, gap: endGap) {
    case .ended(let outcome): return outcome
    case .found(let both): ends = both
    }
    var search = PieceSearch<S.Choice, S.Solution>(
      ends, gap: gap, endGap: endGap, steps: scalarizer.valueSteps)
    search.insert(ends.first, scalarizer)
    search.insert(ends.last, scalarizer)
    do throws(ScalarizerFailure) {
      while !search.isOver {
        guard search.count <= maximumPoints else {
          search.interruption = .pointLimit
          break
        }
        if try search.expand(&scalarizer) { continue }
        if try search.narrow(&scalarizer) { continue }
        if try search.findCuts(&scalarizer) { continue }
        guard let question = search.next else {
          if search.refine() { continue }
          break
        }
        let opening = search.opening
        progress(
          FrontierSearchProgress(points: search.count, gap: opening.isFinite ? opening : nil))
        try search.ask(question, &scalarizer)
      }
    } catch {
      search.interruption = .failure(error)
    }
    return .found(search.frontier)
  }
}
