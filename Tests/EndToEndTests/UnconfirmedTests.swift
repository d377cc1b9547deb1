// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Foundation
import Limits
import Reports
import Scenarios
import Testing

@testable import CommandLineTool

/// What becomes of answers that verification does not bear out.
@Suite("Answers that are not confirmed")
struct UnconfirmedTests {
  private func question() throws -> ScenarioQuestion {
    let folder = try Folder()
    try Data(
      """
      apportion: 1
      budget: 100k
      kpis: {reach: {objective: maximize, priority: 1, at least: 10}, leads: {objective: maximize, priority: 2}}
      campaigns:
        a: {spend: 0..80k, brings: {reach: {hill: {max: 900, half: 40k}}, leads: {per 1k: 3}}}
        b: {spend: 0..80k, brings: {reach: {hill: {max: 700, half: 30k}}, leads: {per 1k: 5}}}
      """.utf8
    ).write(to: folder["a.yaml"])
    return try ScenarioQuestion(ScenarioDocument.read(folder["a.yaml"].path))
  }

  private func solution(_ question: ScenarioQuestion) throws -> Solution {
    guard case .found(let solution) = try question.planner.solve() else {
      throw CocoaError(.coderInvalidValue)
    }
    return solution
  }

  private func answer(
    _ question: ScenarioQuestion, _ outcome: PlanOutcome
  ) throws(Failure) -> Answer {
    question.answer(
      try Failure.telling(in: question.loaded) { () throws(ServiceError) in
        try question.service.explained(question.service.uphold(outcome), SearchOptions())
      })
  }

  private func answer(
    _ question: ScenarioQuestion, _ frontier: PlanFrontier
  ) throws(Failure) -> Answer {
    question.answer(
      try Failure.telling(in: question.loaded) { () throws(ServiceError) in
        try question.service.uphold(.found(frontier) as FrontierOutcome)
      })
  }

  @Test("A bound that is too low: the plan with the gap that is proven, a warning and 4")
  func bound() throws {
    let question = try question()
    var solution = try solution(question)
    let last = solution.stages.count - 1
    let proven = solution.plan.certificate.bound
    solution.plan.certificate.bound -= 1
    solution.plan.certificate.value -= 1
    solution.stages[last].certificate = solution.plan.certificate
    let answer = try answer(question, .found(solution))
    #expect(answer.status == .stoppedWithPlan)
    let warnings = answer.warnings.filter { $0.code == .verification }
    #expect(warnings.count == 2 && warnings.allSatisfy { $0.severity == .warning })
    #expect(warnings.contains { $0.message.contains("check 'bound' failed") })
    #expect(answer.warnings(besideText: true) == warnings)
    guard case .report(let report as PlanReport) = answer.finding else {
      Issue.record("no plan")
      return
    }
    #expect(report.interruption == .numericalTrouble)
    #expect(abs(report.solution.plan.certificate.bound - proven) <= 1e-6 * proven)
    #expect(report.text.contains("Verified but for 2 of"))
    #expect(!report.text.contains("NOT VERIFIED"))
  }

  @Test("A limit that is broken: no plan and 70")
  func limit() throws {
    let question = try question()
    var solution = try solution(question)
    solution.plan.allocations[0].spend += 50_000
    do throws(Failure) {
      _ = try answer(question, .found(solution))
      Issue.record("the plan was shown")
    } catch {
      #expect(error.status == .defect)
      #expect(error.message.contains("check 'budget' failed"))
    }
  }

  @Test("A frontier with a wrong end and a plan of another bound: shown with a warning and 4")
  func frontier() throws {
    let question = try question()
    guard case .found(var frontier) = try question.planner.frontier() else {
      Issue.record("no frontier")
      return
    }
    let ends = (frontier.x, frontier.y)
    frontier.axes[0].ideal += 1
    frontier.plans[0].certificate.bound -= 1
    let answer = try answer(question, frontier)
    #expect(answer.status == .stoppedWithPlan)
    #expect(
      answer.warnings.contains { $0.message.contains("check 'best and worst values' failed") })
    guard case .report(let report as FrontierReport) = answer.finding else {
      Issue.record("no frontier")
      return
    }
    #expect(report.frontier.x == ends.0 && report.frontier.y == ends.1)
    frontier.plans[0].values[0].value = 1
    #expect(throws: Failure.self) {
      try self.answer(question, frontier)
    }
  }

  @Test("A reason that does not hold is not said, and takes nothing from a frontier")
  func reason() throws {
    let question = try question()
    guard case .found(var frontier) = try question.planner.frontier() else {
      Issue.record("no frontier")
      return
    }
    let complete = frontier.completeness
    let reasons = frontier.plans.map(\.limiting)
    frontier.plans[0].limiting = [.kpi("leads", .atLeast)]
    let answer = try answer(question, frontier)
    #expect(answer.status == .done)
    #expect(answer.warnings.allSatisfy { $0.code != .verification })
    guard case .report(let report as FrontierReport) = answer.finding else {
      Issue.record("no frontier")
      return
    }
    #expect(report.frontier.completeness == complete)
    #expect(report.frontier.plans.map(\.limiting) == reasons)
  }

  @Test("A proof that no plan fits which does not hold: nothing is claimed, and 5")
  func proof() throws {
    let question = try question()
    let proof = Infeasibility(
      conflict: [.init(limit: .kpi("reach", .atLeast), value: 1)], violation: 1)
    let answer = try answer(question, .infeasible(proof))
    #expect(answer.status == .stoppedWithoutPlan)
    #expect(answer.warnings.contains { $0.message.contains("check 'infeasibility' failed") })
  }
}
