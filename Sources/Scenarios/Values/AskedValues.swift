// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// Reads values that are asked of KPIs outside of a scenario, `trust=8.9,reach=1.4M`.
package enum AskedValues {
  /// Reads the values by KPI, in the KPIs' units.
  ///
  /// Names stand as in the scenario, in quotes where they hold a comma or an equal sign; values are
  /// written as there, with the KPI's own unit behind them or without, and as a share only for a
  /// ratio. Whether a KPI has a better and a worse is not asked here.
  ///
  /// - Throws: what is wrong, and what to write instead.
  package static func parse(
    _ text: String, in scenario: CheckedScenario
  ) throws(InvalidAskedValues) -> [String: Double] {
    var values: [String: Double] = [:]
    for part in split(text[...], at: ",") {
      let halves = split(part, at: "=")
      guard halves.count == 2, !halves[0].trimmed.isEmpty else {
        throw InvalidAskedValues(
          "\(Quoting.quoted(part.trimmed)) is no KPI with a value; write them as "
            + "trust=8.9,reach=1.4M, and numbers without commas")
      }
      let name = String(unquoted(halves[0].trimmed))
      guard let kpi = scenario.kpi(named: name) else {
        throw InvalidAskedValues(
          "there is no KPI \(Quoting.quoted(name))\(advice(name, scenario))")
      }
      guard values[name] == nil else {
        throw InvalidAskedValues("\(Quoting.quoted(name)) is asked for twice")
      }
      values[name] = try value(halves[1].trimmed, of: kpi, scenario)
    }
    return values
  }

  /// Reads names of KPIs, `trust,reach,"cost, total"`; whether there are such KPIs is not asked.
  package static func names(_ text: String) -> [String] {
    split(text[...], at: ",").map { String(unquoted($0.trimmed)) }
  }

  private static func value(
    _ text: Substring, of kpi: KPI, _ scenario: CheckedScenario
  ) throws(InvalidAskedValues) -> Double {
    var text = text
    let unit = kpi.unit ?? ""
    let isMoney = Currency.isCode(unit)
    if !unit.isEmpty, !isMoney, text.hasSuffix(" \(unit)") {
      text = text.dropLast(unit.count + 1).trimmed
    }
    let amount: Amount
    do {
      amount = try AmountText.amount(text, expected: "value")
    } catch {
      throw InvalidAskedValues(
        "\(error.message), asked of \(Quoting.quoted(kpi.name))"
          + (error.suggestion.map { "; \($0)" } ?? ""))
    }
    let name = Quoting.quoted(kpi.name)
    let counted = unit.isEmpty ? "has no unit" : "is in \(unit)"
    if amount.isShare, !isRatio(kpi) {
      throw InvalidAskedValues(
        "\(name) \(counted), so that a share, \(Quoting.quoted(text)), does not fit; write the value "
          + "to reach, for example 1.4M")
    }
    if let currency = amount.currency, currency != unit {
      throw InvalidAskedValues(
        "\(name) \(counted), not in \(currency); "
          + (isMoney ? "write the amount in \(unit)" : "leave \(currency) out"))
    }
    return amount.value
  }

  private static func isRatio(_ kpi: KPI) -> Bool {
    if case .ratio = kpi.definition { true } else { false }
  }

  private static func advice(_ name: String, _ scenario: CheckedScenario) -> String {
    let names = scenario.kpis.map(\.name)
    return NearestName.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
      ?? "; there is \(Quoting.list(names))"
  }

  /// The parts of a text between separators; in a part that begins with a quote they count from the
  /// closing quote on.
  private static func split(_ text: Substring, at separator: Character) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if isQuote(character), text[start..<index].allSatisfy(\.isWhitespace),
        text[text.index(after: index)...].contains(character)
      {
        quote = character
      } else if character == separator {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    return parts + [text[start...]]
  }

  private static func unquoted(_ text: Substring) -> Substring {
    guard let first = text.first, isQuote(first), text.last == first, text.count > 1 else {
      return text
    }
    return text.dropFirst().dropLast()
  }

  private static func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "'"
  }
}

/// Values that cannot be asked of KPIs.
package struct InvalidAskedValues: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and what to write.
  package let description: String

  init(_ description: String) { self.description = description }
}
