// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds limits that cannot hold together where only a search case by case has shown that all
/// limits cannot.
///
/// Limits are left out one after the other; one without which there is still no plan is not needed.
/// Source: the deletion filter of Chinneck and Dravnieks, "Locating minimal infeasible constraint
/// sets in linear programs", ORSA Journal on Computing 3 (1991).
struct InfeasibleSetSearch {
  let formulation: Formulation
  let limits: SearchLimits

  /// How long a limit may take to be left out, where no time limit is set.
  private static let patience = Duration.seconds(5)
  /// The most limits that are looked at one by one.
  private static let rowLimit = 200

  /// The limits that are needed.
  ///
  /// - Complexity: a search for each limit.
  func infeasibility() throws(ScalarizerFailure) -> Infeasibility {
    var program = formulation.program
    var kept = program.rows.indices.filter { row in
      program.rows[row].lower.isFinite || program.rows[row].upper.isFinite
    }
    let deadline = ContinuousClock.now.advanced(by: Self.patience)
    let patient = SearchLimits(
      deadline: limits.deadline.map { min($0, deadline) } ?? deadline,
      cancellation: limits.cancellation)
    if kept.count <= Self.rowLimit {
      for row in kept {
        let bounds = (program.rows[row].lower, program.rows[row].upper)
        program.setBounds(ofRow: row, lower: -.infinity, upper: .infinity)
        if try isInfeasible(program, patient) {
          kept.removeAll { $0 == row }
        } else {
          program.setBounds(ofRow: row, lower: bounds.0, upper: bounds.1)
        }
      }
    }
    let sides = kept.flatMap { row in
      [formulation.rowLimits[row].atLeast, formulation.rowLimits[row].atMost].compactMap(\.self)
    }
    return Infeasibility(
      conflict: sides.map { Certificate.Multiplier(limit: $0, value: 1) }, violation: 0,
      isSearched: true)
  }

  private func isInfeasible(
    _ program: ChoiceProgram, _ limits: SearchLimits
  ) throws(ScalarizerFailure) -> Bool {
    if limits.interruption != nil { return false }
    var scalarizer = try BranchingScalarizer(program, limits: limits)
    let count = scalarizer.objectiveCount
    // Any point will do, so any gap is good enough.
    let question = Scalarization(
      weights: Array(repeating: 1, count: count), gap: .greatestFiniteMagnitude)
    if case .infeasible = try scalarizer.solve(question) { return true }
    return false
  }
}

extension Formulation {
  /// The proof that no plan keeps all limits, in the scenario's terms.
  func infeasibility(
    _ proof: ChoiceInfeasibility, limits: SearchLimits
  ) throws(ScalarizerFailure) -> Infeasibility {
    switch proof {
    case .multipliers(let multipliers, let violation):
      infeasibility(multipliers, violation: violation)
    case .search: try InfeasibleSetSearch(formulation: self, limits: limits).infeasibility()
    }
  }

  /// The same scenario with any amount of money where it has steps; `nil` if it has none.
  func withoutSteps() -> Formulation? {
    guard let checked = checked.withoutSteps else { return nil }
    return try? Formulation(
      checked, responses: ResponseTable(checked), scores: objectives.map(\.score))
  }
}

extension CheckedScenario {
  /// The scenario with any amount of money instead of steps; `nil` for one without steps.
  var withoutSteps: CheckedScenario? {
    var free = scenario
    guard free.step != nil || free.campaigns.contains(where: { $0.step != nil }) else {
      return nil
    }
    free.step = nil
    for index in free.campaigns.indices { free.campaigns[index].step = nil }
    return try? CheckedScenario(free)
  }
}
