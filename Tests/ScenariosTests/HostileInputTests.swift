// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Hostile input", .timeLimit(.minutes(1)))
struct HostileInputTests {
  @Test("100,000 nested brackets are refused at the first that is too deep")
  func nestedBrackets() throws {
    for bracket in ["[", "{", "{a: ", "[{b: "] {
      let text = "apportion: 1\nkpis: " + String(repeating: bracket, count: 100_000)
      let found = try diagnostics(text)
      #expect(found.map(\.message) == ["nested more than 50 deep"])
      #expect(found.first?.line == 2)
    }
  }

  @Test("brackets in quotes, comments and words are not nested")
  func bracketsInText() throws {
    let many = String(repeating: "[{", count: 100)
    let text = "name: \"\(many)\" # \(many)\nperiod: 2026-07-01..2026-07-02\n" + Sample.budget("5k")
    #expect(try scenario(text).name == many)
  }

  @Test("lists and maps that nest on one line or by indentation are refused")
  func nestedBlocks() throws {
    let dashes = String(repeating: "- ", count: 100_000)
    #expect(try complaints(dashes) == ["A002 1:101 nested more than 50 deep"])
    let questions = String(repeating: "? ", count: 100_000)
    #expect(try complaints(questions) == ["A002 1:101 nested more than 50 deep"])
    let steps = (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try complaints(steps) == ["A002 51:51 nested more than 50 deep"])
  }

  @Test("an alias bomb is refused at its anchors and aliases")
  func aliasBomb() throws {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (before, name) in zip("abcdefgh", "bcdefghi") {
      let aliases = Array(repeating: "*\(before)", count: 9).joined(separator: ",")
      text += "\(name): &\(name) [\(aliases)]\n"
    }
    text += "? *i\n: x\n"
    let found = try diagnostics(text)
    #expect(found.count == 82)
    #expect(found.allSatisfy { $0.code == .unsupportedYAML })
    #expect(found.first?.brief == "A003 1:4 '&' begins an anchor, which scenarios do not have")
  }

  @Test("endless complaints of one kind are cut short")
  func manyAnchors() throws {
    let anchors = String(repeating: "&a ", count: 100_000)
    #expect(try complaints("x: \(anchors)").count == 100)
    let names = String(repeating: "@a, ", count: 100_000)
    #expect(try complaints("x: [\(names)]").count == 100)
  }

  @Test("a file of 50 MB is refused by its size")
  func hugeFiles() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 50 * 1024 * 1024)
    #expect(
      complaints(bytes: bytes) == ["A001 1:1 the file is larger than 16 MB, the most that is read"])
  }

  @Test("a table of 50 MB is refused by its size")
  func hugeTables() {
    let text = "apportion: 1\nkpis: {a: {base: 1}}\ncampaigns: {from: t.csv}\n"
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 50 * 1024 * 1024)
    let files = MemoryReader(bytes: ["a.yaml": Array(text.utf8), "t.csv": bytes])
    let found = diagnostics(of: files)
    #expect(found.map(\.file) == ["t.csv"])
    #expect(found.map(\.code) == [.unreadable])
  }

  @Test(
    "bytes that are not UTF-8 are refused at their place",
    arguments: [
      ([0xFF], "A001 2:10 byte 0xFF is not UTF-8 text"),
      ([0xC3, 0x28], "A001 2:10 byte 0xC3 is not UTF-8 text"),
      ([0xE2, 0x82], "A001 2:10 byte 0xE2 is not UTF-8 text"),
      ([0xC0, 0x80], "A001 2:10 byte 0xC0 is not UTF-8 text"),
      ([0xED, 0xA0, 0x80], "A001 2:10 byte 0xED is not UTF-8 text"),
      ([0xF4, 0x90, 0x80, 0x80], "A001 2:10 byte 0xF4 is not UTF-8 text"),
      ([0x00], "A001 2:10 a character that cannot be displayed (U+0000)"),
      ([0x1B], "A001 2:10 a character that cannot be displayed (U+001B)"),
      ([0x7F], "A001 2:10 a character that cannot be displayed (U+007F)"),
      ([0xC2, 0x85], "A001 2:10 a character that cannot be displayed (U+0085)"),
      ([0xE2, 0x80, 0xA8], "A001 2:10 a character that cannot be displayed (U+2028)"),
      ([0xEF, 0xBB, 0xBF], "A001 2:10 a character that cannot be displayed (U+FEFF)"),
      ([0xEF, 0xBF, 0xBF], "A001 2:10 a character that cannot be displayed (U+FFFF)"),
      ([0xF4, 0x80, 0x80, 0x80], "A001 2:10 a character that cannot be displayed (U+100000)"),
    ] as [([UInt8], String)])
  func badBytes(bytes: [UInt8], expected: String) {
    let text = Array("apportion: 1\nname: é東x".utf8)
    #expect(complaints(bytes: text + bytes + Array("\nkpis: {}\n".utf8)) == [expected])
  }

  @Test("UTF-16 is named as such")
  func otherEncodings() {
    let message = "A001 1:1 the file is UTF-16 text, not UTF-8"
    #expect(complaints(bytes: [0xFF, 0xFE, 0x61, 0x00]) == [message])
    #expect(complaints(bytes: [0xFE, 0xFF, 0x00, 0x61]) == [message])
  }

  @Test("escapes in double quotes cannot bring control characters into names")
  func escapedControls() throws {
    for escape in ["\\0", "\\n", "\\e", "\\x07"] {
      let text = Sample.budget("5k").replacing("tv:", with: "\"t\(escape)v\":")
      #expect(try complaints(text).first == "A021 4:13 a name with a control character")
    }
  }

  @Test("more repeated keys than anyone writes are given up")
  func repeatedKeys() throws {
    let few = String(repeating: "name: a\n", count: 10) + Sample.budget("5k")
    #expect(try complaints(few).count == 9)
    let many = String(repeating: "name: a\n", count: 1000)
    #expect(try complaints(many) == ["A010 21:1 this key appears more than once"])
  }

  @Test("a long single line is read as fast as many short ones")
  func longLine() throws {
    let campaigns = (0..<2000).map { "c\($0): {spend: 0..\($0 + 1), brings: {reach: {per 1: 1}}}" }
    let text = """
      {apportion: 1, kpis: {reach: {}}, campaigns: {\(campaigns.joined(separator: ", "))}}
      """
    #expect(try scenario(text).campaigns.count == 2000)
  }

  @Test("a large number of digits is one number")
  func longNumbers() throws {
    let digits = String(repeating: "9", count: 100_000)
    #expect(try diagnostics(Sample.budget(digits)).map(\.code) == [.outOfRange])
    #expect(try scenario(Sample.budget("1." + digits)).budget == .atMost(2))
  }

  @Test(
    "short files, which the YAML parser would read from moved memory, are read safely",
    arguments: ["a", "a: b", "[", "{", "\"", "'", "- ", "? ", ": ", "a:\n b", "!", "&a", "%", "@"])
  func shortFiles(text: String) throws {
    #expect(try !complaints(text).isEmpty)
  }
}
