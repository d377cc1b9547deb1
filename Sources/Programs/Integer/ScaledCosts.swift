// SPDX-License-Identifier: GPL-3.0-or-later

/// The costs of a weighted sum of objectives inside.
///
/// Where the sum takes only whole multiples of a step, one unit is that step and the costs are
/// whole: GLPK rounds its bounds then, and prunes what cannot be better by a step.
struct ScaledCosts {
  /// What one unit of each column inside adds.
  let costs: [Double]
  /// The caller's amount of one unit.
  let unit: Double
  /// Whether a unit is a step.
  let isWhole: Bool
  /// How large the sum can get inside; infinite where the columns have no end.
  let size: Double

  /// - Precondition: weights are at least 0.
  init(_ weights: [Double], of program: borrowing ScaledProgram) {
    let parts = weights.indices.filter { weights[$0] > 0 }
    let amounts = parts.map { weights[$0] * program.objectives[$0].unit }
    var factors = amounts
    var unit = powerOfTwo(near: amounts.max() ?? 1)
    for index in factors.indices { factors[index] /= unit }
    var isWhole = false
    if parts.allSatisfy({ program.objectives[$0].whole != nil }),
      let proportion = Proportion(amounts)
    {
      let exact = proportion.parts.map(Double.init)
      let size = zip(exact, parts).reduce(0) { $0 + $1.0 * program.objectives[$1.1].size }
      if !size.isFinite || size <= Self.largestCount {
        factors = exact
        unit = proportion.unit
        isWhole = true
      }
    }
    var costs = [Double](repeating: 0, count: program.columns.count)
    var size = 0.0
    for (factor, part) in zip(factors, parts) {
      let objective = program.objectives[part]
      for column in costs.indices { costs[column] += factor * objective.costs[column] }
      size += factor * objective.size
    }
    self.costs = costs
    self.unit = unit
    self.isWhole = isWhole
    self.size = size
  }

  /// The largest size at which a step is told from rounding.
  private static let largestCount = 1e12

  /// How much of a difference of two values, inside, may be rounding.
  var noise: Double { isWhole ? 0.25 : 1e-10 * (size.isFinite ? max(1, size) : 1024) }

  /// The value inside at a point in the caller's units, which columns inside are `columns` of.
  func value(at point: [Double], columns: [Double]) -> Double {
    costs.indices.reduce(0) {
      costs[$1] == 0 ? $0 : $0 + costs[$1] * (point[$1] / columns[$1])
    }
  }
}
