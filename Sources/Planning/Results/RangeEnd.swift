// SPDX-License-Identifier: GPL-3.0-or-later

/// A plan that the range of a KPI is read from.
///
/// The best value of a KPI is its value in the plan that is best in it. Its worst value is the
/// least good one among the plans that are best in another KPI first and then in it.
package struct RangeEnd: Hashable, Sendable {
  /// The KPI that is at its best.
  package var kpi: String
  /// The KPI that is made as good as can be where the first loses nothing; `nil` for none.
  package var second: String?
  /// The plan; its certificate is about the second KPI where there is one, and keeps the first.
  package var plan: Plan

  /// Makes an end.
  package init(kpi: String, second: String? = nil, plan: Plan) {
    self.kpi = kpi
    self.second = second
    self.plan = plan
  }
}

extension Solution {
  /// The plan that is best in a KPI, where the range of the KPI was worked out.
  package func best(of kpi: String) -> RangeEnd? {
    ends.first { $0.kpi == kpi && $0.second == nil }
  }

  /// The plan in which a KPI is at its worst, of those that are best in another first; `nil` where
  /// there is no other.
  ///
  /// - Complexity: quadratic in the number of KPIs.
  package func worst(of kpi: String) -> RangeEnd? {
    ends.filter { $0.second == kpi }
      .min { $0.plan.certificate.value < $1.plan.certificate.value }
  }
}
