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
    #expect(examples.count == 2)
    for example in examples { #expect(try complaints(example) == []) }
  }

  @Test("every key that is understood is in the guide to the format, and every later key too")
  func formatNamesKeys() throws {
    let text = try guide("scenario-format.md")
    for key in ["per unit", "adbudg", "change of", "trade-off", "beyond", "whole", "carryover"] {
      #expect(text.contains(key))
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
