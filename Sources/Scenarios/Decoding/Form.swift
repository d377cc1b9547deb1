// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How a value is written: what a schema says of it, and how it is read.
struct Form<Value>: Sendable {
  /// What a schema says of it.
  let shape: Shape
  /// The value, or `nil` after a complaint.
  let read: @Sendable (inout Decoder, Field) -> Value?

  init(_ shape: Shape, read: @escaping @Sendable (inout Decoder, Field) -> Value?) {
    self.shape = shape
    self.read = read
  }
}

extension Form<Double> {
  static var money: Form { Form(.amount) { $0.money($1) } }
  static var positiveMoney: Form { Form(.amount) { $0.positiveMoney($1) } }
  static var positiveNumber: Form { Form(.amount) { $0.positiveNumber($1) } }
  static var share: Form { Form(.share) { $0.number($1, allowsShare: true) } }
  static var commission: Form { Form(.share) { $0.commission($1) } }
}

extension Form<Bool> {
  static var truth: Form { Form(.truth) { $0.truth($1) } }
}

extension Form<[MarketShare]> {
  static var marketShares: Form { Form(.market) { $0.marketShares($1) } }
}

extension Form<String> {
  static var platformObjective: Form { Form(.platformObjective) { $0.platformObjective($1) } }

  /// A name; any text but the words that YAML tools take for yes, no or nothing.
  static func name(_ expected: String, example: String, _ shape: Shape = .name) -> Form {
    Form(shape) { $0.name($1, expected: expected, example: example) }
  }
}

extension Form where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
  /// One of the words of a type.
  static var word: Form { Form(.words(Value.allCases.map(\.rawValue))) { $0.word($1, Value.self) } }

  /// One of the words of a type, of which a schema says more.
  static func word(_ shape: Shape) -> Form { Form(shape) { $0.word($1, Value.self) } }
}
