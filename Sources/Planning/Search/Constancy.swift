// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Shows whether every plan has the same value of a KPI, not only those that were looked at.
struct Constancy {
  /// A scenario stated for the KPI with its better and its worse.
  let formulation: Formulation
  let limits: SearchLimits

  /// Values that differ by less than this share of what lines bring are the same.
  private static let share = 2e-8
  /// How far the least value is looked for before a closer look, as shares of what lines bring.
  private static let gaps = [1e-1, 1e-4, 0.5 * share]

  /// The proof that no plan has another value of a KPI than its best; `nil` where there is none.
  /// Its score is the KPI's value the other way round.
  ///
  /// - Parameters:
  ///   - best: the best value, maximized inside and without the KPI's constant.
  ///   - bound: what no plan passes, likewise.
  ///   - size: how large the KPI gets without its constant.
  /// - Complexity: linear in lines where what each can bring settles it, else a few solves.
  func proof(
    _ kpi: String, _ objective: Objective, best: Double, bound: Double, size: Double
  ) throws(ScalarizerFailure) -> Certificate? {
    // What is no sum over lines, as people reached, has no proof the other way round that can be checked.
    guard let form = formulation.checked.linearForm(of: kpi) else { return nil }
    let worse: Objective = objective == .maximize ? .minimize : .maximize
    let reach = formulation.reach(of: kpi)
    let constant = form.constant
    // What is less than the last digit of a constant cannot be told from plan to plan.
    if reach.upperBound - reach.lowerBound <= max(1e-12 * size, 0x1p-53 * abs(constant)) {
      let value = -objective.sign * constant - best
      return Certificate(
        weights: [.init(kpi: kpi, objective: worse, weight: 1)], multipliers: [], value: value,
        bound: value + 1e-12 * size)
    }
    if bound - best > Self.share * size { return nil }
    guard
      let reversed = try? Formulation(
        formulation.checked, responses: formulation.responses, objectives: [(kpi, worse)])
    else { return nil }
    var scalarizer = try reversed.program.makeScalarizer(limits: limits)
    for gap in Self.gaps {
      let outcome = try scalarizer.solve(Scalarization(weights: [1], gap: gap * size))
      guard case .found(let point) = outcome else { return nil }
      let solution = point.solution
      if best + solution.value > Self.share * size { return nil }
      if best + solution.bound <= Self.share * size {
        let proof = reversed.certificate(solution)
        // What only a search says cannot be proven again.
        if case .search = proof.proof { return nil }
        return proof
      }
    }
    return nil
  }
}
