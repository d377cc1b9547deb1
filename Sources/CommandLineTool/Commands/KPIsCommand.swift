// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import ArgumentParser
import Reports

/// Tells what KPIs there are and what each is good for.
struct KPIsCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.catalogue
  static let configuration = CommandConfiguration(
    commandName: "kpis",
    abstract: "Tells what KPIs there are and what each is good for.",
    usage: "apportion kpis [<name>] [<options>]",
    discussion: """
      Every KPI with what it counts, which way is better, how far it is from what the business lives on, and how the \
      figures of several lines make one. 'apportion audit' judges scenarios by it.

      The kinds of goals: \(Catalogue.goals.map(\.name).joined(separator: ", ")).

      Examples:
        apportion kpis
        apportion kpis --goal leads
        apportion kpis "click-through rate"
        apportion kpis --goal sales -o sales-kpis.md
      """)

  @Argument(
    help: ArgumentHelp("One KPI, by its name or what else it is called.", valueName: "name"),
    completion: .list(Catalogue.kpis.map(\.name)))
  var name: String?

  @Option(
    help: ArgumentHelp("Those that matter for a kind of goal, or do not.", valueName: "goal"),
    completion: .list(Catalogue.goals.map(\.name)))
  var goal: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { name ?? goal ?? "" }

  mutating func validate() throws {
    if name != nil, goal != nil {
      throw ValidationError("'--goal' lists KPIs, and a name asks for one; choose one of them")
    }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    let report = CatalogueReport(try extent())
    return Answer(status: .done, finding: .report(report), message: report.summary)
  }

  private func extent() throws(Failure) -> CatalogueReport.Extent {
    if let name {
      guard let kpi = Catalogue.kpi(named: name) else {
        throw Failure(
          .usage, "the catalogue has no KPI '\(name)'" + Self.advice(name, Catalogue.names))
      }
      return .one(kpi)
    }
    return try goal.map { name throws(Failure) in .goal(try Self.goal(named: name)) } ?? .all
  }

  /// The kind of goal that an option names.
  static func goal(named name: String) throws(Failure) -> CatalogueGoal {
    guard let goal = Catalogue.goal(named: name) else {
      throw Failure(
        .usage,
        "there is no kind of goal '\(name)'"
          + Suggestion.text(for: name, among: Catalogue.goals.map(\.name)))
    }
    return goal
  }

  /// The nearest name, or where all of them stand.
  private static func advice(_ name: String, _ names: [String]) -> String {
    Suggestion.nearest(to: name, among: names) ?? "; 'apportion kpis' lists them"
  }
}
