// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture of points that trade one amount for another: dots, lines between those that can be
/// mixed, the best bend marked.
struct TradeOffPlot {
  /// One dot.
  struct Dot {
    var x: Double
    var y: Double
    /// Whether a line leads to the next dot.
    var isJoined: Bool
    /// Whether the dot itself is left out of what it bounds.
    var isOpen = false
    /// Its own mark; `nil` for the one of all dots.
    var mark: Character?
  }

  let options: TextOptions
  /// What the horizontal axis counts.
  let xTitle: String
  /// What the figures along it are.
  var xKind = AxisTicks.Kind.amounts
  /// What the vertical axis counts.
  let yTitle: String
  /// The dots, from one end to the other.
  let dots: [Dot]
  /// The position of the best bend.
  let knee: Int?

  /// Beyond this many joined dots they would run into each other, and the lines alone tell more.
  static let mostDots = 40
  /// Beyond this many dots there is no room for their numbers.
  static let mostNumbers = 9

  /// The rows of the picture; wider terminals get a taller one.
  private var rows: Int { min(20, max(8, options.width / 6)) }

  /// The picture, or nothing where there is no trade-off to see.
  ///
  /// - Complexity: linear in dots and in cells.
  func text() -> String {
    guard let xs = Span(dots.map(\.x)), let ys = Span(dots.map(\.y)) else { return "" }
    let yTicks = AxisTicks(ys.range, most: rows / 2)
    let labels = yTicks.values.map(yTicks.format.text)
    let gutter = labels.reduce(0) { max($0, $1.count) } + 1
    let columns = options.width - gutter - 2
    var canvas = PlotCanvas(columns: columns, rows: rows, unicode: options.unicode)
    let shares = dots.map { (x: xs.share($0.x), y: ys.share($0.y)) }
    draw(shares, on: &canvas)

    var ticks: [Int: String] = [:]
    for (value, label) in zip(yTicks.values, labels) {
      ticks[canvas.cell(0, ys.share(value)).row] = label
    }
    var text = Paragraph.text(yTitle, width: options.width, role: .aside, style: options.style)
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
    for (position, (start, end)) in zip(shares, shares.dropFirst()).enumerated()
    where dots[position].isJoined {
      canvas.line(from: start, to: end)
    }
    let marked = dots.indices.filter { dots.count <= Self.mostDots || isEnd($0) }
    // What is left out gives way to what is not.
    for position in marked.filter({ dots[$0].isOpen }) + marked.filter({ !dots[$0].isOpen }) {
      mark(sign(of: dots[position]), at: shares[position], on: &canvas)
    }
    if let knee, shares.indices.contains(knee) {
      mark(options.unicode ? "◆" : "#", at: shares[knee], on: &canvas)
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
    let ticks = AxisTicks(xs.range, most: canvas.columns / 14, of: xKind)
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
    let room = options.width - DisplayText.width(xTitle)
    return margin + signs("└") + String(axis) + "\n" + margin + " " + labels + "\n"
      + options.style(.aside, String(repeating: " ", count: max(0, room)) + xTitle) + "\n"
  }

  /// Whether a line starts or ends at a dot, where there is more than one line to tell apart.
  private func isEnd(_ position: Int) -> Bool {
    guard dots.dropLast().contains(where: { !$0.isJoined }) else { return false }
    return position == 0 || position == dots.count - 1 || !dots[position].isJoined
      || !dots[position - 1].isJoined
  }

  private func sign(of dot: Dot) -> Character {
    if let mark = dot.mark { return mark }
    if dot.isOpen { return options.unicode ? "○" : "(" }
    return options.unicode ? "●" : "o"
  }

  private func signs(_ text: String) -> String {
    guard !options.unicode else { return text }
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
