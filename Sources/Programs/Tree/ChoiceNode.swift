// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto

/// A ``ChoiceProgram`` within a domain, ready for relaxations.
struct ChoiceNode: ~Copyable {
  let division: ChoiceDivision
  let domain: ChoiceDomain
  var generation: ColumnGeneration

  /// Lays a domain out; `nil` if it leaves a line no option.
  static func make(
    _ program: ChoiceProgram, _ domain: ChoiceDomain, _ signs: PriceSigns,
    seed: ChoiceMultipliers? = nil
  ) throws(GLPKError) -> ChoiceNode? {
    guard let division = ChoiceDivision(program, domain, signs) else { return nil }
    let lines = ChoiceLines(program, lines: division.choiceLines, domain: domain)
    var generation = try ColumnGeneration(
      division.plain, lines, classes: division.choiceLines.map { program.classes[$0] })
    if let seed { generation.start(from: seed.rows + seed.floors.map { -$0 }) }
    return ChoiceNode(division: division, domain: domain, generation: generation)
  }

  private init(
    division: ChoiceDivision, domain: ChoiceDomain, generation: consuming ColumnGeneration
  ) {
    self.division = division
    self.domain = domain
    self.generation = generation
  }

  /// The mix of each line that needs choices, equal uses added up, the largest share first.
  func mix(
    _ relaxation: Relaxation
  ) -> [(line: Int, parts: [(use: ChoiceProgram.Use, share: Double)])] {
    zip(division.choiceLines, relaxation.uses).map { line, uses in
      var shares: [ChoiceProgram.Use: Double] = [:]
      for part in uses {
        let option = generation.choices.options[part.option].position
        let use = ChoiceProgram.Use(option: option, amount: part.amount)
        shares[use, default: 0] += part.share
      }
      let parts = shares.sorted { left, right in
        if left.value != right.value { return left.value > right.value }
        return (left.key.option, left.key.amount) < (right.key.option, right.key.amount)
      }
      return (line, parts.map { (use: $0.key, share: $0.value) })
    }
  }

  /// Uses of all lines: those given for lines that need choices, and spends of the other lines.
  func uses(
    _ chosen: [(line: Int, use: ChoiceProgram.Use)], spends: [Double], count: Int
  ) -> [ChoiceProgram.Use] {
    var uses = [ChoiceProgram.Use](
      repeating: ChoiceProgram.Use(option: 0, amount: 0), count: count)
    for (line, use) in chosen { uses[line] = use }
    for (position, line) in division.plainLines.enumerated() {
      uses[line] = ChoiceProgram.Use(
        option: division.plainOptions[position], amount: spends[position])
    }
    return uses
  }
}
