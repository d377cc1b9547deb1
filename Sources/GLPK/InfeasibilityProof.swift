// SPDX-License-Identifier: GPL-3.0-or-later

/// Multipliers on the rows that prove, by one sum, that no point satisfies all rows and bounds
/// (Farkas' lemma).
///
/// Every row times its multiplier, added up, demands at least ``demanded`` of one combination of
/// the columns, and the columns' own bounds allow it at most ``allowed``, which is less.
package struct InfeasibilityProof: Hashable, Sendable {
  /// The multiplier of every row: above zero it takes the row's lower bound, below zero its upper
  /// one.
  package var rowMultipliers: [Double]

  /// The coefficient of every column in the combination.
  package var combination: [Double]

  /// What the rows demand of the combination.
  package var demanded: Double

  /// The most the bounds of the columns allow it.
  package var allowed: Double
}

extension LinearModel {
  /// A proof that no point satisfies all rows and bounds, integer columns taken as continuous; nil
  /// where there is such a point, or where none could be told from rounding.
  ///
  /// Rows that matter have a multiplier other than zero: together with the bounds of the columns in
  /// ``InfeasibilityProof/combination`` they conflict.
  ///
  /// - Throws: What is wrong with the model, or ``GLPKError/fault(_:)``.
  package func infeasibilityProof() throws(GLPKError) -> InfeasibilityProof? {
    let sizes = rowSizes()
    let multipliers = try withProblem(elastic(sizes)) { (problem) throws(GLPKError) in
      guard try problem.solve().isOptimal else { return nil as [Double]? }
      // In units of their rows, multipliers lie between -1 and 1, and what is all but 0 is rounding: on a column
      // without a limit it would spoil the proof.
      return zip(try problem.rowDuals(), sizes).map { abs($0 * $1) > 1e-12 ? $0 : 0 }
    }
    return multipliers.flatMap { infeasibilityProof(by: $0) }
  }

  /// The proof that the multipliers give, recomputed from the model; nil where they prove nothing.
  package func infeasibilityProof(by rowMultipliers: [Double]) -> InfeasibilityProof? {
    precondition(rowMultipliers.count == rowCount, "one multiplier per row")
    var proof = InfeasibilityProof(
      rowMultipliers: rowMultipliers, combination: [Double](repeating: 0, count: columnCount),
      demanded: 0, allowed: 0)
    var magnitude = 0.0
    for (row, multiplier) in rowMultipliers.enumerated() where multiplier != 0 {
      let bound = multiplier > 0 ? rowBounds[row].lower : rowBounds[row].upper
      // A multiplier on the side without a bound is rounding, or no proof.
      guard bound.isFinite else {
        proof.rowMultipliers[row] = 0
        continue
      }
      proof.demanded += multiplier * bound
      magnitude += abs(multiplier * bound)
    }
    var sizes = proof.combination
    for entry in entries {
      let term = proof.rowMultipliers[entry.row.index] * entry.value
      proof.combination[entry.column.index] += term
      sizes[entry.column.index] += abs(term)
    }
    for (column, bounds) in columnBounds.enumerated() {
      // What is left where terms cancel is rounding.
      if abs(proof.combination[column]) <= 1e-9 * sizes[column] { proof.combination[column] = 0 }
      let coefficient = proof.combination[column]
      guard coefficient != 0 else { continue }
      let most = coefficient * (coefficient > 0 ? bounds.upper : bounds.lower)
      proof.allowed += most
      magnitude += abs(most)
    }
    return proof.demanded - proof.allowed > 1e-9 * max(1, magnitude) ? proof : nil
  }

  /// The largest coefficient of every row; 1 for an empty one.
  private func rowSizes() -> [Double] {
    var sizes = [Double](repeating: 0, count: rowCount)
    for entry in entries { sizes[entry.row.index] = max(sizes[entry.row.index], abs(entry.value)) }
    return sizes.map { $0 > 0 ? $0 : 1 }
  }

  /// The problem of breaking the rows as little as possible, each in units of its size. It always
  /// has a solution, whose dual values are the proof.
  private func elastic(_ sizes: [Double]) -> LinearModel {
    var elastic = self
    elastic.sense = .minimize
    elastic.objectiveConstant = 0
    elastic.costs = costs.map { _ in 0 }
    elastic.isInteger = isInteger.map { _ in false }
    for (index, size) in sizes.enumerated() {
      let row = Row(index: index)
      elastic.addColumn(cost: 1, entries: [ColumnEntry(row, size)])
      elastic.addColumn(cost: 1, entries: [ColumnEntry(row, -size)])
    }
    return elastic
  }
}
