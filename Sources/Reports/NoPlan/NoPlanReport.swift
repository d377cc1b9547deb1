// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
public import Planning
public import Service

/// Why there is no plan, told to those who can change the scenario.
public struct NoPlanReport {
  /// Why there is none.
  public var reason: NoPlan
  /// The scenario that was asked about.
  public var scenario: CheckedScenario
  /// How the text is laid out.
  public var options: TextOptions
  /// Finds where keys of the scenario stand in its files.
  public var place: ([String]) -> FilePlace?

  /// Makes a report.
  public init(
    _ reason: NoPlan, of scenario: CheckedScenario, options: TextOptions = TextOptions(),
    place: @escaping ([String]) -> FilePlace? = { _ in nil }
  ) {
    self.reason = reason
    self.scenario = scenario
    self.options = options
    self.place = place
  }

  /// The reason as text for a terminal.
  public var text: String {
    let context = ReportContext(scenario, options)
    switch reason {
    case .infeasible(let infeasibility):
      return headline(.infeasible, "no plan fits")
        + ClashText(context: context, infeasibility: infeasibility, place: place).text()
        + context.next(
          NextStep(verb: "explain", arguments: [], purpose: "the smallest changes that give a plan")
        )
    case .unbounded(let unboundedness):
      return headline(.unbounded, "a limit is missing") + unlimited(unboundedness, context)
    case .interrupted(let interruption):
      return headline(.interrupted, "\(ProofText.words(interruption)) before there was a plan")
        + advice(interruption, context)
    }
  }

  private func headline(_ code: Complaint.Code, _ message: String) -> String {
    options.style(.bad, "error[\(code.rawValue)]") + ": \(message)\n"
  }

  private func unlimited(_ unboundedness: Unboundedness, _ context: ReportContext) -> String {
    let items = unboundedness.campaigns.map { name in
      (["campaigns", name], "line \"\(name)\": nothing limits its spend")
    }
    return PlacedList(context: context, place: place).text(items)
      + context.paragraph(
        "More money would bring more for ever. Set a budget, 'budget: 1M', or give the lines a most, "
          + "'spend: 0..500k'.")
  }

  private func advice(_ interruption: Interruption, _ context: ReportContext) -> String {
    switch interruption {
    case .timeLimit: context.paragraph("Give it longer with '--time-limit'.")
    case .cancelled: ""
    case .numericalTrouble:
      context.paragraph(
        "Ask for less with '--gap 0.01%', and look for figures that are many powers of ten apart.")
    }
  }
}
