// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Explains why a text is not a number: what other countries, spreadsheets and YAML tools write,
/// and how it is written here. Where a text could mean two numbers it names both and chooses none.
enum NumberExplanation {
  /// Why the text is not what is expected.
  static func explain(_ text: Substring, expected: String) -> BadValue {
    let what = "\(Quoting.quoted(text)) is not \(article(expected)) \(expected)"
    for rule in rules {
      if let advice = rule(text) { return BadValue(.badValue, what, suggestion: advice) }
    }
    return BadValue(.badValue, what, suggestion: "write it as 1200, 1.2k or 1.2M")
  }

  private static func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }

  private static let rules: [@Sendable (Substring) -> String?] = [
    empty, reserved, notFinite, currencySign, otherBase, underscores, baseSixty, date, spaces,
    semicolon, percentApart, leadingZeros, plusSign, bareDot, commas, dots, suffix, currencyPlace,
  ]

  private static let empty: @Sendable (Substring) -> String? = {
    $0.isEmpty ? "write a number, for example 1.2k" : nil
  }

  private static let reserved: @Sendable (Substring) -> String? = {
    ReservedWord.isReserved(String($0)) ? "write a number, for example 1.2k" : nil
  }

  private static let notFinite: @Sendable (Substring) -> String? = { text in
    var word = text.lowercased()[...]
    while let first = word.first, "+-.".contains(first) { word.removeFirst() }
    return ["inf", "infinity", "nan", "∞"].contains(word)
      ? "write a finite number, or leave the limit out" : nil
  }

  private static let currencySign: @Sendable (Substring) -> String? = { text in
    guard let sign = text.first(where: { $0.isCurrencySymbol }) else { return nil }
    let rest = text.filter { $0 != sign && $0 != " " }
    let number = NumberText.reading(rest[...]) == nil ? "5" : rest
    let codes: [Character: String] = [
      "£": "GBP", "€": "EUR", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "₴": "UAH",
    ]
    guard let code = codes[sign] else {
      return "write the currency's code behind it, for example \(number) USD"
    }
    return "write \(number) \(code)"
  }

  private static let otherBase: @Sendable (Substring) -> String? = { text in
    let lower = text.lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where lower.hasPrefix(prefix) {
      guard let value = Int(lower.dropFirst(2), radix: radix) else { continue }
      return "write \(value)"
    }
    return nil
  }

  private static let underscores: @Sendable (Substring) -> String? = { text in
    guard text.contains("_") else { return nil }
    let rest = text.filter { $0 != "_" }
    return NumberText.reading(rest[...]) == nil ? nil : "write \(rest)"
  }

  private static let baseSixty: @Sendable (Substring) -> String? = { text in
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.allSatisfy({ isDigits($0) }) else { return nil }
    return "write one number; some YAML tools would read this in base 60"
  }

  private static let date: @Sendable (Substring) -> String? = { text in
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ isDigits($0) }) else { return nil }
    return "write dates as year-month-day, for example 2026-07-01"
  }

  private static let spaces: @Sendable (Substring) -> String? = { text in
    let rest = text.filter { !$0.isWhitespace }
    guard rest.count < text.count, let last = rest.last, last.isNumber || "kM".contains(last),
      NumberText.reading(rest[...]) != nil
    else { return nil }
    return "write \(rest)"
  }

  private static let semicolon: @Sendable (Substring) -> String? = { text in
    text.contains(";") ? "write one number with a decimal point, without ';'" : nil
  }

  private static let percentApart: @Sendable (Substring) -> String? = { text in
    guard text.last == "%" else { return nil }
    let rest = text.dropLast().filter { !$0.isWhitespace }
    return NumberText.reading(rest[...]) == nil ? nil : "a share does not fit here"
  }

  private static let leadingZeros: @Sendable (Substring) -> String? = { text in
    guard text.first == "0" || text.hasPrefix("-0") else { return nil }
    let sign = text.first == "-" ? "-" : ""
    let rest = text.drop { $0 == "-" }.drop { $0 == "0" }
    let number = rest.first.map { $0.isNumber } == true ? rest : "0" + rest
    return NumberText.reading(number) == nil ? nil : "write \(sign)\(number)"
  }

  private static let plusSign: @Sendable (Substring) -> String? = { text in
    guard text.first == "+", NumberText.reading(text.dropFirst()) != nil else { return nil }
    return "write \(text.dropFirst())"
  }

  private static let bareDot: @Sendable (Substring) -> String? = { text in
    let sign = text.first == "-" ? "-" : ""
    let rest = text.dropFirst(sign.count)
    if rest.first == ".", NumberText.reading("0" + rest) != nil { return "write \(sign)0\(rest)" }
    if rest.last == ".", NumberText.reading(text.dropLast()) != nil {
      return "write \(text.dropLast())"
    }
    return nil
  }

  private static let commas: @Sendable (Substring) -> String? = { text in
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    let joined = parts.joined()
    let pointed = parts.joined(separator: ".")
    let isGrouped = isGrouped(parts, tail: parts[parts.count - 1])
    if parts.count == 2, NumberText.reading(pointed[...]) != nil {
      return isGrouped
        ? "write \(joined), or \(pointed) if the comma is a decimal one"
        : "write \(pointed) (a decimal comma is not accepted)"
    }
    if isGrouped, NumberText.reading(joined[...]) != nil {
      return "write \(joined) (without commas between thousands)"
    }
    return "write one number with a decimal point and no commas"
  }

  private static let dots: @Sendable (Substring) -> String? = { text in
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    let joined = parts.joined()
    guard isGrouped(parts, tail: parts[parts.count - 1]), NumberText.reading(joined[...]) != nil
    else { return nil }
    return "write \(joined) (without points between thousands)"
  }

  private static let suffix: @Sendable (Substring) -> String? = { text in
    let letters = text.reversed().prefix { $0.isLetter }.count
    guard letters > 0 else { return nil }
    let word = text.suffix(letters).lowercased()
    let number = text.dropLast(letters).filter { !$0.isWhitespace }
    guard let value = NumberText.reading(number[...]), !value.hasSuffix,
      !number.contains(where: \.isLetter)
    else { return nil }
    switch word {
    case "k", "thousand", "tsd": return "write \(number)k"
    case "m", "mn", "mio", "mln", "mm", "million", "millions": return "write \(number)M"
    case "b", "bn", "mrd", "billion", "billions": return "write it in millions, with M"
    default: return nil
    }
  }

  private static let currencyPlace: @Sendable (Substring) -> String? = { text in
    guard text.contains(where: { $0.isLetter }) else { return nil }
    let code = text.filter { $0.isLetter && $0 != "k" && $0 != "M" }
    let number = text.filter { !$0.isWhitespace && !code.contains($0) }
    guard Currency.isCode(code.uppercased()), NumberText.reading(number[...]) != nil else {
      return nil
    }
    return "write \(number) \(code.uppercased())"
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// Whether the parts are digits in threes, as between thousands separators.
  private static func isGrouped(_ parts: [Substring], tail: Substring) -> Bool {
    let tailDigits = tail.prefix { $0.isNumber }
    guard let head = parts.first, tailDigits.count == 3 else { return false }
    return isDigits(head.drop { $0 == "-" }) && head.count <= 4
      && parts.dropFirst().dropLast().allSatisfy { isDigits($0) && $0.count == 3 }
  }
}
