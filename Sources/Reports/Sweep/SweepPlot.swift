// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A picture of what is looked for, along the axis of a sweep.
struct SweepPlot {
  let report: SweepReport

  /// The picture, or nothing where there is no slope to see.
  func text() -> String {
    let planned = report.points.indices.filter { report.points[$0].entry.solution != nil }
    guard let solution = planned.first.flatMap({ report.points[$0].entry.solution }) else {
      return ""
    }
    let scenario = report.points[0].entry.scenario
    let kpi =
      SweepScore.kpi(solution) ?? scenario.scenario.kpis.first { $0.objective != nil }?.name
      ?? scenario.scenario.directedKPIs.first?.kpi.name
    guard let kpi else { return "" }
    var dots: [TradeOffPlot.Dot] = []
    for position in planned {
      guard let y = report.points[position].entry.solution?.plan.value(of: kpi) else { return "" }
      dots.append(
        .init(x: report.points[position].value, y: y, isJoined: planned.contains(position + 1)))
    }
    guard dots.count > 1 else { return "" }
    let unit = scenario.kpi(named: kpi)?.unit.map { " (\($0))" } ?? ""
    return TradeOffPlot(
      options: report.options, xTitle: SweepWords(report: report).axisTitle,
      yTitle: DisplayText.visible(kpi + unit), dots: dots,
      knee: report.knee.flatMap { planned.firstIndex(of: $0) }
    ).text()
  }
}
