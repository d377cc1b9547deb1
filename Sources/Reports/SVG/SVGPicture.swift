// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture with what it shows in words, for those who cannot see it.
struct SVGPicture {
  /// What it shows, in a few words.
  var title: String
  /// What it shows, in a sentence or more.
  var description: String
  var width: Double
  var height: Double
  /// The markup inside.
  var content: String

  /// The picture inside a page, which holds the style.
  var inline: String { markup(isFile: false) }

  /// The picture as a file of its own.
  var file: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup(isFile: true) + "\n"
  }

  private func markup(isFile: Bool) -> String {
    let size = "\(SVGText.number(width)) \(SVGText.number(height))"
    var attributes = [
      ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"),
      ("viewBox", "0 0 \(size)"), ("aria-label", title),
    ]
    if isFile {
      attributes += [("width", SVGText.number(width)), ("height", SVGText.number(height))]
    }
    let ground = SVGText.rectangle("ground", x: 0, y: 0, width: width, height: height)
    return SVGText.element(
      "svg", attributes,
      "\n" + SVGText.title(title) + "<desc>\(SVGText.escaped(description))</desc>\n"
        + (isFile ? "<style>\(Self.style)</style>\n\(ground)\n" : "") + content)
  }

  /// How the parts of charts look, in light and in dark. The hues can be told apart without seeing
  /// colour as most do.
  ///
  /// Source of the hues: Okabe and Ito, Color Universal Design, 2008.
  static let style = """

    .chart { font: 12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    .ground { fill: #ffffff; }
    .ink { fill: #1d2430; }
    .soft { fill: #5b6675; }
    .strong { fill: #1d2430; font-weight: 600; }
    .grid { stroke: #e3e7ec; stroke-width: 1; }
    .axis { stroke: #8a94a3; stroke-width: 1; }
    .last { stroke: #1d2430; stroke-width: 2; }
    .other { stroke: #b4bcc8; fill: none; stroke-width: 1; }
    .way { stroke: #8a94a3; fill: none; stroke-width: 1.5; stroke-dasharray: 4 3; }
    .knee { stroke: #1d2430; fill: none; stroke-width: 1.5; }
    .path { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .open { fill: #ffffff; stroke-width: 2; }
    .f0 { fill: #0072b2; } .s0 { stroke: #0072b2; }
    .f1 { fill: #d55e00; } .s1 { stroke: #d55e00; }
    .f2 { fill: #009e73; } .s2 { stroke: #009e73; }
    .f3 { fill: #b0578d; } .s3 { stroke: #b0578d; }
    .f4 { fill: #a97000; } .s4 { stroke: #a97000; }
    .f5 { fill: #3c8fc2; } .s5 { stroke: #3c8fc2; }
    .f0.open, .f1.open, .f2.open, .f3.open, .f4.open, .f5.open { fill: #ffffff; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #14181f; }
      .ink, .strong { fill: #e8ecf2; }
      .soft { fill: #a3aebd; }
      .grid { stroke: #2b323d; }
      .axis { stroke: #6b7685; }
      .last, .knee { stroke: #e8ecf2; }
      .other { stroke: #4b5563; }
      .f0 { fill: #4ba3db; } .s0 { stroke: #4ba3db; }
      .f1 { fill: #f08c4a; } .s1 { stroke: #f08c4a; }
      .f2 { fill: #3fc79f; } .s2 { stroke: #3fc79f; }
      .f3 { fill: #d98cba; } .s3 { stroke: #d98cba; }
      .f4 { fill: #e0b04c; } .s4 { stroke: #e0b04c; }
      .f5 { fill: #7cc4ee; } .s5 { stroke: #7cc4ee; }
      .open, .f0.open, .f1.open, .f2.open, .f3.open, .f4.open, .f5.open { fill: #14181f; }
    }
    @media print {
      .ground, .open, .f0.open, .f1.open, .f2.open, .f3.open, .f4.open, .f5.open { fill: #ffffff; }
      .ink, .strong { fill: #000000; }
      .soft { fill: #444444; }
      .grid { stroke: #dddddd; }
      .last, .knee { stroke: #000000; }
    }

    """
}
