// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// Aborts inside GLPK on demand, on the calling thread. Only tests call this.
package enum FaultInjection {
  /// Makes GLPK abort in the solve of this number, counted from now on from 1; 0 for none.
  package static func abort(solve number: Int) { cglpk_abort_solve(CInt(clamping: number)) }

  /// Asks for no abort any more, and frees what aborted solves have left; every problem of the
  /// thread is lost.
  package static func end() { cglpk_end_aborts() }

  /// The runs of the simplex method and the searches since the last ``abort(solve:)``.
  package static var solveCount: Int { Int(cglpk_solve_count()) }
}
