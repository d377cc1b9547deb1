// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
import Pareto

/// A feasible point of a ``ChoiceProgram`` with the proof of how good it is.
package struct ChoiceSolution: Hashable, Sendable {
  /// How each line is used.
  package var uses: [ChoiceProgram.Use]
  /// The value of each measure, on the true curves.
  package var measures: [Double]
  /// The value of each objective.
  package var objectives: [Double]
  /// The weights of the objectives that the proof is about.
  package var weights: [Double]
  /// What each objective was asked to reach; minus infinity for nothing.
  package var floors: [Double]
  /// The multipliers over all points.
  package var multipliers: ChoiceMultipliers
  /// The weighted sum of the objectives.
  package var value: Double
  /// What the weighted sum of no feasible point can pass that keeps `within`.
  package var bound: Double
  /// How the bound was proven.
  package var proof: ChoiceProof
  /// The decisions that all points have in common of which the bound speaks; empty where it speaks
  /// of every point.
  package var within: [BranchingChoice.Decision]

  /// Makes a solution.
  package init(
    uses: [ChoiceProgram.Use], measures: [Double], objectives: [Double], weights: [Double],
    floors: [Double], multipliers: ChoiceMultipliers, value: Double, bound: Double,
    proof: ChoiceProof, within: [BranchingChoice.Decision] = []
  ) {
    self.uses = uses
    self.measures = measures
    self.objectives = objectives
    self.weights = weights
    self.floors = floors
    self.multipliers = multipliers
    self.value = value
    self.bound = bound
    self.proof = proof
    self.within = within
  }
}

extension ChoiceProgram {
  /// The same proof for other uses of the same score.
  package func moved(_ solution: ChoiceSolution, to uses: [Use]) -> ChoiceSolution {
    var moved = solution
    moved.uses = uses
    moved.measures = measures(of: uses)
    moved.objectives = objectiveValues(at: moved.measures)
    moved.value = zip(moved.weights, moved.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    moved.bound = max(moved.bound, moved.value)
    return moved
  }

  /// A solution in which two lines that are alike take each other's place, also in what its proof
  /// speaks of.
  package func swapped(_ solution: ChoiceSolution, _ line: Int, _ other: Int) -> ChoiceSolution {
    var uses = solution.uses
    uses.swapAt(line, other)
    var swapped = moved(solution, to: uses)
    for index in swapped.within.indices {
      switch swapped.within[index].line {
      case line: swapped.within[index].line = other
      case other: swapped.within[index].line = line
      default: break
      }
    }
    swapped.within.sort { $0.line < $1.line }
    return swapped
  }
}

/// Multipliers of the rows and of the floors on objectives.
package struct ChoiceMultipliers: Hashable, Sendable {
  /// One per row: above 0 it leans on the upper bound, below 0 on the lower one.
  package var rows: [Double]
  /// One per objective, at least 0: the multiplier of its floor.
  package var floors: [Double]

  /// Makes multipliers.
  package init(rows: [Double], floors: [Double]) {
    self.rows = rows
    self.floors = floors
  }
}

/// How a bound over a ``ChoiceProgram`` was proven.
package enum ChoiceProof: Hashable, Sendable {
  /// By the multipliers over all points.
  case multipliers
  /// By cases, each with multipliers of its own.
  case cases(ChoiceCases)
  /// By a search whose steps are not kept; the multipliers prove this bound.
  case search(rootBound: Double)
}

/// A proof by cases: at each fork every point is in one of two cases.
package indirect enum ChoiceCases: Hashable, Sendable {
  /// No point of the case passes the bound, by these multipliers.
  case bounded(ChoiceMultipliers)
  /// The case has no point, by these multipliers.
  case empty(ChoiceMultipliers)
  /// Two cases that leave nothing out.
  case fork(ChoiceSplit, ChoiceCases, ChoiceCases)
}

/// How a fork splits the points, by one line.
package enum ChoiceSplit: Hashable, Sendable {
  /// First the amounts of at most this, then those of at least this.
  case amount(line: Int, Double)
  /// First these options, by position in the line, then the others.
  case options(line: Int, Set<Int>)
}

/// How maximizing over a ``ChoiceProgram`` ended: with a point within the asked gap, by a limit, or
/// proven to have no point that keeps all rows and floors. It has bounds.
package typealias ChoiceOutcome = Ending<ChoiceSolution, ChoiceInfeasibility, Never>

extension ChoiceOutcome {
  /// This outcome, with the solution of an earlier attempt at the same question where that leaves
  /// less open.
  func orBetter(of earlier: ChoiceOutcome) -> ChoiceOutcome {
    guard case .interrupted(let reason, let best) = self,
      case .interrupted(_, let known?) = earlier
    else { return self }
    guard let best, best.bound - best.value < known.bound - known.value else {
      return .interrupted(reason, best: known)
    }
    return self
  }
}

/// Why no point keeps all rows and floors.
package enum ChoiceInfeasibility: Hashable, Sendable {
  /// Multipliers prove it, by how much the weighted rows miss at best.
  case multipliers(ChoiceMultipliers, violation: Double)
  /// Every case of a search ended without a point.
  case search
}
