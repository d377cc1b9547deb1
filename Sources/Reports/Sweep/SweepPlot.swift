// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// A picture of what is looked for, along the axis of a sweep.
struct SweepPlot {
  let report: SweepReport
  private var sweep: Sweep { report.sweep }

  /// What is drawn: the KPI, and the positions of the points with their values of it.
  private typealias Curve = (kpi: String, unit: String, points: [(position: Int, y: Double)])

  /// What is drawn; `nil` where there is no slope to see.
  private func curve() -> Curve? {
    let planned = sweep.points.indices.filter { sweep.points[$0].entry.solution != nil }
    guard let solution = planned.first.flatMap({ sweep.points[$0].entry.solution }) else {
      return nil
    }
    let scenario = sweep.points[0].entry.scenario
    let kpi =
      SweepScore.leading(solution)?.kpi ?? scenario.scenario.kpis.first { $0.objective != nil }?
      .name
      ?? scenario.scenario.directedKPIs.first?.kpi.name
    guard let kpi else { return nil }
    var points: [(position: Int, y: Double)] = []
    for position in planned {
      guard let y = sweep.points[position].entry.solution?.plan.value(of: kpi) else { return nil }
      points.append((position, y))
    }
    let unit = scenario.kpi(named: kpi)?.unit.map { " (\($0))" } ?? ""
    return points.count > 1 ? (kpi, unit, points) : nil
  }

  /// What the figures along the axis are.
  private var kind: AxisTicks.Kind { sweep.axis.isWhole ? .counts : .amounts }

  /// Whether a point is followed by one with a plan.
  private func isJoined(_ position: Int) -> Bool {
    position + 1 < sweep.points.count && sweep.points[position + 1].entry.solution != nil
  }

  /// The picture; `nil` where there is no slope to see.
  var figure: Document.Figure? {
    curve().flatMap { curve in
      picture(curve).map { .init(svg: $0.inline, text: text(curve)) }
    }
  }

  private func text(_ curve: Curve) -> String {
    let (kpi, unit, points) = curve
    let dots = points.map { point in
      TradeOffPlot.Dot(
        x: sweep.points[point.position].value, y: point.y, isJoined: isJoined(point.position))
    }
    return TradeOffPlot(
      options: report.options, xTitle: SweepWords(report: report).axisTitle, xKind: kind,
      yTitle: DisplayText.visible(kpi + unit), dots: dots,
      knee: report.knee.flatMap { knee in points.firstIndex { $0.position == knee } }
    ).text()
  }

  private func picture(_ curve: Curve) -> SVGPicture? {
    let (kpi, unit, points) = curve
    let words = SweepWords(report: report)
    return TradeOffChart(
      title: "\(kpi) along \(words.axisTitle)", description: words.title, xTitle: words.axisTitle,
      xKind: kind, yTitle: kpi + unit,
      points: points.map { point in
        let x = sweep.points[point.position].value
        return TradeOffChart.Point(
          x: x, y: point.y, isJoined: isJoined(point.position),
          title: "\(words.text(x)): \(FigureFormat.amount(point.y)) \(kpi)")
      }, knee: report.knee.flatMap { knee in points.firstIndex { $0.position == knee } },
      isMoreBetter: (true, true)
    ).picture
  }
}
