// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto

/// What is asked of a ``ChoiceProgram``.
struct ChoiceQuestion {
  /// The weight of each objective.
  var weights: [Double]
  /// The least value of each objective.
  var floors: [Double]
  /// The difference between bound and value that is good enough, in units of the weighted sum.
  var gap: Double
  /// What the search may use up.
  var limits: SearchLimits
  /// The most cases of the search; `nil` for as many as it takes.
  var caseLimit: Int?
  /// Whether amounts are looked for as finely as arithmetic tells them apart, see
  /// ``BranchingScalarizer/isFine``.
  var isFine = false
  /// Whether GLPK looks for points among the lines in question; under a floor of a few last digits
  /// it may pivot without an end.
  var looksIntoCore = true

  /// The weight of every row under multipliers: less what the rows' bounds charge, plus what
  /// objectives are worth.
  func rowWeights(_ multipliers: ChoiceMultipliers) -> [Double] {
    multipliers.rows.map { -$0 } + zip(weights, multipliers.floors).map { $0 + $1 }
  }
}

extension Relaxation {
  var multipliers: ChoiceMultipliers {
    ChoiceMultipliers(rows: rowMultipliers, floors: floorMultipliers)
  }
}

/// A feasible point without its proof.
struct ChoiceIncumbent {
  var uses: [ChoiceProgram.Use]
  var value: Double
}
