// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

/// How to search for the best point with whole values, and how long.
package struct IntegerOptions: Sendable {
  /// Kinds of cutting planes. GLPK's cover cuts are missing on purpose: their generator is not
  /// thread-safe.
  package struct Cuts: OptionSet, Hashable, Sendable {
    /// The kinds as bits.
    package let rawValue: Int

    /// The kinds that the bits stand for.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Mixed-integer rounding.
    package static let mixedIntegerRounding = Cuts(rawValue: 1)

    /// Gomory's mixed-integer cuts.
    package static let gomory = Cuts(rawValue: 2)

    /// Clique cuts.
    package static let clique = Cuts(rawValue: 4)
  }

  /// Which fractional column a node branches on.
  package enum Branching: CInt, Hashable, Sendable {
    /// The first.
    case first = 0

    /// The last.
    case last = 1

    /// The one nearest to a half.
    case mostFractional = 2

    /// The one whose branches promise to cost most, by Driebeck's and Tomlin's penalties.
    case driebeckTomlin = 3

    /// The one whose branches have cost most so far.
    case pseudocost = 4
  }

  /// Which node comes next.
  package enum Backtracking: CInt, Hashable, Sendable {
    /// The newest: finds points early.
    case depthFirst = 0

    /// The oldest.
    case breadthFirst = 1

    /// The one with the best bound: proves early.
    case bestBound = 2

    /// The one with the best estimate of a whole point below it.
    case bestProjection = 3
  }

  /// Where the bounds of columns are tightened by what the rows leave them.
  package enum Preprocessing: CInt, Hashable, Sendable {
    /// Nowhere: what is best where rows hold many columns and nodes are cheap.
    case none = 0

    /// At the root.
    case root = 1

    /// At every node.
    case everyNode = 2
  }

  /// Stop once the incumbent is proven to be within this share of the best, at least 0.
  package var relativeGap = 0.0

  /// The most time, the relaxation included; nil for no limit.
  package var timeLimit: Duration?

  /// The most nodes; nil for no limit.
  package var nodeLimit: Int?

  /// What stops the search from outside. It is looked at between nodes, so a node's own relaxation
  /// that takes long, or cycles, is ended by the time limit only.
  package var cancellation: CancellationToken?

  /// Where the search reports how far it is.
  package var progress: SearchProgress?

  /// A value for every column: a point to start from, which the search must beat.
  ///
  /// It is checked: whole where it must be, and within ``SimplexOptions/trustTolerance`` of
  /// ``relaxation`` of all rows and bounds.
  package var start: [Double]?

  /// The kinds of cutting planes to generate.
  package var cuts: Cuts = []

  /// Whether GLPK's integer presolver runs first. It can neither be interrupted nor take a start.
  package var presolve = false

  /// Which fractional column a node branches on.
  package var branching: Branching = .driebeckTomlin

  /// Which node comes next.
  package var backtracking: Backtracking = .bestBound

  /// Where the bounds of columns are tightened by what the rows leave them.
  package var preprocessing: Preprocessing = .everyNode

  /// How far from whole a value may be to count as whole, in (0, 1); it is rounded then.
  package var integralityTolerance = 1e-6

  /// By what share a node must beat the incumbent to be looked at, in (0, 1).
  package var objectiveTolerance = 1e-9

  /// How the relaxation at the root is solved. Its time limit and cancellation are those of the
  /// search.
  package var relaxation = SimplexOptions()

  /// The options with their defaults: prove optimality, without cuts.
  package init() {}
}

extension IntegerOptions {
  /// Checks limits and tolerances, and the start as far as it can be checked without the problem.
  func validate() throws(GLPKError) {
    guard relativeGap >= 0, relativeGap.isFinite else {
      throw .badOption(name: "relative gap", value: relativeGap)
    }
    let tolerances = [
      ("integrality tolerance", integralityTolerance), ("objective tolerance", objectiveTolerance),
    ]
    for (name, value) in tolerances where !(value > 0 && value < 1) {
      throw .badOption(name: name, value: value)
    }
    if let nodeLimit, nodeLimit < 0 {
      throw .badOption(name: "node limit", value: Double(nodeLimit))
    }
    if presolve && start != nil { throw .startWithPresolve }
    try relaxation.validate()
  }
}
