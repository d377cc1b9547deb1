// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceProgram {
  /// The program without choices, with the same lines, measures, rows and objectives; `nil` if a
  /// line needs a choice or has no option.
  ///
  /// - Complexity: linear in the entries of the program.
  package var separable: SeparableProgram? {
    guard let division = ChoiceDivision(self, ChoiceDomain(), PriceSigns(self)),
      division.choiceLines.isEmpty
    else { return nil }
    return division.plain
  }
}
