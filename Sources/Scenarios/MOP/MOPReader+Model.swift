// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models
import Planning

extension MOPReader {
  /// What was read as a model; `nil` where its parts do not make one.
  mutating func model() -> NamedModel? {
    checkObjectives()
    if columns.isEmpty, let first = rows.first {
      complain(.missing, at: first.span, "there are no columns", advice: "name them under COLUMNS")
    }
    let variables = self.variables()
    if findings.hasErrors { return nil }
    var places: [Int] = []
    var objectives: [NamedModel.Objective] = []
    var constraints: [NamedModel.Constraint] = []
    let zeros = [Double](repeating: 0, count: columns.count)
    for row in rows {
      if row.kind == .objective {
        places.append(objectives.count)
        objectives.append(
          NamedModel.Objective(
            name: row.name, coefficients: zeros, constant: row.rightHandSide.map { 0 - $0 } ?? 0))
      } else {
        places.append(constraints.count)
        constraints.append(NamedModel.Constraint(name: row.name, bounds: row.bounds))
      }
    }
    var coefficients: [NamedModel.Entry] = []
    coefficients.reserveCapacity(entries.count)
    for entry in entries {
      let row = Int(entry.row)
      let column = Int(entry.column)
      if rows[row].kind == .objective {
        objectives[places[row]].coefficients[column] = entry.value
      } else {
        coefficients.append(
          NamedModel.Entry(
            Row(index: places[row]), Column(index: column), entry.value))
      }
    }
    return NamedModel(
      name: name, sense: sense ?? .minimize, objectives: objectives, constraints: constraints,
      variables: variables, entries: coefficients)
  }

  private mutating func checkObjectives() {
    let objectives = rows.filter { $0.kind == .objective }
    switch objectives.count {
    case 0:
      let span = rows.first?.span ?? Span(source: source.index, line: 1, column: 1)
      complain(
        .missing, at: span, "no row is an objective",
        advice: "give two rows the letter N under ROWS")
    case 1:
      complain(
        .noTradeOff, at: objectives[0].span,
        "\(Quoting.quoted(objectives[0].name)) is the only objective, and one is not a trade-off",
        advice: "give a second row the letter N")
    case 2...8: break
    default:
      complain(
        .notSupportedYet, at: objectives[8].span,
        "there are \(objectives.count) objectives, and frontiers of more than eight are not supported",
        advice: "keep eight N rows at most")
    }
  }

  /// The columns with their ends settled, see docs/mop.md.
  private mutating func variables() -> [NamedModel.Variable] {
    var unboundedBelow: [MOPColumn] = []
    var binaries: [MOPColumn] = []
    var variables: [NamedModel.Variable] = []
    variables.reserveCapacity(columns.count)
    for column in columns {
      let isFree = column.lower == nil && (column.upper ?? 0) < 0
      let isBinary = column.isInteger && column.boundSpan == nil
      if isFree { unboundedBelow.append(column) }
      if isBinary { binaries.append(column) }
      let bounds = Bounds(
        lower: column.lower ?? (isFree ? -.infinity : 0),
        upper: column.upper ?? (isBinary ? 1 : .infinity))
      check(bounds, of: column)
      variables.append(
        NamedModel.Variable(name: column.name, bounds: bounds, isInteger: column.isInteger))
    }
    if let first = unboundedBelow.first {
      warn(
        at: first.boundSpan ?? first.span,
        "\(Self.subject(unboundedBelow)) a negative upper limit and no lower one: none is taken, not 0",
        "write MI for none, or LO with the limit")
    }
    if let first = binaries.first {
      warn(
        at: first.span,
        "\(Self.subject(binaries)) no bounds: as an integer it is taken to be 0 or 1",
        "write PL for no upper limit, or BV for 0 or 1")
    }
    return variables
  }

  private mutating func check(_ bounds: Bounds, of column: MOPColumn) {
    let span = column.boundSpan ?? column.span
    let name = Quoting.quoted(column.name)
    if column.isInteger {
      for (end, isUpper) in [(bounds.lower, false), (bounds.upper, true)]
      where end.isFinite && end != end.rounded() {
        let whole = end.rounded(isUpper ? .down : .up)
        complain(
          .contradiction, at: span,
          "the integer column \(name) has the \(isUpper ? "upper" : "lower") limit \(Self.text(end)), which is not whole",
          advice: "write \(Self.text(whole))")
        if bounds.lower == bounds.upper { return }
      }
    }
    if bounds.lower > bounds.upper {
      complain(
        .contradiction, at: span,
        "the column \(name) has the lower limit \(Self.text(bounds.lower)) above its upper limit \(Self.text(bounds.upper))",
        advice: "correct one of them")
    }
  }

  /// The first of some columns as the subject of a sentence, the others counted.
  private static func subject(_ columns: [MOPColumn]) -> String {
    let first = columns.first.map { Quoting.quoted($0.name) } ?? ""
    switch columns.count {
    case 1: return "the column \(first) has"
    case 2: return "the column \(first) and another have"
    default: return "the column \(first) and \(columns.count - 1) others have"
    }
  }

  private static func text(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension MOPRow {
  /// Where the row's activity must lie, by its letter, right-hand side and range.
  ///
  /// A range R makes an L row rhs - |R| ... rhs and a G row rhs ... rhs + |R|; an E row goes from
  /// rhs to rhs + R, whichever of the two is less. Source: B. A. Murtagh, "Advanced Linear
  /// Programming", McGraw-Hill (1981).
  fileprivate var bounds: Bounds {
    let side = rightHandSide ?? 0
    switch kind {
    case .objective: return .free
    case .atMost: return .between(range.map { side - abs($0) } ?? -.infinity, side)
    case .atLeast: return .between(side, range.map { side + abs($0) } ?? .infinity)
    case .equal: return .between(side + min(0, range ?? 0), side + max(0, range ?? 0))
    }
  }
}
