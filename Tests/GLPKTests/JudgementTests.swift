// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport
import Limits
import Testing

@testable import GLPK

@Suite("What GLPK reports is not believed blindly")
struct JudgementTests {
  func outcome(
    _ stop: cglpk_stop = .finished, code: CInt = 0, primal: cglpk_finding = .point,
    dual: cglpk_finding = .point, objective: Double = 1, violation: Double = 0,
    stored: Bool = true
  ) -> SimplexOutcome {
    SimplexOutcome(
      cglpk_simplex_result(
        stop: stop, code: code, iterations: 3, stored: stored, primal: primal, dual: dual,
        objective: objective, violation: violation),
      trustTolerance: 1e-6, rung: .first)
  }

  @Test("an optimum whose value or point is not finite, or breaks a row, is a failure")
  func garbage() {
    for bad in [
      outcome(objective: .nan), outcome(objective: -.infinity), outcome(violation: .nan),
      outcome(violation: .infinity), outcome(violation: 1e-5),
    ] {
      #expect(bad.stop == .numericalFailure(.untrustworthyPoint))
      #expect(bad.conclusion == .undecided)
      #expect(bad.calls(for: .otherMethod))
    }
    #expect(outcome(violation: 1e-7).isOptimal)
  }

  @Test("a run that failed has found nothing, whatever its status says")
  func failed() {
    let failures: [(CInt, NumericalFailure)] = [
      (1, .invalidBasis), (2, .singularBasis), (3, .illConditionedBasis), (5, .methodFailed),
      (7, .other(code: 7)),
    ]
    for (code, failure) in failures {
      let failed = outcome(.failed, code: code)
      #expect(failed.stop == .numericalFailure(failure))
      #expect(failed.primal == .unknown && failed.dual == .unknown)
      #expect(failed.calls(for: .standardBasis))
      #expect(failed.calls(for: .otherMethod) == (code >= 5))
    }
  }

  @Test("the ladder is climbed for limits and failures, not for answers or requests to stop")
  func climbing() {
    #expect(!outcome().calls(for: .otherMethod))
    #expect(!outcome(primal: .impossible, dual: .nothing).calls(for: .otherMethod))
    #expect(!outcome(dual: .impossible).calls(for: .otherMethod))
    #expect(outcome(primal: .nothing, dual: .impossible).calls(for: .otherMethod))
    #expect(outcome(.iteration_limit, dual: .nothing).calls(for: .otherMethod))
    #expect(!outcome(.iteration_limit).calls(for: .otherMethod))
    #expect(!outcome(.time_limit, primal: .nothing).calls(for: .otherMethod))
    #expect(!outcome(.cancelled, primal: .nothing).calls(for: .otherMethod))
  }

  @Test("primal and dual findings together make the conclusion")
  func conclusions() {
    let expected: [(cglpk_finding, cglpk_finding, SimplexOutcome.Conclusion)] = [
      (.point, .point, .optimal), (.point, .impossible, .unbounded),
      (.point, .nothing, .undecided), (.impossible, .point, .infeasible),
      (.impossible, .impossible, .infeasible), (.impossible, .nothing, .infeasible),
      (.nothing, .point, .undecided), (.nothing, .impossible, .undecided),
      (.nothing, .nothing, .undecided),
    ]
    for (primal, dual, conclusion) in expected {
      #expect(outcome(primal: primal, dual: dual).conclusion == conclusion)
    }
  }

  @Test("a relaxation without an optimum says why no search began")
  func relaxations() {
    let expected: [(SimplexOutcome, IntegerOutcome.Stop)] = [
      (outcome(primal: .impossible), .finished), (outcome(dual: .impossible), .unboundedRelaxation),
      (outcome(.time_limit, primal: .nothing), .timeLimit),
      (outcome(.cancelled, primal: .nothing), .cancelled),
      (outcome(.iteration_limit, primal: .nothing), .numericalFailure(.methodFailed)),
      (outcome(.failed, code: 2), .numericalFailure(.singularBasis)),
    ]
    for (relaxation, stop) in expected { #expect(IntegerOutcome.Stop(relaxation) == stop) }
  }
}
