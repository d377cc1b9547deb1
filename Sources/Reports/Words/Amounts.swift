// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Writes amounts of money and of KPIs with their units.
struct Amounts {
  let currency: String?

  /// An amount of money as somebody wrote it: `360k GBP`.
  func money(_ amount: Double) -> String { with(currency, FigureFormat.amount(amount)) }

  /// A KPI's amount as somebody wrote it: `17k people`.
  func kpi(_ kpi: KPI?, _ amount: Double) -> String {
    with(kpi?.unit, FigureFormat.amount(amount))
  }

  /// A computed amount of a KPI, rounded to a few digits.
  func rounded(_ kpi: KPI?, _ amount: Double, significant: Int = 4) -> String {
    with(kpi?.unit, FigureFormat.rounded(amount, significant: significant))
  }

  /// A text with its unit behind it, where there is one.
  func with(_ unit: String?, _ text: String) -> String {
    guard let unit, !unit.isEmpty else { return text }
    return "\(text) \(unit)"
  }

  /// Words joined as in a sentence: `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`.
  static func list(_ words: [String], most: Int = .max) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    if words.count > most {
      return words.prefix(most - 1).joined(separator: ", ") + " and \(words.count - most + 1) more"
    }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }
}
