// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of what each number of a sweep brings, and what a step further would.
struct SweepTable {
  let report: SweepReport

  private var options: TextOptions { report.options }
  private var solution: Solution? { report.points.compactMap(\.entry.solution).first }
  private var words: SweepWords { SweepWords(report: report) }

  /// The table; KPIs that the terminal has no room for are named below it.
  func text() -> String {
    let words = words
    let marginal = marginalColumn()
    var kpis = report.points[0].entry.scenario.scenario.kpis
    var table = self.table(kpis, marginal, words)
    var hidden: [String] = []
    while table.leastWidth > options.width, kpis.count > 1 {
      hidden.insert(kpis.removeLast().name, at: 0)
      table = self.table(kpis, marginal, words)
    }
    if hidden.isEmpty { return table.text(options) }
    return table.text(options)
      + Paragraph.text(
        "There is no room here for \(Amounts.list(hidden, most: 6)); '--format csv' has everything.",
        width: options.width, role: .aside, style: options.style)
  }

  /// The table with every KPI.
  var whole: TextTable {
    table(report.points[0].entry.scenario.scenario.kpis, marginalColumn(), words)
  }

  private func table(
    _ kpis: [KPI], _ marginal: (title: String, cells: [String])?, _ words: SweepWords
  ) -> TextTable {
    let plans = report.points.map { $0.entry.solution?.plan }
    var columns: [TextTable.Column] = [.init(title: words.axisTitle)]
    var rows = report.points.map { [TextTable.Cell(words.text($0.value), .heading)] }
    let targets = report.points.map { targetsMet($0.entry) }
    for kpi in kpis {
      let values = plans.map { $0?.value(of: kpi.name) }
      let known = values.compactMap(\.self)
      let steps = zip(known, known.dropFirst()).map { $1 - $0 }
      let format = FigureFormat(
        known, differences: steps.filter { abs($0) > 1e-4 * (known.max() ?? 0) })
      columns.append(.init(title: kpi.name + (kpi.unit.map { " (\($0))" } ?? "")))
      for row in rows.indices {
        rows[row].append(.init(values[row].map(format.text) ?? options.dash))
      }
    }
    if targets.contains(where: { $0 != nil }) {
      columns.append(.init(title: "targets met"))
      for row in rows.indices { rows[row].append(.init(targets[row] ?? options.dash)) }
    }
    let goals = report.points.map { goalsMet($0.entry) }
    if goals.contains(where: { $0 != nil }) {
      columns.append(.init(title: "goals met"))
      for row in rows.indices { rows[row].append(.init(goals[row] ?? options.dash)) }
    }
    if let marginal {
      columns.append(.init(title: marginal.title))
      for row in rows.indices { rows[row].append(.init(marginal.cells[row])) }
    }
    if let knee = report.knee {
      columns.append(.init(title: "", alignment: .left))
      for row in rows.indices { rows[row].append(row == knee ? .init("best bend", .good) : "") }
    }
    var table = TextTable(columns)
    table.rows = rows
    return table
  }

  private func targetsMet(_ entry: ComparisonReport.Entry) -> String? {
    guard let plan = entry.solution?.plan else { return nil }
    let findings = TargetFinding.all(entry.scenario, plan)
    return findings.isEmpty ? nil : "\(findings.count(where: \.isMet)) of \(findings.count)"
  }

  private func goalsMet(_ entry: ComparisonReport.Entry) -> String? {
    entry.solution.flatMap { entry.scenario.standings(of: $0.plan).countMet }
  }

  /// What a step further brings, in the KPI that counts alone or as a share of the scales.
  private func marginalColumn() -> (title: String, cells: [String])? {
    guard let solution, let step = report.points.compactMap(\.marginal).first?.step else {
      return nil
    }
    let gains = report.points.map { point -> Double? in
      guard let marginal = point.marginal, let own = point.entry.solution,
        let here = SweepScore.value(own.plan, like: own),
        let there = SweepScore.value(marginal.plan, like: own)
      else { return nil }
      let isRounding = abs(there - here) <= 1e-7 * max(abs(there), abs(here))
      return isRounding ? 0 : there - here
    }
    let unit = "\(FigureFormat.amount(step))\(report.axis.suffix.hasPrefix("%") ? "%" : "") more"
    let known = gains.compactMap(\.self)
    if let kpi = SweepScore.kpi(solution) {
      let sign = solution.stages.first?.certificate.score.weights.first?.objective.sign ?? 1
      let isRatio = solution.stages.first?.ratio != nil
      let factor = isRatio ? solution.stages.first?.ratio?.objective.sign ?? 1 : sign
      let format = FigureFormat(known, significant: 3)
      return (
        "\(kpi) for \(unit)", gains.map { $0.map { format.signed(factor * $0) } ?? options.dash }
      )
    }
    let isOnScales = solution.scales.allSatisfy { $0.scale != .none }
    return (
      "score for \(unit)",
      gains.map { gain in
        guard let gain else { return options.dash }
        return isOnScales
          ? Percentage.change(gain) : FigureFormat.rounded(gain, significant: 3)
      }
    )
  }
}
