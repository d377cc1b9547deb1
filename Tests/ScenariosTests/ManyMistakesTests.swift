// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Scenarios

@Suite("Files with very many mistakes")
struct ManyMistakesTests {
  private static func diagnostics(_ text: String) throws -> Diagnostics {
    let reader = OneFile(text: text)
    do throws(LoadError) {
      _ = try ScenarioFile.load("s.yaml", reading: reader)
    } catch {
      if case .invalid(let diagnostics) = error { return diagnostics }
    }
    throw Unexpected()
  }

  private struct Unexpected: Error {}

  private struct OneFile: FileReader {
    let text: String

    func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] { Array(text.utf8) }
  }

  /// A scenario as programs write it, on one line, with a misspelt key in each of its lines.
  private static func oneLine(_ count: Int) -> String {
    let lines = (0..<count).map { #""l\#($0)": {"spend": "0..1k", "brngs": {}}"# }
    return #"{"apportion": 1, "budget": "1k", "kpis": {"k": {"objective": "maximize"}}, "#
      + #""campaigns": {"# + lines.joined(separator: ", ") + "}}\n"
  }

  @Test("keep the first thousand, print fifty and count the rest")
  func kept() throws {
    let found = try Self.diagnostics(Self.oneLine(3000))
    #expect(found.all.count == Findings.limit)
    #expect(found.leftOut >= 2000)
    let lines = found.rendered().split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("error[") } == 50)
    #expect(lines.last == "and \(950 + found.leftOut) more")
  }

  @Test("are told by the same places and excerpts as if each stood on a line of its own")
  func excerpts() throws {
    let found = try Self.diagnostics(Self.oneLine(200))
    let misspelt = found.all.filter { $0.message == "unknown key 'brngs'" }
    #expect(misspelt.count == 200)
    for (number, diagnostic) in misspelt.enumerated() where number % 20 == 0 {
      let line = Array(diagnostic.sourceLine.unicodeScalars)
      let marked = line[diagnostic.column - 1..<diagnostic.endColumn - 1]
      #expect(String(String.UnicodeScalarView(marked)) == #""brngs""#)
      let rendered = diagnostic.rendered().split(separator: "\n").map { Array($0) }
      let caret = try #require(rendered[2].firstIndex(of: "^"))
      #expect(String(rendered[1][caret...].prefix(7)) == #""brngs""#)
      #expect(rendered[1].count <= 82)
    }
  }

  @Test("give columns in characters of any length, at any offset")
  func columns() throws {
    let text = String(repeating: "aé漢🙂", count: 1500)
    let source = SourceText(name: "", index: 0, bytes: Array("ab\n\(text)\ncd".utf8))
    let scalars = Array(text.unicodeScalars)
    var offset = 3
    for (column, scalar) in scalars.enumerated() {
      if column % 37 == 0 || column < 9 {
        #expect(source.offset(line: 2, column: column + 1) == offset)
        #expect(source.span(offset..<offset + 1).column == Int32(column + 1))
      }
      offset += String(Character(scalar)).utf8.count
    }
    #expect(source.offset(line: 2, column: 100_000) == offset)
    #expect(source.offset(line: 3, column: 2) == offset + 2)
  }
}
