// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Scenarios in which a number runs")
struct ScenarioRunTests {
  static let text = """
    apportion: 1
    budget: 100k GBP
    rates: {EUR: 0.8}
    step: 1k
    kpis: {reach: {objective: maximize, weight: 2}, leads: {at least: 2}, sales: {}, good leads: {}}
    campaigns:
      tv: {channel: air, spend: 0..50k EUR, last: 9k, brings: {reach: {hill: {max: 5k, half: 9k}}}}
      web: {channel: air, spend: 1k..90k, last: 4k, brings: {leads: {per 1k: 3}, sales: {rate: 10%, of: leads}}}
    creators: {from: creators.csv}
    rules:
      floor: {spend on: tv, at least: 10% of budget}
      few: {count of: creators, at most: 1}
      still: {lines changed: campaigns, at most: 1}
      either: {if: tv, not: aya}
    proxies: {leads: {for: sales, scores: scores.csv, threshold: 60, qualified as: good leads}}
    goals: {seen: {kpi: reach, target: at least 9k, must: false}}
    variants: {cut: {budget: 90k GBP, rules: {few: {at most: 2}}}}

    """

  static let tables = [
    "creators.csv":
      "line,package,fee,reach\naya,reel,5k EUR,900\naya,story,2k,300\nben,reel,1k,100\n",
    "scores.csv": "line,score,converted\nweb,80,yes\nweb,40,no\n",
  ]

  static func document() throws -> ScenarioDocument {
    let files = tables.merging(["a.yaml": text]) { $1 }
    return try ScenarioDocument.read("a.yaml", reading: MemoryReader(files))
  }

  @Test(
    "each number gives the scenario that the file with that setting gives",
    arguments: [
      "budget=80k..120k GBP", "step=1k..5k", "rates.EUR=0.7..0.9", "kpis.leads.at least=1..3",
      "kpis.reach.weight=1..4", "campaigns.tv.last=1k..9k", "campaigns.tv.spend=5k..40k EUR",
      "campaigns.tv.brings.reach.hill.half=5k..9k", "creators.aya.packages.reel.fee=1k..9k",
      "rules.floor.at least=5%..20% of budget", "rules.few.at most=1..2",
      "goals.seen.target=1k..8k",
    ])
  func same(range text: String) throws {
    let range = try SweepRange.parse(text)
    let document = try Self.document()
    for choice in [.base] + document.choices {
      let run = try ScenarioRun(document, choice, over: range)
      for value in run.values(3) {
        let whole = try document.load(choice, overrides: [range.override(at: value)])
        #expect(try run.load(at: value).scenario.scenario == whole.scenario.scenario)
      }
    }
  }

  @Test("what does not fit is told with its place, as in the file with that setting")
  func complaints() throws {
    let document = try Self.document()
    func told(_ load: () throws -> LoadedScenario) -> [Diagnostic] {
      do {
        _ = try load()
        return []
      } catch LoadError.invalid(let diagnostics) {
        return diagnostics.all
      } catch {
        return []
      }
    }
    for text in ["budget=1..9 GBP", "rules.few.at most=1..2", "campaigns.tv.spend=1k..9k"] {
      let range = try SweepRange.parse(text)
      let run = try ScenarioRun(document, over: range)
      for value in [-5, 1.5] {
        let whole = told { try document.load(overrides: [range.override(at: value)]) }
        #expect(told { try run.load(at: value) }.map(\.brief) == whole.map(\.brief))
      }
    }
    #expect(throws: LoadError.self) {
      _ = try ScenarioRun(document, over: try SweepRange.parse("budgt=1..9"))
    }
    #expect(throws: LoadError.self) {
      _ = try ScenarioRun(document, over: try SweepRange.parse("budget=-9..9"))
    }
  }

  @Test(
    "what is counted runs in whole steps, whatever else it stands beside",
    arguments: [
      ("rules.few.at most=1..3", true), ("rules.still.at most=0..2", true),
      ("kpis.leads.at least=1..3", false), ("budget=80k..120k GBP", false),
      ("campaigns.tv.last=1..9", false),
    ])
  func whole(text: String, isWhole: Bool) throws {
    let run = try ScenarioRun(try Self.document(), over: try SweepRange.parse(text))
    #expect(run.isWhole == isWhole)
    if isWhole {
      #expect(run.values(9) == Array(stride(from: run.range.first, through: run.range.last, by: 1)))
      #expect(run.middle(1, 2) == nil)
      #expect(run.middle(1, 4) == 2)
    } else {
      #expect(run.middle(1, 2) == 1.5)
    }
  }
}
