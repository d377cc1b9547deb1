// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension FrontierReport {
  /// How complete the trade-off is, a picture, and the plans.
  ///
  /// - Complexity: linear in plans × (lines + KPIs).
  public var document: Document {
    let context = ReportContext(scenario, options)
    let (layout, plans) = (layout, layout.table)
    let completeness = FrontierWords(context: context, frontier: frontier).completeness
    let answer = [.lead(completeness, isPartial ? .notice : nil)] + layout.remarks
    var document = Document(context, [layout.title])
    document.add(answer, on: .page)
    if let picture = layout.picture {
      document.add(
        .figure(.init(heading: "The trade-off", svg: picture.inline, text: layout.plot)))
    }
    if let legend = layout.legend { document.add(legend) }
    document.add(.section("The plans"), plans.table, remark: plans.remark)
    document.add(.section("How good this is"))
    document.add(answer, on: .terminal)
    document.add(verification, context)
    document.add(frontier.notes, verification.envelopeLifts, context)
    if let omitted = plans.omitted { document.add(.paragraph(omitted, .aside)) }
    if verification.isSound {
      for step in layout.nextSteps { document.add(step, context) }
    }
    return document
  }

  /// The trade-off as a picture; `nil` where a plan has no value.
  public var svg: String? { layout.picture?.file }
}
