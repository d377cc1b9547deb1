// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports

/// Answers to the questions of a pick: `yes,no,same`, or `y,n,s`.
struct PickAnswers: ExpressibleByArgument, Hashable {
  /// The answers, in the order of the questions.
  let answers: [PlanPick.Answer]

  init?(argument: String) {
    let answers = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      Self.answer(String($0))
    }
    let read = answers.compactMap(\.self)
    guard read.count == answers.count else { return nil }
    self.answers = read
  }

  /// One answer, by its word or the word's first letter; `nil` for anything else.
  static func answer(_ text: String) -> PlanPick.Answer? {
    let word = text.filter { !$0.isWhitespace }.lowercased()
    return PlanPick.Answer.allCases.first { word == $0.rawValue || word == $0.rawValue.prefix(1) }
  }
}
