// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Testing

@Suite("What changes nothing")
struct UnchangedTests {
  /// Enough for every sort of curve, line and limit.
  static let seeds = Array(UInt64(0)..<36) + [66]

  /// How a question about a scenario ended.
  private enum Answer {
    case found(Solution)
    case other(String)
  }

  private func answer(_ made: MadeUpScenario) throws -> Answer {
    let written = try Written(made.text)
    switch try written.planner.solve(SearchOptions(gap: 1e-6)) {
    case .found(let solution):
      let report = Verifier(written.scenario).verify(solution)
      #expect(report.failures.isEmpty)
      #expect(report.ranges.allSatisfy { $0.isProven }, "\(report.ranges)")
      return .found(solution)
    case .interrupted(let reason, _): return .other(reason.rawValue)
    case .infeasible: return .other("infeasible")
    case .unbounded: return .other("unbounded")
    }
  }

  /// Whether two ways to write a scenario have the same answer, their KPIs in the orders of their
  /// files.
  private func compare(
    _ made: MadeUpScenario, _ other: MadeUpScenario, names: [(String, String)]
  ) throws {
    switch (try answer(made), try answer(other)) {
    case (.found(let solution), .found(let twin)):
      var difference = 0.0
      var total = 0.0
      for (name, new) in names {
        let scale = try #require(solution.scales.first { $0.kpi == name })
        let counterpart = try #require(twin.scales.first { $0.kpi == new })
        let ends = try #require(zip(scale, counterpart))
        let range = abs(ends.0.ideal - ends.0.nadir)
        // Worst values are proven to a hundred-thousandth of the range, or say that they are estimates.
        let isProven = !scale.isEstimate && !counterpart.isEstimate
        let slip = (isProven ? 3e-5 : 1e-3) * range + 1e-9 * abs(ends.0.ideal)
        #expect(abs(ends.0.ideal - ends.1.ideal) <= slip, "best \(name)")
        #expect(abs(ends.0.nadir - ends.1.nadir) <= slip, "worst \(name)")
        #expect(scale.isConstant == counterpart.isConstant)
        guard !scale.isConstant else { continue }
        let value = try #require(solution.plan.value(of: name))
        let found = try #require(twin.plan.value(of: new))
        difference += scale.weightPerUnit * scale.objective.sign * (value - found)
        total += scale.weight
      }
      #expect(abs(difference) <= 1e-4 * total)
    case (.other(let end), .other(let twin)): #expect(end == twin)
    case (.found, .other(let end)), (.other(let end), .found):
      Issue.record("one of them ended as \(end)")
    }
  }

  private func zip(
    _ scale: ObjectiveScale, _ other: ObjectiveScale
  ) -> ((ideal: Double, nadir: Double), (ideal: Double, nadir: Double))? {
    guard let ideal = scale.ideal, let nadir = scale.nadir, let otherIdeal = other.ideal,
      let otherNadir = other.nadir
    else { return nil }
    return ((ideal, nadir), (otherIdeal, otherNadir))
  }

  @Test("the order of KPIs, lines and rules", arguments: seeds)
  func order(_ seed: UInt64) throws {
    let made = MadeUpScenario(seed: seed)
    try compare(made, made.reversed, names: made.kpis.map { ($0.name, $0.name) })
  }

  @Test("the names of KPIs, lines and rules", arguments: seeds)
  func names(_ seed: UInt64) throws {
    let made = MadeUpScenario(seed: seed)
    let renamed = made.renamed
    let names = Array(Swift.zip(made.kpis, renamed.kpis)).map { ($0.name, $1.name) }
    try compare(made, renamed, names: names)
  }

  /// Questions that weights alone do not ask.
  enum Question: String, CaseIterable {
    case priorities, targets, balanced

    var preference: Preference { self == .balanced ? .balanced : .declared }
  }

