// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

/// Files that exist only in a test.
struct MemoryReader: FileReader {
  var files: [String: [UInt8]]

  init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  init(bytes: [String: [UInt8]]) {
    self.files = bytes
  }

  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let bytes = files[path] else { throw ReadFailure(reason: "there is no such file") }
    return bytes.count > limit + 1 ? Array(bytes[...limit]) : bytes
  }
}

/// The scenario of a text, with variants, settings and tables beside it.
func load(
  _ text: String, variants: [String] = [], set settings: [String] = [],
  tables: [String: String] = [:]
) throws -> LoadedScenario {
  let overrides = try settings.map { try Override.parse($0) }
  let files = tables.merging(["a.yaml": text]) { $1 }
  let document = try ScenarioDocument.read("a.yaml", reading: MemoryReader(files))
  return try document.load(document.choice(of: variants), overrides: overrides)
}

/// The model that a text gives.
func scenario(
  _ text: String, variants: [String] = [], set settings: [String] = [],
  tables: [String: String] = [:]
) throws -> Scenario {
  try load(text, variants: variants, set: settings, tables: tables).scenario.scenario
}

/// All complaints about a text.
func diagnostics(
  _ text: String, set settings: [String] = [], tables: [String: String] = [:]
) throws -> [Diagnostic] {
  let overrides = try settings.map { try Override.parse($0) }
  let files = tables.merging(["a.yaml": text]) { $1 }
  return diagnostics(of: MemoryReader(files), overrides: overrides)
}

/// All complaints about the scenario `a.yaml`.
func diagnostics(of files: MemoryReader, overrides: [Override] = []) -> [Diagnostic] {
  do {
    _ = try ScenarioFile.load("a.yaml", overrides: overrides, reading: files)
    return []
  } catch {
    return diagnostics(of: error)
  }
}

/// All complaints about a text and each of its variants.
func allDiagnostics(_ text: String) throws -> [Diagnostic] {
  let document = try ScenarioDocument.read("a.yaml", reading: MemoryReader(["a.yaml": text]))
  var check = VariantCheck()
  for choice in [.base] + document.choices {
    check.add(diagnostics(of: document, choice), of: choice)
  }
  return check.diagnostics
}

private func diagnostics(of document: ScenarioDocument, _ choice: VariantChoice) -> [Diagnostic] {
  do {
    _ = try document.load(choice)
    return []
  } catch {
    return diagnostics(of: error)
  }
}

private func diagnostics(of error: LoadError) -> [Diagnostic] {
  switch error {
  case .invalid(let diagnostics): return diagnostics.all
  case .noInput(let path, let reason):
    Issue.record("\(path) cannot be read: \(reason)")
    return []
  }
}

/// All complaints about a text, each as `code line:column message`.
func complaints(
  _ text: String, set settings: [String] = [], tables: [String: String] = [:]
) throws -> [String] {
  try diagnostics(text, set: settings, tables: tables).map(\.brief)
}

/// All complaints about raw bytes.
func complaints(bytes: [UInt8]) -> [String] {
  diagnostics(of: MemoryReader(bytes: ["a.yaml": bytes])).map(\.brief)
}

extension Diagnostic {
  /// Code, place and message in one line.
  var brief: String { "\(code.rawValue) \(line):\(column) \(message)" }
}

/// A setting with what must be so behind it.
struct SettingCase: Sendable, CustomTestStringConvertible {
  let text: String
  let holds: @Sendable (Scenario) throws -> Bool

  init(_ text: String, holds: @escaping @Sendable (Scenario) throws -> Bool) {
    self.text = text
    self.holds = holds
  }

  var testDescription: String { text }
}

/// Scenario texts with one part left open.
enum Sample {
  /// A scenario in which line 2 is the budget.
  static func budget(_ value: String) -> String {
    """
    apportion: 1
    budget: \(value)
    kpis: {reach: {objective: maximize}}
    campaigns: {tv: {spend: 0..500k, brings: {reach: {per 1k: 90}}}}
    """
  }

