// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension FrontierReport {
  /// How complete the trade-off is, a picture, and the plans.
  ///
  /// - Complexity: linear in plans × (lines + KPIs).
  public var document: Document {
    let context = ReportContext(scenario, options)
    let pieces = FrontierPieces(frontier)
    let words = FrontierWords(context: context, frontier: frontier, pieces: pieces)
    let answer: [Document.Block] =
      [.lead(words.completeness, isPartial ? .notice : nil)]
      + [words.openEnds, words.knee].compactMap(\.self).map { .paragraph($0) }
    var document = Document(context, ["\(frontier.x.kpi) against \(frontier.y.kpi)"])
    document.add(answer, on: .page)
    if let picture = chart {
      let text = FrontierPlot(context: context, frontier: frontier, pieces: pieces).text()
      document.add(.figure(.init(heading: "The trade-off", svg: picture.inline, text: text)))
    }
    if let legend = PieceLegend(context: context, pieces: pieces).block { document.add(legend) }
    let (table, omissions) = FrontierTable(context: context, frontier: frontier, pieces: pieces)
      .table()
    document.add(.section("The plans"), table)
    document.add(.section("How good this is"))
    document.add(answer, on: .terminal)
    document.add(verification, context)
    document.add(frontier.notes, verification.envelopeLifts, context)
    if let omitted = words.omitted(omissions) { document.add(.paragraph(omitted, .aside)) }
    if verification.isSound { document.add(words.nextStep, context) }
    return document
  }

  /// The trade-off as a picture; `nil` where a plan has no value.
  public var svg: String? { chart?.file }

  var chart: SVGPicture? {
    let context = ReportContext(scenario, options)
    let pieces = FrontierPieces(frontier)
    let legend = PieceLegend(context: context, pieces: pieces)
    let (x, y) = (frontier.x, frontier.y)
    func format(_ axis: PlanFrontier.Axis) -> FigureFormat {
      let values = frontier.plans.compactMap { $0.value(of: axis.kpi) }
      return FigureFormat(values, differences: [axis.range / 20])
    }
    let (xFormat, yFormat) = (format(x), format(y))
    let isVaried = legend.marks.areVaried || pieces.kinds.count <= Self.mostEntries
    let points = frontier.plans.enumerated().compactMap { position, plan in
      plan.value(of: x.kpi).flatMap { xValue in
        plan.value(of: y.kpi).map { yValue in
          TradeOffChart.Point(
            x: xValue, y: yValue, isJoined: pieces.mixes(from: position),
            isOpen: pieces.isOpen(position),
            kind: isVaried ? pieces.kind(of: position) ?? 0 : 0,
            title: "Plan \(position + 1): \(xFormat.text(xValue)) \(x.kpi), "
              + "\(yFormat.text(yValue)) \(y.kpi)")
        }
      }
    }
    guard points.count == frontier.plans.count else { return nil }
    let isNamed = (2...Self.mostEntries).contains(pieces.kinds.count)
    return TradeOffChart(
      title: "\(y.kpi) against \(x.kpi)",
      description: FrontierWords(context: context, frontier: frontier, pieces: pieces).completeness,
      xTitle: name(x), yTitle: name(y), points: points, knee: frontier.knee,
      legend: isNamed ? pieces.kinds.indices.map { entry($0, pieces, legend) } : [],
      isMoreBetter: (x.objective == .maximize, y.objective == .maximize)
    ).picture
  }

  /// More different bookings than these have no legend in the picture.
  private static let mostEntries = 12

  /// `plans 1 to 31: aya (two reels) + chloe + dev`.
  private func entry(_ kind: Int, _ pieces: FrontierPieces, _ legend: PieceLegend) -> String {
    let plans = frontier.plans.indices.filter { pieces.kind(of: $0) == kind }
    guard let first = plans.first, let last = plans.last else { return legend.words(kind) }
    // Bookings may come back further along.
    let isRun = last - first + 1 == plans.count
    let range =
      plans.count == 1
      ? "plan \(first + 1)" : isRun ? "plans \(first + 1) to \(last + 1)" : "\(plans.count) plans"
    return "\(range): \(legend.words(kind))"
  }

  private func name(_ axis: PlanFrontier.Axis) -> String {
    let unit = scenario.kpi(named: axis.kpi)?.unit
    let words = axis.kpi + (unit.map { " (\($0))" } ?? "")
    return axis.objective == .minimize ? words + ", less is better" : words
  }
}
