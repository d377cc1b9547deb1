// SPDX-License-Identifier: GPL-3.0-or-later

extension CheckedScenario {
  /// The delivered KPIs that a KPI is made of, sorted; ``KPI/spend`` for money.
  ///
  /// - Complexity: linear in the terms of its definition.
  package func parts(of kpi: String) -> [String] {
    if let form = linearForm(of: kpi) { return form.terms.map(\.kpi).sorted() }
    switch self.kpi(named: kpi)?.definition {
    case .ratio(let numerator, let denominator):
      return Set(parts(of: numerator) + parts(of: denominator)).sorted()
    case .markets(.worst): return marketMembers(of: kpi).map(\.name).sorted()
    case .independent: return [kpi]
    case .delivered, .sum, .markets(.sum), nil: return []
    }
  }

  /// The lines that can change a KPI, by position: those that bring something of what it is made
  /// of, and all of them where that is money.
  ///
  /// - Complexity: linear in lines × options × KPIs.
  package func drivers(of kpi: String) -> [Int] {
    let parts = Set(parts(of: kpi))
    return (0..<scenario.lineCount).filter { line in
      parts.contains(KPI.spend)
        || options(of: line).contains { option in
          option.figures.contains { parts.contains($0.kpi) && $0.value != 0 }
            || option.flows.contains { parts.contains($0.kpi) && $0.factor != 0 }
        }
    }
  }
}
