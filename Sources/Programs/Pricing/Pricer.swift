// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds for every line the spend that is worth most at given prices of the measures, with a
/// rigorous bound.
///
/// At prices θ the worth of line i is φ(x) = σ·x + Σ ω·response term(x), where σ and ω collect the
/// prices of the measures that the line and its response terms count in. Every φ must be concave:
/// the caller has made sure that curves are priced with the grain. Newton's method runs on all
/// lines at once, family by family, inside brackets; what a line may still miss is bounded by slope
/// times bracket, so the total is an upper bound whether or not the iteration has settled.
struct Pricer: ~Copyable {
  let tables: PricingTables
  let lower: Block<Double>
  let upper: Block<Double>
  /// The spends that were found.
  let spends: Block<Double>
  /// The value of each smooth response term at the spends.
  let smoothValues: Block<Double>
  /// The value of each kinked response term at the spends.
  let kinkedValues: Block<Double>
  private let low: Block<Double>
  private let high: Block<Double>
  private let ends: Block<UInt8>
  private let lineSlopes: Block<Double>
  private let slopes: Block<Double>
  private let bends: Block<Double>
  private let smoothPrices: Block<Double>
  private let kinkedPrices: Block<Double>
  private let activeLines: Block<Int32>
  private let activeResponseTerms: Block<Int32>
  private let isActive: Block<Bool>
  private static let passLimit = 80

  init(_ program: borrowing SeparableProgram) {
    tables = PricingTables(program)
    let lines = program.lineCount
    let responseTerms = tables.smooth.count
    lower = Block(program.lower)
    upper = Block(program.upper)
    spends = Block(repeating: 0, count: lines)
    for line in 0..<lines { spends[line] = lower[line] + 0.3 * (upper[line] - lower[line]) }
    smoothValues = Block(repeating: 0, count: responseTerms)
    kinkedValues = Block(repeating: 0, count: tables.kinked.count)
    low = Block(repeating: 0, count: lines)
    high = Block(repeating: 0, count: lines)
    ends = Block(repeating: 0, count: lines)
    lineSlopes = Block(repeating: 0, count: lines)
    slopes = Block(repeating: 0, count: lines)
    bends = Block(repeating: 0, count: lines)
    smoothPrices = Block(repeating: 0, count: responseTerms)
    kinkedPrices = Block(repeating: 0, count: tables.kinked.count)
    activeLines = Block(repeating: 0, count: lines)
    activeResponseTerms = Block(repeating: 0, count: responseTerms)
    isActive = Block(repeating: false, count: lines)
  }

  /// Prices every line, starting from the spends of the last call.
  ///
  /// - Parameters:
  ///   - prices: the worth of one unit of each measure.
  ///   - tolerance: how much all lines together may still miss.
  /// - Returns: how much the lines together may at most miss: Σ max φ ≤ Σ φ(spends) + this.
  /// - Complexity: a few passes over the response terms; a logarithm of the points for kinked
  ///   lines.
  func price(_ prices: [Double], tolerance: Double) -> Double {
    spread(prices)
    low.copy(from: lower)
    high.copy(from: upper)
    ends.fill(0)
    for entry in tables.kinkedByLine { narrowToPiece(entry) }
    let missed = iterate(perLine: tolerance / Double(max(tables.lineCount, 1)))
    evaluateKinked(at: spends)
    return missed
  }

  /// Evaluates every response term at other spends, replacing the values of the last pricing.
  ///
  /// - Complexity: one pass over the response terms.
  func evaluate(at spends: borrowing Block<Double>) {
    for family in SmoothFamily.allCases {
      evaluate(family, at: spends)
    }
    evaluateKinked(at: spends)
  }

