// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing
import Verification

/// Money for x or y, at 10 together, and at most one of two creators for 4: `ann` brings 6 of x,
/// `bob` brings 5 of y.
///
/// With ann the frontier runs from (12, 0) to (6, 6); with bob from (6, 5) to (0, 11), of which
/// what is left of x = 5 is not beaten by ann.
@Suite("Verifying a frontier in pieces")
struct PieceVerificationTests {
  /// One way to spoil the pieces and the checks that must find it.
  struct Corruption: Sendable, CustomTestStringConvertible {
    let name: String
    let subjects: [VerificationReport.Subject]
    let spoil: @Sendable (inout PlanFrontier) -> Void

    var testDescription: String { name }

    init(
      _ name: String, _ subjects: [VerificationReport.Subject],
      spoil: @escaping @Sendable (inout PlanFrontier) -> Void
    ) {
      self.name = name
      self.subjects = subjects
      self.spoil = spoil
    }

    static let all: [Corruption] = [
      Corruption("no pieces", [.pieces]) { $0.pieces = [] },
      Corruption("a piece missing", [.pieces]) { $0.pieces.removeLast() },
      Corruption("a plan in two pieces", [.pieces]) { $0.pieces[1].plans = 1..<4 },
      Corruption("a plan in no piece", [.pieces]) { $0.pieces[0].plans = 0..<1 },
      Corruption("pieces beyond the plans", [.pieces]) { $0.pieces[1].plans = 2..<5 },
      Corruption("pieces in the wrong order", [.pieces]) { $0.pieces.swapAt(0, 1) },
      Corruption("a booking not named", [.pieces]) { $0.pieces[0].bookings = [] },
      Corruption("a booking that no plan has", [.pieces]) {
        $0.pieces[0].bookings.append(.init(line: "bob", package: "post"))
      },
      Corruption("another package", [.pieces]) { $0.pieces[0].bookings[0].package = "reel" },
      Corruption("a creator without a package", [.pieces]) {
        $0.pieces[0].bookings[0].package = nil
      },
      Corruption("an unknown line", [.pieces]) { $0.pieces[0].bookings[0].line = "zoe" },
      Corruption("a booking twice", [.pieces]) {
        $0.pieces[0].bookings.append($0.pieces[0].bookings[0])
      },
      Corruption("a plan of other bookings", [.pieces]) {
        $0.pieces[0].plans = 0..<3
        $0.pieces[1].plans = 3..<4
      },
      Corruption("an open end that is said to be closed", [.order, .dominance]) {
        $0.pieces[1].isFirstOpen = false
      },
    ]
  }

