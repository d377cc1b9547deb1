// SPDX-License-Identifier: GPL-3.0-or-later

/// A key of a map in a scenario file.
struct Key: Sendable {
  /// The name as it is written.
  let name: String
  /// What may stand behind it.
  let shape: Shape
  /// Whether it must be there.
  let isRequired: Bool
  /// What it means, for editors; `nil` where its shape says enough.
  let meaning: String?

  init(_ name: String, _ shape: Shape, isRequired: Bool = false, meaning: String? = nil) {
    self.name = name
    self.shape = shape
    self.isRequired = isRequired
    self.meaning = meaning
  }

  /// What a schema says of it.
  var schema: OrderedJSON { shape.schema.described(meaning) }
}
