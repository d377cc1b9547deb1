// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto

/// The optimum of a program in which lines that need choices may mix their uses, with the proof of
/// its bound.
struct Relaxation {
  /// A part of a line's mix.
  struct Share {
    /// The option, among all of the ``ChoiceLines``.
    var option: Int
    /// The amount.
    var amount: Double
    /// How much of the mix it is.
    var share: Double
  }

  /// The spend of each line without choices; `nil` where the search ended before there was a mix
  /// that keeps all rows.
  var spends: [Double]?
  /// The mix of each line that needs choices; empty where there is none.
  var uses: [[Share]]
  /// As in ``SeparableSolution/rowMultipliers``.
  var rowMultipliers: [Double]
  /// As in ``SeparableSolution/floorMultipliers``.
  var floorMultipliers: [Double]
  /// The weighted sum of the mix.
  var value: Double
  /// What no point's weighted sum can pass.
  var bound: Double
}

/// How solving a relaxation ended: within the asked gap, or at a bound no higher than the cutoff;
/// by a limit, where the best that was found may have a bound and no mix; or proven to have not
/// even a mix that keeps all rows and floors.
typealias RelaxedOutcome = Ending<Relaxation, SeparableInfeasibility, Never>
