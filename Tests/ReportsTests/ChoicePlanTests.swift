// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
import Testing
import Verification

@Suite struct ChoicePlanTests {
  private func report(
    _ solution: Solution = ChoiceSample.solution, width: Int = 80,
    _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> PlanReport {
    PlanReport(
      solution, of: try ChoiceSample.scenario(change), verification: ChoiceSample.verification,
      options: TextOptions(width: width, fileName: "acme.yaml"))
  }

  @Test("a plan with creators and choices is told whole")
  func whole() throws {
    let text = try report().text
    #expect(
      text == """
        Acme, Q3 2026 · budget 1.2M GBP

        line        last  plan GBP  change   share  buys        held by
        search      320k      450k   +130k   49.2%              its most, 450k
        video       380k      170k   -210k   18.6%  20k set-up  its minimum if active,
                                                                150k
        radio          –      120k   +120k   13.1%  12 spots    whole spots
        aya            –       95k    +95k   10.4%  two reels   booked by you
        ben          40k         0    -40k    0.0%  –           others bring more
        chloe          –       80k    +80k    8.7%  film
        dev            –         0       0    0.0%  –           rule 'one per subject'
                                                                for tech
        料理の花子     –         0       0    0.0%  –           left out by you
        ────────────────────────────────────────────────────────────────────────────────
        total       740k      915k   +175k  100.0%              285k of the budget left
        Held by: rule 'creator slots'.

        KPI    plan  unit    asked for
        reach  941k  people  the most
        trust     6  points  the most

        Proven in 2 cases: no plan brings more than 941,090 reach (0.0096% more).
        Steps of 5,000 cost at most 210 reach (0.022%) against any amount of money.
        Verified: 1 check, recomputed from the scenario alone.

        Next (what more reach costs in trust):
          apportion frontier acme.yaml

        """)
  }

