// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The schema of scenario files, for editors that complete and check YAML by one.
///
/// It knows keys and the form of values. What contradicts itself, and names that nothing has, only
/// `validate` finds.
///
/// Source: JSON Schema, draft 7 (2018).
public enum ScenarioSchema {
  /// The schema in JSON.
  public static let text: String = {
    var definitions = Definitions()
    let top = Scenario.keys.vocabulary
    definitions.take(top)
    let head: OrderedJSON = [
      "$schema": "http://json-schema.org/draft-07/schema#", "title": "apportion.scenario",
    ]
    let schema = head + top.schema + ["definitions": .object(definitions.all)]
    return schema.serialized()
  }()

  /// What shapes define, each once, in the order in which they are met.
  private struct Definitions {
    private(set) var all: [(key: String, value: OrderedJSON)] = []

    mutating func take(_ vocabulary: Vocabulary) {
      if vocabulary.allowsPer { take(Shape.amount) }
      for key in vocabulary.keys { take(key.shape) }
    }

    private mutating func take(_ shape: Shape) {
      if let definition = shape.definition {
        guard !all.contains(where: { $0.key == definition.name }) else { return }
        all.append((definition.name, definition.body))
      }
      for part in shape.parts { take(part) }
      if case .keys(let vocabulary) = shape.inside { take(vocabulary) }
    }
  }
}
