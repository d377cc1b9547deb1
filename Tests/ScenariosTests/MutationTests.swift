// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@testable import CampaignTesting

@Suite("Mutated files")
struct MutationTests {
  @Test(
    "hundreds of mutations load or are refused with places inside of their file",
    arguments: [LinearScenarioTests.text, MarketSample.whole])
  func mutationsNeverCrash(text: String) throws {
    let original = Array(text.utf8)
    var dice = Dice(seed: 1)
    var accepted = 0
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<dice.whole(1...3) { bytes = Mutation.any(&dice).spoil(bytes, &dice) }
      let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }.count
      do {
        _ = try ScenarioFile.load("a.yaml", reading: MemoryReader(bytes: ["a.yaml": bytes]))
        accepted += 1
      } catch {
        guard case .invalid(let diagnostics) = error else { continue }
        for diagnostic in diagnostics.all {
          #expect(diagnostic.line >= 1 && diagnostic.line <= lines)
          #expect(diagnostic.column >= 1 && diagnostic.endColumn > diagnostic.column)
          #expect(!diagnostic.rendered().isEmpty)
        }
      }
    }
    #expect(accepted > 0)
  }

  @Test("hundreds of mutated tables load or are refused")
  func mutatedTablesNeverCrash() throws {
    let text = """
      apportion: 1
      kpis: {reach: {base: 1}}
      campaigns: {from: lines.csv}
      curves: {from: curves.csv, envelope: concave}
      """
    let lines = Array("line,channel,least,most,last\ntv,air,0,50k,20k\n\"a b\",,1k,9k,\n".utf8)
    let curves = Array("line,kpi,spend,value\ntv,reach,0,0\ntv,reach,50k,7\n".utf8)
    var dice = Dice(seed: 2)
    for round in 0..<500 {
      var files = ["a.yaml": Array(text.utf8), "lines.csv": lines, "curves.csv": curves]
      let name = round.isMultiple(of: 2) ? "lines.csv" : "curves.csv"
      var bytes = files[name] ?? []
      for _ in 0..<dice.whole(1...3) { bytes = Mutation.any(&dice).spoil(bytes, &dice) }
      files[name] = bytes
      for diagnostic in diagnostics(of: MemoryReader(bytes: files)) {
        #expect(diagnostic.line >= 1 && diagnostic.column >= 1)
      }
    }
  }
}
