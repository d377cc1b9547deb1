// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

/// Small made-up programs of three and four objectives against all that is feasible in them.
@Suite struct ManyObjectiveMadeUpTests {
  @Test("All points are what nothing feasible dominates", arguments: UInt64(1)...20)
  func allPoints(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = seed % 3 == 0 ? 4 : 3
    let (program, truth) = Self.integers(count, &random)
    var scalarizer = try IntegerScalarizer(program)
    let search = ZoneFrontier(until: .all, endGap: Array(repeating: 0, count: count))
    guard case .found(let frontier) = try search.run(&scalarizer) else {
      Issue.record("nothing chosen is feasible")
      return
    }
    #expect(frontier.gap == 0 && frontier.interruption == nil)
    let known = Nondominated.indices(ofMany: truth).map { truth[$0] }
    #expect(frontier.points.map(\.values) == known)
  }

  @Test("Points to a gap miss no more than they state", arguments: UInt64(1)...20)
  func representation(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (program, truth) = Self.integers(3, &random)
    for target in [ZoneFrontier.Target.gap(0.25), .points(4)] {
      var scalarizer = try IntegerScalarizer(program)
      let search = ZoneFrontier(until: target, endGap: [0, 0, 0])
      guard case .found(let frontier) = try search.run(&scalarizer) else {
        Issue.record("nothing chosen is feasible")
        continue
      }
      #expect(frontier.interruption == nil)
      if target == .gap(0.25) { #expect(frontier.gap <= 0.25) }
      let contract = ManyObjectiveContract(truth: truth, tolerance: [1e-6, 1e-6, 1e-6])
      #expect(contract.complaints(about: frontier).isEmpty)
    }
  }

  @Test("Extreme points of a linear program leave no weights without their best", arguments: 1...12)
  func extremePoints(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = 3 + seed % 2
    let program = Self.amounts(count, &random)
    var scalarizer = try LinearScalarizer(program)
    let search = OuterApproximation(gap: 0, endGap: Array(repeating: 0, count: count))
    guard case .found(let frontier) = try search.run(&scalarizer) else {
      Issue.record("nothing bought is feasible")
      return
    }
    #expect(frontier.gap == 0 && frontier.interruption == nil)
    var truth: [[Double]] = []
    for _ in 0..<60 {
      let weights = (0..<count).map { _ in Double.random(in: 0.01...1, using: &random) }
      guard case .found(let point) = try scalarizer.solve(Scalarization(weights: weights, gap: 0))
      else { continue }
      truth.append(point.values)
      // The best for weights at random is a corner, and all corners are listed.
      #expect(
        frontier.points.contains { known in
          zip(known.values, point.values).allSatisfy { abs($0 - $1) < 1e-6 }
        })
    }
    let contract = ManyObjectiveContract(truth: truth, tolerance: truth[0].map { _ in 1e-6 })
    #expect(contract.complaints(about: frontier).isEmpty)
  }

  @Test("Curves and choices are covered to the gap by points", arguments: UInt64(1)...6)
  func curvesAndChoices(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (program, truth) = try Self.choices(&random)
    var scalarizer = try BranchingScalarizer(program)
    let search = ZoneFrontier(until: .gap(0.2), endGap: scalarizer.objectiveSizes.map { $0 * 1e-6 })
    guard case .found(let frontier) = try search.run(&scalarizer) else {
      Issue.record("nothing chosen is feasible")
      return
    }
    #expect(frontier.interruption == nil && frontier.gap <= 0.2)
    let contract = ManyObjectiveContract(truth: truth, tolerance: [1e-5, 1e-5, 1e-5])
    #expect(contract.complaints(about: frontier).isEmpty)
    for point in frontier.points {
      #expect(program.measures(of: point.solution.uses)[0] <= 10 * (1 + 1e-9))
    }
  }

  /// Seven things to take or leave under two limits, and the values of all that may be taken.
  private static func integers(
    _ count: Int, _ random: inout SeededGenerator
  ) -> (MultiObjectiveIntegerProgram, [[Double]]) {
    func draw(_ range: ClosedRange<Int>) -> [Double] {
      (0..<7).map { _ in Double(Int.random(in: range, using: &random)) }
    }
    let objectives = (0..<count).map { _ in draw(-2...6) }
    let rows = [draw(1...5), draw(1...5)]
    let limits = [10.0, 12]
    var truth: [[Double]] = []
    for pattern in 0..<128 {
      let taken = (0..<7).filter { pattern >> $0 & 1 == 1 }
      guard
        zip(rows, limits).allSatisfy({ row, limit in taken.reduce(0) { $0 + row[$1] } <= limit })
      else { continue }
      truth.append(objectives.map { objective in taken.reduce(0) { $0 + objective[$1] } })
    }
    let linear = MultiObjectiveLinearProgram(
      columnBounds: (0..<7).map { _ in .between(0, 1) }, rowBounds: limits.map { .atMost($0) },
      entries: entries(rows), objectives: objectives.map { .init($0) })
    return (
      MultiObjectiveIntegerProgram(linear, wholeColumns: (0..<7).map { Column(index: $0) }), truth
    )
  }

  /// Eight amounts under three limits, whole figures so that many places tie.
  private static func amounts(
    _ count: Int, _ random: inout SeededGenerator
  ) -> MultiObjectiveLinearProgram {
    func draw(_ range: ClosedRange<Int>) -> [Double] {
      (0..<8).map { _ in Double(Int.random(in: range, using: &random)) }
    }
    let objectives = (0..<count).map { _ in draw(-1...5) }
    let rows = (0..<3).map { _ in draw(1...4) }
    return MultiObjectiveLinearProgram(
      columnBounds: (0..<8).map { _ in .between(0, 4) },
      rowBounds: rows.map { _ in .atMost(12) }, entries: entries(rows),
      objectives: objectives.map { .init($0) })
  }

  private static func entries(_ rows: [[Double]]) -> [MultiObjectiveLinearProgram.Entry] {
    rows.enumerated().flatMap { row, values in
      values.enumerated().map { .init(Row(index: row), Column(index: $0), $1) }
    }
  }

  /// Four lines that are off, or spend at least 2 on S-curves of three objectives, at most 10 in
  /// all; and what comes of spending at random.
  private static func choices(
    _ random: inout SeededGenerator
  ) throws -> (ChoiceProgram, [[Double]]) {
    var program = ChoiceProgram()
    let lines = (0..<4).map { _ in program.addLine() }
    let spend = program.addMeasure()
    let measures = (0..<3).map { _ in program.addMeasure() }
    for line in lines {
      _ = program.addOption(of: line)
      let on = program.addOption(of: line, lower: 2, upper: 8)
      program.add(slope: 1, of: on, to: spend)
      for measure in measures {
        let curve = try HillCurve(
          max: Double.random(in: 1...5, using: &random),
          half: Double.random(in: 1...4, using: &random), shape: 1.5)
        program.add(factor: 1, of: program.addResponseTerm(.hill(curve), of: on), to: measure)
      }
    }
    program.addRow(.init([.init(1, spend)], upper: 10))
    for measure in measures { program.addObjective([.init(1, measure)]) }
    var truth: [[Double]] = []
    while truth.count < 200 {
      let uses = lines.map { _ -> ChoiceProgram.Use in
        let isOn = Bool.random(using: &random)
        let amount = isOn ? Double.random(in: 2...8, using: &random) : 0
        return ChoiceProgram.Use(option: isOn ? 1 : 0, amount: amount)
      }
      let values = program.measures(of: uses)
      if values[0] <= 10 { truth.append(Array(values[1...])) }
    }
    return (program, truth)
  }
}
