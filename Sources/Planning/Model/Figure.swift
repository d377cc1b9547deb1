// SPDX-License-Identifier: GPL-3.0-or-later

/// How figures look in complaints, and which ones make no sense.
enum Figure {
  /// No figure of a scenario is larger: beyond it sums of money lose their cents.
  static let largest = 1e15
  /// No figure that something is divided by is smaller.
  static let smallest = 1e-15

  /// Whether a figure can be a distance between amounts of money; none is fine.
  static func isStep(_ value: Double?) -> Bool {
    value.map { $0 >= smallest && $0 <= largest } ?? true
  }

  /// Whether two amounts of money are the same but for rounding.
  static func isSameMoney(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
  }

  /// The number as a planner would write it in the file: 450k, 1.2M, 0.35.
  static func text(_ value: Double) -> String {
    for (factor, suffix) in [(1e6, "M"), (1e3, "k")] {
      let short = value / factor
      if abs(short) >= 1, abs(short) < 1e6, (short * 100).rounded() / 100 == short {
        return plain(short) + suffix
      }
    }
    return plain(value)
  }

  /// A share as a planner would write it in the file: 0.3 as 30%.
  static func percentage(_ share: Double) -> String {
    plain((share * 1e8).rounded() / 1e6) + "%"
  }

  /// The number without a needless `.0`.
  static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The number rounded to four digits, for figures that were computed.
  static func rounded(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return plain(value) }
    var unit = 1.0
    while abs(value) / unit >= 1e4 { unit *= 10 }
    while abs(value) / unit < 1e3, unit > 1e-12 { unit /= 10 }
    let digits = (value / unit).rounded()
    return text(unit < 1 ? digits / (1 / unit).rounded() : digits * unit)
  }
}

extension Double {
  /// Whether it is a number of sensible size.
  var isSoundFigure: Bool { abs(self) <= Figure.largest }

  /// Whether it is money of sensible size.
  var isSoundMoney: Bool { self >= 0 && isSoundFigure }
}
