// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Testing

@testable import Programs

@Suite struct CoreEnumerationTests {
  /// Lines with three packages or none: a budget, a count, a least number in the first half, an
  /// amount that must be met exactly where `isExact`, and two objectives.
  private struct Instance {
    var program = ChoiceProgram()
    private(set) var floor = 0.0

    init(seed: UInt64, lines: Int = 7, isExact: Bool = false, floorShare: Double = 0.4) {
      var random = SplitMix(state: seed)
      var measures: [SeparableProgram.Measure] = []
      for _ in 0..<5 { measures.append(program.addMeasure()) }
      var most = 0.0
      for index in 0..<lines {
        let line = program.addLine(class: index % 2)
        _ = program.addOption(of: line)
        let size = 1 + 9 * random.unit() * (index == 0 ? 5 : 1)
        for package in 1...3 {
          let option = program.addOption(of: line)
          let values = [
            (10 * size * Double(package)).rounded(), 1, index * 2 < lines ? 1 : 0,
            (40 * size * Double(package) * (0.5 + random.unit())).rounded(),
            (9 * size * random.unit()).rounded(),
          ]
          for (value, measure) in zip(values, measures) {
            program.add(fixed: value, of: option, to: measure)
          }
          if package == 3 { most += values[4] }
        }
      }
      program.addRow(.init([.init(1, measures[0])], upper: 45 * Double(lines)))
      if isExact {
        program.addRow(.init([.init(1, measures[1])], lower: 4, upper: 4))
      } else {
        program.addRow(.init([.init(1, measures[1])], upper: Double(lines - 2)))
      }
      program.addRow(.init([.init(1, measures[2])], lower: 1))
      for measure in measures.suffix(2) { program.addObjective([.init(1, measure)]) }
      floor = (floorShare * most).rounded()
    }

    /// The most of the first objective above the floor on the second, by looking at every
    /// combination; `nil` if none keeps all limits.
    var best: Double? {
      var best: Double?
      var uses = [ChoiceProgram.Use](
        repeating: .init(option: 0, amount: 0), count: program.lineCount)
      while true {
        let measures = program.measures(of: uses)
        let keepsRows = program.rows.allSatisfy { row in
          let total = row.terms.reduce(0) { $0 + measures[$1.measure.index] }
          return total >= row.lower && total <= row.upper
        }
        if keepsRows, measures[4] >= floor { best = max(best ?? -.infinity, measures[3]) }
        guard let next = uses.firstIndex(where: { $0.option < 3 }) else { return best }
        uses[next].option += 1
        for line in 0..<next { uses[line].option = 0 }
      }
    }
  }

  @Test(
    "The best plan of finitely many is the one that looking at all of them finds",
    arguments: 1...8, [false, true])
  func best(_ seed: Int, _ isExact: Bool) throws {
    let instance = Instance(seed: UInt64(seed), isExact: isExact)
    var engine = try BranchingScalarizer(instance.program)
    let question = Scalarization(
      weights: [1, 0], floors: [-.infinity, instance.floor], gap: 0)
    let outcome = try engine.solve(question)
    guard let best = instance.best else {
      guard case .infeasible = outcome else {
        Issue.record("there is no plan")
        return
      }
      return
    }
    guard case .found(let point) = outcome else {
      Issue.record("not solved: \(outcome)")
      return
    }
    #expect(abs(point.values[0] - best) <= 1e-9 * best)
    #expect(point.values[1] >= instance.floor)
    #expect(point.solution.bound >= best * (1 - 1e-12))
    #expect(point.solution.bound <= best * (1 + 1e-9))
  }

  @Test("A floor that no combination reaches is no plan, however near the mixes come")
  func nothing() throws {
    var instance = Instance(seed: 3, isExact: true)
    instance.program.addRow(
      .init([.init(1, SeparableProgram.Measure(4))], lower: 30.25, upper: 30.75))
    var engine = try BranchingScalarizer(instance.program)
    guard case .infeasible = try engine.solve(Scalarization(weights: [1, 0], gap: 0)) else {
      Issue.record("whole figures cannot lie between 30.25 and 30.75")
      return
    }
  }

  @Test(
    "At any prices the bound holds, and a search that ends has a plan within the gap of it",
    arguments: 1...6, [0.0, 0.5, 2])
  func anyPrices(_ seed: Int, _ scale: Double) throws {
    let instance = Instance(seed: UInt64(seed), lines: 6)
    let effects = RowEffects(instance.program)
    let listed = ChoiceWays(
      effects: effects, signs: PriceSigns(instance.program), domain: ChoiceDomain())
    let ways = (0..<6).map(listed.ways)
    let gap = 25.0
    // Prices of the budget, the count, the least number, then what the objectives are worth with their floors.
    let rowWeights = [-3 * scale, -20 * scale, 10 * scale, 1, 4 * scale]
    let search = CoreEnumeration(
      ways: ways, rowWeights: rowWeights, weights: [1, 0],
      lower: effects.lower + [-.infinity, instance.floor],
      upper: effects.upper + [.infinity, .infinity], constants: effects.constants)
    guard scale > 0 else {
      #expect(search == nil, "without prices nothing can be told")
      return
    }
    let finding = try #require(search).search(
      from: -.infinity, gap: gap, limits: SearchLimits())
    guard let best = instance.best else {
      #expect(finding.ways == nil)
      return
    }
    let found = try #require(finding.ways)
    let value = instance.program.measures(
      of: zip(ways, found).map { $0[$1].use })[3]
    #expect(value <= best)
    if let bound = finding.bound {
      #expect(bound >= best * (1 - 1e-12))
      #expect(bound - value <= gap)
    } else {
      #expect(best - value <= gap)
    }
  }

  @Test("Points worse than a known one are not looked for")
  func known() throws {
    let instance = Instance(seed: 5, lines: 6)
    let best = try #require(instance.best)
    let effects = RowEffects(instance.program)
    let listed = ChoiceWays(
      effects: effects, signs: PriceSigns(instance.program), domain: ChoiceDomain())
    let search = try #require(
      CoreEnumeration(
        ways: (0..<6).map(listed.ways), rowWeights: [-2, 0, 0, 1, 0], weights: [1, 0],
        lower: effects.lower + [-.infinity, instance.floor],
        upper: effects.upper + [.infinity, .infinity], constants: effects.constants))
    let finding = search.search(from: best, gap: 1e-6, limits: SearchLimits())
    #expect(finding.ways == nil)
    let bound = try #require(finding.bound)
    #expect(bound >= best * (1 - 1e-12))
    #expect(bound <= best + 1e-6)
  }
}
