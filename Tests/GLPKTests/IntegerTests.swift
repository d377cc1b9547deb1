// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Glibc
import Limits
import Synchronization
import Testing

@Suite("The integer search says what it found and what it proved")
struct IntegerTests {
  /// The best of all choices, by trying them.
  static func bruteForce(_ model: LinearModel) -> Double {
    var best = 0.0
    for bits in 0..<(1 << model.columnCount) {
      var loads = [Double](repeating: 0, count: model.rowCount)
      for entry in model.entries where bits >> entry.column.index & 1 == 1 {
        loads[entry.row.index] += entry.value
      }
      guard zip(loads, model.rowBounds).allSatisfy({ $0 <= $1.upper }) else { continue }
      let value = model.costs.indices.reduce(0) { $0 + (bits >> $1 & 1 == 1 ? model.costs[$1] : 0) }
      best = max(best, value)
    }
    return best
  }

  static let settings: [IntegerOptions] = {
    var all = [IntegerOptions()]
    var cuts = IntegerOptions()
    cuts.cuts = [.mixedIntegerRounding, .gomory, .clique]
    all.append(cuts)
    var presolve = IntegerOptions()
    presolve.presolve = true
    all.append(presolve)
    for preprocessing in [IntegerOptions.Preprocessing.none, .root] {
      var options = IntegerOptions()
      options.preprocessing = preprocessing
      all.append(options)
    }
    for branching in [
      IntegerOptions.Branching.first, .last, .mostFractional, .driebeckTomlin, .pseudocost,
    ] {
      for backtracking in [
        IntegerOptions.Backtracking.depthFirst, .breadthFirst, .bestBound, .bestProjection,
      ] {
        var options = IntegerOptions()
        options.branching = branching
        options.backtracking = backtracking
        all.append(options)
      }
    }
    return all
  }()

  @Test("every setting finds the best choice of a small knapsack", arguments: 1...3)
  func best(seed: Int) throws {
    let model = knapsacks(count: 10, rows: 2, seed: UInt64(seed))
    let expected = Self.bruteForce(model)
    for options in Self.settings {
      let outcome = try withProblem(model) { try $0.solveInteger(options) }
      #expect(outcome.stop == .finished)
      #expect(outcome.isOptimal)
      let incumbent = try #require(outcome.incumbent)
      #expect(incumbent.objective == expected)
      #expect(outcome.bound == expected)
      #expect(outcome.relativeGap == 0)
      #expect(incumbent.violation <= 1e-9)
      #expect(incumbent.columnValues.allSatisfy { $0 == 0 || $0 == 1 })
      #expect(outcome.relaxation.objective >= expected - 1e-9)
    }
  }

  @Test("a problem with relaxed but no whole points is proven infeasible")
  func infeasible() throws {
    var model = LinearModel(.minimize)
    let x = model.addColumn(.between(0, 5), cost: 1, isInteger: true)
    model.addRow(.exactly(3), entries: [RowEntry(x, 2)])
    for presolve in [false, true] {
      var options = IntegerOptions()
      options.presolve = presolve
      let outcome = try withProblem(model) { try $0.solveInteger(options) }
      #expect(outcome.isInfeasible)
      #expect(outcome.incumbent == nil)
      #expect(outcome.relaxation.isOptimal)
    }
    let outcome = try withProblem(conflict) { try $0.solveInteger() }
    #expect(outcome.isInfeasible)
    #expect(outcome.relaxation.conclusion == .infeasible)
  }

  @Test("an unbounded relaxation is said to be one")
  func unbounded() throws {
    let outcome = try withProblem(openEnded) { try $0.solveInteger() }
    #expect(outcome.stop == .unboundedRelaxation)
    #expect(outcome.incumbent == nil && outcome.bound == nil)
  }

  @Test("a problem without integer columns is answered by its relaxation")
  func continuous() throws {
    let outcome = try withProblem(textbook) { try $0.solveInteger() }
    #expect(outcome.isOptimal)
    #expect(abs((outcome.incumbent?.objective ?? 0) - 11) < 1e-9)
  }

