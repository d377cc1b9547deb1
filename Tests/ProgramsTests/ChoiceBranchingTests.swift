// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Programs

/// Splits of a case that no mix says how to split.
@Suite struct ChoiceBranchingTests {
  @Test("halves leave nothing out, and halving ends", arguments: 1...12)
  func halves(seed: Int) throws {
    let program = try ChoiceMadeUp(seed: UInt64(seed)).program
    let effects = RowEffects(program)
    let branching = ChoiceBranching(
      program: program, effects: effects, rowSizes: effects.lower.map { _ in 1 })
    let lines = Array(program.options.indices)
    var domain = ChoiceDomain()
    var halvings = 0
    while halvings < 1000, let split = branching.halving(lines, domain: domain) {
      let whole = ranges(split.line, domain.line(split.line, of: program), program)
      let first = ranges(split.line, split.first, program)
      let second = ranges(split.line, split.second, program)
      #expect(!first.isEmpty && !second.isEmpty)
      if case .options = split.split {
        #expect(first.merging(second) { _, _ in 0...0 } == whole)
        #expect(first.count + second.count == whole.count)
      }
      if case .amount(_, let place) = split.split,
        let (option, range) = whole.first, let low = first[option], let high = second[option]
      {
        let step = program.data[program.options[split.line][option].index].step
        #expect(low.lowerBound == range.lowerBound && high.upperBound == range.upperBound)
        #expect(low.upperBound <= place && place <= high.lowerBound)
        #expect(abs(high.lowerBound - low.upperBound - step) <= 1e-9 * range.upperBound)
      }
      halvings += 1
      domain.lines[split.line] = halvings % 2 == 0 ? split.first : split.second
    }
    #expect(halvings > 0 && halvings < 1000)
  }

  @Test("a line that only helps to state others is not halved")
  func helpers() {
    var program = ChoiceProgram()
    _ = program.addOption(of: program.addLine(isHelper: true), upper: 100)
    _ = program.addOption(of: program.addLine(), upper: 1)
    let branching = ChoiceBranching(program: program, effects: RowEffects(program), rowSizes: [])
    #expect(branching.halving([0, 1], domain: ChoiceDomain())?.line == 1)
    #expect(branching.halving([0], domain: ChoiceDomain()) == nil)
    program.keepLines([0])
    #expect(branching.program.helpers == [0] && program.helpers == [0])
  }

  /// The amounts of each option that is left of a line.
  private func ranges(
    _ line: Int, _ left: ChoiceDomain.Line, _ program: ChoiceProgram
  ) -> [Int: ClosedRange<Double>] {
    var domain = ChoiceDomain()
    domain.lines[line] = left
    return left.options.reduce(into: [:]) { ranges, option in
      ranges[option] = domain.range(of: option, of: line, in: program)
    }
  }
}
