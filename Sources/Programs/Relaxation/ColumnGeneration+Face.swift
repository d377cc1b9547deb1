// SPDX-License-Identifier: GPL-3.0-or-later

extension ColumnGeneration {
  /// Narrows a program to the plans that are as good as a solution at the solution's own prices.
  ///
  /// A line whose worth bends at its spend is fixed there; one whose worth is straight and level
  /// around it keeps the level part; rows with a price keep their value.
  ///
  /// - Returns: whether any line is left with a choice.
  /// - Complexity: linear in response terms, and in the points of kinked lines.
  func narrow(
    _ face: inout SeparableProgram, toOptimaOf solution: SeparableSolution
  ) -> Bool {
    var rowWeights = solution.rowMultipliers.map { -$0 }
    rowWeights += zip(solution.weights, solution.floorMultipliers).map { $0 + $1 }
    let prices = rows.prices(rowWeights: rowWeights, measureCount: program.measureCount)
    let levels = pricer.levelRanges(prices, around: solution.spends)
    var isFree = false
    for (index, level) in levels.enumerated() {
      let line = SeparableProgram.Line(index)
      let lower = max(face.lower[index], min(level.lowerBound, solution.spends[index]))
      let upper = min(face.upper[index], max(level.upperBound, solution.spends[index]))
      face.setRange(of: line, lower: min(lower, upper), upper: upper)
      if upper > lower { isFree = true }
    }
    for (row, multiplier) in solution.rowMultipliers.enumerated() where multiplier != 0 {
      let value = program.rows[row].terms.reduce(0) {
        $0 + $1.coefficient * solution.measures[$1.measure.index]
      }
      face.setBounds(ofRow: row, lower: value, upper: value)
    }
    return isFree
  }
}

extension Pricer {
  /// For every line the spends around a given one over which its worth at given prices stays the
  /// same; the spend alone where the worth bends or slopes.
  ///
  /// Slopes count as level below 1e-9 of the sizes that they are the sum of.
  func levelRanges(_ prices: [Double], around spends: [Double]) -> [ClosedRange<Double>] {
    let count = tables.lineCount
    let sizes = Block(repeating: 0.0, count: count)
    let slopes = Block(repeating: 0.0, count: count)
    let isBent = Block(repeating: false, count: count)
    let kinkedPrices = Block(repeating: 0.0, count: tables.kinked.count)
    let smoothPrices = Block(repeating: 0.0, count: tables.smooth.count)
    for (measure, price) in zip(tables.measures, prices) where price != 0 {
      for entry in measure.lines.indices {
        let line = Int(measure.lines[entry])
        slopes[line] += price * measure.slopes[entry]
        sizes[line] += abs(price * measure.slopes[entry])
      }
      for entry in measure.smooth.indices {
        smoothPrices[Int(measure.smooth[entry])] += price * measure.smoothFactors[entry]
      }
      for entry in measure.kinked.indices {
        kinkedPrices[Int(measure.kinked[entry])] += price * measure.kinkedFactors[entry]
      }
    }
    for slot in 0..<tables.smooth.count where smoothPrices[slot] != 0 {
      let line = Int(tables.smoothLines[slot])
      if tables.smooth[slot].a != 0 { isBent[line] = true }
    }
    var ranges = (0..<count).map { line in
      abs(slopes[line]) <= 1e-9 * sizes[line] && !isBent[line]
        ? lower[line]...upper[line] : spends[line]...spends[line]
    }
    for entry in tables.kinkedByLine where !isBent[entry.line] {
      let line = entry.line
      var kinks = [lower[line], upper[line]]
      for slot in entry.kinked where kinkedPrices[slot] != 0 {
        kinks += tables.kinked[slot].spends.filter { $0 > lower[line] && $0 < upper[line] }
      }
      kinks.sort()
      var level: ClosedRange<Double>?
      for (start, end) in zip(kinks, kinks.dropFirst()) where end > start {
        var slope = slopes[line]
        var size = sizes[line]
        for slot in entry.kinked {
          let part = kinkedPrices[slot] * tables.kinked[slot].rightSlope(at: start)
          slope += part
          size += abs(part)
        }
        if abs(slope) <= 1e-9 * size {
          level = min(level?.lowerBound ?? start, start)...max(level?.upperBound ?? end, end)
        }
      }
      ranges[line] = level ?? spends[line]...spends[line]
    }
    return ranges
  }
}
