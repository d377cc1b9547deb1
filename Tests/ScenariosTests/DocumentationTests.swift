// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Planning
import Testing

@testable import Scenarios

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

  @Test("the guide to the format names every key that is declared")
  func formatNamesKeys() throws {
    let text = try guide("scenario-format.md")
    var met: Set<String> = []
    func check(_ vocabulary: Vocabulary) {
      for key in vocabulary.keys {
        let isNamed = ["`\(key.name)`", "\(key.name):"].contains { text.contains($0) }
        #expect(isNamed, "'\(key.name)' of \(vocabulary.thing)")
        met.insert(key.name)
        switch key.shape.inside {
        case .keys(let inner), .names(let inner): check(inner)
        case nil: break
        }
      }
    }
    check(Scenario.keys.vocabulary)
    #expect(met.count >= 80)
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
