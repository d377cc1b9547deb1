// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios

/// Turns what a command found out into text; the only place that knows about reports.
struct Presentation {
  /// The format of the data.
  let format: OutputFormat
  /// What the data's stream can show.
  let appearance: Appearance
  /// The scenario's file as the user named it.
  let file: String

  /// An answer as data; empty where the format has nothing to say about it.
  func text(_ answer: Answer) -> String {
    if case .text(let text) = answer.finding { return text }
    switch format {
    case .json:
      return "{\"message\": \"\(answer.message)\", \"status\": \"\(answer.status.name)\"}\n"
    case .table, .csv: return rows(answer)
    }
  }

  /// A failure as data; empty in formats for people and spreadsheets.
  func text(_ failure: Failure) -> String {
    format == .json
      ? "{\"message\": \"\(failure.message)\", \"status\": \"\(failure.status.name)\"}\n" : ""
  }

  /// Why there is no plan, for people.
  func explanation(_ answer: Answer, _ appearance: Appearance) -> String {
    answer.message + "\n"
  }

  private func rows(_ answer: Answer) -> String {
    let plans: [Plan] =
      switch answer.finding {
      case .plan(let solution, _, _): [solution.plan]
      case .frontier(let frontier, _): frontier.plans
      case .word: []
      case .text, .infeasible, .unbounded, .interrupted: []
      }
    let lines = plans.map { plan in
      (plan.values.map { "\($0.kpi)=\($0.value ?? .nan)" }
        + plan.allocations.map { "\($0.line)=\($0.spend)" }).joined(separator: ",")
    }
    return (lines.isEmpty ? [answer.message] : lines).joined(separator: "\n") + "\n"
  }
}
