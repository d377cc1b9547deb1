// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing
import Verification

@Suite("Verifying a plan with choices")
struct ChoiceVerificationTests {
  /// A plan that breaks something, and the checks that must find it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let subject: VerificationReport.Subject
    let plan: Plan

    var testDescription: String { name }

    init(_ name: String, _ subject: VerificationReport.Subject, _ plan: Plan) {
      self.name = name
      self.subject = subject
      self.plan = plan
    }

    /// The sound plan with one line's figures spoilt.
    init(
      _ name: String, _ subject: VerificationReport.Subject, line: Int,
      spoil: (inout Plan.Allocation) -> Void
    ) {
      var plan = ChoiceExample.plan()
      spoil(&plan.allocations[line])
      self.init(name, subject, plan)
    }
  }

  @Test("A plan with packages, fees, units and steps passes every check")
  func sound() throws {
    let report = verify(ChoiceExample.plan(), of: try ChoiceExample.scenario())
    #expect(report.isVerified, "\(report.failures)")
    let made = Set(report.checks.map(\.subject))
    let expected: Set<VerificationReport.Subject> = [
      .packages, .settledBookings, .setUpFees, .units, .minimumIfActive, .steps, .conditions,
    ]
    #expect(expected.isSubset(of: made))
    #expect(report.bounds[0].isRederived)
  }

  @Test(
    "Plans of other choices pass too",
    arguments: [
      ChoiceExample.plan(video: 60, spots: 2, radio: 0, booked: ["cleo": "post", "eve": "vlog"]),
      ChoiceExample.plan(video: 0, spots: 4, radio: 15, booked: ["cleo": "post", "ben": "story"]),
      ChoiceExample.plan(
        video: 20, spots: 5, radio: 10, booked: ["cleo": "post", "aya": "two reels"]),
    ])
  func others(_ plan: Plan) throws {
    let report = verify(plan, of: try ChoiceExample.scenario())
    #expect(report.isVerified, "\(report.failures)")
  }

  @Test("Each way to break a choice is found by its own check", arguments: Case.all)
  func broken(_ example: Case) throws {
    let report = verify(example.plan, of: try ChoiceExample.scenario())
    #expect(report.failures.map(\.subject) == [example.subject], "\(report.failures)")
  }

  @Test("Where steps are waived, any amount of money will do, but units stay whole")
  func waivedSteps() throws {
    let scenario = try ChoiceExample.scenario()
    let plan = ChoiceExample.plan(radio: 12)
    #expect(verify(plan, of: scenario).failures.map(\.subject) == [.steps])
    #expect(verify(plan, of: scenario, steps: .waived).isVerified)
    let halves = ChoiceExample.plan(spots: 5.5)
    #expect(verify(halves, of: scenario, steps: .waived).failures.map(\.subject) == [.steps])
  }

  @Test("A step of the scenario holds for campaigns in money that have none of their own")
  func commonStep() throws {
    var model = try ChoiceExample.scenario().scenario
    model.step = 20
    let scenario = try CheckedScenario(model)
    #expect(verify(ChoiceExample.plan(), of: scenario).isVerified)
    let report = verify(ChoiceExample.plan(video: 30), of: scenario)
    #expect(report.failures.map(\.subject) == [.steps])
  }
}

extension ChoiceVerificationTests.Case {
  static let all: [Self] = ofPurchases + ofLimits

  private static let ofPurchases: [Self] = [
    Self("a package that the creator does not have", .packages, line: 3) {
      $0.package = "three reels"
    },
    Self("a campaign with a package", .packages, line: 0) { $0.package = "one reel" },
    Self("a fee paid in part", .packages, line: 3) { $0.spend = 19 },
    Self("money for no package", .packages, line: 4) { $0.spend = 15 },
    Self("a booking changed", .settledBookings, line: 5) {
      $0.package = "thread"
      $0.spend = 12
    },
    Self("a booking dropped", .settledBookings, line: 5) {
      $0.package = nil
      $0.spend = 0
    },
    Self("a creator who was left out", .settledBookings, line: 6) {
      $0.package = "clip"
      $0.spend = 5
    },
    Self("a set-up fee that is not paid", .setUpFees, line: 0) { $0.setUpFee = 0 },
    Self("a set-up fee paid in part", .setUpFees, line: 0) { $0.setUpFee = 4 },
    Self("a set-up fee for a campaign without one", .setUpFees, line: 2) { $0.setUpFee = 5 },
    Self("a set-up fee for a creator", .setUpFees, line: 3) { $0.setUpFee = 5 },
    Self("a set-up fee that is NaN", .finiteSpends, line: 0) { $0.setUpFee = .nan },
    Self("no number of units", .units, line: 1) { $0.units = nil },
    Self("units at the wrong price", .units, line: 1) { $0.units = 4.8 },
    Self("an infinite number of units", .finiteSpends, line: 1) { $0.units = .infinity },
    Self("units of a campaign bought for money", .units, line: 0) { $0.units = 3 },
    Self("units of a creator", .units, line: 3) { $0.units = 1 },
  ]

  private static let ofLimits: [Self] = [
    Self("half a unit", .steps, ChoiceExample.plan(spots: 5.5)),
    Self("money between two steps", .steps, ChoiceExample.plan(radio: 12)),
    Self("too many units", .spendRanges, ChoiceExample.plan(spots: 11, radio: 0)),
    Self(
      "too much money", .spendRanges,
      ChoiceExample.plan(video: 61, spots: 2, radio: 0, booked: ["cleo": "post", "eve": "vlog"])),
    Self("less than the minimum if active", .minimumIfActive, ChoiceExample.plan(video: 19)),
    Self("fees above the budget", .budget, ChoiceExample.plan(video: 35)),
    Self(
      "too little from packages", .kpiLimits, ChoiceExample.plan(booked: ["cleo": "post"])),
    Self(
      "too many creators", .rules,
      ChoiceExample.plan(
        radio: 0, booked: ["aya": "one reel", "cleo": "post", "eve": "vlog"])),
    Self(
      "two creators of one category", .rules,
      ChoiceExample.plan(radio: 0, booked: ["ben": "story", "cleo": "post", "eve": "vlog"])),
    Self(
      "too few active campaigns", .rules,
      ChoiceExample.plan(video: 0, radio: 0, booked: ["cleo": "post", "eve": "vlog"])),
    Self("a share over campaigns and creators", .rules, ChoiceExample.plan(spots: 2, radio: 25)),
    Self("too few units", .rules, ChoiceExample.plan(spots: 1)),
    Self("a line without the one that it needs", .conditions, ChoiceExample.plan(video: 0)),
    Self(
      "a line beside one that it excludes", .conditions,
      ChoiceExample.plan(booked: ["cleo": "post", "eve": "vlog"])),
  ]
}
