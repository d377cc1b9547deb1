// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Rendered complaints")
struct RenderingTests {
  private func rendered(
    _ text: String, set settings: [String] = [], tables: [String: String] = [:]
  ) throws -> String {
    try diagnostics(text, set: settings, tables: tables).map { $0.rendered() }.joined()
  }

  @Test("an unknown key shows its line, a caret and the nearest key")
  func unknownKey() throws {
    #expect(
      try rendered(Sample.campaign("spnd: 100k..450k, last: 320k")) == """
        error[A012]: a.yaml:4:8: unknown key 'spnd'
            4 |   tv: {spnd: 100k..450k, last: 320k}
              |        ^^^^ did you mean 'spend'?

        """)
  }

  @Test("a decimal comma shows the number to write")
  func decimalComma() throws {
    #expect(
      try rendered(Sample.budget("1,2M")) == """
        error[A021]: a.yaml:2:9: '1,2M' is not an amount
            2 | budget: 1,2M
              |         ^^^^ write 1.2M (a decimal comma is not accepted)

        """)
  }

  @Test("a long line is cut around the caret")
  func longLines() throws {
    #expect(
      try rendered(Sample.response("{points: {0: 0, 50k: 2}, beyond: flat, envelop: concave}"))
        == """
        error[A012]: a.yaml:4:93: unknown key 'envelop'
            4 | …ngs: {reach: {points: {0: 0, 50k: 2}, beyond: flat, envelop: concave}}}
              |                                                      ^^^^^^^ did you mean 'envelope'?

        """)
  }

  @Test("a line that is too long on both sides is cut on both")
  func veryLongLines() throws {
    let name = String(repeating: "long ", count: 40)
    let text = Sample.budget("5k") + "\ngroups: {\(name)a: [tv], x: tv, \(name)b: [tv]}"
    #expect(
      try rendered(text) == """
        error[A020]: a.yaml:5:222: 'x' must be a list of names, not 'tv'
            5 | …g long long a: [tv], x: tv, long long long long long long long long lo…
              |                          ^^ write [video, search]

        """)
  }

  @Test("a caret stands under wide characters, and accents take no room of their own")
  func wideCharacters() throws {
    let text =
      "apportion: 1\nname: 東京 e\u{301}\nkpis: {東京 e\u{301}: {wieght: 1}}\ncampaigns: {tv: {spend: 0}}"
    #expect(
      try rendered(text) == """
        error[A012]: a.yaml:3:16: unknown key 'wieght'
            3 | kpis: {東京 e\u{301}: {wieght: 1}}
              |                 ^^^^^^ did you mean 'weight'?

        """)
  }

  @Test("what a terminal would obey is written out")
  func controlCharacters() throws {
    let text = Sample.campaign("spend: 0..5, channel: \"a\\e[31m\\u202E\"")
      .replacing("reach: {}", with: "\"re\\nach\": {}, x\u{202E}: {wieght: 2}")
    #expect(
      try rendered(text) == """
        error[A021]: a.yaml:2:8: a name with a control character
            2 | kpis: {"re\\nach": {}, x\\u{202E}: {wieght: 2}, clicks: {base: 1}}
              |        ^^^^^^^^^ write it without
        error[A012]: a.yaml:2:28: unknown key 'wieght'
            2 | kpis: {"re\\nach": {}, x\\u{202E}: {wieght: 2}, clicks: {base: 1}}
              |                                   ^^^^^^ did you mean 'weight'?
        error[A021]: a.yaml:4:30: a name has a line break, a tab or another control character in it
            4 |   tv: {spend: 0..5, channel: "a\\e[31m\\u202E"}
              |                              ^^^^^^^^^^^^^^^

        """)
  }

  @Test("an empty file has no line to show")
  func emptyFile() throws {
    #expect(
      try rendered("") == """
        error[A002]: a.yaml:1:1: the file holds no scenario
              = 'apportion init' writes one to start from

        """)
  }

  @Test("a complaint about a rule points into it")
  func semanticComplaint() throws {
    #expect(
      try rendered(Sample.rule("spend on: tvv, at least: 30% of budget")) == """
        error[A030]: a.yaml:9:17: there is no campaign, channel or group 'tvv'
            9 |   r: {spend on: tvv, at least: 30% of budget}
              |                 ^^^ did you mean 'tv'?

        """)
  }

  @Test("a key that comes later says so")
  func laterKey() throws {
    #expect(
      try rendered(Sample.campaign("spend: 0..5k, carryover: 0.3")) == """
        error[A013]: a.yaml:4:22: 'carryover' is not supported yet
            4 |   tv: {spend: 0..5k, carryover: 0.3}
              |                      ^^^^^^^^^ remove it

        """)
  }

  @Test("a bad cell is shown in its table")
  func tableCell() throws {
    let text = """
      apportion: 1
      kpis: {reach: {base: 1}}
      campaigns: {from: lines.csv}
      """
    #expect(
      try rendered(text, tables: ["lines.csv": "line,least,most\ntv,0,\"1,200\"\n"]) == """
        error[A021]: lines.csv:2:6: '1,200' is not an amount
            2 | tv,0,"1,200"
              |      ^^^^^^^ write 1200, or 1.200 if the comma is a decimal one

        """)
  }

  @Test("a bad setting is shown as it was written")
  func setting() throws {
    #expect(
      try rendered(Sample.budget("5k"), set: ["campaigns.tv.spend=5..3"]) == """
        error[A022]: --set campaigns.tv.spend=5..3:1:20: the least is above the most
            1 | campaigns.tv.spend=5..3
              |                    ^^^^ write the smaller one first

        """)
  }

  @Test("an anchor says what to do with a name that begins like one")
  func anchor() throws {
    #expect(
      try rendered("apportion: 1\ncampaigns: {&co: {}}\n") == """
        error[A003]: a.yaml:2:13: '&' begins an anchor, which scenarios do not have
            2 | campaigns: {&co: {}}
              |             ^^^^ put the name in quotes if it begins with '&'

        """)
  }

  @Test("a long text is shortened in a message")
  func longTexts() throws {
    let digits = String(repeating: "9", count: 100) + "x"
    let message = try diagnostics(Sample.budget(digits)).first?.message
    #expect(message == "'\(String(repeating: "9", count: 60))…' is not an amount")
  }

  @Test("each part can be styled without moving the caret")
  func styling() throws {
    let diagnostic = try #require(diagnostics(Sample.budget("5x")).first)
    let text = diagnostic.rendered { part, text in
      switch part {
      case .heading(.error): "<\(text)>"
      case .marker: "(\(text))"
      default: text
      }
    }
    #expect(
      text == """
        <error[A021]>: a.yaml:2:9: '5x' is not an amount
            2 | budget: 5x
              |         (^^) write it as 1200, 1.2k or 1.2M

        """)
  }

  @Test("many complaints are counted, not all printed")
  func manyComplaints() throws {
    let kpis = (1...60).map { "  k\($0): {wieght: 1}\n" }.joined()
    let text = "apportion: 1\nkpis:\n\(kpis)campaigns: {tv: {spend: 0}}\n"
    do {
      _ = try ScenarioFile.load("a.yaml", reading: MemoryReader(["a.yaml": text]))
    } catch {
      guard case .invalid(let diagnostics) = error else { return }
      #expect(diagnostics.all.count == 60)
      #expect(diagnostics.rendered().hasSuffix("'weight'?\nand 10 more\n"))
    }
  }
}
