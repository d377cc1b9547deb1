// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models

extension ModelVerifier {
  /// A direction moves no row and no column towards a limit that it has, and changes the objectives
  /// as stated.
  ///
  /// - Complexity: linear in the size of the model.
  func check(
    _ direction: ModelFrontier.Direction, at position: Int,
    into verification: inout ModelVerification
  ) {
    guard direction.columns.count == model.variables.count,
      direction.changes.count == model.objectives.count,
      (direction.columns + direction.changes).allSatisfy(\.isFinite)
    else {
      verification.add(.direction, passed: false, because: "not one finite change per column")
      return
    }
    var complaint: String?
    for (change, variable) in zip(direction.columns, model.variables)
    where variable.bounds.isLeft(by: change, rounding: 0) {
      complaint = complaint ?? "'\(variable.name)' leaves its bounds"
    }
    var rows = [CompensatedSum](repeating: CompensatedSum(), count: model.constraints.count)
    for entry in model.entries {
      rows[entry.row.index].add(entry.value * direction.columns[entry.column.index])
    }
    for (sum, constraint) in zip(rows, model.constraints)
    where constraint.bounds.isLeft(by: sum.value, rounding: Tolerance.reducedCost * sum.magnitude) {
      complaint = complaint ?? "'\(constraint.name)' is broken further on"
    }
    for (stated, objective) in zip(direction.changes, model.objectives) {
      var sum = CompensatedSum()
      for (coefficient, change) in zip(objective.coefficients, direction.columns) {
        sum.add(coefficient * change)
      }
      if abs(sum.value - stated) > Tolerance.value * max(sum.magnitude, abs(stated)) {
        complaint = complaint ?? "'\(objective.name)' changes by \(sum.value), stated as \(stated)"
      }
    }
    verification.add(
      .direction, passed: complaint == nil,
      because: complaint ?? "direction \(position + 1) keeps all rows and bounds")
  }
}

extension Bounds {
  /// Whether a change for ever runs against a finite end.
  fileprivate func isLeft(by change: Double, rounding: Double) -> Bool {
    lower.isFinite && change < -rounding || upper.isFinite && change > rounding
  }
}
