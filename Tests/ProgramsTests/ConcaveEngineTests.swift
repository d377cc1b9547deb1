// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK
import Limits
import Pareto
import Programs
import Testing

/// Column generation against an independent form: the same program with every curve cut into
/// straight pieces, solved whole by GLPK.
@Suite struct ConcaveEngineTests {
  @Test(
    "the plan is at least as good as the static piecewise form's, and its bound is not much above",
    arguments: 1...6)
  func staticForm(_ seed: Int) throws {
    let made = try MadeUpProgram(lines: 12, seed: UInt64(seed))
    let pieces = try made.program { curve, range in try chords(of: curve, over: range, count: 96) }
    #expect(pieces.isPiecewiseLinear)
    for share in [0.0, 0.3, 1.0] {
      let question = Scalarization(weights: [1 - share, share], gap: 1e-7)
      var whole = try SegmentedScalarizer(pieces)
      let reference = try #require(try solved(whole.solve(question)))
      var engine = try ConcaveScalarizer(made.program { curve, _ in curve })
      let found = try #require(try solved(engine.solve(question)))
      #expect(found.value >= reference.value * (1 - 1e-9))
      #expect(found.bound <= reference.value * (1 + 2e-3))
      #expect(found.bound - found.value <= 1e-7)
    }
  }

  @Test("floors hold, and their multipliers bound every other plan", arguments: 1...4)
  func floors(_ seed: Int) throws {
    let made = try MadeUpProgram(lines: 9, seed: UInt64(seed))
    let program = made.program { curve, _ in curve }
    var engine = try ConcaveScalarizer(program)
    let gap = [1e-9, 1e-9]
    let first = try #require(try point(engine.lexicographicOptimum(order: [0, 1], gap: gap)))
    let last = try #require(try point(engine.lexicographicOptimum(order: [1, 0], gap: gap)))
    var points = [first, last]
    for step in 1..<8 {
      let share = Double(step) / 8
      let floor = first.values[1] + share * (last.values[1] - first.values[1])
      let outcome = try engine.solve(
        Scalarization(weights: [1, 0], floors: [-.infinity, floor], gap: 1e-7))
      let found = try #require(try point(outcome))
      #expect(found.values[1] >= floor * (1 - 1e-9))
      points.append(found)
    }
    for supporting in points {
      for other in points {
        let score = zip(supporting.support.weights, other.values).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(score <= supporting.support.bound + 1e-7)
      }
    }
  }

  @Test("a floor on one objective leaves nothing behind for a floor on the other", arguments: 1...4)
  func changingFloors(_ seed: Int) throws {
    let program = try MadeUpProgram(lines: 9, seed: UInt64(seed)).program { curve, _ in curve }
    var engine = try ConcaveScalarizer(program)
    let gap = [1e-9, 1e-9]
    let first = try #require(try point(engine.lexicographicOptimum(order: [0, 1], gap: gap)))
    let last = try #require(try point(engine.lexicographicOptimum(order: [1, 0], gap: gap)))
    for step in 1..<10 {
      let objective = step % 2
      let share = Double(step) / 10
      var floors = [-Double.infinity, -Double.infinity]
      floors[objective] =
        first.values[objective] + share * (last.values[objective] - first.values[objective])
      let weights = objective == 0 ? [0.0, 1] : [1, 0]
      let outcome = try engine.solve(Scalarization(weights: weights, floors: floors, gap: 1e-7))
      let found = try #require(try solved(outcome))
      #expect(found.bound - found.value <= 1e-7)
    }
  }

  @Test("the same questions give the same bits")
  func sameBits() throws {
    func answers() throws -> [SeparableSolution?] {
      let program = try MadeUpProgram(lines: 40, seed: 11).program { curve, _ in curve }
      var engine = try ConcaveScalarizer(program)
      var answers: [SeparableSolution?] = []
      for step in 0...6 {
        let share = Double(step) / 6
        answers.append(
          try solved(engine.solve(Scalarization(weights: [1 - share, share], gap: 1e-7))))
      }
      return answers
    }
    #expect(try answers() == answers())
  }

