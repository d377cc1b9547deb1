// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What every part of a text report is written with.
struct ReportContext {
  let scenario: CheckedScenario
  let options: TextOptions
  let limits: LimitWords
  /// Whether titles name the budget, which reports on many budgets do not.
  var namesBudget = true

  init(_ scenario: CheckedScenario, _ options: TextOptions) {
    self.scenario = scenario
    self.options = options
    limits = LimitWords(scenario)
  }

  var amounts: Amounts { limits.amounts }

  /// The scenario's name, its period and its budget.
  var titleParts: [String] {
    let source = scenario.scenario
    var parts = [source.name ?? options.fileName]
    if let variants = variantWords { parts.append(variants) }
    if let period = source.period { parts.append("\(period.first)..\(period.last)") }
    switch namesBudget ? source.budget : nil {
    case .atMost(let amount): parts.append("budget \(amounts.money(amount))")
    case .exactly(let amount): parts.append("budget exactly \(amounts.money(amount))")
    case nil: break
    }
    return parts
  }

  /// The same for a report on many budgets.
  var withoutBudget: Self {
    var context = self
    context.namesBudget = false
    return context
  }

  /// `variant 'cut 10%'`, `variants 'cut 10%' and 'no video'`; `nil` for none.
  var variantWords: String? {
    if options.variants.isEmpty { return nil }
    return (options.variants.count == 1 ? "variant " : "variants ")
      + Amounts.list(options.variants.map { "'\($0)'" })
  }

  /// What was said about the scenario, with what to do about it.
  func sentence(_ note: Complaint) -> String {
    note.message + (note.suggestion.map { "; \($0)" } ?? "")
  }
}
