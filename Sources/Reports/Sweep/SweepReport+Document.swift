// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension SweepReport {
  /// The sweep as a page: a picture, what each number brings, where things begin, and who gets what.
  ///
  /// - Complexity: linear in points × (lines + KPIs).
  public var document: Document {
    guard let first = points.first else { return Document(title: options.fileName) }
    let context = ReportContext(first.entry.scenario, options)
    let words = SweepWords(report: self)
    let parts = context.headingParts(words.title)
    var document = Document(title: parts[0], facts: Array(parts.dropFirst()))
    if let knee = words.knee { document.add(.lead(knee)) }
    let plot = SweepPlot(report: self)
    if let picture = plot.picture {
      document.add(.figure(.init(heading: nil, svg: picture.inline, text: plot.text())))
    }
    let table = SweepTable(report: self)
    document.add(.section("What each number brings"), table.whole, remark: table.remark)
    document.add(.section("Without a plan"), missing(words))
    document.add(.section("Where things begin"), findings(words).filter { $0 != words.knee })
    if let (grid, hidden) = spends(words) {
      document.add(
        .section("Who gets what"), grid.whole,
        remark: hidden > 0 ? "\(hidden) lines that get the same everywhere are left out." : nil)
    }
    document.add(nextStep(words), context)
    return document
  }
}
