// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads response curves of Google's Meridian: what `get_response_curves` gives as CSV, and the
/// tables that its scenario planner exchanges with spreadsheets (`response_curves`,
/// `budget_opt_grid_*`, `budget_opt_specs`, `budget_opt_results`).
///
/// Spends and outcomes are totals of the times that the curves were asked for.
enum MeridianReader {
  static let wideColumns = ["channel", "spend", "mean"]
  static let gridColumns = ["Group ID", "Channel", "Spend", "Incremental Outcome"]
  static let specColumns = [
    "Group ID", "Channel", "Initial Channel Spend", "Channel Spend Min", "Channel Spend Max",
  ]
  static let standardKPI = "incremental outcome"

  /// What a table is, by its header; `nil` for none of them.
  static func kind(of table: ForeignTable) -> Kind? {
    if table.has(["Channel Spend Min"]) || table.has(["Initial Channel Spend"]) { return .specs }
    if table.has(["Optimal Spend"]) { return .results }
    if table.has(["Incremental Outcome"]) { return .grid }
    if table.has(["channel", "metric", "spend"]) { return .long }
    if table.has(["channel", "mean"]) || table.has(["channel", "spend_multiplier"]) {
      return .wide
    }
    return nil
  }

  enum Kind { case wide, long, grid, specs, results }

  /// The curves of all tables, with the bounds and spends of `budget_opt_specs`.
  ///
  /// - Parameters:
  ///   - kpi: what the outcome is called; `nil` for the name that the tables suggest.
  ///   - group: which `Group ID`, where there are several.
  static func read(
    _ files: [ImportFile], kpi: String?, group: String?, _ report: inout ImportReport
  ) -> ImportedModel {
    let tables = files.compactMap(\.table)
    var points = PointCollection()
    let name = kpi ?? outcome(of: tables)
    let groups = GroupChoice(tables, asked: group, &report)
    var model = ImportedModel()
    for table in tables {
      switch kind(of: table) {
      case .wide:
        guard table.requires(wideColumns, &report) else { continue }
        readWide(table, kpi: name, into: &points, &report)
      case .long: readLong(table, kpi: name, into: &points, &report)
      case .grid:
        guard table.requires(gridColumns, &report) else { continue }
        readGrid(table, kpi: name, groups: groups, into: &points, &report)
      case .specs, .results, nil: continue
      }
    }
    model.kpis = points.kpis.map { ImportedKPI(name: $0) }
    model.lines = points.lines.map {
      ImportedLine(name: $0, curves: points.curves(of: $0, &report))
    }
    for table in tables where kind(of: table) == .specs {
      guard table.requires(specColumns, &report) else { continue }
      MeridianSpecs.read(table, groups: groups, into: &model, &report)
    }
    model.remarks.append(
      "Spends and outcomes are totals of the times that Meridian's curves were asked for.")
    if points.kpis.isEmpty, !report.hasErrors, let file = files.first {
      report.complain(
        .missing, in: file.source, at: 0..<0, "there are no curves in these tables",
        suggestion: "add 'response_curves' or a 'budget_opt_grid' table")
    }
    return model
  }

  /// `revenue` where a table of results says so.
  private static func outcome(of tables: [ForeignTable]) -> String {
    let column = "Is Revenue KPI"
    for table in tables where table.has([column]) {
      if let row = table.rows.first, table.text(row, column).lowercased() == "true" {
        return "revenue"
      }
    }
    return standardKPI
  }

  private static func readWide(
    _ table: ForeignTable, kpi: String, into points: inout PointCollection,
    _ report: inout ImportReport
  ) {
    let dimensions = TableDimensions(
      table, curvesBy: ["channel"],
      known: ["spend", "spend_multiplier", "mean", "ci_lo", "ci_hi"], &report)
    for row in table.rows {
      add(
        row, of: table, by: dimensions, channel: "channel", spend: "spend", value: "mean",
        low: "ci_lo",
        high: "ci_hi", kpi: kpi, into: &points, report: &report)
    }
  }

  private static func readGrid(
    _ table: ForeignTable, kpi: String, groups: GroupChoice, into points: inout PointCollection,
    _ report: inout ImportReport
  ) {
    let dimensions = TableDimensions(
      table, curvesBy: ["Group ID", "Channel"],
      known: ["Spend", "Incremental Outcome", "ci_lo", "ci_hi"], &report)
    for row in table.rows where groups.takes(table.text(row, "Group ID")) {
      add(
        row, of: table, by: dimensions, channel: "Channel", spend: "Spend",
        value: "Incremental Outcome",
        low: "ci_lo",
        high: "ci_hi", kpi: kpi, into: &points, report: &report)
    }
  }

