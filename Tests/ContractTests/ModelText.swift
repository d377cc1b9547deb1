// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models
import Programs
import Scenarios

/// Writes models as MPS text with several N rows.
enum ModelText {
  /// The model as a file would hold it, every row and bound spelled out.
  static func text(_ model: NamedModel) -> String {
    var lines = [
      "NAME \(model.name)", "OBJSENSE", model.sense == .maximize ? "    MAX" : "    MIN",
    ]
    lines.append("ROWS")
    lines += model.objectives.map { " N \($0.name)" }
    lines += model.constraints.map { " \(letter($0.bounds)) \($0.name)" }
    lines += columns(model)
    lines.append("RHS")
    lines += model.objectives.map { " RHS \($0.name) \(-$0.constant)" }
    lines += model.constraints.map { " RHS \($0.name) \(side($0.bounds))" }
    lines.append("RANGES")
    for constraint in model.constraints where isRange(constraint.bounds) {
      let width = constraint.bounds.upper - constraint.bounds.lower
      lines.append(" RNG \(constraint.name) \(width)")
    }
    lines.append("BOUNDS")
    for variable in model.variables {
      let (lower, upper) = (variable.bounds.lower, variable.bounds.upper)
      lines.append(
        lower.isFinite ? " LO BND \(variable.name) \(lower)" : " MI BND \(variable.name)")
      lines.append(
        upper.isFinite ? " UP BND \(variable.name) \(upper)" : " PL BND \(variable.name)")
    }
    return (lines + ["ENDATA", ""]).joined(separator: "\n")
  }

  private static func columns(_ model: NamedModel) -> [String] {
    var lines = ["COLUMNS"]
    var entries = [[NamedModel.Entry]](repeating: [], count: model.variables.count)
    for entry in model.entries { entries[entry.column.index].append(entry) }
    for (column, variable) in model.variables.enumerated() {
      if variable.isInteger { lines.append(" M\(column) 'MARKER' 'INTORG'") }
      for objective in model.objectives {
        lines.append(" \(variable.name) \(objective.name) \(objective.coefficients[column])")
      }
      for entry in entries[column] {
        let row = model.constraints[entry.row.index].name
        lines.append(" \(variable.name) \(row) \(entry.value)")
      }
      if variable.isInteger { lines.append(" M\(column) 'MARKER' 'INTEND'") }
    }
    return lines
  }

  private static func letter(_ bounds: Bounds) -> String {
    if bounds.lower == bounds.upper { return "E" }
    return bounds.upper.isFinite ? "L" : "G"
  }

  private static func side(_ bounds: Bounds) -> Double {
    bounds.upper.isFinite ? bounds.upper : bounds.lower
  }

  private static func isRange(_ bounds: Bounds) -> Bool {
    bounds.lower.isFinite && bounds.upper.isFinite && bounds.lower < bounds.upper
  }
}

/// A file that exists only in a test.
struct TextReader: FileReader {
  let text: String

  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] { Array(text.utf8) }
}

extension LinearInstance {
  /// The instance as a model; objectives that are maximized beside others that are minimized have
  /// their signs changed, as one sense holds for all.
  var model: NamedModel {
    let isMaximized = sense.allSatisfy { $0 == .max }
    let program = program()
    return NamedModel(
      name: name, sense: isMaximized ? .maximize : .minimize,
      objectives: program.objectives.enumerated().map { index, objective in
        let sign = isMaximized ? 1.0 : -1
        return NamedModel.Objective(
          name: "f\(index + 1)", coefficients: objective.coefficients.map { $0 * sign + 0 },
          constant: objective.constant * sign + 0)
      },
      constraints: program.rowBounds.enumerated().map {
        NamedModel.Constraint(name: "r\($0.offset + 1)", bounds: $0.element)
      },
      variables: program.columnBounds.enumerated().map {
        NamedModel.Variable(
          name: "x\($0.offset + 1)", bounds: $0.element, isInteger: integer?[$0.offset] ?? false)
      },
      entries: program.entries.map { NamedModel.Entry($0.row, $0.column, $0.value) }
        .sorted { ($0.column.index, $0.row.index) < ($1.column.index, $1.row.index) })
  }
}
