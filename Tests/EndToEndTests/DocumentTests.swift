// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Sweeps and differences as pages to send.
@Suite struct DocumentTests {
  private static let sweep = [
    "sweep", "flamingo-grill.yaml", "--over", "budget=270k..300k", "--steps", "3",
  ]

  @Test("a sweep comes as Markdown and as a page with a picture that has a title")
  func sweep() throws {
    let markdown = try Tool.run(Self.sweep + ["--format", "markdown"])
    #expect(markdown.status == 0, "\(markdown.errors)")
    #expect(markdown.text.hasPrefix("# "))
    #expect(markdown.text.contains("## What each number brings"))
    let page = try Tool.run(Self.sweep + ["--format", "html"])
    #expect(page.status == 0)
    #expect(page.text.contains("<svg") && page.text.contains("<title"))
    #expect(!page.text.contains("<script") && !page.text.contains("http-equiv"))
  }

  @Test("a difference comes as Markdown and as a page")
  func difference() throws {
    let folder = try Folder()
    let scenario = Repository.scenario("flamingo-grill.yaml")
    for (name, budget) in [("a.json", "279k USD"), ("b.json", "289k USD")] {
      let run = try Tool.run(
        ["solve", scenario, "--set", "budget=\(budget)", "-o", name], in: folder.url)
      #expect(run.status == 0, "\(run.errors)")
    }
    let markdown = try Tool.run(
      ["diff", "a.json", "b.json", "--format", "markdown"], in: folder.url)
    #expect(markdown.text.hasPrefix("# a.json to b.json"))
    #expect(markdown.text.contains("## KPIs"))
    let page = try Tool.run(["diff", "a.json", "b.json", "--format", "html"], in: folder.url)
    #expect(page.status == 0 && page.text.contains("<table"))
    let same = try Tool.run(["diff", "a.json", "a.json", "--format", "markdown"], in: folder.url)
    #expect(same.text.contains("The plans are the same."))
  }
}
