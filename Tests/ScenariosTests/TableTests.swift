// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Scenarios
import Testing

@Suite("Tables")
struct TableTests {
  static let text = """
    apportion: 1
    budget: 100k GBP
    kpis: {reach: {objective: maximize}, clicks: {base: 1}}
    campaigns: {from: lines.csv}
    curves: curves.csv
    """
  static let lines = "line,channel,least,most,last\ntv,air,0,50k,20k\n"
  static let curves = "line,kpi,spend,value\ntv,reach,0,0\ntv,reach,50k,7\n"

  private func complaints(lines: String = lines, curves: String = curves) throws -> [String] {
    try diagnostics(Self.text, tables: ["lines.csv": lines, "curves.csv": curves])
      .map { "\($0.file) \($0.brief)" }
  }

  @Test("campaigns and their curves come from tables")
  func tablesAreRead() throws {
    let tables = [
      "lines.csv":
        "line,channel,least,most,last\r\ntv,air,1k,50k GBP,20k\r\n\r\n\"a \"\"b\"\", c\",,,,\r\n",
      "curves.csv": Self.curves,
    ]
    let plan = try scenario(Self.text, tables: tables)
    let curve = try PointsCurve(spends: [0, 50_000], values: [0, 7])
    #expect(
      plan.campaigns == [
        Campaign(
          name: "tv", channel: "air", purchase: .money(least: 1000, most: 50_000), last: 20_000,
          brings: [Delivery(kpi: "reach", response: .curve(.points(curve), envelope: .none))]),
        Campaign(name: "a \"b\", c", purchase: .money(least: 0, most: nil)),
      ])
  }

  @Test("columns may stand in any order, and optional ones may be missing")
  func columnsAreFree() throws {
    let tables = ["lines.csv": "\u{FEFF}most, line\n 50k ,tv\n", "curves.csv": Self.curves]
    let plan = try scenario(Self.text, tables: tables)
    #expect(plan.campaigns.map(\.purchase) == [.money(least: 0, most: 50_000)])
  }

  @Test("an envelope and a tail count for every curve of a table")
  func companionsCountForAll() throws {
    let text = Self.text.replacing(
      "curves.csv", with: "{from: curves.csv, envelope: concave, beyond: flat}")
    let plan = try scenario(
      text,
      tables: [
        "lines.csv": Self.lines,
        "curves.csv":
          "line,kpi,spend,value\ntv,reach,0,0\ntv,clicks,0,0\ntv,reach,5k,2\ntv,clicks,9k,1\n",
      ])
    let reach = try PointsCurve(spends: [0, 5000], values: [0, 2], tail: .flat)
    let clicks = try PointsCurve(spends: [0, 9000], values: [0, 1], tail: .flat)
    #expect(
      plan.campaigns[0].brings == [
        Delivery(kpi: "reach", response: .curve(.points(reach), envelope: .concave)),
        Delivery(kpi: "clicks", response: .curve(.points(clicks), envelope: .concave)),
      ])
  }

  @Test("curves join campaigns that are written in the file, and tables join such campaigns")
  func tablesMixWithTheFile() throws {
    let text = Self.text.replacing(
      "{from: lines.csv}",
      with: "{from: lines.csv, web: {spend: 0..5k, brings: {clicks: {per 1k: 2}}}}")
    let curves = Self.curves + "web,reach,0,0\nweb,reach,5k,1\n"
    let plan = try scenario(text, tables: ["lines.csv": Self.lines, "curves.csv": curves])
    #expect(plan.campaigns.map(\.name) == ["web", "tv"])
    #expect(plan.campaigns[0].brings.map(\.kpi) == ["clicks", "reach"])
  }

  @Test("paths count from the folder of the scenario, unless they begin at the root")
  func pathsAreRelative() throws {
    let text = Self.text.replacing("curves.csv", with: "/data/curves.csv")
    let files = MemoryReader([
      "plans/q3.yaml": text, "plans/lines.csv": Self.lines, "/data/curves.csv": Self.curves,
    ])
    let loaded = try ScenarioFile.load("plans/q3.yaml", reading: files)
    #expect(loaded.place(of: ["campaigns", "tv"])?.file == "plans/lines.csv")
    #expect(loaded.place(of: ["campaigns", "tv", "brings", "reach"])?.file == "/data/curves.csv")
  }

  @Test(
    "bad tables of campaigns are refused at their cells",
    arguments: [
      ("", ["lines.csv A002 1:1 the table is empty"]),
      ("line;most\ntv;5", ["lines.csv A002 1:1 the columns are separated by semicolons"]),
      ("line\tmost\ntv\t5", ["lines.csv A002 1:1 the columns are separated by tabs"]),
      (
        "line,Most,most,most\n",
        [
          "lines.csv A012 1:6 unknown column 'Most'",
          "lines.csv A010 1:16 the column 'most' appears twice",
        ]
      ),
      (
        "line,least,\ntv,1,2",
        [
          "lines.csv A011 1:1 the table has no column 'most'",
          "lines.csv A012 1:12 a column without a name",
        ]
      ),
      ("line,mos\ntv,5\n", ["lines.csv A012 1:6 unknown column 'mos'"]),
      (
        "line,most\ntv,5,6\n\nx\n",
        [
          "lines.csv A002 2:1 this row has 3 cells, and the header 2",
          "lines.csv A002 4:1 this row has 1 cell, and the header 2",
        ]
      ),
      ("line,most\ntv,\"5\n", ["lines.csv A002 2:4 the quote that begins here is never closed"]),
      ("line,most\ntv,5\"\n", ["lines.csv A002 2:5 a quote does not fit here"]),
      ("line,most\ntv,\"5\"x\n", ["lines.csv A002 2:7 a quote does not fit here"]),
      ("line,most\n,5\ntv,50k\n", ["lines.csv A011 2:1 this row names no line"]),
      ("line,most\ntv,50k\ntv,6\n", ["lines.csv A010 3:1 'tv' appears twice"]),
      (
        "line,least,most,last\ntv,\"1,5\",£5,-3\n",
        [
          "lines.csv A021 2:4 '1,5' is not an amount", "lines.csv A021 2:10 '£5' is not an amount",
          "lines.csv A022 2:13 'last' is negative",
        ]
      ),
      ("line,least,most\ntv,60k,50k\n", ["lines.csv A022 2:8 the least is above the most"]),
      (
        "line,most,channel\ntv,50k,all\n",
        [
          "lines.csv A031 2:8 'all' has a meaning of its own in rules and cannot be a name here"
        ]
      ),
      (
        "line,most\ntv,80k\n",
        [
          "curves.csv A022 2:4 the points end at 50k, but up to 80k may be spent on 'tv'"
        ]
      ),
      (
        "line,most\ntv,5k EUR\n",
        [
          "lines.csv A023 2:4 an amount in EUR in a scenario of GBP"
        ]
      ),
    ] as [(String, [String])])
  func badCampaignTables(lines: String, expected: [String]) throws {
    #expect(try complaints(lines: lines) == expected)
  }

  @Test(
    "bad tables of curves are refused at their cells",
    arguments: [
      ("line,kpi,spend\n", ["curves.csv A011 1:1 the table has no column 'value'"]),
      (
        "line,kpi,spend,value\ntvv,reach,0,0\ntvv,reach,1,0\n",
        [
          "curves.csv A030 2:1 there is no campaign 'tvv'"
        ]
      ),
      (
        "line,kpi,spend,value\ntv,reech,0,0\ntv,reech,50k,0\n",
        [
          "curves.csv A030 2:4 there is no KPI 'reech'"
        ]
      ),
      (
        "line,kpi,spend,value\ntv,reach,0,0\ntv,reach,5x,1\ntv,reach,50k,1.2.3\n",
        [
          "curves.csv A021 3:10 '5x' is not an amount",
          "curves.csv A021 4:14 '1.2.3' is not an amount",
        ]
      ),
      (
        "line,kpi,spend,value\ntv,reach,0,0\ntv,reach,50k,1\ntv,reach,20k,2\n",
        [
          "curves.csv A022 4:10 the spends of points rise, and '20k' does not"
        ]
      ),
      (
        "line,kpi,spend,value\ntv,reach,0,0\ntv,reach,50k,1\ntv,reach,50k,2\n",
        [
          "curves.csv A010 4:10 the spend '50k' appears twice in one curve"
        ]
      ),
      (
        "line,kpi,spend,value\ntv,reach,0,0\ntv,reach,,1\ntv,reach,50k,\n",
        [
          "curves.csv A011 3:10 this row has no 'spend'",
          "curves.csv A011 4:14 this row has no 'value'",
        ]
      ),
      (
        "line,kpi,spend,value\ntv,reach,10k,0\ntv,reach,50k,1\n",
        [
          "curves.csv A022 2:4 the points must include spend 0"
        ]
      ),
    ] as [(String, [String])])
  func badCurveTables(curves: String, expected: [String]) throws {
    #expect(try complaints(curves: curves) == expected)
  }

  @Test("a table that is not there is a complaint about the scenario, and hides the follow-ups")
  func missingTables() throws {
    #expect(
      try diagnostics(Self.text).map(\.brief) == [
        "A001 4:19 'lines.csv' cannot be read: there is no such file",
        "A001 5:9 'curves.csv' cannot be read: there is no such file",
      ])
  }

  @Test("a line or a curve in two places is refused at the second")
  func doubles() throws {
    let text = """
      apportion: 1
      kpis: {reach: {}}
      campaigns:
        from: lines.csv
        tv: {spend: 0..5k, brings: {reach: {per 1k: 2}}}
      curves: curves.csv
      """
    #expect(
      try diagnostics(text, tables: ["lines.csv": Self.lines, "curves.csv": Self.curves])
        .map { "\($0.file) \($0.brief)" } == [
          "lines.csv A010 2:1 'tv' appears twice",
          "curves.csv A010 2:4 'tv' brings 'reach' already",
        ])
  }

  @Test("what does not name a file is refused")
  func badNames() throws {
    let text = Self.text.replacing("lines.csv", with: "[a]").replacing(
      "curves.csv", with: "{form: x}")
    #expect(
      try diagnostics(text).map(\.brief) == [
        "A020 4:19 'from' must be the path of a CSV file, not a list",
        "A012 5:10 unknown key 'form'",
      ])
  }

  @Test("a large table is read at once")
  func largeTables() throws {
    let names = (0..<1000).map { "line \($0)" }
    let lines = "line,most\n" + names.map { "\($0),50k\n" }.joined()
    let curves =
      "line,kpi,spend,value\n" + names.map { "\($0),reach,0,0\n\($0),reach,50k,7\n" }.joined()
    let plan = try scenario(Self.text, tables: ["lines.csv": lines, "curves.csv": curves])
    #expect(plan.campaigns.count == 1000)
  }
}
