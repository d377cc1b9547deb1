// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Pareto
import Programs

/// Asks for the frontier of a model.
package struct ModelSearch: Sendable {
  /// What is asked for.
  package struct Options: Hashable, Sendable {
    /// The largest share of each objective's range by which a missed point may be better; `nil` or
    /// 0 for every point. Where three or more objectives are not all settled by integers, there is
    /// no listing every point, and `nil` means ``ModelSearch/mixedGap``.
    package var gap: Double?
    /// How many points to spread over the frontier, at least 2, or of three objectives or more how
    /// many to find; `nil` for as many as there are or as the gap needs. With integers they are
    /// points of the frontier, chosen so that none that is missing is much better than all of them.
    package var points: Int?
    /// When to stop.
    package var timeLimit: Duration?

    /// Asks for everything, unless something else is given.
    package init(gap: Double? = nil, points: Int? = nil, timeLimit: Duration? = nil) {
      self.gap = gap
      self.points = points
      self.timeLimit = timeLimit
    }
  }

  /// A frontier is listed in full up to this many points.
  package static let mostPoints = 100_000
  /// How closely the shape of a frontier is known before points are spread on it, where no gap is
  /// asked for.
  static let shapeGap = 1e-3

  /// The gap to which a frontier of three objectives or more is known, where integers and amounts
  /// both count.
  package static let mixedGap = 0.01

  let model: NamedModel
  let options: Options
  let limits: SearchLimits

  /// Prepares a search, whose time runs from now on.
  ///
  /// - Precondition: the model has two to eight objectives.
  package init(
    _ model: NamedModel, _ options: Options = Options(), cancellation: CancellationToken? = nil
  ) {
    precondition((2...8).contains(model.objectives.count), "a frontier has two to eight objectives")
    self.model = model
    self.options = options
    limits = SearchLimits(
      deadline: options.timeLimit.map { ContinuousClock.now.advanced(by: $0) },
      cancellation: cancellation)
  }

  /// Finds the frontier.
  ///
  /// - Parameter progress: told after every point of a search to a gap.
  /// - Throws: what broke, where that was before there was any point.
  package func run(
    progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> ModelOutcome {
    do throws(ScalarizerFailure) {
      if model.objectives.count > 2 { return try runSeveral(progress: progress) }
      return model.hasIntegers
        ? try runInteger(progress: progress) : try runLinear(progress: progress)
    } catch {
      guard error.isArithmetic else { throw error }
      return .interrupted(.numericalTrouble, best: nil)
    }
  }
}
