// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Planning
import Scenarios
import Testing

@Suite("The guides")
struct DocumentationTests {
  private func guide(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
  }

  /// The `yaml` blocks of a guide.
  private func examples(in text: Substring) -> [String] {
    text.split(separator: "```yaml\n").dropFirst().compactMap { part in
      part.split(separator: "\n```").first.map(String.init)
    }
  }

  @Test("every scenario in the guide to the format loads")
  func formatExamplesLoad() throws {
    let examples = examples(in: try guide("scenario-format.md")[...])
    #expect(examples.count >= 9)
    for example in examples { #expect(try allDiagnostics(example).map(\.brief) == []) }
  }

  @Test("every scenario in the guide to goals loads")
  func goalExamplesLoad() throws {
    let examples = examples(in: try guide("goals.md")[...])
    #expect(examples.count == 1)
    for example in examples { #expect(try allDiagnostics(example).map(\.brief) == []) }
  }

  @Test("the guide to the format names every key that a complaint offers")
  func formatNamesKeys() throws {
    let text = try guide("scenario-format.md")
    let unknown = "zzzzzzzzzzzzzzzzzzzz"
    let places = [
      "\(unknown): 1\n" + Sample.budget("5k"), Sample.budget("{\(unknown): 1}"),
      Sample.kpi("\(unknown): 1"), Sample.campaign("\(unknown): 1"),
      Sample.campaign("buys: {\(unknown): 1}"), Sample.response("{\(unknown): 1}"),
      Sample.creator("\(unknown): 1"), Sample.creator("packages: {a: {\(unknown): 1}}"),
      Sample.rule("\(unknown): 1"), "trade-off: {\(unknown): 1}\n" + Sample.budget("5k"),
      "curves: {\(unknown): 1}\n" + Sample.budget("5k"), Sample.kpi("target: {\(unknown): 1}"),
    ]
    for place in places {
      let offers = try #require(
        diagnostics(place).first { $0.code == .unknownKey }?.suggestion)
      let keys = offers.split(separator: "'", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      #expect(!keys.isEmpty)
      for key in keys { #expect(text.contains("\(key)"), "\(key)") }
    }
  }

  @Test("every code has a section, and every example in it gets that code and no other")
  func errorExamplesFail() throws {
    let sections = try guide("errors.md").split(separator: "\n## ").dropFirst()
    #expect(sections.map { String($0.prefix(4)) } == Complaint.Code.allCases.map(\.rawValue))
    for section in sections {
      for example in examples(in: section) {
        let codes = try Set(diagnostics(example).map(\.code.rawValue))
        #expect(codes == [String(section.prefix(4))], "\(section.prefix(40))")
      }
    }
  }
}
