// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto

/// Turns rough uses of the lines into a good feasible point: options stay, amounts are optimized on
/// stretches around the rough ones where that is a concave program.
///
/// A curve that bends the wrong way for a row or an objective is replaced there by its tangent at
/// the rough amount, which leaves less room than the curve, never more: what is feasible for the
/// tangents is feasible. The tangents move to the new amounts until that brings nothing more.
/// Source: inner convex approximation, Marks and Wright, "A general inner approximation algorithm
/// for nonconvex mathematical programs", Operations Research 26 (1978).
struct ChoiceRefinement {
  let program: ChoiceProgram
  let signs: PriceSigns
  let weights: [Double]
  let floors: [Double]
  let gap: Double
  let limits: SearchLimits

  private static let passLimit = 6

  /// The refined uses, or `nil` if nothing feasible was found near the rough ones.
  ///
  /// - Parameter domain: what amounts and options may be; the rough uses lie in it.
  func refine(
    _ rough: [ChoiceProgram.Use], within domain: ChoiceDomain
  ) throws(GLPKError) -> [ChoiceProgram.Use]? {
    var uses = rough
    var best: (uses: [ChoiceProgram.Use], value: Double)?
    for _ in 0..<Self.passLimit {
      var local = LocalProgram(program, signs, at: uses, within: domain)
      local.keep(floors)
      if local.isSettled {
        return isFeasible(uses) ? uses : best?.uses
      }
      let outcome: SeparableOutcome
      do throws(GLPKError) {
        var generation = try ColumnGeneration(local.program)
        if isFeasible(uses) { generation.start(at: uses.map(\.amount)) }
        outcome = try generation.maximize(
          weights: weights, floors: floors.map { _ in -.infinity }, gap: gap, limits: limits)
      } catch .badNumber(.tooLarge, _) {
        // A curve so steep that its tangent leaves the arithmetic says nothing about amounts nearby.
        return best?.uses ?? (isFeasible(uses) ? uses : nil)
      } catch {
        throw error
      }
      let found: SeparableSolution
      switch outcome {
      case .found(let solution): found = solution
      case .interrupted(_, let solution?): found = solution
      case .infeasible: return best?.uses
      case .interrupted: return best?.uses ?? (isFeasible(uses) ? uses : nil)
      }
      uses = zip(uses, found.spends).map {
        ChoiceProgram.Use(option: $0.option, amount: $1)
      }
      guard isFeasible(uses) else { return best?.uses }
      let value = score(uses)
      if let known = best, value <= known.value + gap {
        return value > known.value ? uses : known.uses
      }
      best = (uses, value)
      guard local.hasTangents else { break }
    }
    return best?.uses
  }

  /// The weighted sum of the objectives.
  func score(_ uses: [ChoiceProgram.Use]) -> Double {
    let values = program.objectiveValues(at: program.measures(of: uses))
    return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether uses keep all rows and floors, up to what rounding does to them.
  func isFeasible(_ uses: [ChoiceProgram.Use]) -> Bool {
    program.keeps(uses, floors: floors)
  }
}
