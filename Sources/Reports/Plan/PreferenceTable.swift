// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of what was asked of each KPI and what is reached, and how far that is from its worst
/// to its best.
struct PreferenceTable {
  let context: ReportContext
  let solution: Solution

  /// The table; `nil` for the scenario's own trade-off.
  var table: TextTable? {
    let asked: [String: Double]?
    switch solution.preference {
    case .declared: return nil
    case .balanced: asked = nil
    case .at(let values): asked = values
    }
    var columns = [TextTable.Column(title: "KPI", alignment: .left, wraps: true)]
    if asked != nil { columns.append(.init(title: "asked for")) }
    columns += [
      .init(title: "plan"), .init(title: "unit", alignment: .left), .init(title: "worst"),
      .init(title: "best"), .init(title: "way to best"),
    ]
    if asked != nil { columns.append(.init(title: "", alignment: .left, wraps: true)) }
    var table = TextTable(columns)
    table.rows = solution.scales.map { row($0, asked) }
    return table
  }

  /// What its ends are.
  var remark: String {
    "Worst and best are those of the plans that are best for one KPI alone."
      + (solution.scales.count > 2
        ? " With three KPIs or more a good plan in between may be worse." : "")
  }

  private func row(_ scale: ObjectiveScale, _ asked: [String: Double]?) -> [TextTable.Cell] {
    let dash = context.options.dash
    let value = solution.plan.value(of: scale.kpi)
    let reference = asked?[scale.kpi]
    let ends = [scale.nadir, scale.ideal].compactMap(\.self)
    let difference = reference.flatMap { reference in value.map { $0 - reference } } ?? 0
    let format = FigureFormat(
      ends + [value, reference].compactMap(\.self),
      differences: zip(ends, ends.dropFirst()).map { $1 - $0 }
        + (isJust(difference, scale) ? [] : [difference]))
    var row: [TextTable.Cell] = [.init(scale.kpi)]
    if asked != nil { row.append(.init(reference.map(format.text) ?? dash)) }
    row += [
      .init(value.map(format.text) ?? dash, .heading),
      .init(context.scenario.kpi(named: scale.kpi)?.unit ?? ""),
      .init(scale.nadir.map(format.text) ?? dash), .init(scale.ideal.map(format.text) ?? dash),
      .init(scale.way(value).map(Percentage.share) ?? dash),
    ]
    if asked != nil { row.append(outcome(scale, reference == nil ? nil : difference)) }
    return row
  }

  private func outcome(_ scale: ObjectiveScale, _ difference: Double?) -> TextTable.Cell {
    guard let difference else { return "not asked for" }
    if isJust(difference, scale) { return .init("just reached", .good) }
    let amount = FigureFormat.rounded(abs(difference))
    return scale.objective.sign * difference > 0
      ? .init("reached, \(amount) to spare", .good) : .init("missed by \(amount)", .notice)
  }

  /// Whether a value is as good as the one that was asked for, and not worse.
  private func isJust(_ difference: Double, _ scale: ObjectiveScale) -> Bool {
    let share = scale.objective.sign * difference / scale.amount
    return share >= -1e-6 && share <= 1e-4
  }
}

extension ObjectiveScale {
  /// How far a value is from the worst to the best, 0...1 for values between; `nil` where there is
  /// no way.
  func way(_ value: Double?) -> Double? {
    guard let value, let ideal, let nadir, !isConstant, ideal != nadir else { return nil }
    return (value - nadir) / (ideal - nadir)
  }
}
