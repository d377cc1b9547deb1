// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Scales that move, and that are kept")
struct ScalesTests {
  /// A cap that the plan keeps anyway takes away the end at which the lines without it are best in
  /// reach.
  static let scenario = """
    apportion: 1
    budget: 400k EUR
    kpis: {revenue: {objective: maximize, weight: 3, unit: EUR}, "new: reach": {objective: maximize, weight: 1}}
    campaigns:
      meta: {spend: 0..400k, brings: {revenue: {hill: {max: 1.7M, half: 300k}}, "new: reach": {hill: {max: 4.5M, half: 240k}}}}
      tv: {spend: 0..350k, brings: {revenue: {hill: {max: 520k, half: 210k}}, "new: reach": {hill: {max: 7.4M, half: 170k}}}}
    rules: {tv share: {spend on: tv, at least: 10% of spend}}
    variants: {capped: {rules.tv share.at most: 45% of spend}}

    """

  private func plan(_ run: Tool.Run) -> [String: Any] {
    run.object["plan"] as? [String: Any] ?? [:]
  }

  private func spends(_ run: Tool.Run) -> [Double] {
    (plan(run)["allocations"] as? [[String: Any]] ?? []).compactMap { $0["plan"] as? Double }
  }

  private func changes(_ object: [String: Any]) -> [String] {
    (object["scaleChanges"] as? [[String: Any]] ?? []).compactMap { $0["kpi"] as? String }
  }

  @Test("what the command prints keeps the plan, whatever becomes of a rule that it keeps anyway")
  func kept() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "a.yaml")
    let cap = ["--set", "rules.tv share.at most=45% of spend"]
    let free = try Tool.run(["solve", "a.yaml", "--format", "json"], in: folder.url)
    let moved = try Tool.run(["solve", "a.yaml", "--format", "json"] + cap, in: folder.url)
    #expect(abs(spends(free)[1] - spends(moved)[1]) > 1000)
    let printed = try Tool.run(["scales", "a.yaml"], in: folder.url)
    #expect(printed.status == 0)
    // The printed part is YAML for the scenario's own KPIs.
    let lines = printed.text.split(separator: "\n").filter { $0.contains("{ scale:") }
    #expect(lines.count == 2)
    var frozen = Self.scenario
    for (line, weight) in zip(lines, ["weight: 3", "weight: 1"]) {
      let scale = try #require(line.firstMatch(of: /\{ (scale: [^}]*) \}/)).1
      frozen = frozen.replacing(weight, with: "\(weight), \(scale)")
    }
    try folder.write(frozen, to: "b.yaml")
    // A gap of 1e-6 leaves amounts open to about its root.
    for arguments in [[], cap] {
      let run = try Tool.run(["solve", "b.yaml", "--format", "json"] + arguments, in: folder.url)
      #expect(run.status == 0)
      for (one, other) in zip(spends(run), spends(free)) {
        #expect(abs(one - other) < 1e-3 * other, "\(arguments)")
      }
      #expect(changes(plan(run)).isEmpty)
    }
    // The same for one run.
    let json = try Tool.run(["scales", "a.yaml", "--format", "json"], in: folder.url)
    let settings = (json.object["scales"] as? [String: Any])?["settings"] as? [String] ?? []
    let once = try Tool.run(
      ["solve", "a.yaml", "--format", "json"] + cap + settings.flatMap { ["--set", $0] },
      in: folder.url)
    for (one, other) in zip(spends(once), spends(free)) { #expect(abs(one - other) < 1e-3 * other) }
  }

  @Test("an answer says so where a setting moved the scales, and only there")
  func told() throws {
    func solve(_ arguments: String...) throws -> Tool.Run {
      try Tool.run(["solve", "-", "--format", "json"] + arguments, input: Self.scenario)
    }
    let both = ["revenue", "new: reach"]
    #expect(changes(plan(try solve())).isEmpty)
    #expect(changes(plan(try solve("--set", "rules.tv share.at most=45% of spend"))) == both)
    #expect(changes(plan(try solve("--set", "budget=300k EUR"))) == both)
    #expect(changes(plan(try solve("--set", "kpis.revenue.weight=2"))).isEmpty)
    // A variant stands on the scales of the file.
    #expect(changes(plan(try solve("--variant", "capped"))).isEmpty)
    #expect(changes(plan(try solve("--variant", "capped", "--rescale"))) == both)
    let text = try Tool.run(
      ["solve", "-", "--set", "budget=300k EUR"], input: Self.scenario
    ).text.replacing(/\n */, with: " ")
    #expect(
      text.contains("What was changed moved the scales, so that the same weights mean something"))
    #expect(text.contains("prints what keeps those of the file"))
  }

  @Test("the difference of two plans says which scales moved")
  func difference() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "a.yaml")
    _ = try Tool.run(["solve", "a.yaml", "-o", "one.json"], in: folder.url)
    _ = try Tool.run(
      ["solve", "a.yaml", "-o", "two.json", "--set", "rules.tv share.at most=45% of spend"],
      in: folder.url)
    let run = try Tool.run(["diff", "one.json", "two.json", "--format", "json"], in: folder.url)
    let difference = run.object["difference"] as? [String: Any] ?? [:]
    #expect(changes(difference) == ["revenue", "new: reach"])
    let text = try Tool.run(["diff", "one.json", "two.json"], in: folder.url).text
    #expect(text.contains("The scales of the weights moved"))
    let same = try Tool.run(["diff", "one.json", "one.json"], in: folder.url).text
    #expect(!same.contains("scales"))
  }

  @Test("a comparison and a sweep say so where each plan stands on scales of its own")
  func rescaled() throws {
    let kept = try Tool.run(["compare", "-"], input: Self.scenario).text
    #expect(!kept.contains("other scales"))
    let own = try Tool.run(["compare", "-", "--rescale"], input: Self.scenario).text
    #expect(own.contains("'capped' stands on other scales than the base"))
    let over = ["sweep", "-", "--over", "budget=200k..400k", "--steps", "3"]
    #expect(!(try Tool.run(over, input: Self.scenario).text.contains("scales of the weights")))
    let moving = try Tool.run(over + ["--rescale"], input: Self.scenario).text
    #expect(moving.contains("The scales of the weights move along the way"))
  }

  @Test("a scenario without weights has no scale to keep, and no plan none to tell")
  func nothing() throws {
    let single = try Tool.run(["scales", "-"], input: Samples.small)
    #expect(single.status == 0)
    #expect(single.text.hasPrefix("# No KPI weighs against another"))
    let none = try Tool.run(
      ["scales", "-", "--set", "kpis.revenue.at least=9M"], input: Self.scenario)
    #expect(none.status == 2)
    #expect(try Tool.run(["scales", "-", "--format", "csv"], input: Self.scenario).status == 64)
    #expect(try Tool.run(["scales", "ehrgott-knapsack.mop"]).status == 64)
  }

  @Test("the scales fit their schema")
  func schema() throws {
    let text = try Tool.run(["schema", "scales"]).text
    let run = try Tool.run(["scales", "-", "--format", "json"], input: Self.scenario)
    #expect(run.status == 0)
    #expect(try SchemaValidator(text, isClosed: true).complaints(run.object) == [])
    let lines = try Tool.run(["scales", "-", "--format", "jsonl"], input: Self.scenario)
    #expect(lines.text.split(separator: "\n").count == 1)
  }
}
