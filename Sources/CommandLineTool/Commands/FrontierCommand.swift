// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// Finds the trade-off between two KPIs.
struct FrontierCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.frontier
  static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract: "Finds the trade-off between two KPIs.",
    usage: "apportion frontier <file> [<options>]",
    discussion: """
      Lists plans that no other plan beats on one KPI without losing on the other. Needs no weights. The answer says whether every corner of the trade-off is listed, or how much a plan that is \
      not listed could be better.

      Examples:
        apportion frontier my-plan.yaml
        apportion frontier my-plan.yaml --x trust --y reach
        apportion frontier my-plan.yaml --x spend --points 20
        apportion frontier my-plan.yaml --gap 0.01% --time-limit 30s -o frontier.csv
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: ArgumentHelp("The KPI along the horizontal axis.", valueName: "kpi"))
  var x: String?

  @Option(help: ArgumentHelp("The KPI along the vertical axis.", valueName: "kpi"))
  var y: String?

  @Option(
    help: ArgumentHelp(
      "How many plans to spread evenly, at least 2 (default: as many as the gap needs).",
      valueName: "count"))
  var points: Int?

  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var format: OutputFormat { output.chosenFormat }
  var outputFile: String? { output.file }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }

  mutating func validate() throws {
    if let points, points < 2 || points > 10_000 {
      throw ValidationError("'--points' is between 2 and 10000, not \(points)")
    }
    if let x, x == y { throw ValidationError("'--x' and '--y' are both '\(x)'") }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let question = try ScenarioQuestion(scenario)
    for (option, name) in [("--x", x), ("--y", y)] {
      guard let name, !question.kpiNames.contains(name) else { continue }
      throw Failure(
        .usage,
        "'\(option)' names no KPI: '\(name)'"
          + Suggestion.text(for: name, among: question.kpiNames))
    }
    var progress = ProgressLine(talk)
    defer { progress.clear() }
    return try question.frontier(
      x: x, y: y, search.options(points: points), progress: &progress)
  }
}
