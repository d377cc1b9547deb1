// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite struct TableTests {
  private func table(_ names: [String]) -> TextTable {
    var table = TextTable([
      .init(title: "line", alignment: .left, wraps: true), .init(title: "plan"),
      .init(title: "held by", alignment: .left, wraps: true),
    ])
    for (position, name) in names.enumerated() {
      table.rows.append([.init(name), .init("\(position * 50)k"), "budget"])
    }
    return table
  }

  @Test("columns line up under wide characters, emoji, flags and combining accents")
  func widths() {
    let text = table(["search", "検索広告", "👩‍👩‍👧 mums", "🇬🇧 uk", "cafe\u{301}", "❤️"]).text(TextOptions())
    #expect(
      text == """
        line      plan  held by
        search      0k  budget
        検索広告   50k  budget
        👩‍👩‍👧 mums   100k  budget
        🇬🇧 uk     150k  budget
        cafe\u{301}      200k  budget
        ❤️        250k  budget

        """)
  }

  @Test("a table that is too wide wraps its words, not its figures")
  func wrapping() {
    let text = table(["a campaign with a rather long name for a table", "short"]).text(
      TextOptions(width: 40))
    #expect(
      text == """
        line                       plan  held by
        a campaign with a rather     0k  budget
        long name for a table
        short                       50k  budget

        """)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test("names cannot act on the terminal or hide")
  func escapes() {
    #expect(
      DisplayText.visible("a\u{1B}[31mb\u{202E}c\u{200B}\n")
        == "a\\u{1B}[31mb\\u{202E}c\\u{200B}\\u{A}")
    #expect(DisplayText.visible("👩‍👩‍👧 é 検") == "👩‍👩‍👧 é 検")
  }

  @Test("no line ends in blanks, with or without colour")
  func trailingBlanks() {
    var table = table(["x", "y"])
    table.rows[0][2] = ""
    table.hasTotal = true
    for options in [TextOptions(), TextOptions(style: .coloured), TextOptions(unicode: false)] {
      for line in table.text(options).split(separator: "\n") { #expect(!line.hasSuffix(" ")) }
    }
  }

  @Test("colour changes no word")
  func colour() {
    let plain = table(["x", "y"]).text(TextOptions())
    let coloured = table(["x", "y"]).text(TextOptions(style: .coloured))
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == plain)
  }

  @Test("a word longer than the line is cut, not lost")
  func longWords() {
    #expect(Paragraph.lines("abcdefghij kl", width: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(Paragraph.lines("検索広告", width: 3) == ["検", "索", "広", "告"])
    #expect(Paragraph.lines("", width: 10) == [""])
  }
}
