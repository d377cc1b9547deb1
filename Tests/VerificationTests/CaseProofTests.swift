// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing
import Verification

/// Three creators for a budget of 10: `a` alone brings 60, `b` and `c` bring 89 together and fill
/// it up. Shares of creators would bring 96, at a price of 9 for money.
@Suite("Bounds proven by cases")
struct CaseProofTests {
  private static let price: (LimitID, Double) = (.budget(.atMost), 9)

  /// Leave a out, and b and c bring 89. Else b does not fit beside it, nor does c, and it brings
  /// 60.
  private static let tree = CaseTree.fork(
    .options(line: "a", [0]), .bounded(by: (.budget(.atMost), 0)),
    .fork(
      .options(line: "b", [1]), .empty(by: (.budget(.atMost), 1)),
      .fork(.options(line: "c", [0]), .bounded(by: (.budget(.atMost), 0)), .empty(by: price))))

  private func scenario() throws -> CheckedScenario {
    try SmallChoices.creators(budget: 10, [("a", 6, 60), ("b", 5, 45), ("c", 5, 44)])
  }

  private func report(
    _ proof: Certificate.Proof, bound: Double, price: Double = 9
  ) throws -> VerificationReport {
    let scenario = try scenario()
    return verify(
      SmallChoices.plan(
        scenario, booked: ["b", "c"], multipliers: [(.budget(.atMost), price)], proof: proof,
        bound: bound), of: scenario)
  }

  @Test("One price proves what shares of creators would bring, and no less")
  func multipliers() throws {
    let report = try report(.multipliers, bound: 96)
    #expect(report.isVerified, "\(report.failures)")
    #expect(try self.report(.multipliers, bound: 95.9).failures.map(\.subject) == [.bound])
  }

  @Test("Cases prove the best plan best")
  func cases() throws {
    let report = try report(.cases(Self.tree), bound: 89)
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.bounds == [.recomputedByCases(89, count: 4)])
    #expect(Set(report.checks.map(\.subject)).isSuperset(of: [.cases, .emptyCases, .bound]))
  }

  @Test("A bound below the highest case fails")
  func tooLow() throws {
    let failures = try report(.cases(Self.tree), bound: 88.9).failures.map(\.subject)
    #expect(failures == [.boundAboveScore, .bound])
  }

  @Test("Cases in the wrong order prove nothing")
  func swapped() throws {
    guard case .fork(let split, let first, let second) = Self.tree else { return }
    let failures = try report(.cases(.fork(split, second, first)), bound: 89).failures
    #expect(!failures.isEmpty)
    #expect(Set(failures.map(\.subject)).isSubset(of: [.bound, .emptyCases]))
  }

  @Test("A case with plans is not empty, whatever it says")
  func notEmpty() throws {
    let tree = CaseTree.fork(
      .options(line: "a", [0]), .bounded(by: (.budget(.atMost), 0)),
      .empty(by: (.budget(.atMost), 1)))
    // What its plans may score is then part of the bound.
    #expect(try report(.cases(tree), bound: 89).failures.map(\.subject) == [.emptyCases, .bound])
    #expect(try report(.cases(tree), bound: 1e9).failures.map(\.subject) == [.emptyCases])
    let none = CaseTree.empty(by: Self.price)
    let failures = try report(.cases(none), bound: 89).failures.map(\.subject)
    #expect(failures == [.emptyCases, .bound])
  }

  @Test("A case that just fits is not empty")
  func justFits() throws {
    let tree = CaseTree.fork(
      .options(line: "b", [1]),
      .fork(
        .options(line: "c", [1]), .empty(by: (.budget(.atMost), 1)),
        .bounded(by: (.budget(.atMost), 9))), .bounded(by: (.budget(.atMost), 9)))
    #expect(try report(.cases(tree), bound: 96).failures.map(\.subject) == [.emptyCases])
  }

  @Test("Cases that their forks leave nothing prove any claim")
  func voidCases() throws {
    let tree = CaseTree.fork(
      .options(line: "a", [0, 1]), Self.tree, .empty(by: (.budget(.atMost), 0)))
    #expect(try report(.cases(tree), bound: 89).isVerified)
  }

  @Test("Forks must be about lines of the scenario and numbers")
  func unsoundForks() throws {
    for split in [CaseSplit.options(line: "z", [0]), .amount(line: "posters", .nan)] {
      let tree = CaseTree.fork(split, Self.tree, Self.tree)
      #expect(try report(.cases(tree), bound: 89).failures.map(\.subject) == [.cases])
    }
  }

  @Test("The multipliers of a case are checked like all others")
  func unsoundMultipliers() throws {
    for price in [(LimitID.budget(.atMost), -1.0), (.condition("zzz"), 1)] {
      let tree = CaseTree.fork(
        .options(line: "a", [0]), .bounded(by: price), .bounded(by: (.budget(.atMost), 0)))
      #expect(try report(.cases(tree), bound: 200).failures.map(\.subject) == [.multipliers])
    }
  }

  @Test("What a case keeps must be kept by the plan")
  func keptValues() throws {
    let tree = CaseTree.fork(
      .options(line: "a", [0]), .bounded(by: (.budget(.atMost), 0)),
      .empty(by: (.keep("reach", value: 300), 1)))
    let failures = try report(.cases(tree), bound: 89).failures.map(\.subject)
    #expect(failures.contains(.keptValues))
  }

  @Test("A search is held against the bound that it started from")
  func search() throws {
    let report = try report(.search(rootBound: 96), bound: 89)
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.bounds == [.searched(before: 96)])
    #expect(!report.bounds[0].isRederived)
    #expect(try self.report(.search(rootBound: 95), bound: 89).failures.map(\.subject) == [.bound])
    #expect(try self.report(.search(rootBound: 96), bound: 97).failures.map(\.subject) == [.bound])
    #expect(
      try self.report(.search(rootBound: .nan), bound: 89).failures.map(\.subject) == [.bound])
  }

  @Test("A search whose stated bound the multipliers prove has nothing that is not re-derived")
  func searchWithoutNeed() throws {
    #expect(try report(.search(rootBound: 97), bound: 96).bounds == [.recomputed(96)])
  }

  @Test("Two thousand forks, each within the last, are read without running out of stack")
  func deep() throws {
    var tree = CaseTree.bounded(by: Self.price)
    for fork in 0..<2000 {
      tree = .fork(
        .amount(line: "posters", Double(fork)), .bounded(by: Self.price), tree)
    }
    let report = try report(.cases(tree), bound: 96)
    #expect(report.isVerified, "\(report.failures.prefix(2))")
  }
}
