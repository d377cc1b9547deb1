// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Foundation
import Planning
import Testing

@Suite("The guide to the catalogue")
struct CatalogueGuideTests {
  private func guide() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/catalogue.md"), encoding: .utf8)
  }

  @Test("has a row for every KPI, in order, as the catalogue has it")
  func rows() throws {
    let rows = try guide().split(separator: "\n").filter { $0.hasPrefix("| **") }
    let expected = Catalogue.kpis.map { kpi in
      let cells = [
        "**\(kpi.name)**", kpi.aliases.joined(separator: ", "), kpi.meaning, kpi.unit,
        kpi.better == .maximize ? "more" : "less", "\(kpi.distance.rawValue) \(kpi.kind.rawValue)",
        kpi.overLines.description,
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    #expect(rows.map(String.init) == expected)
  }

  @Test("says of every kind of goal what is primary, contextual and noise")
  func goals() throws {
    let text = try guide()
    for goal in Catalogue.goals {
      var section = "### \(goal.name)\n\n\(goal.meaning)\n\n"
      section += "- Primary: \(goal.primary.joined(separator: ", ")).\n"
      for (title, remarks) in [("Contextual", goal.contextual), ("Noise", goal.noise)] {
        let parts = remarks.map { "\($0.kpi) (\($0.reason))" }
        section += "- \(title): \(parts.joined(separator: "; ")).\n"
      }
      #expect(text.contains(section), "\(section)")
    }
  }
}
