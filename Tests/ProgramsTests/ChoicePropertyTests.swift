// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Testing

@testable import Programs

/// The engine on small made-up programs with choices, against every plan on a grid.
@Suite struct ChoicePropertyTests {
  static let gap = 1e-6

  @Test(
    "no plan on a grid passes the bound, and the plan is within the gap of it", arguments: 1...40)
  func boundsHold(_ seed: Int) throws {
    let made = try ChoiceMadeUp(seed: UInt64(seed))
    for question in questions(made, seed) {
      var search = try ChoiceSearch(made.program)
      let best = made.best(
        weights: question.weights, floors: question.floors, samples: made.lines.count > 2 ? 24 : 60)
      switch try search.maximize(question) {
      case .found(let found):
        #expect(found.value <= found.bound)
        #expect(found.bound - found.value <= Self.gap)
        #expect(made.miss(made.measures(of: found.uses), floors: question.floors) <= 1e-9)
        #expect(areAllowed(found.uses, made))
        if let best { #expect(best <= found.bound + 1e-9) }
        expect(found, proves: made, question)
      case .infeasible: #expect(best == nil)
      case .interrupted(let reason, _): Issue.record("interrupted: \(reason)")
      }
    }
  }

  @Test("the same question gives the same bits", arguments: [3, 8, 13, 21, 34])
  func sameBits(_ seed: Int) throws {
    let made = try ChoiceMadeUp(seed: UInt64(seed))
    func answers() throws -> [ChoiceSolution?] {
      var search = try ChoiceSearch(made.program)
      return try questions(made, seed).map { question in
        if case .found(let found) = try search.maximize(question) { found } else { nil }
      }
    }
    #expect(try answers() == answers())
  }

  @Test(
    "an objective multiplied by a number changes only the numbers", arguments: 1...16,
    [1e-9, 1e9])
  func scale(_ seed: Int, _ factor: Double) throws {
    let made = try ChoiceMadeUp(seed: UInt64(seed))
    var scaled = made
    scaled.factor = factor
    for question in questions(made, seed) {
      var other = question
      other.floors = question.floors.map { $0 * factor }
      other.gap *= factor
      try expectSame(made, question, scaled, other)
    }
  }

  @Test("an objective with a billion added changes only the numbers", arguments: 1...16)
  func shift(_ seed: Int) throws {
    let made = try ChoiceMadeUp(seed: UInt64(seed))
    var shifted = made
    shifted.offset = 1e9
    // Limits on the objective's measure would carry the billion as well, and its rounding.
    var plain = made
    plain.rows = [made.rows[0]]
    shifted.rows = plain.rows
    for question in questions(made, seed) {
      var other = question
      other.floors = question.floors.map { $0 + 1e9 }
      try expectSame(plain, question, shifted, other)
    }
  }

  @Test("a search without time or cancelled promises nothing that is not so", arguments: 1...8)
  func limits(_ seed: Int) throws {
    let made = try ChoiceMadeUp(seed: UInt64(seed))
    for question in questions(made, seed) {
      let best = made.best(weights: question.weights, floors: question.floors, samples: 12)
      for attempt in 0..<12 {
        var limited = question
        if attempt == 0 {
          let token = CancellationToken()
          token.cancel()
          limited.limits = SearchLimits(cancellation: token)
        } else {
          // Whatever the moment at which time runs out, the answer has to be honest.
          limited.limits = SearchLimits(
            deadline: .now + .microseconds(attempt == 1 ? 0 : 1 << (attempt + 2)))
        }
        var search = try ChoiceSearch(made.program)
        switch try search.maximize(limited) {
        case .found(let found):
          #expect(attempt > 1)
          #expect(found.bound - found.value <= Self.gap)
        case .infeasible: #expect(best == nil)
        case .interrupted(let reason, let found):
          #expect(reason == (attempt == 0 ? .cancelled : .timeLimit))
          guard let found else { continue }
          #expect(found.value <= found.bound)
          if let best { #expect(best <= found.bound + 1e-9) }
          #expect(made.miss(made.measures(of: found.uses), floors: question.floors) <= 1e-9)
        }
      }
    }
  }

  @Test("nothing stays in GLPK's memory")
  func noLeak() throws {
    let before = GLPKMemory.usage()
    for seed in 1...3 {
      let made = try ChoiceMadeUp(seed: UInt64(seed))
      var search = try ChoiceSearch(made.program)
      for question in questions(made, seed) { _ = try search.maximize(question) }
    }
    #expect(GLPKMemory.usage() == before)
  }

  /// One objective, a weighted sum, and a floor under which it is hard to stay.
  private func questions(_ made: ChoiceMadeUp, _ seed: Int) -> [ChoiceQuestion] {
    let free = [Double](repeating: -.infinity, count: made.objectiveCount)
    let first = free.indices.map { $0 == 0 ? 1.0 : 0 }
    let all = free.indices.map { 1 / Double(1 + $0) }
    var floored = free
    floored[floored.count - 1] = Double(2 + seed % 7)
    return [(first, free), (all, free), (first, floored)].map { weights, floors in
      ChoiceQuestion(weights: weights, floors: floors, gap: Self.gap, limits: SearchLimits())
    }
  }

  private func areAllowed(_ uses: [ChoiceProgram.Use], _ made: ChoiceMadeUp) -> Bool {
    zip(made.lines, uses).allSatisfy { options, use in
      let own = options[use.option]
      guard use.amount >= own.lower, use.amount <= own.upper else { return false }
      return own.step == 0 || own.amounts(0).contains(use.amount)
    }
  }

  /// The multipliers and cases of an answer show its bound, by a sampled recomputation.
  private func expect(
    _ found: ChoiceSolution, proves made: ChoiceMadeUp, _ question: ChoiceQuestion
  ) {
    let cases: ChoiceCases
    var claimed = found.bound
    switch found.proof {
    case .multipliers: cases = .bounded(found.multipliers)
    case .cases(let tree): cases = tree
    case .search(let root):
      cases = .bounded(found.multipliers)
      claimed = root
    }
    let shown = made.check(cases, weights: question.weights, floors: question.floors)
    #expect(shown.bound <= claimed + 1e-9 * max(1, abs(claimed)))
    #expect(shown.emptyCasesHold)
  }

  private func expectSame(
    _ made: ChoiceMadeUp, _ question: ChoiceQuestion, _ other: ChoiceMadeUp,
    _ changed: ChoiceQuestion
  ) throws {
    var one = try ChoiceSearch(made.program)
    var two = try ChoiceSearch(other.program)
    switch (try one.maximize(question), try two.maximize(changed)) {
    case (.found(let a), .found(let b)):
      let (left, right) = (made.measures(of: a.uses), made.measures(of: b.uses))
      let scores = [left, right].map { zip(question.weights, $0.dropFirst()) }
        .map { $0.reduce(0) { $0 + $1.0 * $1.1 } }
      #expect(abs(scores[0] - scores[1]) <= 2 * Self.gap)
      #expect(made.miss(right, floors: question.floors) <= 1e-8)
    case (.infeasible, .infeasible): break
    case (let a, let b): Issue.record("\(a) became \(b)")
    }
  }
}
