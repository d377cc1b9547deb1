// SPDX-License-Identifier: GPL-3.0-or-later

/// How a value is written as data, and what the schema of answers says of it.
///
/// Both come from one place, so that neither can say another thing than the other.
struct DataForm<Value> {
  /// What the schema says.
  private(set) var schema: SchemaPart
  /// The value as JSON.
  let write: (Value) -> JSONValue

  /// An object; each of its keys holds something of the value.
  static func object(_ keys: [String: Self]) -> Self {
    Self(schema: .object(keys.mapValues(\.schema))) { value in
      .object(keys.mapValues { $0.write(value) })
    }
  }

  /// Something of the value, in a form of its own.
  static func of<Part>(_ part: @escaping (Value) -> Part, _ form: DataForm<Part>) -> Self {
    Self(schema: form.schema) { form.write(part($0)) }
  }

  /// A value of a form that is described under `definitions`.
  static func the(_ name: String, _ form: Self) -> Self {
    Self(schema: .the(name), write: form.write)
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

extension DataForm<String> {
  static var text: Self { Self(schema: .text) { .text($0) } }

  /// A day, `2026-07-01`.
  static var day: Self { .text(like: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") }

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
