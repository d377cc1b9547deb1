// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension GoalsReport {
  /// The goals as comma-separated values, one goal a row, with every figure in full.
  ///
  /// Columns: see docs/output.md.
  public var csv: String {
    let header =
      [
        "goal", "must", "rank", "type", "kpi", "unit", "baseline", "side", "target", "deadline",
        "value", "met", "missed by", "best of any plan", "best beside other goals", "least budget",
      ] + GoalAssessment.Letter.allCases.map(\.rawValue)
    func number(_ value: Double?) -> String { value.map(ExactNumber.text) ?? "" }
    let rows = assessment.goals.map { goal -> [String] in
      let resolved = goal.resolved
      let standing = standing(of: goal)
      let found = goal.achievable
      return [
        goal.goal.name, goal.goal.isMust ? "yes" : "no", goal.goal.rank?.rawValue ?? "",
        goal.goal.type?.rawValue ?? "", goal.goal.kpi ?? "", goal.unit ?? "",
        number(goal.baseline), resolved?.side.rawValue ?? "", number(resolved?.value),
        goal.deadline?.description ?? "", number(standing?.valueByDeadline),
        standing.map { $0.isMet ? "yes" : "no" } ?? "", number(standing?.missedBy),
        number(found?.alone.reach?.value), number(found?.besideOthers?.reach?.value),
        number(found?.leastBudget?.amount),
      ] + GoalAssessment.Letter.allCases.map { goal.verdict($0).rawValue }
    }
    return CSVText.text([header] + rows)
  }

  /// The goals as JSON inside an envelope, with every figure in full.
  ///
  /// - Throws: what the encoder throws; no goal makes it.
  public func json(_ envelope: JSONEnvelope) throws -> String {
    try envelope.json(.object(body))
  }

  /// The goals as JSON Lines inside an envelope: the answer, then a line of text for each goal.
  ///
  /// - Throws: what the encoder throws; no goal makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(body, list: "goals", record: "goal")
  }

  private var body: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    let body: [String: JSONValue] = [
      "held": .bool(isHeld), "spend": JSONValue(solution.plan.totalSpend),
      "kpis": .list(writer.kpis(solution.plan)), "goals": .list(assessment.goals.map(json)),
      "together": assessment.together.map(json) ?? .null,
      "cutShort": .bool(assessment.isCutShort),
      "interruption": JSONValue(interruption?.rawValue),
      "verification": writer.verification(verification),
    ]
    return writer.heading.merging(body) { $1 }
  }

  private func json(_ goal: GoalAssessment) -> JSONValue {
    let words = GoalLetterWords(report: self)
    let letters = GoalAssessment.Letter.allCases.map { letter -> JSONValue in
      .object([
        "letter": .text(letter.rawValue), "verdict": .text(goal.verdict(letter).rawValue),
        "evidence": .text(words.finding(letter, of: goal).text),
      ])
    }
    return .object([
      "name": .text(goal.goal.name), "must": .bool(goal.goal.isMust),
      "kpi": JSONValue(goal.goal.kpi), "unit": JSONValue(goal.unit),
      "type": JSONValue(goal.goal.type?.rawValue), "rank": JSONValue(goal.goal.rank?.rawValue),
      "review": JSONValue(goal.goal.review?.rawValue), "serves": JSONValue(goal.goal.serves),
      "baseline": JSONValue(goal.baseline), "deadline": JSONValue(goal.deadline?.description),
      "drivers": .list(
        goal.drivers.map { .text(scenario.scenario.lineName(at: $0)) }),
      "contributions": .list(
        (goal.goal.kpi.map { contributions(to: $0) } ?? []).map {
          .object([
            "line": .text($0.line), "amount": JSONValue($0.amount), "share": JSONValue($0.share),
          ])
        }),
      "standing": standing(of: goal).map { .object(GoalJSON.object($0)) } ?? .null,
      "letters": .list(letters), "achievable": goal.achievable.map { json($0, goal) } ?? .null,
      "relevance": goal.relevance.map(json) ?? .null,
      "trajectory": goal.trajectory.map(json) ?? .null,
    ])
  }

  private func json(
    _ found: GoalAssessment.Achievable, _ goal: GoalAssessment
  ) -> JSONValue {
    .object([
      "alone": json(found.alone), "besideOthers": found.besideOthers.map(json) ?? .null,
      "leastBudget": found.leastBudget.map(\.json) ?? .null,
      "volume": found.volume.map {
        .object(["kpi": .text($0.kpi), "most": json($0.most)])
      } ?? .null,
      "shareOfBest": JSONValue(goal.shareOfBest),
      "reachable": goal.isReachable.map { .bool($0) } ?? .null,
      "reachableBesideOthers": goal.isReachableBesideOthers.map { .bool($0) } ?? .null,
    ])
  }

  private func json(_ search: GoalAssessment.Search) -> JSONValue {
    let (outcome, reach): (String, GoalAssessment.Reach?) =
      switch search {
      case .found(let reach): ("found", reach)
      case .noPlan: ("no plan", nil)
      case .unlimited: ("unlimited", nil)
      case .unknown: ("unknown", nil)
      }
    return .object([
      "outcome": .text(outcome), "value": JSONValue(reach?.value), "bound": JSONValue(reach?.bound),
    ])
  }

  private func json(_ found: GoalAssessment.Relevance) -> JSONValue {
    func pair(_ pair: GoalAssessment.Relevance.Pair?) -> JSONValue {
      pair.map {
        .object(["without": JSONValue($0.without), "with": JSONValue($0.with)])
      } ?? .null
    }
    return .object([
      "objective": .text(found.objective.name), "kpi": .text(found.objective.kpi),
      "direction": .text(found.direction.rawValue), "same": .bool(found.isSame),
      "sharedLines": .list(
        found.sharedLines.map { .text(scenario.scenario.lineName(at: $0)) }),
      "worst": pair(found.worst), "best": pair(found.best),
    ])
  }

  private func json(_ way: Trajectory) -> JSONValue {
    .object([
      "step": .text(way.step.rawValue), "start": JSONValue(way.start),
      "points": .list(
        way.points.map {
          .object(["day": .text($0.day.description), "value": JSONValue($0.value)])
        }),
    ])
  }

  private func json(_ together: GoalsAssessment.Joint) -> JSONValue {
    .object([
      "possible": together.isPossible.map { .bool($0) } ?? .null,
      "leastBudget": together.leastBudget.map(\.json) ?? .null,
    ])
  }
}
