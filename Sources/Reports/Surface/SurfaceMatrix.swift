// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The plans of a trade-off as a matrix: a row for each plan, and for each KPI its value with a bar
/// from worst to best.
struct SurfaceMatrix {
  let context: ReportContext
  let surface: PlanSurface
  let words: SurfaceWords

  /// More plans than these are not all listed.
  static let mostRows = 30

  /// Whether every plan has a row.
  var isWhole: Bool { surface.plans.count <= Self.mostRows }

  /// The matrix, the plans with a name first.
  var table: TextTable {
    let named = words.namedPlans
    let others = sample
    var columns = [TextTable.Column(title: "plan")]
    for axis in surface.axes {
      columns += [.init(title: axis.kpi), .init(title: "", alignment: .left)]
    }
    columns.append(.init(title: "", alignment: .left, wraps: true))
    var table = TextTable(columns)
    let formats = formats(named + others)
    let width = barWidth(named + others, formats)
    let rows = named.map { ($0, words.titles(of: $0)) } + others.map { ($0, "") }
    table.rows = rows.map { row($0.0, $0.1, formats, width: width) }
    if !named.isEmpty, !others.isEmpty {
      table.headings[named.count] =
        isWhole
        ? "the others, from best to worst \(surface.axes[0].kpi)"
        : "some of the others, from best to worst \(surface.axes[0].kpi)"
    }
    return table
  }

  private func formats(_ plans: [Int]) -> [FigureFormat] {
    surface.axes.map { format($0, plans) }
  }

  private func row(
    _ plan: Int, _ titles: String, _ formats: [FigureFormat], width: Int
  ) -> [TextTable.Cell] {
    var row: [TextTable.Cell] = [.init(String(plan + 1))]
    for (axis, format) in zip(surface.axes, formats) {
      let value = surface.plans[plan].value(of: axis.kpi)
      row.append(.init(value.map(format.text) ?? context.options.dash))
      let way = axis.way(value)
      row.append(.init(bar(way, width: width), .aside, bar: way))
    }
    return row + [.init(titles, .good)]
  }

  /// A bar as long as the way from worst to best that a plan has gone, in a frame of dots.
  private func bar(_ way: Double?, width: Int) -> String {
    guard let way else { return String(repeating: " ", count: width) }
    let (full, empty) = context.options.unicode ? ("█", "·") : ("#", ".")
    let length = Int((min(1, max(0, way)) * Double(width)).rounded())
    return String(repeating: full, count: length) + String(repeating: empty, count: width - length)
  }

  /// What is left for a bar, so that the matrix fits: 3 to 12 columns.
  private func barWidth(_ plans: [Int], _ formats: [FigureFormat]) -> Int {
    let values = zip(surface.axes, formats).map { axis, format in
      plans.reduce(DisplayText.width(axis.kpi)) { widest, plan in
        let value = surface.plans[plan].value(of: axis.kpi)
        return max(widest, value.map { format.text($0).count } ?? 1)
      }
    }
    let titles = plans.reduce(0) { max($0, words.titles(of: $1).count) }
    let gaps = TextTable.gap * (2 * surface.axes.count + 1)
    let room = context.options.width - 4 - gaps - values.reduce(0, +) - min(titles, 24)
    return min(12, max(3, room / surface.axes.count))
  }

  private func format(_ axis: PlanSurface.Axis, _ plans: [Int]) -> FigureFormat {
    let values =
      plans.compactMap { surface.plans[$0].value(of: axis.kpi) } + [
        axis.ends.ideal, axis.ends.nadir,
      ]
    return FigureFormat(values, differences: [axis.ends.range / 10])
  }

  /// What the ends of the bars are.
  var ends: String {
    let parts = zip(surface.axes, formats(words.namedPlans + sample)).map { axis, format in
      let unit = context.scenario.kpi(named: axis.kpi)?.unit.map { " \($0)" } ?? ""
      return "\(axis.kpi) \(format.text(axis.ends.nadir)) to \(format.text(axis.ends.ideal))\(unit)"
    }
    return "Bars go from worst to best among these plans: \(Amounts.list(parts))."
  }

  /// The plans without a name that have a row: all, or some evenly.
  private var sample: [Int] {
    let named = Set(words.namedPlans)
    let others = surface.plans.indices.filter { !named.contains($0) }
    let most = max(1, Self.mostRows - named.count)
    guard others.count > most else { return others }
    guard most > 1 else { return [others[0]] }
    return (0..<most).map { others[$0 * (others.count - 1) / (most - 1)] }
  }
}

extension PlanSurface.Axis {
  /// How far a value is from the worst to the best among the plans; `nil` where there is no way.
  func way(_ value: Double?) -> Double? {
    guard let value, ends.ideal != ends.nadir else { return nil }
    return (value - ends.nadir) / (ends.ideal - ends.nadir)
  }
}
