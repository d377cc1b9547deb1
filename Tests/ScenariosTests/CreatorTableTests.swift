// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Tables of creators")
struct CreatorTableTests {
  static let text = """
    apportion: 1
    budget: 100k GBP
    kpis: {reach: {objective: maximize}, trust: {base: 1}, fee: {base: 1}, ease: {sum: reach - trust}}
    creators: {from: creators.csv}
    """

  private func complaints(_ table: String, text: String = text) throws -> [String] {
    try diagnostics(text, tables: ["creators.csv": table]).map { "\($0.file) \($0.brief)" }
  }

  @Test("creators come from a table, one row per package, rows of a creator anywhere")
  func tablesAreRead() throws {
    let table = """
      line,category,package,fee,reach,trust,last,booked
      aya,food,one reel,60k,70k,1.9,5k,
      ben,,,40k GBP,"50k",,,TRUE
      aya,,two reels,95k,110k,-2.7,,two reels
      dev,travel,story,0,,0,,FALSE
      """
    #expect(
      try scenario(Self.text, tables: ["creators.csv": table]).creators == [
        Creator(
          name: "aya", category: "food",
          packages: [
            .init(
              name: "one reel", fee: 60e3,
              brings: [.init(kpi: "reach", value: 70e3), .init(kpi: "trust", value: 1.9)]),
            .init(
              name: "two reels", fee: 95e3,
              brings: [.init(kpi: "reach", value: 110e3), .init(kpi: "trust", value: -2.7)]),
          ], booking: .package("two reels"), last: 5e3),
        Creator(
          name: "ben",
          packages: [.init(name: "package", fee: 40e3, brings: [.init(kpi: "reach", value: 50e3)])],
          booking: .booked),
        Creator(
          name: "dev", category: "travel",
          packages: [.init(name: "story", fee: 0, brings: [.init(kpi: "trust", value: 0)])],
          booking: .leftOut),
      ])
  }

  @Test("columns may stand in any order, and only the line and the fee must be there")
  func columnsAreFree() throws {
    let plan = try scenario(Self.text, tables: ["creators.csv": "reach,fee,line\n9k,5k,aya\n"])
    #expect(plan.creators.map(\.name) == ["aya"])
    #expect(plan.creators[0].packages[0].brings == [.init(kpi: "reach", value: 9e3)])
  }

  @Test(
    "bad tables of creators are refused at their cells",
    arguments: [
      ("", ["creators.csv A002 1:1 the table is empty"]),
      ("line;fee\naya;5", ["creators.csv A002 1:1 the columns are separated by semicolons"]),
      ("line,reach\naya,5\n", ["creators.csv A011 1:1 the table has no column 'fee'"]),
      (
        "line,fee,reech,catgory\naya,5,3,x\n",
        [
          "creators.csv A012 1:10 unknown column 'reech'",
          "creators.csv A012 1:16 unknown column 'catgory'",
        ]
      ),
      (
        "line,fee,ease\naya,5,3\n",
        ["creators.csv A033 1:10 'ease' is made of other KPIs, and not brought"]
      ),
      (
        "line,fee,reach,reach\naya,5,3,4\n",
        ["creators.csv A010 1:16 the column 'reach' appears twice"]
      ),
      ("line,fee,reach\naya,5,3\n,6,3\n", ["creators.csv A011 3:1 this row names no creator"]),
      (
        "line,package,fee,reach\naya,reel,,3\n",
        ["creators.csv A011 2:5 'reel' has no 'fee'"]
      ),
      (
        "line,package,fee,reach\naya,reel,5,3\nben,reel,5,3\naya,reel,6,4\n",
        ["creators.csv A010 4:5 'aya' has two packages named 'reel'"]
      ),
      (
        "line,fee,reach\naya,5,3\naya,6,4\n",
        ["creators.csv A010 3:1 'aya' has two packages without a name"]
      ),
      (
        "line,category,package,fee,reach\naya,food,reel,5,3\naya,travel,story,6,4\n",
        ["creators.csv A033 3:5 'category' of 'aya' is 'food' in another row"]
      ),
      (
        "line,package,fee,reach,booked\naya,reel,5,3,true\naya,story,6,4,reel\n",
        ["creators.csv A033 3:15 'booked' of 'aya' is 'true' in another row"]
      ),
      (
        "line,package,fee,reach,booked\naya,reel,5,3,story\n",
        ["creators.csv A030 2:14 'aya' has no package 'story'"]
      ),
      (
        "line,fee,reach,last\naya,-5,3x,\"1,5\"\n",
        [
          "creators.csv A022 2:5 'fee' is negative", "creators.csv A021 2:8 '3x' is not an amount",
          "creators.csv A021 2:11 '1,5' is not an amount",
        ]
      ),
      (
        "line,fee,reach\naya,5 EUR,3\n",
        ["creators.csv A023 2:5 an amount in EUR in a scenario of GBP"]
      ),
      (
        "line,fee,reach\nall,5,3\n",
        ["creators.csv A031 2:1 'all' has a meaning of its own in rules and cannot be a name here"]
      ),
      (
        "line,fee,reach,category\naya,5,3,x\nx,6,4,y\n",
        [
          "creators.csv A031 2:9 'x' is the name of a creator and of a category, but they are not the same lines"
        ]
      ),
      ("line,fee,reach\naya,5\n", ["creators.csv A002 2:1 this row has 2 cells, and the header 3"]),
    ] as [(String, [String])])
  func badTables(table: String, expected: [String]) throws {
    #expect(try complaints(table) == expected)
  }

  @Test("creators may be written beside a table, but not twice")
  func tablesMixWithTheFile() throws {
    let text = Self.text.replacing(
      "{from: creators.csv}",
      with: "{from: creators.csv, aya: {packages: {reel: {fee: 5k, brings: {reach: 3}}}}}")
    let plan = try scenario(text, tables: ["creators.csv": "line,fee\nben,5\n"])
    #expect(plan.creators.map(\.name) == ["aya", "ben"])
    #expect(
      try complaints("line,package,fee\nben,a,5\naya,a,5\naya,b,6\n", text: text) == [
        "creators.csv A010 3:1 'aya' appears twice"
      ])
  }

  @Test("a table that is not there hides what follows from it")
  func missingTable() throws {
    let text = Self.text + "\nrules: {a: {count of: [aya, category food], at most: 1}}"
    #expect(
      try diagnostics(text).map(\.brief) == [
        "A001 4:18 'creators.csv' cannot be read: there is no such file"
      ])
  }

  @Test("a setting reaches what came from a table, and which table is read")
  func settingsReachTables() throws {
    let tables = ["creators.csv": "line,fee\naya,5\n", "b.csv": "line,fee\nben,6\n"]
    let first = try scenario(
      Self.text.replacing("objective: maximize", with: "base: 1"),
      set: ["creators.aya.packages.package.fee=7"], tables: tables)
    #expect(first.creators[0].packages[0].fee == 7)
    let second = try scenario(
      Self.text.replacing("objective: maximize", with: "base: 1"),
      set: ["creators.from=b.csv", "creators.ben.booked=true"], tables: tables)
    #expect(second.creators.map(\.name) == ["ben"])
    #expect(second.creators[0].booking == .booked)
  }

  @Test("a row for each of thousands of packages is read at once")
  func largeTables() throws {
    let rows = (0..<3000).map { "creator \($0 / 3),food,p\($0),\($0)k,7k,1\n" }.joined()
    let text = Self.text.replacing("100k GBP", with: "100M GBP")
    let plan = try scenario(
      text, tables: ["creators.csv": "line,category,package,fee,reach,trust\n" + rows])
    #expect(plan.creators.count == 1000)
    #expect(plan.creators.allSatisfy { $0.packages.count == 3 })
  }

  @Test("hundreds of mutated tables load or are refused")
  func mutatedTablesNeverCrash() throws {
    let table = Array(
      "line,package,category,fee,reach\naya,reel,food,5k,9\nben,\"a, b\",,6k,\n".utf8)
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    for _ in 0..<300 {
      var bytes = table
      for _ in 0..<2 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        let place = Int(state % UInt64(bytes.count))
        bytes[place] = Array(",\n\"a5k;\r".utf8)[Int(state >> 32) % 8]
      }
      let files = MemoryReader(bytes: ["a.yaml": Array(Self.text.utf8), "creators.csv": bytes])
      for diagnostic in diagnostics(of: files) {
        #expect(diagnostic.line >= 1 && diagnostic.column >= 1)
      }
    }
  }
}
