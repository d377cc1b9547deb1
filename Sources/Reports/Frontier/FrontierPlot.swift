// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A picture of a trade-off: every plan as a dot, mixes of neighbours as lines between, the best bend marked.
///
/// Where bookings differ each has its own mark, and no line leads from one to the other.
struct FrontierPlot {
  let context: ReportContext
  let frontier: PlanFrontier
  let pieces: FrontierPieces

  /// Beyond this many plans dots would run into each other, and the lines alone tell more.
  static let mostDots = 40
  /// Beyond this many plans there is no room for their numbers.
  static let mostNumbers = 9

  /// The rows of the picture; wider terminals get a taller one.
  private var rows: Int { min(20, max(8, context.options.width / 6)) }

  /// The picture, or nothing where there is no trade-off to see.
  ///
  /// - Complexity: linear in plans and in cells.
  func text() -> String {
    let points = frontier.plans.compactMap { plan in
      plan.value(of: frontier.x.kpi).flatMap { x in plan.value(of: frontier.y.kpi).map { (x, $0) } }
    }
    guard points.count == frontier.plans.count, let xs = Span(points.map(\.0)),
      let ys = Span(points.map(\.1))
    else { return "" }
    let yTicks = AxisTicks(ys.range, most: rows / 2)
    let labels = yTicks.values.map(yTicks.format.text)
    let gutter = labels.reduce(0) { max($0, $1.count) } + 1
    let columns = context.options.width - gutter - 2
    var canvas = PlotCanvas(columns: columns, rows: rows, unicode: context.options.unicode)
    let shares = points.map { (x: xs.share($0.0), y: ys.share($0.1)) }
    draw(shares, on: &canvas)

    var ticks: [Int: String] = [:]
    for (value, label) in zip(yTicks.values, labels) {
      ticks[canvas.cell(0, ys.share(value)).row] = label
    }
    var text = context.paragraph(name(frontier.y), role: .aside)
    for row in 0..<rows {
      let label = ticks[row] ?? ""
      let margin = String(repeating: " ", count: gutter - 1 - label.count)
      let line = canvas.text(row: row)
      text += margin + label + " " + signs(ticks[row] == nil ? "│" : "┤")
      text += (line.isEmpty ? "" : " " + line) + "\n"
    }
    return text + xAxis(xs, canvas, gutter: gutter)
  }

  private func draw(_ shares: [(x: Double, y: Double)], on canvas: inout PlotCanvas) {
    for plan in shares.indices where pieces.mixes(from: plan) {
      canvas.line(from: shares[plan], to: shares[plan + 1])
    }
    let marks = PieceMarks(pieces: pieces, unicode: context.options.unicode)
    // What only comes near to the frontier gives way to what is on it.
    let marked = shares.indices.filter {
      shares.count <= Self.mostDots || (pieces.areSeveral && pieces.isEnd($0))
    }
    for plan in marked.filter(pieces.isOpen) + marked.filter({ !pieces.isOpen($0) }) {
      mark(marks.mark(of: plan), at: shares[plan], on: &canvas)
    }
    if !pieces.areSeveral, let knee = frontier.knee, shares.indices.contains(knee) {
      mark(context.options.unicode ? "◆" : "#", at: shares[knee], on: &canvas)
    }
    guard shares.count <= Self.mostNumbers else { return }
    for (position, point) in shares.enumerated() {
      let (column, row) = canvas.cell(point.x, point.y)
      let beside = [(column + 1, row), (column - 1, row), (column, row - 1), (column, row + 1)]
      if let free = beside.first(where: { canvas.isFree(column: $0.0, row: $0.1) }),
        let digit = String(position + 1).first
      {
        canvas.mark(digit, column: free.0, row: free.1)
      }
    }
  }

  private func mark(
    _ character: Character, at point: (x: Double, y: Double), on canvas: inout PlotCanvas
  ) {
    let (column, row) = canvas.cell(point.x, point.y)
    canvas.mark(character, column: column, row: row)
  }

  /// The axis with its ticks, their figures, and what they count.
  private func xAxis(_ xs: Span, _ canvas: PlotCanvas, gutter: Int) -> String {
    let ticks = AxisTicks(xs.range, most: canvas.columns / 14)
    var axis = Array(repeating: Character(signs("─")), count: canvas.columns + 1)
    var labels = ""
    for value in ticks.values {
      // One column to the right, for the blank between the vertical axis and the canvas.
      let column = canvas.cell(xs.share(value), 0).column + 1
      axis[column] = Character(signs("┬"))
      let label = ticks.format.text(value)
      let start = min(max(0, column - label.count / 2), canvas.columns + 1 - label.count)
      if labels.isEmpty || start > labels.count {
        labels += String(repeating: " ", count: max(0, start - labels.count)) + label
      }
    }
    let margin = String(repeating: " ", count: gutter)
    let title = name(frontier.x)
    let room = context.options.width - DisplayText.width(title)
    return margin + signs("└") + String(axis) + "\n" + margin + " " + labels + "\n"
      + context.options.style(.aside, String(repeating: " ", count: max(0, room)) + title) + "\n"
  }

  private func name(_ axis: PlanFrontier.Axis) -> String {
    let unit = context.scenario.kpi(named: axis.kpi)?.unit
    let words = axis.kpi + (unit.map { " (\($0))" } ?? "")
    return DisplayText.visible(axis.objective == .minimize ? words + ", less is better" : words)
  }

  private func signs(_ text: String) -> String {
    guard !context.options.unicode else { return text }
    return String(text.map { $0 == "─" ? "-" : $0 == "│" ? "|" : "+" })
  }

  /// The values along one axis.
  private struct Span {
    let range: ClosedRange<Double>

    /// `nil` if there are no two values that can be told apart.
    init?(_ values: [Double]) {
      guard values.allSatisfy(\.isFinite), let least = values.min(), let most = values.max(),
        most - least > 1e-9 * max(abs(least), abs(most))
      else { return nil }
      range = least...most
    }

    func share(_ value: Double) -> Double {
      (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
  }
}
