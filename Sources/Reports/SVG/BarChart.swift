// SPDX-License-Identifier: GPL-3.0-or-later

/// A chart of amounts as bars, each with what it was before as an upright stroke.
struct BarChart {
  /// One bar.
  struct Bar {
    var name: String
    var value: Double
    /// What it was before, where that is known.
    var last: Double?
    /// What stands at its end.
    var label: String
  }

  /// What it shows.
  var title: String
  /// What it shows, at length.
  var description: String
  /// What the bars count.
  var unit: String
  /// The bars from above.
  var bars: [Bar]

  private static let width = 760.0
  private static let rowHeight = 26.0
  private static let top = 34.0

  /// The picture; `nil` where there is nothing to show.
  ///
  /// - Complexity: linear in bars.
  var picture: SVGPicture? {
    let amounts = bars.flatMap { [$0.value, $0.last].compactMap(\.self) }
    guard !bars.isEmpty, amounts.allSatisfy({ $0.isFinite && $0 >= 0 }),
      let largest = amounts.max(), largest > 0
    else { return nil }
    let names = min(220, bars.reduce(0) { max($0, SVGText.width($1.name)) })
    let labels = bars.reduce(0) { max($0, SVGText.width($1.label)) }
    let left = names + 20
    let right = Self.width - labels - 20
    let height = Self.top + Double(bars.count) * Self.rowHeight + 14
    func place(_ value: Double) -> Double { left + value / largest * (right - left) }
    var content = key(left)
    for (row, bar) in bars.enumerated() {
      let y = Self.top + Double(row) * Self.rowHeight
      content += SVGText.text(
        SVGText.fitted(bar.name, to: names + 4), x: left - 8, y: y + 15, "ink", anchor: "end")
      content += SVGText.rectangle(
        "f0", x: left, y: y + 4, width: place(bar.value) - left, height: 15,
        SVGText.title("\(bar.name): \(bar.label)"))
      if let last = bar.last {
        let x = place(last)
        content += SVGText.line("last", from: (x, y + 1), to: (x, y + 22))
      }
      let end = place(max(bar.value, bar.last ?? 0)) + 8
      content += SVGText.text(bar.label, x: end, y: y + 15, "soft") + "\n"
    }
    content += SVGText.line("axis", from: (left, Self.top - 2), to: (left, height - 10))
    return SVGPicture(
      title: title, description: description, width: Self.width, height: height, content: content)
  }

  private func key(_ left: Double) -> String {
    var text =
      SVGText.rectangle("f0", x: left, y: 10, width: 14, height: 10)
      + SVGText.text("plan" + (unit.isEmpty ? "" : ", \(unit)"), x: left + 20, y: 19, "soft")
    if bars.contains(where: { $0.last != nil }) {
      let x = left + 44 + SVGText.width("plan, \(unit)")
      text += SVGText.line("last", from: (x, 8), to: (x, 22))
      text += SVGText.text("last period", x: x + 8, y: 19, "soft")
    }
    return text + "\n"
  }
}