  @Test("a bound that was not re-derived says so, and what is proven without it")
  func search() throws {
    var report = try report()
    report.verification.bounds = [.searched(before: 950_000)]
    #expect(
      report.text.replacing("\n", with: " ").contains(
        "By branch and bound, not re-derived: no plan brings more than 941,090 reach (0.0096% more). "
          + "Proven without it: no plan brings more than 950k reach (0.96% more)."))
  }

  @Test("one case is one case")
  func oneCase() throws {
    var report = try report()
    report.solution.plan.certificate.bound = report.solution.plan.certificate.value
    report.verification.bounds = [.recomputedByCases(941_000, count: 1)]
    #expect(report.text.contains("Proven in 1 case: no plan brings more reach."))
  }

  @Test("a bound that nothing proves is not called proven")
  func unproven() throws {
    var report = try report()
    report.verification.bounds = [.none]
    #expect(report.text.contains("Stated, not proven: no plan brings more than 941,090 reach"))
    #expect(!report.text.contains("Proven"))
  }

  @Test("steps that cost nothing say so, and steps of several sizes have none")
  func freeSteps() throws {
    var solution = ChoiceSample.solution
    solution.unstepped?.certificate.bound = 941_000
    let text = try report(solution) { $0.step = 10_000 }.text
    #expect(text.contains("Steps cost nothing against any amount of money."))
  }

  @Test("what rounding costs is not told from a different score")
  func otherScore() throws {
    var solution = ChoiceSample.solution
    solution.unstepped?.certificate.weights = [.init(kpi: "reach", weight: 2)]
    #expect(try !report(solution).text.contains("any amount of money"))
  }

  @Test("units at tiers are told with their average price, and one unit as one")
  func tiers() throws {
    var solution = ChoiceSample.solution
    let change: (inout Scenario) -> Void = { scenario in
      scenario.campaigns[2].purchase = .units(
        UnitPurchase(
          unit: "spot", prices: [.init(upTo: 10, price: 10_000), .init(upTo: nil, price: 8_000)],
          to: 20))
    }
    solution.plan.allocations[2].spend = 116_000
    #expect(try report(solution, change).text.contains("12 spots at 9,667"))
    solution.plan.allocations[2].spend = 10_000
    solution.plan.allocations[2].units = 1
    #expect(try report(solution, change).text.contains("1 spot at 10k\n"))
  }

  @Test("of many creators the booked ones are listed by category")
  func manyCreators() throws {
    let (scenario, plan) = try ChoiceSample.many(1_000, booked: 150)
    let text = ChoiceSample.report(plan, of: scenario).text
    let table = try #require(text.split(separator: "\n\n").dropFirst().first)
    #expect(
      table == """
        line           last  plan GBP   change   share  buys        held by
        search       320.0k    450.0k  +130.0k   59.4%              its most, 450k
        video        380.0k    170.0k  -210.0k   22.4%  20k set-up  its minimum if
                                                                    active, 150k
        radio             –    120.0k  +120.0k   15.8%  12 spots    whole spots
        category 0: 4 of 250 booked, 11.5k GBP
        creator 0         –      1.0k    +1.0k    0.1%  post
        creator 300       –      4.0k    +4.0k    0.5%  post
        creator 600       –      3.5k    +3.5k    0.5%  post
        creator 900       –      3.0k    +3.0k    0.4%  post
        category 2: 3 of 250 booked, 6.0k GBP
        creator 2      3.0k         0    -3.0k    0.0%  –           others bring more
        creator 150       –      2.5k    +2.5k    0.3%  post
        creator 450       –      2.0k    +2.0k    0.3%  post
        creator 750       –      1.5k    +1.5k    0.2%  post
        992 creators left out, 1 of them by you
        ────────────────────────────────────────────────────────────────────────────────
        total        703.0k    757.5k   +54.5k  100.0%              442.5k of the budget
                                                                    left
        Held by: rule 'creator slots' and rule 'one per subject' for tech.
        """)
  }

  @Test("too many bookings to read are summed up by category")
  func summed() throws {
    let (scenario, plan) = try ChoiceSample.many(1_000, booked: 5)
    let text = ChoiceSample.report(plan, of: scenario).text
    #expect(text.contains("50 of 250 booked"))
    #expect(!text.contains("creator 5"))
    #expect(text.contains("'--format csv' has each with its package."))
    #expect(text.split(separator: "\n").count < 22)
  }

  @Test("a few creators who are left out are named")
  func leftOut() throws {
    let (scenario, plan) = try ChoiceSample.many(10, booked: 3, categories: 1)
    let text = ChoiceSample.report(plan, of: scenario).text
    #expect(text.contains("left out: creator 1, creator 4, creator 5, creator 7 and creator 8\n"))
    #expect(!text.contains("category 0"))
  }

  @Test("no category gets lost among more categories than can be read")
  func manyCategories() throws {
    let (scenario, plan) = try ChoiceSample.many(500, booked: 2, categories: 100)
    let text = ChoiceSample.report(plan, of: scenario).text
    #expect(text.contains("250 of 500 booked"))
  }

  @Test("a plan with creators as CSV has a row per line, with package and category")
  func csv() throws {
    #expect(
      try report().csv == """
        line,kind,channel,package,last,plan,change,share,binding
        search,campaign,performance,,320000,450000,130000,0.4918032786885246,most
        video,campaign,brand,,380000,170000,-210000,0.18579234972677597,minimum if active
        radio,campaign,brand,,,120000,120000,0.13114754098360656,
        aya,creator,food,two reels,,95000,95000,0.10382513661202186,settled
        ben,creator,food,,40000,0,-40000,0,
        chloe,creator,travel,film,,80000,80000,0.08743169398907104,
        dev,creator,tech,,,0,0,0,rule one per subject for tech at most
        料理の花子,creator,food,,,0,0,0,settled

        """)
  }

  @Test("JSON has packages, fees, units, and how the bound was proven")
  func json() throws {
    var solution = ChoiceSample.solution
    solution.plan.allocations[5].binding = [.limit(.condition("no rivals"))]
    let envelope = JSONEnvelope(.plan, status: "done", message: "the best plan, proven")
    let json = try report(solution).json(envelope)
    for part in [
      "\"kind\" : \"creator\"", "\"category\" : \"travel\"", "\"package\" : \"two reels\"",
      "\"setUpFee\" : 20000", "\"units\" : 12", "\"unit\" : \"spot\"",
      "\"kind\" : \"minimum if active\"", "\"kind\" : \"settled\"", "\"kind\" : \"condition\"",
      "\"cases\" : 2", "\"kind\" : \"cases\"", "\"bound\" : 941201",
    ] {
      #expect(json.contains(part), "\(part)")
    }
    solution.plan.certificate.proof = .search(rootBound: 950_000)
    #expect(try report(solution).json(envelope).contains("\"rootBound\" : 950000"))
  }

  @Test("ASCII is enough but for names", arguments: [80, 120])
  func ascii(width: Int) throws {
    var report = try report(width: width)
    report.options.unicode = false
    let text = report.text.replacing("料理の花子", with: "")
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }
}
