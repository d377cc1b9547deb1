// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Goals by what was counted.
extension GoalsTests {
  private static let actuals = """
    date,kpi,value,line,post
    2026-07-07,signups,310,search,
    2026-07-07,signups,60,tv,spot 1
    2026-07-14,signups,420,search,
    2026-07-21,signups,300,search,
    2026-07-28,signups,90,tv,spot 2
    """

  private func counted(
    _ arguments: [String], actuals: String = actuals, goals: String = GoalsTests.met
  ) throws -> Tool.Run {
    let folder = try Folder()
    try Data(Self.scenario(goals, more: "actuals: actuals.csv\n").utf8)
      .write(to: folder["plan.yaml"])
    try Data((actuals + "\n").utf8).write(to: folder["actuals.csv"])
    return try Tool.run(["goals", "plan.yaml"] + arguments, in: folder.url)
  }

  @Test("actuals tell how a goal stands, the pace that is needed, and who brought what")
  func counted() throws {
    let run = try counted([])
    #expect(run.status == 0)
    let text = words(run)
    #expect(text.contains("by actuals to 2026-07-28: 1 at risk"))
    #expect(text.contains("more 2026-07-28 1,180 1,522 5,000 people at risk"))
    #expect(text.contains("295 people a week so far, 417.8 people a week still needed"))
    #expect(text.contains("No clear trend in 4 readings"))
    #expect(text.contains("signups by line, up to 2026-07-28"))
    #expect(text.contains("tv, spot 2: 90 people; tv, spot 1: 60 people"))
  }

  @Test("later rows can be left out, and a wrong day says what to write")
  func asOf() throws {
    let run = try counted(["--as-of", "2026-07-14"])
    #expect(words(run).contains("more 2026-07-14 790 761 5,000 people on track"))
    #expect(words(run).contains("2 rows after the last day that counts left out."))
    let wrong = try counted(["--as-of", "14 July"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("'--as-of': '14 July' is not a date"))
    let none = try Tool.run(
      ["goals", "-", "--as-of", "2026-07-14"], input: Self.scenario(Self.met))
    #expect(none.status == 64)
  }

  @Test("actuals are in JSON by their schema, and in a row of the CSV")
  func countedData() throws {
    let json = try counted(["--format", "json"])
    let schema = try Tool.run(["schema", "goals"])
    #expect(try SchemaValidator(schema.text).complaints(json.object) == [])
    let goals = try #require(try body(json)["goals"] as? [[String: Any]])
    let actuals = try #require(goals[0]["actuals"] as? [String: Any])
    #expect(actuals["state"] as? String == "at risk")
    #expect(actuals["value"] as? Double == 1180)
    #expect((actuals["posts"] as? [Any])?.count == 2)
    #expect(try counted(["--format", "csv"]).text.contains(",2026-07-28,1180,"))
  }

  @Test("a goal that actuals say nothing about says why")
  func uncounted() throws {
    let run = try counted([], goals: "  some: {kpi: policies, target: at least 50}")
    #expect(run.status == 0)
    #expect(words(run).contains("some: not judged; no row of the actuals is about its KPI"))
  }

  @Test("a table that cannot be read names its row and cell")
  func badActuals() throws {
    let run = try counted([], actuals: "date,kpi,value\n2026-07-07,signup,5")
    #expect(run.status == 65)
    #expect(run.errors.contains("actuals.csv:2:12"))
    #expect(run.errors.contains("did you mean 'signups'?"))
  }

  @Test(
    "the dashboard is one page with a card for each KPI, its state in words and a picture with a title"
  )
  func dashboard() throws {
    let run = try counted(
      ["--format", "html"],
      goals: Self.met + "\n  seen: {kpi: policies, target: at least 900, review: monthly}")
    #expect(run.status == 0)
    let page = run.text
    #expect(page.components(separatedBy: "<section class=\"card").count == 3)
    #expect(page.contains("<section class=\"card notice\"><h3>signups</h3>"))
    #expect(page.contains("<p class=\"verdict\">at risk</p>"))
    #expect(page.contains("<dt>now, 2026-07-28</dt><dd>1,180 people</dd>"))
    #expect(page.contains("<title>signups: counted, against the way to 5,000 people</title>"))
    #expect(page.contains("Reviews: weekly, next 2026-07-29, 2026-08-05, 2026-08-12."))
    #expect(page.contains("Monthly reviews are rare; add"))
    for outside in ["<script", "http://www.w3.org/1999", "https://", "src=", "@import"] {
      #expect(!page.contains(outside), "\(outside)")
    }
  }

  @Test("a workbook has the goals, the plan and what was counted")
  func workbook() throws {
    let run = try counted(["--format", "xlsx"])
    #expect(run.status == 0)
    #expect(run.output.prefix(2) == Data("PK".utf8))
    #expect(run.output.count > 5000)
  }
}
