// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceProgram {
  /// A solution with as much of another in it as an objective needs to reach a value, its proof
  /// kept; `nil` where their ways differ, or the mix does not reach the value or breaks a row.
  ///
  /// Where curves bend down a mix of two plans has at least the mix of their values.
  ///
  /// - Complexity: linear in the entries of the options that are taken.
  package func mixed(
    _ solution: ChoiceSolution, with other: ChoiceSolution, toReach value: Double,
    in objective: Int
  ) -> ChoiceSolution? {
    let own = solution.objectives[objective]
    guard own < value else { return solution }
    guard other.objectives[objective] >= value else { return nil }
    let share = (value - own) / (other.objectives[objective] - own)
    var mixed = solution
    for (line, use) in other.uses.enumerated() {
      let from = solution.uses[line]
      guard use.option == from.option else { return nil }
      let hasSteps = data[options[line][use.option].index].step > 0
      guard !hasSteps || use.amount == from.amount else { return nil }
      mixed.uses[line].amount = from.amount + share * (use.amount - from.amount)
    }
    mixed.measures = measures(of: mixed.uses)
    mixed.objectives = objectiveValues(at: mixed.measures)
    mixed.value = zip(mixed.weights, mixed.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    mixed.bound = max(mixed.bound, mixed.value)
    mixed = raised(mixed)
    let digits = 0x1p-50 * max(abs(value), abs(own))
    let isReached = mixed.objectives[objective] >= value - digits
    let free = objectives.map { _ in -Double.infinity }
    return isReached && keeps(mixed.uses, floors: free) ? mixed : nil
  }

  /// A solution that breaks a row or floor by more than rounding, moved towards uses that keep all
  /// as far as it takes; the solution itself where these do not, or differ in their ways.
  ///
  /// - Complexity: linear in the entries of the options that are taken, times 50 where a solution
  ///   breaks something.
  package func keeping(_ solution: ChoiceSolution, near known: [Use]?) -> ChoiceSolution {
    guard let known, !keeps(solution.uses, floors: solution.floors),
      keeps(known, floors: solution.floors),
      zip(known, solution.uses).allSatisfy({ $0.option == $1.option })
    else { return solution }
    func uses(_ share: Double) -> [Use] {
      zip(known, solution.uses).map {
        Use(option: $0.option, amount: $0.amount + share * ($1.amount - $0.amount))
      }
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if keeps(uses(middle), floors: solution.floors) { low = middle } else { high = middle }
    }
    var kept = solution
    kept.uses = uses(low)
    kept.measures = measures(of: kept.uses)
    kept.objectives = objectiveValues(at: kept.measures)
    kept.value = zip(kept.weights, kept.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    kept.bound = max(kept.bound, kept.value)
    return kept
  }

  /// Whether uses keep all rows, and floors on the objectives, up to what rounding does to them.
  ///
  /// - Complexity: linear in the entries of the options that are taken.
  func keeps(_ uses: [Use], floors: [Double]) -> Bool {
    let (totals, sizes) = activity(of: uses)
    func keeps(_ terms: [SeparableProgram.Term], _ lower: Double, _ upper: Double) -> Bool {
      var (value, size, constant) = (0.0, 0.0, 0.0)
      for term in terms {
        value += term.coefficient * totals[term.measure.index]
        size += abs(term.coefficient) * sizes[term.measure.index]
        constant += term.coefficient * constants[term.measure.index]
      }
      let slip = RowTolerance.plan.slip(size: size, constant: constant)
      return value >= lower - constant - slip && value <= upper - constant + slip
    }
    return rows.allSatisfy { keeps($0.terms, $0.lower, $0.upper) }
      && zip(objectives, floors).allSatisfy { keeps($0, $1, .infinity) }
  }
}
