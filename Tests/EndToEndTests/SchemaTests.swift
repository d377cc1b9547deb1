// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Reports
import Testing

@testable import Scenarios

@Suite("Schemas")
struct SchemaTests {
  /// Runs of the shipped files, one of every kind of answer.
  static let runs: [(schema: String, arguments: String)] = [
    ("plan", "solve agency-creators.yaml"), ("plan", "solve ampl-advertising.yaml --balanced"),
    ("plan", "solve flamingo-grill.yaml --set kpis.exposure.weight=1"),
    ("plan", "solve flamingo-grill.yaml --at exposure=2150"),
    ("plan", "solve meridian-demo.yaml --time-limit 20s"),
    ("plan", "solve creators-200.yaml --gap 1%"),
    ("plan", "solve agency-creators.yaml --set budgt=1"),
    ("plan", "solve flamingo-grill.yaml --gap x"),
    ("plan", "frontier flamingo-grill.yaml --pick --answers yes,no"),
    ("explanation", "explain ampl-advertising.yaml"),
    ("frontier", "frontier agency-creators.yaml --x trust --y reach --points 5"),
    ("frontier", "frontier flamingo-grill.yaml"),
    ("surface", "frontier ampl-advertising.yaml --kpis reach,conversions,spend"),
    ("model-frontier", "frontier ehrgott-knapsack.mop --maximize"),
    ("catalogue", "kpis"), ("catalogue", "kpis --goal traffic"), ("catalogue", "kpis nonsense"),
    ("proxies", "proxies insurance-leads.yaml"),
    ("proxies", "proxies flamingo-grill.yaml"),
    ("goals", "goals email-programme.yaml"), ("goals", "goals creator-traffic.yaml"),
    ("goals", "goals flamingo-grill.yaml"),
    ("audit", "audit agency-creators.yaml"), ("audit", "audit meridian-demo.yaml"),
    ("audit", "audit agency-creators.yaml --set budgt=1"),
    ("validation", "validate agency-creators.yaml"), ("error", "nonsense"),
  ]

  @Test("fit every answer, and name every key in it", arguments: runs)
  func answers(schema: String, arguments: String) throws {
    let words = arguments.split(separator: " ").map(String.init)
    let run = try Tool.run(words + ["--format", "json"])
    let text = try Tool.run(["schema", schema]).text
    #expect(try SchemaValidator(text, isClosed: true).complaints(run.object) == [])
  }

  @Test(
    "fit an answer without a plan, with its clash",
    arguments: [("solve", "plan"), ("explain", "explanation"), ("frontier", "frontier")])
  func infeasible(command: String, schema: String) throws {
    let run = try Tool.run(
      [command, "flamingo-grill.yaml", "--set", "budget=9k USD", "--format", "json"])
    #expect(run.status == 2)
    let text = try Tool.run(["schema", schema]).text
    #expect(try SchemaValidator(text, isClosed: true).complaints(run.object) == [])
  }

  @Test("refuse answers that have lost a key, or hold another kind of value")
  func wrong() throws {
    let object = try Tool.run(["solve", "flamingo-grill.yaml", "--format", "json"]).object
    let validator = try SchemaValidator(try Tool.run(["schema", "plan"]).text)
    var shorter = object
    shorter["status"] = nil
    #expect(validator.complaints(shorter) == ["$: no 'status'"])
    var other = object
    other["message"] = 3
    #expect(validator.complaints(other).count == 1)
    other["message"] = object["message"]
    other["schema"] = "apportion.plan/2.0"
    #expect(validator.complaints(other).count == 1)
    // A later minor version may say more.
    other["schema"] = "apportion.plan/1.99"
    other["more"] = 1
    #expect(validator.complaints(other) == [])
  }

