// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@Suite("The ways to use a line")
struct OptionTests {
  private func options(
    of line: Int, after change: (inout Scenario) throws -> Void = { _ in }
  ) throws -> [LineOption] {
    var scenario = try ChoicesExample.sound()
    try change(&scenario)
    return try CheckedScenario(scenario).options(of: line)
  }

  @Test("A campaign without choices has one way, over all that the budget leaves it")
  func plainCampaign() throws {
    let checked = try CheckedScenario(ChecksExample.sound())
    let options = checked.options(of: 0)
    #expect(options.count == 1)
    #expect(options[0].amount == checked.reachableRange(of: 0))
    #expect(options[0].flows == checked.flows(of: 0))
    #expect(options[0].step == 0 && options[0].fee == 0 && options[0].isActive)
    #expect(checked.options(of: 1).map(\.amount) == [0...500e3])
    let spots = checked.options(of: 2)
    #expect(spots.map(\.amount) == [0...200e3])
    #expect(spots[0].units == .init(base: 0, perMoney: 1e-4))
  }

  @Test("A campaign with a minimum and a set-up fee is off, or on from its minimum")
  func minimum() throws {
    let options = try options(of: 0)
    #expect(options.map(\.isActive) == [false, true])
    #expect(options.map(\.amount) == [0...0, 20e3...450e3])
    #expect(options.map(\.fee) == [0, 5e3])
    #expect(options.map(\.position) == [0, 1])
    #expect(options[1].flows.map(\.kpi) == ["reach"])
  }

  @Test("A campaign that always gets money pays its set-up fee and is never off")
  func alwaysOn() throws {
    let options = try options(of: 0) {
      $0.campaigns[0].minimumIfActive = nil
      $0.campaigns[0].purchase = .money(least: 10e3, most: 450e3)
    }
    #expect(options.map(\.amount) == [10e3...450e3])
    #expect(options.map(\.fee) == [5e3])
    #expect(options.map(\.position) == [0])
  }

  @Test("Steps are counted from 0 and begin at the first one inside the range")
  func steps() throws {
    #expect(try options(of: 1).map(\.amount) == [0...0, 50e3...500e3])
    #expect(try options(of: 1).map(\.step) == [0, 50e3])
    let inner = try options(of: 1) {
      $0.campaigns[1].purchase = .money(least: 7e3, most: 23e3)
      $0.campaigns[1].step = 5e3
    }
    #expect(inner.map(\.amount) == [10e3...20e3])
    #expect(inner.map(\.step) == [5e3])
    let single = try options(of: 1) {
      $0.campaigns[1].purchase = .money(least: 7e3, most: 12e3)
      $0.campaigns[1].step = 5e3
    }
    #expect(single.map(\.amount) == [10e3...10e3])
    #expect(single.map(\.step) == [0])
  }

  @Test("A step of its own goes before the scenario's, and units have none")
  func scenarioStep() throws {
    let steps = try (0..<4).map { line in
      try options(of: line) { $0.step = 30e3 }.last?.step
    }
    #expect(steps == [30e3, 50e3, 8e3, 3e3])
    #expect(try options(of: 0) { $0.step = 30e3 }.last?.amount == 30e3...450e3)
  }

  @Test("A line that nothing counts may be at 0 without being off")
  func uncounted() throws {
    let amounts = try options(of: 1) {
      $0.rules.removeSubrange(2...3)
    }.map(\.amount)
    #expect(amounts == [0...500e3])
  }

  @Test("A line without money for it is off, and cannot count as active")
  func switchedOff() throws {
    for line in 0..<2 {
      let options = try options(of: line) {
        $0.campaigns[line].purchase = .money(least: 0, most: 0)
      }
      #expect(options.map(\.isActive) == [false])
      #expect(options.map(\.amount) == [0...0])
    }
    let poor = try options(of: 1) { $0.budget = .atMost(120e3) }
    #expect(poor.map(\.isActive) == [false])
  }

