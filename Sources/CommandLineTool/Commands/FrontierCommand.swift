// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import ArgumentParser
import Reports
import Scenarios

/// Finds the trade-off between two KPIs.
struct FrontierCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.frontier
  static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract: "Finds the trade-off between KPIs, or between the objectives of a model.",
    usage: "apportion frontier <file> [<options>]",
    discussion: """
      Lists plans that no other plan beats on one KPI without losing on the other. Needs no weights. The answer says whether every corner of the trade-off is listed, or how much a plan that is \
      not listed could be better.

      A file whose name ends in .mop is a model of rows and columns instead: MPS in which each N row is an \
      objective. All points of its frontier are listed unless '--gap' or '--points' asks for fewer.

      Examples:
        apportion frontier my-plan.yaml
        apportion frontier my-plan.yaml --x trust --y reach
        apportion frontier my-plan.yaml --x spend --points 20
        apportion frontier my-plan.yaml --kpis reach,trust,spend
        apportion frontier my-plan.yaml --pick
        apportion frontier my-plan.yaml --gap 0.01% --time-limit 30s -o frontier.csv
        apportion frontier knapsack.mop --maximize
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: ArgumentHelp("The KPI along the horizontal axis.", valueName: "kpi"))
  var x: String?

  @Option(help: ArgumentHelp("The KPI along the vertical axis.", valueName: "kpi"))
  var y: String?

  @Option(
    help: ArgumentHelp(
      "The KPIs to trade off against each other, two or more, parted by commas.",
      valueName: "kpi,kpi,..."))
  var kpis: String?

  @Option(
    help: ArgumentHelp(
      "How many plans to list, at least 2 (default: as many as the gap needs, 30 of three KPIs).",
      valueName: "count"))
  var points: Int?

  @Flag(
    help: "Come to one plan by answering a few questions of what is worth what.")
  var pick = false

  @Option(
    help: ArgumentHelp(
      "Answers to the questions of '--pick' without a terminal, for example yes,no,same.",
      valueName: "answers"))
  var answers: PickAnswers?

  @OptionGroup var scales: ScaleOptions
  @OptionGroup var input: ModelArguments
  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches + scales.switches }
  var variants: [String] { scenario.variants }
  var answeredKind: JSONEnvelope.Kind {
    if isAboutModel { return .modelFrontier }
    if pick { return .plan }
    return kpiNames.count > 2 ? .surface : .frontier
  }

  /// The KPIs of `--kpis`; empty without it.
  private var kpiNames: [String] { kpis.map(AskedValues.names) ?? [] }

  /// Whether the file is a model, not a scenario.
  private var isAboutModel: Bool { input.isModel(scenario.file) }

  mutating func validate() throws {
    if let points, points < 2 || points > 10_000 {
      throw ValidationError("'--points' is between 2 and 10000, not \(points)")
    }
    if let x, x == y { throw ValidationError("'--x' and '--y' are both '\(x)'") }
    if kpis != nil, x != nil || y != nil {
      throw ValidationError("'--kpis' names all KPIs; leave '--x' and '--y' out")
    }
    if kpis != nil, kpiNames.count < 2 || kpiNames.contains("") {
      throw ValidationError("'--kpis' names two KPIs or more, for example '--kpis reach,trust'")
    }
    if let twice = kpiNames.indices.first(where: { kpiNames[..<$0].contains(kpiNames[$0]) }) {
      throw ValidationError("'--kpis' names '\(kpiNames[twice])' twice")
    }
    if pick, kpiNames.count > 2 {
      throw ValidationError("'--pick' asks about two KPIs, and '--kpis' names \(kpiNames.count)")
    }
    if answers != nil, !pick { throw ValidationError("'--answers' is for '--pick'") }
    if isAboutModel {
      let options = [
        ("--x", x != nil), ("--y", y != nil), ("--set", !settings.isEmpty), ("--pick", pick),
        ("--kpis", kpis != nil), ("--variant", !variants.isEmpty),
        ("--allow-outside", scenario.trust.allowOutside),
      ]
      if let (option, _) = options.first(where: \.1) {
        throw ValidationError(
          "'\(option)' is for scenarios; a model's objectives are its N rows, in their order")
      }
    } else if input.maximize {
      throw ValidationError("'--maximize' is for models; in a scenario each KPI has an objective")
    }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    var progress = ProgressLine(talk)
    defer { progress.clear() }
    if isAboutModel {
      try output.refuseReplacing([scenario.file])
      return try ModelQuestion(scenario.file, maximize: input.maximize)
        .frontier(search.modelOptions(points: points), progress: &progress)
    }
    let question = try ScenarioQuestion(scenario, output, scales)
    let named = [("--x", x), ("--y", y)] + kpiNames.map { ("--kpis", $0) }
    for (option, name) in named {
      guard let name, !question.kpiNames.contains(name) else { continue }
      throw Failure(
        .usage,
        "'\(option)' names no KPI: '\(name)'"
          + Suggestion.text(for: name, among: question.kpiNames))
    }
    let options = search.options(points: points)
    if pick {
      let asking = try PickTalk(answers, talk, question, file: subject)
      return try picked(question, by: asking, options, &progress)
    }
    return question.answer(try frontier(of: question, options, &progress))
  }

  private func frontier(
    of question: ScenarioQuestion, _ options: SearchOptions, _ progress: inout ProgressLine
  ) throws(Failure) -> VerifiedOutcome<PlanFrontier> {
    try Failure.telling { () throws(QuestionError) in
      try question.frontier(
        kpis: kpis == nil ? [x, y] : kpiNames, options, progress: { progress.show($0) },
        found: { progress.showVerification(of: $0) })
    }
  }

  /// The plan that somebody comes to by saying what is worth what.
  private func picked(
    _ question: ScenarioQuestion, by asking: PickTalk, _ options: SearchOptions,
    _ progress: inout ProgressLine
  ) throws(Failure) -> Answer {
    // The questions take their own time.
    let (search, rest) = PlanPick.parts(of: options)
    let outcome = try frontier(of: question, search, &progress)
    progress.clear()
    let whole = question.answer(outcome)
    guard let frontier = outcome.answer, var pick = PlanPick(frontier) else { return whole }
    func preference() throws(Failure) -> Preference {
      guard let point = AskedPoint(pick, in: question.scenario) else {
        throw Failure(
          .data,
          "'--pick' needs two objectives of the scenario; give '\(KPI.spend)' the entry "
            + "'{objective: minimize}' under 'kpis' if it is one of them")
      }
      return .at(point.values)
    }
    var wanted = try preference()
    while pick.question != nil, let reply = try asking.reply(pick) { pick.take(reply) }
    wanted = try preference()
    var answer = question.answer(
      try Failure.telling { () throws(QuestionError) in
        try question.solve(rest, preference: wanted)
      }, pick: pick)
    // What a search that ended early did not find could not be asked about.
    if answer.status == .done, whole.status != .done {
      answer.status = whole.status
      answer.message = whole.message
    }
    return answer
  }
}
