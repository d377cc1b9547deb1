// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Puts what CSV tables hold into the scenario's nodes, as if it had been written there.
struct TableExpansion {
  /// The scenario; its tables' lines and curves appear in it as they are read.
  private(set) var root: Node
  /// The texts so far, with those of the tables.
  private(set) var sources: [SourceText]
  /// What is wrong.
  private(set) var findings = Findings()
  /// The table of what was counted, as far as it could be read.
  var actualsTable: Table?
  /// The tables of proxies, by the proxy's name.
  var proxyTables: [String: ProxyTables] = [:]

  private let reader: any FileReader
  private let folder: String
  /// Whether rows of the table of campaigns could not be read, so that a curve may well belong to
  /// one of them.
  private var missesCampaigns = false
  private var searches = NameSearches()

  /// Starts from a scenario as read; relative paths count from the folder of the file at `path`.
  init(root: Node, sources: [SourceText], path: String, reader: any FileReader) {
    self.root = root
    self.sources = sources
    self.reader = reader
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Reads the tables that the scenario names.
  ///
  /// - Complexity: linear in the size of the tables.
  mutating func expand() {
    guard case .map(let top) = root.content else { return }
    if case .map(let campaigns) = top["campaigns"]?.content, let from = campaigns.entry("from"),
      !from.value.isMap
    {
      expandCampaigns(Field(from, in: ["campaigns"]))
    }
    if case .map(let creators) = top["creators"]?.content, let from = creators.entry("from"),
      !from.value.isMap
    {
      expandCreators(Field(from, in: ["creators"]))
    }
    if let curves = top.entry("curves") { expandCurves(Field(curves, in: [])) }
    readActuals()
    readProxies()
  }

  // MARK: Campaigns

  private mutating func expandCampaigns(_ from: Field) {
    update(["campaigns"]) { node in
      node.updateMap { $0.remove("from") }
    }
    let before = findings.count
    if let table = table(from, .campaigns) {
      for row in table.rows { addCampaign(row, of: table) }
    }
    missesCampaigns = findings.count > before
  }

  private mutating func addCampaign(_ row: [CSVCell], of table: Table) {
    let name = table.text(row, "line")
    let span = table.span(row, "line")
    guard !name.isEmpty else {
      complain(
        .missing, path: ["campaigns"], at: span, "this row names no line",
        suggestion: "write its name")
      return
    }
    var map = Mapping()
    func set(_ key: String, _ value: Node?) {
      guard let value else { return }
      map.set(Mapping.Entry(key: key, keySpan: span, isKeyQuoted: true, value: value))
    }
    for key in Table.Format.campaigns.optional where key != "least" {
      set(key, table.node(row, key))
    }
    let least = table.node(row, "least")
    let most = table.node(row, "most")
    set(
      "spend",
      Node(
        span: (least ?? most)?.span ?? span, content: .ends(least: least, most: most)))
    let entry = Mapping.Entry(
      key: name, keySpan: span, isKeyQuoted: true, value: Node(span: span, content: .map(map)))
    var isNew = true
    update(["campaigns"]) { node in
      node.updateMap { isNew = $0.add(entry) }
    }
    if !isNew { complainAboutRepeat(of: name, in: "campaigns", span) }
  }

  /// Complains about a line of a table that was there before.
  mutating func complainAboutRepeat(of name: String, in section: String, _ span: Span) {
    let first = entry([section, name])?.keySpan
    complain(
      .duplicate, path: [section, name], at: span, "\(Quoting.quoted(name)) appears twice",
      suggestion: first.map { "the first is on line \($0.line) of \(sources[Int($0.source)].name)" }
    )
  }

  // MARK: Curves

  private struct CurveID: Hashable {
    let line: String
    let kpi: String
    /// The market that the curve is for; empty for none.
    let market: String

    /// Where the response stands below what the line brings.
    func path(in brings: [String]) -> [String] {
      brings + (market.isEmpty ? [kpi] : [kpi, "by market", market])
    }
  }

  private struct Points {
    let id: CurveID
    let lineSpan: Span
    let kpiSpan: Span
    let marketSpan: Span
    var points = Mapping()
  }

  private mutating func expandCurves(_ field: Field) {
    var from = field
    var companions: [Field] = []
    if case .map = field.node.content {
      var decoder = Decoder(root: root, sources: sources)
      let parts = decoder.fields(field, .curveTable)
      findings += decoder.findings
      guard let file = parts?["from"] else { return }
      from = file
      companions = parts?.all.filter { $0.key != "from" } ?? []
    }
    guard let table = table(from, .curves) else { return }
    for curve in curves(of: table) { add(curve, companions: companions) }
  }

  private mutating func curves(of table: Table) -> [Points] {
    var curves: [Points] = []
    var positions: [CurveID: Int] = [:]
    var broken: Set<CurveID> = []
    for row in table.rows {
      let id = CurveID(
        line: table.text(row, "line"), kpi: table.text(row, "kpi"),
        market: table.text(row, "market"))
      let empty = ["line", "kpi", "spend", "value"].first { table.text(row, $0).isEmpty }
      if let empty {
        complain(
          .missing, path: ["curves"], at: table.span(row, empty), "this row has no '\(empty)'",
          suggestion: "fill the cell or remove the row")
        broken.insert(id)
        continue
      }
      let position = positions[id] ?? curves.count
      if position == curves.count {
        positions[id] = position
        curves.append(
          Points(
            id: id, lineSpan: table.span(row, "line"), kpiSpan: table.span(row, "kpi"),
            marketSpan: table.span(row, "market")))
      }
      guard let value = table.node(row, "value") else { continue }
      let spend = table.text(row, "spend")
      let entry = Mapping.Entry(
        key: spend, keySpan: table.span(row, "spend"), isKeyQuoted: true, value: value)
      if !curves[position].points.add(entry) {
        complain(
          .duplicate, path: ["campaigns", id.line, "brings", id.kpi], at: entry.keySpan,
          "the spend \(Quoting.quoted(spend)) appears twice in one curve",
          suggestion: "keep one of them")
      }
    }
    return curves.filter { !broken.contains($0.id) }
  }

  private mutating func add(_ curve: Points, companions: [Field]) {
    let line = curve.id.line
    guard let campaign = entry(["campaigns", line]) else {
      if missesCampaigns { return }
      let campaigns = entries(["campaigns"])
      let nearest = searches.nearest(to: line, among: campaigns.map(\.key))
      complain(
        .unknownName, path: ["curves"], at: curve.lineSpan,
        "there is no campaign \(Quoting.quoted(line))",
        suggestion: nearest.map { "did you mean '\($0)'?" } ?? "declare it in 'campaigns'")
      return
    }
    let brings = ["campaigns", line, "brings"]
    guard campaign.value.isMap, entry(brings)?.value.isMap ?? true else { return }
    let id = curve.id
    let known = entry(brings + [id.kpi])
    let forMarkets = entry(brings + [id.kpi, "by market"])
    let isNew =
      id.market.isEmpty
      ? known == nil : known == nil || forMarkets != nil && entry(id.path(in: brings)) == nil
    guard isNew else {
      let market = id.market.isEmpty ? "" : " in \(Quoting.quoted(id.market))"
      complain(
        .duplicate, path: brings + [id.kpi], at: curve.kpiSpan,
        "\(Quoting.quoted(line)) brings \(Quoting.quoted(id.kpi))\(market) already",
        suggestion: "keep the curve in one place")
      return
    }
    if let forMarkets, !forMarkets.value.isMap { return }
    var response = Mapping()
    response.set(
      Mapping.Entry(
        key: "points", keySpan: curve.kpiSpan, isKeyQuoted: true,
        value: Node(span: curve.kpiSpan, content: .map(curve.points))))
    for part in companions {
      response.set(
        Mapping.Entry(key: part.key, keySpan: part.keySpan, isKeyQuoted: false, value: part.node))
    }
    let span = id.market.isEmpty ? curve.kpiSpan : curve.marketSpan
    root.set(
      Node(span: curve.kpiSpan, content: .map(response)), at: id.path(in: brings)[...],
      keySpan: span)
  }

  // MARK: Files

  mutating func table(_ from: Field, _ format: Table.Format) -> Table? {
    let section = [from.path[0]]
    guard case .text(let name, _) = from.node.content else {
      var decoder = Decoder(root: root, sources: sources)
      decoder.complainAboutType(
        from, expected: "the path of a CSV file",
        example: "write it as \(from.path.count > 2 ? from.key : section[0]).csv")
      findings += decoder.findings
      return nil
    }
    let path = name.hasPrefix("/") ? name : folder + name
    let reach = reader.reach(path == "-" ? "./-" : path, from: folder)
    if reach == .refused {
      complain(
        .unreadable, path: section, at: from.node.span,
        "\(Quoting.quoted(path)) is outside of the folder of the scenario file",
        suggestion: "copy it there, or add --allow-outside if you trust whoever wrote the scenario")
      return nil
    }
    let bytes: [UInt8]
    do {
      bytes = try reader.read(path == "-" ? "./-" : path, limit: TextDecoding.sizeLimit)
    } catch {
      complain(
        .unreadable, path: section, at: from.node.span,
        "\(Quoting.quoted(path)) cannot be read: \(error.reason)",
        suggestion: "paths count from the folder of the scenario file")
      return nil
    }
    let (source, problems) = TextDecoding.decode(
      bytes, name: path, index: sources.count, origin: reach == .outside ? .outside : .file,
      isTable: true)
    sources.append(source)
    findings += problems
    if !problems.isEmpty { return nil }
    let (table, complaints) = Table.read(source, format: format, path: section)
    findings += complaints
    return table
  }

  // MARK: Nodes

  mutating func complain(
    _ code: Complaint.Code, path: [String], at span: Span, _ message: String,
    suggestion: String?
  ) {
    findings.append(Finding(code, path: path, at: span, message, suggestion: suggestion))
  }

  func entries(_ path: [String]) -> [Mapping.Entry] {
    guard case .map(let map) = entry(path)?.value.content else { return [] }
    return map.entries
  }

  func entry(_ path: [String]) -> Mapping.Entry? { root.entry(at: path) }

  mutating func update(_ path: [String], _ change: (inout Node) -> Void) {
    root.update(path[...], change)
  }
}

extension Node {
  /// Whether it holds names with values.
  var isMap: Bool {
    if case .map = content { true } else { false }
  }

  /// What stands behind the last of some keys, each in the map behind the one before.
  func entry(at path: [String]) -> Mapping.Entry? {
    var node = self
    var found: Mapping.Entry?
    for key in path {
      guard case .map(let map) = node.content, let next = map.entry(key) else { return nil }
      found = next
      node = next.value
    }
    return found
  }

  /// Changes a map in place; nothing happens to another value.
  mutating func updateMap(_ change: (inout Mapping) -> Void) {
    guard case .map(var map) = content else { return }
    content = .empty
    change(&map)
    content = .map(map)
  }

  /// Changes the value at a path in place, if there is one.
  mutating func update(_ path: ArraySlice<String>, _ change: (inout Node) -> Void) {
    guard let key = path.first else {
      change(&self)
      return
    }
    updateMap { map in
      _ = map.update(key) { $0.update(path.dropFirst(), change) }
    }
  }
}
