// SPDX-License-Identifier: GPL-3.0-or-later

/// A small picture of how a figure moves towards a target: what was counted, where it should have
/// stood, and the target.
struct Sparkline {
  /// A figure at a time.
  struct Point {
    var x: Double
    var y: Double
  }

  /// What it shows, in a few words.
  var title: String
  /// What it shows, at length.
  var description: String
  /// What was counted, or what is planned, in the order of time.
  var points: [Point]
  /// Where it should stand.
  var way: [Point]
  /// The value to reach, in words.
  var target: String

  private static let width = 320.0
  private static let height = 96.0

  /// The picture; `nil` where there is nothing to show.
  ///
  /// - Complexity: linear in points.
  var picture: SVGPicture? {
    let all = points + way
    guard let end = way.last ?? points.last,
      let xs = ChartSpan(all.map(\.x), from: 8, to: Self.width - 8, room: 0),
      let ys = ChartSpan(all.map(\.y), from: Self.height - 10, to: 22)
    else { return nil }
    var content = SVGText.line(
      "axis", from: (8, ys.place(end.y)), to: (Self.width - 8, ys.place(end.y)))
    content +=
      SVGText.text(
        target, x: Self.width - 8, y: 12, "soft", anchor: "end") + "\n"
    content += path("way", way, across: xs, up: ys) + path("path s0", points, across: xs, up: ys)
    if let last = points.last {
      content += SVGText.element(
        "circle",
        [
          ("class", "f0"), ("cx", SVGText.number(xs.place(last.x))),
          ("cy", SVGText.number(ys.place(last.y))), ("r", "3.5"),
        ])
    }
    return SVGPicture(
      title: title, description: description, width: Self.width, height: Self.height,
      content: content + "\n")
  }

  private func path(_ style: String, _ points: [Point], across xs: ChartSpan, up ys: ChartSpan)
    -> String
  {
    guard points.count > 1 else { return "" }
    let places = points.map {
      "\(SVGText.number(xs.place($0.x))),\(SVGText.number(ys.place($0.y)))"
    }
    return SVGText.element(
      "polyline", [("class", style), ("points", places.joined(separator: " "))])
  }
}
