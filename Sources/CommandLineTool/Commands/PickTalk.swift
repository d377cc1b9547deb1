// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// Asks somebody at a terminal, or a list of answers, what is worth what.
struct PickTalk {
  private let answers: [PlanPick.Answer]?
  private let talk: Talk
  private let words: PickWords

  /// Takes answers from a list, or else from the terminal.
  ///
  /// - Throws: where there is neither, or the terminal is not free because the scenario comes from
  ///   it.
  init(
    _ answers: PickAnswers?, _ talk: Talk, _ question: ScenarioQuestion, file: String
  ) throws(Failure) {
    self.answers = answers?.answers
    self.talk = talk
    words = PickWords(
      question.loaded.scenario,
      options: TextOptions(
        width: talk.appearance.width, unicode: talk.appearance.isUnicode, fileName: file))
    guard answers == nil else { return }
    guard file != "-", SystemCalls.isTerminal(0), SystemCalls.isTerminal(2) else {
      throw Failure(
        .usage,
        "'--pick' asks questions, and there is no terminal to ask them on; give the answers with "
          + "'--answers', for example '--answers yes,no,same'")
    }
  }

  /// The answer to the next question; `nil` where there is none left to give.
  func reply(_ pick: PlanPick) throws(Failure) -> PlanPick.Answer? {
    if let answers {
      let position = pick.exchanges.count
      return answers.indices.contains(position) ? answers[position] : nil
    }
    let question = words.text(pick)
    talk.write("\n" + question)
    while let line = readLine() {
      if let answer = PickAnswers.answer(line) { return answer }
      talk.write("Please say yes, no or same (or y, n, s): ")
    }
    talk.write("\n")
    if let signal = CancellationToken.arrivedSignal {
      throw Failure(.signal(signal), "stopped from outside before there was a plan")
    }
    return nil
  }
}