  /// A scenario in which line 3 is the KPI `reach`, its keys from column 11.
  static func kpi(_ keys: String) -> String {
    """
    apportion: 1
    kpis:
      reach: {\(keys)}
    campaigns: {tv: {spend: 0..500k, last: 1k, brings: {reach: {per 1k: 90}}}}
    """
  }

  /// A scenario in which line 4 is the campaign `tv`, its keys from column 8.
  static func campaign(_ keys: String) -> String {
    """
    apportion: 1
    kpis: {reach: {}, clicks: {base: 1}}
    campaigns:
      tv: {\(keys)}
    """
  }

  /// A scenario in which line 4 is the creator `aya`, its keys from column 9.
  static func creator(_ keys: String) -> String {
    """
    apportion: 1
    kpis: {reach: {}, trust: {base: 1}, rate: {ratio: trust / reach}}
    creators:
      aya: {\(keys)}
      ben: {category: food, packages: {reel: {fee: 5k, brings: {reach: 9k}}}}
    """
  }

  /// A scenario in which line 4 is what `tv` brings of `reach`, from column 46.
  static func response(_ value: String) -> String {
    """
    apportion: 1
    kpis: {reach: {}, clicks: {base: 1}}
    campaigns:
      tv: {channel: air, spend: 0..500k, brings: {reach: \(value)}}
    """
  }

  /// A scenario in which line 9 is the rule `r`, its keys from column 7.
  static func rule(_ keys: String) -> String {
    """
    apportion: 1
    budget: 900k
    kpis: {reach: {}}
    campaigns:
      tv: {channel: air, spend: 0..500k, last: 5k, brings: {reach: {per 1k: 90}}}
      a b: {channel: c d, buys: {unit: spot, price: 5k}, last: 1k, brings: {reach: {per unit: 9}}}
    groups: {both: [tv, a b]}
    rules:
      r: {\(keys)}
    """
  }
}

/// Scenario texts with markets.
enum MarketSample {
  /// A scenario with every key of trade-offs, markets and audiences.
  static let whole = """
    apportion: 1
    budget: 900k GBP
    markets: [uk, de]
    kpis:
      reach: {per: market, combine: worst, objective: maximize, weight: 2, priority: 1, give up: 2%}
      people: {combine: independent, population: 5M, objective: maximize, target: 900k, priority: 1}
      leads: {target: {exactly: 1.2k, under: 2@1, over: 1@2}, scale: none}
      cost per lead: {ratio: spend / leads, objective: minimize, priority: 3, at most: 900 GBP}
    campaigns:
      tv: {market: {uk: 60%, de: 40%}, spend: 0..500k, brings: {reach: {per 1k: 900}, people: {hill: {max: 2M, half: 90k}}}}
      web: {spend: 1k..400k, brings: {reach: {by market: {uk: {per 1k: 70}, de: {tanh: {max: 9k, scale: 5k}}}}, leads: {per 1k: 5}}}
    creators:
      aya: {market: uk, packages: {reel: {fee: 5k, brings: {reach: 9k, people: 4k}}}}
      ben: {packages: {reel: {fee: 5k, brings: {reach: {by market: {uk: 5k, de: 3k}}}}}}
    rules: {floor: {kpi: reach in de, from: all, at least: 5k}}
    trade-off: {targets: shortfall}
    """

  /// A scenario in which line 6 is the campaign `tv`, its keys from column 21, and line 9 the
  /// creator `aya`, its keys from column 9.
  static func lines(tv: String = "", aya: String = "packages: {reel: {fee: 5k}}") -> String {
    """
    apportion: 1
    budget: 9k GBP
    markets: [uk, de]
    kpis: {reach: {per: market, combine: sum}, clicks: {base: 1}}
    campaigns:
      tv: {spend: 0..5k\(tv.isEmpty ? "" : ", " + tv)}
      web: {spend: 0..5k, market: uk, brings: {reach: {per 1: 1}}}
    creators:
      aya: {\(aya)}
    """
  }
}
