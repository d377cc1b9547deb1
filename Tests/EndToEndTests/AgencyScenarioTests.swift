// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Testing

@Suite("Scenarios with creators")
struct AgencyScenarioTests {
  @Test("the agency's plan keeps its rules and is proven")
  func agencyPlan() throws {
    let shipped = try Shipped("agency-creators.yaml")
    let plan = try shipped.solved().plan
    #expect(plan.gap <= Planner.standardGap)
    #expect((plan.value(of: "signups") ?? 0) >= 17_000 * (1 - 1e-9))
    #expect(plan.allocations.count { $0.package != nil } <= 3)
  }

  @Test("the agency's trade-off comes in several pieces, each with money that moves")
  func agencyFrontier() throws {
    let shipped = try Shipped("agency-creators.yaml")
    let frontier = try shipped.frontier(x: "trust", y: "reach", gap: 0.05)
    let stretches = frontier.pieces.filter { $0.plans.count > 1 }
    #expect(Set(stretches.map { Set($0.bookings) }).count >= 4)
    guard case .withinGap(let gap) = frontier.completeness else {
      Issue.record("\(frontier.completeness)")
      return
    }
    #expect(gap <= 0.05)
    #expect(frontier.provenShare == 1)
    for piece in stretches {
      let spends = frontier.plans[piece.plans].map { $0.allocations.map(\.spend) }
      #expect(spends.first != spends.last)
    }
  }

  @Test("200 creators are booked within slots, subjects and money, and that is proven")
  func manyCreators() throws {
    let shipped = try Shipped("creators-200.yaml")
    #expect(shipped.scenario.scenario.creators.count == 200)
    let plan = try shipped.solved().plan
    #expect(plan.gap <= Planner.standardGap)
    let booked = plan.allocations.indices.filter { plan.allocations[$0].package != nil }
    #expect((8...24).contains(booked.count))
    var counts: [String: Int] = [:]
    for line in booked {
      counts[shipped.scenario.scenario.creators[line].category ?? "", default: 0] += 1
    }
    #expect(counts.count == 8 && counts.values.allSatisfy { (1...5).contains($0) })
    #expect(plan.totalSpend <= 200_000 * (1 + 1e-9))
  }
}
