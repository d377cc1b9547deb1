// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Reports

@Suite("Workbooks")
struct WorkbookTests {
  private func plan(_ change: (inout Scenario) -> Void = { _ in }) throws -> PlanReport {
    PlanReport(
      Sample.solution, of: try Sample.scenario(change), verification: Sample.verification())
  }

  @Test("hold a plan as numbers with the units of their formats")
  func numbers() throws {
    let book = try plan().workbook
    #expect(book.sheets.map(\.name) == ["Summary", "Charts", "Plan", "KPIs"])
    let lines = book.sheets[2]
    #expect(
      lines.columns.map(\.title).prefix(4) == ["line", "kind", "channel or category", "last"])
    let money = NumberFormat([450_000], unit: "GBP")
    #expect(money.code == "#,##0 \"GBP\"")
    #expect(lines.rows[0][4] == .number(450_000, money))
    #expect(lines.rows[0][5] == .number(130_000, money.signed))
    #expect(lines.rows.last?[4] == .sum(950_000, money))
    #expect(
      book.sheets[3].rows[1][2] == .number(17_000, NumberFormat([17_000], unit: "people"), .strong))
  }

  @Test("show as many digits as figures need")
  func formats() {
    #expect(NumberFormat([1, 2, 3]).code == "#,##0")
    #expect(NumberFormat([1234.5]).code == "#,##0")
    #expect(NumberFormat([12.5]).code == "#,##0.00")
    #expect(NumberFormat([0.25]).code == "#,##0.000")
    #expect(NumberFormat([0.0025]).code == "#,##0.000000")
    #expect(NumberFormat([]).code == "#,##0")
    #expect(NumberFormat([1], unit: "a\"b\\c").code == "#,##0 \"abc\"")
    #expect(NumberFormat([1], unit: "\"").code == "#,##0")
  }

  @Test("are the same bytes every time")
  func bytes() throws {
    let first = try plan().spreadsheet()
    #expect(first.starts(with: [0x50, 0x4B]))
    #expect(try plan().spreadsheet() == first)
  }

  @Test("take any name: markup, formulas, emoji, very long ones")
  func names() throws {
    for name in [
      "=HYPERLINK(\"x\")", "<&>\"'", "👩‍👩‍👧", "@sum", "-5+3", String(repeating: "long ", count: 9000),
      "a\nb\u{0}\u{202E}",
    ] {
      let report = try plan { scenario in
        scenario.name = name
        for kpi in scenario.kpis.indices.prefix(1) { scenario.kpis[kpi].unit = name }
      }
      #expect(try report.spreadsheet().count > 4000, "\(name.prefix(20))")
      let workbook = Workbook(
        title: name,
        sheets: [
          .init(
            name: name, columns: [.init(title: name)], rows: [[.text(name, .wrapped)]],
            charts: [
              .init(
                kind: .scatter, title: name, xTitle: name, yTitle: name, source: name,
                series: [
                  .init(
                    name: name, categories: .init(rows: 1...1, columns: 0...0),
                    values: .init(rows: 1...1, columns: 0...0))
                ])
            ])
        ])
      #expect(try SpreadsheetFile.bytes(workbook).count > 4000)
    }
  }

  @Test("of trade-offs have the plans, their money, and charts of both")
  func frontier() throws {
    let report = FrontierReport(
      Sample.frontier(), of: try Sample.scenario(), verification: Sample.verification(plans: 3))
    let book = report.workbook
    #expect(book.sheets.map(\.name) == ["Summary", "Charts", "Plans", "Money"])
    #expect(book.sheets[1].charts.map(\.source) == ["Plans", "Money"])
    #expect(book.sheets[2].rows.count == 3)
    #expect(book.sheets[2].columns.map(\.title).prefix(3) == ["plan", "reach", "signups"])
    #expect(book.sheets[3].rows.count == 5)
    let chart = book.sheets[1].charts[0]
    #expect(chart.yRange.map { $0.lowerBound <= 127_100 && $0.upperBound >= 139_600 } == true)
    #expect(!(try report.spreadsheet().isEmpty))
  }

  @Test("join no points across pieces")
  func pieces() throws {
    let report = FrontierReport(
      ChoiceSample.frontier(), of: try ChoiceSample.scenario(),
      verification: ChoiceSample.verification)
    let chart = try #require(report.workbook.sheets[1].charts.first)
    #expect(chart.series.count == report.frontier.pieces.count)
  }

  @Test("have no heading in the summary that nothing follows")
  func cover() throws {
    let rows = try plan().workbook.sheets[0].rows
    for (row, next) in zip(rows, rows.dropFirst()) where row != [.empty] {
      if case .text(_, .strong) = row[0], rows.firstIndex(of: row) != 3 {
        #expect(next != [.empty])
      }
    }
    // Tables have sheets of their own; what is said of who gets what stays.
    #expect(!rows.contains([.text("What it brings", .strong)]))
    #expect(rows.contains([.text("Who gets what", .strong)]))
    #expect(rows.contains([.text("Held by: rule 'brand floor'.", .wrapped)]))
  }
}

@Suite("Names of sheets")
struct SheetNameTests {
  @Test("stay as they are where they are fit and different")
  func fit() {
    #expect(SheetNames.fit(["base", "cut 10%", "no video"]) == ["base", "cut 10%", "no video"])
  }

  @Test("lose the signs of references, quotes at the ends and what is too long")
  func unfit() {
    #expect(SheetNames.fit(["a[b]:c*d?e/f\\g"]) == ["a-b--c-d-e-f-g"])
    #expect(SheetNames.fit(["'quoted'"]) == ["quoted"])
    #expect(SheetNames.fit([String(repeating: "x", count: 40)])[0].count == 31)
    #expect(SheetNames.fit(["", "  ", "History"]) == ["Sheet", "Sheet (2)", "Sheet History"])
    let emoji = SheetNames.fit([String(repeating: "👩‍👩‍👧", count: 9)])[0]
    #expect(emoji.utf16.count <= 31 && emoji.allSatisfy { $0 == "👩‍👩‍👧" })
  }

  @Test("are told apart by a number, also where only case differs or the end was cut")
  func alike() {
    let long = String(repeating: "x", count: 40)
    let names = SheetNames.fit(["a", "A", "a", long + "1", long + "2"])
    #expect(names.prefix(3) == ["a", "A (2)", "a (3)"])
    #expect(Set(names.map { $0.lowercased() }).count == 5)
    #expect(names.allSatisfy { $0.utf16.count <= 31 })
  }
}
