// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading amounts in the scenario's currency, and in others that it gives rates for.
extension Decoder {
  /// What one unit of each other currency is worth in the scenario's own.
  mutating func readRates(_ field: Field) {
    let example = "write what one unit is worth in your own currency, for example {USD: 0.79}"
    let entries = entries(field, expected: "a map of rates", example: example)
    for entry in entries ?? [] {
      guard Currency.isCode(entry.key) else {
        let nearest = Currency.nearest(to: entry.key)
        complainAboutKey(
          .currency, at: entry, "unknown currency \(Quoting.quoted(entry.key))",
          suggestion: nearest.map { "did you mean \($0)?" }
            ?? "write an ISO 4217 code, for example USD")
        continue
      }
      if let rate = positiveNumber(entry) {
        rates.append(ExchangeRate(currency: entry.key, rate: rate))
      }
    }
  }

  /// An amount in the scenario's currency, from whichever it was written in; `nil` after a
  /// complaint.
  mutating func converted(_ amount: Amount, _ field: Field) -> Amount? {
    guard let code = amount.currency else { return amount }
    if let rate = rates.first(where: { $0.currency == code }) {
      usedRates.insert(code)
      return Amount(value: amount.value * rate.rate, currency: currency, percent: amount.percent)
    }
    return accept(currency: code, field) ? amount : nil
  }

  /// The rates that amounts were converted at; complains where nothing is in the scenario's own
  /// currency.
  mutating func ratesTaken(_ field: Field?) -> [ExchangeRate] {
    if let field, !usedRates.isEmpty, currency == nil {
      complain(
        .currency, at: field, "no amount says which currency is the scenario's own",
        suggestion: "write it behind the budget, for example 1.2M GBP, and take it out of the rates"
      )
    }
    return rates.filter { usedRates.contains($0.currency) }
  }
}
