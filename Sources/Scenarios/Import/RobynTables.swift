// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads one of Robyn's Pareto-optimal models from its tables.
struct RobynTables {
  private let parts: RobynReader.Files
  private let first: SourceText

  init(_ parts: RobynReader.Files, in files: [ImportFile]) {
    self.parts = parts
    first = files[0].source
  }

  /// The model that is asked for; `nil`, with complaints, if the tables do not hold it.
  func model(
    _ question: RobynReader.Question, _ report: inout ImportReport
  ) -> RobynModel? {
    let names = ["pareto_hyperparameters.csv", "pareto_aggregated.csv", "raw_data.csv"]
    for (table, name) in zip([parts.hyperparameters, parts.aggregated, parts.raw], names)
    where table == nil {
      report.complain(
        .missing, in: first, at: 0..<0, "\(name) is missing",
        suggestion: "name all three: \(names.joined(separator: " "))")
    }
    guard let parameters = parts.hyperparameters, let aggregated = parts.aggregated,
      let raw = parts.raw, aggregated.requires(["solID", "rn", "coef", "mean_spend"], &report),
      let row = row(of: question.model, in: parameters, &report)
    else { return nil }
    var model = RobynModel(kpi: question.kpi ?? "response")
    let id = parameters.text(row, "solID")
    let columns = parameters.names.filter { $0.hasSuffix("_alphas") }
    for name in columns.map({ String($0.dropLast("_alphas".count)) })
    where !question.without.contains(name) {
      let found = aggregated.rows.first {
        aggregated.text($0, "solID") == id && aggregated.text($0, "rn") == name
      }
      guard let found else {
        report.complain(
          .missing, in: aggregated.source, at: aggregated.header[0].range,
          "there is no row of \(Quoting.quoted(name)) for the model \(Quoting.quoted(id))",
          suggestion: RobynCurves.leaveOut(name))
        continue
      }
      guard parameters.has([name + "_thetas"]) else {
        RobynDocument.refuseAdstock(
          of: name, in: parameters.source, at: parameters.range(row, "solID"), into: &report)
        continue
      }
      let mean = meanSpend(found, in: aggregated, &report)
      guard let coefficient = aggregated.number(found, of: "coef", into: &report),
        let alpha = parameters.number(row, of: name + "_alphas", into: &report),
        parameters.requires([name + "_gammas"], &report),
        let gamma = parameters.number(row, of: name + "_gammas", into: &report),
        let theta = parameters.number(row, of: name + "_thetas", into: &report),
        // Organic channels have parameters too, and no spend.
        let spends = mean == nil ? [] : RobynReader.series(name, in: raw, &report)
      else { continue }
      var channel = RobynChannel(
        name: name, coefficient: coefficient, alpha: alpha, gamma: gamma, theta: theta,
        inflexion: parameters.optionalNumber(row, of: name + "_inflexion", into: &report),
        meanSpend: mean, spends: spends, source: aggregated.source,
        range: aggregated.range(found, "rn"))
      if let paid = Self.spendColumn(of: channel, in: raw, window: question.window) {
        channel.exposures = .init(values: channel.spends, spendColumn: paid.column)
        channel.spends = paid.spends
      }
      model.channels.append(channel)
    }
    for name in question.without where columns.contains(name + "_alphas") {
      model.channels.append(Self.leftOut(name, first))
    }
    return model
  }

  /// The column with what was paid for a channel that is modelled on an exposure: the only one
  /// whose mean is the mean spend that the model was told, which the channel's own is not.
  ///
  /// - Complexity: linear in the size of the raw data.
  private static func spendColumn(
    of channel: RobynChannel, in raw: ForeignTable, window: ClosedRange<Int>?
  ) -> (column: String, spends: [Double])? {
    guard let mean = channel.meanSpend, mean > 0 else { return nil }
    let rows = raw.rows.indices
    let window = window.map { ($0.lowerBound - 1..<$0.upperBound).clamped(to: rows) } ?? rows
    func hasMean(_ values: [Double]) -> Bool {
      [values[window], values[...]].contains { part in
        let own = part.reduce(0, +) / Double(max(1, part.count))
        return (own - mean).magnitude <= 1e-5 * mean
      }
    }
    if hasMean(channel.spends) { return nil }
    let paid = raw.names.filter { !$0.isEmpty && $0 != channel.name }.compactMap { name in
      let values = raw.rows.compactMap { NumberText.reading(raw.text($0, name)[...])?.value }
      return values.count == raw.rows.count && hasMean(values) ? (name, values) : nil
    }
    return paid.count == 1 ? paid[0] : nil
  }

  /// A channel that is only there to be left out again.
  static func leftOut(_ name: String, _ source: SourceText) -> RobynChannel {
    RobynChannel(
      name: name, coefficient: 0, alpha: 1, gamma: 1, theta: 0, spends: [], source: source,
      range: 0..<0)
  }

  /// The mean spend of a row; `nil` for organic channels, which have none.
  private func meanSpend(
    _ row: [CSVCell], in table: ForeignTable, _ report: inout ImportReport
  ) -> Double? {
    let text = table.text(row, "mean_spend")
    if ["", "NA", "0"].contains(text) { return nil }
    return table.number(row, of: "mean_spend", into: &report)
  }

  private func row(
    of id: String?, in table: ForeignTable, _ report: inout ImportReport
  ) -> [CSVCell]? {
    let ids = table.rows.map { table.text($0, "solID") }
    if let id, let row = table.rows.first(where: { table.text($0, "solID") == id }) { return row }
    if id == nil, table.rows.count == 1 { return table.rows[0] }
    let some = Quoting.list(Array(ids.prefix(8)), joinedBy: "or")
    let range = table.rows.first.map { table.range($0, "solID") } ?? table.header[0].range
    report.complain(
      id == nil ? .ambiguousName : .unknownName, in: table.source, at: range,
      id.map { "there is no model \(Quoting.quoted($0))" } ?? "the table holds \(ids.count) models",
      suggestion: "choose one with --model: \(some)"
        + (ids.count > 8 ? " and \(ids.count - 8) more" : ""))
    return nil
  }
}
