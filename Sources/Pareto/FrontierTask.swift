// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// What is asked of a frontier, whatever finds it.
package struct FrontierTask: Sendable {
  /// What a frontier is made of.
  package enum Form: Hashable, Sendable {
    /// Two objectives: points in order, and the stretches between them.
    case curve
    /// Two objectives: points in order, of which only these count.
    case list
    /// Any number of objectives: points, and their mixes where the program is concave.
    case several
  }

  /// What the frontier is made of.
  package var form: Form
  /// How many points to find; `nil` for as many as the gap needs.
  ///
  /// On the curve of a concave program they are evenly spread; else none that is missing is much
  /// better than all of them.
  package var points: Int?
  /// The share of each objective's range that points may miss; 0 for nothing.
  ///
  /// Beside a number of points it says when fewer are enough, or how exactly a curve is known
  /// before they are spread on it.
  package var gap: Double
  /// The largest difference between bound and value at the ends, in each objective's unit.
  package var endGap: [Double]
  /// How many points a search without a number may take; `nil` for as many as its algorithm is
  /// fit for.
  package var maximumPoints: Int?

  /// Makes a task.
  package init(
    _ form: Form, points: Int? = nil, gap: Double, endGap: [Double], maximumPoints: Int? = nil
  ) {
    self.form = form
    self.points = points
    self.gap = gap
    self.endGap = endGap
    self.maximumPoints = maximumPoints
  }
}

/// A search for the frontier of a concave program.
///
/// An algorithm is a type of its own that knows which tasks it is for. It comes into use by its
/// line in `FrontierTask.concaveAlgorithms`, before those that may do the same less well.
package protocol ConcaveFrontierAlgorithm: Sendable {
  /// Sets the search up; `nil` for a task that it is not for.
  init?(_ task: FrontierTask)

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, concave, with as many objectives as the task has gaps for ends.
  ///   - progress: told before every solve between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  func run<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution>
}

/// A search for the frontier of a program with choices.
///
/// It comes into use by its line in `FrontierTask.choiceAlgorithms`, see
/// ``ConcaveFrontierAlgorithm``.
package protocol ChoiceFrontierAlgorithm: Sendable {
  /// Sets the search up; `nil` for a task that it is not for.
  ///
  /// - Parameter isSettled: whether choices leave nothing open, so that plans are points.
  init?(_ task: FrontierTask, isSettled: Bool)

  /// Runs the search, see ``ConcaveFrontierAlgorithm/run(_:progress:)``.
  func run<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution>
}

extension FrontierTask {
  /// What searches frontiers of concave programs; the first that is for a task does it.
  static let concaveAlgorithms: [any ConcaveFrontierAlgorithm.Type] = [
    EvenFrontier.self, SandwichFrontier.self, OuterApproximation.self,
  ]

  /// What searches frontiers of programs with choices; the first that is for a task does it.
  static let choiceAlgorithms: [any ChoiceFrontierAlgorithm.Type] = [
    CompleteFrontier.self, PieceFrontier.self, BoxFrontier.self, ZoneFrontier.self,
  ]

  /// Finds the frontier of a concave program, see ``ConcaveFrontierAlgorithm/run(_:progress:)``.
  package func run<S: Scalarizer & ~Copyable>(
    concave scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    for algorithm in Self.concaveAlgorithms {
      if let search = algorithm.init(self) {
        return try search.run(&scalarizer, progress: progress)
      }
    }
    throw ScalarizerFailure(misuse: "no algorithm is for \(self)")
  }

  /// Finds the frontier of a program with choices, see
  /// ``ConcaveFrontierAlgorithm/run(_:progress:)``.
  package func run<S: ChoiceScalarizer & ~Copyable>(
    choices scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    for algorithm in Self.choiceAlgorithms {
      if let search = algorithm.init(self, isSettled: scalarizer.slicesArePoints) {
        return try search.run(&scalarizer, progress: progress)
      }
    }
    throw ScalarizerFailure(misuse: "no algorithm is for \(self)")
  }
}
