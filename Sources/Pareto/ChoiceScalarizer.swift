// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

/// A ``Scalarizer`` over a program with yes-or-no or whole-number decisions: a *choice* fixes all
/// of them.
///
/// The points that the program allows with its choice fixed are the choice's *slice*, most often a
/// concave one. The frontier of the whole program is what is nondominated among the frontiers of
/// the slices.
///
/// The support of a solve with floors need hold only the points that keep them: what breaks a floor
/// may be better, which a concave slice would not allow.
package protocol ChoiceScalarizer<Solution>: Scalarizer, ~Copyable {
  /// What fixes every decision; equal for two solutions exactly when they decide alike.
  associatedtype Choice: Hashable & Sendable

  /// Whether a choice leaves nothing open, so that every slice is a single point.
  var slicesArePoints: Bool { get }

  /// The smallest amount by which the values of each objective can differ, derived from the data; 0
  /// where none is known.
  ///
  /// Values of an objective with a step above 0 are whole multiples of it, its constant aside, and
  /// compare exactly.
  var valueSteps: [Double] { get }

  /// What a solution decides.
  func choice(of solution: Solution) -> Choice

  /// Whether every mix of two points of a choice's slice is reached or passed by a point of it, as
  /// where its program is concave.
  func isConcave(_ choice: Choice) -> Bool

  /// Maximizes the weighted sum under the floors within the slice of a choice.
  mutating func solve(_ scalarization: Scalarization, within choice: Choice)
    throws(ScalarizerFailure) -> ScalarizedOutcome<Solution>

  /// Maximizes the objectives one after the other among the points that keep the floors, of all
  /// choices or of one.
  ///
  /// - Parameters:
  ///   - order: every objective once, the most important first.
  ///   - floors: the least value of each objective; minus infinity for none.
  ///   - gap: the largest difference between bound and value of each stage, in the objective's own
  ///     unit.
  ///   - choice: the slice to stay in; `nil` for all.
  /// - Returns: the point, with a support for the first objective of the order alone that holds
  ///   every point which keeps the floors.
  mutating func lexicographicOptimum(
    order: [Int], floors: [Double], gap: [Double], within choice: Choice?
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Solution>

  /// Every extreme point of the frontier of a slice, from best in the first objective to best in
  /// the second, where the slice is linear; `nil` where it is curved.
  mutating func walk(_ choice: Choice) throws(ScalarizerFailure) -> SliceWalk<Solution>?
}

extension ChoiceScalarizer where Self: ~Copyable {
  /// A choice fixes whatever keeps its slice from being concave, unless a program says otherwise.
  package func isConcave(_ choice: Choice) -> Bool { true }
}

/// How listing the extreme points of a slice ended: with all of them, at least one, where
/// neighbours are joined by edges of the slice's frontier; or with a slice that has no point, or in
/// which an objective can grow for ever.
package typealias SliceWalk<Solution: Sendable> = Ending<
  [ScalarizedPoint<Solution>], Unproven, Unproven
>
