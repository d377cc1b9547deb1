// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads what a goal asks for: `18k`, `at least 18k`, `+25%`, `+3pp`, `-500`.
enum GoalTargetText {
  /// What a number of a target is.
  enum Kind: Equatable {
    /// A value to reach, with the side that is fine where it was written.
    case value(LimitID.Side?)
    /// A change of the baseline; as a share where the amount is one.
    case change
    /// A change of the baseline in percentage points.
    case points
  }

  /// Reads a target.
  ///
  /// - Throws: what to write instead.
  static func read(_ text: Substring) throws(BadValue) -> (kind: Kind, amount: Amount) {
    let text = text.trimmed
    for side in LimitID.Side.allCases where text.hasPrefix(side.rawValue + " ") {
      let rest = text.dropFirst(side.rawValue.count).trimmed
      if rest.first == "+" {
        throw BadValue(
          .badValue, "\(Quoting.quoted(text)) mixes a value with a change",
          suggestion: "write \(rest), or the value behind '\(side.rawValue)'")
      }
      return (.value(side), try AmountText.amount(rest, expected: "target"))
    }
    guard let sign = text.first, sign == "+" || sign == "-" else {
      if let points = points(text), NumberText.reading(points) != nil {
        throw BadValue(
          .badValue, "\(Quoting.quoted(text)) does not say up or down",
          suggestion: "write +\(text) or -\(text)")
      }
      return (.value(nil), try AmountText.amount(text, expected: "target"))
    }
    let size = text.dropFirst()
    guard size.first?.isNumber == true else {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a change",
        suggestion: "write +10%, +3pp or -500")
    }
    let factor: Double = sign == "-" ? -1 : 1
    if let number = points(size) {
      let value = try NumberText.percentage(number, expected: "number of points")
      let points = try NumberText.number(number, expected: "number of points", isCell: true)
      return (.points, Amount(value: factor * value, percent: factor * points))
    }
    var amount = try AmountText.amount(size, expected: "change")
    amount.value *= factor
    return (.change, amount)
  }

  /// The number in front of `pp`.
  private static func points(_ text: Substring) -> Substring? {
    text.hasSuffix("pp") ? text.dropLast(2).trimmed : nil
  }
}

/// Reads when a goal is to be reached: `2026-09-30`, `60 days`, `8 weeks`.
enum DeadlineText {
  /// Reads a deadline.
  ///
  /// - Throws: what to write instead.
  static func deadline(_ text: Substring) throws(BadValue) -> Goal.Deadline {
    let text = text.trimmed
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    let units = ["day": 1, "days": 1, "week": 7, "weeks": 7]
    guard words.count == 2, let days = units[String(words[1])] else {
      guard !text.contains("-") else { return .day(try PeriodText.date(text)) }
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a deadline",
        suggestion: "write a day, 2026-09-30, or a number of days, 60 days")
    }
    guard let count = NumberText.reading(words[0])?.value, let whole = Int(exactly: count),
      abs(whole) <= largest
    else {
      throw BadValue(
        .badValue, "\(Quoting.quoted(text)) is not a whole number of days",
        suggestion: "write it as 60 days")
    }
    return .afterDays(whole * days)
  }

  /// More days or weeks than there are between the years 1 and 9999.
  private static let largest = 4_000_000
}
