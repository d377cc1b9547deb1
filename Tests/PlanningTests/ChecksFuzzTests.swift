// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Testing

@testable import Planning

@Suite("Checking nonsense")
struct ChecksFuzzTests {
  /// Figures that break careless arithmetic.
  private static let figures: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, -1, 1e15, -1e15, 1e16, 1e308, -1e308,
    .leastNonzeroMagnitude, 1e-15, 0.5,
    1, 1e6,
  ]

  private static let names = [
    "", " ", "search", "Search", "brand", "reach", "spend", "zzz", "all", "signups", "profit",
    "clicks", "video",
  ]

  @Test("No figures or names, however odd, crash the checks", arguments: 0..<400)
  func noCrash(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var scenario = try ChecksExample.sound()
    for _ in 0..<Int.random(in: 1...4, using: &random) { spoil(&scenario, &random) }
    do throws(Complaints) {
      let checked = try CheckedScenario(scenario)
      for campaign in scenario.campaigns.indices {
        #expect(checked.reachableRange(of: campaign).lowerBound >= 0)
        #expect(checked.flows(of: campaign).allSatisfy { $0.factor.isFinite })
      }
      for kpi in checked.kpis { _ = checked.lastValueOnCurves(of: kpi.name) }
    } catch {
      #expect(error.all.contains { $0.severity == .error })
    }
  }

  @Test("No odd choices crash the checks or the list of options", arguments: 0..<600)
  func noCrashOfChoices(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var scenario = try ChoicesExample.sound()
    for _ in 0..<Int.random(in: 1...4, using: &random) { spoilChoices(&scenario, &random) }
    do throws(Complaints) {
      let checked = try CheckedScenario(scenario)
      for line in 0..<scenario.lineCount {
        for option in checked.options(of: line) {
          #expect(option.amount.lowerBound >= 0 && option.fee >= 0 && option.step >= 0)
        }
      }
      for kpi in checked.kpis { _ = checked.lastValueOnCurves(of: kpi.name) }
    } catch {
      #expect(error.all.contains { $0.severity == .error })
    }
  }

  @Test("No odd trade-offs or markets crash the checks or what is said of them", arguments: 0..<600)
  func noCrashOfTradeOffs(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var scenario = try ChecksTradeOffExample.sound()
    for _ in 0..<Int.random(in: 1...4, using: &random) { spoilTradeOff(&scenario, &random) }
    for complaint in TradeOffAdvice.missing(scenario) { #expect(complaint.code == .noTradeOff) }
    do throws(Complaints) {
      let checked = try CheckedScenario(scenario)
      for line in 0..<scenario.lineCount { _ = checked.options(of: line) }
      for kpi in checked.kpis { _ = checked.lastValueOnCurves(of: kpi.name) }
    } catch {
      #expect(error.all.contains { $0.severity == .error })
    }
  }

  private func spoilTradeOff(_ scenario: inout Scenario, _ random: inout SeededNumbers) {
    let figure = Self.figures.randomElement(using: &random) ?? 0
    let other = Self.figures.randomElement(using: &random) ?? 0
    let names = Self.names + ["people", "views", "reach in uk", "uk", "de"]
    let name = names.randomElement(using: &random) ?? ""
    let kpi = Int.random(in: 0..<scenario.kpis.count, using: &random)
    let line = Int.random(in: 0..<2, using: &random)
    let priority = [Int.min, -1, 0, 1, 2, .max].randomElement(using: &random)
    switch Int.random(in: 0..<16, using: &random) {
    case 0: scenario.kpis[kpi].priority = priority
    case 1: scenario.kpis[kpi].giveUp = .share(figure)
    case 2: scenario.kpis[kpi].giveUp = .amount(figure)
    case 3: scenario.kpis[kpi].target = Target(.exactly, figure, under: .init(weight: other))
    case 4: scenario.kpis[kpi].target = Target(.atLeast, 5, over: .init(priority: priority))
    case 5: scenario.kpis[kpi].scale = .target
    case 6: scenario.targetRule = TargetRule.allCases.randomElement(using: &random)
    case 7: scenario.kpis[kpi].definition = .independent(population: figure)
    case 8:
      scenario.kpis[kpi].definition = .markets(Bool.random(using: &random) ? .sum : .worst)
    case 9: scenario.markets = [name, names.randomElement(using: &random) ?? ""]
    case 10:
      scenario.campaigns[line].markets = [
        .init(market: name, share: figure), .init(market: "uk", share: other),
      ]
    case 11: scenario.creators[line].markets = []
    case 12: scenario.campaigns[line].brings[0].market = name
    case 13: scenario.creators[line].packages[0].brings[0].market = name
    case 14: scenario.campaigns[line].brings[1].response = .rate(figure, of: name)
    default: scenario.kpis[kpi].objective = Objective.allCases.randomElement(using: &random)
    }
  }

  private func spoilChoices(_ scenario: inout Scenario, _ random: inout SeededNumbers) {
    let figure = Self.figures.randomElement(using: &random) ?? 0
    let other = Self.figures.randomElement(using: &random) ?? 0
    let name = (Self.names + ["aya", "food", "one reel"]).randomElement(using: &random) ?? ""
    let line = Int.random(in: 0..<4, using: &random)
    let flag = Bool.random(using: &random)
    switch Int.random(in: 0..<16, using: &random) {
    case 0: scenario.budget = .atMost(figure)
    case 1: scenario.step = figure
    case 2: scenario.campaigns[line].step = figure
    case 3: scenario.campaigns[line].minimumIfActive = figure
    case 4: scenario.campaigns[line].setUpFee = figure
    case 5: scenario.campaigns[line].purchase = .money(least: figure, most: flag ? other : nil)
    case 6:
      scenario.campaigns[line].purchase = .units(
        UnitPurchase(
          unit: "spot",
          prices: [.init(upTo: figure, price: other), .init(upTo: flag ? nil : 50, price: 3)],
          pricesApplyTo: flag ? .allUnits : .unitsInTier, from: 2, to: flag ? nil : figure,
          isWhole: Bool.random(using: &random)))
    case 7:
      scenario.campaigns[line].brings = [
        Delivery(
          kpi: "reach",
          response: .perUnit(
            [.init(upTo: figure, perUnit: other), .init(upTo: nil, perUnit: 1)],
            appliesTo: flag ? .allUnits : .unitsInTier)),
        Delivery(kpi: name, response: .rate(other, of: "reach")),
      ]
    case 8: scenario.creators[line].packages[0].fee = figure
    case 9: scenario.creators[line].packages[0].brings[0].value = figure
    case 10: scenario.creators[line].packages[0].brings[0].kpi = name
    case 11: scenario.creators[line].booking = .package(name)
    case 12: scenario.creators[line].category = name
    case 13: scenario.conditions[0].other = LineReference(name)
    case 14: scenario.campaigns[line].last = figure
    default: scenario.creators[line].last = figure
    }
  }

  private func spoil(_ scenario: inout Scenario, _ random: inout SeededNumbers) {
    let figure = Self.figures.randomElement(using: &random) ?? 0
    let other = Self.figures.randomElement(using: &random) ?? 0
    let name = Self.names.randomElement(using: &random) ?? ""
    let line = Int.random(in: 0..<3, using: &random)
    let kpi = Int.random(in: 0..<scenario.kpis.count, using: &random)
    let rule = Int.random(in: 0..<5, using: &random)
    switch Int.random(in: 0..<18, using: &random) {
    case 0: scenario.budget = .atMost(figure)
    case 1: scenario.budget = nil
    case 2: scenario.campaigns[line].purchase = .money(least: figure, most: other)
    case 3: scenario.campaigns[line].purchase = .money(least: figure, most: nil)
    case 4:
      scenario.campaigns[line].purchase = .units(
        UnitPurchase(unit: "spot", price: figure, from: other, to: nil))
    case 5: scenario.campaigns[line].last = figure
    case 6: scenario.campaigns[line].name = name
    case 7: scenario.campaigns[line].channel = name
    case 8: scenario.kpis[kpi].base = figure
    case 9: scenario.kpis[kpi].atLeast = figure
    case 10: scenario.kpis[kpi].name = name
    case 11: scenario.kpis[kpi].definition = .ratio(numerator: name, denominator: "profit")
    case 12:
      scenario.kpis[kpi].definition = .sum([.init(coefficient: figure, kpi: name)])
    case 13: scenario.rules[rule].measure = .kpi(name, from: .members([LineReference(name)]))
    case 14: scenario.rules[rule].limits = [.init(.exactly, .multiple(figure, of: .units(.all)))]
    case 15:
      scenario.campaigns[line].brings = [
        Delivery(kpi: name, response: .rate(figure, of: "clicks")),
        Delivery(kpi: "clicks", response: .rate(other, of: name)),
      ]
    case 16:
      scenario.campaigns[line].brings = [
        Delivery(
          kpi: "reach",
          response: .perUnit([.init(upTo: figure, perUnit: other), .init(upTo: nil, perUnit: 1)]))
      ]
    default:
      guard let curve = try? PowerCurve(gain: figure, scale: 1e-15, exponent: 50) else { return }
      scenario.campaigns[line].brings = [
        Delivery(kpi: "reach", response: .curve(.power(curve), envelope: .none))
      ]
    }
  }
}

/// Seeded random numbers: a linear congruential generator, good enough to choose what to spoil.
///
/// Source: D. E. Knuth, The Art of Computer Programming, volume 2, section 3.3.4, line 26.
private struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 32)
  }
}
