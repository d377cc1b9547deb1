// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of one kind of thing, each with how it is read: the one place that declares them.
struct Keys<Thing: Sendable>: Sendable {
  /// When a key is read: what others depend on early, what depends on others late.
  enum Turn: CaseIterable {
    case early, usual, late, last
  }

  /// A key, or a few that are read together.
  struct Entry: Sendable {
    let keys: [Key]
    let turn: Turn
    /// Reads what there is of the keys into a thing; what is wrong leaves the thing as it was.
    let read: @Sendable (inout Decoder, Fields, inout Thing) -> Void
  }

  /// What is known of the keys without reading anything.
  let vocabulary: Vocabulary
  /// The keys in the order of reading.
  let entries: [Entry]

  /// - Parameter entries: the keys in the order in which complaints offer them.
  init(_ vocabulary: Vocabulary, _ entries: [Entry]) {
    var vocabulary = vocabulary
    vocabulary.keys = entries.flatMap(\.keys)
    self.vocabulary = vocabulary
    self.entries = Turn.allCases.flatMap { turn in entries.filter { $0.turn == turn } }
  }
}

extension Keys.Entry {
  /// A key whose value goes into a property.
  static func key<Value>(
    _ name: String, _ form: Form<Value>,
    into property: any WritableKeyPath<Thing, Value> & Sendable,
    isRequired: Bool = false, turn: Keys.Turn = .usual, meaning: String? = nil
  ) -> Self {
    key(name, form.shape, isRequired: isRequired, turn: turn, meaning: meaning) {
      decoder, field, thing in
      if let value = form.read(&decoder, field) { thing[keyPath: property] = value }
    }
  }

  /// A key whose value goes into a property that is `nil` without it.
  static func key<Value>(
    _ name: String, _ form: Form<Value>,
    into property: any WritableKeyPath<Thing, Value?> & Sendable,
    isRequired: Bool = false, turn: Keys.Turn = .usual, meaning: String? = nil
  ) -> Self {
    key(name, form.shape, isRequired: isRequired, turn: turn, meaning: meaning) {
      decoder, field, thing in
      thing[keyPath: property] = form.read(&decoder, field)
    }
  }

  /// A key that is read with regard to the rest of the thing.
  static func key(
    _ name: String, _ shape: Shape, isRequired: Bool = false, turn: Keys.Turn = .usual,
    meaning: String? = nil,
    read: @escaping @Sendable (inout Decoder, Field, inout Thing) -> Void
  ) -> Self {
    together([Key(name, shape, isRequired: isRequired, meaning: meaning)], turn: turn) {
      decoder, parts, thing in
      if let field = parts[name] { read(&decoder, field, &thing) }
    }
  }

  /// A key that is read elsewhere: before the others, or when all of them are known.
  static func apart(_ key: Key) -> Self { together([key]) { _, _, _ in } }

  /// Keys that are read together, whether they are there or not.
  static func together(
    _ keys: [Key], turn: Keys.Turn = .usual,
    read: @escaping @Sendable (inout Decoder, Fields, inout Thing) -> Void
  ) -> Self {
    Self(keys: keys, turn: turn, read: read)
  }
}

extension Decoder {
  /// Reads a map with fixed keys into a thing; what is no map leaves the thing as it was.
  mutating func read<Thing>(_ field: Field, _ keys: Keys<Thing>, into thing: inout Thing) {
    if let parts = fields(field, keys.vocabulary) { read(parts, keys, into: &thing) }
  }

  /// Reads the fields of a map whose keys were checked into a thing.
  mutating func read<Thing>(_ parts: Fields, _ keys: Keys<Thing>, into thing: inout Thing) {
    for entry in keys.entries { entry.read(&self, parts, &thing) }
  }

  /// Reads a map of things by name; a thing is made with its name before its keys are read.
  mutating func things<Thing>(
    _ field: Field, _ keys: Keys<Thing>, expected: String, example: String? = nil,
    make: (String) -> Thing
  ) -> [Thing] {
    let example = example ?? keys.vocabulary.example
    return (entries(field, expected: expected, example: example) ?? []).map { entry in
      var thing = make(entry.key)
      read(entry, keys, into: &thing)
      return thing
    }
  }
}
