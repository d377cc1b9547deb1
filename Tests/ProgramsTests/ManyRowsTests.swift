// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Pareto
import Programs
import Testing

/// Concave programs with about as many rows as lines, each about two lines.
@Suite struct ManyRowsTests {
  /// Lines with saturating curves and a budget; every pair of neighbours spends at least `least`
  /// together.
  private func program(lines count: Int, least: Double) throws -> SeparableProgram {
    var program = SeparableProgram()
    let (brought, spent) = (program.addMeasure(), program.addMeasure())
    var own: [SeparableProgram.Measure] = []
    for index in 0..<count {
      let line = program.addLine(lower: 0, upper: 60 + Double(index * 37 % 100), class: index)
      let measure = program.addMeasure()
      program.add(slope: 1, of: line, to: measure)
      program.add(slope: 1, of: line, to: spent)
      let curve = Curve.hill(
        try HillCurve(max: 100 + Double(index * 53 % 800), half: 20 + Double(index * 29 % 70)))
      program.add(factor: 1, of: program.addResponseTerm(curve, of: line), to: brought)
      own.append(measure)
    }
    program.addRow(.init([.init(1, spent)], upper: 50 * Double(count)))
    for (one, other) in zip(own, own.dropFirst()) {
      program.addRow(.init([.init(1, one), .init(1, other)], lower: least))
    }
    program.addObjective([.init(1, brought)])
    return program
  }

  @Test("are solved to a fine gap", arguments: [20, 60])
  func fine(_ count: Int) throws {
    let program = try program(lines: count, least: 84)
    var scalarizer = try ConcaveScalarizer(program)
    let gap = 1e-9 * Double(count) * 100
    guard case .found(let point) = try scalarizer.solve(Scalarization(weights: [1], gap: gap))
    else {
      Issue.record("there is an optimum")
      return
    }
    let spends = point.solution.spends
    #expect(point.solution.bound - point.solution.value <= gap)
    #expect(spends.reduce(0, +) <= 50 * Double(count) * (1 + 1e-9))
    #expect(zip(spends, spends.dropFirst()).allSatisfy { $0 + $1 >= 84 * (1 - 1e-9) })
  }

  @Test("are proven to have no plan", arguments: [20, 60])
  func proven(_ count: Int) throws {
    var scalarizer = try ConcaveScalarizer(try program(lines: count, least: 120))
    guard case .infeasible = try scalarizer.solve(Scalarization(weights: [1], gap: 1e-6)) else {
      Issue.record("pairs need more than the budget")
      return
    }
    #expect((scalarizer.infeasibility?.violation ?? 0) > 0)
  }
}
