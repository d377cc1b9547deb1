// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// A chart of a rate in a window that moves through time: the rates with their intervals, and the
/// moment at which they changed.
struct RateChart {
  /// What it shows.
  var title: String
  /// What it shows, at length.
  var description: String
  /// The windows, at least two.
  var windows: [RollingRate.Window]
  /// The period of a change, where there is one, with what is said of it.
  var change: (position: Int, words: String)?
  /// How a period is written.
  var day: (Int) -> String
  /// How a rate is written.
  var rate: (Double) -> String

  private static let width = 760.0
  private static let bottom = 260.0
  private static let top = 44.0

  /// The picture; `nil` with fewer than two windows.
  ///
  /// - Complexity: linear in the windows.
  var picture: SVGPicture? {
    guard let first = windows.first, let last = windows.last, windows.count > 1 else { return nil }
    let intervals = windows.map { $0.rate.interval() }
    let heights = zip(windows, intervals).flatMap {
      [$0.rate.value, $1?.lower ?? $0.rate.value, $1?.upper ?? $0.rate.value]
    }
    guard let ys = ChartSpan(heights, from: Self.bottom, to: Self.top) else { return nil }
    let ticks = AxisTicks(ys.range, most: 6)
    let labels = ticks.values.map(rate)
    let left = 20 + labels.reduce(0) { max($0, SVGText.width($1)) }
    let right = Self.width - 40
    let ends = [first, last].map { Double($0.positions.upperBound) }
    guard let xs = ChartSpan(ends, from: left, to: right) else { return nil }
    var content = SVGText.text(title, x: 8, y: 20, "soft") + "\n"
    for (value, label) in zip(ticks.values, labels) {
      let y = ys.place(value)
      content += SVGText.line("grid", from: (left, y), to: (right, y))
      content += SVGText.text(label, x: left - 8, y: y + 4, "soft", anchor: "end") + "\n"
    }
    content += SVGText.line("axis", from: (left, Self.bottom), to: (right, Self.bottom))
    for position in tickPositions {
      let x = xs.place(Double(position))
      content += SVGText.line("axis", from: (x, Self.bottom), to: (x, Self.bottom + 5))
      content +=
        SVGText.text(day(position), x: x, y: Self.bottom + 20, "soft", anchor: "middle") + "\n"
    }
    content += moment(xs)
    var path: [String] = []
    var marks = ""
    for (window, interval) in zip(windows, intervals) {
      let (x, y) = (xs.place(Double(window.positions.upperBound)), ys.place(window.rate.value))
      path.append("\(SVGText.number(x)),\(SVGText.number(y))")
      if let interval {
        content += SVGText.line(
          "other", from: (x, ys.place(interval.lower)), to: (x, ys.place(interval.upper)))
      }
      let span = "\(day(window.positions.lowerBound)) to \(day(window.positions.upperBound))"
      marks +=
        ChartMark.shape(0, at: (x, y), radius: 3.5, title: "\(span): \(rate(window.rate.value))")
        + "\n"
    }
    content +=
      SVGText.element(
        "polyline", [("class", "path s0"), ("points", path.joined(separator: " "))]) + "\n" + marks
    return SVGPicture(
      title: title, description: description, width: Self.width, height: Self.bottom + 34,
      content: content)
  }

  /// The periods that are named below the axis: the ends of up to five windows.
  private var tickPositions: [Int] {
    let count = min(5, windows.count)
    return (0..<count).map { windows[$0 * (windows.count - 1) / (count - 1)].positions.upperBound }
  }

  /// Where the rate changed.
  private func moment(_ xs: ChartSpan) -> String {
    guard let change, xs.range.contains(Double(change.position)) else { return "" }
    let x = xs.place(Double(change.position))
    let isRight = x + SVGText.width(change.words) + 12 < Self.width
    return SVGText.line("knee", from: (x, Self.top), to: (x, Self.bottom))
      + SVGText.text(
        change.words, x: isRight ? x + 6 : x - 6, y: Self.top + 4, "strong",
        anchor: isRight ? "start" : "end") + "\n"
  }
}