  @Test("Tiers of prices are ways of their own, with what each unit costs there")
  func tiersOfPrices() throws {
    let options = try options(of: 2)
    #expect(options.map(\.amount) == [0...0, 10e3...100e3, 108e3...260e3])
    #expect(options.map(\.step) == [0, 10e3, 8e3])
    #expect(options[1].units == .init(base: 0, perMoney: 1e-4))
    #expect(options[2].units == .init(base: -2.5, perMoney: 1 / 8e3))
    #expect(options.map(\.position) == [0, 1, 2])
  }

  @Test("Whole units at several prices may be none at all, also where nothing counts them")
  func wholeTiersMayBeOff() throws {
    let options = try options(of: 3) { $0.rules = [] }
    #expect(options.map(\.amount) == [0...0, 4e3...20e3, 18e3...30e3, 33e3...60e3])
    #expect(options.map(\.isActive) == [false, true, true, true])
  }

  @Test("Every count of units lies in exactly one way, at its price and with its figures")
  func everyCount() throws {
    let checked = try CheckedScenario(ChoicesExample.sound())
    for (line, most) in [(2, 30), (3, 20)] {
      guard case .units(let purchase) = checked.scenario.campaigns[line].purchase else {
        Issue.record("line \(line) is bought in units")
        continue
      }
      for count in 1...most {
        let units = Double(count)
        let money = purchase.money(for: units)
        let found = checked.options(of: line).filter { option in
          guard option.isActive, option.amount.contains(money), let terms = option.units else {
            return false
          }
          return abs(terms.base + terms.perMoney * money - units) < 1e-9
        }
        #expect(found.count == 1, "\(count) units of line \(line)")
        let reach = found.first?.value(of: "reach", at: money) ?? .nan
        let expected =
          line == 2
          ? 90 * min(units, 10) + 55 * max(0, units - 10) : units * (units <= 10 ? 100 : 120)
        #expect(abs(reach - expected) < 1e-6, "\(count) units of line \(line)")
        if line == 3 {
          let trust = found.first?.value(of: "trust", at: money) ?? .nan
          #expect(abs(trust - 0.01 * expected) < 1e-9)
        }
      }
    }
  }

  @Test("Parts of units at several prices are ways that meet where a price ends")
  func tiersOfParts() throws {
    let options = try options(of: 2) {
      guard case .units(var purchase) = $0.campaigns[2].purchase else { return }
      purchase.isWhole = false
      purchase.from = 4
      $0.campaigns[2].purchase = .units(purchase)
    }
    #expect(options.map(\.amount) == [40e3...100e3, 100e3...260e3])
    #expect(options.map(\.step) == [0, 0])
    #expect(options[1].value(of: "reach", at: 180e3) == 1450)
  }

  @Test("With prices for all units more units may cost less, and the range knows it")
  func fallingMoney() throws {
    let range: (Double, Double) -> (Double, Double?) = { from, to in
      let purchase = UnitPurchase(
        unit: "poster", prices: [.init(upTo: 10, price: 10e3), .init(upTo: nil, price: 8e3)],
        pricesApplyTo: .allUnits, from: from, to: to, isWhole: true)
      let campaign = Campaign(name: "posters", purchase: .units(purchase))
      return (campaign.least, campaign.most)
    }
    #expect(range(10, 20) == (88e3, 160e3))
    #expect(range(0, 11) == (0, 100e3))
    #expect(range(11, 12) == (88e3, 96e3))
    #expect(range(9, 10) == (90e3, 100e3))
    let options = try options(of: 3) {
      guard case .units(var purchase) = $0.campaigns[3].purchase else { return }
      purchase.from = 5
      $0.campaigns[3].purchase = .units(purchase)
    }
    #expect(options.map(\.amount) == [20e3...20e3, 18e3...30e3, 33e3...60e3])
  }

  @Test("A minimum if active cuts tiers")
  func minimumOfTiers() throws {
    let options = try options(of: 2) { $0.campaigns[2].minimumIfActive = 95e3 }
    #expect(options.map(\.amount) == [0...0, 100e3...100e3, 108e3...260e3])
    #expect(options[1].step == 0)
    let later = try self.options(of: 2) { $0.campaigns[2].minimumIfActive = 101e3 }
    #expect(later.map(\.amount) == [0...0, 108e3...260e3])
    #expect(later.map(\.position) == [0, 2])
  }