  /// The score of every stage, with the size by which its gap is measured.
  private func stages(
    _ made: MadeUpScenario, _ question: Question
  ) throws -> [(purpose: Stage.Purpose, value: Double, size: Double)]? {
    let written = try Written(made.text)
    let outcome = try written.planner.solve(
      SearchOptions(gap: 1e-6), preference: question.preference)
    guard case .found(let solution) = outcome else { return nil }
    #expect(Verifier(written.scenario).verify(solution).failures.isEmpty)
    return solution.stages.map {
      ($0.purpose, $0.certificate.value, $0.certificate.size)
    }
  }

  private func compare(_ made: MadeUpScenario, _ question: Question) throws {
    let asked =
      switch question {
      case .priorities: made.withPriorities
      case .targets: made.withTargets
      case .balanced: made
      }
    let first = try stages(asked, question)
    for other in [asked.reversed, asked.renamed] {
      let second = try stages(other, question)
      #expect((first == nil) == (second == nil))
      for (stage, twin) in Swift.zip(first ?? [], second ?? []) {
        #expect(stage.purpose == twin.purpose)
        // What a stage leaves open, those behind it move by its root; the rest is what is left over.
        let share = stage.purpose == .rest ? 1e-2 : 1e-3
        #expect(abs(stage.value - twin.value) <= share * max(stage.size, twin.size))
      }
    }
  }

  @Test(
    "order and names, for stages and for all KPIs alike", arguments: Question.allCases, 0..<14)
  func questions(_ question: Question, _ seed: Int) throws {
    try compare(MadeUpScenario(seed: UInt64(seed)), question)
  }

  @Test("order and names, for the trade-off of two KPIs", arguments: 0..<14)
  func frontiers(_ seed: Int) throws {
    let made = MadeUpScenario(seed: UInt64(seed))
    func frontier(_ made: MadeUpScenario) throws -> PlanFrontier? {
      let kpis = made.kpis.map(\.name)
      let written = try Written(made.text)
      let outcome = try written.planner.frontier(kpis: [kpis[0], kpis[1]])
      guard case .found(let frontier) = outcome else { return nil }
      #expect(Verifier(written.scenario).verify(frontier).failures.isEmpty)
      return frontier
    }
    let first = try frontier(made)
    var reversed = made.reversed
    reversed.kpis = made.kpis
    for other in [reversed, made.renamed] {
      let second = try frontier(other)
      #expect((first == nil) == (second == nil))
      guard let first, let second else { continue }
      for (axis, twin) in [(first.x, second.x), (first.y, second.y)] {
        #expect(abs(axis.ideal - twin.ideal) <= 1e-4 * axis.range + 1e-9 * abs(axis.ideal))
        #expect(abs(axis.nadir - twin.nadir) <= 2e-3 * axis.range + 1e-9 * abs(axis.nadir))
      }
    }
  }

  @Test("a base, for what priorities give up", arguments: ["1", "1000", "1e9", "1e12"].map(\.self))
  func base(_ base: String) throws {
    func spends(_ base: String) throws -> [Double] {
      try Written(
        """
        apportion: 1
        budget: 100k
        kpis:
          reach: { objective: maximize, priority: 1, base: \(base), give up: 1% }
          leads: { objective: maximize, priority: 2 }
        campaigns:
          a: { spend: 0..80k, brings: { reach: {hill: {max: 900, half: 30k}}, leads: {hill: {max: 50, half: 60k}} } }
          b: { spend: 0..80k, brings: { reach: {hill: {max: 300, half: 20k}}, leads: {hill: {max: 90, half: 40k}} } }
          c: { spend: 0..80k, brings: { reach: {hill: {max: 500, half: 20k}}, leads: {hill: {max: 60, half: 10k}} } }
        """
      ).solved().plan.allocations.map(\.spend)
    }
    for (spend, other) in Swift.zip(try spends("0"), try spends(base)) {
      #expect(abs(spend - other) < 100)
    }
  }
}
