// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes the markup of vector pictures.
///
/// Source: W3C, Scalable Vector Graphics (SVG) 1.1.
enum SVGText {
  /// An element with its attributes in the given order, and what is in it.
  static func element(
    _ name: String, _ attributes: [(String, String)], _ content: String = ""
  ) -> String {
    let written = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    return content.isEmpty ? "<\(name)\(written)/>" : "<\(name)\(written)>\(content)</\(name)>"
  }

  /// A line of text at a place.
  static func text(
    _ text: String, x: Double, y: Double, _ style: String, anchor: String = "start"
  ) -> String {
    element(
      "text",
      [("class", style), ("x", number(x)), ("y", number(y)), ("text-anchor", anchor)],
      escaped(text))
  }

  /// A straight line.
  static func line(
    _ style: String, from start: (x: Double, y: Double), to end: (x: Double, y: Double)
  ) -> String {
    element(
      "line",
      [
        ("class", style), ("x1", number(start.x)), ("y1", number(start.y)),
        ("x2", number(end.x)), ("y2", number(end.y)),
      ])
  }

  /// A rectangle.
  static func rectangle(
    _ style: String, x: Double, y: Double, width: Double, height: Double, _ content: String = ""
  ) -> String {
    element(
      "rect",
      [
        ("class", style), ("x", number(x)), ("y", number(y)), ("width", number(max(0, width))),
        ("height", number(max(0, height))),
      ], content)
  }

  /// What is shown while the pointer rests on an element, and read aloud.
  static func title(_ text: String) -> String { "<title>\(escaped(text))</title>" }

  /// A coordinate to a tenth.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = abs(tenths) % 10
    return sign + String(abs(tenths) / 10) + (rest == 0 ? "" : ".\(rest)")
  }

  /// The text as it stands in XML: signs of markup as references, and what cannot be seen written
  /// out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText.visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// About how wide a text is at the size that charts write in.
  static func width(_ text: String) -> Double {
    Double(DisplayText.width(DisplayText.visible(text))) * characterWidth
  }

  /// The beginning of a text that fits a width, with dots for the rest.
  static func fitted(_ text: String, to width: Double) -> String {
    let visible = DisplayText.visible(text)
    guard Self.width(visible) > width else { return visible }
    let columns = max(1, Int(width / characterWidth) - 1)
    return String(DisplayText.split(visible[...], at: columns).0) + "…"
  }

  /// The width of one column of text at 12 pixels, of a wide font.
  private static let characterWidth = 6.8
}
