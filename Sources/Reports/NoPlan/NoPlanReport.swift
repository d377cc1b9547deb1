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
    var document = Document(context)
    document.titleMedium = .page
    switch reason {
    case .infeasible(let infeasibility):
      document.add(finding(.infeasible, "no plan fits"))
      ConflictText(context: context, infeasibility: infeasibility, place: place).add(to: &document)
      document.add(
        NextStep(verb: "explain", arguments: [], purpose: "the smallest changes that give a plan"),
        context)
    case .unbounded(let unboundedness):
      document.add(finding(.unbounded, "a limit is missing"))
      let items = unboundedness.campaigns.map { name in
        (["campaigns", name], "line \"\(name)\": nothing limits its spend")
      }
      document.add(.table(PlacedList(place: place).table(items)))
      document.add(
        .paragraph(
          "More money would bring more for ever. Set a budget, 'budget: 1M', or give the lines a most, "
            + "'spend: 0..500k'."))
    case .interrupted(let interruption):
      document.add(
        finding(.interrupted, "\(ProofText.words(interruption)) before there was a plan"))
      if let advice = advice(interruption) { document.add(.paragraph(advice)) }
    }
    return document.text(options)
  }

  private func finding(_ code: Complaint.Code, _ message: String) -> Document.Block {
    .findings([.init(severity: "error", role: .bad, code: code.rawValue, message: message)])
  }

  private func advice(_ interruption: Interruption) -> String? {
    switch interruption {
    case .timeLimit: "Give it longer with '--time-limit'."
    case .cancelled: nil
    case .numericalTrouble:
      "Ask for less with '--gap 0.01%', and look for figures that are many powers of ten apart."
    }
  }
}