  @Test("the order of the lines changes nothing but their places")
  func lineOrder() throws {
    let made = try MadeUpProgram(lines: 10, seed: 5)
    let question = Scalarization(weights: [0.5, 0.5], gap: 1e-8)
    var engine = try ConcaveScalarizer(made.program { curve, _ in curve })
    let found = try #require(try solved(engine.solve(question)))
    #expect(found.spends.count == 10)
    #expect(found.spends.reduce(0, +) <= made.budget * (1 + 1e-9))
    for (spend, line) in zip(found.spends, made.lines) {
      #expect(spend >= line.lower && spend <= line.upper)
    }
  }

  @Test("an end of the frontier gives the second objective all that the first leaves")
  func flatFirstObjective() throws {
    // Only line 0 counts for the first objective, only line 1 for the second: an end has both at their best.
    var program = SeparableProgram()
    let lines = (0..<2).map { _ in program.addLine(lower: 0, upper: 10) }
    let spend = program.addMeasure()
    for line in lines { program.add(slope: 1, of: line, to: spend) }
    program.addRow(.init([.init(1, spend)], upper: 15))
    for line in lines {
      let measure = program.addMeasure()
      let curve = Curve.hill(try HillCurve(max: 7, half: 3))
      program.add(factor: 1, of: program.addResponseTerm(curve, of: line), to: measure)
      program.addObjective([.init(1, measure)])
    }
    var engine = try ConcaveScalarizer(program)
    let end = try #require(
      try point(engine.lexicographicOptimum(order: [0, 1], gap: [1e-10, 1e-10])))
    #expect(abs(end.solution.spends[0] - 10) < 1e-6)
    #expect(abs(end.solution.spends[1] - 5) < 1e-6)
  }

  @Test("a cancelled search says so, and so does one without time")
  func limits() throws {
    let program = try MadeUpProgram(lines: 30, seed: 3).program { curve, _ in curve }
    let token = CancellationToken()
    token.cancel()
    var cancelled = try ConcaveScalarizer(program, limits: SearchLimits(cancellation: token))
    let question = Scalarization(weights: [1, 1], gap: 1e-9)
    guard case .interrupted(.cancelled, nil) = try cancelled.solve(question) else {
      Issue.record("not cancelled")
      return
    }
    var late = try ConcaveScalarizer(program, limits: SearchLimits(deadline: .now))
    guard case .interrupted(.timeLimit, nil) = try late.solve(question) else {
      Issue.record("not out of time")
      return
    }
  }

  @Test("nothing stays in GLPK's memory")
  func noLeak() throws {
    let before = GLPKMemory.usage()
    for seed in 1...3 {
      let program = try MadeUpProgram(lines: 8, seed: UInt64(seed)).program { curve, _ in curve }
      var engine = try ConcaveScalarizer(program)
      _ = try engine.solve(Scalarization(weights: [1, 1], gap: 1e-6))
    }
    #expect(GLPKMemory.usage() == before)
  }

  /// A curve through points of another one: nowhere above it where that is concave.
  private func chords(
    of curve: Curve, over range: ClosedRange<Double>, count: Int
  ) throws -> Curve {
    var spends = [0.0]
    for step in 0...count {
      let share = Double(step) / Double(count)
      // Closer together at the start, where curves bend most.
      let spend = range.lowerBound + share * share * (range.upperBound - range.lowerBound)
      if spend > spends[spends.count - 1] { spends.append(spend) }
    }
    return .points(
      try PointsCurve(spends: spends, values: spends.map { curve.solverValue(at: $0) }))
  }

  private func solved(
    _ outcome: ScalarizedOutcome<SeparableSolution>
  ) throws -> SeparableSolution? {
    try point(outcome)?.solution
  }

  private func point(
    _ outcome: ScalarizedOutcome<SeparableSolution>
  ) throws -> ScalarizedPoint<SeparableSolution>? {
    guard case .found(let point) = outcome else { return nil }
    return point
  }
}
