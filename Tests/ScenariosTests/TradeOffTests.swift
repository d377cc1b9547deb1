// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Trade-offs")
struct TradeOffTests {
  private func kpi(_ keys: String) throws -> KPI { try scenario(Sample.kpi(keys)).kpis[0] }

  @Test("an objective has a priority, and may give up a share or an amount of what was found")
  func prioritiesAreRead() throws {
    let reach = try kpi("objective: maximize, priority: 2, give up: 2%")
    #expect(reach.priority == 2)
    #expect(reach.giveUp == .share(0.02))
    #expect(try kpi("objective: maximize").priority == nil)
    #expect(try kpi("objective: maximize").giveUp == nil)
    let money = try kpi("objective: maximize, priority: 1, give up: 5k GBP")
    #expect(money.giveUp == .amount(5000))
    #expect(money.unit == "GBP")
    #expect(try kpi("objective: maximize, give up: 0").giveUp == .amount(0))
    #expect(try kpi("objective: maximize, give up: 100%").giveUp == .share(1))
  }

  @Test("a plain target is a floor for what is maximized and a cap for what is minimized")
  func plainTargetsAreRead() throws {
    #expect(try kpi("objective: maximize, target: 1.2k").target == Target(.atLeast, 1200))
    #expect(try kpi("objective: minimize, target: 1.2k").target == Target(.atMost, 1200))
    let money = try kpi("target: 55k GBP, objective: minimize")
    #expect(money.target == Target(.atMost, 55_000))
    #expect(money.unit == "GBP")
  }

  @Test(
    "a target says which side is fine, and what missing it counts and when",
    arguments: [
      ("{at least: 1.2k}", Target(.atLeast, 1200)),
      ("{at least: -5k, under: 2}", Target(.atLeast, -5000, under: .init(weight: 2))),
      ("{at most: 55k, over: 3@1}", Target(.atMost, 55e3, over: .init(weight: 3, priority: 1))),
      (
        "{exactly: 40, under: 1.5 @ 2, over: '2@3'}",
        Target(
          .exactly, 40, under: .init(weight: 1.5, priority: 2),
          over: .init(weight: 2, priority: 3))
      ),
      ("{exactly: 40}", Target(.exactly, 40)),
    ] as [(String, Target)])
  func targetsAreRead(text: String, target: Target) throws {
    #expect(try kpi("target: \(text)").target == target)
  }

  @Test("the scale may be the target, and the trade-off says how targets count together")
  func tradeOffsAreRead() throws {
    #expect(try kpi("target: {exactly: 40}, scale: target").scale == .target)
    let text = Sample.kpi("target: {exactly: 40}") + "\ntrade-off: "
    #expect(try scenario(text + "{targets: worst off}").targetRule == .worstOff)
    #expect(try scenario(text + "{targets: shortfall, scale: none}").targetRule == .shortfall)
    #expect(try scenario(text + "{scale: none}").targetRule == nil)
    #expect(try scenario(text + "{scale: target}").scale == .target)
    #expect(try scenario(text + "{targets: worst off}").scale == .range)
  }

  @Test("a ratio may be an objective, and a limited one may be worth a share")
  func ratiosAreRead() throws {
    let text = Sample.kpi("objective: minimize, ratio: spend / leads, priority: 1, at most: 60%")
      .replacing("kpis:", with: "kpis:\n  leads: {base: 5}")
      .replacing("{reach: {per 1k: 90}}", with: "{leads: {per 1k: 90}}")
    let plan = try scenario(text)
    #expect(plan.kpis[1].objective == .minimize)
    #expect(plan.kpis[1].atMost == 0.6)
  }

