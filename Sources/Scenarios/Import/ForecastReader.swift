// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads delivery forecasts of the Ad Context Protocol: a forecast alone, or every `forecast` of
/// products, proposals and allocations in an answer.
///
/// A point has a `budget` and `metrics`, each a number or `{low, mid, high}`; older forecasts keep
/// the metrics beside the budget and call the list `curve`. Where a point has no budget, its cost
/// is `metrics.spend`. What the points are is said by `forecast_range_unit`: places on a curve, or
/// packages of which one is bought.
///
/// Source: the schemas core/delivery-forecast, core/forecast-point, enums/forecastable-metric and
/// enums/forecast-range-unit of adcontextprotocol/adcp.
struct ForecastReader {
  /// What cannot be added up over lines, or is no delivery.
  static let leftOut: Set<String> = [
    "audience_size", "frequency", "spend", "coverage_rate", "viewability", "cpm", "cpc",
  ]
  /// What counts people, who are partly the same in several periods.
  private static let people: Set<String> = ["reach", "unique_reach", "unique_users"]
  /// What stands beside the metrics of an older point and is none.
  private static let others: Set<String> = [
    "budget", "label", "dimensions", "confidence", "currency", "ext", "metrics",
  ]

  private let periods: Int?
  private var points = PointCollection()
  private var offers: [ImportedOffer] = []
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
          .wrongType, in: file.source, at: 0..<0, "a forecast is JSON, and this is a table",
          suggestion: "check --from and the file")
        continue
      }
      let before = reader.names.count
      reader.visit(root, name: line ?? file.stem, in: file.source, &report)
      if reader.names.count == before, !report.hasErrors {
        report.complain(
          .missing, in: file.source, at: 0..<0, "there is no forecast with points in this file",
          suggestion: "a forecast has 'points' with a 'budget' and 'metrics' each")
      }
    }
    var model = ImportedModel()
    model.currency = reader.currency
    var names: Set<String> = []
    let packaged = reader.offers.flatMap { $0.packages.flatMap { $0.brings.map(\.kpi) } }
    model.kpis = (reader.points.kpis + packaged).filter { names.insert($0).inserted }
      .map { ImportedKPI(name: $0) }
    model.offers = reader.offers
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
        readForecast(node, in: points, name: own ?? name, in: source, into: &report)
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
    _ node: JSONNode, in list: [JSONNode], name: String, in source: SourceText,
    into report: inout ImportReport
  ) {
    let start = node.range.lowerBound..<node.range.lowerBound + 1
    guard report.accepts(name, as: "line", at: start, in: source) else { return }
    if !names.insert(name).inserted {
      report.complain(
        .duplicate, in: source, at: start, "there are two forecasts of \(Quoting.quoted(name))",
        suggestion: "give each a name of its own, or import them from files with different names")
      return
    }
    settleCurrency(node, in: source, &report)
    guard let unit = unit(of: node, in: source, &report) else { return }
    if case .package = unit {
      readOffer(list, name: name, at: start, in: source, &report)
      return
    }
    for point in list {
      guard let cost = cost(of: point, in: source, &report) else { continue }
      for (metric, value) in metrics(of: point, unit, in: source, &report) {
        guard let spend = cost.value, let value else {
          points.add(nil, line: name, kpi: metric)
          continue
        }
        let scale = unit.scale
        let imported = ImportedPoint(
          spend: spend, value: value.mid * scale, low: value.low.map { $0 * scale },
          high: value.high.map { $0 * scale })
        points.add(
          .init(point: imported, range: cost.range, source: source), line: name, kpi: metric)
      }
    }
  }

  /// Packages of which one is bought, each with its price.
  private mutating func readOffer(
    _ list: [JSONNode], name: String, at start: Range<Int>, in source: SourceText,
    _ report: inout ImportReport
  ) {
    var offer = ImportedOffer(name: name)
    for (position, point) in list.enumerated() {
      let label = point["label"]?.text ?? "package \(position + 1)"
      let place = (point["label"] ?? point).range
      guard report.accepts(label, as: "package", at: place, in: source),
        let cost = cost(of: point, in: source, &report)
      else { continue }
      if offer.packages.contains(where: { $0.name == label }) {
        report.complain(
          .duplicate, in: source, at: place,
          "there are two packages called \(Quoting.quoted(label))",
          suggestion: "give each a label of its own")
        continue
      }
      guard let fee = cost.value else { continue }
      let brings = metrics(of: point, .package, in: source, &report).compactMap { metric, value in
        value.map {
          (
            kpi: metric,
            figure: ImportedPoint(spend: fee, value: $0.mid, low: $0.low, high: $0.high)
          )
        }
      }
      offer.packages.append(.init(name: label, fee: fee, brings: brings))
    }
    if offer.packages.contains(where: { !$0.brings.isEmpty }) { offers.append(offer) }
  }

  /// What a point costs: its budget, else the spend among its metrics; `nil`, with a complaint,
  /// where it says neither.
  private func cost(
    of point: JSONNode, in source: SourceText, _ report: inout ImportReport
  ) -> (value: Double?, range: Range<Int>)? {
    let spend = point[["metrics", "spend"]]
    let place = point["budget"] ?? spend?["mid"] ?? spend
    guard let place, let figure = place.figure else {
      report.complain(
        .missing, in: source, at: point.range, "this point has no budget",
        suggestion: "only forecasts of what a budget buys can be planned with")
      return nil
    }
    return (report.number(figure, at: place.range, in: source, for: "budget"), place.range)
  }

  /// The figures of a point that lines add up in, by KPI; `nil` for one that could not be read.
  private mutating func metrics(
    of point: JSONNode, _ unit: Unit, in source: SourceText, _ report: inout ImportReport
  ) -> [(kpi: String, value: (low: Double?, mid: Double, high: Double?)?)] {
    let metrics =
      point["metrics"]?.members ?? point.members.filter { !Self.others.contains($0.name) }
    return metrics.compactMap { metric in
      if Self.leftOut.contains(metric.name) {
        skipped.insert(metric.name)
        return nil
      }
      if unit.isPerPeriod, Self.people.contains(metric.name) {
        if skipped.insert(metric.name).inserted {
          report.warn(
            source, at: metric.value.range,
            "\(Quoting.quoted(metric.name)) per period is left out: the people of several periods are partly the same",
            suggestion:
              "ask for a forecast of the whole plan's \(metric.name), with forecast_range_unit 'spend'"
          )
        }
        return nil
      }
      guard report.accepts(metric.name, as: "KPI", at: metric.value.range, in: source) else {
        return nil
      }
      return (metric.name, range(metric.value, of: metric.name, in: source, into: &report))
    }
  }

  private mutating func settleCurrency(
    _ node: JSONNode, in source: SourceText, _ report: inout ImportReport
  ) {
    guard let field = node["currency"], let code = field.text else { return }
    guard Currency.isCode(code) else {
      report.complain(
        .currency, in: source, at: field.range, "unknown currency \(Quoting.quoted(code))",
        suggestion: "write an ISO 4217 code, for example USD")
      return
    }
    if let currency, currency != code {
      report.complain(
        .currency, in: source, at: field.range,
        "this forecast is in \(code), and another in \(currency)",
        suggestion: "import the forecasts of one currency together")
    }
    currency = currency ?? code
  }

  /// What the points of a forecast are.
  private enum Unit {
    /// Places on a curve, whose metrics are multiplied to be totals.
    case curve(scale: Double, isPerPeriod: Bool)
    /// Packages of which one is bought.
    case package

    var scale: Double {
      switch self {
      case .curve(let scale, _): scale
      case .package: 1
      }
    }
    var isPerPeriod: Bool {
      switch self {
      case .curve(_, let isPerPeriod): isPerPeriod
      case .package: false
      }
    }
  }

  /// What the points of a forecast are; `nil`, with a complaint, where nothing can be planned with
  /// them.
  private mutating func unit(
    of node: JSONNode, in source: SourceText, _ report: inout ImportReport
  ) -> Unit? {
    let total = Unit.curve(scale: 1, isPerPeriod: false)
    guard let field = node["forecast_range_unit"], let unit = field.text else { return total }
    switch unit {
    case "spend", "reach_freq", "clicks", "conversions": return total
    case "package": return .package
    case "daily", "weekly":
      needsPeriods = true
      if let periods { return .curve(scale: Double(periods), isPerPeriod: true) }
      report.complain(
        .missing, in: source, at: field.range, "the metrics of this forecast are \(unit)",
        suggestion:
          "say for how many \(unit == "daily" ? "days" : "weeks") the plan is with --periods")
    case "availability":
      report.complain(
        .notSupportedYet, in: source, at: field.range,
        "this forecast says what there is, not what a budget buys",
        suggestion: "ask for a forecast at several budgets")
    default:
      report.complain(
        .badValue, in: source, at: field.range,
        "the points of this forecast are \(Quoting.quoted(unit)), which is not known",
        suggestion:
          "forecasts of spend, reach_freq, clicks, conversions, weekly, daily and package are read")
    }
    return nil
  }

  private func range(
    _ node: JSONNode, of name: String, in source: SourceText, into report: inout ImportReport
  ) -> (low: Double?, mid: Double, high: Double?)? {
    func number(_ node: JSONNode, _ name: String) -> Double? {
      node.figure.flatMap { report.number($0, at: node.range, in: source, for: name) }
    }
    guard case .object = node.content else {
      if let value = number(node, name) { return (nil, value, nil) }
      if node.figure == nil {
        report.complain(
          .wrongType, in: source, at: node.range, "\(Quoting.quoted(name)) is no figure",
          suggestion: "write a number, or {low, mid, high}")
      }
      return nil
    }
    guard let middle = node["mid"] else {
      report.complain(
        .missing, in: source, at: node.range, "\(Quoting.quoted(name)) has no 'mid'",
        suggestion: "ask for a forecast with a middle value")
      return nil
    }
    let low = node["low"].flatMap { number($0, "low of \(name)") }
    let high = node["high"].flatMap { number($0, "high of \(name)") }
    return number(middle, name).map { (low, $0, high) }
  }
}
