// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Synchronization
import Testing

@testable import Scenarios

@Suite("Variants that are loaded one after another")
struct VariantSeriesTests {
  /// Files of a test, and how often each was read.
  private final class CountingReader: FileReader {
    private let files: [String: String]
    private let counts = Mutex<[String: Int]>([:])

    init(_ files: [String: String]) { self.files = files }

    func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
      guard let text = files[path] else { throw ReadFailure(reason: "there is no such file") }
      counts.withLock { $0[path, default: 0] += 1 }
      return Array(text.utf8)
    }

    func count(_ path: String) -> Int { counts.withLock { $0[path] ?? 0 } }
  }

  private static let text = """
    apportion: 1
    budget: 9k GBP
    kpis: {reach: {objective: maximize}}
    campaigns: {from: lines.csv}
    curves: curves.csv
    variants:
      third: {extends: second, campaigns: {b: {spend: 0..4k}}}
      first: {budget: 1k, name: First}
      second: {extends: first, campaigns: {a: {spend: 2k}}}
      beside: {extends: first, campaigns.a.spend: 3k}
      tables: {extends: second, curves: others.csv}
      behind tables: {extends: tables, name: Behind}
      both: {extends: [third, beside], name: Both}
      gone: {extends: second, campaigns: {a: {remove: true}}}
      wrong: {extends: gone, campaigns: {a: {spend: 5k}, c: {spnd: 4}}}
      worse: {extends: wrong, budget: a lot}
    """

  private static let tables = [
    "lines.csv": "line,least,most\na,0,5k\nb,0,5k\n",
    "curves.csv": "line,kpi,spend,value\na,reach,0,0\na,reach,9k,9\nb,reach,0,0\nb,reach,9k,5\n",
    "others.csv": "line,kpi,spend,value\na,reach,0,0\na,reach,9k,7\nb,reach,0,0\nb,reach,9k,6\n",
  ]

  private static func found(
    _ load: () throws(LoadError) -> LoadedScenario
  ) -> (scenario: Scenario?, errors: [String]) {
    do throws(LoadError) {
      return (try load().scenario.scenario, [])
    } catch {
      guard case .invalid(let diagnostics) = error else { return (nil, ["no input"]) }
      return (nil, diagnostics.all.map { $0.rendered() })
    }
  }

  @Test(
    "are the same as each loaded by itself, whatever was loaded before",
    arguments: [[], ["budget=2k"], ["curves=others.csv"]])
  func same(settings: [String]) throws {
    let overrides = try settings.map { try Override.parse($0) }
    let reader = MemoryReader(Self.tables.merging(["s.yaml": Self.text]) { $1 })
    let document = try ScenarioDocument.read("s.yaml", reading: reader)
    let choices = [.base] + document.choices + [try document.choice(of: ["beside", "third"])]
    for order in [Array(choices.indices), document.order(of: choices), choices.indices.reversed()] {
      var series = VariantSeries(document, overrides: overrides)
      for position in order {
        let choice = choices[position]
        let alone = Self.found { () throws(LoadError) in
          try document.load(choice, overrides: overrides)
        }
        let together = Self.found { () throws(LoadError) in try series.load(choice) }
        #expect(together.scenario == alone.scenario, "\(choice.names)")
        #expect(together.errors == alone.errors, "\(choice.names)")
        #expect((alone.scenario == nil) == ["wrong", "worse"].contains(choice.names.first))
      }
    }
  }

  @Test("are ordered so that each comes behind the one that it builds on")
  func order() throws {
    let document = try ScenarioDocument.read(
      "s.yaml", reading: MemoryReader(["s.yaml": Self.text]))
    let choices = [.base] + document.choices
    let names = document.order(of: choices).map { choices[$0].names.first ?? "base" }
    #expect(
      names == [
        "base", "first", "second", "third", "beside", "tables", "behind tables", "both", "gone",
        "wrong", "worse",
      ])
  }

  @Test("read their tables once")
  func tablesOnce() throws {
    let variants = (0..<50).map { "  v\($0): {budget: \($0 + 1)k}\n" }.joined()
    let text = """
      apportion: 1
      budget: 9k GBP
      kpis: {reach: {objective: maximize}}
      campaigns: {from: lines.csv}
      curves: curves.csv
      variants:

      """ + variants
    let reader = CountingReader(Self.tables.merging(["s.yaml": text]) { $1 })
    let document = try ScenarioDocument.read("s.yaml", reading: reader)
    var series = VariantSeries(document)
    for choice in [.base] + document.choices { _ = try series.load(choice) }
    #expect(reader.count("lines.csv") == 1)
    #expect(reader.count("curves.csv") == 1)
  }

  @Test("may build on one another further than a stack is deep")
  func deep() throws {
    let count = 30_000
    let variants = (0..<count).map { "  v\($0): {extends: v\($0 + 1)}\n" }.joined()
    let text = """
      apportion: 1
      budget: 9k GBP
      kpis: {reach: {objective: maximize}}
      campaigns: {a: {spend: 0..1k, brings: {reach: {per 1k: 5}}}}
      variants:

      """
    let whole = text + variants + "  v\(count): {budget: 1k}\n"
    let document = try ScenarioDocument.read("s.yaml", reading: MemoryReader(["s.yaml": whole]))
    #expect(document.findings.isEmpty)
    #expect(document.order(of: document.choices) == (0...count).reversed())
    #expect(
      try document.load(document.choice(of: ["v0"])).scenario.scenario.budget == .atMost(1000))
    let round = text + variants + "  v\(count): {extends: v0}\n"
    let circle = try ScenarioDocument.read("s.yaml", reading: MemoryReader(["s.yaml": round]))
    #expect(circle.variants.findings.kept.map(\.complaint.code) == [.cycle])
  }
}