  /// Adds up every measure by class at spends whose response terms have just been priced or
  /// evaluated.
  ///
  /// - Parameter activity: `classCount × measureCount` numbers, class by class; overwritten.
  /// - Complexity: linear in the entries of the measures.
  func accumulate(
    at spends: borrowing Block<Double>, classes: borrowing Block<Int32>,
    into activity: borrowing Block<Double>
  ) {
    activity.fill(0)
    let width = tables.measures.count
    for (column, measure) in tables.measures.enumerated() {
      for entry in measure.lines.indices {
        let line = Int(measure.lines[entry])
        activity[Int(classes[line]) * width + column] += measure.slopes[entry] * spends[line]
      }
      for entry in measure.smooth.indices {
        let slot = Int(measure.smooth[entry])
        let line = Int(tables.smoothLines[slot])
        activity[Int(classes[line]) * width + column] +=
          measure.smoothFactors[entry] * smoothValues[slot]
      }
      for entry in measure.kinked.indices {
        let slot = Int(measure.kinked[entry])
        let line = Int(tables.kinkedLines[slot])
        activity[Int(classes[line]) * width + column] +=
          measure.kinkedFactors[entry] * kinkedValues[slot]
      }
    }
  }
}

extension Pricer {
  /// Turns prices of measures into slopes of lines and prices of response terms.
  private func spread(_ prices: [Double]) {
    lineSlopes.fill(0)
    smoothPrices.fill(0)
    kinkedPrices.fill(0)
    for (measure, price) in zip(tables.measures, prices) where price != 0 {
      for entry in measure.lines.indices {
        lineSlopes[Int(measure.lines[entry])] += price * measure.slopes[entry]
      }
      for entry in measure.smooth.indices {
        smoothPrices[Int(measure.smooth[entry])] += price * measure.smoothFactors[entry]
      }
      for entry in measure.kinked.indices {
        kinkedPrices[Int(measure.kinked[entry])] += price * measure.kinkedFactors[entry]
      }
    }
  }

  private func evaluateKinked(at spends: borrowing Block<Double>) {
    for slot in tables.kinked.indices {
      kinkedValues[slot] = tables.kinked[slot].value(at: spends[Int(tables.kinkedLines[slot])])
    }
  }

  @inline(__always)
  private func evaluate(_ family: SmoothFamily, at spends: borrowing Block<Double>) {
    for slot in tables.familyRanges[family.index] {
      smoothValues[slot] =
        tables.smooth[slot].jet(family, at: spends[Int(tables.smoothLines[slot])]).value
    }
  }

  /// Shrinks a line's bracket to the straight piece, or the kink, where its worth stops rising, and
  /// moves the pieces' slopes into the line's slope.
  private func narrowToPiece(_ entry: (line: Int, kinked: [Int], smooth: [Int])) {
    let line = entry.line
    var kinks: [Double] = [lower[line]]
    for slot in entry.kinked where kinkedPrices[slot] != 0 {
      kinks += tables.kinked[slot].spends.filter { $0 > lower[line] && $0 < upper[line] }
    }
    kinks.sort()
    func rightSlope(at x: Double) -> Double {
      var slope = lineSlopes[line]
      for slot in entry.kinked {
        slope += kinkedPrices[slot] * tables.kinked[slot].rightSlope(at: x)
      }
      for slot in entry.smooth {
        let jet = tables.smooth[slot].jet(tables.family(ofSlot: slot), at: x)
        if smoothPrices[slot] != 0 { slope += smoothPrices[slot] * jet.slope }
      }
      return slope
    }
    var first = 0
    var last = kinks.count
    // The worth is concave: slopes right of the kinks fall, so the last rising one can be found by halving.
    while first < last {
      let middle = (first + last) / 2
      if rightSlope(at: kinks[middle]) > 0 { first = middle + 1 } else { last = middle }
    }
    let start = first == 0 ? lower[line] : kinks[first - 1]
    let end = first == 0 ? lower[line] : first < kinks.count ? kinks[first] : upper[line]
    for slot in entry.kinked {
      lineSlopes[line] += kinkedPrices[slot] * tables.kinked[slot].rightSlope(at: start)
    }
    low[line] = start
    high[line] = end
  }

