// SPDX-License-Identifier: GPL-3.0-or-later

/// A chart of plans over several KPIs: an upright axis for each KPI, from worst below to best
/// above, and a line for each plan.
struct ParallelChart {
  /// One axis.
  struct Axis {
    var name: String
    var best: String
    var worst: String
  }

  /// One plan.
  struct Path {
    /// How far it is from the worst to the best of each axis, 0...1; `nil` where it has no value.
    var ways: [Double?]
    /// What it is known for; empty for the others.
    var name: String
    /// What it is, in words.
    var title: String
  }

  /// What it shows.
  var title: String
  /// What it shows, at length.
  var description: String
  var axes: [Axis]
  var paths: [Path]

  private static let width = 760.0
  private static let (top, bottom) = (64.0, 330.0)
  /// More lines than these are one area to the eye; some of them evenly show it as well.
  private static let mostOthers = 150

  /// The picture; `nil` where there are no axes to draw between.
  ///
  /// - Complexity: linear in plans × axes.
  var picture: SVGPicture? {
    guard axes.count > 1, !paths.isEmpty else { return nil }
    let others = paths.filter(\.name.isEmpty)
    let step = max(1, (others.count + Self.mostOthers - 1) / Self.mostOthers)
    var content = ""
    for (position, path) in others.enumerated() where position.isMultiple(of: step) {
      content += line(path, "other")
    }
    let named = paths.filter { !$0.name.isEmpty }
    for (position, path) in named.enumerated() {
      content += line(path, "path s\(ChartMark.hue(position))")
      for (axis, way) in path.ways.enumerated() {
        if let way { content += ChartMark.shape(position, at: place(axis, way)) }
      }
      content += "\n"
    }
    for (position, axis) in axes.enumerated() { content += self.axis(axis, at: position) }
    var y = Self.bottom + 62
    for (position, path) in named.enumerated() {
      content += ChartMark.shape(position, at: (46, y - 4))
      content +=
        SVGText.text(SVGText.fitted(path.name, to: Self.width - 80), x: 60, y: y, "ink") + "\n"
      y += 20
    }
    return SVGPicture(
      title: title, description: description, width: Self.width, height: y, content: content)
  }

  private func axis(_ axis: Axis, at position: Int) -> String {
    let x = place(position, 0).x
    let anchor = position == 0 ? "start" : position == axes.count - 1 ? "end" : "middle"
    let text = position == 0 ? 8 : position == axes.count - 1 ? Self.width - 8 : x
    let room = (Self.width - 80) / Double(axes.count)
    return SVGText.line("axis", from: (x, Self.top), to: (x, Self.bottom))
      + SVGText.text(SVGText.fitted(axis.name, to: room), x: text, y: 24, "strong", anchor: anchor)
      + SVGText.text("best \(axis.best)", x: text, y: 44, "soft", anchor: anchor)
      + SVGText.text("worst \(axis.worst)", x: text, y: Self.bottom + 24, "soft", anchor: anchor)
      + "\n"
  }

  private func line(_ path: Path, _ style: String) -> String {
    let points = path.ways.enumerated().compactMap { axis, way in
      way.map { place(axis, $0) }.map { "\(SVGText.number($0.x)),\(SVGText.number($0.y))" }
    }
    return SVGText.element(
      "polyline", [("class", style), ("points", points.joined(separator: " "))],
      SVGText.title(path.title)) + "\n"
  }

  private func place(_ axis: Int, _ way: Double) -> (x: Double, y: Double) {
    let x = 60 + Double(axis) / Double(axes.count - 1) * (Self.width - 120)
    return (x, Self.bottom + min(1, max(0, way)) * (Self.top - Self.bottom))
  }
}
