// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Verification

extension GoalsReport {
  /// How many goals are met, the KPIs behind them, how the plan stands to each, and what its five
  /// letters come to.
  ///
  /// - Complexity: linear in goals × lines.
  package var document: Document {
    let context = ReportContext(scenario, options)
    let words = GoalLetterWords(report: self)
    var document = Document(context, [summary] + [summaryOfActuals].compactMap(\.self))
    if let interruption {
      document.add(
        .paragraph("About the best plan so far: \(ProofText.words(interruption)).", .notice))
    }
    if isHeld {
      document.add(.lead(summary + "."), on: .page)
    } else {
      document.add(.lead(words.unheld, .bad))
    }
    let dashboard = Dashboard(context: context, report: self)
    document.add(.cards(dashboard.cards))
    if let remark = dashboard.remark { document.add(.paragraph(remark, .notice), on: .page) }
    let table = GoalTable(context: context, plan: solution.plan)
    document.add(.section("Goals"), table.table, remark: table.remark)
    addActuals(to: &document, context)
    for goal in assessment.goals {
      document.add(.heading(words.title(of: goal)))
      document.add(.table(letters(goal, words, areShort: true)), on: .terminal)
      document.add(.table(letters(goal, words, areShort: false)), on: .page)
    }
    if let together = words.together {
      document.add([.blank, .paragraph(together, words.togetherRole)])
    }
    if assessment.isCutShort {
      document.add(
        .paragraph(
          "There was no time to find out everything; without '--time-limit' all of it is.",
          .notice))
    }
    document.add(.section("How good this is"))
    document.add(verification, context)
    if verification.isSound { document.add(nextStep, context) }
    return document
  }

  private func addActuals(to document: inout Document, _ context: ReportContext) {
    guard scenario.scenario.actuals != nil else { return }
    let actuals = ActualsTable(context: context, report: self)
    document.add(.heading("By what was counted"))
    if let table = actuals.standings { document.add(.table(table)) }
    document.add(.list(actuals.sentences))
    document.add(
      .list(
        absences.map { "\($0.goal): not judged; \(ProgressWords.words($0.reason))." }, .aside))
    for part in actuals.contributions {
      document.add(.heading(part.title), part.table, remark: part.remark)
    }
  }

  /// What each letter comes to; a terminal has room for the letter alone.
  private func letters(
    _ goal: GoalAssessment, _ words: GoalLetterWords, areShort: Bool
  ) -> TextTable {
    var table = TextTable([
      .init(title: "", alignment: .left), .init(title: "mark", alignment: .left),
      .init(title: "evidence", alignment: .left, wraps: true),
    ])
    table.isListing = true
    table.rows = GoalAssessment.Letter.allCases.map { letter in
      let finding = words.finding(letter, of: goal)
      return [
        areShort
          ? .init(letter.rawValue.prefix(1).uppercased()) : .init(letter.rawValue, .heading),
        .init(finding.mark, finding.role), .init(finding.text),
      ]
    }
    return table
  }
}
