// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto
import Programs

extension ModelSearch {
  /// The frontier of a model with whole numbers.
  func runInteger(
    progress: (FrontierSearchProgress) -> Void
  ) throws(ScalarizerFailure) -> ModelOutcome {
    let whole = model.variables.indices.filter { model.variables[$0].isInteger }
    let program = MultiObjectiveIntegerProgram(
      model.program, wholeColumns: whole.map { Column(index: $0) })
    var scalarizer = try IntegerScalarizer(program, limits: limits)
    return try runPieces(&scalarizer, progress: progress) { $0.x }
  }
}
