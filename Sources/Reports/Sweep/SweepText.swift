// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension SweepReport {
  /// The sweep as text for a terminal: a picture, what each number brings, where things begin, and who gets what.
  ///
  /// - Complexity: linear in points × (lines + KPIs).
  public var text: String {
    guard let first = points.first else { return "" }
    let context = ReportContext(first.entry.scenario, options)
    let words = SweepWords(report: self)
    let sections = [
      SweepPlot(report: self).text(), SweepTable(report: self).text(), missing(words),
      thresholdText(words, context), spends(words),
    ]
    var text = context.heading(words.title)
    for section in sections where !section.isEmpty { text += "\n" + section }
    return text + context.next(nextStep(words))
  }

  private func thresholdText(_ words: SweepWords, _ context: ReportContext) -> String {
    let sentences =
      thresholds.map(words.sentence) + [words.knee, words.coverage].compactMap(\.self)
    return sentences.map { context.paragraph($0, hanging: 2) }.joined()
  }

  /// Why some numbers have no plan, those with the same reason together.
  private func missing(_ words: SweepWords) -> String {
    var reasons: [(reason: String, values: [Double])] = []
    for point in points {
      guard case .none(let reason) = point.entry.finding else { continue }
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
    return shown.map { entry in
      Paragraph.text(
        "\(Amounts.list(entry.values.map(words.text), most: 4)): \(entry.reason)",
        width: options.width, hanging: 2, role: .bad, style: options.style)
    }
    .joined()
  }

  /// Who gets what at every number, a column each.
  private func spends(_ words: SweepWords) -> String {
    let planned = points.filter { $0.entry.solution != nil }
    guard !planned.isEmpty else { return "" }
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
    let hidden = lines.count - shown.count
    return grid.text(options)
      + (hidden > 0
        ? Paragraph.text(
          "\(hidden) lines that get the same everywhere are left out here; '--format csv' has them.",
          width: options.width, role: .aside, style: options.style) : "")
  }

  /// The plan at the best bend, or at the last number that has one.
  private func nextStep(_ words: SweepWords) -> NextStep? {
    let chosen = knee ?? points.lastIndex { $0.entry.solution != nil }
    return chosen.map { position in
      let value = points[position].value
      return NextStep(
        verb: "solve",
        arguments: ["--set", "\(axis.path)=\(ExactNumber.text(value))\(axis.suffix)"],
        purpose: "the plan at \(words.text(value)), line by line")
    }
  }
}

/// Says what a sweep found.
struct SweepWords {
  let report: SweepReport
  private let format: FigureFormat

  init(report: SweepReport) {
    self.report = report
    let values = report.points.map(\.value)
    format = FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
  }

  /// A number of the axis, as in the table: `800k`, `20%`.
  func text(_ value: Double) -> String {
    format.text(value) + (report.axis.suffix.hasPrefix("%") ? "%" : "")
  }

  /// `budget (GBP)`, `rules.brand floor.at least (% of budget)`.
  var axisTitle: String {
    let unit = report.axis.suffix.drop { $0 == " " }
    let currency = report.points.first?.entry.scenario.scenario.currency
    let isMoney = unit.isEmpty && report.axis.path == "budget"
    let words = isMoney ? currency ?? "" : String(unit)
    return DisplayText.visible(report.axis.path + (words.isEmpty ? "" : " (\(words))"))
  }

  /// `budget 800k to 1.6M, 9 plans`.
  var title: String {
    let planned = report.points.count { $0.entry.solution != nil }
    let ends =
      "\(text(report.points[0].value)) to \(text(report.points[report.points.count - 1].value))"
    return
      "\(DisplayText.visible(report.axis.path)) \(ends), \(planned) plan\(planned == 1 ? "" : "s")"
  }

  /// `signups at least 17k can be kept from 1.052M on.`
  func sentence(_ threshold: SweepThreshold) -> String {
    let subject =
      switch threshold.event {
      case .plan: "There is a plan"
      case .limit(let kpi, let side): "\(limit(kpi, side)) can be kept"
      case .target(let kpi): "The target of \(kpi)\(target(kpi)) is met"
      }
    let place = boundary(threshold.value, up: threshold.begins) + report.axis.suffix
    let ends = report.points.map(\.value)
    let width = abs(threshold.value - threshold.other)
    // A search that was stopped leaves the place open.
    guard width <= 1e-6 * abs((ends.last ?? 0) - (ends.first ?? 0)) else {
      let other = boundary(threshold.other, up: !threshold.begins) + report.axis.suffix
      return threshold.begins
        ? "\(subject) from somewhere between \(other) and \(place) on."
        : "\(subject) up to somewhere between \(place) and \(other)."
    }
    return threshold.begins ? "\(subject) from \(place) on." : "\(subject) up to \(place)."
  }

  /// `reach at least 40k`, or the limit without its figure where that is what runs.
  private func limit(_ kpi: String, _ side: LimitID.Side) -> String {
    let bounds = report.points.map { point -> Double? in
      let kpi = point.entry.scenario.kpi(named: kpi)
      return side == .atLeast ? kpi?.atLeast : kpi?.atMost
    }
    guard let bound = bounds.first ?? nil, bounds.allSatisfy({ $0 == bound }) else {
      return "The '\(side.rawValue)' of \(kpi)"
    }
    return "\(kpi) \(side.rawValue) \(FigureFormat.amount(bound))"
  }

  private func target(_ kpi: String) -> String {
    let targets = report.points.map { $0.entry.scenario.kpi(named: kpi)?.target }
    guard let target = targets.first ?? nil, targets.allSatisfy({ $0 == target }) else { return "" }
    return ", \(target.kind.rawValue) \(FigureFormat.amount(target.value)),"
  }

  /// A number to seven digits, rounded to the side on which something is so.
  private func boundary(_ value: Double, up: Bool) -> String {
    let unit = value == 0 ? 1 : FixedPoint.powerOfTen(FixedPoint.exponentOfTen(value) - 6)
    let scaled = value / unit
    let nearest = scaled.rounded()
    let isRound = abs(scaled - nearest) <= 1e-6
    return FigureFormat.amount((isRound ? nearest : scaled.rounded(up ? .up : .down)) * unit)
  }

  /// Where the score bends most.
  var knee: String? {
    report.knee.map { knee in
      let scores = report.points.compactMap(\.entry.score)
      let isGain = (scores.last ?? 0) > (scores.first ?? 0)
      return "Best bend: \(text(report.points[knee].value)); beyond it, more "
        + (isGain ? "brings clearly less." : "costs clearly more.")
    }
  }

  /// How well the points tell the rest; `nil` for points that were asked for.
  var coverage: String? {
    switch report.coverage {
    case .even: nil
    case .within(let share):
      "Between neighbours the score is nearly straight: halfway it was within "
        + "\(Percentage.gap(share)) of its range."
    case .limited(let share):
      "There are stretches where the score bends by more than \(Percentage.gap(share)) of its range between "
        + "neighbours; '--steps' or a smaller range shows more."
    }
  }
}

extension ReportContext {
  /// The title of a report that is about many budgets: without the budget of one.
  func heading(_ more: String) -> String {
    let source = scenario.scenario
    var parts = [source.name ?? options.fileName]
    if let variants = variantWords { parts.append(variants) }
    if let period = source.period { parts.append("\(period.first)..\(period.last)") }
    return paragraph((parts + [more]).joined(separator: options.separator), role: .heading)
  }
}
