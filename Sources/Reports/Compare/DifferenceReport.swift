// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How two saved plans differ, told to those who have to act on the second.
public struct DifferenceReport: RowReport {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.difference] }

  /// The plan before.
  public var before: SavedPlan
  /// The plan after.
  public var after: SavedPlan
  /// What the two are called, usually their files.
  public var names: (before: String, after: String)
  /// How the text is laid out.
  public var options: TextOptions

  private let changes: PlanChanges

  /// What is too small to count, as a share of the money spent and of each KPI.
  public static let tolerance = 1e-9

  /// Holds one plan against another.
  public init(
    from before: SavedPlan, to after: SavedPlan, names: (before: String, after: String),
    options: TextOptions = TextOptions()
  ) {
    self.before = before
    self.after = after
    self.names = names
    self.options = options
    changes = PlanChanges(
      from: before.outline, to: after.outline, tolerance: Self.tolerance, ownShare: 0)
  }

  /// Whether the plans differ in a line or a KPI.
  public var isDifferent: Bool { changes.areAny }

  /// The difference in one sentence.
  public var summary: String {
    guard isDifferent else { return "the plans are the same" }
    let lines = changes.lines.count { $0.mark != nil }
    let kpis = changes.figures.count(where: \.isChanged)
    return
      "the plans differ in \(lines) line\(lines == 1 ? "" : "s") and \(kpis) KPI\(kpis == 1 ? "" : "s")"
  }

  /// The difference: the lines that change, with their marks, and the KPIs.
  ///
  /// - Complexity: linear in lines and KPIs.
  public var document: Document {
    var document = Document(title: "\(names.before) to \(names.after)")
    document.titleMedium = .page
    document.add(.heading("\(document.title): \(summary)"), on: .terminal)
    document.add(.lead(summary.prefix(1).uppercased() + summary.dropFirst() + "."), on: .page)
    guard isDifferent else { return document }
    if let currencies { document.add(.paragraph(currencies, .notice)) }
    document.add(.section("Lines that change"), lines())
    document.add(.section("KPIs"), figures())
    if let same { document.add([.blank, .paragraph(same, .aside)]) }
    if let moved { document.add([.blank, .paragraph(moved, .notice)]) }
    return document
  }

  /// The scales that are others in the plan after.
  private var scaleChanges: [ScaleChange] {
    ScaleChange.all(from: before.scales, to: after.scales)
  }

  /// Which scales moved, and what keeps them; `nil` where none did.
  private var moved: String? {
    if scaleChanges.isEmpty { return nil }
    let units = (before.outline.figures + after.outline.figures).byName(\.name)
    let list = ScaleWords.list(scaleChanges) { units[$0]?.unit }
    return
      "The scales of the weights moved, so that the same weights mean something else: \(list). "
      + "'apportion scales FILE' prints what keeps those of a scenario."
  }

  private var currencies: String? {
    guard before.currency != after.currency else { return nil }
    return "The plans are in different currencies: \(before.currency ?? "none") and "
      + "\(after.currency ?? "none")."
  }

  private func lines() -> TextTable? {
    let changed = changes.lines.filter { $0.mark != nil }
    if changed.isEmpty { return nil }
    let spends = changed.flatMap { [$0.before?.spend, $0.after?.spend] }.compactMap(\.self)
    let totals = [before.outline.totalSpend, after.outline.totalSpend]
    let differences = changed.map { ($0.after?.spend ?? 0) - ($0.before?.spend ?? 0) }
    let format = FigureFormat(spends + totals, differences: differences)
    let currency = after.currency.map { " (\($0))" } ?? ""
    var table = TextTable([
      .init(title: "", alignment: .left),
      .init(title: "line" + currency, alignment: .left, wraps: true), .init(title: "before"),
      .init(title: "after"), .init(title: "change"),
      .init(title: "package", alignment: .left, wraps: true),
    ])
    table.rows = zip(changed, differences).map { line, difference in
      [
        .init(line.mark?.rawValue ?? ""), .init(line.name),
        .init(line.before.map { format.text($0.spend) } ?? options.dash),
        .init(line.after.map { format.text($0.spend) } ?? options.dash, .heading),
        .init(format.signed(difference), difference < 0 ? .notice : .good), package(line),
      ]
    }
    table.rows.append([
      "", .init("total"), .init(format.text(totals[0])), .init(format.text(totals[1]), .heading),
      .init(format.signed(totals[1] - totals[0])), "",
    ])
    table.hasTotal = true
    if changed.allSatisfy({ $0.before?.package == nil && $0.after?.package == nil }) {
      table.dropLastColumn()
    }
    return table
  }

  private func package(_ line: PlanChanges.Line) -> TextTable.Cell {
    switch (line.before?.package, line.after?.package) {
    case (let before?, let after?) where before != after: .init("\(before), now \(after)")
    case (let package?, _), (nil, let package?): .init(package)
    case (nil, nil): ""
    }
  }

  private func figures() -> TextTable {
    var table = TextTable([
      .init(title: "KPI", alignment: .left, wraps: true), .init(title: "before"),
      .init(title: "after"), .init(title: "change"), .init(title: ""),
      .init(title: "unit", alignment: .left),
    ])
    table.rows = changes.figures.map { figure in
      let format = FigureFormat(
        [figure.before, figure.after].compactMap(\.self),
        differences: [figure.change].compactMap(\.self))
      let share = figure.change.flatMap { change in
        figure.before.flatMap { $0 == 0 ? nil : Percentage.change(change / abs($0)) }
      }
      let role = figure.change.flatMap { change -> Style.Role? in
        guard change != 0, let objective = figure.objective else { return nil }
        return objective.sign * change > 0 ? .good : .notice
      }
      return [
        .init(figure.name), .init(figure.before.map(format.text) ?? options.dash),
        .init(figure.after.map(format.text) ?? options.dash, .heading),
        .init(figure.change.map(format.signed) ?? options.dash), .init(share ?? "", role),
        .init(figure.unit ?? ""),
      ]
    }
    return table
  }

  /// How many lines stay.
  private var same: String? {
    let count = changes.lines.count { $0.mark == nil }
    return count > 0
      ? "\(count) line\(count == 1 ? "" : "s") get\(count == 1 ? "s" : "") the same." : nil
  }

  /// The difference as comma-separated values, one line or KPI a row, those that stay too.
  ///
  /// Columns: `kind,name,mark,before,after,change,package before,package after`, see
  /// docs/output.md.
  public var csv: String {
    let header = [
      "kind", "name", "mark", "before", "after", "change", "package before", "package after",
    ]
    let lines = changes.lines.map { line in
      [
        "line", line.name, line.mark?.rawValue ?? "",
        line.before.map { ExactNumber.text($0.spend) } ?? "",
        line.after.map { ExactNumber.text($0.spend) } ?? "",
        ExactNumber.text((line.after?.spend ?? 0) - (line.before?.spend ?? 0)),
        line.before?.package ?? "", line.after?.package ?? "",
      ]
    }
    let figures = changes.figures.map { figure in
      [
        "kpi", figure.name, figure.isChanged ? "~" : "",
        figure.before.map(ExactNumber.text) ?? "", figure.after.map(ExactNumber.text) ?? "",
        figure.change.map(ExactNumber.text) ?? "", "", "",
      ]
    }
    return CSVText.text([header] + lines + figures)
  }

  /// The difference as data, with every figure in full.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data)
  }

  /// What stands under `difference`.
  private static var data: DataForm<Self> {
    .object([
      "before": .of(\.before, side), "after": .of(\.after, side),
      "different": .of(\.isDifferent, .flag), "changes": .of(\.changes, PlanChanges.form),
      "scaleChanges": .of(\.scaleChanges, .list(ScaleForm.change)),
    ])
  }

  private static var side: DataForm<SavedPlan> {
    .the(
      "side of a difference",
      .object([
        "name": .of(\.name, .text), "variants": .of(\.variants, .list(.text)),
        "currency": .of(\.currency, .text), "spend": .of(\.outline.totalSpend, .figure),
      ]))
  }
}