  @Test(
    "settings reach every key of a trade-off",
    arguments: [
      SettingCase("kpis.reach.priority=2") { $0.kpis[0].priority == 2 },
      SettingCase("kpis.reach.give up=3%") { $0.kpis[0].giveUp == .share(0.03) },
      SettingCase("kpis.reach.target=5k") { $0.kpis[0].target == Target(.atLeast, 5000) },
      SettingCase("kpis.reach.target.exactly=5k") { $0.kpis[0].target == Target(.exactly, 5000) },
      SettingCase("kpis.reach.target={at least: 5k, under: 2@1}") {
        $0.kpis[0].target == Target(.atLeast, 5000, under: .init(weight: 2, priority: 1))
      },
      SettingCase("kpis.cost.target.over=2@2") {
        $0.kpis[1].target?.over == .init(weight: 2, priority: 2)
      },
      SettingCase("kpis.cost.scale=none") { $0.kpis[1].scale == Scale.none },
      SettingCase("trade-off.targets=worst off") { $0.targetRule == .worstOff },
    ])
  func settingsReachAll(_ setting: SettingCase) throws {
    let text = Sample.kpi("objective: maximize, priority: 1").replacing(
      "campaigns:", with: "  cost: {sum: spend, priority: 3, target: {at most: 9k}}\ncampaigns:")
    #expect(try setting.holds(try scenario(text, set: [setting.text])))
  }

  @Test(
    "a setting next to a key of a target is met with the nearest one",
    arguments: [
      ("kpis.reach.targt=5", "kpis.reach.target"),
      ("kpis.reach.target.at lest=5", "kpis.reach.target.at least"),
      ("kpis.reach.prioriti=5", "kpis.reach.priority"),
      ("trade-off.target=shortfall", "trade-off.targets"),
    ])
  func settingsAreCorrected(setting: String, path: String) throws {
    let found = try diagnostics(Sample.kpi("objective: maximize"), set: [setting])
    #expect(found.map(\.suggestion) == ["did you mean '\(path)'?"])
  }

