// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

/// Small made-up programs against the frontiers of all their choices, each walked by itself.
@Suite struct MadeUpProgramTests {
  @Test("Pieces are what none of all choices dominates", arguments: UInt64(1)...60)
  func pieces(_ seed: UInt64) throws {
    let program = Self.madeUp(seed: seed)
    let (choices, slices) = try Self.slices(of: program)
    var scalarizer = try IntegerScalarizer(program)
    let outcome = try PieceFrontier().run(&scalarizer)
    guard !slices.isEmpty else {
      guard case .infeasible = outcome else {
        Issue.record("\(outcome)")
        return
      }
      return
    }
    guard case .found(let frontier) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(frontier.gap == 0 && frontier.interruption == nil)
    let contract = PiecedContract(slices, tolerance: 1e-6, slack: 1e-4)
    Self.expectKnown(frontier, choices)
    #expect(contract.complaints(about: frontier) { Self.place(of: $0, choices) ?? 0 }.isEmpty)
    #expect(contract.complaintsAboutEnds(of: frontier).isEmpty)
  }

  @Test("Boxes miss no more than they state", arguments: UInt64(1)...60)
  func boxes(_ seed: UInt64) throws {
    let program = Self.madeUp(seed: seed)
    let (choices, slices) = try Self.slices(of: program)
    guard !slices.isEmpty else { return }
    var scalarizer = try IntegerScalarizer(program)
    guard case .found(let frontier) = try BoxFrontier(until: .gap(0.05)).run(&scalarizer) else {
      Issue.record("there are points")
      return
    }
    #expect(frontier.gap <= 0.05 && frontier.interruption == nil)
    let contract = PiecedContract(slices, tolerance: 1e-6)
    Self.expectKnown(frontier, choices)
    #expect(contract.complaints(about: frontier) { Self.place(of: $0, choices) ?? 0 }.isEmpty)
  }

  /// A program of four columns that are 0 or 1 and three that need not be, which they switch on;
  /// small whole numbers, so that many points tie.
  private static func madeUp(seed: UInt64) -> MultiObjectiveIntegerProgram {
    var generator = SeededGenerator(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &generator))
    }
    var bounds = (0..<4).map { _ in Bounds.between(0, 1) }
    bounds += (0..<3).map { _ in Bounds.between(0, draw(2...6)) }
    var entries: [MultiObjectiveLinearProgram.Entry] = []
    var rows = [Bounds.atMost(draw(6...14)), .between(draw(-2...1), draw(4...9))]
    for column in 0..<7 {
      entries.append(.init(Row(index: 0), Column(index: column), draw(1...4)))
      let value = draw(-2...3)
      if value != 0 { entries.append(.init(Row(index: 1), Column(index: column), value)) }
    }
    for column in 4..<7 {
      // As long as it is off its column stays at 0.
      let row = Row(index: rows.count)
      entries.append(.init(row, Column(index: column), 1))
      entries.append(.init(row, Column(index: column - 4), -draw(3...6)))
      rows.append(.atMost(0))
    }
    let objectives = (0..<2).map { _ in
      MultiObjectiveLinearProgram.Objective(
        (0..<7).map { _ in draw(-3...6) }, constant: draw(-5...5))
    }
    let linear = MultiObjectiveLinearProgram(
      columnBounds: bounds, rowBounds: rows, entries: entries, objectives: objectives)
    return MultiObjectiveIntegerProgram(linear, wholeColumns: (0..<4).map { Column(index: $0) })
  }

  /// Every choice that has a point, with its frontier.
  private static func slices(
    of program: MultiObjectiveIntegerProgram
  ) throws -> (choices: [IntegerChoice], slices: [KnownFrontier]) {
    var choices: [IntegerChoice] = []
    var slices: [KnownFrontier] = []
    for number in 0..<16 {
      let choice = (0..<4).map { number >> $0 & 1 }
      var bounds = program.linear.columnBounds
      for (column, value) in choice.enumerated() { bounds[column] = .exactly(Double(value)) }
      var walk = try LinearFrontierWalk(
        MultiObjectiveLinearProgram(
          columnBounds: bounds, rowBounds: program.linear.rowBounds,
          entries: program.linear.entries, objectives: program.linear.objectives))
      guard case .found(let frontier) = try walk.run() else { continue }
      choices.append(IntegerChoice(choice))
      slices.append(KnownFrontier(.vertices(frontier.points.map(\.values))))
    }
    return (choices, slices)
  }

  /// The choice of a solution, by its place in a list.
  private static func place(of solution: IntegerSolution, _ choices: [IntegerChoice]) -> Int? {
    choices.firstIndex(of: IntegerChoice(solution.x.prefix(4).map { Int($0) }))
  }

  private static func expectKnown(
    _ frontier: SearchedFrontier<IntegerSolution>, _ choices: [IntegerChoice]
  ) {
    for point in frontier.points { #expect(place(of: point.solution, choices) != nil) }
  }
}
