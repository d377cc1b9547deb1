// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Models
import Scenarios
import Testing

@Suite("The guide to models")
struct MOPGuideTests {
  private func guide() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/mop.md"), encoding: .utf8)
  }

  @Test("has an example that is read without a word of warning")
  func example() throws {
    let text = try guide()
    let start = try #require(text.range(of: "NAME knapsack"))
    let end = try #require(text.range(of: "ENDATA\n"))
    let loaded = try loadModel(String(text[start.lowerBound..<end.upperBound]))
    #expect(loaded.warnings == [])
    #expect(loaded.model.objectives.map(\.name) == ["value", "worth"])
  }

  @Test("names every section and every type of bound that is read")
  func keywords() throws {
    let text = try guide()
    for word in [
      "NAME", "OBJSENSE", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA", "'INTORG'",
      "'INTEND'", "| LO |", "| UP |", "| FX |", "| FR |", "| MI |", "| PL |", "| BV |",
      "| LI, UI |",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