  @Test("exist for every kind of answer, are of draft 7, and nothing else is taken for one")
  func names() throws {
    for kind in JSONEnvelope.Kind.allCases {
      let object = try Tool.run(["schema", kind.rawValue]).object
      #expect(object["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
      #expect(object["title"] as? String == "apportion.\(kind.rawValue)")
    }
    let run = try Tool.run(["schema", "plam"])
    #expect(run.status == 64)
    #expect(run.errors.contains("there is no schema 'plam'; did you mean 'plan'?"))
  }

  // MARK: Scenarios

  /// A value as a YAML reader gives it that knows numbers, true and false.
  private static func json(_ node: Node) -> Any {
    switch node.content {
    case .empty, .ends: return NSNull()
    case .list(let items): return items.map(json)
    case .map(let mapping):
      return Dictionary(
        mapping.entries.map { ($0.key, json($0.value)) }, uniquingKeysWith: { $1 })
    case .text(let text, let isQuoted):
      if isQuoted { return text }
      if text == "true" || text == "false" { return NSNumber(value: text == "true") }
      return Double(text).map { NSNumber(value: $0) } ?? text
    }
  }

  private static func json(of yaml: String) throws -> Any {
    let (source, _) = TextDecoding.decode(Array(yaml.utf8), name: "a.yaml", index: 0)
    return json(try #require(YAMLReader.read(source).root))
  }

  @Test("of scenarios accept every shipped one, and the one that 'init' writes")
  func scenarios() throws {
    let validator = try SchemaValidator(ScenarioSchema.text)
    let folder = Repository.root.appending(path: "scenarios")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(names.count >= 5)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(validator.complaints(try Self.json(of: text)) == [], "\(name)")
    }
    let starter = try Tool.run(["init", "-"]).text
    #expect(validator.complaints(try Self.json(of: starter)) == [])
  }

  @Test("of scenarios accept every scenario in the guide")
  func guide() throws {
    let validator = try SchemaValidator(ScenarioSchema.text)
    let guide = try String(
      contentsOf: Repository.root.appending(path: "docs/scenario-format.md"), encoding: .utf8)
    let blocks = guide.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
    #expect(blocks.count >= 4)
    for block in blocks where block.hasPrefix("apportion: 1") {
      #expect(validator.complaints(try Self.json(of: block)) == [], "\(block)")
    }
  }

  @Test(
    "of scenarios refuse what is misspelt or of the wrong kind",
    arguments: [
      "kpis: {}\ncampaigns: {}", "apportion: 2\nkpis: {}\ncampaigns: {}",
      "apportion: 1\nkpis: {}", "apportion: 1\nkpis: {reach: {objectiv: maximize}}\ncampaigns: {}",
      "apportion: 1\nbudgt: 1\nkpis: {}\ncampaigns: {}",
      "apportion: 1\nkpis: {}\ncampaigns: {a: {spnd: 1}}",
      "apportion: 1\nkpis: {}\ncampaigns: {}\nbudget: £5",
      "apportion: 1\nkpis: {}\ncampaigns: {}\nrules: {a: {at most: 5}}",
      "apportion: 1\nkpis: {}\ncreators: {a: {category: food}}",
    ])
  func misspelt(yaml: String) throws {
    let validator = try SchemaValidator(ScenarioSchema.text)
    #expect(!validator.complaints(try Self.json(of: yaml)).isEmpty)
  }

  @Test("of scenarios define all that they refer to, and nothing else")
  func definitions() throws {
    let root = try SchemaValidator(ScenarioSchema.text).root
    let definitions = try #require(root["definitions"] as? [String: Any])
    func references(_ part: Any) -> Set<String> {
      switch part {
      case let object as [String: Any]:
        object.reduce(into: []) { found, entry in
          if entry.key == "$ref", let path = entry.value as? String { found.insert(path) }
          found.formUnion(references(entry.value))
        }
      case let list as [Any]: list.reduce(into: []) { $0.formUnion(references($1)) }
      default: []
      }
    }
    #expect(references(root) == Set(definitions.keys.map { "#/definitions/\($0)" }))
  }
}
