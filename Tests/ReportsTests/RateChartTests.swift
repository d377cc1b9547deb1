// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Statistics
import Testing

@testable import Reports

@Suite("Charts of rates")
struct RateChartTests {
  private func chart(_ second: [Double], change: Int? = nil) -> RateChart {
    let pairs = second.enumerated().map {
      PairedSeries.Pair(position: $0.offset, first: 100, second: $0.element)
    }
    return RateChart(
      title: "sales to clicks", description: "Rates.",
      windows: RollingRate(pairs, width: 3).windows,
      change: change.map { ($0, "changed in \($0)") }, day: { "p\($0)" },
      rate: { Percentage.share($0) })
  }

  @Test("have a mark and an interval for every window, and name the change")
  func marks() throws {
    let picture = try #require(chart([10, 12, 11, 13, 6, 5, 7, 6], change: 4).picture)
    #expect(picture.content.components(separatedBy: "<circle").count == 7)
    #expect(picture.content.components(separatedBy: "class=\"other\"").count == 7)
    #expect(picture.content.contains("changed in 4"))
    #expect(picture.content.contains("p0 to p2: 11.0%"))
  }

  @Test("are not drawn of a single window, and are of one level")
  func few() {
    #expect(chart([10, 12]).picture == nil)
    #expect(chart([10, 10, 10, 10]).picture != nil)
  }
}
