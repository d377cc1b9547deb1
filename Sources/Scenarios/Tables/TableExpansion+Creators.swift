// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension TableExpansion {
  /// Reads a table of creators: a row for each package, rows of one creator anywhere.
  ///
  /// - Complexity: linear in rows × columns.
  mutating func expandCreators(_ from: Field) {
    update(["creators"]) { node in
      node.updateMap { $0.remove("from") }
    }
    let kpis = entries(["kpis"]).map(\.key)
    guard let table = table(from, .creators(kpis: kpis)) else { return }
    for row in table.rows { addPackage(row, of: table, kpis: kpis) }
  }

  private mutating func addPackage(_ row: [CSVCell], of table: Table, kpis: [String]) {
    let name = table.text(row, "line")
    let span = table.span(row, "line")
    guard !name.isEmpty else {
      complain(.missing, ["creators"], span, "this row names no creator", "write the name")
      return
    }
    if entry(["creators", name]) == nil {
      var map = Mapping()
      map.set(Self.entry("packages", span, Node(span: span, content: .map(Mapping()))))
      let creator = Self.entry(name, span, Node(span: span, content: .map(map)))
      update(["creators"]) { node in
        node.updateMap { _ = $0.add(creator) }
      }
    }
    for key in ["category", "booked", "last"] {
      if let value = table.node(row, key) { set(key, value, of: name) }
    }
    var package = Mapping()
    let first = table.span(row, "fee")
    if let fee = table.node(row, "fee") { package.set(Self.entry("fee", fee.span, fee)) }
    var brings = Mapping()
    for kpi in kpis {
      if let value = table.node(row, kpi) { brings.set(Self.entry(kpi, value.span, value)) }
    }
    package.set(Self.entry("brings", first, Node(span: first, content: .map(brings))))
    let title = table.text(row, "package").isEmpty ? "package" : table.text(row, "package")
    let place = table.text(row, "package").isEmpty ? span : table.span(row, "package")
    let added = Self.entry(title, place, Node(span: place, content: .map(package)))
    var isNew = true
    update(["creators", name, "packages"]) { node in
      node.updateMap { isNew = $0.add(added) }
    }
    if !isNew {
      complain(
        .duplicate, ["creators", name, "packages", title], place,
        "\(Quoting.quoted(name)) has two packages named \(Quoting.quoted(title))",
        "give each its own name")
    }
  }

  /// Sets what all rows of a creator must agree on.
  private mutating func set(_ key: String, _ value: Node, of name: String) {
    guard let known = entry(["creators", name, key]) else {
      update(["creators", name]) { node in
        node.updateMap { $0.set(Self.entry(key, value.span, value)) }
      }
      return
    }
    guard case .text(let before, _) = known.value.content, case .text(let now, _) = value.content,
      before != now
    else { return }
    complain(
      .contradiction, ["creators", name, key], value.span,
      "\(Quoting.quoted(name)) has the \(key) \(Quoting.quoted(before)) in another row",
      "write the same in every row, or leave it out")
  }

  private static func entry(_ key: String, _ span: Span, _ value: Node) -> Mapping.Entry {
    Mapping.Entry(key: key, keySpan: span, isKeyQuoted: true, value: value)
  }
}
