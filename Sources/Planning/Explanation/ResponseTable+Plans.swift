// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension ResponseTable {
  /// The way in which a plan uses a line; `nil` if it is none of these.
  func use(of line: Int, _ allocation: Plan.Allocation) -> ChoiceProgram.Use? {
    let amount =
      allocation.package == nil
      ? max(0, allocation.spend - allocation.setUpFee - allocation.commission) : 0
    let slip = 1e-6 * max(1, amount)
    let known = lines[line].indices.filter { index in
      let option = lines[line][index].option
      return option.package == allocation.package && option.amount.lowerBound <= amount + slip
        && option.amount.upperBound >= amount - slip
    }
    let fitting = known.first { lines[line][$0].option.isActive == allocation.isActive }
    return (fitting ?? known.first).map { ChoiceProgram.Use(option: $0, amount: amount) }
  }

  /// What a line brings of each delivered KPI when it is used in a given way.
  func amounts(of line: Int, _ use: ChoiceProgram.Use) -> [String: Double] {
    let response = lines[line][use.option]
    var amounts: [String: Double] = [:]
    for figure in response.option.figures { amounts[figure.kpi, default: 0] += figure.value }
    for entry in response.entries {
      amounts[entry.kpi, default: 0] +=
        entry.factor * response.curves[entry.curve].solverValue(at: use.amount)
    }
    return amounts
  }

  /// The same but that a line brings a multiple of one KPI.
  func scaling(_ kpi: String, of line: Int, by factor: Double) -> ResponseTable {
    var scaled = self
    scaled.scale(kpi, of: line, by: factor)
    return scaled
  }
}