  private static func add(
    _ row: [CSVCell], of table: ForeignTable, by dimensions: TableDimensions, channel: String,
    spend: String, value: String, low: String, high: String, kpi: String,
    into points: inout PointCollection, report: inout ImportReport
  ) {
    let line = dimensions.line(row, channel: channel)
    guard report.accepts(line, as: "channel", at: table.range(row, channel), in: table.source)
    else { return }
    let (money, outcome) = (
      table.number(row, of: spend, into: &report), table.number(row, of: value, into: &report)
    )
    guard let money, let outcome else {
      points.add(nil, line: line, kpi: kpi)
      return
    }
    let point = ImportedPoint(
      spend: money, value: outcome, low: table.optionalNumber(row, of: low, into: &report),
      high: table.optionalNumber(row, of: high, into: &report))
    points.add(
      .init(point: point, range: table.range(row, spend), source: table.source), line: line,
      kpi: kpi)
  }

  /// One row per channel, spend and metric (`mean`, `ci_lo`, `ci_hi`), the outcome in the column
  /// that is left over.
  private static func readLong(
    _ table: ForeignTable, kpi: String, into points: inout PointCollection,
    _ report: inout ImportReport
  ) {
    let known = ["", "channel", "metric", "spend", "spend_multiplier", TableDimensions.region]
    let others = table.names.filter { !known.contains($0) }
    guard let column = others.contains("incremental_outcome") ? "incremental_outcome" : others.first
    else {
      report.complain(
        .missing, in: table.source, at: table.header[0].range,
        "the table has no column with outcomes",
        suggestion: "it is called 'incremental_outcome'")
      return
    }
    if others.count > 1, column != "incremental_outcome",
      let place = table.header.first(where: { $0.text == column })?.range
    {
      report.complain(
        .ambiguousName, in: table.source, at: place,
        "\(Quoting.list(others, joinedBy: "and")) may both be the outcome",
        suggestion: "call the outcome 'incremental_outcome', or take the other columns out")
      return
    }
    let dimensions = TableDimensions(
      table, curvesBy: ["channel", "metric"], known: ["spend", "spend_multiplier", column], &report)
    struct Key: Hashable {
      var channel: String
      var spend: String
    }
    var drafts: [Key: [String: Double]] = [:]
    var firsts: [(key: Key, row: [CSVCell])] = []
    for row in table.rows {
      let channel = dimensions.line(row, channel: "channel")
      guard
        report.accepts(channel, as: "channel", at: table.range(row, "channel"), in: table.source)
      else { continue }
      let key = Key(channel: channel, spend: table.text(row, "spend"))
      if drafts[key] == nil {
        drafts[key] = [:]
        firsts.append((key, row))
      }
      let metric = table.text(row, "metric")
      guard ["mean", "ci_lo", "ci_hi"].contains(metric),
        let value = table.number(row, of: column, into: &report)
      else { continue }
      if drafts[key]?.updateValue(value, forKey: metric) != nil {
        report.complain(
          .duplicate, in: table.source, at: table.range(row, "spend"),
          "\(Quoting.quoted(channel)) has two values of \(metric) at this spend",
          suggestion: "keep one")
      }
    }
    for (key, row) in firsts {
      let draft = drafts[key] ?? [:]
      guard let spend = table.number(row, of: "spend", into: &report), let mean = draft["mean"]
      else {
        points.add(nil, line: key.channel, kpi: kpi)
        if draft["mean"] == nil, !report.hasErrors {
          report.complain(
            .missing, in: table.source, at: table.range(row, "spend"),
            "there is no 'mean' at this spend",
            suggestion: "the metrics are mean, ci_lo and ci_hi")
        }
        continue
      }
      let point = ImportedPoint(
        spend: spend, value: mean, low: draft["ci_lo"], high: draft["ci_hi"])
      points.add(
        .init(point: point, range: table.range(row, "spend"), source: table.source),
        line: key.channel, kpi: kpi)
    }
  }
}

/// Which of several budgets in Meridian's tables is imported.
struct GroupChoice {
  private let chosen: String?

  /// Complains where there are several and none was asked for, or none of that name.
  init(_ tables: [ForeignTable], asked: String?, _ report: inout ImportReport) {
    var names: [String] = []
    var place: (ForeignTable, Range<Int>)?
    for table in tables where table.has(["Group ID"]) {
      for row in table.rows {
        let name = table.text(row, "Group ID")
        if names.contains(name) { continue }
        names.append(name)
        place = place ?? (table, table.range(row, "Group ID"))
      }
    }
    chosen = asked ?? names.first
    guard let place, asked.map({ !names.contains($0) }) ?? (names.count > 1) else { return }
    report.complain(
      .ambiguousName, in: place.0.source, at: place.1,
      asked.map { "there is no Group ID \(Quoting.quoted($0))" }
        ?? "the tables hold \(names.count) budgets",
      suggestion: "choose one with --group: \(Quoting.list(names, joinedBy: "or"))")
  }

  /// Whether rows of a group are imported.
  func takes(_ group: String) -> Bool { group == chosen }
}
