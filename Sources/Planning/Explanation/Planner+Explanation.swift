// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Pareto
import Programs

extension Planner {
  /// Finds out what holds a plan where it is: limits with what they cost, lines that get nothing or
  /// all that they may, the least budget, and how different a plan can be that is nearly as good.
  ///
  /// Whatever is said of another figure comes from solving again, on the scales of the plan.
  ///
  /// - Parameters:
  ///   - solution: a plan of this scenario, by its declared trade-off.
  ///   - options: how good each plan must be and how long all of it may take; `points` is not used.
  ///   - cancellation: ends the search from outside.
  /// - Complexity: four solves for each of up to twelve limits, some ten for each of up to ten
  ///   lines, and two for each line.
  public func explanation(
    of solution: Solution, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> PlanExplanation {
    let limits = options.limits(cancellation)
    let changed = ChangedScenarios(
      scenario, solution, gap: options.gap, limits: limits)
    var explanation = PlanExplanation()
    var limitSearch = LimitSensitivity(
      checked: scenario, responses: responses, solution: solution, changed: changed)
    explanation.limits = limitSearch.findings()
    if try !limitSearch.solveSteps(&explanation.limits) { explanation.leftOut.append(.steps) }
    do throws(ScalarizerFailure) {
      explanation.leastBudget = try LeastBudgetSearch(
        scenario: scenario.scenario, limits: limits
      ).find()
      if let ambitious = scenario.scenario.holdingAllGoals {
        explanation.leastBudgetForGoals = try LeastBudgetSearch(
          scenario: ambitious, includesTargets: false, limits: limits
        ).find()
      }
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
    }
    if explanation.leastBudget == nil, scenario.scenario.budget != nil {
      explanation.leftOut.append(.leastBudget)
    }
    let needs = BreakEvenSearch(
      checked: scenario, responses: responses, solution: solution, changed: changed)
    explanation.lines = needs.findings()
    if try !needs.confirm(&explanation.lines) { explanation.leftOut.append(.needs) }
    do throws(ScalarizerFailure) {
      let (found, isWhole) = try NearOptimalSearch(
        checked: scenario, responses: responses, solution: solution, limits: limits
      ).find()
      explanation.nearEqual = found
      if !isWhole { explanation.leftOut.append(.nearEqual) }
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
      explanation.leftOut.append(.nearEqual)
    }
    return explanation
  }
}
