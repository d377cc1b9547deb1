// SPDX-License-Identifier: GPL-3.0-or-later

extension CheckedScenario {
  /// The lines of a set: positions in ``Scenario/campaigns``, ascending, each once.
  ///
  /// - Complexity: n log n in the lines named.
  package func lines(of set: LineSet) -> [Int] { resolution.sets.lines(of: set) }

  /// Every rule for every member that it is repeated for, ordered by the rule's name, then the
  /// member's.
  package var ruleInstances: [RuleInstance] { resolution.ruleInstances }

  /// What a campaign, given by position, brings of every delivered KPI, sorted by KPI.
  ///
  /// The money it spends is not listed. Rates are followed to the curve that they start from, and
  /// figures per unit are straight pieces over money.
  package func flows(of campaign: Int) -> [Flow] { resolution.flows[campaign] }

  /// A KPI as a constant plus multiples of what the lines bring; `nil` for a ratio or a name that
  /// no KPI has.
  ///
  /// - Complexity: constant, it was worked out before.
  package func linearForm(of kpi: String) -> LinearForm? { resolution.forms.forms[kpi] }

  /// The KPI of a name, or `nil`; ``KPI/spend`` is there without being declared.
  package func kpi(named name: String) -> KPI? {
    if let position = resolution.index.kpis[name] { return scenario.kpis[position] }
    return name == KPI.spend ? builtInSpend : resolution.markets.member(named: name)
  }

  /// Every KPI in the order of the scenario, one `per: market` followed by its values in the
  /// markets, then ``KPI/spend`` if it is not declared: the order of ``Plan/values``.
  package var kpis: [KPI] {
    let declared = scenario.kpis.flatMap { [$0] + marketMembers(of: $0.name) }
    return resolution.index.kpis[KPI.spend] == nil ? declared + [builtInSpend] : declared
  }

  /// The values in the markets of a KPI `per: market`, in the order of the markets; none for
  /// another KPI.
  package func marketMembers(of kpi: String) -> [KPI] { resolution.markets.members[kpi] ?? [] }

  private var builtInSpend: KPI { KPI(name: KPI.spend, unit: scenario.currency) }

  /// The spends that a campaign, given by position, allows itself: from its least to its most, or
  /// to infinity.
  ///
  /// The budget and the rules may leave less.
  package func spendRange(of campaign: Int) -> ClosedRange<Double> {
    scenario.spendRange(of: campaign)
  }

  /// The spends over which the curves of a campaign are taken where they stand for their least
  /// concave majorant: from its least to its most, or to the budget's amount if it has no most, or
  /// to infinity if there is no budget either.
  package func envelopeRange(of campaign: Int) -> ClosedRange<Double> {
    let range = scenario.spendRange(of: campaign)
    guard range.upperBound == .infinity, let budget = scenario.budget else { return range }
    return range.lowerBound...max(range.lowerBound, budget.amount)
  }

  /// The amounts that the budget leaves a campaign when every other line gets its least, without
  /// its set-up fee: from its least to its most or the rest of the budget, whichever is less.
  ///
  /// No plan is outside. Where even the leasts pass the budget, the range is the least alone.
  package func reachableRange(of campaign: Int) -> ClosedRange<Double> {
    scenario.reachableRange(of: campaign, leastSpend: resolution.leastSpend)
  }
}

extension Scenario {
  func spendRange(of campaign: Int) -> ClosedRange<Double> {
    let least = campaigns[campaign].least
    return least...max(least, campaigns[campaign].most ?? .infinity)
  }

  func reachableRange(of campaign: Int, leastSpend: Double) -> ClosedRange<Double> {
    let range = spendRange(of: campaign)
    guard let budget, budget.amount.isFinite else { return range }
    // The least of a line that may get nothing has no set-up fee in it, which any amount above 0 brings.
    let fee = range.lowerBound == 0 ? campaigns[campaign].setUpFee : 0
    let perAmount = 1 + campaigns[campaign].commission
    let others = leastSpend - range.lowerBound * perAmount
    let rest = (budget.amount - others - fee) / perAmount
    return range.lowerBound...max(range.lowerBound, min(range.upperBound, rest))
  }
}
