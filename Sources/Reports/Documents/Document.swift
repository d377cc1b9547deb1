// SPDX-License-Identifier: GPL-3.0-or-later

import Verification

/// A report without a layout: what it says in its order, for every format that is read as a page.
///
/// A report that can be told as a document can be written as Markdown and as HTML; nothing else has to be added for it.
public struct Document {
  /// One part of a document.
  enum Block {
    /// The answer in a sentence.
    case lead(String)
    /// A title of what follows.
    case heading(String)
    /// A sentence or more.
    case paragraph(String, Style.Role? = nil)
    /// Sentences of equal rank.
    case list([String])
    /// What was done one after the other: what was aimed at, and what came of it.
    case steps([(aim: String, finding: String)])
    /// Figures that matter most.
    case tiles([Tile])
    /// Figures with their pictures, each on a card of its own.
    case cards([Card])
    /// A table.
    case table(TextTable)
    /// A picture.
    case figure(Figure)
    /// Text that is laid out already.
    case verbatim(String)
    /// Something to type, and what it is good for.
    case command(String, purpose: String?)
  }

  /// A figure that matters.
  struct Tile {
    /// What it is a figure of.
    var name: String
    /// The figure.
    var value: String
    /// Its unit.
    var unit: String = ""
    /// What there is to say beside it, for example how it has changed.
    var remark: String = ""
    /// Whether the remark is good news.
    var role: Style.Role?
  }

  /// A figure that is watched: what it was, is and is to be.
  struct Card {
    /// What it is a figure of.
    var heading: String
    /// What it is watched for.
    var subject: String
    /// How it stands, in a word or two.
    var verdict: String
    /// Whether that is good news.
    var role: Style.Role?
    /// Its values, each with what it is.
    var figures: [(name: String, value: String)]
    /// A picture, in markup; empty for none.
    var picture: String
    /// What else is to be said, a sentence each.
    var facts: [String]
  }

  /// A picture in the two forms that pages can hold.
  struct Figure {
    /// What stands above it.
    var heading: String?
    /// The picture, in markup.
    var svg: String
    /// The picture in signs, for pages of text; empty where there is none.
    var text: String = ""
  }

  /// The title.
  var title: String
  /// What stands below the title: the period, the budget.
  var facts: [String]
  /// The parts in their order.
  var blocks: [Block] = []

  /// Makes a document about a scenario.
  init(_ context: ReportContext, _ more: [String] = []) {
    let parts = context.titleParts
    title = parts[0]
    facts = Array(parts.dropFirst()) + more
  }

  /// Makes a document from its parts.
  init(title: String, facts: [String] = [], blocks: [Block] = []) {
    self.title = title
    self.facts = facts
    self.blocks = blocks
  }

  /// Adds a part.
  mutating func add(_ block: Block) { blocks.append(block) }

  /// Adds a table with a heading and a remark, where there is one.
  mutating func add(_ heading: String, _ table: TextTable?, remark: String? = nil) {
    guard let table else { return }
    add(.heading(heading))
    add(.table(table))
    if let remark { add(.paragraph(remark, .aside)) }
  }

  /// Adds sentences with a heading, where there are any.
  mutating func add(_ heading: String, _ sentences: [String]) {
    guard !sentences.isEmpty else { return }
    add(.heading(heading))
    add(.list(sentences))
  }

  /// Adds that everything was checked, or what failed.
  mutating func add(_ report: VerificationReport, _ context: ReportContext) {
    let verdict = ProofText(context: context).verdict(report)
    add(.paragraph(verdict, report.isVerified ? nil : .bad))
    if !report.isVerified { add(.list(report.failures.map(\.description))) }
  }

  /// Adds what to try next, where something is.
  mutating func add(_ step: NextStep?, _ context: ReportContext) {
    guard let step, let command = step.command(context.options) else { return }
    add(.heading("Next"))
    add(.command(DisplayText.visible(command), purpose: step.purpose))
  }
}
