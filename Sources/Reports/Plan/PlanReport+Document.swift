// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension PlanReport {
  /// The answer in a sentence, who gets what, what it brings, what holds it, and how good it is
  /// proven to be.
  ///
  /// - Complexity: linear in lines, KPIs and rules.
  public var document: Document {
    let context = ReportContext(scenario, options)
    let headline = PlanHeadline(context: context, report: self)
    let finding = verification.bounds.first ?? BoundFinding.none
    let stages = StageText(context: context, solution: solution, finding: finding)
    var document = Document(context)
    document.add(.lead(headline.sentence), on: .page)
    if let interruption {
      let open = stages.open.map { " Still open: \($0)." } ?? ""
      document.add(
        .paragraph("Best plan so far: \(ProofText.words(interruption)).\(open)", .notice))
    }
    document.add(.tiles(headline.tiles))
    if let pick {
      document.add(
        .heading("Picked by your answers"), PickWords(scenario, options: options).told(pick))
    }
    let lines = LineTable(context: context, solution: solution)
    document.add(.section("Who gets what"), lines.table)
    for remark in lines.remarks { document.add(.paragraph(remark)) }
    if let picture = chart { document.add(.figure(.init(svg: picture.inline))) }
    document.add(
      .section("What it brings"), KPITable(context: context, plan: solution.plan).table)
    let preference = PreferenceTable(context: context, solution: solution)
    document.add(.section("What was asked for"), preference.table, remark: preference.remark)
    document.add(.section("Targets"), TargetTable(context: context, solution: solution).table)
    let goals = GoalTable(context: context, plan: solution.plan)
    document.add(.section("Goals"), goals.table, remark: goals.remark)
    if !stages.steps.isEmpty {
      document.add([.heading(stages.title), .steps(stages.steps)])
    }
    let limits = LimitList(context, solution.plan)
    document.add(.heading("What holds the plan back"), limits.holding, on: .page)
    document.add(.heading("Limits that leave it room"), limits.roomy, on: .page)
    document.add(
      .heading("How the KPIs weigh against each other"),
      TradeOffText(context: context, solution: solution, analysis: analysis).sentences)
    addProof(finding, to: &document, context)
    if verification.isSound { document.add(nextStep, context) }
    return document
  }

  private func addProof(
    _ finding: BoundFinding, to document: inout Document, _ context: ReportContext
  ) {
    document.add(.section("How good this is"))
    let hasScales = solution.scales.contains { $0.scale != .none }
    if !solution.isStaged(in: scenario) {
      let score = ScoreWords(
        context: context, plan: solution.plan, certificate: solution.plan.certificate,
        hasScales: hasScales)
      document.add(.paragraph(ProofText(context: context).bound(score, finding)))
    }
    let rounding = RoundingText(context: context, solution: solution)
    if let sentence = rounding.sentence(hasScales: hasScales) { document.add(.paragraph(sentence)) }
    document.add(verification, context)
    document.add(solution.notes, verification.envelopeLifts, context)
  }

  /// The plan as a picture, a bar for each line; `nil` where nothing is spent.
  public var svg: String? { chart?.file }

  /// More lines than these are put together in the picture.
  private static let mostBars = 40

  var chart: SVGPicture? {
    let currency = scenario.scenario.currency ?? ""
    let lasts = LastSpends(scenario)
    let used = solution.plan.allocations.enumerated().filter { line, allocation in
      allocation.spend > 0 || (lasts[line] ?? 0) > 0
    }
    let shown = used.prefix(used.count > Self.mostBars ? Self.mostBars - 1 : Self.mostBars)
    let rest = used.dropFirst(shown.count)
    let format = FigureFormat(
      solution.plan.allocations.map(\.spend) + used.compactMap { lasts[$0.offset] })
    var bars = shown.map { line, allocation in
      BarChart.Bar(
        name: allocation.line, value: allocation.spend, last: lasts[line],
        label: label(allocation.spend, lasts.change(allocation.spend, ofLineAt: line), format))
    }
    if !rest.isEmpty {
      let spend = rest.reduce(0) { $0 + $1.element.spend }
      let last = lasts.areKnown ? lasts.total(of: rest.map(\.offset)) : nil
      bars.append(
        .init(
          name: "\(rest.count) more lines", value: spend, last: last,
          label: label(spend, last.map { spend - $0 }, format)))
    }
    return BarChart(
      title: "Money by line",
      description: bars.map { "\($0.name): \($0.label)" }.joined(separator: "; ") + ".",
      unit: currency, bars: bars
    ).picture
  }

  private func label(_ spend: Double, _ change: Double?, _ format: FigureFormat) -> String {
    let words = change.map { format.signed($0) } ?? ""
    return format.text(spend) + (words.isEmpty || words == "0" ? "" : " (\(words))")
  }
}
