// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Testing

@testable import Programs

@Suite("Ends of frontiers that sums never quite meet")
struct RoughEndTests {
  /// Packages of large odd sizes, of which as much is wanted as a cap lets through: no sum meets
  /// it.
  private static func sums() -> ChoiceProgram {
    var random = SplitMix(state: 5)
    var program = ChoiceProgram()
    let (size, other) = (program.addMeasure(), program.addMeasure())
    var most = 0.0
    for _ in 0..<34 {
      let line = program.addLine()
      _ = program.addOption(of: line)
      let package = program.addOption(of: line)
      let value = (1e12 * (1 + random.unit())).rounded()
      program.add(fixed: value, of: package, to: size)
      program.add(fixed: (1e3 * random.unit()).rounded(), of: package, to: other)
      most += value
    }
    program.addRow(.init([.init(1, size)], upper: (0.4 * most).rounded()))
    for measure in [size, other] { program.addObjective([.init(1, measure)]) }
    return program
  }

  @Test("an end is found within its rough gap long before the time is up")
  func rough() throws {
    var scalarizer = try BranchingScalarizer(Self.sums())
    scalarizer.roughEnd = 1e-3
    scalarizer.limits = SearchLimits(deadline: .now.advanced(by: .seconds(20)))
    guard
      case .found(let end) = try scalarizer.lexicographicOptimum(order: [0, 1], gap: [0, 0])
    else {
      Issue.record("the end took all of the time")
      return
    }
    #expect(end.support.bound - end.values[0] <= 1e-3 * scalarizer.objectiveSizes[0])
    #expect(scalarizer.limits.interruption == nil)
  }
}
