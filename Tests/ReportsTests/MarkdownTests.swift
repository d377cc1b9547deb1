// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Reports

@Suite("Markdown")
struct MarkdownTests {
  @Test("tells a plan whole")
  func plan() throws {
    let report = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification(),
      options: TextOptions(width: 100, fileName: "acme.yaml"))
    let text = report.document.markdown
    #expect(
      text.hasPrefix(
        """
        # Acme, Q3 2026

        2026-07-01..2026-09-30 · budget 1.2M GBP

        **A plan that none beats by more than 0.01%: 950k GBP on 3 of 4 lines, with reach 1,378k people and signups 17k people.**

        - reach: **1,378k people** (+4.7% against last period)
        - signups: **17k people** (+3.7% against last period)
        - spend: **950k GBP** (250k of the budget left)

        ## Who gets what

        | line        |     last | plan GBP |
        """.dropLast(2)))
    #expect(text.contains("| **total** "))
    #expect(text.contains("- budget: at most 1.2M GBP"))
    #expect(text.contains("- KPI \"signups\": at least 17k people"))
    #expect(text.hasSuffix("```text\napportion frontier acme.yaml\n```\n"))
  }

  @Test("shows names as they are, whatever signs they hold")
  func escaping() {
    #expect(
      Markdown.escaped("a*b_c|d<e>[f]`g`\\~&") == "a\\*b\\_c\\|d\\<e\\>\\[f\\]\\`g\\`\\\\\\~\\&")
    #expect(Markdown.escaped("http://a.b www.c.d: x.y") == "http\\://a.b www\\.c.d: x.y")
    #expect(Markdown.escaped("検索 👩‍👩‍👧 \u{202E}x") == "検索 👩‍👩‍👧 \\\\u{202E}x")
  }

  @Test(
    "makes no links of addresses, which no escape of a sign prevents",
    arguments: [
      ("ops@acme.com", "`ops@acme.com`"),
      ("write a.b+c_d@x-y.co.uk now", "write `a.b+c_d@x-y.co.uk` now"),
      ("mailto:ops@acme.com|*", "mailto:`ops@acme.com`\\|\\*"), ("@acme.com", "@acme.com"),
      ("3 @ 5.00", "3 @ 5.00"), ("a@b", "a@b"), ("a@b@c.de", "`a@b@c.de`"),
    ])
  func addresses(text: String, expected: String) {
    #expect(Markdown.escaped(text) == expected)
  }

  @Test(
    "does not take the beginning of a sentence for a list, a heading or a rule",
    arguments: [
      ("# x", "\\# x"), ("- x", "\\- x"), ("+5% x", "\\+5% x"), ("1. x", "1\\. x"),
      ("2026) x", "2026\\) x"), ("=== x", "\\=== x"), ("12 plans", "12 plans"),
    ])
  func openings(text: String, expected: String) {
    #expect(Markdown.text(.paragraph(text)) == expected)
  }

  @Test("pads its tables, so that the text reads as one too")
  func table() {
    var table = TextTable([.init(title: "line", alignment: .left), .init(title: "plan")])
    table.rows = [["a|b", "5k"], ["検索", "120k"], ["total", "125k"]]
    table.headings[1] = "left out: c"
    table.hasTotal = true
    #expect(
      Markdown.table(table) == """
        | line          |     plan |
        | ------------- | -------: |
        | a\\|b          |       5k |
        | _left out: c_ |          |
        | 検索          |     120k |
        | **total**     | **125k** |
        """)
  }

  @Test("fences what it shows as it is, so that it cannot end the fence")
  func fences() {
    #expect(Markdown.fenced("a\n```\nb") == "````text\na\n```\nb\n````")
    #expect(Markdown.fenced("") == "")
  }

  @Test("leaves out a picture that it cannot show, with its heading")
  func pictures() {
    #expect(Markdown.text(.figure(.init(heading: "x", svg: "<svg/>"))) == "")
    #expect(
      Markdown.text(.figure(.init(heading: "x", svg: "<svg/>", text: "o")))
        == "## x\n\n```text\no\n```")
  }
}