  @Test(
    "priorities and what is given up are refused by value",
    arguments: [
      ("objective: maximize, priority: 0", ["A022 3:42 priorities begin at 1, and this is 0"]),
      ("objective: maximize, priority: -1", ["A022 3:42 priorities begin at 1, and this is -1"]),
      ("objective: maximize, priority: 1.5", ["A021 3:42 a priority is a whole number, not 1.5"]),
      ("objective: maximize, priority: first", ["A021 3:42 'first' is not a number"]),
      (
        "objective: maximize, priority: 1, give up: 1e16",
        ["A022 3:54 '1e16' is larger than any amount can be"]
      ),
      (
        "objective: maximize, priority: 1e300",
        ["A022 3:42 '1e300' is larger than any number can be"]
      ),
      ("objective: maximize, priority: .nan", ["A021 3:42 '.nan' is not a number"]),
      ("objective: maximize, priority: [1]", ["A020 3:42 'priority' must be a number, not a list"]),
      ("objective: maximize, priority: 10%", ["A021 3:42 a share, '10%', does not fit here"]),
      ("priority: 1", ["A033 3:21 'reach' has a 'priority' but is no objective and has no target"]),
      ("give up: 2%", ["A033 3:20 'reach' has a 'give up' but is no objective and has no target"]),
      (
        "objective: maximize, give up: 150%",
        ["A022 3:41 150% of what was found cannot be given up"]
      ),
      ("objective: maximize, give up: -2%", ["A022 3:41 -2% of what was found cannot be given up"]),
      (
        "objective: maximize, give up: -5",
        ["A022 3:41 what may be given up cannot be negative, but is -5"]
      ),
      ("objective: maximize, give up: .inf", ["A021 3:41 '.inf' is not an amount"]),
      ("objective: maximize, give up: 2 %", ["A021 3:41 '2 %' is not a share"]),
      (
        "objective: maximize, unit: people, give up: 5 GBP",
        ["A023 3:55 an amount in GBP for a KPI in people"]
      ),
      ("objective: maximize, give up", ["A020 3:32 'give up' has no value"]),
      (
        "scale: targt, objective: maximize",
        ["A021 3:18 'targt' is not 'range', 'ideal', 'baseline', 'target', 'none' or an amount"]
      ),
    ] as [(String, [String])])
  func badPriorities(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.kpi(text)) == expected)
  }

  @Test(
    "targets are refused by key and value",
    arguments: [
      (
        "objective: maximize, unit: people, target: 5 GBP",
        ["A023 3:54 an amount in GBP for a KPI in people"]
      ),
      (
        "objective: maximize, target: {at least: 5 GBP}, unit: people",
        ["A023 3:51 an amount in GBP for a KPI in people"]
      ),
      (
        "target: {exactly: 5, under: .nan}",
        ["A021 3:39 '.nan' is not a weight, or a weight and a priority"]
      ),
      (
        "target: {exactly: 5, under: 1e16}",
        ["A022 3:39 what a miss counts must be within 1e15, not 1e+16"]
      ),
      (
        "objective: maximize, ratio: spend / spend, target: 5",
        [
          "A013 3:62 a target of a ratio, 'reach', is not supported yet",
          "A033 4:53 'reach' is a ratio of other KPIs and cannot be brought by a line",
        ]
      ),
      (
        "objective: maximize, target: +25%",
        ["A021 3:40 '+25%' is a change, and a target is a value"]
      ),
      (
        "objective: maximize, target: -10%",
        ["A021 3:40 '-10%' is a change, and a target is a value"]
      ),
      (
        "objective: maximize, target: +5k", ["A021 3:40 '+5k' is a change, and a target is a value"]
      ),
      (
        "objective: maximize, target: -5k", ["A021 3:40 '-5k' is a change, and a target is a value"]
      ),
      ("objective: maximize, target: 25%", ["A021 3:40 a share, '25%', does not fit here"]),
      (
        "objective: maximize, target: +3pp",
        ["A021 3:40 '+3pp' is a change, and a target is a value"]
      ),
      ("target: 5", ["A011 3:19 nothing says on which side of its target 'reach' is fine"]),
      (
        "objective: maximize, target: 1,200",
        ["A021 3:42 a comma inside {} ends an entry, so '200' stands alone"]
      ),
      ("objective: maximize, target: .nan", ["A021 3:40 '.nan' is not an amount"]),
      ("objective: maximize, target: -.inf", ["A021 3:40 '-.inf' is not an amount"]),
      ("objective: maximize, target: [5]", ["A020 3:40 'target' must be an amount, not a list"]),
      ("objective: maximize, target", ["A020 3:32 'target' has no value"]),
      ("target: {}", ["A011 3:19 the target has no value"]),
      ("target: {under: 2}", ["A011 3:19 the target has no value"]),
      (
        "target: {at least: 5, at most: 9}",
        ["A033 3:33 a target has one value, not 'at least' and 'at most'"]
      ),
      ("target: {at leest: 5}", ["A012 3:20 unknown key 'at leest'"]),
      ("target: {at least: +5}", ["A021 3:30 '+5' is a change, and a target is a value"]),
      ("target: {at least: nan}", ["A021 3:30 'nan' is not an amount"]),
      ("target: {at least: 1e16}", ["A022 3:30 '1e16' is larger than any amount can be"]),
      (
        "objective: maximize, target: {at most: 5}",
        ["A033 3:50 'reach' is maximized, and a target of 'at most' is missed by more"]
      ),
      (
        "objective: minimize, target: {at least: 5}",
        ["A033 3:51 'reach' is minimized, and a target of 'at least' is missed by less"]
      ),
      (
        "target: {at least: 5, over: 2}",
        ["A033 3:39 nothing is missed above a target of 'at least'"]
      ),
      (
        "target: {at most: 5, under: 2}",
        ["A033 3:39 nothing is missed below a target of 'at most'"]
      ),
      (
        "target: {at least: 0}",
        ["A102 3:30 a miss is measured by the size of its target, and that of 'reach' is 0"]
      ),
      ("target: {exactly: 5, under: 0}", ["A022 3:39 'under' must be above 0"]),
      ("target: {exactly: 5, under: -1@2}", ["A022 3:39 'under' must be above 0"]),
      ("target: {exactly: 5, under: 2@0}", ["A022 3:39 priorities begin at 1, and this is 0"]),
      ("target: {exactly: 5, under: 2@1.5}", ["A021 3:39 a priority is a whole number, not 1.5"]),
      (
        "target: {exactly: 5, under: 2@}",
        ["A021 3:39 '2@' is not a weight, or a weight and a priority"]
      ),
      (
        "target: {exactly: 5, over: '@1'}",
        ["A021 3:38 '@1' is not a weight, or a weight and a priority"]
      ),
      (
        "target: {exactly: 5, over: x@1}",
        ["A021 3:38 'x@1' is not a weight, or a weight and a priority"]
      ),
      (
        "target: {exactly: 5, over: 2@1@1}",
        ["A021 3:38 '2@1@1' is not a weight, or a weight and a priority"]
      ),
      ("target: {exactly: 5, over: [2]}", ["A020 3:38 'over' must be a weight, not a list"]),
      (
        "target: {exactly: 5, over: 5 GBP}",
        ["A021 3:38 '5 GBP' is not a weight, or a weight and a priority"]
      ),
      ("target: {exactly: 5, ovr: 5}", ["A012 3:32 unknown key 'ovr'"]),
      ("target: {exactly: 5, unit: 5}", ["A012 3:32 unknown key 'unit'"]),
      (
        "scale: target, objective: maximize",
        ["A102 3:18 the scale 'target' needs a target of 'reach'"]
      ),
    ] as [(String, [String])])
  func badTargets(text: String, expected: [String]) throws {
    #expect(try complaints(Sample.kpi(text)) == expected)
  }

  @Test(
    "what counts for all KPIs is refused by key and value",
    arguments: [
      ("targets: x", ["A021 5:22 'x' is not 'shortfall' or 'worst off'"]),
      ("targets: worst", ["A021 5:22 'worst' is not 'shortfall' or 'worst off'"]),
      ("target: worst off", ["A012 5:13 unknown key 'target'"]),
      ("targets: worst off", ["A033 5:22 no KPI has a target"]),
      (
        "targets: [shortfall]",
        ["A020 5:22 'targets' must be 'shortfall' or 'worst off', not a list"]
      ),
      ("priority: 2", ["A012 5:13 unknown key 'priority'"]),
      ("scale: target", ["A102 5:20 the scale 'target' needs a target of 'reach'"]),
      ("targets", ["A020 5:13 'targets' has no value"]),
    ] as [(String, [String])])
  func badTradeOffs(text: String, expected: [String]) throws {
    let scenario = Sample.kpi("objective: maximize") + "\ntrade-off: {\(text)}"
    #expect(try complaints(scenario) == expected)
  }

  @Test("a key that stands twice is refused")
  func duplicates() throws {
    let text = "target: {exactly: 5, under: 1, under: 2}"
    #expect(try complaints(Sample.kpi(text)) == ["A010 3:42 'under' appears twice"])
  }

  @Test("a change in place of a target is answered with what to write")
  func changesAreExplained() throws {
    let cases = [
      ("+25%", "write the value to reach, for example 1200"),
      ("-5k", "write {at least: -5k} or {at most: -5k} if the value itself is below 0"),
    ]
    for (text, advice) in cases {
      let found = try diagnostics(Sample.kpi("objective: maximize, target: \(text)"))
      #expect(found.map(\.suggestion) == [advice])
    }
  }

  @Test("a give-up at the last priority is a warning where it stands")
  func lastGiveUp() throws {
    let loaded = try load(Sample.kpi("objective: maximize, give up: 2%"))
    #expect(
      loaded.warnings.map(\.brief) == [
        "A050 3:41 nothing comes after priority 1, so that nothing of 'reach' is given up"
      ])
  }
}
