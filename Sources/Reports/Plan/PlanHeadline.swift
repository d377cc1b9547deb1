// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// A plan in a sentence and in its few most important figures.
struct PlanHeadline {
  let context: ReportContext
  let report: PlanReport

  private var solution: Solution { report.solution }
  private var plan: Plan { solution.plan }

  /// `The best plan: 1,200k GBP on 7 of 10 lines, with reach 1,378k people and trust 9.5 points.`
  var sentence: String {
    let active = plan.allocations.count { $0.spend > 0 || $0.package != nil }
    let spend = context.amounts.with(
      context.amounts.currency, FigureFormat.rounded(plan.totalSpend))
    let lines = "\(count(active)) of \(count(plan.allocations.count)) lines"
    let values = kpis.compactMap { kpi in
      plan.value(of: kpi.name).map { "\(kpi.name) \(amount(kpi, $0))" }
    }
    let outcome = values.isEmpty ? "" : ", with \(Amounts.list(values))"
    return "\(opening): \(spend) on \(lines)\(outcome)."
  }

  /// The objectives and the KPIs with targets, then the money.
  var tiles: [Document.Tile] {
    let spend = Document.Tile(
      name: KPI.spend, value: FigureFormat.rounded(plan.totalSpend),
      unit: context.amounts.currency ?? "", remark: rest)
    return kpis.map(tile) + (kpis.contains { $0.name == KPI.spend } ? [] : [spend])
  }

  private var kpis: [KPI] {
    context.scenario.kpis.filter { $0.objective != nil || $0.target != nil }
  }

  private var opening: String {
    if let interruption = report.interruption {
      return "The best plan so far, \(ProofText.words(interruption))"
    }
    if !solution.isProvenBest {
      return "A plan that none beats by more than \(Percentage.gap(solution.lead))"
    }
    return switch solution.preference {
    case .declared: "The best plan"
    case .balanced: "The most balanced plan"
    case .at: "The plan nearest to what was asked for"
    }
  }

  private func count(_ count: Int) -> String { FixedPoint.text(Double(count), decimals: 0) }

  private func amount(_ kpi: KPI, _ value: Double) -> String {
    context.amounts.with(kpi.unit, FigureFormat.rounded(value))
  }

  private func tile(_ kpi: KPI) -> Document.Tile {
    let value = plan.value(of: kpi.name)
    var tile = Document.Tile(
      name: kpi.name, value: value.map { FigureFormat.rounded($0) } ?? context.options.dash,
      unit: kpi.unit ?? "")
    guard let value else { return tile }
    let finding = kpi.target.map { TargetFinding(kpi: kpi, target: $0, value: value) }
    if let finding {
      tile.remark =
        finding.isMet
        ? "target met" : "target missed by \(FigureFormat.rounded(finding.missedBy ?? 0))"
      tile.role = finding.isMet ? .good : .notice
    } else if let last = kpi.last, last != 0 {
      let change = (value - last) / abs(last)
      tile.remark = "\(Percentage.change(change)) against last period"
      tile.role = (kpi.objective?.sign ?? 0) * change < 0 ? .notice : .good
    }
    return tile
  }

  private var rest: String {
    guard let budget = context.scenario.scenario.budget?.amount else { return "" }
    let rest = budget - plan.totalSpend
    return rest <= 1e-6 * budget
      ? "all of the budget" : "\(FigureFormat.rounded(rest)) of the budget left"
  }
}

extension Solution {
  /// By how much a better plan could pass this one at most: as a share of what it has where one
  /// KPI is to be large, and else as ``gap`` has it.
  public var lead: Double {
    let proof = plan.certificate
    guard stages.count <= 1, proof.score.isOneKPI, proof.weights.first?.objective == .maximize,
      proof.value > 0
    else { return gap }
    return max(gap, (proof.bound - proof.value) / proof.value)
  }
}
