// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads delivery forecasts of the Ad Context Protocol: a forecast alone, or every `forecast` of products, proposals and
/// allocations in an answer.
///
/// A point has a `budget` and `metrics`, each a number or `{low, mid, high}`; older forecasts keep the metrics beside the
/// budget and call the list `curve`.
///
/// Source: the schemas core/delivery-forecast, core/forecast-point, enums/forecastable-metric and enums/forecast-range-unit
/// of adcontextprotocol/adcp.
struct ForecastReader {
  /// What cannot be added up over lines, or is no delivery.
  static let leftOut: Set<String> = [
    "audience_size", "frequency", "spend", "coverage_rate", "viewability", "cpm", "cpc",
  ]
  /// What stands beside the metrics of an older point and is none.
  private static let others: Set<String> = [
    "budget", "label", "dimensions", "confidence", "currency", "ext", "metrics",
  ]

  private let periods: Int?
  private var points = PointCollection()
  private var currency: String?
  private var skipped: Set<String> = []
  private var needsPeriods = false
  private var names: Set<String> = []

  /// The curves of all forecasts in some files.
  ///
  /// - Parameters:
  ///   - periods: the days or weeks for which forecasts per day or week count.
  ///   - line: what the line of a forecast without a name is called; `nil` for the file's name.
  static func read(
    _ files: [ImportFile], periods: Int?, line: String?, _ report: inout ImportReport
  ) -> ImportedModel {
    var reader = ForecastReader(periods: periods)
    for file in files {
      guard let root = file.json else {
        report.complain(
          .wrongType, file.source, 0..<0, "a forecast is JSON, and this is a table",
          "check --from and the file")
        continue
      }
      let before = reader.names.count
      reader.visit(root, name: line ?? file.stem, in: file.source, &report)
      if reader.names.count == before, !report.hasErrors {
        report.complain(
          .missing, file.source, 0..<0, "there is no forecast with points in this file",
          "a forecast has 'points' with a 'budget' and 'metrics' each")
      }
    }
    var model = ImportedModel()
    model.currency = reader.currency
    model.kpis = reader.points.kpis.map { ImportedKPI(name: $0) }
    model.lines = reader.points.lines.map {
      ImportedLine(name: $0, curves: reader.points.curves(of: $0, &report))
    }
    if reader.needsPeriods, let periods {
      model.remarks.append("Metrics per day or week were multiplied by \(periods).")
    }
    if !reader.skipped.isEmpty {
      model.remarks.append(
        "Not taken over, as lines do not add up in them: \(reader.skipped.sorted().joined(separator: ", "))."
      )
    }
    return model
  }

  private init(periods: Int?) { self.periods = periods }

  /// Looks for forecasts in a value and in all that is in it.
  private mutating func visit(
    _ node: JSONNode, name: String, in source: SourceText, _ report: inout ImportReport
  ) {
    switch node.content {
    case .object(let members):
      let own = ["name", "product_name", "product_id", "proposal_id"].lazy
        .compactMap { node[$0]?.text }.first
      if let list = node["points"] ?? node["curve"], case .list(let points) = list.content,
        points.contains(where: { $0["budget"] != nil || $0["metrics"] != nil })
      {
        readForecast(node, points, name: own ?? name, in: source, &report)
        return
      }
      // Where the parts of a proposal have forecasts, that of the whole would count them twice.
      let hasParts = node["allocations"]?.items.contains { $0["forecast"] != nil } ?? false
      for member in members where !(hasParts && member.name == "forecast") {
        visit(member.value, name: own ?? name, in: source, &report)
      }
    case .list(let items):
      for item in items { visit(item, name: name, in: source, &report) }
    case .null, .boolean, .number, .text: break
    }
  }

