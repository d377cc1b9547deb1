// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport
import Testing

@testable import GLPK

@Suite("Threads do not disturb one another")
struct ThreadTests {
  /// The bits of what a linear and an integer solve of one instance find.
  static func fingerprint(_ seed: UInt64) throws -> [UInt64] {
    try withProblem(randomModel(seed: seed, rows: 6, columns: 12, integers: 3)) { problem in
      let primal = try problem.solve(SimplexOptions(method: .primal))
      var bits = [primal.objective.bitPattern, UInt64(primal.iterations)]
      bits += try problem.columnValues().map(\.bitPattern)
      bits += try problem.rowDuals().map(\.bitPattern)
      try problem.setCosts((0..<problem.columnCount).map { Double($0 % 5) - 2 })
      let dual = try problem.solve(SimplexOptions(method: .dual, ratioTest: .longStep))
      bits.append(dual.objective.bitPattern)
      var options = IntegerOptions()
      options.cuts = [.mixedIntegerRounding, .gomory, .clique]
      let integer = try problem.solveInteger(options)
      bits += integer.incumbent?.columnValues.map(\.bitPattern) ?? []
      return bits
    }
  }

  @Test("thousands of solves on eight tasks give the same bits as on one")
  func sameBits() async throws {
    let seeds = (1...150).map(UInt64.init)
    let alone = try seeds.map(Self.fingerprint)
    let together = try await withThrowingTaskGroup(of: (Int, [[UInt64]]).self) { group in
      for task in 0..<8 {
        group.addTask { (task, try seeds.map(Self.fingerprint)) }
      }
      var results: [[[UInt64]]] = []
      for try await (_, bits) in group { results.append(bits) }
      return results
    }
    #expect(together.count == 8)
    for bits in together { #expect(bits == alone) }
  }

  @Test("faults on some threads leave the answers of others alone")
  func faultsElsewhere() async throws {
    let seeds = (1...40).map(UInt64.init)
    let alone = try seeds.map(Self.fingerprint)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for (seed, expected) in zip(seeds, alone) {
            if task.isMultiple(of: 2) {
              #expect(throws: GLPKError.self) {
                try withProblem(textbook) { (problem) throws(GLPKError) in
                  try problem.solve()
                  try problem.misuse(cglpk_misuse.all[Int(seed) % 6])
                }
              }
            }
            let found = try Self.fingerprint(seed)
            #expect(found == expected)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
