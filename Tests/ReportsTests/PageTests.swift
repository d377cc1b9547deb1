// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Reports

@Suite("Pages in HTML")
struct PageTests {
  private func report(_ change: (inout Scenario) -> Void = { _ in }) throws -> PlanReport {
    PlanReport(
      Sample.solution, of: try Sample.scenario(change), verification: Sample.verification(),
      options: TextOptions(width: 100, fileName: "acme.yaml"))
  }

  @Test("are one file: no script, nothing from elsewhere")
  func alone() throws {
    let html = try report().document.html()
    for sign in ["<script", "src=", "href=", "@import", "url(", " onload", "http-equiv"] {
      #expect(!html.contains(sign), "\(sign)")
    }
    // The one address is the name of a vocabulary, which nobody fetches.
    #expect(html.replacing("http://www.w3.org/2000/svg", with: "").contains("://") == false)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
  }

  @Test("have all parts of a plan")
  func parts() throws {
    let html = try report().document.html()
    for part in [
      "<title>Acme, Q3 2026</title>", "<dl class=\"tiles\">",
      "<p class=\"lead\">A plan that none beats by more than 0.01%: ",
      "<h2>Who gets what</h2>", "<h2>What it brings</h2>", "role=\"img\"",
      "<h2>What holds the plan back</h2>", "<h2>How good this is</h2>",
      "<tr class=\"total\">", "Verified: 2 checks", "@media print", "prefers-color-scheme: dark",
      "<pre><code>apportion frontier acme.yaml</code></pre>",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(!html.contains("{{"))
  }

  @Test("hold any name as text, never as markup")
  func escaping() throws {
    let name = "<img src=x onerror=alert(1)> & \"O'Neil\" {{title}} 👩‍👩‍👧"
    let html = try report { $0.name = name }.document.html()
    #expect(!html.contains("<img"))
    #expect(
      html.contains(
        "<h1>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;O&#39;Neil&quot; {{title}} 👩‍👩‍👧</h1>"))
    #expect(html.contains("検索 &quot;b, c&quot;"))
  }

  @Test("say so where a plan failed its verification, and suggest nothing")
  func failed() throws {
    var report = try report()
    report.verification = Sample.verification(passed: false)
    let html = try report.document.html()
    #expect(
      html.contains("<p class=\"bad\">NOT VERIFIED: 1 of 2 checks failed. Do not use this.</p>"))
    #expect(!html.contains("<h2>Next</h2>"))
  }

  @Test("draw bars in place of signs")
  func bars() throws {
    var table = TextTable([.init(title: "a"), .init(title: "")])
    table.rows = [["5", .init("██··", .aside, bar: 0.5)], ["6", .init("61%", bar: 1.7)]]
    let html = try Document(title: "t", blocks: [.table(table)]).html()
    #expect(
      html.contains("<rect class=\"f0\" width=\"50\" height=\"10\"/></svg><span></span></td>"))
    #expect(
      html.contains("<rect class=\"f0\" width=\"100\" height=\"10\"/></svg><span>61%</span></td>"))
  }

  @Test("tell what was settled step by step, and what the plans of a trade-off are")
  func otherParts() throws {
    let staged = PlanReport(
      StageSample.solution, of: try StageSample.scenario(), verification: StageSample.verification)
    #expect(try staged.document.html().contains("<ol>\n<li><strong>"))
    let frontier = FrontierReport(
      Sample.frontier(), of: try Sample.scenario(), verification: Sample.verification(plans: 3))
    let html = try frontier.document.html()
    #expect(html.contains("<h2>The trade-off</h2>\n<figure><svg "))
    #expect(html.contains("<h2>The plans</h2>"))
  }
}
