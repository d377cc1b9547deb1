// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

/// Slips that used to pass in silence.
@Suite struct SlipTests {
  private func warnings(_ text: String, tables: [String: String] = [:]) throws -> [String] {
    try load(text, tables: tables).warnings.map { "\($0.line):\($0.column) \($0.message)" }
  }

  private func lines(_ lines: String, rules: String = "", budget: String = "100k") -> String {
    """
    apportion: 1
    budget: \(budget)
    kpis: { reach: { objective: maximize, base: 1 } }
    campaigns:
    \(lines.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
    \(rules.isEmpty ? "" : "rules: { r: { \(rules) } }")
    """
  }

  // MARK: Numbers

  @Test(
    "A number with a point between thousands is refused with both readings",
    arguments: [
      ("30.000", "30000", "30"), ("1.250", "1250", "1.25"), ("-12.500", "-12500", "-12.5"),
    ])
  func groupedNumbers(written: String, whole: String, decimal: String) throws {
    let found = try diagnostics(lines("a: { spend: 0..5k }", budget: written))
    #expect(found.map(\.message) == ["'\(written)' may be two numbers"])
    #expect(
      found.first?.suggestion
        == "write \(whole) if the point stands between thousands, or \(decimal) if it is a decimal point"
    )
  }

  @Test(
    "Decimals that no one would write between thousands are taken",
    arguments: ["30.001", "0.500", "30.00", "30.0000", "1.500k", "30.000%"])
  func decimals(written: String) throws {
    let share = written.hasSuffix("%")
    let text = lines(
      "a: { spend: 0..5k }", rules: "spend on: a, at most: \(written)\(share ? " of budget" : "")")
    #expect(try diagnostics(text).isEmpty)
  }

  @Test("A column with three decimals is taken as it is, with one warning for the table")
  func groupedCells() throws {
    let table = "line,most,last\na,30.000,10.500\nb,45.125,20.000\n"
    let text = """
      apportion: 1
      kpis: { reach: { base: 1 } }
      campaigns: { from: c.csv }
      """
    let loaded = try load(text, tables: ["c.csv": table])
    #expect(loaded.scenario.scenario.campaigns.map(\.most) == [30, 45.125])
    #expect(loaded.warnings.map(\.message) == ["'30.000' is read as 30"])
    #expect(loaded.warnings.map(\.file) == ["c.csv"])
  }

  @Test(
    "A share may have an exponent, as any number may",
    arguments: [("1.5e-3%", 1.5e-5), ("15e1%", 1.5), ("1E-2%", 1e-4)])
  func exponents(written: String, share: Double) throws {
    let rules = try scenario(
      lines("a: { spend: 0..5k }", rules: "spend on: a, at most: \(written) of budget")
    ).rules
    #expect(rules.first?.limits.first?.quantity == .shareOfBudget(share))
  }

  @Test("An exponent that no number has is too large or too small")
  func hugeExponents() throws {
    for (written, word) in [
      ("1e999999999999999999999%", "larger"), ("1e-999999999999999999999%", "closer"),
    ] {
      let text = lines("a: { spend: 0..5k }", rules: "spend on: a, at most: \(written) of budget")
      #expect(try diagnostics(text).first?.message.contains(word) == true)
    }
  }

  @Test("A share without its percent sign is told how to write it")
  func shareWithoutSign() throws {
    for (written, advice) in [
      ("30 of budget", "write 30% of budget, or 30 x budget"),
      ("30% budget", "write 30% of budget"), ("30 percent of budget", "write 30% of budget"),
      ("0.3 of spend", "write 0.3 x spend, or a share in percent, such as 30% of spend"),
    ] {
      let found = try diagnostics(
        lines("a: { spend: 0..5k }", rules: "spend on: a, at most: \(written)"))
      #expect(found.map(\.suggestion) == [advice])
    }
  }

  // MARK: Texts

  @Test("A name that begins with # and vanishes as a comment is a warning; other comments are none")
  func hiddenEntries() throws {
    let text = lines(
      "#summer: { spend: 0..60k }\n# note: this is a comment\n#no entry\na: { spend: 0..5k }")
    #expect(
      try warnings(text) == ["5:3 '#summer' begins a comment, so that this line is not read"])
  }

  @Test("A name that vanishes as a comment is told beside what is wrong without it")
  func hiddenBlock() throws {
    let text = lines("a: { spend: 0..5k }\n#summer:\n  spend: 0..60k")
    let found = try diagnostics(text)
    #expect(found.map(\.line) == [6, 7])
    #expect(
      found.first?.message == "'#summer' begins a comment, so that this line is not read")
    let keyed = try diagnostics(
      "apportion: 1\nkpis:\n  reach: { base: 1 }\n#rules:\n  r: { spend on: a, at most: 3k }\n"
        + "campaigns: { a: { spend: 0..5k } }\n")
    #expect(
      keyed.first?.message == "'#rules' begins a comment, so that this line is not read")
  }

  @Test("A list without brackets behind 'from' or 'on' is one mistake")
  func listWithoutBrackets() throws {
    let found = try diagnostics(
      lines(
        "a: { spend: 0..5k }\nb: { spend: 0..5k }",
        rules: "spend on: a, at most: 2 x spend on a, b"))
    #expect(
      found.map(\.message) == [
        "'b' stands behind a comma, so that it is not part of the text before it"
      ])
  }

  @Test("A list of tables is one mistake")
  func listOfTables() throws {
    let found = try diagnostics(
      "apportion: 1\nkpis: { reach: { base: 1 } }\ncreators: { from: [a.csv, b.csv] }\n")
    #expect(
      found.map(\.message) == ["'from' must be the path of a CSV file, not a list"])
  }

  @Test("A list inside a text without quotes is told as that")
  func listInText() throws {
    let text = lines(
      "a: { spend: 0..5k }", rules: "spend on: a, at most: 2 x spend on [a, b]")
    let found = try diagnostics(text)
    #expect(found.map(\.message) == ["'[' cannot stand inside a text without quotes here"])
    #expect(
      try diagnostics(
        lines(
          "a: { spend: 0..5k }\nb: { spend: 0..5k }",
          rules: "spend on: a, at most: \"2 x spend on [a, b]\"")
      ).isEmpty)
  }

  @Test(
    "A workbook is told as one", arguments: [[0x50, 0x4B, 3, 4, 20], [0xD0, 0xCF, 0x11, 0xE0]])
  func workbooks(bytes: [UInt8]) {
    let text = "apportion: 1\nkpis: { reach: {} }\ncampaigns: { from: c.csv }"
    let found = diagnostics(of: MemoryReader(bytes: ["a.yaml": Array(text.utf8), "c.csv": bytes]))
    #expect(found.first?.message.hasPrefix("the file is a workbook") == true)
    #expect(found.first?.suggestion == "open it and save the sheet as CSV, separated by commas")
  }

  // MARK: Figures

  @Test("A curve that is flat behind the first hundredth of its range is a warning")
  func flatCurves() throws {
    let steep = "a: { spend: 0..60k, brings: { reach: { hill: { max: 10k, half: 30 } } } }"
    #expect(
      try warnings(lines(steep)) == [
        "5:33 'a' brings 95% of its 'reach' with the first 600 of 60k, so that the rest of its money does next to nothing"
      ])
    // A curve of 30k whose 'k' was forgotten, over twice as much.
    for (curve, share) in [
      ("hill: { max: 10k, half: 60 }", 90), ("exponential: { max: 10k, scale: 90 }", 99),
    ] {
      let found = try warnings(lines("a: { spend: 0..60k, brings: { reach: { \(curve) } } }"))
      #expect(found.count == 1 && found[0].contains("brings \(share)% of its"), "\(found)")
    }
    let soft = "a: { spend: 0..60k, brings: { reach: { hill: { max: 10k, half: 3k } } } }"
    #expect(try warnings(lines(soft)).isEmpty)
  }

  @Test("A curve that its campaign never gets to is a warning")
  func farCurves() throws {
    let far = "a: { spend: 0..60k, brings: { reach: { exponential: { max: 10k, scale: 30M } } } }"
    #expect(
      try warnings(lines(far)) == [
        "5:33 with all of its 60k 'a' comes to less than 1% of the curve's 'max' of 'reach'"
      ])
  }

  @Test(
    "A last spend that has nothing to do with the range is a warning",
    arguments: [
      ("100k..450k", "320", true), ("0..450k", "320M", true), ("0..450k", "320", true),
      ("100k..450k", "90k", false), ("0..450k", "1M", false), ("0..450k", "500", false),
      ("0..450k", "0", false),
    ])
  func lastSpends(spend: String, last: String, isTold: Bool) throws {
    let text = lines("a: { spend: \(spend), last: \(last) }\nb: { spend: 0..5k }", budget: "1M")
    #expect(try warnings(text).isEmpty == !isTold)
  }

  @Test("A budget a hundred times of what was spent is a warning")
  func budgets() throws {
    let text = { lines("a: { spend: 0..5k, last: 2k }", budget: $0) }
    #expect(
      try warnings(text("900k")) == [
        "2:9 the budget is 900k, and the lines got 2k in the last period"
      ])
    #expect(try warnings(text("20k")).isEmpty)
  }

  @Test("A row called Total is a warning", arguments: ["Total", "TOTAL:", "Grand total", "Summe"])
  func totals(name: String) throws {
    let table = "line,most\na,5k\nb,6k\n\(name),11k\n"
    let text = "apportion: 1\nkpis: { reach: { base: 1 } }\ncampaigns: { from: c.csv }"
    #expect(
      try warnings(text, tables: ["c.csv": table]) == [
        "4:1 '\(name)' counts as a line like the others"
      ])
  }

  // MARK: Multiples of the whole

  @Test("Lines that must each get a multiple of all of them are refused: only 0 could keep it")
  func multiplesOfTheWhole() throws {
    let two = "a: { spend: 0..5k }\nb: { spend: 0..5k }"
    let found = try diagnostics(
      lines(two, rules: "spend on: all, each: line, at least: 2 x spend on all"))
    #expect(
      found.map(\.message) == [
        "each of the 2 would have to get at least 2 times what they all get together, so that only 0 keeps the limit"
      ])
    #expect(
      try diagnostics(lines(two, rules: "spend on: a, at least: 1.2 x spend on all")).count == 1)
    #expect(
      try diagnostics(lines(two, rules: "spend on: all, each: line, at least: 50% of spend"))
        .isEmpty)
    #expect(try diagnostics(lines(two, rules: "spend on: a, at least: 2 x spend on b")).isEmpty)
  }

  @Test("An upper limit that no plan can break is a warning")
  func idleMultiples() throws {
    let text = lines(
      "a: { spend: 0..5k }\nb: { spend: 0..5k }",
      rules: "spend on: all, each: line, at most: 2 x spend on all")
    #expect(try warnings(text).count == 1)
  }
}
