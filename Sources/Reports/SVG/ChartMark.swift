// SPDX-License-Identifier: GPL-3.0-or-later

/// The marks of charts: six shapes and six hues, so that neither has to tell them apart alone.
enum ChartMark {
  /// How many shapes there are before they come round again, then in other hues.
  static let count = 6

  /// The number of a mark's hue.
  static func hue(_ kind: Int) -> Int { (kind + kind / count * 3) % count }

  /// A mark at a place; `open` is hollow.
  static func shape(
    _ kind: Int, at point: (x: Double, y: Double), radius: Double = 5, isOpen: Bool = false,
    title: String = ""
  ) -> String {
    let style = "f\(hue(kind)) s\(hue(kind))" + (isOpen ? " open" : "")
    let label = title.isEmpty ? "" : SVGText.title(title)
    let (x, y) = point
    switch kind % count {
    case 0:
      return SVGText.element(
        "circle",
        [
          ("class", style), ("cx", SVGText.number(x)), ("cy", SVGText.number(y)),
          ("r", SVGText.number(radius)),
        ], label)
    case 1:
      let side = radius * 0.9
      return polygon(
        style, x: x, y: y, corners: [(-side, -side), (side, -side), (side, side), (-side, side)],
        content: label)
    case 2:
      return polygon(
        style, x: x, y: y,
        corners: [(0, -radius * 1.2), (radius * 1.1, radius * 0.8), (-radius * 1.1, radius * 0.8)],
        content: label)
    case 3: return polygon(style, x: x, y: y, corners: star(radius * 1.4), content: label)
    case 4:
      return polygon(
        style, x: x, y: y,
        corners: [
          (0, radius * 1.2), (radius * 1.1, -radius * 0.8), (-radius * 1.1, -radius * 0.8),
        ],
        content: label)
    default:
      let reach = radius * 1.25
      return polygon(
        style, x: x, y: y, corners: [(0, -reach), (reach, 0), (0, reach), (-reach, 0)],
        content: label)
    }
  }

  private static func polygon(
    _ style: String, x: Double, y: Double, corners: [(Double, Double)], content: String
  ) -> String {
    let points = corners.map { "\(SVGText.number(x + $0.0)),\(SVGText.number(y + $0.1))" }
    return SVGText.element(
      "polygon", [("class", style), ("points", points.joined(separator: " "))], content)
  }

  /// The ten corners of a star with five rays, outer and inner ones by turns.
  private static func star(_ radius: Double) -> [(Double, Double)] {
    // Sines and cosines of 36 degrees and its multiples, from above clockwise.
    let (s1, c1, s2, c2) = (0.587785, 0.809017, 0.951057, 0.309017)
    let inner = 0.45 * radius
    return [
      (0, -radius), (s1 * inner, -c1 * inner), (s2 * radius, -c2 * radius),
      (s2 * inner, c2 * inner), (s1 * radius, c1 * radius), (0, inner),
      (-s1 * radius, c1 * radius), (-s2 * inner, c2 * inner), (-s2 * radius, -c2 * radius),
      (-s1 * inner, -c1 * inner),
    ]
  }
}
