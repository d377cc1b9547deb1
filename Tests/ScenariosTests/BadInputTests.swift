// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Bad keys and values")
struct BadInputTests {
  @Test(
    "KPIs are refused by key and value",
    arguments: [
      ("weight: 0, objective: maximize", ["A022 3:19 'weight' must be above 0"]),
      ("weight: -1, objective: maximize", ["A022 3:19 'weight' must be above 0"]),
      ("weight: 2", ["A033 3:19 'reach' has a 'weight' but is no objective and has no target"]),
      (
        "weight: 5 GBP, objective: maximize",
        ["A020 3:19 a number without currency fits here, not '5 GBP'"]
      ),
      ("objective: max", ["A021 3:22 'max' is not 'maximize' or 'minimize'"]),
      (
        "scale: rang",
        ["A021 3:18 'rang' is not 'range', 'ideal', 'baseline', 'target', 'none' or an amount"]
      ),
      ("unit: no", ["A003 3:17 'no' is no name: many YAML tools read it as yes, no or nothing"]),
      ("at least: 5, at most: 3", ["A022 3:33 'at most' is below 'at least'"]),
      (
        "base: 30%, last: x",
        ["A021 3:17 a share, '30%', does not fit here", "A021 3:28 'x' is not an amount"]
      ),
      (
        "ratio: a, sum: reach",
        ["A021 3:18 'a' is not a ratio", "A033 3:21 a KPI is a 'ratio' or a 'sum', not both"]
      ),
      ("objective: maximize, scale: -5", ["A022 3:39 'scale' must be above 0"]),
      ("unit: people, at most: 5 GBP", ["A023 3:34 an amount in GBP for a KPI in people"]),
      ("sum: 5 + spend", ["A021 3:16 a sum is of KPIs, and '5' is a fixed amount"]),
      ("sum: a / b", ["A021 3:16 a sum holds no division"]),
      ("sum: 4 x spend", ["A021 3:16 '4 x spend' is not a KPI with a factor"]),
      ("sum: spend +", ["A021 3:16 a KPI is missing at the end of the sum"]),
      ("sum: spend * 4", ["A021 3:16 the factor stands before the KPI"]),
      ("sum: 4z * spend", ["A021 3:16 '4z' is not a factor"]),
      ("sum: 4 * 'a", ["A021 3:16 the quote before 'a' is not closed"]),
      ("ratio: spend", ["A021 3:18 'spend' is not a ratio"]),
      ("ratio: spend / a / b", ["A021 3:18 'spend / a / b' is not a ratio of two KPIs"]),
      ("wieght: 5", ["A012 3:11 unknown key 'wieght'"]),
      ("kind: x", ["A012 3:11 unknown key 'kind'"]),
      ("at least: [5]", ["A020 3:21 'at least' must be an amount, not a list"]),
      ("objective", ["A020 3:11 'objective' has no value"]),
      (
        "sum: spendd",
        [
          "A030 3:16 there is no KPI 'spendd'",
          "A033 4:53 'reach' is a sum of other KPIs and cannot be brought by a line",
        ]
      ),
      (
        "ratio: spend / foo",
        [
          "A030 3:18 there is no KPI 'foo'",
          "A033 4:53 'reach' is a ratio of other KPIs and cannot be brought by a line",
        ]
      ),
    ] as [(String, [String])])
  func kpis(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.kpi(text)) == expected)
  }

  @Test(
    "campaigns are refused by key and value",
    arguments: [
      ("chanel: x, spnd: 1..2", ["A012 4:8 unknown key 'chanel'", "A012 4:19 unknown key 'spnd'"]),
      ("brings: {}", ["A011 4:3 'tv' has no 'spend'"]),
      (
        "spend: 1..2, buys: {unit: spot, price: 5}",
        ["A033 4:21 a campaign has 'spend' or 'buys', not both"]
      ),
      (
        "buys: {price: -1, from: -2}",
        [
          "A011 4:8 'buys' has no 'unit'", "A022 4:22 'price' must be above 0",
          "A022 4:32 'from' is negative",
        ]
      ),
      (
        "buys: {unit: spot, price: 0, whole: maybe, step: 4}",
        [
          "A022 4:34 'price' must be above 0", "A021 4:44 'maybe' is not 'true' or 'false'",
          "A012 4:51 unknown key 'step'",
        ]
      ),
      ("buys: {unit: spot, price: 5, from: 5, to: 2}", ["A022 4:50 'to' is below 'from'"]),
      ("spend: 0..5k, category: food", ["A012 4:22 unknown key 'category'"]),
      ("buys: 5k", ["A020 4:14 'buys' must be a purchase in units, not '5k'"]),
      (
        "channel: [a], spend: 0..1, last: 30%",
        [
          "A020 4:17 'channel' must be the name of a channel, not a list",
          "A021 4:41 a share, '30%', does not fit here",
        ]
      ),
      ("spend: 0..5, last: -5", ["A022 4:27 'last' is negative"]),
      ("spend: 0..5, carryover: 0.3", ["A013 4:21 'carryover' is not supported yet"]),
      ("spend: {least: 5}", ["A020 4:15 'spend' must be an amount or a range, not a map"]),
      (
        "spend: 1,000..2,000",
        ["A021 4:17 a comma inside {} ends an entry, so '000..2' stands alone"]
      ),
      ("spend: 0..5, brings: reach", ["A020 4:29 'brings' must be a map of KPIs, not 'reach'"]),
      (
        "spend: 0..5, channel: no",
        ["A003 4:30 'no' is no name: many YAML tools read it as yes, no or nothing"]
      ),
    ] as [(String, [String])])
  func campaigns(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.campaign(text)) == expected)
  }

  @Test(
    "choices of campaigns and rate cards are refused where they stand",
    arguments: [
      (
        "buys: {unit: spot, price: 5, from: 0.5, whole: true}",
        ["A022 4:43 'from' is 0.5, and units are whole"]
      ),
      (
        "buys: {unit: spot, price: {1..10: 5, 12..: 4}}",
        ["A033 4:45 this tier must begin at unit 11"]
      ),
      ("buys: {unit: spot, price: {1..: 0}}", ["A022 4:40 '1..' must be above 0"]),
      (
        "buys: {unit: spot, price: {1..7: 3600, 8..: 1e-12}, to: 15}",
        ["A022 4:27 a price of 1e-12 is lost in rounding beside one of 3.6k"]
      ),
      (
        "buys: {unit: spot, price: {1..2: 6.8e-7, 3..: 880}, to: 8}",
        ["A022 4:27 a price of 6.8e-07 is lost in rounding beside one of 880"]
      ),
      ("buys: {unit: spot, price: {}}", ["A011 4:34 'price' has no tier"]),
      (
        "buys: {unit: spot, price: {1..10: 5}}",
        ["A022 4:27 the prices end at 10, but any number can be bought"]
      ),
      (
        "buys: {unit: spot, price: {1..10: 5, 11..: 4}, applies to: all unit}",
        ["A021 4:67 'all unit' is not 'units in tier' or 'all units'"]
      ),
      (
        "buys: {unit: spot, price: {1..10: 5, 11..: 4}, applies to: all units}",
        [
          "A033 4:67 prices for all units jump where a tier ends, which needs whole units"
        ]
      ),
      (
        "spend: 0..5k, minimum if active: 0, set-up fee: -1, step: none",
        [
          "A022 4:41 'minimum if active' must be above 0", "A022 4:56 'set-up fee' is negative",
          "A021 4:66 'none' is not an amount",
        ]
      ),
      (
        "spend: 0..5k, minimum if active: 6k",
        ["A022 4:41 the minimum if active, 6k, is above the most, 5k"]
      ),
      (
        "spend: 1k..5k, minimum if active: 2k",
        ["A033 4:42 'tv' is always active, since at least 1k must be spent on it"]
      ),
      ("spend: 0..5k, step: 6k", ["A022 4:28 the step, 6k, is larger than the most, 5k"]),
      (
        "spend: 3k..4k, step: 2.2k",
        ["A022 4:29 no multiple of the step, 2.2k, lies in 3k..4k"]
      ),
      ("spend: 3k, step: 2.2k", ["A022 4:25 3k is no multiple of the step, 2.2k"]),
      (
        "buys: {unit: spot, price: 5}, step: 10",
        ["A033 4:44 a step is for amounts of money, and 'tv' is bought in units"]
      ),
    ] as [(String, [String])])
  func choices(text: String, expected: [String]) throws {
    // With a base, a campaign that brings nothing is no mistake.
    let sample = Sample.campaign(text).replacing("reach: {}", with: "reach: {base: 1}")
    #expect(try complaints(sample) == expected)
  }

  @Test(
    "responses are refused by key and value",
    arguments: [
      ("{hill: {max: 5}}", ["A011 4:55 'hill' has no 'half'"]),
      (
        "{hill: {max: 5, half: 0, shap: 3}}",
        ["A022 4:76 'half' must be above 0", "A012 4:79 unknown key 'shap'"]
      ),
      ("{hil: {max: 5}}", ["A012 4:55 unknown key 'hil'"]),
      (
        "{hill: {max: 5, half: 3}, per 1k: 4}",
        ["A033 4:80 a response has one form, not 'hill' and 'per 1k'"]
      ),
      ("{per 0: 4}", ["A022 4:55 'per 0' is not per an amount above 0"]),
      ("{per x: 4}", ["A021 4:55 'x' is not an amount"]),
      ("{per 5%: 4}", ["A022 4:55 'per 5%' is not per an amount above 0"]),
      ("{rate: 4%}", ["A011 4:47 'reach' has no 'of'"]),
      (
        "{rate: 4% of clicks}",
        ["A011 4:47 'reach' has no 'of'", "A021 4:61 '4% of clicks' is not a number"]
      ),
      (
        "{rate: 4%, of: clicks}",
        ["A033 4:69 a rate is taken of what the same campaign brings, and 'tv' brings no 'clicks'"]
      ),
      ("{of: clicks}", ["A011 4:54 'reach' has no curve and no rate"]),
      ("{}", ["A011 4:54 'reach' has no curve and no rate"]),
      ("5", ["A020 4:54 'reach' must be a response, not '5'"]),
      (
        "{points: {0: 0, 50k: 3, 40k: 5}}",
        ["A022 4:78 the spends of points rise, and '40k' does not"]
      ),
      ("{points: {10: 0, 50k: 3}}", ["A022 4:63 the points must include spend 0"]),
      ("{points: {0: 0}}", ["A022 4:63 a curve needs at least two points"]),
      (
        "{points: {0: 0, 5k: 2}, beyond: up, envelope: convex}",
        ["A021 4:86 'up' is not 'flat'", "A021 4:100 'convex' is not 'concave' or 'none'"]
      ),
      (
        "{points: {0: 0, 5k: 2}}",
        ["A022 4:55 the points end at 5k, but up to 500k may be spent on 'tv'"]
      ),
      (
        "{points: {0: 0, 5x: 2, 7k: y}}",
        ["A021 4:70 '5x' is not an amount", "A021 4:81 'y' is not an amount"]
      ),
      (
        "{points: {0: 0, 50,000: 12}}",
        ["A021 4:70 a comma inside {} ends an entry, so '50' stands alone"]
      ),
      ("{points: {-5: 0, 5k: 2}}", ["A022 4:64 '-5' is not a spend"]),
      ("{points: [1, 2]}", ["A020 4:63 'points' must be a map of points, not a list"]),
      (
        "{hill: {max: 5, half: 3}, envelope: concave, beyond: flat}",
        ["A033 4:80 'envelope' does not fit 'hill'", "A033 4:99 'beyond' does not fit 'hill'"]
      ),
      ("{per 1k: 3, of: clicks}", ["A033 4:66 'of' does not fit 'per 1k'"]),
      ("{per unit: 3}", ["A033 4:65 figures per unit need a campaign that is bought in units"]),
      ("{per unit: {2..: 3}}", ["A033 4:66 this tier must begin at unit 1"]),
      ("{per unit: {1..: 3, 5: 3}}", ["A033 4:74 a tier behind one without an end"]),
      ("{per unit: {1..5: 3, 7..: 2}}", ["A033 4:75 this tier must begin at unit 6"]),
      ("{per unit: {1..1.5: 3}}", ["A021 4:66 '1..1.5' is not a range of whole units"]),
      ("{per unit: {}}", ["A011 4:65 'per unit' has no tier"]),
      ("{per 1k: 3, applies to: all units}", ["A033 4:66 'applies to' does not fit 'per 1k'"]),
      (
        "{hill: {max: .nan, half: .inf}}",
        ["A021 4:67 '.nan' is not an amount", "A021 4:79 '.inf' is not an amount"]
      ),
      ("{hill: 5}", ["A020 4:61 'hill' must be a map with 'max' and 'half', not '5'"]),
    ] as [(String, [String])])
  func responses(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.response(text)) == expected)
  }

  @Test(
    "rules are refused by key and value",
    arguments: [
      ("spend on: tvv, at least: 5", ["A030 9:17 there is no campaign, channel or group 'tvv'"]),
      ("kpi: reech, from: tv, at least: 5", ["A030 9:12 there is no KPI 'reech'"]),
      ("spend: tv, at least: 5", ["A012 9:7 unknown key 'spend'"]),
      ("spend on: tv", ["A011 9:3 the rule 'r' has no limit"]),
      ("at most: 5", ["A011 9:3 the rule 'r' measures nothing"]),
      (
        "spend on: tv, units of: a b, at most: 5",
        ["A033 9:21 a rule measures one thing, not 'spend on' and 'units of'"]
      ),
      (
        "spend on: tv, at least: 5, exactly: 4", ["A033 9:34 'exactly' stands beside another limit"]
      ),
      ("spend on: tv, at least: 50, at most: 5", ["A022 9:44 'at most' is below 'at least'"]),
      (
        "spend on: tv, at least: 5, from: x, each: category",
        ["A033 9:34 'from' stands beside 'kpi' only"]
      ),
      (
        "spend on: tv, at least: 5, each: category",
        ["A033 9:40 none of the lines has a category"]
      ),
      (
        "spend on: tv, at least: 5, each: campaign",
        ["A021 9:40 'campaign' is not 'channel', 'category' or 'line'"]
      ),
      ("spend on: tv, at least: 30%", ["A021 9:31 '30%' does not say of what"]),
      (
        "spend on: tv, at least: 30% of foo",
        ["A030 9:31 there is no campaign, channel or group 'foo'"]
      ),
      ("spend on: tv, at least: -5", ["A022 9:31 'at least' is negative"]),
      ("spend on: tv, at least: 5x spend on tv", ["A021 9:31 '5x spend on tv' is not a limit"]),
      ("spend on: tv, at least: 30 % of budget", ["A021 9:31 '30 % of budget' is not a limit"]),
      ("spend on: tv, at least: 3 x ", ["A021 9:31 '3 x' is not a limit"]),
      ("spend on: tv, at least: x x tv", ["A021 9:31 'x' is not a factor"]),
      ("spend on: tv, at least: -2 x spend on tv", ["A022 9:31 '-2 x spend on tv' is negative"]),
      ("spend on: tv, at least: -30% of budget", ["A022 9:31 '-30% of budget' is negative"]),
      (
        "spend on: tv, at least: 1,2M",
        ["A021 9:33 a comma inside {} ends an entry, so '2M' stands alone"]
      ),
      ("spend on: tv, atleast: 5", ["A012 9:21 unknown key 'atleast'"]),
      (
        "units of: a b, at least: 5 GBP",
        ["A020 9:32 units are counted, not paid, and '5 GBP' is money"]
      ),
      ("units of: tv, at least: 5", ["A033 9:17 'tv' is not bought in units"]),
      (
        "count of: tv, at least: 1",
        ["A033 9:17 'tv' could count as active with next to no money"]
      ),
      (
        "count of: all, exactly: 2",
        ["A033 9:17 'tv' could count as active with next to no money (1 more likewise)"]
      ),
      ("count of: tv, at most: 1.5", ["A022 9:30 lines are counted whole, not by 1.5"]),
      ("count of: tv, at most: -1", ["A022 9:30 'at most' is negative"]),
      (
        "count of: tv, at most: 5 GBP",
        ["A020 9:30 lines are counted, not paid, and '5 GBP' is money"]
      ),
      (
        "count of: tv, at most: 5% of budget",
        ["A033 9:30 a share of the budget is money, and the rule does not count money"]
      ),
      (
        "count of: tv, at most: 2 x spend on a b",
        ["A033 9:30 numbers of lines can only be held against numbers of lines"]
      ),
      ("if: tv, then: a b", ["A033 9:21 'a b' could count as active with next to no money"]),
      ("if: tv, not: tvv", ["A030 9:20 there is no campaign, channel or group 'tvv'"]),
      (
        "if: tv, not: both", ["A033 9:20 a condition is between two lines, and 'both' is a set"]
      ),
      ("if: tv, not: tv", ["A033 9:20 'tv' stands on both sides"]),
      ("if: tv", ["A011 9:3 'r' has no 'then'"]),
      ("then: tv", ["A011 9:3 'r' has no 'if'"]),
      (
        "if: tv, then: a b, not: both", ["A033 9:26 a condition has 'then' or 'not', not both"]
      ),
      ("if: tv, not: a b, at most: 3", ["A033 9:25 'at most' does not fit beside 'if'"]),
      ("if: [tv, a b], not: tv", ["A020 9:11 'if' must be the name of a line, not a list"]),
      ("spend on: creators, at most: 5", ["A030 9:17 there are no creators"]),
      (
        "spend on: no, at most: 5",
        ["A003 9:17 'no' is no name: many YAML tools read it as yes, no or nothing"]
      ),
      ("spend on: [], at most: 5", ["A011 9:17 the list is empty"]),
      (
        "spend on: {a: b}, at least: [3]",
        [
          "A020 9:17 'spend on' must be a name or a list of names, not a map",
          "A020 9:35 'at least' must be a limit, not a list",
        ]
      ),
      ("kpi: reach, at least: 5", ["A011 9:3 'r' has no 'from'"]),
      ("spend on: channel tv, at most: 4", ["A030 9:17 there is no channel 'tv'"]),
    ] as [(String, [String])])
  func rules(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.rule(text)) == expected)
  }
}
