// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Testing

@Suite("Of plans that are equal in every KPI")
struct FrontierTieTests {
  /// The names that each plan books, from best in the first KPI on.
  private func booked(_ plans: [Plan]) -> [String] {
    plans.map { plan in
      plan.allocations.filter { $0.spend > 0 }.map(\.line).sorted().joined(separator: " ")
    }
  }

  private static let alike = ["ann", "bob", "cleo", "dan"]

  private func scenario(_ names: [String]) throws -> Written {
    let creators = names.map {
      "  \($0): {packages: {post: {fee: 10, brings: {reach: 5, leads: 3}}}}"
    }
    return try Written(
      """
      apportion: 1
      kpis: {reach: {objective: maximize}, leads: {objective: maximize}}
      creators:
      \(creators.joined(separator: "\n"))
      """)
  }

  @Test(
    "a frontier of two KPIs keeps the bookings of its neighbour, first names first",
    arguments: [alike, alike.reversed(), ["cleo", "ann", "dan", "bob"]])
  func twoKPIs(names: [String]) throws {
    let written = try scenario(names)
    guard case .found(let frontier) = try written.planner.frontier(kpis: ["reach", "spend"]) else {
      throw Shipped.Unexpected("no frontier")
    }
    let expected = ["ann bob cleo dan", "ann bob cleo", "ann bob", "ann", ""]
    #expect(booked(frontier.plans) == expected)
    #expect(verify(frontier, of: written.scenario).failures.isEmpty)
  }

  @Test(
    "a frontier of three KPIs keeps the bookings of its neighbour, first names first",
    arguments: [alike, alike.reversed()])
  func threeKPIs(names: [String]) throws {
    let written = try scenario(names)
    guard
      case .found(let frontier) = try written.planner.frontier(kpis: ["reach", "spend", "leads"])
    else { throw Shipped.Unexpected("no frontier") }
    let bookings = booked(frontier.plans)
    #expect(bookings.first == "ann bob cleo dan")
    for (before, next) in zip(bookings, bookings.dropFirst()) {
      #expect(before.hasPrefix(next), "\(bookings)")
    }
  }
}
