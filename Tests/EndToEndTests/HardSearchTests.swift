// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Testing

@Suite("Searches end with their proof")
struct HardSearchTests {
  /// Every search here takes well under a second; the limit only keeps a search without an end from
  /// holding up the tests.
  private static let patience = SearchOptions(timeLimit: .seconds(60))

  @Test("two KPIs that are one curve, capped in one and to grow in both")
  func cappedMultiple() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: 100k
      kpis:
        reach: {objective: maximize, at most: 700, weight: 1}
        leads: {objective: maximize, weight: 1}
      campaigns:
        a: {spend: 0..80k, brings: {reach: {hill: {max: 900, half: 30k}}, leads: {hill: {max: 90, half: 30k}}}}
        b: {spend: 0..80k, brings: {reach: {hill: {max: 300, half: 20k}}, leads: {hill: {max: 30, half: 20k}}}}
      """
    ).solved(Self.patience)
    #expect(
      agree([solution.plan.value(of: "reach"), solution.plan.value(of: "leads")], [700, 70]))
  }

  @Test("a target to be met exactly, by steps of one line and any amount of another")
  func exactTargetBySteps() throws {
    let solution = try Written(
      """
      apportion: 1
      kpis:
        reach: {objective: maximize, target: 61600, weight: 3.8}
        leads: {target: {exactly: 1460}, weight: 2.4}
      campaigns:
        c3: {spend: 0..1360000, brings: {reach: {tanh: {max: 346000, scale: 637000}}, leads: {exponential: {max: 5.47, scale: 390000}}}}
        c4: {spend: 0..1050000, step: 52000, brings: {reach: {log: {gain: 216000, scale: 1780000}}, leads: {rate: 0.14, of: reach}}}
      trade-off: {targets: shortfall}
      """
    ).solved(Self.patience)
    // Two steps bring 258 leads too many, one 590 too few; the other line brings five at most.
    #expect(agree([solution.stages.first?.certificate.value], [-0.0493697], within: 1e-5))
  }

  @Test(
    "weights on KPIs of very different size, with a set-up fee and whole units", arguments: 0..<3)
  func mixOffByDigits(turn: Int) throws {
    let lines = [
      "c0: {spend: 0..74900, set-up fee: 1260, brings: {reach: {hill: {max: 50.8, half: 18600}}, trust: {tanh: {max: 248000, scale: 72700}}}}",
      "c1: {spend: 0..133000, minimum if active: 12500, brings: {reach: {logistic: {max: 47.2, rate: 1.72e-5}}, trust: {adbudg: {low: 5770, high: 131000, shape: 1.3, half: 232000}}}}",
      "c2: {spend: 0..106000, commission: 8%, brings: {reach: {hill: {max: 31.7, half: 38700}}, trust: {logistic: {max: 234000, rate: 7.03e-5}}}}",
      "c3: {buys: {unit: spot, price: 7300, whole: true}, set-up fee: 3820, commission: 5%, brings: {reach: {per 1000: 0.589}, trust: {per unit: {1..8: 29100, 9..: 14600}}}}",
    ]
    let names = ["c0", "c1", "c2", "c3"]
    var text = """
      apportion: 1
      budget: 59900
      kpis: {reach: {objective: maximize, weight: 6.2}, trust: {objective: maximize, weight: 6.9}}
      campaigns:

