// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import GLPK
import Testing

@Suite("An abort inside GLPK changes no answer")
struct SolverFaultTests {
  /// Scenarios that lean on GLPK in different ways, small enough to be solved once for each of
  /// their solves.
  static let scenarios = [
    """
    apportion: 1
    budget: 100
    kpis: {reach: {objective: maximize, weight: 1, scale: none}, trust: {objective: maximize, weight: 2, scale: none}}
    campaigns:
      a: {spend: 0..80, brings: {reach: {hill: {max: 90, half: 30}}, trust: {per 1: 0.2}}}
      b: {spend: 0..80, brings: {reach: {hill: {max: 30, half: 20}}, trust: {tanh: {max: 20, scale: 40}}}}
    rules: {share: {spend on: a, at most: 70% of spend}}
    """,
    """
    apportion: 1
    budget: 100
    kpis: {reach: {objective: maximize}}
    campaigns:
      a: {spend: 0..80, brings: {reach: {hill: {max: 90, half: 30, shape: 3}}}}
      b: {spend: 0..80, brings: {reach: {hill: {max: 70, half: 25, shape: 2}}}}
      c: {spend: 0..80, step: 15, brings: {reach: {tanh: {max: 20, scale: 40}}}}
    """,
    """
    apportion: 1
    budget: 43k
    kpis: {reach: {objective: maximize}}
    creators:
      a: {category: x, packages: {p: {fee: 12k, brings: {reach: 71}}, q: {fee: 19k, brings: {reach: 98}}}}
      b: {category: x, packages: {p: {fee: 14k, brings: {reach: 77}}, q: {fee: 23k, brings: {reach: 121}}}}
      c: {category: y, packages: {p: {fee: 9k, brings: {reach: 48}}, q: {fee: 17k, brings: {reach: 89}}}}
      d: {category: y, packages: {p: {fee: 11k, brings: {reach: 59}}, q: {fee: 16k, brings: {reach: 83}}}}
    rules: {few: {count of: all, each: category, at most: 1}}
    """,
    """
    apportion: 1
    budget: 100
    kpis: {reach: {objective: maximize}}
    campaigns:
      a: {spend: 0..80, brings: {reach: {points: {0: 0, 20: 30, 50: 40, 80: 45}}}}
      b: {spend: 0..80, brings: {reach: {points: {0: 0, 10: 12, 60: 50, 80: 51}}}}
    rules: {share: {spend on: a, at least: 1.5 x spend on b}}
    """,
  ]

  @Test("whichever solve aborts, the plan is found, proven and verified", arguments: scenarios)
  func everySolve(text: String) throws {
    FaultInjection.abort(solve: 0)
    defer { FaultInjection.end() }
    let written = try Written(text)
    let expected = try written.solved().plan.certificate.value
    let count = FaultInjection.solveCount
    #expect(count > 0)
    for solve in 1...count {
      FaultInjection.abort(solve: solve)
      let value = try written.solved().plan.certificate.value
      #expect(abs(value - expected) <= 1e-6 * abs(expected), "solve \(solve) of \(count)")
    }
  }
}
