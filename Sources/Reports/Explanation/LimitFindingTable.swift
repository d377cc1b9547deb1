// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Where a plan stands at every limit, in the words of the file, and what other figures would
/// change.
struct LimitFindingTable {
  let context: ReportContext
  let findings: [LimitFinding]
  let plan: Plan

  /// More KPIs than these have no column.
  private static let mostKPIs = 4

  /// The limits with the room that they leave and what they cost; `nil` without any.
  var table: TextTable? {
    guard !findings.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "limit", alignment: .left, wraps: true), .init(title: "plan"),
      .init(title: "room"), .init(title: "worth of the last unit", alignment: .left, wraps: true),
    ])
    table.rows = findings.map { finding in
      [
        .init(words(finding)), .init(now(finding)),
        .init(room(finding), finding.isTight ? .notice : nil),
        .init(finding.price.map { price($0, finding.limit) } ?? context.options.dash),
      ]
    }
    return table
  }

  /// What is to be said of prices; `nil` without any.
  var remark: String? {
    guard findings.contains(where: { $0.price != nil }) else { return nil }
    let counting = context.scenario.kpis.filter { $0.objective != nil || $0.target != nil }
    return "What the last unit is worth holds for small changes, and with bookings as they are"
      + (counting.count > 1 ? "; other KPIs are counted in it by their weights." : ".")
  }

  /// The limits solved again; `nil` where none was.
  var steps: TextTable? {
    let solved = findings.filter { !$0.steps.isEmpty }
    guard !solved.isEmpty else { return nil }
    let kpis = kpis
    var table = TextTable(
      [
        .init(title: "with", alignment: .left, wraps: true),
        .init(title: "instead", alignment: .left, wraps: true), .init(title: ""),
      ] + kpis.map { .init(title: $0.name) })
    for finding in solved {
      for (position, step) in finding.steps.enumerated() {
        table.rows.append(
          [
            .init(position == 0 ? context.limits.name(finding.limit) : ""),
            .init(figure(step, finding.limit)), .init(step.share.map(Percentage.change) ?? ""),
          ] + outcome(step.outcome, kpis))
      }
    }
    return table
  }

  /// Where more and less money would go.
  var money: [String] {
    guard
      let budget = findings.first(where: { finding in
        if case .budget = finding.limit { !finding.steps.isEmpty } else { false }
      }), let amount = budget.figure?.value
    else { return [] }
    return budget.steps.compactMap { step -> String? in
      guard let figure = step.figure else { return nil }
      let change = figure - amount
      let money = context.amounts.with(
        context.amounts.currency, FigureFormat.rounded(abs(change)))
      let start = "\(money) \(change > 0 ? "more" : "less")"
      switch step.outcome {
      case .plan(let values, let moves):
        return "\(start): \(words(moves: moves, of: abs(change))); \(words(values))."
      case .noPlan: return "\(start): no plan fits."
      case .unknown: return nil
      }
    }
  }

  /// `search +8k, video -2k`: the lines that get more or less.
  func words(moves: [Double], of size: Double) -> String {
    let shown = moves.indices.filter { abs(moves[$0]) > 5e-3 * size }
      .sorted { (abs(moves[$1]), $0) < (abs(moves[$0]), $1) }
    guard !shown.isEmpty else { return "no line gets another amount" }
    let words = shown.map { line in
      let sign = moves[line] > 0 ? "+" : "-"
      return
        "\(plan.allocations[line].line) \(sign)\(FigureFormat.rounded(abs(moves[line]), significant: 3))"
    }
    return Amounts.list(words, most: 6)
  }

  /// `reach +1.2k, trust -0.1`: how values differ from the plan's.
  func words(_ values: [Plan.Value]) -> String {
    let words = kpis.compactMap { kpi -> String? in
      guard let change = change(values, kpi.name) else { return nil }
      return change == 0
        ? nil
        : "\(kpi.name) \(change > 0 ? "+" : "-")\(FigureFormat.rounded(abs(change), significant: 3))"
    }
    return words.isEmpty ? "nothing changes" : Amounts.list(words)
  }

  // MARK: Cells

  /// The KPIs that have a better and a worse.
  private var kpis: [KPI] {
    let directed = context.scenario.kpis.filter { $0.objective != nil || $0.target != nil }
    return Array(directed.prefix(Self.mostKPIs))
  }

  private func words(_ finding: LimitFinding) -> String {
    guard finding.members > 1 else { return context.limits.full(finding.limit) }
    return context.limits.full(finding.limit)
      + " (\(finding.tightMembers) of \(finding.members) without room)"
  }

  private func now(_ finding: LimitFinding) -> String {
    guard let now = finding.now, now.isFinite else { return context.options.dash }
    switch finding.figure?.form {
    case .shareOfBudget, .shareOfLast: return Percentage.rounded(now)
    case .multiple:
      return (finding.figure?.value ?? 1) < 1 ? Percentage.rounded(now) : FigureFormat.rounded(now)
    case .amount, nil: return FigureFormat.rounded(now)
    }
  }

  private func room(_ finding: LimitFinding) -> String {
    if finding.isTight { return "none" }
    return finding.room.map { FigureFormat.rounded($0) } ?? context.options.dash
  }

  /// `32.1 leads per 1k GBP`.
  private func price(_ price: LimitFinding.Price, _ limit: LimitID) -> String {
    var count = 1.0
    while price.value * count < 1, count < 1e9 { count *= 10 }
    let amount = FigureFormat.rounded(price.value * count, significant: 3)
    return "\(amount) \(price.kpi) per "
      + context.amounts.with(context.limits.unit(of: limit), FigureFormat.amount(count))
  }

  private func figure(_ step: ResolvedStep, _ limit: LimitID) -> String {
    step.figure.map { context.limits.written($0, for: limit) } ?? "none"
  }

  private func outcome(_ outcome: ResolvedStep.Outcome, _ kpis: [KPI]) -> [TextTable.Cell] {
    switch outcome {
    case .plan(let values, _):
      return kpis.map { kpi in
        guard let change = change(values, kpi.name) else { return .init(context.options.dash) }
        if change == 0 { return .init("0") }
        let isBetter = (change > 0) == (kpi.objective != .minimize)
        return .init(
          (change > 0 ? "+" : "-") + FigureFormat.rounded(abs(change), significant: 3),
          isBetter ? .good : .notice)
      }
    case .noPlan:
      return [.init("no plan fits", .notice)] + kpis.dropFirst().map { _ in "" }
    case .unknown:
      return [.init(context.options.dash)] + kpis.dropFirst().map { _ in "" }
    }
  }

  /// How a value differs from the plan's; 0 within what the plan is proven to.
  private func change(_ values: [Plan.Value], _ kpi: String) -> Double? {
    guard let there = values.first(where: { $0.kpi == kpi })?.value,
      let here = plan.value(of: kpi)
    else { return nil }
    return abs(there - here) <= 2e-6 * max(abs(there), abs(here)) ? 0 : there - here
  }
}
