// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Scenarios

@Suite("Importing a long table")
struct LongImportTests {
  private static let curves = """
    line,kpi,spend,value,low,high
    search,leads,0,0,0,0
    search,leads,50k,800,600,1000
    search,leads,100000,1200,900,1500
    search,reach,0,0,,
    search,reach,100k,90k,,
    "video, long",leads,0,0,0,0
    "video, long",leads,200k,1500,700,1900

    """
  private static let lines = """
    line,group,min,max,fixed_fee,baseline
    search,performance,10k,90k,,60k
    "video, long",brand,,,5k,120k

    """

  @Test("gives the scenario, with bounds, fees, and the money so far as its budget")
  func whole() throws {
    let made = try Imported(["in/acme.csv": Self.curves, "lines.csv": Self.lines]).made()
    #expect(
      made.scenario == """
        # Imported from acme.csv, lines.csv (long).
        # The budget is what was spent so far; change it as you like.
        # Between its points a curve is a straight line. By the bend at the points it may be off there by:
        #   search, leads: about 50 (4.17% of its largest value)
        #   search, reach: not known, as there are only two points
        #   video, long, leads: not known, as there are only two points

        apportion: 1
        name: acme
        budget: 180k

        kpis:
          leads: { objective: maximize, weight: 1 }
          reach: { objective: maximize, weight: 1 }

        campaigns:
          search:
            channel: performance
            spend: 10k..90k
            last: 60k
            brings:
              leads: { points: { 0: 0, 50k: 800, 100k: 1200 } }
              reach: { points: { 0: 0, 100k: 90k } }
          "video, long":
            channel: brand
            spend: 0..200k
            set-up fee: 5000
            last: 120k
            brings:
              leads: { points: { 0: 0, 200k: 1500 } }

        # Every curve at the low, and at the high end of its range at once.
        variants:
          low:
            campaigns:
              search:
                brings:
                  leads: { points: { 0: 0, 50k: 600, 100k: 900 } }
              "video, long":
                brings:
                  leads: { points: { 0: 0, 200k: 700 } }
          high:
            campaigns:
              search:
                brings:
                  leads: { points: { 0: 0, 50k: 1000, 100k: 1500 } }
              "video, long":
                brings:
                  leads: { points: { 0: 0, 200k: 1900 } }

        """)
    #expect(made.tables.isEmpty)
    #expect(made.warnings.isEmpty)
  }

  @Test("puts many points into tables, one for the base and one for each end")
  func tables() throws {
    var text = "line,kpi,spend,value,high\n"
    for point in 0...300 { text += "a,k,\(point),\(point * 2),\(point * 3)\n" }
    let files = Imported(["c.csv": text]) { $0.tables = "plan" }
    let made = try files.made()
    #expect(made.tables.map(\.name) == ["plan-curves.csv", "plan-curves-high.csv"])
    #expect(made.tables[1].text.hasSuffix("a,k,300,900\n"))
    #expect(try files.scenario().points("a", "k").last == [300, 600])
    #expect(try files.scenario(in: "high").points("a", "k").last == [300, 900])
  }

  @Test("quotes names that YAML would read as something else, so that they come back the same")
  func names() throws {
    let names = [
      "no", "a: b", "1e5", "#1", "it's", #"a "quoted" one"#, #"back\slash"#, "Größe", "[x]", "a, b",
      "- dash", "@x", "~", "x #y", "{", "ends.", "v1.5 video", "a.b",
    ]
    var text = "line,kpi,spend,value,low\n"
    for name in names {
      let cells = "\(YAMLText.cell(name)),\(YAMLText.cell(name + " k"))"
      text += "\(cells),0,0,0\n\(cells),10,5,4\n"
    }
    let files = Imported(["c.csv": text])
    let scenario = try files.scenario()
    for name in names {
      #expect(try files.scenario(in: "low").points(name, name + " k") == [[0, 0], [10, 4]])
    }
    #expect(scenario.campaigns.map(\.name).sorted() == names.sorted())
    #expect(Set(scenario.kpis.map(\.name)).isSuperset(of: names.map { $0 + " k" }))
  }

  @Test("makes variants of the ends, in which a curve without a range is as it is")
  func ends() throws {
    let files = Imported(["acme.csv": Self.curves])
    #expect(try files.scenario(in: "low").points("search", "leads").last == [100_000, 900])
    #expect(try files.scenario(in: "high").points("video, long", "leads").last == [200_000, 1900])
    #expect(try files.scenario(in: "low").points("search", "reach").last == [100_000, 90_000])
  }

  @Test("multiplies figures per period")
  func periods() throws {
    let files = Imported(["c.csv": "line,kpi,spend,value\na,k,0,0\na,k,10,5\n"]) { $0.periods = 4 }
    #expect(try files.scenario().points("a", "k") == [[0, 0], [40, 20]])
  }

  @Test("takes a curve without a point at 0 to begin with nothing, and says so")
  func noZero() throws {
    let files = Imported(["c.csv": "line,kpi,spend,value,low\na,k,10,5,4\na,k,20,8,6\n"])
    #expect(try files.scenario().points("a", "k") == [[0, 0], [10, 5], [20, 8]])
    #expect(
      files.complaints() == [
        "warning: c.csv:2:5 'a' has no point at spend 0 for 'k'; it is taken to bring nothing there"
      ])
  }

  @Test("allows no more than the curves go, and says so")
  func bounded() throws {
    let files = Imported([
      "c.csv": "line,kpi,spend,value\na,k,0,0\na,k,10,5\n",
      "l.csv": "line,max\na,50\n",
    ])
    #expect(files.complaints().count == 1)
    #expect(files.complaints()[0].contains("end at 10, so that no more may be spent"))
    #expect(try files.made().scenario.contains("spend: 0..10\n"))
  }

  @Test("takes a budget with its currency, and refuses what is none")
  func budget() throws {
    let text = "line,kpi,spend,value\na,k,0,0\na,k,10,5\n"
    #expect(
      try Imported(["c.csv": text]) { $0.budget = "7 GBP" }.made().scenario
        .contains("budget: 7 GBP\n"))
    for bad in ["30%", "0", "-5", "much", "1,2M"] {
      let message = Imported(["c.csv": text]) { $0.budget = bad }.complaints()
      #expect(message.count == 1 && message[0].hasPrefix("--budget"), "\(bad)")
    }
  }

  /// Rows below `line,kpi,spend,value,low,high`, with the complaints that they get.
  static let wrongRows: [(String, [String])] = [
    ("a,k,0,NaN,,", ["c.csv:2:7 'value' is 'NaN', which is no figure"]),
    ("a,k,inf,1,,", ["c.csv:2:5 'spend' is 'inf', which is no figure"]),
    ("a,k,,1,,", ["c.csv:2:5 'spend' is empty"]),
    ("a,k,five,1,,", ["c.csv:2:5 'five' is not a number"]),
    ("a,k,\"1,200\",1,,", ["c.csv:2:5 '1,200' is not a number"]),
    ("a,k,1e16,1,,", ["c.csv:2:5 '1e16' is larger than any figure can be"]),
    ("a,k,-5,1,,", ["c.csv:2:5 a spend below 0"]),
    ("a,k,0,0,,\na,k,5,1,,\na,k,5,2,,", ["c.csv:4:5 'a' has two points at this spend for 'k'"]),
    (
      "a,k,0,0,,\na,k,5,1,,\na,k,3,2,,",
      ["c.csv:4:5 the spends of a curve rise, and this one is below the one before"]
    ),
    ("a,k,0,0,,", ["c.csv:2:5 a curve of one point at spend 0"]),
    (
      "a,k,0,0,2,1\na,k,5,1,,",
      [
        "c.csv:2:5 low lies above high",
        "c.csv:3:5 low is missing here, and given at other points of the curve",
        "c.csv:3:5 high is missing here, and given at other points of the curve",
      ]
    ),
    (",k,0,0,,", ["c.csv:2:1 this row names no line"]),
    ("a,,0,0,,", ["c.csv:2:3 this row names no KPI"]),
    ("a,spend,0,0,,", ["c.csv:2:3 no KPI can be called 'spend', which is the money spent"]),
    ("\"a\nb\",k,0,0,,", ["c.csv:2:1 a name with a line break or another control character"]),
    ("a,k,0", ["c.csv:2:1 this row has 3 cells, and the header 6"]),
    ("", ["c.csv:1:1 no curve is left to import"]),
  ]

  @Test("says what is wrong with a row, and where", arguments: wrongRows)
  func isRefused(row: String, expected: [String]) {
    let text = "line,kpi,spend,value,low,high\n\(row)\n"
    #expect(Imported(["c.csv": text]).complaints() == expected)
  }

  @Test("says all mistakes of all files at once")
  func atOnce() {
    let files = Imported([
      "c.csv": "line,kpi,spend,value\na,k,-1,x\nb,k,0,0\nb,k,1,NA\n",
      "l.csv": "line,min,max,grp\na,-1,1,x\na,1,2,x\nc,5,3,x\n",
    ])
    #expect(
      files.complaints() == [
        "c.csv:2:8 'x' is not a number", "c.csv:4:7 'value' is 'NA', which is no figure",
        "l.csv:1:14 unknown column 'grp'", "l.csv:2:3 min is below 0",
        "l.csv:3:1 'a' appears twice",
        "l.csv:4:1 there is no curve of 'c'", "l.csv:4:5 max lies below min",
      ])
  }

  /// Headers, with the complaints that they get.
  static let wrongHeaders: [(String, [String])] = [
    ("line,kpi,spend", ["c.csv:1:1 the table has no column 'value'"]),
    ("line,kpi,spend,value,lo", ["c.csv:1:22 unknown column 'lo'"]),
    ("line,kpi,spend,value,value", ["c.csv:1:22 the column 'value' appears twice"]),
    ("line;kpi;spend;value", ["c.csv:1:1 the columns are separated by semicolons"]),
    ("a,b", ["c.csv:1:1 these columns belong to no known format"]),
  ]

  @Test("says what is wrong with a header", arguments: wrongHeaders)
  func header(header: String, expected: [String]) {
    let row =
      header.contains(";")
      ? "a;k;0;0"
      : Array(repeating: "0", count: header.split(separator: ",").count).joined(separator: ",")
    let all = Imported(["c.csv": "\(header)\n\(row)\n"]).complaints()
    #expect(Array(all.prefix(expected.count)) == expected)
  }

  @Test("refuses files that are not there, no text, not CSV or too large")
  func files() throws {
    #expect(Imported(["c.csv": ""]).complaints() == ["c.csv:1:1 the file is empty"])
    #expect(
      Imported(["c.csv": "line,kpi\n\"a,b"]).complaints()
        == ["c.csv:2:1 the quote that begins here is never closed"])
    #expect(
      Imported(["c.csv": "{\"a\": }"]).complaints()
        == ["c.csv:1:7 this is not JSON: no JSON value begins here"])
    #expect(throws: CurveImport.Failure.self) {
      try CurveImport.scenario(
        of: ["none.csv"], CurveImport.Question(), reading: MemoryReader([:]))
    }
  }

  @Test("refuses names that no scenario can have")
  func impossibleNames() {
    let text = "line,kpi,spend,value\nA,k,0,0\nA,k,1,1\na,k,0,0\na,k,1,1\n"
    #expect(Imported(["c.csv": text]).complaints().count == 1)
  }

  @Test("gives the same bytes for the same files")
  func again() throws {
    let files = Imported(["acme.csv": Self.curves, "lines.csv": Self.lines])
    #expect(try files.made().scenario == files.made().scenario)
  }

  @Test("estimates the error of straight lines within a factor of two on a known curve")
  func estimate() throws {
    let points = (0...10).map { index -> ImportedPoint in
      let spend = Double(index) * 10
      return ImportedPoint(spend: spend, value: 100 * spend / (spend + 50))
    }
    let estimate = try #require(InterpolationError(estimatedFrom: points)).amount
    var worst = 0.0
    for (left, right) in zip(points, points.dropFirst()) {
      for step in 1..<100 {
        let share = Double(step) / 100
        let spend = left.spend + share * (right.spend - left.spend)
        let line = left.value + share * (right.value - left.value)
        worst = max(worst, 100 * spend / (spend + 50) - line)
      }
    }
    #expect(estimate > worst / 2 && estimate < worst * 2)
  }
}
