// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension MOPReader {
  /// What the letters of a bound mean.
  enum BoundType: String {
    case lower = "LO"
    case upper = "UP"
    case fixed = "FX"
    case free = "FR"
    case noLower = "MI"
    case noUpper = "PL"
    case binary = "BV"
    case integerLower = "LI"
    case integerUpper = "UI"

    /// Whether a number has to stand behind the column.
    var takesNumber: Bool {
      switch self {
      case .lower, .upper, .fixed, .integerLower, .integerUpper: true
      case .free, .noLower, .noUpper, .binary: false
      }
    }
  }

  /// A type, an optional name of the set, a column, and a number where the type takes one.
  mutating func readBound(_ fields: [Range<Int>]) {
    let letters = text(fields[0]).uppercased()
    guard let type = BoundType(rawValue: letters) else {
      refuseBound(letters, at: fields[0])
      return
    }
    guard let (set, name, figure) = parts(of: fields, type) else { return }
    if let set { checkSet(set, .bounds) }
    guard let column = columnIndices[text(name)] else {
      refuseUnknown("column", at: name, among: columnIndices, section: "COLUMNS")
      return
    }
    let span = source.span(fields[0].lowerBound..<(figure ?? name).upperBound)
    switch type {
    case .lower, .integerLower:
      if let figure, let value = limit(figure, isUpper: false) {
        setEnds(of: column, lower: value, at: span)
      }
    case .upper, .integerUpper:
      if let figure, let value = limit(figure, isUpper: true) {
        setEnds(of: column, upper: value, at: span)
      }
    case .fixed:
      if let figure, let value = number(figure, of: "value") {
        setEnds(of: column, lower: value, upper: value, at: span)
      }
    case .free: setEnds(of: column, lower: -.infinity, upper: .infinity, at: span)
    case .noLower: setEnds(of: column, lower: -.infinity, at: span)
    case .noUpper: setEnds(of: column, upper: .infinity, at: span)
    case .binary: setEnds(of: column, lower: 0, upper: 1, at: span)
    }
    switch type {
    case .binary, .integerLower, .integerUpper: columns[column].isInteger = true
    case .lower, .upper, .fixed, .free, .noLower, .noUpper: break
    }
  }

  /// Which field is what: the name of the set may be left out, and types without a number may have
  /// one all the same.
  private mutating func parts(
    of fields: [Range<Int>], _ type: BoundType
  ) -> (set: Range<Int>?, column: Range<Int>, figure: Range<Int>?)? {
    let least = type.takesNumber ? 3 : 2
    guard fields.count >= least else {
      complain(
        .missing, at: fields[fields.count - 1],
        type.takesNumber
          ? "the bound has no column or no number" : "the bound has no column",
        advice: type.takesNumber ? "write the column and the number" : "write the column")
      return nil
    }
    guard fields.count <= 4 else {
      complain(
        .syntax, at: fields[4], "there is text behind the bound",
        advice: "a bound takes a type, a set, a column and a number")
      return nil
    }
    if fields.count == 4 { return (fields[1], fields[2], type.takesNumber ? fields[3] : nil) }
    if type.takesNumber { return (nil, fields[1], fields[2]) }
    if fields.count == 2 { return (nil, fields[1], nil) }
    // Either a set and a column, or a column and a number that means nothing.
    let isColumnFirst =
      columnIndices[text(fields[2])] == nil && columnIndices[text(fields[1])] != nil
      && MOPNumber.value(source.bytes[fields[2]]) != nil
    return isColumnFirst ? (nil, fields[1], nil) : (fields[1], fields[2], nil)
  }

  /// A number that may also say that there is no limit.
  private mutating func limit(_ range: Range<Int>, isUpper: Bool) -> Double? {
    let bytes = source.bytes[range]
    let isNegative = bytes.first == UInt8(ascii: "-")
    let isInfinite =
      MOPNumber.isInfinityWord(bytes)
      || MOPNumber.value(bytes).map { abs($0) >= MOPNumber.infinity } == true
    guard isInfinite else { return number(range, of: "limit") }
    guard isNegative != isUpper else {
      complain(
        .outOfRange, at: range,
        "\(Quoting.quoted(text(range))) leaves no value for the column",
        advice: isUpper
          ? "write PL where there is no upper limit" : "write MI where there is no lower limit")
      return nil
    }
    return isUpper ? .infinity : -.infinity
  }

  private mutating func setEnds(
    of column: Int, lower: Double? = nil, upper: Double? = nil, at span: Span
  ) {
    let old = columns[column]
    if lower != nil && old.lower != nil || upper != nil && old.upper != nil {
      let end = lower != nil && old.lower != nil ? "lower" : "upper"
      let before = old.boundSpan.map { " in line \($0.line)" } ?? ""
      complain(
        .duplicate, at: span,
        "the column \(Quoting.quoted(old.name)) has a bound on its \(end) end already\(before)",
        advice: "leave one out")
      return
    }
    columns[column].lower = lower ?? old.lower
    columns[column].upper = upper ?? old.upper
    columns[column].boundSpan = span
  }

  private mutating func refuseBound(_ letters: String, at range: Range<Int>) {
    switch letters {
    case "SC", "SI", "SN":
      complain(
        .notSupportedYet, at: range, "bounds of type \(letters) cannot be read",
        advice: "for 0 or at least a minimum, add a 0-1 column y with rows least·y ≤ x ≤ most·y")
    default:
      complain(
        .badValue, at: range, "\(Quoting.quoted(text(range))) is no type of bound",
        advice: "the types are LO, UP, FX, FR, MI, PL, BV, LI and UI")
    }
  }
}
