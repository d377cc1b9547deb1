// SPDX-License-Identifier: GPL-3.0-or-later

/// A list of findings, each behind its place in the file, the words aligned.
struct PlacedList {
  let context: ReportContext
  let place: ([String]) -> FilePlace?

  /// The findings, each given by its keys in the scenario and its words.
  func text(_ items: [(path: [String], words: String)]) -> String {
    let places = items.map { item in
      place(item.path).map { place in
        // A setting is a single line of its own.
        DisplayText.visible(
          place.file.hasPrefix("--set ") ? place.file : "\(place.file):\(place.line)")
      } ?? ""
    }
    let width = places.reduce(0) { max($0, DisplayText.width($1)) }
    let indent = width == 0 ? 2 : width + 4
    var text = ""
    for (place, item) in zip(places, items) {
      let lines = Paragraph.lines(item.words, width: max(20, context.options.width - indent))
      for (position, line) in lines.enumerated() {
        let margin = position == 0 ? place : ""
        let blanks = String(repeating: " ", count: indent - 2 - DisplayText.width(margin))
        text += "  " + context.options.style(.place, margin) + blanks + line + "\n"
      }
    }
    return text
  }
}
