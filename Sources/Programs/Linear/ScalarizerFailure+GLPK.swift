// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto

extension ScalarizerFailure {
  /// What GLPK refused: numbers that it cannot hold, and what its own arithmetic comes to, are
  /// nobody's mistake.
  init(_ error: GLPKError) {
    let isArithmetic =
      switch error {
      case .badNumber, .singularBasis, .fault: true
      case .crossedBounds, .fractionalBound, .outOfRange, .repeated, .wrongCount,
        .wrongNumberOfBasics, .emptyBasicColumn, .badOption, .notSolved, .fractionalStart,
        .infeasibleStart, .startWithPresolve, .tooBig, .lost, .foreignThread:
        false
      }
    self.init(error, isArithmetic: isArithmetic)
  }
}
