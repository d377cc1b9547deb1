// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Creator {
  /// The keys of a creator.
  static let keys = Keys<Creator>(
    Vocabulary(
      thing: "a creator", example: "write {packages: {one reel: {fee: 60k, brings: {reach: 70k}}}}",
      definition: "creator", later: Vocabulary.calendar, whole: ["packages"]),
    [
      .key(
        "category", .name("the name of a category", example: "write one name, for example food"),
        into: \.category),
      .key("market", .marketShares, into: \.markets),
      .key(
        "packages",
        Form(.named(.map(Package.keys.vocabulary), ["minProperties": 1])) {
          $0.things($1, Package.keys, expected: "a map of packages") { Package(name: $0, fee: 0) }
        },
        into: \.packages, isRequired: true, meaning: "What can be booked, by name."),
      .key(
        "booked", Form(Shape(["type": ["boolean", "string"]])) { $0.booking($1) }, into: \.booking,
        meaning: "What is settled already: true, false, or the name of a package."),
      .key(
        "figures", Form(.named(.share)) { $0.traits($1) }, into: \.traits,
        meaning: "What is known of the creator besides, for requirements."),
      .key("commission", .commission, into: \.commission),
      .key("last", .money, into: \.last, meaning: "What was paid in the last period."),
      .key("platform objective", .platformObjective, into: \.platformObjective),
    ])
}

extension Creator.Package {
  /// The keys of a package.
  static let keys = Keys<Creator.Package>(
    Vocabulary(
      thing: "a package",
      example:
        "write a name and its keys, for example 'one reel: {fee: 60k, brings: {reach: 70k}}'",
      definition: "package", later: Vocabulary.calendar, whole: ["fee"]),
    [
      .key("fee", .money, into: \.fee, isRequired: true),
      .key(
        "brings",
        Form(.named(.either(.amount, .map(.figure)).defined(as: "figure"))) { $0.figures($1) },
        into: \.brings, meaning: "A figure for each KPI."),
    ])
}

extension Vocabulary {
  /// What a package brings of a KPI, where that is no plain figure.
  static let figure = Vocabulary(
    thing: "a figure", expected: "a figure, or a map with 'by market'",
    example: "write it as {reach: 70k}, or {reach: {by market: {uk: 50k, de: 20k}}}",
    keys: [Key("by market", .named(.amount), isRequired: true)])
}

/// Reading creators.
extension Decoder {
  mutating func creators(_ field: Field) -> [Creator] {
    let example =
      "write a name and its packages, for example 'aya: {packages: {one reel: {fee: 60k, ...}}}'"
    return things(field, Creator.keys, expected: "a map of creators", example: example) {
      Creator(name: $0, packages: [])
    }
  }

  fileprivate mutating func figures(_ field: Field) -> [Creator.Figure] {
    let figures = entries(
      field, expected: "a map of KPIs", example: "write it as {reach: 70k, trust: 1.9}")
    return (figures ?? []).flatMap { self.figures(of: $0) }
  }

  /// What a package brings of one KPI: a figure, or one for each market.
  private mutating func figures(of field: Field) -> [Creator.Figure] {
    guard case .map = field.node.content else {
      return value(field).map { [Creator.Figure(kpi: field.key, value: $0)] } ?? []
    }
    guard let form = fields(field, .figure)?["by market"] else { return [] }
    return marketEntries(form, example: Vocabulary.figure.example).compactMap { entry in
      value(entry).map { Creator.Figure(kpi: field.key, market: entry.key, value: $0) }
    }
  }

  /// `true`, `false`, or the name of a package.
  fileprivate mutating func booking(_ field: Field) -> Creator.Booking? {
    let expected = "true, false or the name of a package"
    guard let text = text(field, expected: expected, example: "write \(expected)") else {
      return nil
    }
    switch text {
    case "true": return .booked
    case "false": return .leftOut
    default: break
    }
    if case .text(_, isQuoted: false) = field.node.content, ReservedWord.isReserved(text) {
      complain(
        .badValue, at: field, "\(Quoting.quoted(text)) is not \(expected)",
        suggestion: "write true or false, or put the name of a package in quotes")
      return nil
    }
    return name(field, expected: expected, example: "write \(expected)").map { .package($0) }
  }
}
