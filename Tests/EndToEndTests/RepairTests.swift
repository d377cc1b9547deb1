// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Without a plan `explain` names changes, and each of them gives a plan.
@Suite("Repairs")
struct RepairTests {
  @Test("every change that is offered for random scenarios without a plan gives one")
  func random() throws {
    var conflicts = 0
    var seed: UInt64 = 0
    while conflicts < 30, seed < 200 {
      seed += 1
      if try Self.check(Tangle(seed: seed).text, "seed \(seed)") { conflicts += 1 }
    }
    #expect(conflicts == 30)
  }

  @Test(
    "a figure that is far off, or has to go below zero, is one that can be changed",
    arguments: [
      ("kpis.unsubscribed.at most=10", "", "unsubscribed at most: 10 → 1,000"),
      ("budget=100k", "spend on: x, at most: 1k", "rule 'r': 1,000 → 50k"),
      ("budget=100k", "change of: x, at most: 5% of last", "rule 'r': 5% of last → 900% of last"),
      ("kpis.profit.at least=1", "", "profit at least: 1 → -45k"),
      ("budget=100", "", "budget: 100 → 50k (+49,900.0%)"),
    ])
  func far(setting: String, rule: String, change: String) throws {
    let text = """
      apportion: 1
      budget: 100k
      kpis: {sales: {objective: maximize}, unsubscribed: {}, profit: {sum: 20 * sales - spend}}
      campaigns:
        x: {spend: 50k..100k, last: 5k, brings: {sales: {per 1k: 5}, unsubscribed: {per 1k: 20}}}
        y: {spend: 0..100k, last: 20k, brings: {sales: {per 1k: 4}}}
      \(rule.isEmpty ? "" : "rules: {r: {\(rule)}}")

      """
    let run = try Tool.run(["explain", "-", "--set", setting], input: text)
    #expect(run.status == 2)
    #expect(run.text.contains(change), "\(run.text)")
    #expect(try Self.check(text, setting, settings: ["--set", setting]))
  }

  // MARK: Checking

  /// Checks what is offered for a scenario; whether it has no plan.
  private static func check(
    _ text: String, _ name: String, settings: [String] = []
  ) throws -> Bool {
    let folder = try Folder()
    try folder.write(text, to: "a.yaml")
    func run(_ verb: String, _ arguments: [String]) throws -> Tool.Run {
      try Tool.run([verb, "a.yaml"] + settings + arguments, in: folder.url)
    }
    let first = try run("solve", ["--format", "json"])
    #expect([0, 2, 4, 65].contains(first.status), "\(name): \(first.status)\n\(text)")
    guard first.status == 2 else { return false }
    let explained = try run("explain", [])
    #expect(explained.status == 2, "\(name): \(explained.status)")
    for command in PrintedCommandTests.next(in: explained.text) {
      let status = try TutorialTests.run(command, in: folder).status
      #expect([0, 4].contains(status), "\(name): \(command)\n\(text)\(explained.text)")
    }
    let conflicts =
      try run("explain", ["--format", "json"]).object["conflicts"] as? [[String: Any]] ?? []
    #expect(!conflicts.isEmpty)
    // Changes of several conflicts are needed together, as 'Next' has them.
    guard conflicts.count == 1, let repairs = conflicts[0]["repairs"] as? [[String: Any]] else {
      return true
    }
    // The first is what 'Next' has.
    for repair in repairs.dropFirst() {
      let changes = repair["changes"] as? [[String: Any]] ?? []
      let written = changes.compactMap { setting($0, text) }
      guard !changes.isEmpty, written.count == changes.count else { continue }
      let status = try run("solve", written.flatMap { ["--set", $0] }).status
      #expect([0, 4].contains(status), "\(name): \(written)\n\(text)\(explained.text)")
    }
    return true
  }

