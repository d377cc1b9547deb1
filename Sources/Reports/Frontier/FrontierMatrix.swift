// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A trade-off between more than two KPIs: a matrix with a row for each plan, and for each KPI its
/// value with a bar from worst to best.
struct FrontierMatrix: FrontierLayout {
  let context: ReportContext
  let frontier: PlanFrontier
  let words: FrontierWords

  init(context: ReportContext, frontier: PlanFrontier) {
    self.context = context
    self.frontier = frontier
    words = FrontierWords(context: context, frontier: frontier)
  }

  var title: String { "\(Amounts.list(frontier.axes.map(\.kpi))) against each other" }
  var remarks: [Document.Block] { words.worsts.map { .paragraph($0, .notice) } }
  var plot: String { "" }
  var legend: Document.Block? { nil }

  var table: FrontierListing {
    FrontierListing(
      table: matrix, remark: ends,
      omitted: isWhole
        ? "'--format csv' has every KPI and every line."
        : "Not all plans are listed here: '--format csv' has every one, with every line.")
  }

  var nextSteps: [NextStep?] { [words.namedStep, words.finerStep] }
  var columns: [String] { ["named"] }

  func cells(of plan: Int) -> [String] { [words.titles(of: plan)] }

  func sheet(_ parts: WorkbookParts) -> (plans: Workbook.Sheet, chart: Workbook.Chart?) {
    var plans = KPIColumns(parts: parts, plans: frontier.plans).sheet(
      first: frontier.axes.map(\.kpi), name: "Plans")
    plans.columns.append(.init(title: "known as", width: 30))
    for position in plans.rows.indices {
      plans.rows[position].append(.text(words.titles(of: position)))
    }
    return (plans, nil)
  }

  /// An axis for each KPI and a line for each plan.
  var picture: SVGPicture? {
    let formats = frontier.axes.map { axis in
      FigureFormat([axis.ideal, axis.nadir], differences: [axis.range / 20])
    }
    let axes = zip(frontier.axes, formats).map { axis, format in
      ParallelChart.Axis(
        name: axis.kpi, best: format.text(axis.ideal), worst: format.text(axis.nadir))
    }
    let paths = frontier.plans.enumerated().map { position, plan in
      let values = zip(frontier.axes, formats).map { axis, format in
        "\(plan.value(of: axis.kpi).map(format.text) ?? context.options.dash) \(axis.kpi)"
      }
      return ParallelChart.Path(
        ways: frontier.axes.map { $0.way(plan.value(of: $0.kpi)) },
        name: words.titles(of: position),
        title: "Plan \(position + 1): \(values.joined(separator: ", "))")
    }
    return ParallelChart(
      title: title, description: words.completeness, axes: axes, paths: paths
    ).picture
  }

  // MARK: The matrix

  /// More plans than these are not all listed.
  static let mostRows = 30

  /// Whether every plan has a row.
  private var isWhole: Bool { frontier.plans.count <= Self.mostRows }

  /// The matrix, the plans with a name first.
  private var matrix: TextTable {
    let named = words.namedPlans
    let others = sample
    var columns = [TextTable.Column(title: "plan")]
    for axis in frontier.axes {
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
        ? "the others, from best to worst \(frontier.axes[0].kpi)"
        : "some of the others, from best to worst \(frontier.axes[0].kpi)"
    }
    return table
  }

  private func formats(_ plans: [Int]) -> [FigureFormat] {
    frontier.axes.map { format($0, plans) }
  }

  private func row(
    _ plan: Int, _ titles: String, _ formats: [FigureFormat], width: Int
  ) -> [TextTable.Cell] {
    var row: [TextTable.Cell] = [.init(String(plan + 1))]
    for (axis, format) in zip(frontier.axes, formats) {
      let value = frontier.plans[plan].value(of: axis.kpi)
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
    let values = zip(frontier.axes, formats).map { axis, format in
      plans.reduce(DisplayText.width(axis.kpi)) { widest, plan in
        let value = frontier.plans[plan].value(of: axis.kpi)
        return max(widest, value.map { format.text($0).count } ?? 1)
      }
    }
    let titles = plans.reduce(0) { max($0, words.titles(of: $1).count) }
    let gaps = TextTable.gap * (2 * frontier.axes.count + 1)
    let room = context.options.width - 4 - gaps - values.reduce(0, +) - min(titles, 24)
    return min(12, max(3, room / frontier.axes.count))
  }

  private func format(_ axis: PlanFrontier.Axis, _ plans: [Int]) -> FigureFormat {
    let values =
      plans.compactMap { frontier.plans[$0].value(of: axis.kpi) } + [
        axis.ideal, axis.nadir,
      ]
    return FigureFormat(values, differences: [axis.range / 10])
  }

  /// What the ends of the bars are.
  private var ends: String {
    let parts = zip(frontier.axes, formats(words.namedPlans + sample)).map { axis, format in
      let unit = context.scenario.kpi(named: axis.kpi)?.unit.map { " \($0)" } ?? ""
      return "\(axis.kpi) \(format.text(axis.nadir)) to \(format.text(axis.ideal))\(unit)"
    }
    return "Bars go from worst to best among these plans: \(Amounts.list(parts))."
  }

  /// The plans without a name that have a row: all, or some evenly.
  private var sample: [Int] {
    let named = Set(words.namedPlans)
    let others = frontier.plans.indices.filter { !named.contains($0) }
    let most = max(1, Self.mostRows - named.count)
    guard others.count > most else { return others }
    guard most > 1 else { return [others[0]] }
    return (0..<most).map { others[$0 * (others.count - 1) / (most - 1)] }
  }
}

extension PlanFrontier.Axis {
  /// How far a value is from the worst to the best among the plans; `nil` where there is no way.
  fileprivate func way(_ value: Double?) -> Double? {
    guard let value, ideal != nadir else { return nil }
    return (value - nadir) / (ideal - nadir)
  }
}
