// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning
package import Service

/// Puts the questions of a pick into words.
package struct PickWords {
  private let context: ReportContext

  /// Words for a scenario.
  package init(_ scenario: CheckedScenario, options: TextOptions = TextOptions()) {
    context = ReportContext(scenario, options)
  }

  /// The next question with the two plans that it compares, ended by what can be answered; empty
  /// where there is none.
  package func text(_ pick: PlanPick) -> String {
    guard let question = pick.question else { return "" }
    let number = "Question \(pick.exchanges.count + 1) of at most \(PlanPick.mostQuestions)"
    var table = TextTable([
      .init(title: number, alignment: .left), .init(title: pick.frontier.x.kpi),
      .init(title: pick.frontier.y.kpi),
    ])
    table.rows = [("as it is", question.from), ("instead", question.to)].map { name, plan in
      [.init(name)]
        + [pick.frontier.x, pick.frontier.y].map { axis in
          let values = [question.from, question.to].compactMap {
            pick.frontier.plans[$0].value(of: axis.kpi)
          }
          let format = FigureFormat(
            values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
          return .init(
            pick.frontier.plans[plan].value(of: axis.kpi).map(format.text) ?? context.options.dash)
        }
    }
    return table.text(context.options) + "Is \(words(question, pick.frontier))? [yes/no/same] "
  }

  /// `0.4 more trust worth 30k less reach`.
  func words(_ question: PlanPick.Question, _ frontier: PlanFrontier) -> String {
    let gain = amount(question.gain, frontier.y, isBetter: true)
    let price = amount(question.price, frontier.x, isBetter: false)
    return "\(gain) worth \(price)"
  }

  /// What was asked and said, a question each.
  func told(_ pick: PlanPick) -> [String] {
    pick.exchanges.map { exchange in
      "is \(words(exchange.question, pick.frontier))? \(exchange.answer.rawValue)"
    }
  }

  private func amount(
    _ value: Double, _ axis: PlanFrontier.Axis, isBetter: Bool
  ) -> String {
    let isMore = (axis.objective == .maximize) == isBetter
    let figure = FigureFormat.rounded(value, significant: 3)
    return "\(figure) \(isMore ? "more" : "less") \(DisplayText.visible(axis.kpi))"
  }
}

extension PlanPick {
  /// What was asked and said, as data.
  static var form: DataForm<Self> {
    .the(
      "picked",
      .object([
        "plan": .of({ $0.chosen + 1 }, .position), "of": .of(\.frontier.plans.count, .position),
        "questions": .of(
          { pick in pick.exchanges.map { (exchange: $0, frontier: pick.frontier) } },
          .list(
            .object([
              "gain": .of({ ($0.frontier.y.kpi, $0.exchange.question.gain) }, .amount),
              "price": .of({ ($0.frontier.x.kpi, $0.exchange.question.price) }, .amount),
              "answer": .of(\.exchange.answer, .word),
            ]))),
      ]))
  }
}
