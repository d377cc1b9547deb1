// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Actuals")
struct ActualsTests {
  private static let text = """
    apportion: 1
    budget: 900k GBP
    kpis: {signups: {objective: maximize, unit: people}, cost: {ratio: spend / signups}, worth: {unit: GBP}}
    campaigns: {search: {channel: paid, spend: 0..600k, brings: {signups: {per 1k: 20}, worth: {per 1: 2}}}}
    creators: {aya: {packages: {reel: {fee: 5k, brings: {signups: 90}}}}}
    actuals: actuals.csv
    """

  private func complaints(_ rows: String, _ text: String = text) throws -> [String] {
    try ScenariosTests.complaints(
      text, tables: ["actuals.csv": "date,kpi,value,line,post\n" + rows])
  }

  @Test("rows are read with their lines and posts")
  func rows() throws {
    let table = """
      date,kpi,value,line,post
      2026-07-07,signups,1.2k,,
      2026-07-07,signups,90,aya,reel 1
      2026-07-14,cost,5%,,
      2026-07-14,spend,40k GBP,search,
      """
    let found = try scenario(Self.text, tables: ["actuals.csv": table])
    let first = try #require(CalendarDate(year: 2026, month: 7, day: 7))
    let second = try #require(CalendarDate(year: 2026, month: 7, day: 14))
    #expect(
      found.actuals
        == Actuals(entries: [
          Actual(day: first, kpi: "signups", value: 1200),
          Actual(day: first, kpi: "signups", value: 90, line: "aya", post: "reel 1"),
          Actual(day: second, kpi: "cost", value: 0.05),
          Actual(day: second, kpi: "spend", value: 40e3, line: "search"),
        ]))
  }

  @Test("columns of lines and posts may be left out, and a last day that counts be given")
  func few() throws {
    let text = Self.text.replacing(
      "actuals: actuals.csv", with: "actuals: {from: actuals.csv, as of: 2026-08-18}")
    let found = try scenario(
      text, tables: ["actuals.csv": "date,kpi,value\n2026-07-07,signups,5\n"])
    #expect(found.actuals?.entries.count == 1)
    #expect(found.actuals?.asOf == CalendarDate(year: 2026, month: 8, day: 18))
    #expect(try scenario(text, tables: ["actuals.csv": "date,kpi,value\n"]).actuals?.entries == [])
  }

  @Test(
    "what is wrong in a row is refused by its cell",
    arguments: [
      ("07/07/2026,signups,5,,", "A021 2:1 '07/07/2026' is not a date"),
      ("2026-02-30,signups,5,,", "A021 2:1 there is no day 2026-02-30"),
      (",signups,5,,", "A021 2:1 '' is not a date"),
      ("2026-07-07,signup,5,,", "A030 2:12 there is no KPI 'signup'"),
      ("2026-07-07,,5,,", "A030 2:12 there is no KPI ''"),
      ("2026-07-07,signups,many,,", "A021 2:20 'many' is not an amount"),
      ("2026-07-07,signups,,,", "A021 2:20 '' is not an amount"),
      ("2026-07-07,signups,5%,,", "A021 2:20 a share, '5%', does not fit here"),
      ("2026-07-07,worth,5 EUR,,", "A023 2:18 an amount in EUR in a scenario of GBP"),
      ("2026-07-07,signups,5,ayaa,", "A030 2:22 there is no line 'ayaa'"),
      ("2026-07-07,signups,5,paid,", "A030 2:22 there is no line 'paid'"),
      ("2026-07-07,signups,5,,reel 1", "A011 2:23 a post needs the line that it is of"),
      (
        "2026-07-07,signups,5,,\n2026-07-07,signups,6,,",
        "A010 3:1 'signups' on 2026-07-07 is counted twice, here and in row 1"
      ),
      (
        "2026-07-07,signups,5,aya,a\n2026-07-07,signups,5,aya,a",
        "A010 3:1 'signups' of 'aya', 'a' on 2026-07-07 is counted twice"
      ),
      ("2026-07-07,signups,5", "A002 2:1 this row has 3 cells, and the header 5"),
    ])
  func mistakes(rows: String, complaint: String) throws {
    let found = try complaints(rows + "\n")
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test("all mistakes of a table come at once")
  func together() throws {
    let found = try complaints("x,signups,5,,\n2026-07-07,y,5,,\n2026-07-07,signups,z,q,\n")
    #expect(found.count == 4, "\(found)")
  }

  @Test(
    "what is wrong about the table is refused where it is named",
    arguments: [
      ("actuals: none.csv", "A001 6:10 'none.csv' cannot be read"),
      ("actuals: [actuals.csv]", "A020 6:10 'actuals' must be the path of a CSV file"),
      ("actuals: {as of: 2026-08-18}", "A011 6:1 'actuals' has no 'from'"),
      ("actuals: {from: actuals.csv, asof: x}", "A012 6:30 unknown key 'asof'"),
      ("actuals: {from: actuals.csv, as of: soon}", "A021 6:37 'soon' is not a date"),
    ])
  func tables(line: String, complaint: String) throws {
    let text = Self.text.replacing("actuals: actuals.csv", with: line)
    let found = try complaints("", text)
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test("a column that is missing or unknown is refused")
  func columns() throws {
    for (header, part) in [("date,kpi", "value"), ("date,kpi,value,lien", "lien")] {
      let found = try ScenariosTests.complaints(
        Self.text, tables: ["actuals.csv": header + "\n"])
      #expect(found.contains { $0.contains(part) }, "\(found)")
    }
  }

  @Test("another table can be set, and chosen by a variant")
  func others() throws {
    let tables = [
      "actuals.csv": "date,kpi,value\n", "b.csv": "date,kpi,value\n2026-07-07,signups,5\n",
    ]
    #expect(
      try scenario(Self.text, set: ["actuals=b.csv"], tables: tables).actuals?.entries.count == 1)
    let text = Self.text + "\nvariants: {later: {actuals: b.csv}}\n"
    #expect(try scenario(text, variants: ["later"], tables: tables).actuals?.entries.count == 1)
    #expect(try scenario(text, tables: tables).actuals?.entries.count == 0)
  }
}
