// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Requirement {
  /// The keys of a requirement, where it is a map.
  static let keys = Keys<Requirement>(
    Vocabulary(
      thing: "a requirement", expected: "'at least 80' or 'at most 5'",
      example: "write it as 'authenticity: at least 80'"),
    [
      .key("at least", .share, into: \.atLeast),
      .key("at most", .share, into: \.atMost),
    ])
}

/// Reading what creators are required to be like, and what is known about them.
extension Decoder {
  private static let example = Requirement.keys.vocabulary.example

  mutating func requirements(_ field: Field) -> [Requirement] {
    let entries = entries(field, expected: "a map of requirements", example: Self.example)
    return (entries ?? []).compactMap { requirement($0) }
  }

  /// `at least 80`, `at most 5%`, or a map with both.
  private mutating func requirement(_ field: Field) -> Requirement? {
    var requirement = Requirement(trait: field.key)
    if case .map = field.node.content {
      read(field, Requirement.keys, into: &requirement)
      return requirement
    }
    guard
      let text = text(field, expected: "'at least 80' or 'at most 5'", example: Self.example)
    else { return nil }
    let sides: [(String, WritableKeyPath<Requirement, Double?>)] = [
      ("at least ", \.atLeast), ("at most ", \.atMost),
    ]
    for (prefix, side) in sides where text.hasPrefix(prefix) {
      do {
        let limit = try AmountText.amount(text.dropFirst(prefix.count), expected: "number")
        if let currency = limit.currency {
          complain(
            .wrongType, at: field,
            "a number without currency fits here, not \(Quoting.quoted(text))",
            suggestion: "remove \(currency)")
          return nil
        }
        requirement[keyPath: side] = limit.value
        return requirement
      } catch {
        complain(error, field)
        return nil
      }
    }
    complain(
      .badValue, at: field, "\(Quoting.quoted(text)) is not a requirement", suggestion: Self.example
    )
    return nil
  }

  /// What is known about a creator, a figure for each name.
  mutating func traits(_ field: Field) -> [Creator.Trait] {
    let entries = entries(
      field, expected: "a map of figures", example: "write it as {authenticity: 74}")
    return (entries ?? []).compactMap { entry in
      number(entry, allowsShare: true).map { Creator.Trait(name: entry.key, value: $0) }
    }
  }

  /// A share of what is bought, `8%`.
  mutating func commission(_ field: Field) -> Double? {
    guard let amount = amount(field, allowsShare: true) else { return nil }
    guard amount.isShare || amount.value == 0 else {
      complain(
        .badValue, at: field, "a commission is a share of the money that is spent",
        suggestion: "write it with a percent sign, for example 8%")
      return nil
    }
    return isNotNegative(amount.value, field) ? amount.value : nil
  }
}
