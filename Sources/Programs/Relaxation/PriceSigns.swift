// SPDX-License-Identifier: GPL-3.0-or-later

/// Which signs the price of each measure can take, whatever the weights and multipliers.
struct PriceSigns {
  /// Whether a unit of the measure can be worth something.
  private(set) var canBePositive: [Bool]
  /// Whether a unit of the measure can cost something.
  private(set) var canBeNegative: [Bool]

  init(_ program: ChoiceProgram) {
    canBePositive = Array(repeating: false, count: program.measureCount)
    canBeNegative = canBePositive
    // An objective is weighed, or kept above a floor: both are worth something where it grows.
    for terms in program.objectives { add(terms, isWorth: true, isCost: false) }
    for row in program.rows {
      add(row.terms, isWorth: row.lower.isFinite, isCost: row.upper.isFinite)
    }
  }

  private mutating func add(
    _ terms: [SeparableProgram.Term], isWorth: Bool, isCost: Bool
  ) {
    for term in terms where term.coefficient != 0 {
      let isUp = term.coefficient > 0
      if isUp ? isWorth : isCost { canBePositive[term.measure.index] = true }
      if isUp ? isCost : isWorth { canBeNegative[term.measure.index] = true }
    }
  }
}

extension NonconcaveTerm {
  /// Whether the curve with given entries is concave on a range at every price that its measures
  /// can have.
  func isConcave(
    on range: ClosedRange<Double>, entries: [ChoiceProgram.Entry], _ signs: PriceSigns
  ) -> Bool {
    var positive = false
    var negative = false
    for entry in entries where entry.value != 0 {
      let isUp = entry.value > 0
      if isUp ? signs.canBePositive[entry.measure] : signs.canBeNegative[entry.measure] {
        positive = true
      }
      if isUp ? signs.canBeNegative[entry.measure] : signs.canBePositive[entry.measure] {
        negative = true
      }
    }
    return isConcave(on: range, forPositive: positive, forNegative: negative)
  }
}
