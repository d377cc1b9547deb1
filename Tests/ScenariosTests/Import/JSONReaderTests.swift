// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Scenarios

@Suite("Reading JSON")
struct JSONReaderTests {
  @Test("reads every kind of value with its place")
  func values() throws {
    let text = #"{"a": [1, -2.5e3, true, null], "b": "x\né\ud83d\ude00\/", "c": {}, "a": [7]}"#
    let root = try JSONReader.read(Array(text.utf8))
    #expect(root["b"]?.text == "x\né😀/")
    #expect(root["a"]?.figure == "7")
    #expect(root.members.map(\.name) == ["a", "b", "c", "a"])
    #expect(root.members[0].value.items.count == 4)
    #expect(root.members[0].value.items[1].figure == "-2.5e3")
    #expect(root.members[0].value.items[1].range == 10..<16)
    #expect(root[["a", "b"]] == nil)
  }

  @Test(
    "says where a text stops being JSON",
    arguments: [
      ("", 0), ("{", 0), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a: 1}", 1), ("[\"x]", 1),
      ("[\"\\q\"]", 2), ("[\"\\u12\"]", 2), ("1 2", 2), ("[tru]", 1), ("[\"a\nb\"]", 3),
    ])
  func isRefused(text: String, offset: Int) {
    let problem = #expect(throws: JSONReader.Problem.self) {
      try JSONReader.read(Array(text.utf8))
    }
    #expect(problem?.offset == offset)
  }

  @Test("refuses nesting that could cost the stack")
  func deep() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONReader.Problem.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test(
    "writes numbers that scenarios read as the same ones",
    arguments: [
      0, -0.0, 5, 9999, 10_000, 450_000, 1.5, 1e-5, 123_456_789.25, 1e14, 12_000_000, 1_200_000,
      0.1 + 0.2, -20_000,
    ])
  func numbers(value: Double) throws {
    #expect(NumberText.reading(NumberFormat.exact(value)[...])?.value == value)
  }
}
