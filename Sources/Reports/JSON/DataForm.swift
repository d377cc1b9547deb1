// SPDX-License-Identifier: GPL-3.0-or-later

/// How a value is written as data, and what the schema of answers says of it.
///
/// Both come from one place, so that neither can say another thing than the other.
struct DataForm<Value> {
  /// What the schema says.
  private(set) var schema: SchemaPart
  /// The value as JSON; `nil` where a key that is only there sometimes is not.
  private let written: (Value) -> JSONValue?
  /// Whether it is always there as a key of an object.
  private let isAlwaysThere: Bool

  /// A form that is put together by hand.
  init(schema: SchemaPart, write: @escaping (Value) -> JSONValue) {
    self.init(schema: schema, isAlwaysThere: true, written: write)
  }

  private init(
    schema: SchemaPart, isAlwaysThere: Bool, written: @escaping (Value) -> JSONValue?
  ) {
    self.schema = schema
    self.isAlwaysThere = isAlwaysThere
    self.written = written
  }

  /// The value as JSON.
  func write(_ value: Value) -> JSONValue { written(value) ?? .null }

  /// An object with all of these keys; each of them holds something of the value.
  static func object(_ keys: [String: Self]...) -> Self {
    let keys = keys.reduce(into: [:]) { all, some in all.merge(some) { $1 } }
    let schema = SchemaPart.object(
      keys.mapValues(\.schema), optional: Set(keys.filter { !$1.isAlwaysThere }.keys))
    return Self(schema: schema) { value in .object(keys.compactMapValues { $0.written(value) }) }
  }

  /// Something of the value, in a form of its own.
  static func of<Part>(_ part: @escaping (Value) -> Part, _ form: DataForm<Part>) -> Self {
    Self(schema: form.schema, isAlwaysThere: form.isAlwaysThere) { form.written(part($0)) }
  }

  /// Something of the value that is only there sometimes: a key that is left out where there is
  /// none.
  static func sometimes<Part>(
    _ part: @escaping (Value) -> Part?, _ form: DataForm<Part>
  ) -> Self {
    Self(schema: form.schema, isAlwaysThere: false) { part($0).map(form.write) }
  }

  /// Something of the value, which is known in every answer but an empty one, of which the schema
  /// says nothing: there the key is left out.
  static func known<Part>(
    _ part: @escaping (Value) -> Part?, _ form: DataForm<Part>
  ) -> Self {
    Self(schema: form.schema, isAlwaysThere: true) { part($0).map(form.write) }
  }

  /// A value of a form that is described under `definitions`.
  static func the(_ name: String, _ form: Self) -> Self {
    Self(schema: .the(name, form.schema), write: form.write)
  }

  /// A value, or null.
  static func optional<Known>(_ form: DataForm<Known>) -> Self where Value == Known? {
    Self(schema: form.schema.orNull) { $0.map(form.write) ?? .null }
  }

  /// A list of values.
  static func list<Entry>(_ entry: DataForm<Entry>) -> Self where Value == [Entry] {
    Self(schema: .list(entry.schema)) { .list($0.map(entry.write)) }
  }

  /// The same with what it means.
  func meaning(_ description: String) -> Self {
    var form = self
    form.schema = schema.meaning(description)
    return form
  }
}

extension Dictionary where Key == String {
  /// These keys for what holds the value somewhere.
  func of<Whole, Part>(
    _ part: @escaping (Whole) -> Part
  ) -> [String: DataForm<Whole>] where Value == DataForm<Part> {
    mapValues { .of(part, $0) }
  }
}

extension DataForm<String> {
  static var text: Self { Self(schema: .text) { .text($0) } }

  /// A day, `2026-07-01`.
  static var day: Self { .text(like: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") }

  /// One of several texts.
  static func text(of words: [String]) -> Self { Self(schema: .word(words)) { .text($0) } }

  /// A text of a form, as a regular expression.
  static func text(like pattern: String) -> Self {
    Self(schema: .text(like: pattern)) { .text($0) }
  }
}

extension DataForm<String?> {
  static var text: Self { .optional(.text) }
}

extension DataForm<Double> {
  /// A number that is always known.
  static var number: Self { Self(schema: .number) { JSONValue($0) } }
  /// A number, or null where it is not finite.
  static var figure: Self { Self(schema: .optionalNumber) { JSONValue($0) } }
}

extension DataForm<Double?> {
  /// A number, or null where it is not known or not finite.
  static var number: Self { Self(schema: .optionalNumber) { JSONValue($0) } }
}

extension DataForm<Int> {
  static var count: Self { Self(schema: .count) { JSONValue($0) } }
  /// A number that begins at 1.
  static var position: Self { Self(schema: .position) { JSONValue($0) } }
}

extension DataForm<Bool> {
  static var flag: Self { Self(schema: .flag) { .bool($0) } }
}

extension DataForm where Value: CaseIterable & RawRepresentable<String> {
  /// One of the words of a type.
  static var word: Self {
    Self(schema: .word(Value.allCases.map(\.rawValue))) { .text($0.rawValue) }
  }
}
