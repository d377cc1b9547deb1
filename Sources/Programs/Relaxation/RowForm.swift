// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of a separable program followed by one row per objective, as coefficients over
/// measures.
///
/// The extra rows carry floors on objectives; without a floor they are free. Constants of measures
/// are kept apart, so that the master program sees only what lines contribute.
struct RowForm {
  let programRows: Int
  let objectives: Int
  /// Coefficients per row over measures, sparse.
  let terms: [[(measure: Int, coefficient: Double)]]
  /// What a row is when no line contributes.
  let constants: [Double]

  init(_ program: borrowing SeparableProgram, constants measureConstants: [Double]) {
    programRows = program.rows.count
    objectives = program.objectives.count
    let combinations = program.rows.map(\.terms) + program.objectives
    terms = combinations.map { combination in
      combination.map { (measure: $0.measure.index, coefficient: $0.coefficient) }
    }
    constants = terms.map { row in
      row.reduce(0) { $0 + $1.coefficient * measureConstants[$1.measure] }
    }
  }

  var count: Int { terms.count }

  /// What measures contribute to each row, without constants.
  ///
  /// - Complexity: linear in the coefficients.
  func activities(ofMeasures offset: Int, in activity: borrowing Block<Double>) -> [Double] {
    terms.map { row in
      row.reduce(0) { $0 + $1.coefficient * activity[offset + $1.measure] }
    }
  }

  /// Adds to each row's size the sizes of what measures contribute to it, without constants.
  ///
  /// - Complexity: linear in the coefficients.
  func addSizes(
    ofMeasures offset: Int, in activity: borrowing Block<Double>, to sizes: inout [Double]
  ) {
    for (row, terms) in terms.enumerated() {
      for term in terms {
        sizes[row] += abs(term.coefficient * activity[offset + term.measure])
      }
    }
  }

  /// The price of each measure: Σ over rows of weight · coefficient.
  func prices(rowWeights: [Double], measureCount: Int) -> [Double] {
    var prices = [Double](repeating: 0, count: measureCount)
    for (row, weight) in zip(terms, rowWeights) where weight != 0 {
      for term in row { prices[term.measure] += weight * term.coefficient }
    }
    return prices
  }
}
