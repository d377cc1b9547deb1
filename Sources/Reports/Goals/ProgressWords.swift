// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// Says where goals stand by what was counted.
struct ProgressWords {
  let words: GoalWords

  init(_ scenario: CheckedScenario) { words = GoalWords(scenario) }

  /// Whether a state is good news.
  static func role(_ state: GoalProgress.State) -> Style.Role {
    switch state {
    case .onTrack, .met: .good
    case .atRisk: .notice
    case .offTarget, .missed: .bad
    }
  }

  /// `9,100 people by 2026-08-18, where 10,200 people were due: at risk, behind by 5% of the way.`
  func standing(_ progress: GoalProgress) -> String {
    let goal = progress.goal
    let start =
      "\(words.figure(progress.value, of: goal)) by \(progress.day), where "
      + "\(words.figure(progress.expected, of: goal)) "
      + (goal.counting == .total && goal.side == .atLeast ? "were due" : "would be on the way")
    return "\(start): \(progress.state.rawValue)\(distance(progress))."
  }

  private func distance(_ progress: GoalProgress) -> String {
    let behind = progress.behind
    guard behind.isFinite, abs(behind) > 1e-6 else { return "" }
    return behind > 0
      ? ", behind by \(Percentage.rounded(behind)) of the way"
      : ", ahead by \(Percentage.rounded(-behind)) of the way"
  }

  /// `700 people a week so far, 820 people a week still needed; …`, and at what it ends at the pace
  /// so far.
  func pace(_ progress: GoalProgress) -> String {
    let goal = progress.goal
    let each = goal.counting == .level ? "each week" : "a week"
    func weekly(_ pace: Double) -> String { "\(words.difference(7 * pace, of: goal)) \(each)" }
    let change = goal.counting == .level ? "a change of " : ""
    guard let needed = progress.neededPace else {
      return "\(change)\(weekly(progress.pace)); the deadline has passed."
    }
    let need: String
    if goal.side == .atMost, goal.counting == .total {
      need =
        needed >= 0 ? "\(weekly(needed)) is left" : "nothing is left"
    } else if (progress.way.end - progress.value) * (goal.side == .atLeast ? 1 : -1) <= 0 {
      need = "no more is needed"
    } else {
      need = "\(weekly(needed)) still needed"
    }
    return "\(change)\(weekly(progress.pace)) so far, \(need); at the pace so far it ends at "
      + "\(words.figure(progress.projected, of: goal))."
  }

  /// How readings change, and how many there are.
  func trend(_ progress: GoalProgress) -> String {
    let count = progress.readings.count
    if let absence = progress.noTrend {
      switch absence {
      case .tooFew:
        return "\(count) reading\(count == 1 ? " is" : "s are") too few for a trend."
      case .mixedFrequencies:
        return "No trend, as the distances between its \(count) readings change."
      }
    }
    guard let trend = progress.trend, let frequency = progress.frequency else { return "" }
    let step = Self.words(frequency)
    let what = progress.goal.counting == .total ? "What comes in a \(step)" : "It"
    let isFlat = trend.slope == 0
    guard !isFlat else { return "\(what) is the same in all \(count) readings." }
    let way = trend.slope > 0 ? "rises" : "falls"
    let figure = words.difference(abs(trend.slope), of: progress.goal)
    return trend.isClear
      ? "\(what) \(way) by \(figure) a \(step), over \(count) readings."
      : "No clear trend in \(count) readings: \(what.lowercasedFirst) \(way) by \(figure) a \(step), which may be chance."
  }

  /// What is missing, and what is left out.
  func omissions(_ progress: GoalProgress) -> [String] {
    var sentences: [String] = []
    if progress.gaps > 0, let frequency = progress.frequency {
      let step = Self.words(frequency)
      sentences.append(
        progress.goal.counting == .total
          ? "\(count(progress.gaps, step)) without a reading between the first and the last; nothing is counted for "
            + (progress.gaps == 1 ? "it." : "them.")
          : "\(count(progress.gaps, step)) without a reading between the first and the last.")
    }
    if progress.rowsBefore > 0 {
      sentences.append("\(count(progress.rowsBefore, "row")) before the period left out.")
    }
    if let straddling = progress.straddling, progress.isTurnedByStraddling {
      sentences.append(
        "The row of \(straddling.day) also counts days up to the deadline, and is left out; "
          + "if all of it came in time, the goal is \(progress.state == .met ? "missed" : "met").")
    }
    if progress.rowsAfter > 0 {
      sentences.append(
        "\(count(progress.rowsAfter, "row")) after the last day that counts left out.")
    }
    return sentences
  }

  /// Why a goal has no standing.
  static func words(_ absence: ActualsReader.Absence) -> String {
    switch absence {
    case .noActuals: "there are no actuals"
    case .noWay:
      "it needs a period, and a level a baseline, for a way that it could be held against"
    case .noRows: "no row of the actuals is about its KPI, in the period and by its deadline"
    case .noWhole: "levels of lines do not add up; write rows without a line"
    }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// `week`, `2 weeks`, `day`, `3 months`.
  static func words(_ frequency: GoalProgress.Frequency) -> String {
    switch frequency {
    case .days(1): "day"
    case .days(7): "week"
    case .days(let days) where days % 7 == 0: "\(days / 7) weeks"
    case .days(let days): "\(days) days"
    case .months(1): "month"
    case .months(let months): "\(months) months"
    }
  }
}

extension String {
  /// The text with a small first letter.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
