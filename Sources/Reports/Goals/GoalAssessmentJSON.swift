// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// What a goal comes to, as JSON; the keys are documented in docs/output.md.
struct GoalAssessmentJSON {
  let report: GoalsReport
  let goal: GoalAssessment

  private var scenario: Scenario { report.scenario.scenario }

  /// The goal with its letters and all that they rest on.
  var object: JSONValue {
    var object = stated
    object["drivers"] = .list(goal.drivers.map { .text(scenario.lineName(at: $0)) })
    object["contributions"] = .list(contributions)
    object["standing"] = report.standing(of: goal).map(GoalForm.standing.write) ?? .null
    object["letters"] = .list(letters)
    object["achievable"] = goal.achievable.map(achievable) ?? .null
    object["relevance"] = goal.relevance.map(relevance) ?? .null
    object["trajectory"] = goal.trajectory.map(way) ?? .null
    object["actuals"] = report.progress(of: goal.goal.name).map(actuals) ?? .null
    return .object(object)
  }

  /// What the file says of the goal.
  private var stated: [String: JSONValue] {
    [
      "name": .text(goal.goal.name), "must": .bool(goal.goal.isMust),
      "kpi": JSONValue(goal.goal.kpi), "unit": JSONValue(goal.unit),
      "type": JSONValue(goal.goal.type?.rawValue), "rank": JSONValue(goal.goal.rank?.rawValue),
      "review": JSONValue(goal.goal.review?.rawValue), "serves": JSONValue(goal.goal.serves),
      "baseline": JSONValue(goal.baseline), "deadline": JSONValue(goal.deadline?.description),
    ]
  }

  private var contributions: [JSONValue] {
    guard let kpi = goal.goal.kpi else { return [] }
    return report.contributions(to: kpi).map { part -> JSONValue in
      .object([
        "line": .text(part.line), "amount": JSONValue(part.amount), "share": JSONValue(part.share),
      ])
    }
  }

  private var letters: [JSONValue] {
    let words = GoalLetterWords(report: report)
    return GoalAssessment.Letter.allCases.map { letter -> JSONValue in
      .object([
        "letter": .text(letter.rawValue), "verdict": .text(goal.verdict(letter).rawValue),
        "evidence": .text(words.finding(letter, of: goal).text),
      ])
    }
  }

  private func achievable(_ found: GoalAssessment.Achievable) -> JSONValue {
    var object: [String: JSONValue] = [
      "alone": search(found.alone), "besideOthers": found.besideOthers.map(search) ?? .null,
      "leastBudget": found.leastBudget.map(ExplanationForm.leastBudget.write) ?? .null,
      "shareOfBest": JSONValue(goal.shareOfBest), "volume": .null,
    ]
    if let volume = found.volume {
      object["volume"] = .object(["kpi": .text(volume.kpi), "most": search(volume.most)])
    }
    object["reachable"] = Self.flag(goal.isReachable)
    object["reachableBesideOthers"] = Self.flag(goal.isReachableBesideOthers)
    return .object(object)
  }

  private static func flag(_ value: Bool?) -> JSONValue { value.map { .bool($0) } ?? .null }

  private func search(_ search: GoalAssessment.Search) -> JSONValue {
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

  private func relevance(_ found: GoalAssessment.Relevance) -> JSONValue {
    func pair(_ pair: GoalAssessment.Relevance.Pair?) -> JSONValue {
      pair.map {
        .object(["without": JSONValue($0.without), "with": JSONValue($0.with)])
      } ?? .null
    }
    return .object([
      "objective": .text(found.objective.name), "kpi": .text(found.objective.kpi),
      "direction": .text(found.direction.rawValue), "same": .bool(found.isSame),
      "sharedLines": .list(
        found.sharedLines.map { .text(scenario.lineName(at: $0)) }),
      "worst": pair(found.worst), "best": pair(found.best),
    ])
  }

  private func way(_ way: Trajectory) -> JSONValue {
    .object([
      "step": .text(way.step.rawValue), "start": JSONValue(way.start),
      "points": .list(
        way.points.map {
          .object(["day": .text($0.day.description), "value": JSONValue($0.value)])
        }),
    ])
  }

  private func actuals(_ progress: GoalProgress) -> JSONValue {
    let frequency: JSONValue =
      switch progress.frequency {
      case .days(let count): .object(["unit": .text("day"), "count": JSONValue(count)])
      case .months(let count): .object(["unit": .text("month"), "count": JSONValue(count)])
      case nil: .null
      }
    func contribution(_ part: GoalProgress.Contribution) -> JSONValue {
      .object([
        "line": .text(part.line), "post": JSONValue(part.post), "value": JSONValue(part.value),
        "planned": JSONValue(part.planned),
      ])
    }
    var object: [String: JSONValue] = [
      "day": .text(progress.day.description), "value": JSONValue(progress.value),
      "expected": JSONValue(progress.expected), "behind": JSONValue(progress.behind),
      "state": .text(progress.state.rawValue), "pacePerDay": JSONValue(progress.pace),
      "neededPerDay": JSONValue(progress.neededPace), "projected": JSONValue(progress.projected),
      "unattributed": JSONValue(progress.unattributed), "frequency": frequency, "trend": .null,
    ]
    object["daysPassed"] = JSONValue(progress.daysPassed)
    object["daysLeft"] = JSONValue(progress.daysLeft)
    object["gaps"] = JSONValue(progress.gaps)
    object["rowsBefore"] = JSONValue(progress.rowsBefore)
    object["rowsAfter"] = JSONValue(progress.rowsAfter)
    object["readings"] = .list(
      progress.readings.map { reading -> JSONValue in
        .object([
          "day": .text(reading.day.description), "value": JSONValue(reading.value),
          "standing": JSONValue(reading.standing),
        ])
      })
    if let trend = progress.trend {
      object["trend"] = .object([
        "slope": JSONValue(trend.slope), "significance": JSONValue(trend.significance),
        "clear": .bool(trend.isClear),
      ])
    }
    object["lines"] = .list(progress.lines.map(contribution))
    object["posts"] = .list(progress.posts.map(contribution))
    return .object(object)
  }

  /// Whether all goals can be met by one plan.
  static func together(_ together: GoalsAssessment.Joint) -> JSONValue {
    .object([
      "possible": flag(together.isPossible),
      "leastBudget": together.leastBudget.map(ExplanationForm.leastBudget.write) ?? .null,
    ])
  }
}
