// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

extension SweepReport {
  /// The sweep: a picture, what each number brings, where things begin, and who gets what.
  ///
  /// - Complexity: linear in points × (lines + KPIs).
  public var document: Document {
    guard let first = sweep.points.first else { return Document(title: options.fileName) }
    let context = ReportContext(first.entry.scenario, options)
    let words = SweepWords(report: self)
    // It is about many budgets.
    var document = Document(context.withoutBudget, [words.title])
    if let knee = words.knee { document.add(.lead(knee), on: .page) }
    if let figure = SweepPlot(report: self).figure { document.add(.figure(figure)) }
    let table = SweepTable(report: self)
    document.add(.section("What each number brings"), table.table, remark: table.remark)
    document.add(.section("Without a plan"), missing(words), .bad)
    // On a page the best bend stands at the top.
    let begins = Document.Block.section("Where things begin")
    document.add(begins, findings(words), on: .terminal)
    document.add(begins, findings(words).filter { $0 != words.knee }, on: .page)
    if let (grid, hidden) = spends(words) {
      let remark =
        "\(hidden) lines that get the same everywhere are left out here; '--format csv' has them."
      document.add(.section("Who gets what"), grid.table, remark: hidden > 0 ? remark : nil)
    }
    document.add(nextStep(words), context)
    return document
  }

  /// Where things begin, the best bend, and how the points were chosen.
  func findings(_ words: SweepWords) -> [String] {
    sweep.thresholds.map(words.sentence) + words.unspent
      + [words.knee, words.scales, words.coverage].compactMap(\.self)
  }

  /// Why some numbers have no plan, those with the same reason together.
  func missing(_ words: SweepWords) -> [String] {
    var reasons: [(reason: String, values: [Double])] = []
    for point in sweep.points {
      guard let reason = point.entry.outcome.noPlan else { continue }
      let text = MissingPlans.words(reason, of: point.entry.scenario)
      if let known = reasons.firstIndex(where: { $0.reason == text }) {
        reasons[known].values.append(point.value)
      } else {
        reasons.append((text, [point.value]))
      }
    }
    // Amounts in the reasons run with the number, so that many may differ only by that: the nearest tell enough.
    let most = 3
    let shown = reasons.count > most ? Array(reasons.prefix(1) + reasons.suffix(most - 1)) : reasons
    return shown.map { "\(Amounts.list($0.values.map(words.text), most: 4)): \($0.reason)" }
  }

  /// Who gets what at every number, a column each.
  func spends(_ words: SweepWords) -> (grid: VariantGrid, hidden: Int)? {
    let planned = sweep.points.filter { $0.entry.solution != nil }
    guard !planned.isEmpty else { return nil }
    let plans = planned.compactMap { $0.entry.solution?.plan }
    let lines = plans[0].allocations.indices.filter { line in
      plans.contains { $0.allocations[line].spend > 0 || $0.allocations[line].package != nil }
    }
    let moving = lines.filter { line in
      plans.contains {
        abs($0.allocations[line].spend - plans[0].allocations[line].spend)
          > 1e-6 * $0.totalSpend
      }
    }
    let shown = lines.count > SpendComparison.mostLines ? moving : lines
    let format = FigureFormat(plans.flatMap { plan in shown.map { plan.allocations[$0].spend } })
    let currency = sweep.points[0].entry.scenario.scenario.currency.map { " (\($0))" } ?? ""
    var grid = VariantGrid(
      title: "spend on" + currency, names: planned.map { words.text($0.value) }, repeatsFirst: false
    )
    grid.rows = shown.map { line in
      VariantGrid.Row(
        plans[0].allocations[line].line,
        plans.map { .init(format.text($0.allocations[line].spend)) })
    }
    return (grid, lines.count - shown.count)
  }

  /// The plan at the best bend, or at the last number that has one.
  func nextStep(_ words: SweepWords) -> NextStep? {
    let chosen = knee ?? sweep.points.lastIndex { $0.entry.solution != nil }
    return chosen.map { position in
      let value = sweep.points[position].value
      return NextStep(
        verb: "solve",
        arguments: planArguments + [
          "--set", "\(sweep.axis.path)=\(ExactNumber.text(value))\(sweep.axis.suffix)",
        ]
          + frozen(position),
        purpose: "the plan at \(words.text(value)), line by line")
    }
  }
}

extension SweepReport {
  /// The settings that keep the scales of a point, where they are not those that the scenario has
  /// with its number.
  private func frozen(_ position: Int) -> [String] {
    (sweep.points[position].entry.solution?.borrowedScales ?? []).flatMap { scale in
      NextStep.setting(["kpis", scale.kpi, "scale"], ExactNumber.text(scale.amount))
        .map { ["--set", $0] } ?? []
    }
  }
}
