// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Verification

@Suite("Bounds of random choices against every plan")
struct RandomProofTests {
  /// All plans of a small scenario.
  private struct Listing {
    let example: RandomChoices
    let verifier: Verifier
    let recomputed: [Recomputation]
    let limits: [LimitReading]
    /// The least slack of each plan.
    let isFeasible: [Bool]

    init(seed: UInt64) throws {
      let example = try RandomChoices(seed: seed)
      self.example = example
      let verifier = Verifier(example.scenario)
      self.verifier = verifier
      let recomputed = example.choices.map {
        Recomputation(
          example.scenario, words: verifier.words, curves: verifier.curves, records: $0)
      }
      let limits = verifier.limits.all.compactMap { verifier.limits.reading(of: $0) }
      self.recomputed = recomputed
      self.limits = limits
      isFeasible = recomputed.map { plan in
        limits.allSatisfy { (Self.slack($0, plan) ?? -1) >= 0 }
      }
    }

    static func slack(_ limit: LimitReading, _ plan: Recomputation) -> Double? {
      guard let measure = plan.value(of: limit.measure),
        let quantity = plan.value(of: limit.quantity)
      else { return nil }
      return limit.sign * (measure.value - quantity.value)
    }

    /// The best score of a plan that keeps all limits.
    var best: Double? {
      zip(recomputed, isFeasible).filter(\.1).compactMap { $0.0.value(of: "reach")?.value }.max()
    }

    func multipliers(_ random: inout RandomNumbers) -> [Certificate.Multiplier] {
      verifier.limits.all.filter { _ in Bool.random(using: &random) }.map {
        .init(limit: $0, value: random.number(0...3))
      }
    }

    /// The bound that the verifier derives from a proof; plans fail other checks, which does not
    /// matter here.
    func bound(_ multipliers: [Certificate.Multiplier], _ proof: Certificate.Proof) throws
      -> (value: Double?, failures: [VerificationReport.Check])
    {
      let names = example.scenario.scenario
      let records = recomputed[0].records
      let allocations = records.indices.map { line in
        Plan.Allocation(
          line: names.lineName(at: line), spend: records[line].spend,
          setUpFee: records[line].amount > 0 ? records[line].spend - records[line].amount : 0,
          package: records[line].package, units: records[line].units)
      }
      let plan = Plan(
        allocations: allocations,
        values: example.scenario.kpis.map {
          .init(kpi: $0.name, value: recomputed[0].value(of: $0.name)?.value)
        },
        certificate: Certificate(
          weights: [.init(kpi: "reach", weight: 1)], multipliers: multipliers, proof: proof,
          value: recomputed[0].value(of: "reach")?.value ?? 0, bound: 1e6))
      let report = verifier.verify(plan)
      return (report.rederivedBounds[0], report.failures)
    }
  }

  @Test("The bound of any multipliers is the best of score plus weighted slacks", arguments: 0..<16)
  func multipliers(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed &+ 1000)
    let listing = try Listing(seed: seed)
    let multipliers = listing.multipliers(&random)
    let (bound, failures) = try listing.bound(multipliers, .multipliers)
    let value = try #require(bound)
    let unexpected: Set<VerificationReport.Subject> = [
      .separation, .bound, .multipliers, .score, .kpiValues, .packages, .units, .setUpFees, .steps,
      .spendRanges, .minimumIfActive, .settledBookings,
    ]
    #expect(unexpected.isDisjoint(with: failures.map(\.subject)), "\(failures)")
    let budget = listing.example.scenario.scenario.budget?.amount ?? 0
    var highest = -Double.infinity
    var highestInReach = -Double.infinity
    for plan in listing.recomputed {
      var score = plan.value(of: "reach")?.value ?? 0
      for multiplier in multipliers {
        let reading = try #require(listing.verifier.limits.reading(of: multiplier.limit))
        score += multiplier.value * (try #require(Listing.slack(reading, plan)))
      }
      highest = max(highest, score)
      if plan.records.reduce(0, { $0 + $1.spend }) <= budget {
        highestInReach = max(highestInReach, score)
      }
    }
    let slip = 1e-9 * (1 + abs(highest))
    #expect(value <= highest + slip)
    #expect(value >= highestInReach - slip)
    if let best = listing.best { #expect(value >= best - slip) }
  }

  @Test("Any tree of cases proves a bound that no plan passes", arguments: 0..<16)
  func trees(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed &+ 2000)
    let listing = try Listing(seed: seed)
    func tree(depth: Int) -> CaseTree {
      if depth == 0 || Int.random(in: 0..<4, using: &random) == 0 {
        return .bounded(listing.multipliers(&random))
      }
      let names = listing.example.scenario.scenario
      let line = names.lineName(at: Int.random(in: 0..<4, using: &random))
      let split: CaseSplit =
        Bool.random(using: &random)
        ? .amount(line: line, random.number(-5...35))
        : .options(line: line, Set((0..<4).filter { _ in Bool.random(using: &random) }))
      return .fork(split, tree(depth: depth - 1), tree(depth: depth - 1))
    }
    for _ in 0..<4 {
      let (bound, failures) = try listing.bound([], .cases(tree(depth: 4)))
      #expect(!failures.map(\.subject).contains(.separation), "\(failures)")
      let value = try #require(bound)
      if let best = listing.best { #expect(value >= best - 1e-9 * (1 + abs(best))) }
    }
  }

  @Test("No tree of cases calls a scenario with plans empty", arguments: 0..<16)
  func emptyCases(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed &+ 3000)
    let listing = try Listing(seed: seed)
    let multipliers = listing.multipliers(&random)
    let tree = CaseTree.fork(
      .options(line: "creator 1", [0]), .empty(multipliers), .empty(multipliers))
    let failures = try listing.bound([], .cases(tree)).failures.map(\.subject)
    if listing.best != nil { #expect(failures.contains(.emptyCases)) }
  }
}
