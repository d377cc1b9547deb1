// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// Which columns and rows of a problem are held at a bound, so that only a face of its points is
/// left.
///
/// Columns and rows are numbered through: first the columns, then the rows.
struct Face {
  /// Whether it is held at the bound that ``sides`` names.
  fileprivate(set) var isHeld: [Bool]
  /// The part that everything plays in the present basis, as if nothing were held.
  fileprivate(set) var sides: [Basis.Status]
  let columnCount: Int

  init(_ model: LinearModel) {
    isHeld = Array(repeating: false, count: model.columnCount + model.rowCount)
    sides = Array(repeating: .basic, count: isHeld.count)
    columnCount = model.columnCount
  }
}

extension LinearEngine {
  /// The bounds of a column or row when it is not held.
  private func bounds(_ index: Int) -> Bounds {
    index < face.columnCount
      ? model.columnBounds[index] : model.rowBounds[index - face.columnCount]
  }

  /// The bound at which something nonbasic stands; nil for what is basic or free.
  private func boundHeld(_ index: Int) -> Bounds? {
    switch face.sides[index] {
    case .atLower, .fixed: .exactly(bounds(index).lower)
    case .atUpper: .exactly(bounds(index).upper)
    case .basic, .free: nil
    }
  }

  /// Reads the present basis into ``Face/sides``.
  ///
  /// What is held keeps the side on which it is held.
  mutating func readSides() throws(GLPKError) {
    let basis = try problem.basis()
    let statuses = basis.columns + basis.rows
    for index in statuses.indices where !face.isHeld[index] {
      face.sides[index] = statuses[index]
    }
  }

  /// Holds exactly what `isHeld` says at its bound in the present basis and lets go of the rest;
  /// the basis stays.
  ///
  /// This is how a set of optimal points is kept to without a tolerance: at an optimum, what has a
  /// reduced cost other than 0 stands at the same bound in every optimal point.
  ///
  /// - Precondition: ``Face/sides`` is the present basis, and what is to be held stands at a bound
  ///   in it.
  mutating func hold(_ isHeld: [Bool]) throws(GLPKError) {
    var hasChanged = false
    for index in isHeld.indices where isHeld[index] != face.isHeld[index] {
      guard let bounds = isHeld[index] ? boundHeld(index) : bounds(index) else { continue }
      if index < face.columnCount {
        try problem.setBounds(bounds, of: Column(index: index))
      } else {
        try problem.setBounds(bounds, of: Row(index: index - face.columnCount))
      }
      face.isHeld[index] = isHeld[index]
      hasChanged = true
    }
    guard hasChanged else { return }
    // GLPK moves what is let go to the bound that is nearer to 0: put it back where it was.
    try problem.setBasis(
      Basis(
        rows: Array(face.sides[face.columnCount...]),
        columns: Array(face.sides[..<face.columnCount])))
  }

  /// Lets go of everything; the basis stays.
  mutating func releaseAll() throws(GLPKError) {
    guard face.isHeld.contains(true) else { return }
    try readSides()
    try hold(Array(repeating: false, count: face.isHeld.count))
  }
}

extension LinearEngine {
  /// What the present basis charges for one objective.
  struct Charges {
    /// The reduced cost of every column, then the dual value of every row.
    var amounts: [Double]
    /// How much of each amount may be rounding.
    var noise: [Double]
  }

  /// The reduced costs and dual values that costs have at the present basis.
  func charges(for costs: [Double]) throws(GLPKError) -> Charges {
    let prices = try problem.prices(for: costs)
    // A reduced cost is a difference: what is left of it may be rounding of its parts, and a dual value of 0 may have
    // been rounding of the largest. The rows of objectives have no part in it: they are free, or carry a floor, under
    // which no face is taken.
    var largest = 0.0
    for dual in prices.rowDuals { largest = max(largest, abs(dual)) }
    var noise = costs + prices.rowDuals
    for column in costs.indices { noise[column] = abs(costs[column]) * Self.noise }
    for (index, entry) in program.entries.enumerated() {
      let dual = abs(prices.rowDuals[entry.row.index]) + 0.01 * largest
      noise[entry.column.index] += dual * abs(values[index]) * Self.noise
    }
    for row in prices.rowDuals.indices { noise[costs.count + row] = largest * Self.noise }
    return Charges(amounts: prices.reducedCosts + prices.rowDuals, noise: noise)
  }

  /// What rounding may leave of a sum, relative to its parts.
  static var noise: Double { 1e-11 }

  /// What GLPK takes for 0 in a reduced cost, in scaled units.
  static var dualTolerance: Double { 1e-9 }
}
