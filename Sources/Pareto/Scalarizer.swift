// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

/// Something that can find a best point for weights on several objectives, all of them maximized,
/// and prove it.
///
/// This is all that a frontier algorithm sees of a solver. Every solve goes through here, so that
/// it can be counted, limited, cancelled, and made to fail in a test.
package protocol Scalarizer<Solution>: ~Copyable {
  /// What belongs to a point besides its objective values: the plan itself and its proof.
  associatedtype Solution: Sendable

  /// How many objectives there are.
  var objectiveCount: Int { get }

  /// Maximizes the weighted sum under the floors.
  ///
  /// Weights are at least 0 and not all 0. The point need not be unique, and may be only weakly
  /// efficient where a weight is 0.
  mutating func solve(_ scalarization: Scalarization) throws(ScalarizerFailure)
    -> ScalarizedOutcome<Solution>

  /// Maximizes the objectives one after the other, each without giving up any of those before.
  ///
  /// - Parameters:
  ///   - order: every objective once, the most important first.
  ///   - gap: the largest difference between bound and value of each stage, in the objective's own
  ///     unit.
  /// - Returns: the point, with a support for the first objective of the order alone.
  /// - Throws: what broke.
  mutating func lexicographicOptimum(order: [Int], gap: [Double]) throws(ScalarizerFailure)
    -> ScalarizedOutcome<Solution>
}

/// One question to a ``Scalarizer``.
package struct Scalarization: Hashable, Sendable {
  /// The weight of each objective per unit of it, at least 0.
  package var weights: [Double]
  /// The least value of each objective; minus infinity for none.
  package var floors: [Double]
  /// The largest difference between bound and value that is good enough, in units of the weighted
  /// sum.
  package var gap: Double

  /// Makes a question; without floors where none are given.
  package init(weights: [Double], floors: [Double]? = nil, gap: Double) {
    self.weights = weights
    self.floors = floors ?? Array(repeating: -.infinity, count: weights.count)
    self.gap = gap
  }
}

/// A half-plane that holds every feasible point: Σ weights · values ≤ bound.
package struct Support: Hashable, Sendable {
  /// One weight per objective, at least 0.
  package var weights: [Double]
  /// What no feasible point's weighted sum can pass.
  package var bound: Double

  /// Makes a half-plane.
  package init(weights: [Double], bound: Double) {
    self.weights = weights
    self.bound = bound
  }
}

/// A feasible point with the proof of how good it is.
package struct ScalarizedPoint<Solution: Sendable>: Sendable {
  /// The value of each objective.
  package var values: [Double]
  /// A half-plane that holds every feasible point; for a solve with floors its weights include
  /// their multipliers.
  package var support: Support
  /// What belongs to the point.
  package var solution: Solution

  /// Makes a point.
  package init(values: [Double], support: Support, solution: Solution) {
    self.values = values
    self.support = support
    self.solution = solution
  }
}

/// How a solve ended: with a point within the asked gap; by a limit, with the best point so far and
/// its honest support; or proven to have no point that keeps the floors and the program's own
/// limits, or a weighted sum that can grow for ever.
package typealias ScalarizedOutcome<Solution: Sendable> = Ending<
  ScalarizedPoint<Solution>, Unproven, Unproven
>

/// A solver that broke, and why.
///
/// Two are equal if they say the same.
public struct ScalarizerFailure: Error, CustomStringConvertible {
  /// What somebody asked who should not have.
  public struct Misuse: Error, CustomStringConvertible {
    /// What is wrong with the question.
    public var description: String
  }

  /// What was thrown.
  public var cause: any Error
  /// Whether figures left the range of the arithmetic: that says nothing about the question, which
  /// stays open. Anything else is a defect.
  public var isArithmetic: Bool

  /// Wraps what was thrown.
  public init(_ cause: any Error, isArithmetic: Bool = false) {
    self.cause = cause
    self.isArithmetic = isArithmetic
  }

  /// Refuses a question.
  public init(misuse: String) {
    self.init(Misuse(description: misuse))
  }

  /// What the cause says.
  public var description: String { String(describing: cause) }
}

extension ScalarizerFailure: Hashable {
  /// Whether two say the same.
  public static func == (one: Self, other: Self) -> Bool {
    one.isArithmetic == other.isArithmetic && one.description == other.description
  }

  /// Hashes what it says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(description)
  }
}
