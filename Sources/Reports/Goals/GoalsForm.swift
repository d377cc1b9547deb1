// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Limits
import Planning

extension GoalsReport {
  /// The goals as data, with every figure in full.
  package static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, entries: "goals", record: "goal", without: LimitForm.conflict.besideSchema)
  }

  /// What stands under `goals`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys(\.scenario),
      [
        "held": .of(\.isHeld, .flag).meaning("Whether the plan was held to the musts."),
        "spend": .of(\.solution.plan.totalSpend, .number),
        "kpis": .of({ ($0.solution.plan, $0.scenario) }, PlanForm.kpis),
        "goals": .of(
          { report in report.assessment.goals.map { ($0, report) } }, .list(GoalsForm.goal)),
        "together": .of(
          \.assessment.together,
          .optional(
            .object([
              "possible": .of(\.isPossible, .optional(.flag)),
              "leastBudget": .of(\.leastBudget, .optional(ExplanationForm.leastBudget)),
            ]))),
        "cutShort": .of(\.assessment.isCutShort, .flag)
          .meaning("Whether a limit of time left something out."),
        "interruption": .of(\.interruption, .interruption),
        "verification": .of(\.verification, VerificationForm.verification),
      ])
  }
}

/// What goals come to; the keys are documented in docs/output.md.
private enum GoalsForm {
  typealias Judged = (goal: GoalAssessment, report: GoalsReport)

  /// A goal with its letters and all that they rest on.
  static var goal: DataForm<Judged> {
    .object(
      stated.of(\.goal),
      [
        "drivers": .of({ names(of: $0.goal.drivers, in: $0.report.scenario) }, .list(.text)),
        "contributions": .of(
          { goal, report in goal.goal.kpi.map(report.contributions) ?? [] },
          .list(
            .object([
              "line": .of(\.line, .text), "amount": .of(\.amount, .number),
              "share": .of(\.share, .number),
            ]))),
        "standing": .of({ $0.report.standing(of: $0.goal) }, .optional(GoalForm.standing)),
        "letters": .of(letters, .list(letter)),
        "achievable": .of(
          { judged in judged.goal.achievable.map { ($0, judged.goal) } }, .optional(achievable)),
        "relevance": .of(
          { judged in judged.goal.relevance.map { ($0, judged.report.scenario) } },
          .optional(relevance)),
        "trajectory": .of(\.goal.trajectory, .optional(trajectory)),
        "actuals": .of({ $0.report.progress(of: $0.goal.goal.name) }, .optional(actuals)),
      ])
  }

  /// What the file says of the goal.
  private static var stated: [String: DataForm<GoalAssessment>] {
    [
      "name": .of(\.goal.name, .text), "must": .of(\.goal.isMust, .flag),
      "kpi": .of(\.goal.kpi, .text), "unit": .of(\.unit, .text),
      "type": .of(\.goal.type?.rawValue, .text), "rank": .of(\.goal.rank?.rawValue, .text),
      "review": .of(\.goal.review?.rawValue, .text), "serves": .of(\.goal.serves, .text),
      "baseline": .of(\.baseline, .number), "deadline": .of(\.deadline?.description, .text),
    ]
  }

  private static func names(of lines: [Int], in scenario: CheckedScenario) -> [String] {
    lines.map(scenario.scenario.lineName)
  }

  // MARK: Letters

  private typealias Finding = (
    letter: GoalAssessment.Letter, verdict: GoalAssessment.Verdict, evidence: String
  )

  private static func letters(_ judged: Judged) -> [Finding] {
    let words = GoalLetterWords(report: judged.report)
    return GoalAssessment.Letter.allCases.map {
      ($0, judged.goal.verdict($0), words.finding($0, of: judged.goal).text)
    }
  }

  private static var letter: DataForm<Finding> {
    .object([
      "letter": .of(\.letter, .word), "verdict": .of(\.verdict, .word),
      "evidence": .of(\.evidence, .text),
    ])
  }

