// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading creators.
extension Decoder {
  private static let packageExample =
    "write a name and its keys, for example 'one reel: {fee: 60k, brings: {reach: 70k}}'"

  mutating func creators(_ field: Field) -> [Creator] {
    let example =
      "write a name and its packages, for example 'aya: {packages: {one reel: {fee: 60k, ...}}}'"
    let entries = entries(field, expected: "a map of creators", example: example)
    return (entries ?? []).map { creator($0) }
  }

  private mutating func creator(_ field: Field) -> Creator {
    var creator = Creator(name: field.key, packages: [])
    guard
      let parts = fields(
        field, .creator, example: "write {packages: {one reel: {fee: 60k, brings: {reach: 70k}}}}")
    else { return creator }
    creator.category = parts["category"].flatMap {
      name($0, expected: "the name of a category", example: "write one name, for example food")
    }
    creator.markets = parts["market"].map { marketShares($0) } ?? []
    if let packages = parts["packages"] {
      let named = entries(
        packages, expected: "a map of packages", example: Self.packageExample)
      creator.packages = (named ?? []).map { package($0) }
    }
    creator.booking = parts["booked"].flatMap { booking($0) } ?? .open
    creator.traits = parts["figures"].map { traits($0) } ?? []
    creator.commission = parts["commission"].flatMap { commission($0) } ?? 0
    creator.last = parts["last"].flatMap { money($0) }
    creator.platformObjective = parts["platform objective"].flatMap { platformObjective($0) }
    return creator
  }

  private mutating func package(_ field: Field) -> Creator.Package {
    var package = Creator.Package(name: field.key, fee: 0)
    guard let parts = fields(field, .package, example: Self.packageExample) else { return package }
    package.fee = parts["fee"].flatMap { money($0) } ?? 0
    if let brings = parts["brings"] {
      let figures = entries(
        brings, expected: "a map of KPIs", example: "write it as {reach: 70k, trust: 1.9}")
      package.brings = (figures ?? []).flatMap { self.figures($0) }
    }
    return package
  }

  /// What a package brings of one KPI: a figure, or one for each market.
  private mutating func figures(_ field: Field) -> [Creator.Figure] {
    guard case .map = field.node.content else {
      return value(field).map { [Creator.Figure(kpi: field.key, value: $0)] } ?? []
    }
    let example = "write it as {reach: 70k}, or {reach: {by market: {uk: 50k, de: 20k}}}"
    guard let parts = fields(field, .figure, example: example), let form = parts["by market"] else {
      return []
    }
    return marketEntries(form, example: example).compactMap { entry in
      value(entry).map { Creator.Figure(kpi: field.key, market: entry.key, value: $0) }
    }
  }

  /// `true`, `false`, or the name of a package.
  private mutating func booking(_ field: Field) -> Creator.Booking? {
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
        .badValue, field, "\(Quoting.quoted(text)) is not \(expected)",
        suggestion: "write true or false, or put the name of a package in quotes")
      return nil
    }
    return name(field, expected: expected, example: "write \(expected)").map { .package($0) }
  }
}
