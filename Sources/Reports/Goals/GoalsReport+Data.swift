// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Limits
import Planning

extension GoalsReport {
  /// The goals as comma-separated values, one goal a row, with every figure in full.
  ///
  /// Columns: see docs/output.md.
  package var csv: String {
    let header =
      [
        "goal", "must", "rank", "type", "kpi", "unit", "baseline", "side", "target", "deadline",
        "value", "met", "missed by", "counted up to", "counted", "due", "standing",
        "best of any plan", "best beside other goals", "least budget",
      ] + GoalAssessment.Letter.allCases.map(\.rawValue)
    func number(_ value: Double?) -> String { value.map(ExactNumber.text) ?? "" }
    let rows = assessment.goals.map { goal -> [String] in
      let resolved = goal.resolved
      let standing = standing(of: goal)
      let progress = progress(of: goal.goal.name)
      let found = goal.achievable
      return [
        goal.goal.name, goal.goal.isMust ? "yes" : "no", goal.goal.rank?.rawValue ?? "",
        goal.goal.type?.rawValue ?? "", goal.goal.kpi ?? "", goal.unit ?? "",
        number(goal.baseline), resolved?.side.rawValue ?? "", number(resolved?.value),
        goal.deadline?.description ?? "", number(standing?.valueByDeadline),
        standing.map { $0.isMet ? "yes" : "no" } ?? "", number(standing?.missedBy),
        progress?.day.description ?? "", number(progress?.value), number(progress?.expected),
        progress?.state.rawValue ?? "",
        number(found?.alone.reach?.value), number(found?.besideOthers?.reach?.value),
        number(found?.leastBudget?.amount),
      ] + GoalAssessment.Letter.allCases.map { goal.verdict($0).rawValue }
    }
    return CSVText.text([header] + rows)
  }
}
