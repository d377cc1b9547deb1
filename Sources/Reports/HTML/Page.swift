// SPDX-License-Identifier: GPL-3.0-or-later

import Mustache

extension Document {
  /// The document as a page of HTML: one file that needs no network and no script, for screens,
  /// light and dark, and for paper.
  ///
  /// - Throws: what the template engine throws; no document makes it.
  /// - Complexity: linear in the text.
  public func html() throws -> String {
    let page = Page(
      title: Page.visible(title), facts: facts.map(Page.visible), style: Page.style,
      blocks: self.blocks(on: .page).map(Page.Block.init))
    return try MustacheTemplate(string: Page.template).render(page)
  }
}

/// A document as the template reads it. Every text is escaped by the template but `style` and
/// pictures, which are markup.
struct Page {
  let title: String
  let facts: [String]
  let style: String
  let blocks: [Block]

  /// A part, of which one entry is there: the heading beside another one for notes.
  struct Block {
    var lead: String?
    var heading: String?
    var paragraph: Paragraph?
    var list: Sentences?
    var steps: Steps?
    var tiles: Tiles?
    var cards: Cards?
    var table: Table?
    var figure: Picture?
    var verbatim: String?
    var command: Command?
  }

  struct Paragraph {
    let text: String
    let role: String
  }

  struct Sentences {
    let items: [String]
  }

  struct Steps {
    struct Step {
      let aim: String
      let finding: String
    }
    let items: [Step]
  }

  struct Tiles {
    struct Tile {
      let name: String
      let value: String
      let unit: String
      let remark: String
      let role: String
    }
    let items: [Tile]
  }

  struct Cards {
    struct Figure {
      let name: String
      let value: String
    }
    struct Card {
      let heading: String
      let subject: String
      let verdict: String
      let role: String
      let figures: [Figure]
      let picture: String?
      let facts: [String]
    }
    let items: [Card]
  }

  struct Table {
    struct Column {
      let title: String
      let side: String
    }
    struct Row {
      /// Text over all columns, in a row of its own.
      let heading: String?
      let span: Int
      let kind: String
      let cells: [Cell]
    }
    struct Cell {
      let text: String
      let look: String
      /// The width of a bar in percent; `nil` for a cell without one.
      let bar: String?
    }
    let columns: [Column]
    let rows: [Row]
  }

  struct Picture {
    let heading: String?
    let svg: String
  }

  struct Command {
    let text: String
    let purpose: String?
  }

  static func visible(_ text: String) -> String { DisplayText.visible(text) }
}

extension Page.Block {
  init(_ block: Document.Block) {
    self.init()
    switch block {
    case .lead(let text, _): lead = Page.visible(text)
    case .heading(let text), .section(let text): heading = Page.visible(text)
    case .blank: break
    case .paragraph(let text, let role):
      paragraph = .init(text: Page.visible(text), role: Page.name(role))
    case .list(let sentences, _): list = .init(items: sentences.map(Page.visible))
    case .notes(let sentences):
      heading = "Notes"
      list = .init(items: sentences.map(Page.visible))
    case .steps(let steps):
      self.steps = .init(
        items: steps.map { .init(aim: Page.visible($0.aim), finding: Page.visible($0.finding)) })
    case .tiles(let tiles):
      self.tiles = .init(
        items: tiles.map {
          .init(
            name: Page.visible($0.name), value: $0.value, unit: Page.visible($0.unit),
            remark: Page.visible($0.remark), role: Page.name($0.role))
        })
    case .cards(let cards): self.cards = .init(items: cards.map(Page.card))
    case .table(let table): self.table = Page.Table(table)
    case .figure(let figure): self.figure = .init(heading: figure.heading, svg: figure.svg)
    case .legend(let entries, let shared):
      list = .init(items: ([shared].compactMap(\.self) + entries).map(Page.visible))
    case .findings(let findings): table = Page.Table(findings.table)
    case .verbatim(let text): verbatim = text
    case .command(let text, let purpose):
      command = .init(text: Page.visible(text), purpose: purpose.map(Page.visible))
    }
  }
}

extension Page {
  fileprivate static func card(_ card: Document.Card) -> Cards.Card {
    Cards.Card(
      heading: visible(card.heading), subject: visible(card.subject),
      verdict: visible(card.verdict), role: name(card.role),
      figures: card.figures.map { .init(name: visible($0.name), value: visible($0.value)) },
      picture: card.picture.isEmpty ? nil : card.picture, facts: card.facts.map(visible))
  }

  /// The class that stands for a role.
  static func name(_ role: Style.Role?) -> String {
    switch role {
    case .heading: "strong"
    case .aside: "aside"
    case .good: "good"
    case .notice: "notice"
    case .bad: "bad"
    case .place, nil: "plain"
    }
  }
}

extension Page.Table {
  init(_ table: TextTable) {
    let sides = table.columns.map { $0.alignment == .left ? "left" : "right" }
    columns = zip(table.columns, sides).map {
      .init(title: DisplayText.visible($0.title), side: $1)
    }
    let last = table.rows.count - 1
    var rows: [Row] = []
    for (position, cells) in table.rows.enumerated() {
      if let heading = table.headings[position] {
        rows.append(
          Row(
            heading: DisplayText.visible(heading), span: table.columns.count, kind: "part",
            cells: []))
      }
      rows.append(
        Row(
          heading: nil, span: 0, kind: table.hasTotal && position == last ? "total" : "line",
          cells: zip(cells, sides).map(Self.cell)))
    }
    self.rows = rows
  }

  private static func cell(_ cell: TextTable.Cell, side: String) -> Cell {
    let bar = cell.bar.map { SVGText.number(min(1, max(0, $0)) * 100) }
    // A bar of signs is drawn instead.
    let isDrawn = bar != nil && cell.text.allSatisfy { "█·#.".contains($0) }
    return Cell(
      text: isDrawn ? "" : cell.text, look: "\(side) \(Page.name(cell.role))", bar: bar)
  }
}
