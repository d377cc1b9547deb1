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
      "apportion", "name", "period", "budget", "step", "kpis", "campaigns", "creators", "curves",
      "groups", "rules", "trade-off",
    ],
    required: ["apportion", "kpis"],
    later: ["goals", "variants"] + calendar)

  static let budget = Vocabulary(
    thing: "a budget", known: ["exactly"], required: ["exactly"], later: calendar)

  static let kpi = Vocabulary(
    thing: "a KPI",
    known: [
      "objective", "weight", "scale", "unit", "base", "last", "at least", "at most", "ratio", "sum",
    ],
    later: ["priority", "target", "give up", "deduplicated", "audience"])

  static let campaign = Vocabulary(
    thing: "a campaign",
    known: [
      "channel", "spend", "buys", "minimum if active", "set-up fee", "step", "last", "brings",
    ],
    later: ["priority", "commission"] + calendar)

  static let creator = Vocabulary(
    thing: "a creator", known: ["category", "packages", "booked", "last"],
    required: ["packages"], later: ["requires", "commission"] + calendar)

  static let package = Vocabulary(
    thing: "a package", known: ["fee", "brings"], required: ["fee"], later: calendar)

  static let purchase = Vocabulary(
    thing: "a purchase in units", known: ["unit", "price", "applies to", "from", "to", "whole"],
    required: ["unit", "price"])

  static let response = Vocabulary(
    thing: "a response",
    known: CurveFamily.all.map(\.name) + [
      "points", "envelope", "beyond", "rate", "of", "per unit", "applies to",
    ],
    later: calendar, allowsPer: true)

  static let rule = Vocabulary(
    thing: "a rule",
    known: [
      "spend on", "count of", "units of", "kpi", "from", "change of", "at least", "at most",
      "exactly", "each", "if", "then", "not",
    ],
    later: ["lines changed"])

  static let tradeOff = Vocabulary(
    thing: "a trade-off", expected: "a map with 'scale'", known: ["scale"],
    later: ["priority", "priorities", "give up", "target"])

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
      default: return nil
      }
    case 2:
      switch path[0] {
      case "kpis": return kpi
      case "campaigns": return campaign
      case "creators": return creator
      case "rules": return rule
      default: return nil
      }
    case 3:
      return path[0] == "campaigns" && path[2] == "buys" ? purchase : nil
    case 4:
      if path[0] == "creators", path[2] == "packages" { return package }
      return path[0] == "campaigns" && path[2] == "brings" ? response : nil
    case 5:
      guard path[0] == "campaigns", path[2] == "brings" else { return nil }
      return CurveFamily.all.first { $0.name == path[4] }.map { family($0) }
    default: return nil
    }
  }
}
