// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The schema of scenario files, for editors that complete and check YAML by one.
///
/// It knows keys and the form of values. What contradicts itself, and names that nothing has, only
/// `validate` finds.
///
/// Source: JSON Schema, draft 7 (2018).
package enum ScenarioSchema {
  /// The schema in JSON.
  package static let text: String = {
    let top = Scenario.keys.vocabulary
    var definitions: [(key: String, value: OrderedJSON)] = []
    for key in top.keys { define(key.shape, in: &definitions) }
    let head: OrderedJSON = [
      "$schema": "http://json-schema.org/draft-07/schema#", "title": "apportion.scenario",
    ]
    let body = top.schema.described(top.meaning)
    return (head + body + ["definitions": .object(definitions)]).text() + "\n"
  }()

  /// Adds what a shape defines and what its parts and keys do, each once.
  private static func define(
    _ shape: Shape, in definitions: inout [(key: String, value: OrderedJSON)]
  ) {
    if let definition = shape.definition {
      if definitions.contains(where: { $0.key == definition.key }) { return }
      definitions.append(definition)
    }
    for part in shape.parts { define(part, in: &definitions) }
    if case .keys(let inner) = shape.inside {
      for key in inner.keys { define(key.shape, in: &definitions) }
    }
  }
}
