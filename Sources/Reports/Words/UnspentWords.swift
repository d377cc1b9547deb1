// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says why money of the budget stays, and which returns no plan has.
struct UnspentWords {
  let context: ReportContext
  let solution: Solution

  /// All of it, a sentence each.
  var sentences: [String] { [unspent].compactMap(\.self) + unreachable }

  /// `225k EUR of the budget stays unspent: more would bring less.`; `nil` where all is spent or
  /// the reason is not known.
  var unspent: String? {
    guard let amount, let reason else { return nil }
    return "\(amount) of the budget stays unspent: \(reason)."
  }

  /// `225k EUR`; `nil` where all is spent.
  var amount: String? {
    solution.unspent.map {
      context.amounts.with(context.amounts.currency, FigureFormat.rounded($0.amount))
    }
  }

  /// `more would bring less`; `nil` where all is spent or the reason is not known.
  var reason: String? { solution.unspent?.reason.map(words) }

  private func words(_ reason: UnspentMoney.Reason) -> String {
    switch reason {
    case .allAtMost: return "all lines are at their most"
    case .bringsLess: return isMinimizing ? "more would be worse" : "more would bring less"
    case .bringsNothing: return "more would bring nothing"
    case .tooLittle(let least):
      let cost = context.amounts.with(
        context.amounts.currency, FigureFormat.rounded(least))
      return "what would bring more costs at least \(cost) more"
    case .limits(let limits):
      var told: Set<String> = []
      let words = limits.map(context.limits.short).filter { told.insert($0).inserted }
      return "\(Amounts.list(words, most: 6)) keep\(words.count == 1 ? "s" : "") it back"
    }
  }

  /// Whether anything that was asked for is better where there is less of it.
  private var isMinimizing: Bool {
    let certificates = solution.stages.map(\.certificate) + [solution.plan.certificate]
    return certificates.contains { $0.score.weights.contains { $0.objective == .minimize } }
  }

  /// `roas at least 5 leaves no plan that spends money; the most that any reaches is 2.25.`
  private var unreachable: [String] {
    solution.unreachable.map { found in
      let limit = context.limits.short(found.limit)
      guard case .kpi(let name, let side) = found.limit else { return "" }
      let best = context.amounts.rounded(context.scenario.kpi(named: name), found.best)
      return "\(limit) leaves no plan that spends money; "
        + (side == .atLeast
          ? "the most that any reaches is \(best)." : "the least that any gets by with is \(best).")
    }
  }
}
