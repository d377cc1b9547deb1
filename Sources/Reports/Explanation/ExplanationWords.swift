// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says why lines get what they get, what the least budget is and how different nearly equal plans
/// are.
struct ExplanationWords {
  let context: ReportContext
  let explanation: PlanExplanation
  let solution: Solution

  private var plan: Plan { solution.plan }

  /// More lines of a kind than these are counted.
  private static let mostLines = 10

  private var table: LimitFindingTable {
    LimitFindingTable(context: context, findings: explanation.limits, plan: plan)
  }

  /// Adds all of it, part by part.
  func add(to document: inout Document) {
    let table = table
    // Why money stays, and which returns no plan has.
    let unspent = UnspentWords(context: context, solution: solution).sentences
    if table.table == nil, !unspent.isEmpty { document.add(.blank) }
    document.add(.heading("What holds the plan"), table.table, remark: table.remark)
    document.add(unspent.map { .paragraph($0) })
    document.add(.heading("Solved again with one limit changed"), table.steps)
    document.add(.heading("Where the next money goes"), table.money)
    document.add(.heading("Lines without money"), lines(.nothing))
    document.add(.heading("Lines at their most"), lines(.most))
    document.add(
      .heading("The least budget"), [leastBudget, leastBudgetForGoals].compactMap(\.self))
    addNearEqual(to: &document)
    if let leftOut { document.add([.blank, .paragraph(leftOut, .notice)]) }
  }

  // MARK: Lines

  private func lines(_ state: LineFinding.State) -> [String] {
    let own = explanation.lines.filter { $0.state == state }
    let sorted = own.enumerated().sorted {
      ($0.element.need?.factor ?? .infinity, $0.offset) < (
        $1.element.need?.factor ?? .infinity, $1.offset
      )
    }.map(\.element)
    var sentences = sorted.prefix(Self.mostLines).map(sentence)
    if own.count > Self.mostLines {
      sentences.append("and \(own.count - Self.mostLines) more: '--format json' has them all")
    }
    return sentences
  }

  private func sentence(_ finding: LineFinding) -> String {
    switch finding.state {
    case .nothing: "\(finding.line): \(need(finding.need))"
    case .most: "\(finding.line): \(most(finding))"
    }
  }

  private func need(_ need: LineFinding.Need?) -> String {
    guard let need else {
      return "nothing that it could bring more of would be enough"
    }
    if need.factor <= 1 + 1e-6 { return "just as good as what gets money" }
    let more =
      need.factor < 10
      ? "\(Percentage.rounded(need.factor - 1)) more \(need.kpi)"
      : "\(FigureFormat.rounded(need.factor, significant: 2)) times as much \(need.kpi)"
    return need.isConfirmed
      ? "would need \(more) for the same money; solved again on both sides of that"
      : "would need about \(more) for the same money, by the prices of the proof"
  }

  private func most(_ finding: LineFinding) -> String {
    let words = finding.steps.compactMap { step -> String? in
      guard let figure = step.figure, let share = step.share else { return nil }
      let start =
        "with a most of \(context.amounts.with(context.amounts.currency, FigureFormat.rounded(figure))) "
        + "(\(Percentage.change(share)))"
      switch step.outcome {
      case .plan(let values, _): return "\(start) \(table.words(values))"
      case .noPlan: return "\(start) no plan fits"
      case .unknown: return nil
      }
    }
    return words.isEmpty ? "could use more, or is kept there" : words.joined(separator: "; ")
  }

  // MARK: The least budget

  private var leastBudget: String? {
    guard let found = explanation.leastBudget else { return nil }
    let what =
      found.includesTargets
      ? "keeps all other limits and meets all targets" : "keeps all other limits"
    return words(found, what)
  }

  private var leastBudgetForGoals: String? {
    explanation.leastBudgetForGoals.flatMap {
      words($0, "keeps all other limits and meets all goals")
    }
  }

  private func words(_ found: LeastBudget, _ what: String) -> String? {
    func money(_ amount: Double) -> String {
      context.amounts.with(context.amounts.currency, FigureFormat.rounded(amount))
    }
    guard let amount = found.amount else {
      return "No budget up to \(money(found.searched)) \(what)."
    }
    guard let budget = context.scenario.scenario.budget?.amount, budget > 0 else { return nil }
    if amount <= 1e-9 * budget { return "No other limit needs any money." }
    let share = Percentage.change((amount - budget) / budget)
    return "\(money(amount)) \(what): \(share) against the budget."
  }

  // MARK: Near-equal plans

  private func addNearEqual(to document: inout Document) {
    guard let found = explanation.nearEqual else { return }
    let moving = found.ranges.filter { $0.most - $0.least > 1e-3 * max(plan.totalSpend, 1e-9) }
    document.add(
      .heading("Plans that are at most \(Percentage.written(found.tolerance)) worse"))
    if !moving.isEmpty {
      let format = FigureFormat(moving.flatMap { [$0.least, $0.plan, $0.most] })
      var table = TextTable([
        .init(title: "line", alignment: .left, wraps: true), .init(title: "least"),
        .init(title: "plan"), .init(title: "most"),
      ])
      table.rows = moving.map {
        [
          .init($0.line), .init(format.text($0.least)), .init(format.text($0.plan), .heading),
          .init(format.text($0.most)),
        ]
      }
      document.add(.table(table))
    }
    let still = found.ranges.count - moving.count
    if still > 0 {
      document.add(
        .paragraph(
          moving.isEmpty
            ? "All lines get what they get here."
            : still == 1
              ? "1 other line gets what it gets here."
              : "\(still) other lines get what they get here."))
    }
    if let different = found.different.flatMap(words) { document.add(.paragraph(different)) }
  }

  private func words(_ other: NearOptimalPlans.Different) -> String? {
    let total = max(plan.totalSpend, 1e-9)
    guard other.moved > 1e-3 * total else { return nil }
    let moves = zip(other.spends, plan.allocations).map { $0 - $1.spend }
    let money = context.amounts.with(
      context.amounts.currency, FigureFormat.rounded(other.moved, significant: 3))
    return "The most different one that was found spends \(money) elsewhere "
      + "(\(Percentage.rounded(other.moved / total))): \(table.words(moves: moves, of: other.moved)); "
      + "\(table.words(other.values))."
  }

  // MARK: What was left out

  private var leftOut: String? {
    guard !explanation.leftOut.isEmpty else { return nil }
    let parts = explanation.leftOut.map { part in
      switch part {
      case .steps: "what some limits would change"
      case .needs: "what some lines would need"
      case .leastBudget: "the least budget"
      case .nearEqual: "how much some lines could get in plans that are nearly as good"
      }
    }
    return "Left out to save time: \(Amounts.list(parts))."
  }
}
