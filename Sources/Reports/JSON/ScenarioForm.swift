// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What every answer about a scenario says of the scenario.
enum ScenarioForm {
  /// The keys, for an answer that holds its scenario somewhere.
  static func keys<Answer>(
    _ scenario: @escaping (Answer) -> CheckedScenario?
  ) -> [String: DataForm<Answer>] {
    func of<Part>(
      _ part: @escaping (Scenario) -> Part, _ form: DataForm<Part>
    ) -> DataForm<Answer> {
      .known({ answer in scenario(answer).map { part($0.scenario) } }, form)
    }
    return [
      "name": of(\.name, .text).meaning("The scenario's title."),
      "currency": of(\.currency, .text)
        .meaning("The ISO 4217 code of every amount of money."),
      "rates": of(\.rates, rates).meaning("What one unit of each other currency was taken for."),
      "leftOut": of(\.shortfalls, .list(shortfall)),
      "period": of(\.period, .optional(period)),
    ]
  }

  private static var rates: DataForm<[ExchangeRate]> {
    DataForm(
      schema: SchemaPart(keys: [
        "type": .text("object"), "additionalProperties": .object(SchemaPart.number.keys),
      ])
    ) { rates in
      .object(
        Dictionary(rates.map { ($0.currency, JSONValue($0.rate)) }) { first, _ in first })
    }
  }

  private static var shortfall: DataForm<Shortfall> {
    .object([
      "creator": .of(\.creator, .text), "figure": .of(\.requirement.trait, .text),
      "value": .of(\.value, .number), "atLeast": .of(\.requirement.atLeast, .number),
      "atMost": .of(\.requirement.atMost, .number),
    ])
  }

  private static var period: DataForm<Period> {
    .object([
      "first": .of(\.first.description, .day), "last": .of(\.last.description, .day),
    ])
  }
}
