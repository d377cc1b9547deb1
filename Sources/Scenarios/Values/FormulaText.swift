// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads how KPIs are made of others: `40 GBP * signups - spend`, `spend / signups`.
///
/// Names may contain blanks and signs: the longest name that the scenario has wins, and quotes
/// settle. A name that the scenario does not have is read up to the next sign between blanks.
enum FormulaText {
  /// One term of a sum.
  struct Term: Equatable {
    /// The factor, with the currency that was written behind it.
    var factor: Amount
    /// The KPI.
    var kpi: String
  }

  /// Reads a sum of KPIs with factors.
  ///
  /// - Throws: what to write instead.
  static func sum(_ text: Substring, names: Names) throws(BadValue) -> [Term] {
    var rest = text.trimmed
    var terms: [Term] = []
    var sign = 1.0
    if rest.first == "-" || rest.first == "+" {
      sign = rest.first == "-" ? -1 : 1
      rest = rest.dropFirst().trimmed
    }
    while true {
      var term = try term(&rest, names: names)
      term.factor.value *= sign
      terms.append(term)
      rest = rest.trimmed
      guard let operation = rest.first else { return terms }
      guard operation == "+" || operation == "-" else {
        throw unexpected(operation, behind: term)
      }
      sign = operation == "-" ? -1 : 1
      rest = rest.dropFirst().trimmed
    }
  }

  /// Reads one KPI divided by another.
  ///
  /// - Throws: what to write instead.
  static func ratio(
    _ text: Substring, names: Names
  ) throws(BadValue) -> (numerator: String, denominator: String) {
    var rest = text.trimmed
    let numerator = try name(&rest, endingAt: [" / ", "/"], names: names)
    rest = rest.trimmed
    guard rest.first == "/", !numerator.isEmpty else {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a ratio",
        suggestion: "write one KPI divided by another, for example spend / signups")
    }
    rest = rest.dropFirst().trimmed
    let denominator = try name(&rest, endingAt: [" / "], names: names)
    guard rest.trimmed.isEmpty, !denominator.isEmpty else {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a ratio of two KPIs",
        suggestion: "declare a KPI with 'sum' or 'ratio' for each part")
    }
    return (numerator, denominator)
  }

  // MARK: Terms

  private static func term(_ rest: inout Substring, names: Names) throws(BadValue) -> Term {
    if rest.isEmpty {
      throw BadValue(
        .badValue, "a KPI is missing at the end of the sum",
        suggestion: "write it as 40 * signups - spend")
    }
    if names.longestKPI(in: rest) == nil, let star = rest.firstIndex(of: "*") {
      let before = rest[..<star].trimmed
      let isFactor = !before.contains { "+\"'".contains($0) } && !before.contains(" - ")
      if isFactor {
        let factor = try AmountText.amount(before, expected: "factor")
        rest = rest[rest.index(after: star)...].trimmed
        let kpi = try name(&rest, endingAt: [" + ", " - ", " * ", " / "], names: names)
        return Term(factor: factor, kpi: kpi)
      }
    }
    let kpi = try name(&rest, endingAt: [" + ", " - ", " * ", " / ", "*"], names: names)
    if let number = try? AmountText.amount(kpi[...]) {
      throw BadValue(
        .badValue, "a sum is of KPIs, and \(Quoting.quoted(kpi)) is a fixed amount",
        suggestion: number.isShare ? "write \(kpi) * and a KPI" : "write a fixed part as 'base'")
    }
    if let x = kpi.firstIndex(of: "x"), NumberText.reading(kpi[..<x].trimmed) != nil {
      let name = kpi[kpi.index(after: x)...].trimmed
      throw BadValue(
        .badValue, "\(Quoting.quoted(kpi)) is not a KPI with a factor",
        suggestion: "write it as \(kpi[..<x].trimmed) * \(name)")
    }
    return Term(factor: Amount(value: 1), kpi: kpi)
  }

  private static func unexpected(_ operation: Character, behind term: Term) -> BadValue {
    switch operation {
    case "*":
      BadValue(
        .badValue, "the factor stands before the KPI",
        suggestion: "write it as 40 * \(term.kpi)")
    case "/":
      BadValue(
        .badValue, "a sum holds no division", suggestion: "declare the quotient with 'ratio'")
    default:
      BadValue(
        .badValue, "a '+' or '-' is missing behind \(Quoting.quoted(term.kpi))",
        suggestion: "write it as 40 * signups - spend; put unusual names in quotes")
    }
  }

  /// Takes a name off the front: a quoted one, the longest known one, or all up to one of the ends.
  private static func name(
    _ rest: inout Substring, endingAt ends: [String], names: Names
  ) throws(BadValue) -> String {
    if let quote = rest.first, quote == "\"" || quote == "'" {
      let inner = rest.dropFirst()
      guard let close = inner.firstIndex(of: quote) else {
        throw BadValue(
          .badValue, "the quote before \(Quoting.quoted(inner)) is not closed",
          suggestion: "close it")
      }
      rest = inner[inner.index(after: close)...]
      return String(inner[..<close])
    }
    if let known = names.longestKPI(in: rest) {
      rest = rest[known.endIndex...]
      return String(known)
    }
    var end = rest.startIndex
    while end < rest.endIndex, !ends.contains(where: { rest[end...].hasPrefix($0) }) {
      end = rest.index(after: end)
    }
    let name = rest[..<end].trimmed
    rest = rest[end...]
    return String(name)
  }
}
