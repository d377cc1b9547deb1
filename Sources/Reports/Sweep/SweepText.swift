// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

extension SweepReport {
  /// The sweep as text for a terminal: a picture, what each number brings, where things begin, and who gets what.
  ///
  /// - Complexity: linear in points × (lines + KPIs).
  public var text: String {
    guard let first = points.first else { return "" }
    let context = ReportContext(first.entry.scenario, options)
    let words = SweepWords(report: self)
    let sections = [
      SweepPlot(report: self).text(), SweepTable(report: self).text(), missingText(words),
      thresholdText(words, context), spendText(words),
    ]
    var text = context.heading(words.title)
    for section in sections where !section.isEmpty { text += "\n" + section }
    return text + context.next(nextStep(words))
  }

  /// Where things begin, the best bend, and how the points were chosen.
  func findings(_ words: SweepWords) -> [String] {
    thresholds.map(words.sentence) + words.unspent
      + [words.knee, words.scales, words.coverage].compactMap(\.self)
  }

  private func thresholdText(_ words: SweepWords, _ context: ReportContext) -> String {
    findings(words).map { context.paragraph($0, hanging: 2) }.joined()
  }

  /// Why some numbers have no plan, those with the same reason together.
  func missing(_ words: SweepWords) -> [String] {
    var reasons: [(reason: String, values: [Double])] = []
    for point in points {
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

  private func missingText(_ words: SweepWords) -> String {
    missing(words).map {
      Paragraph.text($0, width: options.width, hanging: 2, role: .bad, style: options.style)
    }
    .joined()
  }

  /// Who gets what at every number, a column each.
  func spends(_ words: SweepWords) -> (grid: VariantGrid, hidden: Int)? {
    let planned = points.filter { $0.entry.solution != nil }
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
    let currency = points[0].entry.scenario.scenario.currency.map { " (\($0))" } ?? ""
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

  private func spendText(_ words: SweepWords) -> String {
    guard let (grid, hidden) = spends(words) else { return "" }
    return grid.text(options)
      + (hidden > 0
        ? Paragraph.text(
          "\(hidden) lines that get the same everywhere are left out here; '--format csv' has them.",
          width: options.width, role: .aside, style: options.style) : "")
  }

  /// The plan at the best bend, or at the last number that has one.
  func nextStep(_ words: SweepWords) -> NextStep? {
    let chosen = knee ?? points.lastIndex { $0.entry.solution != nil }
    return chosen.map { position in
      let value = points[position].value
      return NextStep(
        verb: "solve",
        arguments: planArguments + [
          "--set", "\(axis.path)=\(ExactNumber.text(value))\(axis.suffix)",
        ]
          + frozen(position),
        purpose: "the plan at \(words.text(value)), line by line")
    }
  }
}

extension SweepReport {
  /// The settings that keep the scales of a point, where they are not those that the scenario has with its number.
  private func frozen(_ position: Int) -> [String] {
    (points[position].entry.solution?.borrowedScales ?? []).flatMap { scale in
      NextStep.setting(["kpis", scale.kpi, "scale"], ExactNumber.text(scale.amount))
        .map { ["--set", $0] } ?? []
    }
  }
}

extension ReportContext {
  /// The title of a report that is about many budgets: without the budget of one.
  func heading(_ more: String) -> String {
    paragraph(headingParts(more).joined(separator: options.separator), role: .heading)
  }

  /// The parts of that title.
  func headingParts(_ more: String) -> [String] {
    let source = scenario.scenario
    var parts = [source.name ?? options.fileName]
    if let variants = variantWords { parts.append(variants) }
    if let period = source.period { parts.append("\(period.first)..\(period.last)") }
    return parts + [more]
  }
}
