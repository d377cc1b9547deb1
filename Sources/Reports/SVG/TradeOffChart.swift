// SPDX-License-Identifier: GPL-3.0-or-later

/// A chart of points that trade one amount for another: marks, lines between those that can be
/// mixed, the best bend in a ring.
struct TradeOffChart {
  /// One point.
  struct Point {
    var x: Double
    var y: Double
    /// Whether a line leads to the next point.
    var isJoined: Bool
    /// Whether the point itself is left out of what it bounds.
    var isOpen = false
    /// Which mark it has.
    var kind = 0
    /// What it is, in words.
    var title: String
  }

  /// What it shows.
  var title: String
  /// What it shows, at length.
  var description: String
  /// What the horizontal axis counts.
  var xTitle: String
  /// What the figures along it are.
  var xKind = AxisTicks.Kind.amounts
  /// What the vertical axis counts.
  var yTitle: String
  /// The points, from one end to the other.
  var points: [Point]
  /// The position of the best bend.
  var knee: Int?
  /// What the marks stand for, by mark; empty where there is one.
  var legend: [String] = []
  /// Whether more is better, along each axis.
  var isMoreBetter: (x: Bool, y: Bool)

  private static let width = 760.0
  private static let plotBottom = 380.0
  private static let top = 44.0
  /// Marks between the ends of a line stand at least this far apart.
  private static let markDistance = 18.0

  /// The picture; `nil` where there is no point to show.
  ///
  /// - Complexity: linear in points.
  var picture: SVGPicture? {
    guard let ys = ChartSpan(points.map(\.y), from: Self.plotBottom, to: Self.top) else {
      return nil
    }
    let yTicks = AxisTicks(ys.range, most: 8)
    let labels = yTicks.values.map(yTicks.format.text)
    let left = 20 + labels.reduce(0) { max($0, SVGText.width($1)) }
    let right = Self.width - 24
    guard let xs = ChartSpan(points.map(\.x), from: left, to: right) else { return nil }
    var content = SVGText.text(yTitle, x: 8, y: 20, "soft") + "\n"
    for (value, label) in zip(yTicks.values, labels) {
      let y = ys.place(value)
      content += SVGText.line("grid", from: (left, y), to: (right, y))
      content += SVGText.text(label, x: left - 8, y: y + 4, "soft", anchor: "end") + "\n"
    }
    let xTicks = AxisTicks(xs.range, most: 8, of: xKind)
    for value in xTicks.values {
      let x = xs.place(value)
      content += SVGText.line("axis", from: (x, Self.plotBottom), to: (x, Self.plotBottom + 5))
      content +=
        SVGText.text(
          xTicks.format.text(value), x: x, y: Self.plotBottom + 20, "soft", anchor: "middle") + "\n"
    }
    content += SVGText.line(
      "axis", from: (left, Self.plotBottom), to: (right, Self.plotBottom))
    content +=
      SVGText.text(xTitle, x: right, y: Self.plotBottom + 40, "soft", anchor: "end") + "\n"
    content += paths(xs, ys) + marks(xs, ys) + bend(xs, ys)
    let (entries, height) = legend(from: left)
    return SVGPicture(
      title: title, description: description, width: Self.width, height: height,
      content: content + entries)
  }

  /// A path for each run of points that can be mixed.
  private func paths(_ xs: ChartSpan, _ ys: ChartSpan) -> String {
    var text = ""
    var run: [String] = []
    for (position, point) in points.enumerated() {
      run.append("\(SVGText.number(xs.place(point.x))),\(SVGText.number(ys.place(point.y)))")
      if point.isJoined, position + 1 < points.count { continue }
      if run.count > 1 {
        text +=
          SVGText.element(
            "polyline",
            [
              ("class", "path s\(ChartMark.hue(point.kind))"),
              ("points", run.joined(separator: " ")),
            ]
          ) + "\n"
      }
      run = []
    }
    return text
  }

  /// Open marks first, so that they give way to the others.
  private func marks(_ xs: ChartSpan, _ ys: ChartSpan) -> String {
    var shown: [Int] = []
    for position in points.indices where isEnd(position) || position == knee || isApart(position) {
      shown.append(position)
    }
    return (shown.filter { points[$0].isOpen } + shown.filter { !points[$0].isOpen }).map {
      let point = points[$0]
      return ChartMark.shape(
        point.kind, at: (xs.place(point.x), ys.place(point.y)), isOpen: point.isOpen,
        title: point.title) + "\n"
    }.joined()

    /// Whether a point is far enough from the mark before it.
    func isApart(_ position: Int) -> Bool {
      guard let last = shown.last else { return true }
      let dx = xs.place(points[position].x) - xs.place(points[last].x)
      let dy = ys.place(points[position].y) - ys.place(points[last].y)
      return dx * dx + dy * dy >= Self.markDistance * Self.markDistance
    }
  }

  private func isEnd(_ position: Int) -> Bool {
    !points[position].isJoined || position == 0 || !points[position - 1].isJoined
  }

  /// The best bend in a ring, named on the side where nothing can be.
  private func bend(_ xs: ChartSpan, _ ys: ChartSpan) -> String {
    guard let knee, points.indices.contains(knee) else { return "" }
    let (x, y) = (xs.place(points[knee].x), ys.place(points[knee].y))
    let ring = SVGText.element(
      "circle",
      [("class", "knee"), ("cx", SVGText.number(x)), ("cy", SVGText.number(y)), ("r", "10")])
    let room = SVGText.width("best bend") + 12
    let isRight = isMoreBetter.x ? x + room < Self.width : x - room < 0
    return ring
      + SVGText.text(
        "best bend", x: isRight ? x + 9 : x - 9, y: isMoreBetter.y ? y - 11 : y + 22, "strong",
        anchor: isRight ? "start" : "end") + "\n"
  }

  private func legend(from left: Double) -> (entries: String, height: Double) {
    var text = ""
    var y = Self.plotBottom + 66
    for (kind, words) in legend.enumerated() {
      text += ChartMark.shape(kind, at: (left + 6, y - 4))
      text +=
        SVGText.text(
          SVGText.fitted(words, to: Self.width - left - 44), x: left + 20, y: y, "ink") + "\n"
      y += 20
    }
    return (text, legend.isEmpty ? Self.plotBottom + 54 : y)
  }
}
