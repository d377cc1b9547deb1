// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A trade-off between two KPIs: a plot of one against the other, and a table with what each step
/// costs.
struct FrontierLine: FrontierLayout {
  let context: ReportContext
  let frontier: PlanFrontier
  let pieces: FrontierPieces
  let words: FrontierWords

  init(context: ReportContext, frontier: PlanFrontier) {
    self.context = context
    self.frontier = frontier
    words = FrontierWords(context: context, frontier: frontier)
    pieces = words.pieces
  }

  var title: String { "\(frontier.x.kpi) against \(frontier.y.kpi)" }

  var remarks: [Document.Block] {
    [words.openEnds, words.knee].compactMap(\.self).map { .paragraph($0) }
  }

  var plot: String {
    FrontierPlot(context: context, frontier: frontier, pieces: pieces).text()
  }

  var legend: Document.Block? { bookings.block }

  private var bookings: PieceLegend { PieceLegend(context: context, pieces: pieces) }

  var table: FrontierListing {
    let (table, omissions) = FrontierTable(context: context, frontier: frontier, pieces: pieces)
      .table()
    return FrontierListing(table: table, omitted: words.omitted(omissions))
  }

  var nextSteps: [NextStep?] { [words.bendStep] }

  // MARK: Rows

  var columns: [String] { frontier.pieces.isEmpty ? [] : ["piece", "end", "bookings"] }

  func cells(of plan: Int) -> [String] {
    if frontier.pieces.isEmpty { return [] }
    let piece = pieces.piece(of: plan)
    let bookings = piece.map { frontier.pieces[$0].bookings } ?? []
    return [
      piece.map { String($0 + 1) } ?? "", pieces.isOpen(plan) ? "open" : "closed",
      bookings.map { booking in
        booking.package.map { "\(booking.line): \($0)" } ?? booking.line
      }.joined(separator: "; "),
    ]
  }

  func sheet(_ parts: WorkbookParts) -> (plans: Workbook.Sheet, chart: Workbook.Chart?) {
    let sheet = FrontierSheet(frontier: frontier, parts: parts, pieces: pieces)
    return (sheet.sheet, sheet.chart)
  }

  // MARK: The picture

  var picture: SVGPicture? {
    let (x, y) = (frontier.x, frontier.y)
    let bookings = bookings
    func format(_ axis: PlanFrontier.Axis) -> FigureFormat {
      let values = frontier.plans.compactMap { $0.value(of: axis.kpi) }
      return FigureFormat(values, differences: [axis.range / 20])
    }
    let (xFormat, yFormat) = (format(x), format(y))
    let isVaried = bookings.marks.areVaried || pieces.kinds.count <= Self.mostEntries
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
      description: words.completeness,
      xTitle: name(x), yTitle: name(y), points: points, knee: frontier.plan(.knee),
      legend: isNamed ? pieces.kinds.indices.map { entry($0, bookings) } : [],
      isMoreBetter: (x.objective == .maximize, y.objective == .maximize)
    ).picture
  }

  /// More different bookings than these have no legend in the picture.
  private static let mostEntries = 12

  /// `plans 1 to 31: aya (two reels) + chloe + dev`.
  private func entry(_ kind: Int, _ bookings: PieceLegend) -> String {
    let plans = frontier.plans.indices.filter { pieces.kind(of: $0) == kind }
    guard let first = plans.first, let last = plans.last else { return bookings.words(kind) }
    // Bookings may come back further along.
    let isRun = last - first + 1 == plans.count
    let range =
      plans.count == 1
      ? "plan \(first + 1)" : isRun ? "plans \(first + 1) to \(last + 1)" : "\(plans.count) plans"
    return "\(range): \(bookings.words(kind))"
  }

  private func name(_ axis: PlanFrontier.Axis) -> String {
    let unit = context.scenario.kpi(named: axis.kpi)?.unit
    let words = axis.kpi + (unit.map { " (\($0))" } ?? "")
    return axis.objective == .minimize ? words + ", less is better" : words
  }
}
