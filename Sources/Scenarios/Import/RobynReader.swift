// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads fitted models of Meta's Robyn from its tables, `pareto_hyperparameters.csv`,
/// `pareto_aggregated.csv` and `raw_data.csv`, or from `RobynModel-<id>.json`, with `raw_data.csv`
/// where the JSON was saved without its data.
enum RobynReader {
  /// What is asked of the files.
  struct Question: Sendable {
    /// The number of periods that are planned.
    var periods: Int
    /// What the model explains; `nil` for the name in the files.
    var kpi: String?
    /// Which model, where there are several.
    var model: String?
    /// The rows of the raw data in which the model was fitted, from 1.
    var window: ClosedRange<Int>?
    /// Channels that are left out.
    var without: [String] = []
  }

  /// The files by what they are.
  struct Files {
    var hyperparameters: ForeignTable?
    var aggregated: ForeignTable?
    var raw: ForeignTable?
    var json: (node: JSONNode, source: SourceText)?
  }

  static func read(
    _ files: [ImportFile], for question: Question, into report: inout ImportReport
  ) -> ImportedModel {
    let parts = sorted(files, &report)
    let robyn =
      if let json = parts.json {
        RobynDocument(json.node, json.source).model(raw: parts.raw, question, &report)
      } else {
        RobynTables(parts, in: files).model(question, &report)
      }
    guard var robyn else { return ImportedModel() }
    for name in question.without where !robyn.channels.contains(where: { $0.name == name }) {
      let nearest = NearestName.nearest(to: name, among: robyn.channels.map(\.name))
      report.complain(
        .unknownName, in: files[0].source, at: 0..<0,
        "there is no channel \(Quoting.quoted(name)) to leave out",
        suggestion: nearest.map { "did you mean '\($0)'?" } ?? "check --without")
    }
    robyn.channels.removeAll { question.without.contains($0.name) }
    if let window = question.window { robyn.window = window.lowerBound - 1..<window.upperBound }
    let count = robyn.channels.map(\.spends.count).filter { $0 > 0 }.min() ?? 0
    if let window = robyn.window,
      !(0..<count + 1).contains(window.upperBound) || window.lowerBound < 0
    {
      report.complain(
        .outOfRange, in: files[0].source, at: 0..<0,
        "the window \(window.lowerBound + 1)..\(window.upperBound) lies outside the \(count) rows of the raw data",
        suggestion: "check --window and the raw data")
      return ImportedModel()
    }
    if robyn.window == nil, let raw = parts.raw {
      report.warn(
        raw.source, at: 0..<0,
        "all \(count) rows are taken as the window in which the model was fitted",
        suggestion: "say which ones with --window, for example --window 7..163")
    }
    return RobynCurves.model(robyn, periods: question.periods, &report)
  }

  /// Whether a table holds the parameters of models.
  static func isHyperparameters(_ table: ForeignTable) -> Bool {
    table.has(["solID"]) && table.names.contains { $0.hasSuffix("_alphas") }
  }

  /// Whether a table holds the coefficients of models.
  static func isAggregated(_ table: ForeignTable) -> Bool { table.has(["rn", "coef"]) }

  private static func sorted(_ files: [ImportFile], _ report: inout ImportReport) -> Files {
    var parts = Files()
    for file in files {
      let isSecond: Bool
      switch file.content {
      case .json(let node):
        isSecond = parts.json != nil
        parts.json = (node, file.source)
      case .table(let table):
        if isHyperparameters(table) {
          isSecond = parts.hyperparameters != nil
          parts.hyperparameters = table
        } else if isAggregated(table) {
          isSecond = parts.aggregated != nil
          parts.aggregated = table
        } else {
          isSecond = parts.raw != nil
          parts.raw = table
        }
      }
      if isSecond {
        report.complain(
          .duplicate, in: file.source, at: 0..<0, "there is another file of this kind",
          suggestion:
            "name one pareto_hyperparameters.csv, one pareto_aggregated.csv and one raw_data.csv, or one RobynModel JSON"
        )
      }
    }
    return parts
  }

  /// The spends of a channel in all rows of the raw data; `nil`, with complaints, if there is a
  /// hole.
  static func series(
    _ channel: String, in raw: ForeignTable, _ report: inout ImportReport
  ) -> [Double]? {
    guard raw.has([channel]) else {
      report.complain(
        .missing, in: raw.source, at: raw.header[0].range,
        "the raw data have no column \(Quoting.quoted(channel))",
        suggestion: RobynCurves.leaveOut(channel))
      return nil
    }
    var spends: [Double] = []
    for row in raw.rows {
      guard let spend = raw.number(row, of: channel, into: &report) else { return nil }
      spends.append(spend)
    }
    return spends
  }
}