  private mutating func readForecast(
    _ node: JSONNode, _ list: [JSONNode], name: String, in source: SourceText,
    _ report: inout ImportReport
  ) {
    let start = node.range.lowerBound..<node.range.lowerBound + 1
    guard report.accepts(name, as: "line", at: start, in: source) else { return }
    if !names.insert(name).inserted {
      report.complain(
        .duplicate, source, start, "there are two forecasts of \(Quoting.quoted(name))",
        "give each a name of its own, or import them from files with different names")
      return
    }
    settleCurrency(node, in: source, &report)
    guard let scale = scale(of: node, in: source, &report) else { return }
    for point in list {
      guard let budget = point["budget"], let figure = budget.figure else {
        report.complain(
          .missing, source, point.range, "this point has no budget",
          "only forecasts of what a budget buys can be planned with")
        continue
      }
      let spend = report.number(figure, at: budget.range, in: source, for: "budget")
      let metrics =
        point["metrics"]?.members ?? point.members.filter { !Self.others.contains($0.name) }
      for metric in metrics {
        if Self.leftOut.contains(metric.name) {
          skipped.insert(metric.name)
          continue
        }
        guard
          report.accepts(metric.name, as: "KPI", at: metric.value.range, in: source)
        else { continue }
        let value = range(metric.value, metric.name, in: source, &report)
        guard let spend, let value else {
          points.add(nil, line: name, kpi: metric.name)
          continue
        }
        let imported = ImportedPoint(
          spend: spend, value: value.mid * scale, low: value.low.map { $0 * scale },
          high: value.high.map { $0 * scale })
        points.add(
          .init(point: imported, range: budget.range, source: source), line: name,
          kpi: metric.name)
      }
    }
  }

  private mutating func settleCurrency(
    _ node: JSONNode, in source: SourceText, _ report: inout ImportReport
  ) {
    guard let field = node["currency"], let code = field.text else { return }
    guard Currency.isCode(code) else {
      report.complain(
        .currency, source, field.range, "unknown currency \(Quoting.quoted(code))",
        "write an ISO 4217 code, for example USD")
      return
    }
    if let currency, currency != code {
      report.complain(
        .currency, source, field.range, "this forecast is in \(code), and another in \(currency)",
        "import the forecasts of one currency together")
    }
    currency = currency ?? code
  }

  /// What metrics are multiplied by to be totals; `nil`, with a complaint, where that cannot be told.
  private mutating func scale(
    of node: JSONNode, in source: SourceText, _ report: inout ImportReport
  ) -> Double? {
    guard let field = node["forecast_range_unit"], let unit = field.text else { return 1 }
    switch unit {
    case "daily", "weekly":
      needsPeriods = true
      if let periods { return Double(periods) }
      report.complain(
        .missing, source, field.range, "the metrics of this forecast are \(unit)",
        "say for how many \(unit == "daily" ? "days" : "weeks") the plan is with --periods")
      return nil
    case "availability":
      report.complain(
        .notSupportedYet, source, field.range,
        "this forecast says what there is, not what a budget buys",
        "ask for a forecast at several budgets")
      return nil
    default: return 1
    }
  }

  private func range(
    _ node: JSONNode, _ name: String, in source: SourceText, _ report: inout ImportReport
  ) -> (low: Double?, mid: Double, high: Double?)? {
    func number(_ node: JSONNode, _ name: String) -> Double? {
      node.figure.flatMap { report.number($0, at: node.range, in: source, for: name) }
    }
    guard case .object = node.content else {
      if let value = number(node, name) { return (nil, value, nil) }
      if node.figure == nil {
        report.complain(
          .wrongType, source, node.range, "\(Quoting.quoted(name)) is no figure",
          "write a number, or {low, mid, high}")
      }
      return nil
    }
    guard let middle = node["mid"] else {
      report.complain(
        .missing, source, node.range, "\(Quoting.quoted(name)) has no 'mid'",
        "ask for a forecast with a middle value")
      return nil
    }
    let low = node["low"].flatMap { number($0, "low of \(name)") }
    let high = node["high"].flatMap { number($0, "high of \(name)") }
    return number(middle, name).map { (low, $0, high) }
  }
}
