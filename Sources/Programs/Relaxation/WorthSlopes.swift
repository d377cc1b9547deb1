// SPDX-License-Identifier: GPL-3.0-or-later

extension SeparableProgram {
  /// A side of a spend: where curves have kinks the slopes differ.
  enum Side: Hashable, Sendable {
    /// Towards less spend.
    case left
    /// Towards more spend.
    case right
  }

  /// The price of each measure under a proof: the objectives' weights less the rows' multipliers.
  ///
  /// - Complexity: linear in the terms of rows and objectives.
  func prices(rowMultipliers: [Double], objectiveWeights: [Double]) -> [Double] {
    var prices = [Double](repeating: 0, count: measureCount)
    let weighted =
      zip(rows.map(\.terms), rowMultipliers.map { -$0 }).map { ($0, $1) }
      + zip(objectives, objectiveWeights).map { ($0, $1) }
    for (terms, weight) in weighted where weight != 0 {
      for term in terms { prices[term.measure.index] += weight * term.coefficient }
    }
    return prices
  }

  /// How fast each line's worth at given prices of the measures rises with its spend.
  ///
  /// - Complexity: linear in the entries of the measures.
  func worthSlopes(_ prices: [Double], at spends: [Double], side: Side) -> [Double] {
    let tables = PricingTables(self)
    var slopes = [Double](repeating: 0, count: lineCount)
    for (measure, price) in zip(tables.measures, prices) where price != 0 {
      for (line, slope) in zip(measure.lines, measure.slopes) {
        slopes[Int(line)] += price * slope
      }
      for (slot, factor) in zip(measure.smooth, measure.smoothFactors) {
        let line = Int(tables.smoothLines[Int(slot)])
        let family = tables.family(ofSlot: Int(slot))
        slopes[line] +=
          price * factor * tables.smooth[Int(slot)].jet(family, at: spends[line]).slope
      }
      for (slot, factor) in zip(measure.kinked, measure.kinkedFactors) {
        let line = Int(tables.kinkedLines[Int(slot)])
        let curve = tables.kinked[Int(slot)]
        slopes[line] +=
          price * factor
          * (side == .left ? curve.leftSlope(at: spends[line]) : curve.rightSlope(at: spends[line]))
      }
    }
    return slopes
  }
}
