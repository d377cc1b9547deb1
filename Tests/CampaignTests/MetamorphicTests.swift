// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import CampaignTesting

/// The same question in other words has the same answer, and an easier one no worse answer.
///
/// Both answers are proven: the best of the one is not above the bound of the other.
@Suite("Questions in other words")
struct MetamorphicTests {
  private static let seeds = UInt64(1)..<41

  @Test("the order of KPIs, lines, packages and rules changes no best and no worst value")
  func order() throws {
    try compare { scenario, dice in (scenario, scenario.shuffled(&dice), .same(factor: 1)) }
  }

  @Test("names of lines and rules change no best and no worst value")
  func names() throws {
    try compare { scenario, _ in (scenario, scenario.renamed(), .same(factor: 1)) }
  }

  @Test("a KPI counted in thousandths is a thousand times as much")
  func units() throws {
    try compare { scenario, _ in
      guard let kpi = scenario.kpis.first(where: { $0.objective != nil }),
        let other = scenario.counted(kpi.name, times: 1000)
      else { return nil }
      let isAlone = scenario.kpis.filter { $0.objective != nil }.count == 1
      return (scenario, other, .same(factor: isAlone ? 1000 : 1))
    }
  }

  @Test("money in thousandths, with curves over them, brings the same")
  func money() throws {
    try compare { scenario, _ in
      scenario.paid(times: 1000).map { (scenario, $0, .same(factor: 1)) }
    }
  }

  @Test("a line of straight curves in two halves brings the same")
  func halves() throws {
    try compare { scenario, dice in
      scenario.split(&dice).map { ($0.whole, $0.halves, .same(factor: 1)) }
    }
  }

  @Test("more money, and a limit less, is never worse")
  func easier() throws {
    try compare { scenario, _ in
      scenario.richer(times: 1.2).map { (scenario, $0, .noWorse) }
    }
    try compare { scenario, dice in
      scenario.looser(&dice).map { (scenario, $0, .noWorse) }
    }
  }

  // MARK: Comparing

  private enum Relation {
    /// The same, but for a factor of a score that is one KPI's value.
    case same(factor: Double)
    case noWorse
  }

  private func compare(
    _ change: (Described, inout Dice) -> (Described, Described, Relation)?
  ) throws {
    let runner = try ToolRunner(tool: try #require(ToolRunner.builtTool()), patience: 60)
    defer { runner.remove() }
    var count = 0
    for seed in Self.seeds {
      var dice = Dice(seed: seed)
      let made = Generator.made(seed: seed, lines: 3)
      guard let changed = change(made.scenario, &dice) else { continue }
      var (before, after) = (changed.0, changed.1)
      // What is told by a variant stands on the scales of the scenario without it.
      (before.form, after.form) = (.init(), .init())
      guard let first = try answer(before, runner), let second = try answer(after, runner) else {
        continue
      }
      count += 1
      switch (first["plan"], second["plan"]) {
      case (let first?, let second?):
        expect(first, second, changed.2, of: before, "\(seed)")
      case (nil, nil): break
      case (nil, _?):
        if case .same = changed.2 { Issue.record("\(seed): a plan only in other words") }
      case (_?, nil): Issue.record("\(seed): no plan in other words")
      }
    }
    #expect(count > 8)
  }

  /// An answer that is proven; nothing where the scenario is refused or the time was over.
  private func answer(_ scenario: Described, _ runner: ToolRunner) throws -> Answer? {
    try runner.write(scenario.files())
    let run = try runner.run(
      ["solve", "scenario.yaml", "--format", "json", "--time-limit", "5s"]
        + scenario.question.arguments)
    return [0, 2].contains(run.status) ? run.object.map(Answer.init) : nil
  }

  private func expect(
    _ first: Answer, _ second: Answer, _ relation: Relation, of scenario: Described, _ seed: String
  ) {
    // The first stage is about the same plans in both; what later ones keep may differ within gaps.
    func stage(_ plan: Answer) -> (value: Double, bound: Double)? {
      let certificate = plan.list("stages").first?["certificate"] ?? plan["certificate"]
      guard let value = certificate?.number("value"), let bound = certificate?.number("bound")
      else {
        return nil
      }
      return (value, bound)
    }
    guard let one = stage(first), let other = stage(second) else { return }
    switch relation {
    case .same(let factor):
      let size = 1e-6 * max(1, abs(one.bound), abs(one.value))
      let isScaled = factor == 1 && first.list("scales").count > 1
      // Where ranges are estimates, or only nearly found, scores differ by as much.
      let slack = isScaled ? 1e-3 * max(1, abs(one.value)) : size
      #expect(other.value <= factor * (one.bound + slack), "\(seed)")
      #expect(factor * one.value <= other.bound + factor * slack, "\(seed)")
      guard isScaled else { return }
      for scale in first.list("scales") {
        let twin = second.list("scales").first { $0.text("kpi") == scale.text("kpi") }
        guard let twin, !scale.flag("estimate"), !twin.flag("estimate"), !scale.flag("constant")
        else { continue }
        if scale.number("amount") == nil || abs(scale.number("amount") ?? 0) < 1e-9 { continue }
        for name in ["best", "worst"] {
          guard let value = scale.number(name), let same = twin.number(name) else { continue }
          let range = max(abs((scale.number("best") ?? 0) - (scale.number("worst") ?? 0)), 1e-9)
          let ratio = same / value
          // A KPI that is counted otherwise has its figures in the other unit.
          guard abs(ratio - 1) < 0.5 || abs(value) < 1e-9 else { continue }
          #expect(abs(value - same) <= 3e-3 * range + 1e-6 * abs(value), "\(seed): \(name)")
        }
      }
    case .noWorse:
      // Scales move with the plans that there are; only scores of KPIs as they are can be compared.
      let isAlone = scenario.kpis.filter { $0.objective != nil }.count == 1
      guard isAlone, scenario.kpis.allSatisfy({ $0.target == nil }) else { return }
      let size = 1e-6 * max(abs(one.bound), abs(one.value), 1e-9)
      #expect(other.bound >= one.value - size, "\(seed)")
    }
  }
}
