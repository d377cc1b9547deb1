// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// The prices that a cost vector has at a basis.
package struct Prices: Hashable, Sendable {
  /// The dual value of every row.
  package var rowDuals: [Double] = []

  /// The reduced cost of every column.
  package var reducedCosts: [Double] = []

  /// No prices yet.
  package init() {}
}

extension Problem {
  /// The dual values and reduced costs that other `costs` would have at the present basis.
  ///
  /// Nothing is pivoted and nothing changes but that the basis is factorized where it was not.
  /// Where all reduced costs have the right signs, the present point is optimal for `costs` too:
  /// the step of a parametric simplex.
  ///
  /// - Throws: ``GLPKError/wrongCount(expected:found:)``, ``GLPKError/badNumber(_:at:)``, or
  ///   ``GLPKError/singularBasis``.
  /// - Complexity: One solve with the basis, and one pass over the coefficients.
  package func prices(for costs: [Double]) throws(GLPKError) -> Prices {
    var prices = Prices()
    try readPrices(for: costs, into: &prices)
    return prices
  }

  /// Puts the dual values and reduced costs that other `costs` would have at the present basis into
  /// `prices`.
  package func readPrices(for costs: [Double], into prices: inout Prices) throws(GLPKError) {
    try Check.count(costs.count, is: columnCount)
    for (index, cost) in costs.enumerated() {
      try Check.number(cost, at: .column(Column(index: index)))
    }
    if prices.rowDuals.count != rowCount {
      prices.rowDuals = [Double](repeating: 0, count: rowCount)
    }
    if prices.reducedCosts.count != columnCount {
      prices.reducedCosts = [Double](repeating: 0, count: columnCount)
    }
    try unsafe check(cglpk_price(handle, costs, &prices.rowDuals, &prices.reducedCosts))
  }
}
