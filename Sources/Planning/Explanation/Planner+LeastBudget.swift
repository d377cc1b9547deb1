// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
import Pareto
import Programs

extension Planner {
  /// Finds the least budget with which every other limit of the scenario can be kept, its musts
  /// among them.
  ///
  /// - Parameters:
  ///   - includesTargets: whether the targets of KPIs are to be kept as well.
  ///   - options: how long it may take; nothing else of them is used.
  ///   - cancellation: ends the search from outside.
  /// - Returns: The least budget; `nil` for a scenario without a budget, or where there was no
  ///   time.
  /// - Complexity: one solve.
  package func leastBudget(
    includesTargets: Bool = false, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> LeastBudget? {
    let limits = options.limits(cancellation)
    do throws(ScalarizerFailure) {
      return try LeastBudgetSearch(
        scenario: scenario.scenario, includesTargets: includesTargets, limits: limits
      ).find()
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
      return nil
    }
  }
}

extension Scenario {
  /// The scenario with every goal that has a KPI and a target as a must; `nil` where they all are
  /// already.
  var holdingAllGoals: Scenario? {
    var changed = self
    for goal in GoalResolution(scenario: self, index: NameIndex(self)).goals() {
      changed.goals[goal.position].isMust = true
    }
    return changed == self ? nil : changed
  }
}
