// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// The keys that one kind of map may have.
struct Vocabulary: Sendable {
  /// What the map describes, with its article.
  let thing: String
  /// What is expected where there is something else than the map.
  var expected: String?
  /// The keys that are understood.
  let known: [String]
  /// The keys that must be there.
  var required: [String] = []
  /// The keys that are planned, but not understood yet.
  var later: [String] = []
  /// Whether keys of the form `per N` are understood.
  var allowsPer = false

  /// Whether a key is understood.
  func knows(_ key: String) -> Bool {
    known.contains(key) || allowsPer && key.hasPrefix("per ")
  }
}

extension Vocabulary {
  private static let calendar = ["carryover", "weekly", "flight", "stress", "worker", "calendar"]

  static let top = Vocabulary(
    thing: "a scenario",
    known: [
      "apportion", "name", "period", "budget", "rates", "step", "markets", "kpis", "campaigns",
      "creators", "requires", "curves", "groups", "rules", "trade-off", "business objectives",
      "goals", "proxies", "audit", "actuals", "variants",
    ],
    required: ["apportion", "kpis"],
    later: calendar)

  static let budget = Vocabulary(
    thing: "a budget", known: ["exactly"], required: ["exactly"], later: calendar)

  static let kpi = Vocabulary(
    thing: "a KPI",
    known: [
      "objective", "weight", "priority", "give up", "target", "scale", "unit", "base", "last",
      "at least", "at most", "ratio", "sum", "combine", "population", "per", "measures",
    ])

  static let target = Vocabulary(
    thing: "a target", known: ["at least", "at most", "exactly", "under", "over"])

  static let campaign = Vocabulary(
    thing: "a campaign",
    known: [
      "channel", "market", "spend", "buys", "minimum if active", "set-up fee", "commission", "step",
      "last", "brings", "platform objective",
    ],
    later: ["priority"] + calendar)

  static let creator = Vocabulary(
    thing: "a creator",
    known: [
      "category", "market", "packages", "booked", "figures", "commission", "last",
      "platform objective",
    ],
    required: ["packages"], later: calendar)

  static let package = Vocabulary(
    thing: "a package", known: ["fee", "brings"], required: ["fee"], later: calendar)

  static let purchase = Vocabulary(
    thing: "a purchase in units", known: ["unit", "price", "applies to", "from", "to", "whole"],
    required: ["unit", "price"])

  /// What a package brings of a KPI, where that is no plain figure.
  static let figure = Vocabulary(
    thing: "a figure", expected: "a figure, or a map with 'by market'", known: ["by market"],
    required: ["by market"])

  private static let responseForms =
    CurveFamily.all.map(\.name) + [
      "points", "envelope", "beyond", "rate", "of", "per unit", "applies to",
    ]

  static let response = Vocabulary(
    thing: "a response", known: responseForms + ["by market"], later: calendar, allowsPer: true)

  static let responseInMarket = Vocabulary(
    thing: "a response in a market", expected: "a response", known: responseForms, later: calendar,
    allowsPer: true)

  static let rule = Vocabulary(
    thing: "a rule",
    known: [
      "spend on", "count of", "units of", "kpi", "from", "change of", "lines changed", "at least",
      "at most", "exactly", "each", "if", "then", "not",
    ])

  static let requirement = Vocabulary(
    thing: "a requirement", expected: "'at least 80' or 'at most 5'",
    known: ["at least", "at most"])

  static let tradeOff = Vocabulary(
    thing: "a trade-off", expected: "a map with 'scale' or 'targets'", known: ["scale", "targets"])

  static let businessObjective = Vocabulary(
    thing: "a business objective", known: ["kpi"], required: ["kpi"])

  static let goal = Vocabulary(
    thing: "a goal",
    known: [
      "kpi", "baseline", "target", "by", "serves", "must", "goal type", "rank", "review",
      "counts as",
    ])

  static let proxy = Vocabulary(
    thing: "a proxy",
    known: ["for", "lag", "history", "scores", "threshold", "qualified as"], required: ["for"])

  static let audit = Vocabulary(
    thing: "an audit", expected: "a map with 'silence'", known: ["silence"])

  static let actuals = Vocabulary(
    thing: "a table of actuals", known: ["from", "as of"], required: ["from"])

  static let curveTable = Vocabulary(
    thing: "a table of curves", known: ["from", "envelope", "beyond"], required: ["from"])

  static func family(_ family: CurveFamily) -> Vocabulary {
    let required = family.parameters.filter { $0.standard == nil }.map(\.name)
    return Vocabulary(
      thing: "'\(family.name)'", expected: "a map with \(Quoting.list(required))",
      known: family.parameters.map(\.name), required: required)
  }

  /// The keys of the map at a path from the top, or `nil` where names are the author's own.
  static func at(_ path: [String]) -> Vocabulary? {
    switch path.count {
    case 0: return top
    case 1:
      switch path[0] {
      case "budget": return budget
      case "trade-off": return tradeOff
      case "curves": return curveTable
      case "actuals": return actuals
      case "audit": return audit
      default: return nil
      }
    case 2:
      switch path[0] {
      case "kpis": return kpi
      case "campaigns": return campaign
      case "creators": return creator
      case "rules": return rule
      case "requires": return requirement
      case "business objectives": return businessObjective
      case "goals": return goal
      case "proxies": return proxy
      default: return nil
      }
    default:
      switch path[0] {
      case "kpis": return path.count == 3 && path[2] == "target" ? target : nil
      case "campaigns": return inCampaign(path[2...])
      case "creators": return inCreator(path[2...])
      default: return nil
      }
    }
  }

  private static func inCampaign(_ path: ArraySlice<String>) -> Vocabulary? {
    let keys = Array(path)
    if keys == ["buys"] { return purchase }
    guard keys[0] == "brings", keys.count >= 2 else { return nil }
    if keys.count == 2 { return response }
    if keys[2] != "by market" { return keys.count == 3 ? family(named: keys[2]) : nil }
    switch keys.count {
    case 4: return responseInMarket
    case 5: return family(named: keys[4])
    default: return nil
    }
  }

  private static func inCreator(_ path: ArraySlice<String>) -> Vocabulary? {
    let keys = Array(path)
    guard keys[0] == "packages" else { return nil }
    if keys.count == 2 { return package }
    return keys.count == 4 && keys[2] == "brings" ? figure : nil
  }

  private static func family(named name: String) -> Vocabulary? {
    CurveFamily.all.first { $0.name == name }.map { family($0) }
  }
}
