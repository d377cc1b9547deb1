// SPDX-License-Identifier: GPL-3.0-or-later

/// What the names and definitions of a scenario come to.
///
/// It can be made of a scenario with mistakes: what has no meaning is left out, so that checks can look at the rest.
struct Resolution: Sendable {
  let index: NameIndex
  let sets: LineSets
  let flows: [[Flow]]
  let forms: LinearForms
  let ruleInstances: [RuleInstance]
  /// The sum of the campaigns' leasts, in money.
  let leastSpend: Double

  init(_ scenario: Scenario) {
    index = NameIndex(scenario)
    sets = LineSets(scenario, index: index)
    flows = scenario.campaigns.map { $0.resolvedFlows() }
    forms = LinearForms(scenario, index: index)
    ruleInstances = RuleExpansion(scenario: scenario, sets: sets).instances()
    leastSpend = scenario.campaigns.reduce(0) { $0 + $1.least }
  }
}
