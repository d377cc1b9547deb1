// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// How rows and columns are multiplied inside GLPK to bring coefficients near one.
package enum Scaling: Hashable, Sendable {
  /// Not at all.
  case none

  /// As GLPK thinks best.
  case automatic

  /// By the geometric mean of the coefficients.
  case geometric

  /// So that the largest coefficient is one.
  case equilibration
}

extension Problem {
  /// Scales the problem as it is now; columns and rows added later are not scaled.
  ///
  /// Values, prices and bounds are always in the units given. Factors are powers of two, but the
  /// tolerances then hold for scaled values.
  package mutating func scale(_ scaling: Scaling) throws(GLPKError) {
    solution = StoredSolution()
    try unsafe check(cglpk_scale(handle, scaling.code))
  }
}

extension Scaling {
  var code: cglpk_scaling {
    switch self {
    case .none: .none
    case .automatic: .automatic
    case .geometric: .geometric
    case .equilibration: .equilibration
    }
  }
}
