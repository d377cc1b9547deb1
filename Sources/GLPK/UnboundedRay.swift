// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearModel {
  /// A direction along which the objective improves for ever without leaving any row or bound,
  /// integer columns taken as continuous; nil where there is none.
  ///
  /// From any feasible point, any multiple of it may be added. It holds one number per column, none
  /// beyond 1 in size. That a feasible point exists is not promised.
  ///
  /// - Throws: What is wrong with the model, or ``GLPKError/fault(_:)``.
  package func unboundedRay() throws(GLPKError) -> [Double]? {
    let (objective, ray) = try withProblem(directions()) { (problem) throws(GLPKError) in
      let outcome = try problem.solve()
      return (outcome.isOptimal ? outcome.objective : 0, try problem.columnValues())
    }
    let largestCost = costs.reduce(0) { max($0, abs($1)) }
    return abs(objective) > 1e-9 * largestCost ? ray : nil
  }

  /// The problem of the best direction within a box: whatever has a limit may not move towards it.
  private func directions() -> LinearModel {
    func sides(_ bounds: Bounds, step: Double) -> Bounds {
      Bounds(
        lower: bounds.lower.isFinite ? 0 : -step, upper: bounds.upper.isFinite ? 0 : step)
    }
    var directions = self
    directions.objectiveConstant = 0
    directions.isInteger = isInteger.map { _ in false }
    directions.columnBounds = columnBounds.map { sides($0, step: 1) }
    directions.rowBounds = rowBounds.map { sides($0, step: .infinity) }
    return directions
  }
}
