// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reads the model in Robyn's JSON, in which a list of one value may stand for the value.
struct RobynDocument {
  private let root: JSONNode
  private let source: SourceText

  init(_ root: JSONNode, _ source: SourceText) {
    self.root = root
    self.source = source
  }

  /// Whether a document is one of Robyn's.
  static func isOne(_ root: JSONNode) -> Bool {
    root["InputCollect"] != nil || root["ExportedModel"] != nil
  }

  /// Says that a channel carries over in a way that is not read.
  static func refuseAdstock(
    of name: String?, in source: SourceText, at range: Range<Int>, into report: inout ImportReport
  ) {
    report.complain(
      .notSupportedYet, in: source, at: range,
      name.map { "\(Quoting.quoted($0)) has no theta: Weibull carry-over is not read" }
        ?? "Weibull carry-over is not read",
      suggestion: "fit the model with geometric adstock, or give its curves as a long table")
  }

  /// The model; `nil`, with complaints, if the document does not hold one.
  func model(
    raw: ForeignTable?, _ question: RobynReader.Question, _ report: inout ImportReport
  ) -> RobynModel? {
    guard let exported = root["ExportedModel"], let hyper = exported["hyper_values"],
      let summary = exported["summary"]
    else {
      report.complain(
        .missing, in: source, at: root.range,
        "the JSON holds no fitted model (ExportedModel.hyper_values and ExportedModel.summary)",
        suggestion: "write it with robyn_write(InputCollect, OutputCollect, select_model = …)")
      return nil
    }
    let inputs = root["InputCollect"]
    if let adstock = inputs?["adstock"], adstock.text?.hasPrefix("weibull") == true {
      Self.refuseAdstock(of: nil, in: source, at: adstock.range, into: &report)
      return nil
    }
    let data = root[["Extras", "raw_data"]]
    if data == nil, raw == nil {
      report.complain(
        .missing, in: source, at: root.range,
        "the JSON was saved without the raw data (Extras.raw_data)",
        suggestion: "name raw_data.csv as well")
      return nil
    }
    var model = RobynModel(kpi: question.kpi ?? inputs?["dep_var"]?.text ?? "response")
    model.window = window(inputs, &report)
    let suffix = "_alphas"
    let names = hyper.members.map(\.name).filter { $0.hasSuffix(suffix) }.map {
      String($0.dropLast(suffix.count))
    }
    let organic = texts(inputs?["organic_vars"])
    let paid = texts(inputs?["paid_media_spends"])
    for name in names where !organic.contains(name) {
      if question.without.contains(name) {
        model.channels.append(RobynTables.leftOut(name, source))
      } else if var channel = channel(
        name, hyper: hyper, summary: summary, data: data, raw: raw, into: &report)
      {
        if !paid.isEmpty, !paid.contains(name) {
          let vars = texts(inputs?["paid_media_vars"])
          guard let position = vars.firstIndex(of: name), position < paid.count else {
            report.complain(
              .contradiction, in: source, at: range(of: name + suffix, in: hyper),
              "\(Quoting.quoted(name)) is modelled on impressions or another exposure, and nothing says what was paid for it",
              suggestion: RobynCurves.leaveOut(name))
            continue
          }
          guard let spends = series(paid[position], in: data, or: raw, &report) else { continue }
          channel.exposures = .init(values: channel.spends, spendColumn: paid[position])
          channel.spends = spends
        }
        model.channels.append(channel)
      }
    }
    return model
  }

  /// A column of the raw data, in the document or beside it.
  private func series(
    _ name: String, in data: JSONNode?, or raw: ForeignTable?, _ report: inout ImportReport
  ) -> [Double]? {
    if let data { return series(name, in: data, &report) }
    return raw.flatMap { RobynReader.series(name, in: $0, &report) }
  }

  private func channel(
    _ name: String, hyper: JSONNode, summary: JSONNode, data: JSONNode?, raw: ForeignTable?,
    into report: inout ImportReport
  ) -> RobynChannel? {
    let place = range(of: name + "_alphas", in: hyper)
    guard let row = summary.items.first(where: { $0["variable"]?.text == name }) else {
      report.complain(
        .missing, in: source, at: place,
        "ExportedModel.summary has no variable \(Quoting.quoted(name))",
        suggestion: RobynCurves.leaveOut(name))
      return nil
    }
    guard hyper[name + "_thetas"] != nil else {
      Self.refuseAdstock(of: name, in: source, at: place, into: &report)
      return nil
    }
    let series = series(name, in: data, or: raw, &report)
    guard let coefficient = number(row["coef"], of: "coef", at: row.range, into: &report),
      let alpha = number(hyper[name + "_alphas"], of: name + "_alphas", at: place, into: &report),
      let gamma = number(hyper[name + "_gammas"], of: name + "_gammas", at: place, into: &report),
      let theta = number(hyper[name + "_thetas"], of: name + "_thetas", at: place, into: &report),
      let mean = number(row["mean_spend"], of: "mean_spend", at: row.range, into: &report),
      let series
    else { return nil }
    let stored = hyper[name + "_inflexion"]
    return RobynChannel(
      name: name, coefficient: coefficient, alpha: alpha, gamma: gamma, theta: theta,
      inflexion: stored == nil
        ? nil : number(stored, of: name + "_inflexion", at: place, into: &report),
      meanSpend: mean, spends: series, source: source, range: place)
  }

  /// The rows in which the model was fitted, from 0.
  private func window(_ inputs: JSONNode?, _ report: inout ImportReport) -> Range<Int>? {
    let start = inputs?["rollingWindowStartWhich"]?.figure.flatMap { Int($0) }
    let end = inputs?["rollingWindowEndWhich"]?.figure.flatMap { Int($0) }
    guard let start, let end else { return nil }
    guard start >= 1, end >= start else {
      report.complain(
        .outOfRange, in: source, at: inputs?.range ?? 0..<0,
        "the window from row \(start) to \(end) holds no rows",
        suggestion: "say the right one with --window")
      return nil
    }
    return start - 1..<end
  }

  /// The spends of a channel: from rows with names, or from a list for every name.
  private func series(
    _ name: String, in data: JSONNode, _ report: inout ImportReport
  ) -> [Double]? {
    let nodes: [JSONNode?]
    if case .object = data.content {
      nodes = data[name]?.items ?? []
    } else {
      nodes = data.items.map { $0[name] }
    }
    guard !nodes.isEmpty, nodes.contains(where: { $0 != nil }) else {
      report.complain(
        .missing, in: source, at: data.range.lowerBound..<data.range.lowerBound + 1,
        "the raw data have no column \(Quoting.quoted(name))",
        suggestion: RobynCurves.leaveOut(name))
      return nil
    }
    var spends: [Double] = []
    for node in nodes {
      let place = node?.range ?? data.range.lowerBound..<data.range.lowerBound + 1
      guard let spend = number(node, of: name, at: place, into: &report) else { return nil }
      spends.append(spend)
    }
    return spends
  }

  private func number(
    _ node: JSONNode?, of name: String, at place: Range<Int>, into report: inout ImportReport
  ) -> Double? {
    guard let node, let figure = node.figure else {
      report.complain(
        .missing, in: source, at: node?.range ?? place,
        "there is no figure for \(Quoting.quoted(name))",
        suggestion: "save the model again with Robyn 3.10 or later")
      return nil
    }
    return report.number(figure, at: node.range, in: source, for: name)
  }

  private func texts(_ node: JSONNode?) -> [String] { node?.items.compactMap(\.text) ?? [] }

  private func range(of name: String, in node: JSONNode) -> Range<Int> {
    node[name]?.range ?? node.range
  }
}
