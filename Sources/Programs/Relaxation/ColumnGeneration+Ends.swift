// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

extension ColumnGeneration {
  /// How far prices are raised, and by how much at a time.
  private static let highestRise = 0x1p40
  private static let rise = 4.0
  /// How many prices of a row are tried, and how much of the gap their pricing may miss.
  private static let mostPrices = 60
  private static let care = 1e-3

  /// What there is where rounds got no closer, with a look at the ends that they do not come to:
  /// the least of every line, and prices as high as one likes.
  ///
  /// - Complexity: up to 60 pricings for each row with a price.
  mutating func ending(
    _ record: consuming Record, weights: [Double], gap: Double
  ) -> RelaxedOutcome {
    let rowWeights = rowWeights(of: weights)
    considerLeast(rowWeights: rowWeights, record: &record)
    searchPrices(rowWeights: rowWeights, gap: gap, record: &record)
    if record.spends != nil, !record.multipliers.isEmpty, record.bound - record.value <= gap {
      return .found(relaxation(record, weights: weights))
    }
    return .interrupted(.numericalTrouble, best: best(record, weights: weights))
  }

  /// The weights of all rows in the score: none, but for those of objectives.
  func rowWeights(of weights: [Double]) -> [Double] {
    program.rows.map { _ in 0 } + weights
  }

  /// Keeps the plan of the least spends where no mix was a plan: rows that only it keeps are kept
  /// by no mix to the last digit.
  private mutating func considerLeast(rowWeights: [Double], record: inout Record) {
    guard record.spends == nil, choices.count == 0 else { return }
    for line in 0..<program.lineCount { average[line] = program.lower[line] }
    _ = considerAverage(rowWeights: rowWeights, record: &record)
  }

  /// Looks for a better price of one row after the other, and for plans that are best at them.
  ///
  /// A row that curves keep only at their end, as a return that is approached where spend goes to
  /// 0, has no best price: the bound falls the higher it is. One that is kept just before that has
  /// a best plan so small that the master cannot tell it from none; the plan that is best at a
  /// price is found to its own last digits.
  private mutating func searchPrices(rowWeights: [Double], gap: Double, record: inout Record) {
    guard record.spends != nil else { return }
    for row in record.multipliers.indices where record.multipliers[row] != 0 {
      var multipliers = record.multipliers
      let start = multipliers[row]
      // A factor with which the priced plan breaks a row, and one with which it keeps all.
      var (low, high) = (0.0, Double.infinity)
      var factor = 1.0
      for _ in 0..<Self.mostPrices where record.bound - record.value > gap {
        multipliers[row] = factor * start
        let bound = price(multipliers, rowWeights: rowWeights, tolerance: Self.care * gap)
        if bound < record.bound {
          record.bound = bound
          record.multipliers = multipliers
        }
        if keepsRows(rowWeights: rowWeights, record: &record) {
          high = factor
        } else {
          low = factor
        }
        if high == .infinity {
          factor *= Self.rise
        } else if low == 0 {
          factor /= Self.rise
        } else {
          factor = (low * high).squareRoot()
        }
        if factor > Self.highestRise || factor < 1 / Self.highestRise { break }
      }
    }
  }

  /// Whether the plan that the last prices are best for keeps all rows; it is kept if it is the
  /// best so far.
  private mutating func keepsRows(rowWeights: [Double], record: inout Record) -> Bool {
    if choices.count > 0 { return false }
    for line in 0..<program.lineCount { average[line] = pricer.spends[line] }
    return considerAverage(rowWeights: rowWeights, record: &record)
  }
}
