// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Places")
struct PlaceTests {
  static let text = """
    apportion: 1
    budget: 5k
    kpis:
      reach: {objective: maximize, weight: 2}
    campaigns:
      tv:
        spend: 0..1k
        brings: {reach: {hill: {max: 5, half: 3k}}}
    groups: {both: [tv, 'campaign x']}
    rules: {floor: {spend on: [tv], at least: 100}}
    """.replacing(", 'campaign x'", with: "")

  @Test(
    "a path leads to its value, or to the key of the longest part that is there",
    arguments: [
      (["budget"], 2, 9, 11), (["kpis"], 3, 1, 5), (["kpis", "reach"], 4, 3, 8),
      (["kpis", "reach", "weight"], 4, 40, 41), (["kpis", "reach", "base"], 4, 3, 8),
      (["campaigns", "tv", "brings", "reach", "hill", "half"], 8, 43, 45),
      (["campaigns", "tv", "brings", "reach", "hill"], 8, 22, 26),
      (["groups", "both"], 9, 16, 17), (["groups", "both", "tv"], 9, 17, 19),
      (["groups", "both", "1"], 9, 17, 19), (["rules", "floor", "spend on", "x"], 10, 17, 25),
      (["rules", "floor", "at least", "deeper"], 10, 43, 46), (["rules", "ceiling"], 10, 1, 6),
    ] as [([String], Int, Int, Int)])
  func pathsLeadToPlaces(path: [String], line: Int, column: Int, endColumn: Int) throws {
    let place = try load(Self.text).place(of: path)
    #expect(place == Place(file: "a.yaml", line: line, column: column, endColumn: endColumn))
  }

  @Test("a path of which nothing is there has no place")
  func unknownPathsHaveNoPlace() throws {
    let loaded = try load(Self.text)
    #expect(loaded.place(of: ["trade-off"]) == nil)
    #expect(loaded.place(of: []) == nil)
  }

  @Test("a complaint can be about the key or the value, and without a place is about the file")
  func complaintsGetPlaces() throws {
    let loaded = try load(Self.text)
    let path = ["kpis", "reach", "weight"]
    let value = loaded.diagnostic(for: Complaint(.noScale, path: path, message: "m"))
    #expect(value.column == 40)
    #expect(value.sourceLine == "  reach: {objective: maximize, weight: 2}")
    let key = loaded.diagnostic(
      for: Complaint(.noScale, path: path, isAboutKey: true, message: "m"))
    #expect(key.column == 32)
    let whole = loaded.diagnostic(for: Complaint(.noTradeOff, path: [], message: "m"))
    #expect([whole.line, whole.column] == [1, 1])
    #expect(
      value.rendered() == """
        error[A102]: a.yaml:4:40: m
            4 |   reach: {objective: maximize, weight: 2}
              |                                        ^

        """)
  }

  @Test("standard input is named as such")
  func standardInput() throws {
    let loaded = try ScenarioFile.load("-", reading: MemoryReader(["-": Self.text]))
    #expect(loaded.place(of: ["budget"])?.file == "<stdin>")
  }

  @Test("warnings come with the scenario, at their places")
  func warningsHavePlaces() throws {
    let text = """
      apportion: 1
      kpis: {reach: {last: 100}}
      campaigns: {tv: {spend: 0..5k, last: 1k, brings: {reach: {per 1k: 4}}}}
      """
    let warnings = try load(text).warnings
    #expect(warnings.allSatisfy { $0.severity == .warning && $0.line == 2 })
    #expect(!warnings.isEmpty)
  }

  @Test("mistakes of writing and of meaning are found in one run, without follow-ups")
  func allInOneRun() throws {
    let text = """
      apportion: 1
      budget: 1,2M
      kpis:
        reach: {objective: maximize}
        trust: {weight: 3}
        clicks: {wieght: 1}
      campaigns:
        tv: {channel: air, spend: 5..3, brings: {reach: {points: {0: 0, 9k: 1}}}}
        web: {channel: air, spend: 0..90k, brings: {reach: {points: {0: 0, 9k: 1}}}}
        spots: {buys: {unit: spot, price: 0}, brings: {reach: {per unit: 1}}}
      rules:
        floor: {spend on: brnd, at least: 30% of budget}
        count: {units of: spots, at least: 3}
      """
    #expect(
      try complaints(text) == [
        "A021 2:9 '1,2M' is not an amount",
        "A033 5:19 'trust' has a 'weight' but is no objective and has no target",
        "A012 6:12 unknown key 'wieght'",
        "A022 8:29 the least is above the most",
        "A022 10:37 'price' must be above 0",
        "A030 12:21 there is no campaign, channel or group 'brnd'",
      ])
  }
}
