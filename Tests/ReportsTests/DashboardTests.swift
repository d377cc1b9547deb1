// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite("Cards of a dashboard")
struct DashboardTests {
  private var document: Document {
    let card = Document.Card(
      heading: "sign<ups>", subject: "more & more", verdict: "at risk", role: .notice,
      figures: [("baseline", "16k"), ("now", "8k")], picture: "<svg id=\"own\"></svg>",
      facts: ["Behind by 3%."])
    return Document(title: "Q3", blocks: [.cards([card])])
  }

  @Test("a page tells the state of a card in words and by class, and escapes names but no pictures")
  func html() throws {
    let page = try document.html()
    #expect(page.contains("<section class=\"card notice\"><h3>sign&lt;ups&gt;</h3>"))
    #expect(
      page.contains("<p class=\"subject\">more &amp; more</p><p class=\"verdict\">at risk</p>"))
    #expect(page.contains("<dt>baseline</dt><dd>16k</dd>"))
    #expect(page.contains("<figure><svg id=\"own\"></svg></figure>"))
    #expect(page.contains("<li>Behind by 3%.</li>"))
  }

  @Test("Markdown and workbooks tell the same without the picture")
  func texts() {
    let markdown = document.markdown
    #expect(
      markdown.contains("### sign\\<ups\\>: more \\& more\n\n**at risk**\n\n- baseline: **16k**"))
    #expect(!markdown.contains("svg"))
    let cover = WorkbookParts.cover(document)
    #expect(
      cover.rows.contains([
        .text("sign<ups>, more & more: at risk; baseline 16k, now 8k", .wrapped)
      ]))
  }

  @Test(
    "a sparkline has a title and a description, the way, what was counted and the target in words")
  func sparkline() throws {
    let picture = try #require(
      Sparkline(
        title: "a < b", description: "8k by then.", points: [.init(x: 0, y: 0), .init(x: 5, y: 4)],
        way: [.init(x: 0, y: 0), .init(x: 10, y: 10)], target: "at least 10"
      ).picture)
    let markup = picture.inline
    #expect(markup.contains("<title>a &lt; b</title><desc>8k by then.</desc>"))
    #expect(markup.contains("role=\"img\""))
    #expect(markup.contains("class=\"way\""))
    #expect(markup.contains("class=\"path s0\""))
    #expect(markup.contains(">at least 10</text>"))
    #expect(!markup.contains("nan"))
  }

  @Test("a sparkline of one point, or of equal values, is a picture, and of nothing is none")
  func odd() {
    let one = Sparkline(
      title: "a", description: "", points: [.init(x: 1, y: 5)], way: [], target: "5")
    #expect(one.picture != nil)
    let flat = Sparkline(
      title: "a", description: "", points: [.init(x: 0, y: 5), .init(x: 1, y: 5)],
      way: [.init(x: 0, y: 5), .init(x: 1, y: 5)], target: "5")
    #expect(flat.picture?.inline.contains("nan") == false)
    let none = Sparkline(title: "a", description: "", points: [], way: [], target: "5")
    #expect(none.picture == nil)
  }
}
