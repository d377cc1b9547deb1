// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension GoalsReport {
  /// The goals as a workbook: what it says, the goals, the plan, and what was counted.
  ///
  /// - Throws: where there is no place for it while it is made.
  package func spreadsheet() throws(SpreadsheetError) -> [UInt8] {
    try SpreadsheetFile.bytes(workbook)
  }

  var workbook: Workbook {
    let parts = WorkbookParts(context: ReportContext(scenario, options))
    let document = document
    var sheets = [WorkbookParts.cover(document), goalSheet]
    sheets.append(parts.lines(solution.plan, name: "Plan"))
    if !standingsByActuals.isEmpty { sheets.append(readingSheet) }
    return Workbook(title: document.title, sheets: sheets)
  }

  private func number(_ value: Double?, unit: String?) -> Workbook.Cell {
    value.map { .number($0, NumberFormat([$0], unit: unit)) } ?? .empty
  }

  /// A row for each goal, with what its letters come to.
  private var goalSheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "Goals",
      columns: [
        .init(title: "goal", width: 24), .init(title: "must"), .init(title: "KPI", width: 20),
        .init(title: "baseline"), .init(title: "side"), .init(title: "asked for"),
        .init(title: "by"), .init(title: "plan"), .init(title: "missed by"),
        .init(title: "counted"), .init(title: "due"), .init(title: "standing"),
      ] + GoalAssessment.Letter.allCases.map { .init(title: $0.rawValue) })
    sheet.rows = assessment.goals.map { goal -> [Workbook.Cell] in
      let standing = standing(of: goal)
      let progress = progress(of: goal.goal.name)
      var row: [Workbook.Cell] = [
        .text(goal.goal.name), .text(goal.goal.isMust ? "must" : "aim"),
        .text(goal.goal.kpi ?? ""), number(goal.baseline, unit: goal.unit),
        .text(goal.resolved?.side.rawValue ?? ""), number(goal.resolved?.value, unit: goal.unit),
        .text(goal.deadline?.description ?? ""),
        number(standing?.valueByDeadline, unit: goal.unit),
        number(standing?.missedBy, unit: goal.unit),
      ]
      row += [
        number(progress?.value, unit: goal.unit), number(progress?.expected, unit: goal.unit),
        .text(progress?.state.rawValue ?? ""),
      ]
      return row + GoalAssessment.Letter.allCases.map { .text(goal.verdict($0).rawValue) }
    }
    return sheet
  }

  /// A row for each reading of each goal.
  private var readingSheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "Counted",
      columns: [
        .init(title: "goal", width: 24), .init(title: "day"), .init(title: "value"),
        .init(title: "in all"), .init(title: "due"),
      ])
    for progress in standingsByActuals {
      let unit = scenario.kpi(named: progress.goal.kpi)?.unit
      sheet.rows += progress.readings.map { reading -> [Workbook.Cell] in
        [
          .text(progress.goal.name), .text(reading.day.description),
          number(reading.value, unit: unit), number(reading.standing, unit: unit),
          number(progress.way.value(on: reading.day), unit: unit),
        ]
      }
    }
    return sheet
  }
}
