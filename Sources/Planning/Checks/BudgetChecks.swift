// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the period, and what counts for all lines: budget, rates and step.
struct BudgetChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    if let period = scenario.period, period.last < period.first {
      complain(
        .outOfRange, at: ["period"],
        "the period ends, \(period.last), before it begins, \(period.first)")
    }
    if let budget = scenario.budget { requireMoney(budget.amount, at: ["budget"], "the budget") }
    for rate in scenario.rates {
      requirePositive(rate.rate, at: ["rates", rate.currency], "the rate")
    }
    if let step = scenario.step { requirePositive(step, at: ["step"], "the step") }
  }
}