  @Test("A creator is left out or booked with one package; what is settled leaves the rest out")
  func creators() throws {
    let open = try options(of: 4)
    #expect(open.map(\.package) == [nil, "one reel", "two reels"])
    #expect(open.map(\.fee) == [0, 60e3, 95e3])
    #expect(open.map(\.isActive) == [false, true, true])
    #expect(open.allSatisfy { $0.amount == 0...0 })
    #expect(open[1].figures.map(\.kpi) == ["reach", "trust"])
    #expect(open[2].figures.map(\.value) == [110e3, 2.7])
    #expect(try options(of: 5).map(\.package) == ["one reel", "a story"])
    #expect(try options(of: 6).map(\.package) == ["one reel"])
    #expect(try options(of: 7).map(\.package) == [nil])
  }

  @Test("What must be paid for creators and set-ups is no money for others")
  func budgetLeft() throws {
    let options = try options(of: 1) {
      $0.budget = .atMost(300e3)
      $0.campaigns[0].minimumIfActive = nil
      $0.campaigns[0].purchase = .money(least: 10e3, most: 450e3)
    }
    // 300k less 10k and 5k for search, 30k for a story of ben and 50k for a reel of dev: 205k.
    #expect(options.map(\.amount) == [0...0, 50e3...200e3])
  }

  @Test("Conditions come out by name, with their lines")
  func conditions() throws {
    let checked = try CheckedScenario(ChoicesExample.sound())
    #expect(checked.conditionInstances.map(\.name) == ["aya needs search", "rivals"])
    #expect(checked.conditionInstances.map(\.line) == [4, 4])
    #expect(checked.conditionInstances.map(\.other) == [0, 7])
    #expect(checked.conditionInstances.map(\.consequence) == [.then, .not])
  }

  @Test("The last value knows fees, tiers and packages")
  func lastValues() throws {
    var scenario = try ChoicesExample.sound()
    for (line, last) in [25e3, 0, 116e3, 18e3].enumerated() { scenario.campaigns[line].last = last }
    for (line, last) in [95e3, 0, 0, 0].enumerated() { scenario.creators[line].last = last }
    let reach = 0.5 * 20e3 + (900 + 2 * 55) + 600 + 110e3
    let value = try CheckedScenario(scenario).lastValueOnCurves(of: "reach")
    #expect(abs((value ?? .nan) - reach) < 1e-6)
    #expect(try CheckedScenario(scenario).lastValueOnCurves(of: "spend") == 254e3)
    scenario.creators[0].last = 90e3
    #expect(try CheckedScenario(scenario).lastValueOnCurves(of: "reach") == nil)
    scenario.creators[0].last = 60e3
    scenario.campaigns[3].last = 21e3 + 61e3
    #expect(try CheckedScenario(scenario).lastValueOnCurves(of: "reach") == nil)
  }
}

extension LineOption {
  /// What the option brings of a KPI at an amount, by straight lines and points only.
  fileprivate func value(of kpi: String, at amount: Double) -> Double {
    let fixed = figures.reduce(0) { $0 + ($1.kpi == kpi ? $1.value : 0) }
    return flows.reduce(fixed) { total, flow in
      guard flow.kpi == kpi else { return total }
      switch flow.curve {
      case .linear(let curve): return total + flow.factor * curve.rate * amount
      case .points(let curve):
        guard let end = curve.spends.firstIndex(where: { $0 >= amount - 1e-6 }), end > 0 else {
          return .nan
        }
        let (low, high) = (curve.spends[end - 1], curve.spends[end])
        let share = (amount - low) / (high - low)
        let rise = curve.values[end] - curve.values[end - 1]
        return total + flow.factor * (curve.values[end - 1] + share * rise)
      default: return .nan
      }
    }
  }
}
