// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Planning

extension MOPReader {
  /// Which way the objectives go.
  mutating func readSense(_ fields: [Range<Int>]) {
    if sense != nil {
      complain(
        .duplicate, at: fields[0], "the sense of the objectives is given a second time",
        advice: "one holds for all; change the signs of a row that goes the other way")
      return
    }
    switch text(fields[0]).uppercased() {
    case "MIN", "MINIMIZE", "MINIMISE": sense = .minimize
    case "MAX", "MAXIMIZE", "MAXIMISE": sense = .maximize
    default:
      complain(
        .badValue, at: fields[0], "\(Quoting.quoted(text(fields[0]))) is no sense",
        advice: "write MIN or MAX")
      return
    }
    senseSpan = source.span(fields[0])
    if fields.count > 1 {
      complain(
        .syntax, at: fields[1], "there is text behind \(text(fields[0]))",
        advice:
          "one sense holds for all objectives; change the signs of a row that goes the other way")
    }
  }

  /// A letter and a name.
  mutating func readRow(_ fields: [Range<Int>], layout: MOPLayout) {
    let letter = text(fields[0]).uppercased()
    let kind = letter.utf8.count == 1 ? letter.utf8.first.flatMap(MOPRow.Kind.init) : nil
    guard let kind else {
      complain(
        .badValue, at: fields[0], "\(Quoting.quoted(text(fields[0]))) is no type of row",
        advice: "write N for an objective, or E, L or G for =, ≤ or ≥")
      if fields.count > 1 { misreadNames.insert(text(fields[1])) }
      return
    }
    guard fields.count > 1 else {
      complain(
        .missing, at: fields[0], "the row has no name", advice: "write one behind the letter")
      return
    }
    let name = text(fields[1])
    if fields.count > 2 {
      let advice: String
      if kind == .objective, fields.dropFirst(2).allSatisfy({ isNumber($0) }) {
        advice = "leave out priority, weight and tolerances: a frontier needs none"
      } else if case .free(let line?) = layout {
        advice =
          "a name holds blanks only if all lines keep the fixed columns, and line \(line) does not"
      } else {
        advice = "a row takes a letter and a name"
      }
      complain(.syntax, at: fields[2], "there is text behind the name of the row", advice: advice)
      misreadNames.insert(name)
      return
    }
    if let first = rowIndices[name] {
      complain(
        .duplicate, at: fields[1],
        "the row \(Quoting.quoted(name)) stands in line \(rows[first].span.line) already",
        advice: "give each row a name of its own")
      return
    }
    rowIndices[name] = rows.count
    rows.append(MOPRow(name: name, kind: kind, span: source.span(fields[1])))
  }

  /// Right-hand sides or ranges: an optional name of the set, then rows with their numbers.
  mutating func readPairs(_ fields: [Range<Int>], _ section: MOPSection) {
    var pairs = fields[...]
    if !fields.count.isMultiple(of: 2) {
      guard fields.count > 1 else {
        complain(
          .missing, at: fields[0], "there is no row with a number",
          advice: "write a row and its number")
        return
      }
      checkSet(fields[0], section)
      pairs.removeFirst()
    }
    while let name = pairs.popFirst(), let figure = pairs.popFirst() {
      guard let row = rowIndices[text(name)] else {
        refuseUnknown("row", at: name, among: rowIndices, section: "ROWS")
        continue
      }
      if section == .ranges {
        readRange(row, at: name, figure)
      } else {
        readRightHandSide(row, at: name, figure)
      }
    }
  }

  private mutating func readRightHandSide(
    _ row: Int, at name: Range<Int>, _ figure: Range<Int>
  ) {
    guard let value = number(figure, of: "right-hand side") else { return }
    guard rows[row].rightHandSide == nil else {
      complain(
        .duplicate, at: name,
        "the row \(Quoting.quoted(rows[row].name)) has a right-hand side already",
        advice: "leave one out")
      return
    }
    rows[row].rightHandSide = value
  }

  private mutating func readRange(_ row: Int, at name: Range<Int>, _ figure: Range<Int>) {
    guard let value = number(figure, of: "range") else { return }
    guard rows[row].kind != .objective else {
      complain(
        .contradiction, at: name,
        "\(Quoting.quoted(rows[row].name)) is an objective, which has no range",
        advice: "leave it out, or make the row an E, L or G row")
      return
    }
    guard rows[row].range == nil else {
      complain(
        .duplicate, at: name, "the row \(Quoting.quoted(rows[row].name)) has a range already",
        advice: "leave one out")
      return
    }
    rows[row].range = value
  }

  /// A file may hold several sets of which a tool is to choose one; here all lines are to belong to
  /// the same.
  mutating func checkSet(_ range: Range<Int>, _ section: MOPSection) {
    let name = text(range)
    guard let first = setNames[section] else {
      setNames[section] = name
      return
    }
    if first != name {
      complain(
        .contradiction, at: range,
        "\(Quoting.quoted(name)) is a second set under \(section.rawValue) beside \(Quoting.quoted(first))",
        advice: "keep the lines of one set")
    }
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    MOPNumber.value(source.bytes[range]) != nil
  }
}
