// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Ranges to sweep over")
struct SweepRangeTests {
  @Test("numbers are read as in a scenario, and what stands behind the last counts for both")
  func ranges() throws {
    let budget = try SweepRange.parse("budget=800k..1.6M GBP")
    #expect(budget.path == "budget")
    #expect((budget.first, budget.last) == (800_000, 1_600_000))
    #expect(budget.suffix == " GBP")
    #expect(try SweepRange.parse("a= 1 GBP .. 2 GBP ").suffix == " GBP")
    let share = try SweepRange.parse("rules.brand floor.at least=10%..40% of budget")
    #expect((share.first, share.last, share.suffix) == (10, 40, "% of budget"))
    #expect(try SweepRange.parse("a=-3..1e1").last == 10)
    #expect(try SweepRange.parse("a=0.5..2 x spend on radio").suffix == " x spend on radio")
  }

  @Test("a range of budgets without a currency is in the scenario's")
  func currencies() throws {
    let range = try SweepRange.parse("budget=1..2")
    #expect(range.counted(in: "EUR").suffix == " EUR")
    #expect(range.counted(in: nil).suffix == "")
    #expect(try SweepRange.parse("budget=1..2 GBP").counted(in: "EUR").suffix == " GBP")
    #expect(try SweepRange.parse("kpis.reach.at least=1..2").counted(in: "EUR").suffix == "")
  }

  @Test("an even run goes from the first number to the last, both exactly")
  func values() throws {
    let range = try SweepRange.parse("budget=0.1..0.7")
    #expect(range.values(2) == [0.1, 0.7])
    let seven = range.values(7)
    #expect(seven.count == 7 && seven.first == 0.1 && seven.last == 0.7)
    #expect(seven == seven.sorted())
  }

  @Test("a number is put into the scenario as a setting would be")
  func settings() throws {
    let text = """
      apportion: 1
      budget: 100 GBP
      kpis: {reach: {objective: maximize}}
      campaigns: {tv: {spend: 0..50, brings: {reach: {per 1: 1}}}}
      rules: {floor: {spend on: tv, at least: 10% of budget}}
      """
    let document = try ScenarioDocument.read("a.yaml", reading: MemoryReader(["a.yaml": text]))
    let budget = try SweepRange.parse("budget=80..160 GBP").override(at: 97.25)
    #expect(try document.load(overrides: [budget]).scenario.scenario.budget == .atMost(97.25))
    let floor = try SweepRange.parse("rules.floor.at least=10%..40% of budget").override(at: 12.5)
    #expect(
      try document.load(overrides: [floor]).scenario.scenario.rules[0].limits == [
        .init(.atLeast, .shareOfBudget(0.125))
      ])
  }

  @Test(
    "what is no range is refused with what to write",
    arguments: [
      "", "budget", "=1..2", "budget=", "budget=1", "budget=1..", "budget=..2", "budget=1...2",
      "budget=2..1", "budget=1..1", "budget=NaN..1", "budget=1..inf", "budget=1,5..2",
      "budget=1%..2", "budget=1..2%", "budget=1 GBP..2 USD", "budget=1..2..3",
      "budget=1e300..2e300",
    ])
  func badRanges(text: String) {
    #expect(throws: InvalidSweep.self) { try SweepRange.parse(text) }
  }
}
