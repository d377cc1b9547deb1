// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Small scenarios, made up at random, that once had no answer or one that failed its verification.
@Suite("Scenarios found at random")
struct FoundScenarioTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var text: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a capped KPI of which another one is a share", arguments: ["solve", "-"],
      text: """
        apportion: 1
        kpis:
          reach: { objective: maximize, weight: 5 }
          trust: { objective: maximize, weight: 1 }
        campaigns:
          c0: { spend: 832..12500, brings: { reach: {power: {gain: 14700, scale: 4787.5, exponent: 0.747}}, trust: {rate: 0.183, of: reach} } }
        rules:
          kfrom: { kpi: reach, from: campaigns, at most: 16500 }
        """),
    Case(
      name: "a counted campaign that gets nothing",
      arguments: ["frontier", "-", "--x", "spend", "--y", "reach"],
      text: """
        apportion: 1
        kpis:
          reach: { objective: maximize }
        campaigns:
          c0: { buys: {unit: spot, price: 1.9, to: 3}, brings: { reach: {per 1: 1} } }
        creators:
          k0: { packages: { p2: {fee: 3.8} } }
        rules:
          lines: { count of: campaigns, at most: 3 }
        """),
    Case(
      name: "a best value of 0 that large figures cancel to", arguments: ["solve", "-"],
      text: """
        apportion: 1
        budget: 0.0324
        kpis:
          reach: { objective: maximize }
        campaigns:
          c0: { channel: perf, buys: {unit: spot, price: 0.000544, to: 18, whole: true}, brings: { reach: {hill: {max: 14400000, half: 0.00773568, shape: 4.64}} } }
        rules:
          share: { spend on: perf, at most: 25% of spend }
        """),
    Case(
      name: "money in tens of thousandths beside millions", arguments: ["solve", "-"],
      text: """
        apportion: 1
        budget: 0.0432
        kpis:
          reach: { objective: maximize, weight: 3 }
          trust: { objective: maximize, weight: 3 }
          leads: { objective: maximize, weight: 3 }
        campaigns:
          c0: { channel: brand, buys: {unit: spot, price: 0.000689, from: 1, to: 23, whole: true} }
          c1: { spend: 0.00377..0.0353, step: 0.0007, brings: { reach: {tanh: {max: 0.181, scale: 0.0227332}}, leads: {hill: {max: 0.000849, half: 0.0237216}} } }
          c2: { channel: brand, spend: 0..0.0307, step: 0.003, brings: { reach: {per 0.0307: 0.146}, trust: {points: {0: 0, 0.00907: 971800, 0.00982: 2357000, 0.0152: 4482000, 0.0232: 5985000, 0.0307: 7105000}} } }
          c3: { buys: {unit: spot, price: {1..10: 0.00143, 11..: 0.00136}, to: 25}, brings: { reach: {points: {0: 0, 0.0101: 0.1491, 0.0203: 0.06635, 0.025: 0.07842, 0.0715: 0.07891}}, trust: {tanh: {max: 13100000, scale: 0.048906}}, leads: {hill: {max: 0.0018, half: 0.040469}} } }
        creators:
          k0: { packages: {p0: {fee: 0.0067, brings: {reach: 0.047, trust: 800000, leads: 0.00054}}} }
        rules:
          slots: { count of: creators, at most: 1 }
          share: { spend on: brand, at most: 39% of budget }
        trade-off: { scale: none }
        """),
    Case(
      name: "curves that cut each other off, above a large base",
      arguments: ["frontier", "-", "--x", "reach", "--y", "trust", "--gap", "2%"],
      text: """
        apportion: 1
        kpis:
          reach: { objective: maximize, base: 14100 }
          trust: { objective: minimize }
        campaigns:
          c0: { spend: 0..34700, brings: { reach: {hill: {max: 13.8, half: 9438.4}}, trust: {logistic: {max: 7270, rate: 7.028888732691362e-05}} } }
          c1: { spend: 0..13400 }
          c3: { buys: {unit: spot, price: {1..3: 2980, 4..: 3360}, to: 9, whole: true}, brings: { reach: {adbudg: {low: 0.45, high: 4.5, shape: 0.802, half: 9547.92}}, trust: {points: {0: 0, 30400: 1354}} } }
        rules:
          ifn: { if: c0, not: c1 }
        """),
    Case(
      name: "a rule that a set-up fee alone keeps",
      arguments: ["frontier", "-", "--x", "reach", "--y", "trust"],
      text: """
        apportion: 1
        budget: 22200
        kpis:
          reach: { objective: maximize }
          trust: { objective: minimize }
        campaigns:
          c3: { channel: local, spend: 0..8000, set-up fee: 3090, brings: { trust: {per 1000: 2} } }
          c5: { channel: brand, spend: 0..35200, brings: { reach: {hill: {max: 10.3, half: 6371}}, trust: {per 1000: 1} } }
        rules:
          share: { spend on: local, at least: 11% of budget }
        """),
    Case(
      name: "three KPIs of which a budget to be spent to the cent leaves one the same",
      arguments: ["frontier", "-", "--kpis", "reach,spend,leads"],
      text: """
        apportion: 1
        budget: {exactly: 9746.889353417097}
        kpis:
          reach: {base: 194000, objective: maximize}
          leads: {at least: 6266, objective: maximize}
        campaigns:
          c1: {spend: 0..43900, last: 1210, brings: {reach: {exponential: {max: 143000, scale: 48500}}, leads: {per 1000: 595}}}
          c3: {channel: perf, spend: 0..65900, last: 0, brings: {reach: {tanh: {max: 153000, scale: 4310}}, leads: {adbudg: {low: 1870, high: 31800, shape: 1.8, half: 48600}}}}
          c5: {buys: {unit: spot, price: {1..8: 7800, 9..: 6200}, to: 8}, set-up fee: 6140, last: 25000, commission: 5%, brings: {reach: {power: {gain: 170000, scale: 94200, exponent: 1.5}}}}
        rules:
          r1: {change of: perf, at most: 3027}
        """),
    Case(
      name: "a best value whose proposals are so alike that only a fresh search finds it",
      arguments: ["frontier", "-", "--kpis", "seen,leads,reach"],
      text: """
        apportion: 1
        budget: {exactly: 284889.82555968233}
        markets: [uk, de, fr]
        kpis:
          reach: {objective: maximize}
          leads: {at most: 14910, objective: maximize}
          seen: {per: market, combine: sum, objective: maximize}
        campaigns:
          c0: {market: {uk: 50%, de: 30%, fr: 20%}, buys: {unit: spot, price: {1..3: 32000, 4..: 26000}, applies to: all units, from: 1, to: 15, whole: true}, brings: {reach: {per unit: {1..4: 12300, 5..: 16000}}, seen: {per unit: {1..3: 65.3, 4..: 45.7}, applies to: all units}}}
          c1: {channel: perf, market: {uk: 50%, de: 30%, fr: 20%}, spend: 0..232000, brings: {reach: {points: {0: 0, 6030: 286000, 53300: 303000, 107000: 416000, 169000: 435000}, beyond: flat}, leads: {tanh: {max: 10700, scale: 20600}}, seen: {exponential: {max: 908, scale: 117000}}}}
        rules:
          r0: {kpi: seen in fr, from: campaigns, at most: 179.3}
        """),
    Case(
      name: "a frontier whose only decision a budget has taken",
      arguments: ["frontier", "-", "--x", "spend", "--y", "reach"],
      text: """
        apportion: 1
        budget: 9000
        kpis:
          reach: {objective: maximize}
        campaigns:
          c0: {spend: 0..194000, brings: {reach: {exponential: {max: 25900, scale: 15700}}}}
          c1: {spend: 0..171000, minimum if active: 10000, brings: {reach: {hill: {max: 15800, half: 51900, shape: 1.1}}}}
        """),
    Case(
      name: "a thousandth of money beside a set-up fee", arguments: ["solve", "-"],
      text: """
        apportion: 1
        budget: 1400000
        markets: [uk, de]
        kpis:
          reach: {}
          seen: { per: market, combine: worst, objective: maximize }
        campaigns:
          c0: { market: {uk: 60%, de: 40%}, spend: 0.001, set-up fee: 42100, commission: 5%, brings: { reach: {logistic: {max: 184000, rate: 1.55e-5}}, seen: {per 1e-6: 6.18} } }
        trade-off: { scale: none }
        """),
    Case(
      name: "a KPI that varies by less than the last digit of its base",
      arguments: ["solve", "-", "--balanced"],
      text: """
        apportion: 1
        budget: 508000
        kpis:
          sign ups: { base: 1000000000, objective: maximize }
          seen: { objective: maximize }
        campaigns:
          c0: { spend: 0..140000, brings: { sign ups: {adbudg: {low: 6.61, high: 121, shape: 569, half: 608000}} } }
          c1: { spend: 0..368000, step: 18000, brings: { seen: {hill: {max: 3780, half: 266000, shape: 2}} } }
        """),
    Case(
      name: "nothing that can be brought, to a gap", arguments: ["solve", "-", "--gap", "0.01%"],
      text: """
        apportion: 1
        budget: 9330
        kpis:
          people: { combine: independent, population: 5000000, objective: maximize }
        campaigns:
          c0: { spend: 0..7770, step: 1100, brings: { people: {exponential: {max: 110000, scale: 2690}} } }
        rules:
          each: { spend on: c0, each: line, at most: 1 }
          none: { spend on: campaigns, at most: 0 }
        """),
    Case(
      name: "a hill so steep that its bend is no number far from its rise",
      arguments: ["solve", "-"],
      text: """
        apportion: 1
        budget: 50k
        kpis: { reach: { objective: maximize } }
        campaigns:
          l0: { spend: 0..20000, brings: { reach: {hill: {max: 803, half: 200, shape: 200}} } }
          l1: { spend: 0..20000, brings: { reach: {power: {gain: 361, scale: 300, exponent: 0.2}} } }
          l2: { spend: 0..40000, brings: { reach: {power: {gain: 785, scale: 300, exponent: 0.5}} } }
          l3: { spend: 0..20000, brings: { reach: {hill: {max: 53, half: 20000, shape: 8}} } }
        """),
    Case(
      name: "two steep hills beside each other", arguments: ["solve", "-"],
      text: """
        apportion: 1
        budget: 50k
        kpis: { reach: { objective: maximize } }
        campaigns:
          l0: { spend: 0..90000, brings: { reach: {hill: {max: 427, half: 200, shape: 200}} } }
          l1: { spend: 0..40000, brings: { reach: {hill: {max: 422, half: 200, shape: 67}} } }
          l2: { spend: 0..20000, brings: { reach: {hill: {max: 998, half: 2000, shape: 20}} } }
        """),
  ]

  @Test("have an answer that passes its verification", arguments: cases)
  func answer(_ example: Case) throws {
    let run = try Tool.run(example.arguments, input: example.text)
    #expect(run.status == 0, "\(run.errors)")
    let again = try Tool.run(example.arguments, input: example.text)
    #expect(again.text == run.text)
  }

  @Test("a plan that keeps a profit of nothing spends nothing, however little is asked for besides")
  func nothingLost() throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "csv"],
      input: """
        apportion: 1
        kpis:
          leads: { objective: maximize, target: 1200, weight: 2, priority: 1 }
          reach: { target: { at least: 900k, under: 1 }, priority: 1 }
          profit: { sum: 150 * leads - spend, objective: maximize, priority: 3 }
        campaigns:
          video: { spend: 0..200k, brings: { leads: { per 1k: 2e-11 }, reach: { hill: { max: 1.5e-05, half: 9e-07 } } } }
        """)
    #expect(run.status == 0 || run.status == 4)
    #expect(!run.errors.contains("A900"), "\(run.errors)")
  }

  @Test("best and worst values that are those of the scenario without a variant say so")
  func ofBase() throws {
    let text = """
      apportion: 1
      budget: 100k
      kpis:
        reach: { objective: maximize, weight: 2, scale: 500 }
        trust: { objective: maximize, weight: 1, scale: range }
      campaigns:
        a: { spend: 0..80k, brings: { reach: {hill: {max: 900, half: 30k}}, trust: {hill: {max: 50, half: 60k}} } }
        b: { spend: 0..80k, brings: { reach: {hill: {max: 300, half: 20k}}, trust: {hill: {max: 90, half: 40k}} } }
      variants: { more: { budget: 150k } }
      """
    let run = try Tool.run(
      ["solve", "-", "--variant", "more", "--format", "json"], input: text)
    let plain = try Tool.run(["solve", "-", "--format", "json"], input: text)
    #expect(run.text.matches(of: /"ofBase" ?: ?true/).count == 2, "\(run.text)")
    #expect(plain.text.matches(of: /"ofBase" ?: ?true/).isEmpty)
  }
}
