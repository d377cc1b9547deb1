// SPDX-License-Identifier: GPL-3.0-or-later

extension Planner {
  /// What each line of a plan brings of each delivered KPI, and what it spends, by position;
  /// without bases.
  ///
  /// - Complexity: linear in lines × KPIs.
  public func brought(by plan: Plan) -> [[String: Double]] {
    plan.allocations.indices.map { line in
      var amounts =
        responses.use(of: line, plan.allocations[line]).map { responses.amounts(of: line, $0) }
        ?? [:]
      amounts[KPI.spend] = plan.allocations[line].spend
      return amounts
    }
  }
}
