// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceProgram {
  /// Whether a line needs a choice or has no option, so that solves are searches.
  ///
  /// - Complexity: linear in the entries of the program.
  package var hasChoices: Bool { ChoiceDivision.hasChoices(self) }

  /// Whether the program is linear: without choices, every curve of straight pieces.
  ///
  /// - Complexity: linear in the entries of the program.
  package var isLinear: Bool { separable?.isPiecewiseLinear == true }

  /// The program without choices, with the same lines, measures, rows and objectives; `nil` if it
  /// has choices.
  ///
  /// - Complexity: linear in the entries of the program.
  var separable: SeparableProgram? {
    guard let division = ChoiceDivision(self, ChoiceDomain(), PriceSigns(self)),
      division.choiceLines.isEmpty
    else { return nil }
    return division.plain
  }

  /// How fast each line's worth rises with its amount at both ends of its range, from inside the
  /// range; `nil` for a program with choices.
  ///
  /// - Complexity: linear in the entries of the program.
  package func worthSlopesAtEnds(
    rowMultipliers: [Double], objectiveWeights: [Double]
  ) -> (lower: [Double], upper: [Double])? {
    guard let program = separable else { return nil }
    let prices = program.prices(
      rowMultipliers: rowMultipliers, objectiveWeights: objectiveWeights)
    return (
      program.worthSlopes(prices, at: program.lower, side: .right),
      program.worthSlopes(prices, at: program.upper, side: .left)
    )
  }
}