  /// Newton's method inside the brackets, on all lines that have not settled.
  private func iterate(perLine tolerance: Double) -> Double {
    var lineCount = 0
    for line in 0..<tables.lineCount {
      let isSmooth = tables.smoothLineSet[line]
      isActive[line] = isSmooth
      if isSmooth {
        spends[line] = min(max(spends[line], low[line]), high[line])
        activeLines[lineCount] = Int32(line)
        lineCount += 1
      } else {
        spends[line] = lineSlopes[line] > 0 ? high[line] : low[line]
      }
    }
    var sweep = Sweep(counts: tables.familyRanges.map(\.count))
    for range in tables.familyRanges {
      for slot in range { activeResponseTerms[slot] = Int32(slot) }
    }
    var missed = 0.0
    var pass = 0
    while lineCount > 0 {
      for index in 0..<lineCount {
        let line = Int(activeLines[index])
        slopes[line] = 0
        bends[line] = 0
      }
      for family in SmoothFamily.allCases where sweep.counts[family.index] > 0 {
        sweep.family = family.index
        family.visit(self, &sweep)
      }
      pass += 1
      lineCount = step(
        lineCount, tolerance: pass < Self.passLimit ? tolerance : .infinity, missed: &missed)
    }
    return missed
  }

  /// Moves every active line once; returns how many stay active.
  private func step(_ count: Int, tolerance: Double, missed: inout Double) -> Int {
    var kept = 0
    for index in 0..<count {
      let line = Int(activeLines[index])
      let x = spends[line]
      let slope = slopes[line] + lineSlopes[line]
      var left = low[line]
      var right = high[line]
      if slope > 0 {
        left = x
        ends[line] |= 1
      } else {
        right = x
        ends[line] |= 2
      }
      let miss = slope > 0 ? slope * (right - x) : slope * (left - x)
      // The second test ends a bracket that has no number left inside.
      if miss <= tolerance || right - left <= x * 0x1p-51 {
        if miss > 0 { missed += miss }
        isActive[line] = false
        continue
      }
      low[line] = left
      high[line] = right
      spends[line] = next(
        x, low: left, high: right, ends: ends[line], slope: slope, gain: slopes[line],
        price: -lineSlopes[line], bend: bends[line])
      activeLines[kept] = Int32(line)
      kept += 1
    }
    return kept
  }

  /// The next spend to try.
  ///
  /// Where money has a price and curves bring something, Newton's method runs on the logarithms of
  /// the two, for which exponential curves are straight and Hill curves nearly so.
  @inline(__always)
  private func next(
    _ x: Double, low: Double, high: Double, ends: UInt8, slope: Double, gain: Double,
    price: Double, bend: Double
  ) -> Double {
    if !slope.isFinite { return low + (high - low) * 0x1p-10 }
    var target = slope > 0 ? high : low
    if bend < 0 {
      let reach =
        price > 0 && gain > 0 ? gain / -bend * Self.roughLogarithm(gain / price) : slope / -bend
      target = x + reach
    }
    if target > low && target < high { return target }
    let end: UInt8 = slope > 0 ? 2 : 1
    if ends & end == 0 { return slope > 0 ? high : low }
    return low + (high - low) / 2
  }

  /// The natural logarithm; near 1 its first rational approximation, which is off by (ratio -
  /// 1)³/12 and much cheaper.
  @inline(__always)
  private static func roughLogarithm(_ ratio: Double) -> Double {
    ratio > 0.5 && ratio < 2 ? 2 * (ratio - 1) / (ratio + 1) : Elementary.log(ratio)
  }
}

extension Pricer: FormulaVisitor {
  /// The response terms of lines that have not settled.
  struct Sweep {
    /// How many there are of each family, in the order of ``SmoothFamily``.
    var counts: [Int]
    /// The family whose turn it is.
    var family = 0
  }

  /// Evaluates the active response terms of one family and adds them to their lines; drops response
  /// terms of settled lines.
  ///
  /// The pricing loop proper: it is compiled for each formula by itself.
  @inline(__always)
  func visit<Formula: SmoothFormula>(_ formula: Formula.Type, _ sweep: inout Sweep) {
    let start = tables.familyRanges[sweep.family].lowerBound
    var kept = 0
    for index in 0..<sweep.counts[sweep.family] {
      let slot = Int(activeResponseTerms[start + index])
      let line = Int(tables.smoothLines[slot])
      if !isActive[line] { continue }
      activeResponseTerms[start + kept] = Int32(slot)
      kept += 1
      let jet = Formula.jet(of: tables.smooth[slot], at: spends[line])
      smoothValues[slot] = jet.value
      let price = smoothPrices[slot]
      if price != 0 {
        slopes[line] += price * jet.slope
        bends[line] += price * jet.bend
      }
    }
    sweep.counts[sweep.family] = kept
  }
}