  /// A change as `--set` takes it; `nil` for figures that are no amounts and no shares.
  private static func setting(_ change: [String: Any], _ text: String) -> String? {
    guard let limit = change["limit"] as? [String: Any], let kind = limit["kind"] as? String,
      let side = limit["side"] as? String, let to = change["to"] as? Double
    else { return nil }
    let name = limit["name"] as? String ?? ""
    switch (kind, change["form"] as? String) {
    case ("budget", _): return "budget\(text.contains("{exactly") ? ".exactly" : "")=\(to)"
    case ("kpi", _): return "kpis.\(name).\(side)=\(to)"
    case ("goal", _): return "goals.\(name).target=\(side) \(to)"
    case ("rule", "amount"): return "rules.\(name).\(side)=\(to)"
    case ("rule", "share of budget"): return "rules.\(name).\(side)=\(100 * to)% of budget"
    case ("rule", "share of last"): return "rules.\(name).\(side)=\(100 * to)% of last"
    default: return nil
    }
  }
}

/// A made-up scenario whose limits are drawn with no regard to each other, so that many have no
/// plan.
private struct Tangle {
  let text: String

  init(seed: UInt64) {
    var dice = MadeUpScenario.Dice(seed: seed)
    let budget = dice.pick([60_000, 100_000, 1_000_000])
    let kpis = Array(["reach", "sales"].prefix(dice.pick([1, 2])))
    var text =
      "apportion: 1\nbudget: \(dice.chance(0.25) ? "{exactly: \(budget)}" : "\(budget)")\nkpis:\n"
    for kpi in kpis {
      let floor = dice.chance(0.3) ? ", at least: \(dice.amount(100, 9000))" : ""
      text += "  \(kpi): {objective: maximize, weight: 1\(floor)}\n"
    }
    if dice.chance(0.2) {
      text += "  cost: {ratio: spend / reach, at most: \(dice.pick([1, 3, 20]))}\n"
    }
    if dice.chance(0.2) {
      text += "  profit: {sum: 20 * reach - spend, at least: \(dice.pick([1, 5000]))}\n"
    }
    text += "campaigns:\n"
    let lines = Array(["search", "social", "tv", "radio"].prefix(dice.pick([2, 3, 4])))
    for line in lines {
      let least = budget / 100 * dice.pick([0, 0, 0, 5, 10, 30])
      let most = least + budget / 100 * dice.amount(5, 60)
      var parts = ["spend: \(least)..\(most)", "last: \(budget / 100 * dice.pick([5, 10, 30]))"]
      if least == 0, dice.chance(0.2) { parts.append("minimum if active: \(most / 3)") }
      if dice.chance(0.2) { parts.append("set-up fee: \(budget / 50)") }
      let brings = kpis.map { kpi in
        let top = dice.amount(200, 9000)
        let half = budget / 100 * dice.amount(10, 90)
        let curve = dice.pick([
          "hill: {max: \(top), half: \(half)}", "per 1k: \(dice.amount(1, 90))",
          "exponential: {max: \(top), scale: \(half)}",
        ])
        return "\(kpi): {\(curve)}"
      }
      text +=
        "  \(line): {\(parts.joined(separator: ", ")), brings: {\(brings.joined(separator: ", "))}}\n"
    }
    text += "rules:\n"
    for rule in 0..<dice.pick([1, 2, 3]) {
      let line = dice.pick(lines)
      let share = dice.pick([5, 10, 20, 50])
      text +=
        "  r\(rule): {"
        + dice.pick([
          "spend on: \(line), at least: \(budget / 100 * dice.amount(10, 80))",
          "spend on: \(line), at least: \(dice.amount(10, 70))% of spend",
          "spend on: \(line), at least: \(dice.amount(10, 90))% of budget",
          "spend on: \(line), at most: \(dice.amount(1, 30))% of budget",
          "spend on: \(line), at least: 2 x spend on \(dice.pick(lines))",
          "change of: all, each: line, at least: -\(share)% of last, at most: \(share)% of last",
          "change of: \(line), at least: \(share)% of last",
          "lines changed: all, at most: \(dice.amount(0, 2))",
          "count of: all, at most: \(dice.amount(1, 3))",
        ]) + "}\n"
    }
    if dice.chance(0.25) {
      text +=
        "goals: {g: {kpi: reach, target: at least \(dice.amount(1000, 15_000)), must: true}}\n"
    }
    self.text = text
  }
}