      """
    for place in lines.indices {
      let line = lines[(place + turn) % lines.count]
      text += "  \(names[place])\(line.dropFirst(2))\n"
    }
    let solution = try Written(text).solved(Self.patience)
    #expect(solution.plan.gap <= 1.01 * Planner.standardGap)
    #expect(
      agree(
        [solution.plan.value(of: "reach"), solution.plan.value(of: "trust")], [44.07, 274_500],
        within: 1e-3))
  }

  @Test("one of two KPIs minimized that come by curves of one form")
  func minimizedHill() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 120k
      kpis: {revenue: {objective: maximize}, orders: {objective: minimize}}
      campaigns:
        search: {spend: 0..70k, brings: {revenue: {hill: {max: 420k, half: 40k}}, orders: {hill: {max: 5k, half: 40k}}}}
        living: {spend: 0..50k, brings: {revenue: {hill: {max: 260k, half: 25k}}, orders: {hill: {max: 900, half: 25k}}}}
      """)
    guard case .found(let frontier) = try written.planner.frontier(Self.patience) else {
      throw Shipped.Unexpected("no frontier")
    }
    // Each line brings one KPI as a multiple of the other: the frontier is straight between three plans.
    #expect(frontier.completeness == .complete)
    #expect(frontier.plans.count == 3)
    #expect(verify(frontier, of: written.scenario).failures.isEmpty)
  }

  @Test("plans that are nearly as good, among bookings and a line that costs what it brings")
  func nearEqual() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 62000
      kpis:
        reach: {}
        leads: {}
        profit: {objective: minimize, sum: 1.4 * leads - spend}
      campaigns:
        c0: {spend: 15800..55600, brings: {reach: {points: {0: 0, 2650: 17.7, 23400: 3.65, 42500: 1.47, 44600: 8.46, 47800: 16.5, 52400: 13.1}, beyond: flat, envelope: concave}, leads: {tanh: {max: 62200, scale: 106000}}}}
      creators:
        k0: {category: travel, booked: p0, packages: {p0: {fee: 15000, brings: {}}}}
        k1: {packages: {p0: {fee: 16000, brings: {reach: 3.7, leads: 8600}}, p1: {fee: 22000, brings: {reach: 3.8, leads: 8750}}}}
        k2: {category: travel, packages: {p0: {fee: 13000, brings: {leads: 26000}}}}
        k3: {packages: {p0: {fee: 31000, brings: {reach: 2.9, leads: 9210}}, p1: {fee: 2800, brings: {reach: 5.4, leads: 36900}}, p2: {fee: 13000, brings: {reach: 6.4}}}}
      groups: {gg: [k2, c0]}
      """)
    let explanation = try written.planner.explanation(
      of: written.solved(Self.patience), Self.patience)
    #expect(explanation.leftOut.isEmpty)
    #expect(explanation.nearEqual != nil)
  }

  @Test("two plans of whole units that differ by a few thousandths of a percent")
  func nearTie() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: 335
      kpis: {people: {objective: maximize}}
      campaigns:
        a: {buys: {unit: ad, price: 50, whole: true}, brings: {people: {per unit: 50034}}}
        b: {buys: {unit: ad, price: 20, whole: true}, brings: {people: {per unit: 20013}}}
      """
    ).solved(Self.patience)
    #expect(solution.plan.gap <= Planner.standardGap)
    // Every way to spend at most 335 on ads at 50 and at 20.
    let best = (0...6).map { 50034 * $0 + 20013 * ((335 - 50 * $0) / 20) }.max()
    #expect(solution.plan.value(of: "people") == best.map(Double.init))
  }

  @Test("a limit that is far beyond what a steep curve brings is one that cannot be kept")
  func boundBeyondNumbers() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 3750
      kpis:
        reach: {base: 2.5, objective: maximize, at least: 167.3}
      campaigns:
        c0: {buys: {unit: spot, price: 710, to: 8, whole: true}, commission: 8%, brings: {reach: {hill: {max: -64.7, half: 4530, shape: 173}}}}
      """)
    guard case .infeasible = try Planner(written.scenario).solve(Self.patience) else {
      Issue.record("a plan, or none for another reason")
      return
    }
  }

  @Test("a curve that is nearly a step, whose tangent leaves the arithmetic")
  func steepTangent() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 1070
      markets: [uk, de]
      kpis:
        reach: {objective: maximize, weight: 5.8}
        sign ups: {objective: maximize, weight: 6.5}
        seen: {per: market, combine: worst, objective: maximize, weight: 0.36}
      campaigns:
        search: {market: de, spend: 0..1510, minimum if active: 572, brings: {reach: {hill: {max: 8.25, half: 1000, shape: 7700}}, sign ups: {per 1000: 46600}, seen: {by market: {uk: {per 1000: 134}, de: {points: {0: 0, 159: 20.211, 229: 27.349, 914: 63.902, 918: 64.006, 1040: 66.815, 1440: 72.551}, beyond: flat}}}}}
      creators:
        k1: {market: uk, packages: {p0: {fee: 370, brings: {reach: 0.576, sign ups: 11000.011, seen: 12.7}}, two reels: {fee: 1000, brings: {reach: 4.21, sign ups: 24600, seen: {by market: {uk: 21, de: 85.3}}}}}}
        k2: {market: uk, packages: {p0: {fee: 120, brings: {reach: 3, sign ups: 25000, seen: 4.79}}, two reels: {fee: 940, brings: {reach: 3.9, sign ups: 15000, seen: 110}}, p2: {fee: 770, brings: {reach: 2.7, sign ups: 24500, seen: 41.1}}}}
      rules:
        rule 0: {if: k1, not: k2}
      """)
    let solution = try written.solved(Self.patience)
    #expect(solution.plan.gap <= 1.01 * Planner.standardGap)
    #expect(Verifier(written.scenario).verify(solution).isVerified)
  }

  @Test("a frontier whose end gives way to a better point comes to the gap that was asked")
  func shorterRanges() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 60k
      kpis: {reach: {objective: maximize}, leads: {objective: maximize}}
      campaigns:
        a: {spend: 0..60k, brings: {reach: {exponential: {max: 25k, scale: 7k}}}}
        b: {spend: 0..57k, brings: {reach: {exponential: {max: 65k, scale: 14k}}, leads: {tanh: {max: 120, scale: 73k}}}}
      """)
    for gap in [1e-2, 1e-3, 2e-4] {
      var options = Self.patience
      options.gap = gap
      guard case .found(let frontier) = try written.planner.frontier(options),
        case .withinGap(let proven) = frontier.completeness
      else { throw Shipped.Unexpected("no frontier to a gap of \(gap)") }
      #expect(proven <= gap)
      // With b at its most, what is left of the budget is for a.
      #expect(agree([frontier.x.nadir], [72_605.578], within: 1e-6))
      #expect(Verifier(written.scenario).verify(frontier).failures.isEmpty)
    }
  }

  @Test(
    "a rule on what next to nothing brings is kept or cannot be, however small its figures",
    arguments: [
      ("2.68e-4", "at most: 0", false), ("1e-12..1e-9", "at most: 0", false),
      ("2.68e-4..3e-4", "at most: 5e-10", false), ("0..1e-9", "at least: 1e-9", false),
      ("0..415000", "at most: 0", true), ("2.68e-4..3e-4", "at least: 7e-10", true),
    ])
  func smallFigures(spend: String, rule: String, isPossible: Bool) throws {
    for other in ["", "c1: {spend: 0..415000, brings: {leads: {per 1000: 3}}}"] {
      let written = try Written(
        """
        apportion: 1
        budget: 588000
        kpis: {leads: {objective: maximize}}
        campaigns:
          c0: {spend: \(spend), set-up fee: 6610, last: 6430, brings: {leads: {per 1000: 0.00239}}}
          \(other)
        rules:
          r0: {change of: c0, at least: -6951}
          r1: {kpi: leads, from: c0, \(rule)}
        """)
      switch try written.planner.solve(Self.patience) {
      case .found(let solution):
        #expect(isPossible && Verifier(written.scenario).verify(solution).failures.isEmpty)
      case .infeasible: #expect(!isPossible)
      case .interrupted, .unbounded: Issue.record("no answer")
      }
    }
  }

  @Test("an amount that is lost in the digits of its set-up fee is none")
  func lostBesideFee() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 93600
      kpis: {reach: {objective: maximize}}
      campaigns:
        c0: {spend: 0..77200, set-up fee: 6650, brings: {reach: {hill: {max: 118000, half: 60500, shape: 0.5}}}}
      """)
    let found = try VerifiedPlanner(written.scenario).frontier(kpis: ["reach", KPI.spend])
    let last = try #require(found.answer?.plans.last)
    #expect(found.doubts.isEmpty && last.value(of: KPI.spend) == 0)
    #expect(last.allocations[0].setUpFee == 0)
  }

  @Test("KPIs whose best plans are nearly the same, by a hundred-millionth, keep their best values")
  func narrowRange() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: 100k
      kpis: {a: {objective: maximize, weight: 1}, b: {objective: maximize, weight: 1}}
      campaigns:
        x: {spend: 0..100k, brings: {a: {hill: {max: 1k, half: 50k}}, b: {hill: {max: 1000, half: 51k}}}}
        y: {spend: 0..100k, brings: {a: {hill: {max: 900, half: 40k}}, b: {hill: {max: 900, half: 40k}}}}
      """
    ).solved(Self.patience)
    #expect(solution.plan.gap <= Planner.standardGap)
    for scale in solution.scales {
      #expect(agree([solution.plan.value(of: scale.kpi)], [scale.amount], within: 1e-6))
    }
  }

  @Test("weights without scales, to a gap near the last digits of the score")
  func rawWeights() throws {
    var options = Self.patience
    options.gap = 1e-6
    let solution = try Written(
      """
      apportion: 1
      budget: 2980000
      kpis:
        reach: {objective: maximize, weight: 1.2, scale: none}
        leads: {objective: maximize, weight: 5.3}
      campaigns:
        c0: {spend: 193000..2070000, brings: {leads: {logistic: {max: 6330, rate: 1.14e-5}}}}
        c1: {spend: 0..2090000, step: 100000, brings: {reach: {hill: {max: 26, half: 1860000}}, leads: {points: {0: 0, 602000: 892.547, 621000: 918.664, 782000: 1135.23}, beyond: flat}}}
      """
    ).solved(options)
    #expect(solution.gap <= 1e-6)
  }

  @Test("a weighted sum in a KPI's own units is as near to its bound as it was asked to be")
  func ownUnits() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: 302000
      step: 6200
      kpis:
        reach: {at least: 192.2, objective: maximize, weight: 2.5}
        profit: {objective: minimize, weight: 7.2, scale: none, sum: 2800 * reach - spend}
      campaigns:
        c0: {spend: 44000..677000, brings: {}}
      creators:
        k0: {packages: {p0: {fee: 330000, brings: {reach: 269}}}}
        k1: {category: tech, packages: {p0: {fee: 120000, brings: {reach: 290}}}}
        k2: {category: tech, packages: {p0: {fee: 64000, brings: {reach: 180}}}}
      groups: {gg: [c0, k1]}
      """
    ).solved(Self.patience)
    let certificate = solution.plan.certificate
    #expect(solution.gap <= Planner.standardGap)
    #expect(certificate.bound - certificate.value <= Planner.standardGap * abs(certificate.value))
    // The budget is spent but for what no step fits in, on all that reaches nobody.
    #expect(agree([solution.plan.value(of: "reach")], [290]))
  }

  @Test("a case whose plans miss the budget by last digits is decided in its parts")
  func caseInTrouble() throws {
    let solution = try Written(
      """
      apportion: 1
      budget: {exactly: 47550}
      kpis: {reach: {target: {at most: 497}, at least: 282}}
      campaigns:
        c0: {spend: 0..18400, set-up fee: 615, brings: {reach: {hill: {max: -407, half: 4070, shape: 1.1}}}}
        c1: {spend: 0..45100, step: 450, brings: {reach: {logistic: {max: 381, rate: 2.68e-5}}}}
      creators:
        k0: {packages: {p0: {fee: 12000, brings: {reach: 180}}}}
        k1: {packages: {p0: {fee: 6600, brings: {reach: 290}}, p1: {fee: 6100, brings: {}}}}
        k3: {packages: {p0: {fee: 4400, brings: {reach: 122}}, p1: {fee: 2300, brings: {reach: 400}}, p2: {fee: 3900, brings: {reach: 64}}}}
      trade-off: {targets: shortfall}
      """
    ).solved(Self.patience)
    #expect(solution.gap <= Planner.standardGap)
    #expect(agree([solution.plan.value(of: "reach")], [282.3937], within: 1e-5))
  }
}
