// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Shows whether every plan has the same value of a KPI, not only those that were looked at.
struct Constancy {
  /// A scenario stated for the KPI with its better and its worse.
  let statement: Statement
  let limits: SearchLimits

  /// Values that differ by less than this share of what lines bring are the same.
  private static let share = 2e-8
  /// How far the least value is looked for before a closer look, as shares of what lines bring.
  private static let gaps = [1e-1, 1e-4, 0.5 * share]

  /// Whether no plan has another value of a KPI than its best.
  ///
  /// - Parameters:
  ///   - best: the best value, maximized inside and without the KPI's constant.
  ///   - size: how large the KPI gets without its constant.
  /// - Complexity: linear in lines where what each can bring settles it, else a few solves.
  func isShown(
    _ kpi: String, _ objective: Objective, best: Double, size: Double
  ) throws(ScalarizerFailure) -> Bool {
    let reach = statement.reach(of: kpi)
    if reach.upperBound - reach.lowerBound <= 1e-12 * size { return true }
    let worse: Objective = objective == .maximize ? .minimize : .maximize
    guard
      let reversed = try? Statement(
        statement.checked, responses: statement.responses, objectives: [(kpi, worse)])
    else { return false }
    var scalarizer = try PlanScalarizer(reversed, limits: limits)
    for gap in Self.gaps {
      let outcome = try scalarizer.solve(Scalarization(weights: [1], gap: gap * size))
      guard case .solved(let point) = outcome else { return false }
      let solution = point.solution
      if best + solution.value > Self.share * size { return false }
      if best + solution.bound <= Self.share * size { return true }
    }
    return false
  }
}
