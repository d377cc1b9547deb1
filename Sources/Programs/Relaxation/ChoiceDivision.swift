// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// The lines of a ``ChoiceProgram`` within a domain: those that need no choice as a
/// ``SeparableProgram``, and the others.
///
/// A line needs no choice if it has one option left, without steps, whose curves bend down at every
/// price that they can have.
struct ChoiceDivision {
  /// The lines without choices, with all measures, rows and objectives of the program.
  private(set) var plain = SeparableProgram()
  /// The position in the program of each line of `plain`.
  private(set) var plainLines: [Int] = []
  /// The option of each line of `plain`, by position among the options of its line.
  private(set) var plainOptions: [Int] = []
  /// The lines that need choices, by position in the program.
  private(set) var choiceLines: [Int] = []

  /// Divides the lines; `nil` if the domain leaves a line no option.
  ///
  /// - Complexity: linear in the entries of the program.
  init?(_ program: ChoiceProgram, _ domain: ChoiceDomain, _ signs: PriceSigns) {
    for constant in program.constants { _ = plain.addMeasure(constant: constant) }
    for line in 0..<program.lineCount {
      let left = Self.options(left: domain, line, of: program)
      guard let first = left.first else { return nil }
      if left.count == 1, Self.isPlain(first.range, first.option, line, of: program, signs) {
        add(line, option: first.option, first.range, of: program)
      } else {
        choiceLines.append(line)
      }
    }
    for row in program.rows { plain.addRow(row) }
    for objective in program.objectives { plain.addObjective(objective) }
  }

  /// Whether a line of the program needs a choice or has no option.
  ///
  /// - Complexity: linear in the entries of the program.
  static func hasChoices(_ program: ChoiceProgram) -> Bool {
    let signs = PriceSigns(program)
    return (0..<program.lineCount).contains { line in
      let left = options(left: ChoiceDomain(), line, of: program)
      return left.count != 1
        || !isPlain(left[0].range, left[0].option, line, of: program, signs)
    }
  }

  private static func options(
    left domain: ChoiceDomain, _ line: Int, of program: ChoiceProgram
  ) -> [(option: Int, range: ClosedRange<Double>)] {
    let positions = domain.lines[line]?.options ?? Array(program.options[line].indices)
    return positions.compactMap { option in
      domain.range(of: option, of: line, in: program).map { (option, $0) }
    }
  }

  private static func isPlain(
    _ range: ClosedRange<Double>, _ option: Int, _ line: Int, of program: ChoiceProgram,
    _ signs: PriceSigns
  ) -> Bool {
    if range.lowerBound == range.upperBound { return true }
    let data = program.data[program.options[line][option].index]
    guard data.step == 0 else { return false }
    return data.responseTerms.allSatisfy { responseTerm in
      guard let curve = NonconcaveTerm(PricedShape(responseTerm.curve)) else { return true }
      return curve.isConcave(on: range, entries: responseTerm.entries, signs)
    }
  }

  private mutating func add(
    _ line: Int, option: Int, _ range: ClosedRange<Double>, of program: ChoiceProgram
  ) {
    let data = program.data[program.options[line][option].index]
    let own = plain.addLine(
      lower: range.lowerBound, upper: range.upperBound, class: program.classes[line])
    plainLines.append(line)
    plainOptions.append(option)
    for entry in data.fixed {
      plain.add(constant: entry.value, to: SeparableProgram.Measure(entry.measure))
    }
    for entry in data.slopes {
      plain.add(slope: entry.value, of: own, to: SeparableProgram.Measure(entry.measure))
    }
    for responseTerm in data.responseTerms {
      let stated = plain.addResponseTerm(responseTerm.curve, of: own)
      for entry in responseTerm.entries {
        plain.add(factor: entry.value, of: stated, to: SeparableProgram.Measure(entry.measure))
      }
    }
  }
}
