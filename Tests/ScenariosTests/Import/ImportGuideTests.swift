// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Scenarios

@Suite("The guide to imports")
struct ImportGuideTests {
  private func guide() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/import.md"), encoding: .utf8)
  }

  @Test("its example of a long table can be imported")
  func example() throws {
    let block = try #require(try guide().split(separator: "```csv\n").dropFirst().first)
    let csv = try #require(block.split(separator: "```").first)
    #expect(Imported(["curves.csv": String(csv)]).complaints() == [])
  }

  @Test("it names every format and every column that is read")
  func names() throws {
    let text = try guide()
    let columns =
      LongTableReader.curveColumns + LongTableReader.curveOptions + LongTableReader.lineOptions
      + MeridianReader.wideColumns + MeridianReader.gridColumns + MeridianReader.specColumns
    for name in columns + CurveImport.Format.allCases.map(\.rawValue) {
      #expect(text.contains(name), "\(name)")
    }
  }
}
