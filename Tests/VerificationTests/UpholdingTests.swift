// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

@Suite("What verification leaves of an answer")
struct UpholdingTests {
  @Test("A sound plan, solution and frontier stay as they are")
  func sound() throws {
    let verifier = Verifier(try CurvedExample.scenario())
    let plan = verifier.uphold(CurvedExample.best)
    #expect(plan.isWhole && plan.answer == CurvedExample.best)
    var held = CurvedExample.best
    held.limiting = [.budget(.atMost)]
    let solution = Solution(
      plan: held, stages: [Stage(purpose: .rest, certificate: held.certificate)], scales: [])
    let upheld = verifier.uphold(solution)
    #expect(upheld.isWhole && upheld.answer == solution)
    let frontier = Verifier(try FlamingoGrill.scenario()).uphold(FlamingoGrill.frontier)
    #expect(frontier.isWhole && frontier.answer == FlamingoGrill.frontier)
  }

  @Test("A bound that is too low gives way to the one that the multipliers prove")
  func bound() throws {
    var plan = CurvedExample.best
    plan.certificate.bound *= 1 - 1e-6
    plan.certificate.value *= 1 - 1e-6
    let upheld = Verifier(try CurvedExample.scenario()).uphold(plan)
    #expect(Set(upheld.report.failures.map(\.subject)) == [.bound, .score])
    #expect(upheld.report.isSound)
    let best = CurvedExample.best.certificate
    #expect(abs(upheld.answer.certificate.bound - best.bound) <= 1e-9 * best.bound)
    #expect(abs(upheld.answer.certificate.value - best.value) <= 1e-9 * best.value)
  }

  @Test("With multipliers that prove less, the gap is the one that they prove")
  func wideGap() throws {
    var plan = CurvedExample.best
    for index in plan.certificate.multipliers.indices {
      plan.certificate.multipliers[index].value *= 1.1
    }
    let verifier = Verifier(try CurvedExample.scenario())
    let upheld = verifier.uphold(plan)
    #expect(upheld.report.failures.map(\.subject) == [.bound])
    #expect(upheld.answer.gap > 1e-4)
    #expect(verifier.verify(upheld.answer).isVerified)
  }

  @Test("A bound is none where what it is about cannot be read")
  func noBound() throws {
    var plan = CurvedExample.best
    plan.certificate.weights[0].weight = -1
    let upheld = Verifier(try CurvedExample.scenario()).uphold(plan)
    #expect(upheld.report.isSound)
    #expect(upheld.answer.certificate.bound == .infinity)
  }

  @Test(
    "What is left of a spoilt proof holds",
    arguments: Corruption.all.filter { $0.subjects.allSatisfy { $0.concern == .claim } })
  func spoilt(_ corruption: Corruption) throws {
    var plan = CurvedExample.best
    corruption.spoil(&plan)
    let verifier = Verifier(try CurvedExample.scenario())
    let upheld = verifier.uphold(plan)
    #expect(upheld.report.isSound && !upheld.isWhole)
    let again = Set(verifier.verify(upheld.answer).failures.map(\.subject))
    #expect(again.isSubset(of: [.weights, .keptValues]), "\(again)")
    #expect(upheld.answer.certificate.bound >= CurvedExample.best.certificate.value * (1 - 1e-9))
  }

  @Test("Whatever is bought, kept or brought makes a plan unsound")
  func unsound() throws {
    let verifier = Verifier(try CurvedExample.scenario())
    var plan = CurvedExample.best
    plan.allocations[0].spend += 1
    #expect(!verifier.uphold(plan).report.isSound)
    plan = CurvedExample.best
    plan.values[0].value = plan.values[0].value.map { $0 + 1 }
    #expect(!verifier.uphold(plan).report.isSound)
  }

  @Test("A case that is said to have no plan counts with what its plans may score")
  func emptyCase() throws {
    var plan = CurvedExample.best
    let multipliers = plan.certificate.multipliers
    // All of it may be in the second case.
    plan.certificate.proof = .cases(
      .fork(
        .amount(line: "video", 10), .bounded(multipliers), .empty(multipliers)))
    plan.certificate.bound = 1e9
    let upheld = Verifier(try CurvedExample.scenario()).uphold(plan)
    #expect(upheld.report.failures.map(\.subject) == [.emptyCases])
    let best = CurvedExample.best.certificate
    #expect(abs(upheld.answer.certificate.bound - best.bound) <= 1e-9 * best.bound)
  }

  @Test("A frontier allows for bounds that are too low, and loses what is not so")
  func frontier() throws {
    let verifier = Verifier(try FlamingoGrill.scenario())
    var frontier = FlamingoGrill.frontier
    frontier.named = [.init(.knee, plan: 0)]
    frontier.axes[0].ideal += 1
    let middle = frontier.plans[1].certificate
    let unit = middle.weights.reduce(0) { sum, weight in
      sum + weight.weight * (weight.kpi == frontier.x.kpi ? frontier.x.range : frontier.y.range)
    }
    frontier.plans[1].certificate.bound -= 0.01 * unit
    frontier.plans[1].certificate.value -= 0.01 * unit
    let upheld = verifier.uphold(frontier)
    #expect(upheld.report.isSound)
    #expect(Set(upheld.report.failures.map(\.subject)) == [.bound, .score, .ends, .knee])
    #expect(upheld.answer.named.isEmpty)
    #expect(upheld.answer.x == FlamingoGrill.frontier.x)
    guard case .partial(.numericalTrouble, let gap?) = upheld.answer.completeness else {
      Issue.record("\(upheld.answer.completeness)")
      return
    }
    #expect(abs(gap - 0.01) <= 1e-4)
  }

  @Test("Of plans in the wrong order, no bend is named")
  func order() throws {
    var frontier = FlamingoGrill.frontier
    frontier.plans.swapAt(0, 1)
    let upheld = Verifier(try FlamingoGrill.scenario()).uphold(frontier)
    #expect(upheld.report.failures.map(\.subject) == [.order])
    #expect(upheld.report.isSound && upheld.answer.named.isEmpty)
    #expect(upheld.answer.completeness == .partial(.numericalTrouble, gap: 0))
  }

  @Test("A later stage that has less than an earlier one found gives up what it lacks")
  func stages() throws {
    var best = CurvedExample.best
    best.limiting = [.budget(.atMost)]
    var first = best.certificate
    first.value += 0.01
    first.bound += 0.01
    let solution = Solution(
      plan: best,
      stages: [
        Stage(purpose: .priority(1), certificate: first),
        Stage(purpose: .rest, certificate: best.certificate),
      ], scales: [])
    let upheld = Verifier(try CurvedExample.scenario()).uphold(solution)
    #expect(upheld.report.failures.map(\.subject) == [.score])
    #expect(abs(upheld.answer.stages[0].givenUp - 0.01) <= 1e-9)
    #expect(upheld.answer.stages[1] == solution.stages[1])
  }
}