  private static func scenario(isTurned: Bool) throws -> CheckedScenario {
    let (x, y) = isTurned ? ("y", "x") : ("x", "y")
    func line(_ name: String, _ kpi: String) throws -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: nil),
        brings: [
          Delivery(kpi: kpi, response: .curve(.linear(try LinearCurve(rate: 1)), envelope: .none))
        ])
    }
    func creator(_ name: String, _ kpi: String, _ value: Double) -> Creator {
      Creator(
        name: name,
        packages: ["post", "reel"].map {
          .init(name: $0, fee: $0 == "post" ? 4 : 9, brings: [.init(kpi: kpi, value: value)])
        })
    }
    return try CheckedScenario(
      Scenario(
        budget: .atMost(10), kpis: [KPI(name: "x"), KPI(name: "y")],
        campaigns: [try line("for x", x), try line("for y", y)],
        creators: [creator("ann", x, 6), creator("bob", y, 5)],
        rules: [
          Rule(name: "one", measure: .count(.creators), limits: [.init(.atMost, .amount(1))])
        ]))
  }

  /// The frontier; turned round, it is read from its other end.
  private static func frontier(isTurned: Bool) -> PlanFrontier {
    func plan(_ spends: (Double, Double), _ creator: String) -> Plan {
      let x = spends.0 + (creator == "ann" ? 6 : 0)
      let y = spends.1 + (creator == "bob" ? 5 : 0)
      return Plan(
        allocations: [
          .init(line: "for x", spend: spends.0), .init(line: "for y", spend: spends.1),
        ]
          + ["ann", "bob"].map {
            .init(line: $0, spend: $0 == creator ? 4 : 0, package: $0 == creator ? "post" : nil)
          },
        values: [
          .init(kpi: "x", value: isTurned ? y : x), .init(kpi: "y", value: isTurned ? x : y),
          .init(kpi: "spend", value: 10),
        ],
        certificate: Certificate(
          weights: [.init(kpi: "x", weight: 0.1), .init(kpi: "y", weight: 0.1)],
          multipliers: [.init(limit: .budget(.atMost), value: 0.1)], value: 0.1 * (x + y),
          bound: 1.6), limiting: [.budget(.atMost)])
    }
    let plans = [
      plan((6, 0), "ann"), plan((0, 6), "ann"), plan((5, 1), "bob"), plan((0, 6), "bob"),
    ]
    let ann = [PlanFrontier.Booking(line: "ann", package: "post")]
    let bob = [PlanFrontier.Booking(line: "bob", package: "post")]
    let axes = [
      PlanFrontier.Axis(
        kpi: "x", objective: .maximize, ideal: isTurned ? 11 : 12, nadir: 0),
      PlanFrontier.Axis(
        kpi: "y", objective: .maximize, ideal: isTurned ? 12 : 11, nadir: 0),
    ]
    return PlanFrontier(
      axes: axes, plans: isTurned ? plans.reversed() : plans,
      pieces: isTurned
        ? [
          .init(plans: 0..<2, bookings: bob, isLastOpen: true),
          .init(plans: 2..<4, bookings: ann),
        ]
        : [
          .init(plans: 0..<2, bookings: ann),
          .init(plans: 2..<4, bookings: bob, isFirstOpen: true),
        ],
      completeness: .complete, named: [.init(.knee, plan: isTurned ? 2 : 1)])
  }

  @Test("Pieces with an open end pass every check", arguments: [false, true])
  func sound(isTurned: Bool) throws {
    let report = verify(
      Self.frontier(isTurned: isTurned), of: try Self.scenario(isTurned: isTurned))
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.checks.map(\.subject).contains(.pieces))
  }

  @Test("Each way to spoil the pieces is found by the checks it breaks", arguments: Corruption.all)
  func corruption(_ corruption: Corruption) throws {
    var frontier = Self.frontier(isTurned: false)
    corruption.spoil(&frontier)
    let report = verify(frontier, of: try Self.scenario(isTurned: false))
    let subjects = Set(report.failures.map(\.subject))
    #expect(subjects == Set(corruption.subjects), "\(report.failures)")
  }

  @Test("An open end may coincide with the plan that stands for it")
  func coinciding() throws {
    var scenario = try Self.scenario(isTurned: false).scenario
    scenario.creators[1].packages[0].brings[0].value = 6
    var frontier = Self.frontier(isTurned: false)
    frontier.axes[1].ideal = 12
    for (position, spends) in [(2, (6.0, 0.0)), (3, (0.0, 6.0))] {
      frontier.plans[position].allocations[0].spend = spends.0
      frontier.plans[position].allocations[1].spend = spends.1
      frontier.plans[position].values[0].value = spends.0
      frontier.plans[position].values[1].value = spends.1 + 6
      frontier.plans[position].certificate.value = 1.2
    }
    frontier.named = []
    let report = verify(frontier, of: try CheckedScenario(scenario))
    #expect(report.isVerified, "\(report.failures)")
    frontier.pieces[1].isFirstOpen = false
    #expect(
      verify(frontier, of: try CheckedScenario(scenario)).failures.map(\.subject)
        == [.order, .dominance])
  }

  @Test("An open end that its neighbour passes on both KPIs is out of order")
  func beaten() throws {
    var frontier = Self.frontier(isTurned: false)
    frontier.plans[2].allocations[0].spend = 5.5
    frontier.plans[2].allocations[1].spend = 0.5
    frontier.plans[2].values[0].value = 5.5
    frontier.plans[2].values[1].value = 5.5
    let report = verify(frontier, of: try Self.scenario(isTurned: false))
    #expect(report.failures.map(\.subject) == [.order])
  }

  @Test("A campaign with a minimum is a booking, one without may be named where it is used")
  func campaigns() throws {
    var scenario = try Self.scenario(isTurned: false).scenario
    var frontier = Self.frontier(isTurned: false)
    frontier.pieces[1].bookings.insert(.init(line: "for y"), at: 0)
    #expect(verify(frontier, of: try CheckedScenario(scenario)).isVerified)
    // It gets nothing at the end of the first piece only.
    frontier.pieces[0].bookings.insert(.init(line: "for y"), at: 0)
    #expect(verify(frontier, of: try CheckedScenario(scenario)).isVerified)
    var unused = frontier
    unused.pieces = [
      PlanFrontier.Piece(plans: 0..<1, bookings: frontier.pieces[0].bookings),
      PlanFrontier.Piece(plans: 1..<2, bookings: frontier.pieces[0].bookings),
      frontier.pieces[1],
    ]
    let named = verify(unused, of: try CheckedScenario(scenario)).failures
    #expect(named.map(\.subject) == [.pieces])
    #expect(named.first?.detail.contains("'for y' is not used in piece 1") == true)
    frontier.pieces[0].bookings.removeFirst()
    scenario.campaigns[1].minimumIfActive = 1
    let report = verify(frontier, of: try CheckedScenario(scenario))
    #expect(report.failures.map(\.subject) == [.pieces], "\(report.failures)")
    // The first plan does without what the second one needs.
    #expect(report.failures[0].detail.contains("'for y' is used"))
  }

  @Test("A bound among plans that decide alike is recomputed among them")
  func decisions() throws {
    let scenario = try Self.scenario(isTurned: false)
    var frontier = Self.frontier(isTurned: false)
    // With bob alone, 0.1 for his worth above his fee and 1 for the money.
    for plan in 2..<4 { frontier.plans[plan].certificate.bound = 1.1 }
    let everywhere = verify(frontier, of: scenario).failures.map(\.subject)
    #expect(everywhere == [.bound, .bound])
    let withoutAnn = Certificate.Decision(line: "ann", options: [0], amounts: 0...0)
    for plan in 2..<4 { frontier.plans[plan].certificate.within = [withoutAnn] }
    let report = verify(frontier, of: scenario)
    #expect(report.isVerified, "\(report.failures)")
    #expect(report.checks.filter { $0.subject == .decisions }.count == 2)
  }

  @Test("A bound among plans that decide otherwise, or for a plan by itself, is refused")
  func foreignDecisions() throws {
    let scenario = try Self.scenario(isTurned: false)
    var frontier = Self.frontier(isTurned: false)
    let withoutAnn = Certificate.Decision(line: "ann", options: [0], amounts: 0...0)
    for decisions in [
      [withoutAnn], [.init(line: "zoe", options: [0], amounts: 0...0)],
      [.init(line: "for x", options: [0, 1], amounts: 0...5)],
    ] {
      frontier.plans[0].certificate.within = decisions
      let subjects = Set(verify(frontier, of: scenario).failures.map(\.subject))
      #expect(subjects == [.decisions], "\(decisions)")
    }
    var plan = frontier.plans[2]
    plan.certificate.within = [withoutAnn]
    // Which way x and y are better only a frontier says.
    #expect(verify(plan, of: scenario).failures.map(\.subject).contains(.decisions))
  }

  @Test("A frontier whose plans miss lines is found, not misread")
  func missingLines() throws {
    var frontier = Self.frontier(isTurned: false)
    frontier.plans[0].allocations.append(frontier.plans[0].allocations[0])
    let report = verify(frontier, of: try Self.scenario(isTurned: false))
    #expect(report.failures.map(\.subject) == [.lines])
  }
}
