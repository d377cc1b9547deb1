// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

extension Mistake {
  private static func kpi(
    _ name: String, _ code: Complaint.Code, _ path: [String],
    _ position: Int, _ change: @escaping @Sendable (inout KPI) -> Void
  ) -> Mistake {
    Mistake(name, code, ["kpis"] + path) { change(&$0.kpis[position]) }
  }

  static let ofPriorities: [Mistake] = [
    kpi("priority 0", .outOfRange, ["people", "priority"], 3) { $0.priority = 0 },
    kpi("negative priority", .outOfRange, ["people", "priority"], 3) { $0.priority = .min },
    kpi("priority of nothing", .contradiction, ["saturation", "priority"], 6) { $0.priority = 2 },
    kpi("give-up of nothing", .contradiction, ["saturation", "give up"], 6) {
      $0.giveUp = .share(0.1)
    },
    kpi("scale of nothing", .contradiction, ["saturation", "scale"], 6) { $0.scale = .range },
    kpi("more than all given up", .outOfRange, ["people", "give up"], 3) {
      $0.giveUp = .share(1.5)
    },
    kpi("negative share given up", .outOfRange, ["reach", "give up"], 0) {
      $0.giveUp = .share(-0.1)
    },
    kpi("NaN given up", .outOfRange, ["reach", "give up"], 0) { $0.giveUp = .share(.nan) },
    kpi("negative amount given up", .outOfRange, ["people", "give up"], 3) {
      $0.giveUp = .amount(-1)
    },
    kpi("absurd amount given up", .outOfRange, ["people", "give up"], 3) {
      $0.giveUp = .amount(1e16)
    },
    kpi("infinity given up", .outOfRange, ["people", "give up"], 3) {
      $0.giveUp = .amount(.infinity)
    },
    kpi("amount given up among several", .contradiction, ["reach", "give up"], 0) {
      $0.giveUp = .amount(5)
    },
    kpi("different shares at one priority", .contradiction, ["leads", "give up"], 1) {
      $0.giveUp = .share(0.03)
    },
    kpi("give-up where nothing is settled", .contradiction, ["cost", "give up"], 2) {
      $0.giveUp = .share(0.1)
    },
    kpi("give-up at the last priority", .inconsistent, ["roas", "give up"], 5) {
      $0.giveUp = .share(0.1)
    },
  ]

  static let ofTargets: [Mistake] = [
    target("NaN as target", .outOfRange, Target(.atLeast, .nan), "at least"),
    target("absurd target", .outOfRange, Target(.atLeast, -1e16), "at least"),
    target("most of what is maximized", .contradiction, Target(.atMost, 5), "at most"),
    target("target of 0", .noScale, Target(.atLeast, 0), "at least"),
    target("over at least", .contradiction, Target(.atLeast, 5, over: .init(weight: 1)), "over"),
    target("negative weight", .outOfRange, Target(.atLeast, 5, under: .init(weight: -1)), "under"),
    target("NaN weight", .outOfRange, Target(.exactly, 5, under: .init(weight: .nan)), "under"),
    target(
      "priority 0 of a side", .outOfRange,
      Target(.exactly, 5, over: .init(weight: 1, priority: 0)), "over"),
    kpi("least of what is minimized", .contradiction, ["cost", "target", "at least"], 2) {
      $0.objective = .minimize
      $0.target = Target(.atLeast, 5)
    },
    kpi("under at most", .contradiction, ["cost", "target", "under"], 2) {
      $0.target = Target(.atMost, 5, under: .init(weight: 1, priority: 2))
    },
    kpi("target of a ratio", .notSupportedYet, ["roas", "target", "at least"], 5) {
      $0.target = Target(.atLeast, 5)
    },
    kpi("scale of no target", .noScale, ["people", "scale"], 3) { $0.scale = .target },
    Mistake("scale of no targets", .noScale, ["trade-off", "scale"]) {
      $0.scale = .target
      $0.kpis[0].scale = .range
    },
    Mistake("rule for no targets", .contradiction, ["trade-off", "targets"]) {
      $0.targetRule = .worstOff
      for position in 1...2 { $0.kpis[position].target = nil }
      $0.kpis[2].objective = .minimize
    },
    kpi("baseline of a target without last", .noScale, ["leads", "scale"], 1) {
      $0.scale = .baseline
    },
  ]

  private static func target(
    _ name: String, _ code: Complaint.Code, _ target: Target, _ key: String
  ) -> Mistake {
    kpi(name, code, ["leads", "target", key], 1) { $0.target = target }
  }

  static let ofAudiences: [Mistake] = [
    population("no population", 0), population("negative population", -5e6),
    population("NaN as population", .nan), population("infinite population", .infinity),
    population("absurd population", 1e16),
    kpi("fewer people", .contradiction, ["people", "objective"], 3) { $0.objective = .minimize },
    kpi("base below 0", .outOfRange, ["people", "base"], 3) { $0.base = -1 },
    kpi("base of everybody", .outOfRange, ["people", "base"], 3) { $0.base = 5e6 },
    kpi("floor of everybody", .outOfRange, ["people", "at least"], 3) {
      $0.atLeast = 5e6
      $0.atMost = nil
    },
    kpi("cap of everybody", .outOfRange, ["people", "at most"], 3) { $0.atMost = 6e6 },
    kpi("target of everybody", .outOfRange, ["people", "target", "at least"], 3) {
      $0.target = Target(.atLeast, 5e6)
    },
    kpi("target that caps people", .contradiction, ["people", "target", "exactly"], 3) {
      $0.target = Target(.exactly, 1e6)
    },
    Mistake(
      "a line that reaches everybody", .outOfRange, ["campaigns", "tv", "brings", "people"]
    ) { scenario in
      scenario.campaigns[0].brings[2].response = .curve(
        .hill(try HillCurve(max: 9e6, half: 1e3)), envelope: .none)
    },
    Mistake(
      "a line that reaches any number", .outOfRange, ["campaigns", "tv", "brings", "people"]
    ) { scenario in
      scenario.budget = nil
      scenario.campaigns[0].purchase = .money(least: 0, most: nil)
      scenario.campaigns[0].brings[2].response = .curve(
        .linear(try LinearCurve(rate: 1)), envelope: .none)
    },
    Mistake(
      "a package that reaches everybody", .outOfRange,
      ["creators", "aya", "packages", "reel", "brings", "people"]
    ) { $0.creators[0].packages[0].brings[1].value = 5e6 },
    Mistake(
      "a package that reaches fewer than nobody", .outOfRange,
      ["creators", "aya", "packages", "reel", "brings", "people"]
    ) { $0.creators[0].packages[0].brings[1].value = -1 },
    Mistake("people in a sum", .contradiction, ["kpis", "cost", "sum"]) {
      $0.kpis[2].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "people")])
    },
    Mistake("people from some lines", .contradiction, ["rules", "uk floor", "kpi"]) {
      $0.rules[0].measure = .kpi("people", from: .all)
    },
    Mistake("people of others", .contradiction, ["rules", "uk floor", "at least"]) {
      $0.rules[0].limits = [.init(.atLeast, .multiple(2, of: .kpi("people", from: .all)))]
    },
    Mistake("people that nobody brings", .undelivered, ["kpis", "people"]) {
      $0.kpis[3].base = 0
      $0.campaigns[0].brings.remove(at: 2)
      $0.creators[0].packages[0].brings.remove(at: 1)
    },
  ]

  private static func population(_ name: String, _ population: Double) -> Mistake {
    kpi(name, .outOfRange, ["people", "population"], 3) {
      $0.definition = .independent(population: population)
    }
  }
}
