// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes an imported model as a scenario, and its points as tables beside it where they are many.
struct ScenarioWriter {
  /// With more points than this in all, they go to tables where tables can be written.
  static let inlineLimit = 200

  private let model: ImportedModel
  /// What the names of the tables begin with; `nil` for points inside the scenario.
  private let prefix: String?

  /// A writer of a model; `tables` is what the names of tables begin with, `nil` if none can be
  /// written.
  init(_ model: ImportedModel, tables: String?) {
    self.model = model
    let count = model.lines.reduce(0) { $0 + $1.curves.reduce(0) { $0 + $1.points.count } }
    prefix = count > Self.inlineLimit ? tables : nil
  }

  /// The tables by name, in the order in which the scenario names them.
  ///
  /// - Complexity: linear in the number of points.
  var tables: [(name: String, text: String)] {
    guard prefix != nil else { return [] }
    return sides.map { (tableName($0), table($0)) }
  }

  /// The base, and every variant that there is.
  private var sides: [ImportedModel.Side?] {
    [nil] + ImportedModel.Side.allCases.filter { model.has($0) }.map(Optional.some)
  }

  private func tableName(_ side: ImportedModel.Side?) -> String {
    "\(prefix ?? "")-curves\(side.map { "-\($0.rawValue)" } ?? "").csv"
  }

  private func table(_ side: ImportedModel.Side?) -> String {
    var text = "line,kpi,spend,value\n"
    for line in model.lines {
      for curve in line.curves {
        let names = "\(YAMLText.cell(line.name)),\(YAMLText.cell(curve.kpi))"
        for point in curve.points {
          text +=
            "\(names),\(NumberFormat.exact(point.spend)),\(NumberFormat.exact(point.value(at: side)))\n"
        }
      }
    }
    return text
  }

  /// The scenario.
  ///
  /// - Complexity: linear in the number of points and packages.
  var scenario: String {
    var text = ""
    for remark in model.remarks { text += YAMLText.comment(remark) + "\n" }
    text += accuracy
    text += "\napportion: 1\nname: \(YAMLText.name(model.title))\n"
    if let budget = model.budget {
      let currency = model.currency.map { " \($0)" } ?? ""
      text += "budget: \(NumberFormat.exact(budget))\(currency)\n"
    }
    text += "\nkpis:\n"
    for kpi in model.kpis {
      text += "  \(YAMLText.name(kpi.name)): { objective: maximize"
      if model.kpis.count > 1 { text += ", weight: 1" }
      if kpi.base != 0 { text += ", base: \(NumberFormat.exact(kpi.base))" }
      text += " }\n"
    }
    if prefix != nil { text += "\ncurves: \(YAMLText.name(tableName(nil)))\n" }
    if !model.lines.isEmpty { text += "\ncampaigns:\n" }
    for line in model.lines { text += campaign(line) }
    if !model.offers.isEmpty { text += "\ncreators:\n" }
    for offer in model.offers { text += packages(offer) }
    return text + variants
  }

  private var accuracy: String {
    let lines = model.accuracies().map { "  \($0)" }
    if lines.isEmpty { return "" }
    return ([model.accuracyHeading] + lines).map { YAMLText.comment($0) + "\n" }.joined()
  }

  private func campaign(_ line: ImportedLine) -> String {
    var text = "  \(YAMLText.name(line.name)):\n"
    if let channel = line.channel { text += "    channel: \(YAMLText.name(channel))\n" }
    let currency = model.budget == nil ? model.currency.map { " \($0)" } ?? "" : ""
    text +=
      "    spend: \(NumberFormat.exact(line.least))..\(line.most.map(NumberFormat.exact) ?? "")\(currency)\n"
    if line.setUpFee > 0 { text += "    set-up fee: \(NumberFormat.exact(line.setUpFee))\n" }
    if let last = line.last { text += "    last: \(NumberFormat.exact(last))\n" }
    let curves = line.curves.filter { prefix == nil || $0.points.isEmpty }
    if curves.isEmpty { return text }
    text += "    brings:\n"
    for curve in curves { text += "      \(response(curve, nil))\n" }
    return text
  }

  private func packages(_ offer: ImportedOffer) -> String {
    var text = "  \(YAMLText.name(offer.name)):\n    packages:\n"
    let currency =
      model.budget == nil && model.lines.isEmpty ? model.currency.map { " \($0)" } ?? "" : ""
    for package in offer.packages {
      let fee = NumberFormat.exact(package.fee) + currency
      text +=
        "      \(YAMLText.name(package.name)): { fee: \(fee), brings: { \(figures(package, nil)) } }\n"
    }
    return text
  }

  private func figures(
    _ package: ImportedOffer.Package, _ side: ImportedModel.Side?
  ) -> String {
    package.brings.map {
      "\(YAMLText.name($0.kpi)): \(NumberFormat.exact($0.figure.value(at: side)))"
    }.joined(separator: ", ")
  }

  private func response(_ curve: ImportedCurve, _ side: ImportedModel.Side?) -> String {
    let name = YAMLText.name(curve.kpi)
    switch curve.form {
    case .hill(let max, let half, let shape):
      let parameters = [("max", max), ("half", half), ("shape", shape)]
        .map { "\($0): \(NumberFormat.exact($1))" }.joined(separator: ", ")
      return "\(name): { hill: { \(parameters) } }"
    case .points(let points):
      let list = points.map {
        "\(NumberFormat.exact($0.spend)): \(NumberFormat.exact($0.value(at: side)))"
      }
      return "\(name): { points: { \(list.joined(separator: ", ")) } }"
    }
  }

  // MARK: Variants

  private var variants: String {
    let sides = sides.compactMap { $0 }
    if sides.isEmpty { return "" }
    var text = "\n# Every curve at the low, and at the high end of its range at once.\nvariants:\n"
    for side in sides {
      text += "  \(side.rawValue):\n"
      text += prefix.map { _ in "    curves: \(YAMLText.name(tableName(side)))\n" } ?? curves(side)
      text += figures(side)
    }
    return text
  }

  private func curves(_ side: ImportedModel.Side) -> String {
    var text = ""
    for line in model.lines {
      let curves = line.curves.filter { $0.points.contains { $0[side] != nil } }
      if curves.isEmpty { continue }
      text += "      \(YAMLText.name(line.name)):\n        brings:\n"
      for curve in curves { text += "          \(response(curve, side))\n" }
    }
    return text.isEmpty ? "" : "    campaigns:\n" + text
  }

  private func figures(_ side: ImportedModel.Side) -> String {
    var text = ""
    for offer in model.offers {
      let packages = offer.packages.filter { $0.brings.contains { $0.figure[side] != nil } }
      if packages.isEmpty { continue }
      text += "      \(YAMLText.name(offer.name)):\n        packages:\n"
      for package in packages {
        text +=
          "          \(YAMLText.name(package.name)): { brings: { \(figures(package, side)) } }\n"
      }
    }
    return text.isEmpty ? "" : "    creators:\n" + text
  }
}
