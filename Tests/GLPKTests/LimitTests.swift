// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Glibc
import Limits
import Testing

@Suite("A simplex run stops when it is told to")
struct LimitTests {
  @Test("the time limit ends a long run soon after it")
  func timeLimit() throws {
    var options = SimplexOptions(method: .primal)
    options.pricing = .largestCoefficient
    options.timeLimit = .milliseconds(2)
    let clock = ContinuousClock()
    try withProblem(assignment(size: 80)) { problem in
      var outcome: SimplexOutcome?
      let elapsed = try clock.measure { outcome = try problem.solve(options) }
      #expect(outcome?.stop == .timeLimit)
      #expect(outcome?.isOptimal == false)
      #expect(elapsed < .seconds(5))
    }
  }

  @Test("a token cancelled beforehand ends a run before its first pivot, and the ladder with it")
  func cancelledBefore() throws {
    var options = SimplexOptions()
    options.cancellation = CancellationToken()
    options.cancellation?.cancel()
    try withProblem(textbook) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.stop == .cancelled)
      #expect(outcome.iterations == 0)
      #expect(outcome.rung == .first)
    }
  }

  @Test("another thread's cancellation ends whatever run it meets")
  func cancelledMeanwhile() throws {
    let token = CancellationToken()
    let canceller = OwnThread {
      usleep(50_000)
      token.cancel()
    }
    var options = SimplexOptions(method: .primal, start: .standard)
    options.cancellation = token
    options.timeLimit = .seconds(60)
    let stop = try withProblem(assignment(size: 60)) { problem in
      var outcome = try problem.solve(options)
      while outcome.isOptimal { outcome = try problem.solve(options) }
      return outcome.stop
    }
    canceller.join()
    #expect(token.isCancelled)
    #expect(stop == .cancelled)
  }

  @Test("slices of a long run end where one run would")
  func slices() throws {
    let model = assignment(size: 100)
    var options = SimplexOptions(method: .primal, recovery: .none)
    options.pricing = .largestCoefficient
    let (long, short) = try withProblem(model) { problem in
      let long = try problem.solve(options)
      options.method = .dual
      options.start = .standard
      return (long, try problem.solve(options))
    }
    #expect(long.isOptimal && long.iterations > 500)
    #expect(short.isOptimal && short.iterations < 500)
    #expect(abs(long.objective - short.objective) < 1e-6)
  }

  @Test("an iteration limit is kept to the pivot")
  func iterationLimit() throws {
    var options = SimplexOptions(method: .primal, recovery: .none)
    options.iterationLimit = 37
    try withProblem(assignment(size: 20)) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.stop == .iterationLimit)
      #expect(outcome.iterations == 37)
    }
  }
}

@Suite("The recovery ladder is climbed as far as needed")
struct LadderTests {
  /// Sixty boxed columns under one row: the long-step dual method needs a pivot or two, the primal
  /// one moves them one by one.
  let boxes: LinearModel = {
    var model = LinearModel(.maximize)
    let row = model.addRow(.atMost(29.5))
    for k in 1...60 {
      model.addColumn(.between(0, 1), cost: Double(k), entries: [ColumnEntry(row, 1)])
    }
    return model
  }()

  @Test("a run that hits its iteration limit is answered by the other method")
  func otherMethod() throws {
    var options = SimplexOptions(method: .primal, ratioTest: .longStep)
    options.iterationLimit = 4
    try withProblem(boxes) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.isOptimal)
      #expect(outcome.rung == .otherMethod)
      #expect(abs(outcome.objective - 1349.5) < 1e-9)
      #expect(outcome.iterations > 4 && outcome.iterations <= 8)
    }
  }

  @Test("a basis without inverse is answered from the standard basis")
  func standardBasis() throws {
    var model = LinearModel(.maximize)
    let rows = [model.addRow(.atMost(4)), model.addRow(.atMost(8))]
    for factor in [1.0, 2.0] {
      model.addColumn(
        cost: 1, entries: [ColumnEntry(rows[0], factor), ColumnEntry(rows[1], 2 * factor)])
    }
    let parallel = Basis(rows: [.atUpper, .atUpper], columns: [.basic, .basic])
    try withProblem(model) { problem in
      try problem.setBasis(parallel)
      #expect(throws: GLPKError.singularBasis) { try problem.prices(for: [1, 1]) }
      let bare = try problem.solve(SimplexOptions(method: .primal, recovery: .none))
      #expect(bare.stop == .numericalFailure(.singularBasis))
      #expect(bare.conclusion == .undecided)
      let outcome = try problem.solve()
      #expect(outcome.isOptimal && outcome.rung == .standardBasis)
      #expect(abs(outcome.objective - 4) < 1e-9)
    }
  }

  @Test("where every method hits its limit, the presolver answers")
  func presolved() throws {
    var model = LinearModel(.maximize)
    for _ in 0..<30 {
      let column = model.addColumn(.free, cost: 1)
      model.addRow(.between(-1, 1), entries: [RowEntry(column, 2)])
    }
    var options = SimplexOptions()
    options.iterationLimit = 3
    try withProblem(model) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.isOptimal && outcome.rung == .presolved)
      #expect(abs(outcome.objective - 15) < 1e-9)
      expectOptimal(
        model, objective: outcome.objective, values: try problem.columnValues(),
        activities: try problem.rowActivities(), duals: try problem.rowDuals(),
        reducedCosts: try problem.reducedCosts())
      let basis = try problem.basis()
      #expect(basis.basicCount == problem.rowCount)
      let again = try problem.solve(SimplexOptions(method: .primal))
      #expect(again.iterations == 0)
    }
  }

  @Test("where nothing answers, the limit is reported, and a later solve works")
  func exhausted() throws {
    let model = assignment(size: 15)
    var options = SimplexOptions()
    options.iterationLimit = 2
    try withProblem(model) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.stop == .iterationLimit)
      #expect(outcome.rung == .presolved)
      #expect(outcome.conclusion == .undecided)
      let later = try problem.solve()
      #expect(later.isOptimal)
    }
  }

  @Test("Beale's cycling example is solved")
  func beale() throws {
    var model = LinearModel(.minimize)
    let rows = [model.addRow(.atMost(0)), model.addRow(.atMost(0)), model.addRow(.atMost(1))]
    for (cost, entries) in [
      (-0.75, [0.25, 0.5, 0]), (20, [-8, -12, 0]), (-0.5, [-1, -0.5, 1]), (6, [9, 3, 0]),
    ] {
      model.addColumn(cost: cost, entries: zip(rows, entries).map { ColumnEntry($0, $1) })
    }
    var options = SimplexOptions(method: .primal, ratioTest: .textbook)
    options.pricing = .largestCoefficient
    options.iterationLimit = 500
    try withProblem(model) { problem in
      let outcome = try problem.solve(options)
      #expect(outcome.isOptimal && abs(outcome.objective + 1.25) < 1e-9)
    }
  }
}
