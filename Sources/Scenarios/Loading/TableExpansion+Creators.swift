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
    let columns = kpiColumns()
    let required = entries(["requires"]).map(\.key).filter { !columns.brought.contains($0) }
    let format = Table.Format.creators(
      kpis: columns.brought + required, madeOfOthers: columns.madeOfOthers)
    guard let table = table(from, format) else { return }
    var written = Set(entries(["creators"]).map(\.key))
    var repeated: Set<String> = []
    for row in table.rows {
      let name = table.text(row, "line")
      let span = table.span(row, "line")
      if name.isEmpty {
        complain(
          .missing, path: ["creators"], at: span, "this row names no creator",
          suggestion: "write its name")
      } else if written.contains(name) {
        complainAboutRepeat(of: name, in: "creators", span)
        written.remove(name)
        repeated.insert(name)
      } else if !repeated.contains(name) {
        addPackage(row, of: table, kpis: columns.brought)
        for figure in required { addFigure(figure, row, of: table) }
      }
    }
  }

  /// The KPIs that lines bring, which have a column each, and those that are sums or ratios. Names
  /// of other columns count as those.
  private func kpiColumns() -> (brought: [String], madeOfOthers: [String]) {
    let fixed = Table.Format.creators(kpis: [], madeOfOthers: [])
    var brought: [String] = []
    var madeOfOthers: [String] = []
    for kpi in entries(["kpis"]) where !(fixed.required + fixed.optional).contains(kpi.key) {
      if case .map(let map) = kpi.value.content, map["sum"] != nil || map["ratio"] != nil {
        madeOfOthers.append(kpi.key)
      } else {
        brought.append(kpi.key)
      }
    }
    return (brought, madeOfOthers)
  }

  private mutating func addPackage(_ row: [CSVCell], of table: Table, kpis: [String]) {
    let name = table.text(row, "line")
    let span = table.span(row, "line")
    if entry(["creators", name]) == nil {
      var map = Mapping()
      map.set(Self.entry("packages", span, Node(span: span, content: .map(Mapping()))))
      let creator = Self.entry(name, span, Node(span: span, content: .map(map)))
      update(["creators"]) { node in
        node.updateMap { _ = $0.add(creator) }
      }
    }
    for key in ["category", "market", "booked", "commission", "last", "platform objective"] {
      guard var value = table.node(row, key) else { continue }
      // Spreadsheets write truth in capitals.
      if key == "booked", case .text(let text, let isQuoted) = value.content,
        text == "TRUE" || text == "FALSE"
      {
        value.content = .text(text.lowercased(), isQuoted: isQuoted)
      }
      set(key, value, of: name)
    }
    var package = Mapping()
    if let fee = table.node(row, "fee") { package.set(Self.entry("fee", fee.span, fee)) }
    var brings = Mapping()
    for kpi in kpis {
      if let value = table.node(row, kpi) { brings.set(Self.entry(kpi, value.span, value)) }
    }
    let feeSpan = table.span(row, "fee")
    package.set(Self.entry("brings", feeSpan, Node(span: feeSpan, content: .map(brings))))
    add(package, named: table.node(row, "package"), of: name, span)
  }

  /// Adds what is known about a creator, which all its rows must agree on.
  private mutating func addFigure(_ figure: String, _ row: [CSVCell], of table: Table) {
    let name = table.text(row, "line")
    guard let value = table.node(row, figure) else { return }
    if entry(["creators", name, "figures"]) == nil {
      let figures = Self.entry(
        "figures", value.span, Node(span: value.span, content: .map(Mapping())))
      update(["creators", name]) { node in
        node.updateMap { $0.set(figures) }
      }
    }
    guard let known = entry(["creators", name, "figures", figure]) else {
      update(["creators", name, "figures"]) { node in
        node.updateMap { $0.set(Self.entry(figure, value.span, value)) }
      }
      return
    }
    guard case .text(let before, _) = known.value.content, case .text(let now, _) = value.content,
      before != now
    else { return }
    complain(
      .contradiction, path: ["creators", name, "figures", figure], at: value.span,
      "\(Quoting.quoted(figure)) of \(Quoting.quoted(name)) is \(Quoting.quoted(before)) in another "
        + "row",
      suggestion: "write the same in every row, or leave it out of all but one")
  }

  /// Adds a package; one without a name is called 'package'.
  private mutating func add(
    _ package: Mapping, named title: Node?, of name: String, _ span: Span
  ) {
    var key = "package"
    if case .text(let text, _) = title?.content { key = text }
    let place = title?.span ?? span
    let entry = Self.entry(key, place, Node(span: place, content: .map(package)))
    var isNew = true
    update(["creators", name, "packages"]) { node in
      node.updateMap { isNew = $0.add(entry) }
    }
    if isNew { return }
    let advice = "give each row of a creator a 'package' of its own"
    let problem =
      title == nil
      ? "\(Quoting.quoted(name)) has two packages without a name"
      : "\(Quoting.quoted(name)) has two packages named \(Quoting.quoted(key))"
    complain(
      .duplicate, path: ["creators", name, "packages", key], at: place, problem, suggestion: advice)
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
      .contradiction, path: ["creators", name, key], at: value.span,
      "'\(key)' of \(Quoting.quoted(name)) is \(Quoting.quoted(before)) in another row",
      suggestion: "write the same in every row, or leave it out of all but one")
  }

  private static func entry(_ key: String, _ span: Span, _ value: Node) -> Mapping.Entry {
    Mapping.Entry(key: key, keySpan: span, isKeyQuoted: true, value: value)
  }
}
