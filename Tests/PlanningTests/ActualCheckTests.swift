// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@Suite("Checking actuals")
struct ActualCheckTests {
  private func complaints(_ entries: [Actual]) throws -> [Complaint] {
    try GoalSample.complaints([]) { $0.actuals = Actuals(entries: entries) }
  }

  @Test("figures, names and double counts are looked at however a scenario was made")
  func mistakes() throws {
    let day = try GoalSample.day(7, 7)
    #expect(try complaints([Actual(day: day, kpi: "signups", value: 5)]) == [])
    let wrong: [([Actual], Complaint.Code)] = [
      ([Actual(day: day, kpi: "signups", value: .nan)], .outOfRange),
      ([Actual(day: day, kpi: "signups", value: 1e16)], .outOfRange),
      ([Actual(day: day, kpi: "x", value: 5)], .unknownName),
      ([Actual(day: day, kpi: "signups", value: 5, line: "x")], .unknownName),
      ([Actual(day: day, kpi: "signups", value: 5, post: "x")], .missing),
      (Array(repeating: Actual(day: day, kpi: "signups", value: 5), count: 2), .duplicate),
    ]
    for (entries, code) in wrong {
      #expect(try complaints(entries).map(\.code) == [code])
    }
  }
}