  @Test("a node limit leaves an honest bound and, where one was found, an incumbent")
  func nodeLimit() throws {
    let model = knapsacks(count: 40, rows: 5)
    var options = IntegerOptions()
    options.nodeLimit = 50
    let outcome = try withProblem(model) { try $0.solveInteger(options) }
    #expect(outcome.stop == .nodeLimit)
    #expect(outcome.nodes > 50 && outcome.nodes < 60)
    let bound = try #require(outcome.bound)
    #expect(bound <= outcome.relaxation.objective + 1e-6)
    if let incumbent = outcome.incumbent { #expect(incumbent.objective <= bound) }
    #expect(!outcome.isOptimal && !outcome.isInfeasible)
  }

  @Test("a gap asked for is proven by the bound returned")
  func gap() throws {
    let model = knapsacks(count: 25, rows: 3)
    let best = try #require(try withProblem(model) { try $0.solveInteger() }.incumbent?.objective)
    for gap in [0.2, 0.05, 0.01] {
      var options = IntegerOptions()
      options.relativeGap = gap
      let outcome = try withProblem(model) { try $0.solveInteger(options) }
      #expect(outcome.stop == .gapReached || outcome.stop == .finished)
      let bound = try #require(outcome.bound)
      let relativeGap = try #require(outcome.relativeGap)
      #expect(bound >= best - 1e-9)
      #expect(relativeGap <= gap + 1e-12)
    }
  }

  @Test("the time limit ends a search that would go on")
  func timeLimit() throws {
    var options = IntegerOptions()
    options.timeLimit = .milliseconds(30)
    let clock = ContinuousClock()
    try withProblem(knapsacks(count: 60, rows: 10)) { problem in
      var outcome: IntegerOutcome?
      let elapsed = try clock.measure { outcome = try problem.solveInteger(options) }
      #expect(outcome?.stop == .timeLimit)
      #expect(elapsed < .seconds(5))
      // The problem is as it was: the relaxation's basis serves the next solve.
      let again = try problem.solve()
      #expect(again.isOptimal && again.iterations == 0)
    }
  }

  @Test("a search can be watched and cancelled from another thread")
  func cancelled() throws {
    let token = CancellationToken()
    let progress = SearchProgress()
    #expect(progress.snapshot().nodes == 0 && progress.snapshot().incumbent == nil)
    let seen = Mutex<SearchProgress.Snapshot?>(nil)
    let watcher = OwnThread {
      var snapshot = progress.snapshot()
      while snapshot.nodes < 100 || snapshot.incumbent == nil {
        usleep(1000)
        snapshot = progress.snapshot()
      }
      seen.withLock { $0 = snapshot }
      token.cancel()
    }
    var options = IntegerOptions()
    options.cancellation = token
    options.progress = progress
    options.timeLimit = .seconds(60)
    let outcome = try withProblem(knapsacks(count: 60, rows: 10)) {
      try $0.solveInteger(options)
    }
    watcher.join()
    #expect(outcome.stop == .cancelled)
    let before = try #require(seen.withLock { $0 })
    #expect(outcome.nodes >= before.nodes)
    let incumbent = try #require(outcome.incumbent)
    let bound = try #require(outcome.bound)
    #expect(incumbent.objective >= before.incumbent ?? .infinity)
    #expect(bound <= before.bound ?? -.infinity)
    #expect(bound >= incumbent.objective)
  }

  @Test("a start is the incumbent until something better is found")
  func start() throws {
    let model = knapsacks(count: 40, rows: 5)
    var options = IntegerOptions()
    options.nodeLimit = 3000
    let found = try withProblem(model) { try $0.solveInteger(options) }
    let incumbent = try #require(found.incumbent)
    options.start = incumbent.columnValues
    options.nodeLimit = 1
    let started = try withProblem(model) { try $0.solveInteger(options) }
    #expect(started.stop == .nodeLimit)
    #expect(try #require(started.incumbent).objective >= incumbent.objective)

    options.timeLimit = .zero
    let cut = try withProblem(model) { try $0.solveInteger(options) }
    #expect(cut.stop == .timeLimit)
    #expect(cut.incumbent?.objective == incumbent.objective)
  }

  @Test("the optimum given as start is proven, not replaced")
  func optimalStart() throws {
    let model = knapsacks(count: 12, rows: 2)
    let first = try withProblem(model) { try $0.solveInteger() }
    var options = IntegerOptions()
    options.start = try #require(first.incumbent).columnValues
    let second = try withProblem(model) { try $0.solveInteger(options) }
    #expect(second.isOptimal)
    #expect(second.incumbent?.objective == first.incumbent?.objective)
    #expect(second.nodes <= first.nodes)
  }

  @Test("a start that is not a whole, feasible point is refused")
  func refusedStart() throws {
    let model = knapsacks(count: 12, rows: 2)
    func expectRefused(_ start: [Double], presolve: Bool = false, _ error: GLPKError) {
      var options = IntegerOptions()
      options.start = start
      options.presolve = presolve
      #expect(throws: error) { try withProblem(model) { _ = try $0.solveInteger(options) } }
    }
    let zeros = [Double](repeating: 0, count: 12)
    expectRefused([0, 1], .wrongCount(expected: 12, found: 2))
    expectRefused(
      [.nan] + zeros.dropFirst(), .badNumber(.notANumber, at: .column(Column(index: 0))))
    expectRefused([0.5] + zeros.dropFirst(), .fractionalStart(0.5, of: Column(index: 0)))
    expectRefused([2] + zeros.dropFirst(), .infeasibleStart(violation: 1))
    try withProblem(model) { problem in
      let best = try problem.solveInteger().incumbent?.objective
      var options = IntegerOptions()
      options.start = [2] + zeros.dropFirst()
      #expect(try problem.solveInteger(hinted: options).incumbent?.objective == best)
    }
    expectRefused(zeros, presolve: true, .startWithPresolve)
  }

  @Test(
    "a start that refutes a proof of infeasibility by a hair makes it a failure, not an optimum")
  func contradiction() throws {
    var model = LinearModel(.minimize)
    let x = model.addColumn(.between(0, 1), cost: 1, isInteger: true)
    model.addRow(.atLeast(1 + 5e-7), entries: [RowEntry(x, 1)])
    let bare = try withProblem(model) { try $0.solveInteger() }
    #expect(bare.isInfeasible)
    var options = IntegerOptions()
    options.start = [1]
    let outcome = try withProblem(model) { try $0.solveInteger(options) }
    #expect(outcome.stop == .numericalFailure(.untrustworthyPoint))
    #expect(!outcome.isOptimal && !outcome.isInfeasible)
    #expect(outcome.incumbent?.columnValues == [1])
  }

  @Test("options outside their range are refused")
  func refusedOptions() throws {
    func expectRefused(_ name: String, _ value: Double, _ change: (inout IntegerOptions) -> Void) {
      var options = IntegerOptions()
      change(&options)
      #expect(throws: GLPKError.badOption(name: name, value: value)) {
        try withProblem(textbook) { _ = try $0.solveInteger(options) }
      }
    }
    expectRefused("relative gap", -0.1) { $0.relativeGap = -0.1 }
    expectRefused("relative gap", .infinity) { $0.relativeGap = .infinity }
    expectRefused("integrality tolerance", 0) { $0.integralityTolerance = 0 }
    expectRefused("objective tolerance", 1) { $0.objectiveTolerance = 1 }
    expectRefused("node limit", -1) { $0.nodeLimit = -1 }
    expectRefused("time limit", -2) { $0.timeLimit = .seconds(-2) }
    var notANumber = IntegerOptions()
    notANumber.relativeGap = .nan
    #expect(throws: GLPKError.self) {
      try withProblem(textbook) { _ = try $0.solveInteger(notANumber) }
    }
  }
}
