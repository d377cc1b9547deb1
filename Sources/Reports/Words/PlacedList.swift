// SPDX-License-Identifier: GPL-3.0-or-later

/// A list of findings, each behind its place in the file.
struct PlacedList {
  let place: ([String]) -> FilePlace?

  /// The findings, each given by its keys in the scenario and its words.
  func table(_ items: [(path: [String], words: String)]) -> TextTable {
    let places = items.map { item in
      place(item.path).map { place in
        // A setting is a single line of its own.
        place.file.hasPrefix("--set ") ? place.file : "\(place.file):\(place.line)"
      } ?? ""
    }
    let arePlaced = places.contains { !$0.isEmpty }
    let words = TextTable.Column(title: "limit", alignment: .left, wraps: true)
    var table = TextTable(
      arePlaced ? [.init(title: "place", alignment: .left), words] : [words])
    table.rows = zip(places, items).map { place, item in
      arePlaced ? [.init(place, .place), .init(item.words)] : [.init(item.words)]
    }
    table.isListing = true
    return table
  }
}
