// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Verification

extension GoalsReport {
  /// The goals as a page: how many are met, the KPIs behind them, how the plan stands to each, and what its five letters come to.
  ///
  /// - Complexity: linear in goals × lines.
  public var document: Document {
    let context = ReportContext(scenario, options)
    let words = GoalLetterWords(report: self)
    var document = Document(context, [summary])
    document.add(.lead(isHeld ? summary + "." : words.unheld))
    if let summaryOfActuals {
      document.add(
        .paragraph(summaryOfActuals.prefix(1).uppercased() + summaryOfActuals.dropFirst() + "."))
    }
    let dashboard = Dashboard(context: context, report: self)
    document.add(.cards(dashboard.cards))
    if let remark = dashboard.remark { document.add(.paragraph(remark, .notice)) }
    let table = GoalTable(context: context, plan: solution.plan)
    document.add("Goals", table.table, remark: table.remark)
    if let together = words.together {
      document.add(.paragraph(together, words.togetherRole))
    }
    addActuals(to: &document, context)
    for goal in assessment.goals {
      document.add(words.title(of: goal), lettersTable(goal, words))
    }
    document.add(.heading("How good this is"))
    document.add(verification, context)
    if verification.isSound { document.add(nextStep, context) }
    return document
  }

  private func addActuals(to document: inout Document, _ context: ReportContext) {
    let actuals = ActualsTable(context: context, report: self)
    document.add("By what was counted", actuals.standings)
    document.add(.list(actuals.sentences))
    let open = absences.map { "\($0.goal): not judged; \(ProgressWords.words($0.reason))." }
    if !open.isEmpty { document.add(.list(open)) }
    for part in actuals.contributions {
      document.add(part.title, part.table, remark: part.remark)
    }
  }

  private func lettersTable(_ goal: GoalAssessment, _ words: GoalLetterWords) -> TextTable {
    var table = TextTable([
      .init(title: "", alignment: .left), .init(title: "", alignment: .left),
      .init(title: "evidence", alignment: .left, wraps: true),
    ])
    table.rows = GoalAssessment.Letter.allCases.map { letter in
      let finding = words.finding(letter, of: goal)
      return [
        .init(letter.rawValue, .heading), .init(finding.mark, finding.role), .init(finding.text),
      ]
    }
    return table
  }
}
