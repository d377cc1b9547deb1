// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// A report without a layout: what it says in its order, for every format that is read.
///
/// A report that can be told as a document can be read on terminals, as Markdown and as HTML;
/// nothing else has to be added for it.
public struct Document {
  /// One part of a document.
  enum Block {
    /// The answer in a sentence.
    case lead(String, Style.Role? = nil)
    /// A title of what follows.
    case heading(String)
    /// A title of what follows; terminals, which have less room, leave a blank line instead.
    case section(String)
    /// A blank line on terminals; pages set their parts apart by themselves.
    case blank
    /// A sentence or more.
    case paragraph(String, Style.Role? = nil)
    /// Sentences of equal rank.
    case list([String], Style.Role? = nil)
    /// What else there is to know.
    case notes([String])
    /// What was done one after the other: what was aimed at, and what came of it.
    case steps([(aim: String, finding: String)])
    /// Figures that matter most, for pages.
    case tiles([Tile])
    /// Figures with their pictures, each on a card of its own, for pages.
    case cards([Card])
    /// A table.
    case table(TextTable)
    /// A picture.
    case figure(Figure)
    /// What the marks of a picture stand for, and what all of them share.
    case legend([String], shared: String?)
    /// What was found wrong.
    case findings([Finding])
    /// Lines for a file, as they are.
    case verbatim(String)
    /// Something to type, and what it is good for.
    case command(String, purpose: String?)
  }

  /// What a document is read on.
  enum Medium {
    /// A terminal: little room, and the end is what is in sight.
    case terminal
    /// A page, as Markdown, as HTML, or as the cover of a workbook.
    case page
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

  /// Something that was found wrong.
  struct Finding {
    /// How bad it is, in a word.
    var severity: String
    /// The look of that word.
    var role: Style.Role
    /// Its code.
    var code: String
    /// Where it is; `nil` where it has no place.
    var place: String?
    /// What is wrong.
    var message: String
    /// What shows it.
    var evidence = ""
    /// What to do about it.
    var fix = ""
    /// Why it is let be; `nil` for what is not.
    var acceptance: String?
  }

  /// The title.
  var title: String
  /// The one medium that shows the title; `nil` for both.
  var titleMedium: Medium?
  /// What stands beside the title: the period, the budget.
  var facts: [String]
  /// The parts in their order, each with the one medium that shows it; `nil` for both.
  private var parts: [(block: Block, medium: Medium?)] = []

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
    for block in blocks { add(block) }
  }

  /// The parts that a medium shows, in their order.
  func blocks(on medium: Medium) -> [Block] {
    parts.filter { $0.medium == nil || $0.medium == medium }.map(\.block)
  }

  /// Adds a part, for both media or for one alone; a list of nothing is none.
  mutating func add(_ block: Block, on medium: Medium? = nil) {
    if case .list(let sentences, _) = block, sentences.isEmpty { return }
    parts.append((block, medium))
  }

  /// Adds parts, for both media or for one alone.
  mutating func add(_ blocks: [Block], on medium: Medium? = nil) {
    for block in blocks { add(block, on: medium) }
  }

  /// Adds a table with a title and a remark, where there is one.
  mutating func add(_ title: Block, _ table: TextTable?, remark: String? = nil) {
    guard let table else { return }
    add([title, .table(table)])
    if let remark { add(.paragraph(remark, .aside)) }
  }

  /// Adds sentences with a title, where there are any.
  mutating func add(
    _ title: Block, _ sentences: [String], _ role: Style.Role? = nil, on medium: Medium? = nil
  ) {
    guard !sentences.isEmpty else { return }
    add([title, .list(sentences, role)], on: medium)
  }

  /// Adds what else there is to know of the scenario and its curves, if anything is.
  mutating func add(
    _ notes: [Complaint], _ lifts: [EnvelopeLift], _ context: ReportContext
  ) {
    let sentences = EnvelopeNotes(lifts).sentences(notes, context)
    if !sentences.isEmpty { add(.notes(sentences)) }
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
    add([.section("Next"), .command(DisplayText.visible(command), purpose: step.purpose)])
  }
}

extension [Document.Finding] {
  /// The findings as pages show them; all of them are let be, or none is.
  var table: TextTable {
    let isAccepted = contains { $0.acceptance != nil }
    var table = TextTable([
      .init(title: "code", alignment: .left), .init(title: "severity", alignment: .left),
      .init(title: "place", alignment: .left),
      .init(title: "finding", alignment: .left, wraps: true),
      .init(title: "shown by", alignment: .left, wraps: true),
      .init(title: isAccepted ? "silenced because" : "fix", alignment: .left, wraps: true),
    ])
    table.rows = map { finding in
      [
        .init(finding.code), .init(finding.severity, finding.role), .init(finding.place ?? ""),
        .init(finding.message), .init(finding.evidence),
        .init(finding.acceptance ?? finding.fix),
      ]
    }
    return table
  }
}
