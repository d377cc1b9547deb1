// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Testing

@Suite("Audiences and ratios")
struct AudienceTests {
  @Test("the snack launch reaches as many people as it says, and fewer for the most contacts")
  func launch() throws {
    let people = try Shipped("launch-net-reach.yaml", set: ["kpis.trials={unit: packs}"]).solved()
    #expect(agree([people.plan.value(of: "people")], [11_088_900], within: 1e-5))
    let contacts = try Shipped(
      "launch-net-reach.yaml",
      set: [
        "kpis.trials={unit: packs}", "kpis.contacts={unit: people, objective: maximize}",
        "kpis.people={combine: independent, population: 20M, base: 300k}",
      ]
    ).solved()
    #expect(agree([contacts.plan.value(of: "contacts")], [14_017_968], within: 1e-5))
    #expect((contacts.plan.value(of: "people") ?? 0) < 11_060_000)
  }

  @Test("people and what each costs are traded off plan by plan")
  func costs() throws {
    let shipped = try Shipped(
      "launch-net-reach.yaml",
      set: [
        "kpis.trials={unit: packs}",
        "kpis.cost per person={ratio: spend / people, objective: minimize}",
      ])
    let frontier = try shipped.frontier(x: "people", y: "cost per person", gap: 0.2)
    #expect(frontier.plans.count > 3)
    for plan in frontier.plans {
      let cost = plan.totalSpend / (plan.value(of: "people") ?? 0)
      #expect(agree([plan.value(of: "cost per person")], [cost], within: 1e-9))
    }
  }

  static let file = """
    apportion: 1
    budget: 100k
    kpis:
      reach: {combine: independent, population: 1M, objective: maximize}
      leads: {}
      loss: {}
      KPI
    campaigns:
      tv: {spend: 0..80k, brings: {reach: {hill: {max: 600k, half: 30k}}, leads: {per 1k: 2}, loss: {per 1k: -1}}}
      radio: {spend: 0..80k, brings: {reach: {hill: {max: 500k, half: 20k}}, leads: {per 1k: 3}, loss: {per 1k: 1}}}
    """

  @Test(
    "what cannot be asked of a ratio is refused by its name",
    arguments: [
      (
        "share: {ratio: leads / reach, at least: 1%}", ["validate", "-"],
        "'reach' counts everybody once, and nothing can be better where it is smaller"
      ),
      (
        "back: {ratio: leads / loss, objective: maximize}", ["validate", "-"],
        "'back' is an objective, but 'loss', by which it divides, could fall below 0"
      ),
      (
        "cost: {ratio: spend / leads, objective: minimize}",
        ["frontier", "-", "--x", "reach", "--y", "cost"],
        "'cost' divides by 'leads', of which plans may have next to nothing, and has no value there"
      ),
      (
        "cost: {ratio: spend / leads, objective: minimize}",
        ["frontier", "-", "--kpis", "reach,cost,spend"],
        "'cost' is a ratio, which can be traded off against one other KPI only"
      ),
      (
        "cost: {ratio: spend / leads}", ["frontier", "-", "--x", "reach", "--y", "cost"],
        "'cost' is not an objective, so it has no better or worse"
      ),
    ])
  func refused(kpi: String, arguments: [String], message: String) throws {
    let run = try Tool.run(arguments, input: Self.file.replacing("KPI", with: kpi))
    #expect(run.status == 65)
    #expect(run.errors.replacing(/\s+/, with: " ").contains(message), "\(run.errors)")
  }

  @Test("one KPI that is asked for gets what it needs, and the others the rest")
  func oneAskedFor() throws {
    let text = Self.file.replacing("leads: {}", with: "leads: {objective: maximize}")
      .replacing("  KPI\n", with: "")
    let run = try Tool.run(["solve", "-", "--at", "reach=570k"], input: text)
    #expect(run.status == 0)
    let words = run.text.replacing(/\s+/, with: " ")
    #expect(words.contains("to spare, which goes to the others"))
    #expect(words.contains("just reached"))
  }
}
