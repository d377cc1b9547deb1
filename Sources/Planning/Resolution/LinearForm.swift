// SPDX-License-Identifier: GPL-3.0-or-later

/// A KPI as a constant plus multiples of what the lines bring.
package struct LinearForm: Hashable, Sendable {
  /// A multiple of what all lines together bring of one KPI, without its base.
  package struct Term: Hashable, Sendable {
    /// The name of a delivered KPI, or ``KPI/spend`` for the money spent.
    package var kpi: String
    /// The factor, in units of the form's KPI per unit of this one; not 0.
    package var coefficient: Double

    /// Makes a term.
    package init(kpi: String, coefficient: Double) {
      self.kpi = kpi
      self.coefficient = coefficient
    }
  }

  /// What comes with nothing funded: every base, weighed as the sums say, in the KPI's unit.
  package var constant: Double
  /// The multiples, sorted by KPI, one per KPI.
  package var terms: [Term]

  /// Makes a form.
  package init(constant: Double, terms: [Term]) {
    self.constant = constant
    self.terms = terms
  }
}

/// The linear forms of all KPIs that have one.
struct LinearForms: Sendable {
  /// Sums that refer to each other, by position in the scenario.
  let circles: [[Int]]
  /// The form of each KPI by name; none for ratios, for sums over ratios and for what cannot be
  /// worked out.
  private(set) var forms: [String: LinearForm] = [:]

  init(_ scenario: Scenario, index: NameIndex, markets: MarketSplit) {
    let order = DependencyOrder(
      dependencies: scenario.kpis.map { kpi in
        guard case .sum(let terms) = kpi.definition else { return [] }
        return terms.compactMap { index.kpis[$0.kpi] }
      })
    circles = order.circles
    forms[KPI.spend] = LinearForm(
      constant: 0, terms: [LinearForm.Term(kpi: KPI.spend, coefficient: 1)])
    for position in order.order {
      let kpi = scenario.kpis[position]
      // Of KPIs that share a name the first counts, as in the index.
      guard index.kpis[kpi.name] == position else { continue }
      forms[kpi.name] = form(of: kpi, markets)
      for member in markets.members[kpi.name] ?? [] {
        forms[member.name] = LinearForm(
          constant: 0, terms: [LinearForm.Term(kpi: member.name, coefficient: 1)])
      }
    }
  }

  private func form(of kpi: KPI, _ markets: MarketSplit) -> LinearForm? {
    switch kpi.definition {
    case .delivered:
      return LinearForm(
        constant: kpi.base, terms: [LinearForm.Term(kpi: kpi.name, coefficient: 1)])
    case .sum(let parts):
      var constant = kpi.base
      var coefficients: [String: Double] = [:]
      for part in parts {
        guard let form = forms[part.kpi] else { return nil }
        constant += part.coefficient * form.constant
        for term in form.terms {
          coefficients[term.kpi, default: 0] += part.coefficient * term.coefficient
        }
      }
      let terms = coefficients.filter { $0.value != 0 }
        .map { LinearForm.Term(kpi: $0.key, coefficient: $0.value) }
        .sorted { $0.kpi < $1.kpi }
      return LinearForm(constant: constant, terms: terms)
    case .markets(.sum):
      return LinearForm(
        constant: kpi.base,
        terms: (markets.members[kpi.name] ?? []).map {
          LinearForm.Term(kpi: $0.name, coefficient: 1)
        }
        .sorted { $0.kpi < $1.kpi })
    case .ratio, .independent, .markets(.worst): return nil
    }
  }
}