  private static var achievable: DataForm<(found: GoalAssessment.Achievable, goal: GoalAssessment)>
  {
    .object([
      "alone": .of(\.found.alone, reach),
      "besideOthers": .of(\.found.besideOthers, .optional(reach)),
      "volume": .of(
        \.found.volume,
        .optional(.object(["kpi": .of(\.kpi, .text), "most": .of(\.most, reach)]))),
      "leastBudget": .of(\.found.leastBudget, .optional(ExplanationForm.leastBudget)),
      "shareOfBest": .of(\.goal.shareOfBest, .number),
      "reachable": .of(\.goal.isReachable, .optional(.flag)),
      "reachableBesideOthers": .of(\.goal.isReachableBesideOthers, .optional(.flag)),
    ])
  }

  private static var reach: DataForm<GoalAssessment.Search> {
    .object([
      "outcome": .of(\.outcome, .word), "value": .of(\.reach?.value, .number),
      "bound": .of(\.reach?.bound, .number),
    ])
  }

  private static var relevance:
    DataForm<(found: GoalAssessment.Relevance, scenario: CheckedScenario)>
  {
    .object([
      "objective": .of(\.found.objective.name, .text), "kpi": .of(\.found.objective.kpi, .text),
      "direction": .of(\.found.direction, .objective), "same": .of(\.found.isSame, .flag),
      "sharedLines": .of({ names(of: $0.found.sharedLines, in: $0.scenario) }, .list(.text)),
      "worst": .of(\.found.worst, .optional(pair)), "best": .of(\.found.best, .optional(pair)),
    ])
  }

  private static var pair: DataForm<GoalAssessment.Relevance.Pair> {
    .object(["without": .of(\.without, .number), "with": .of(\.with, .number)])
  }

  private static var trajectory: DataForm<Trajectory> {
    .object([
      "step": .of(\.step, .word), "start": .of(\.start, .number),
      "points": .of(
        \.points,
        .list(.object(["day": .of(\.day.description, .text), "value": .of(\.value, .number)]))),
    ])
  }

  // MARK: Actuals

  private static var actuals: DataForm<GoalProgress> {
    .object(
      [
        "day": .of(\.day.description, .text).meaning("The day of the last reading."),
        "value": .of(\.value, .number), "expected": .of(\.expected, .number),
        "behind": .of(\.behind, .figure)
          .meaning("The share of the way by which the goal is behind."),
        "state": .of(\.state, .word), "pacePerDay": .of(\.pace, .number),
        "neededPerDay": .of(\.neededPace, .number), "projected": .of(\.projected, .number),
        "daysPassed": .of(\.daysPassed, .count), "daysLeft": .of(\.daysLeft, .count),
        "lines": .of(\.lines, .list(contribution)), "posts": .of(\.posts, .list(contribution)),
        "unattributed": .of(\.unattributed, .number),
      ], readings)
  }

  private static var readings: [String: DataForm<GoalProgress>] {
    [
      "readings": .of(
        \.readings,
        .list(
          .object([
            "day": .of(\.day.description, .text), "value": .of(\.value, .number),
            "standing": .of(\.standing, .number),
          ]))),
      "frequency": .of(
        \.frequency,
        .optional(.object(["unit": .of(\.unit, .word), "count": .of(\.count, .count)]))),
      "gaps": .of(\.gaps, .count),
      "trend": .of(
        \.trend,
        .optional(
          .object([
            "slope": .of(\.slope, .number), "significance": .of(\.significance, .number),
            "clear": .of(\.isClear, .flag),
          ]))),
      "rowsBefore": .of(\.rowsBefore, .count), "rowsAfter": .of(\.rowsAfter, .count),
    ]
  }

  private static var contribution: DataForm<GoalProgress.Contribution> {
    .object([
      "line": .of(\.line, .text), "post": .of(\.post, .text), "value": .of(\.value, .number),
      "planned": .of(\.planned, .number),
    ])
  }
}

extension GoalAssessment.Search {
  fileprivate enum Outcome: String, CaseIterable {
    case found
    case noPlan = "no plan"
    case unlimited, unknown
  }

  fileprivate var outcome: Outcome {
    switch self {
    case .found: .found
    case .noPlan: .noPlan
    case .unlimited: .unlimited
    case .unknown: .unknown
    }
  }
}

extension GoalProgress.Frequency {
  fileprivate enum Unit: String, CaseIterable { case day, month }

  fileprivate var unit: Unit {
    switch self {
    case .days: .day
    case .months: .month
    }
  }

  fileprivate var count: Int {
    switch self {
    case .days(let count), .months(let count): count
    }
  }
}
