// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Limits
import Planning
import Statistics
import Testing
import Verification

@Suite("The price of a proxy")
struct ProxyPriceTests {
  @Test("the plan for forms and the plan for policies are both valued in both")
  func price() throws {
    let assessment = try ProxySample.assessment(ProxySample.text())
    guard case .priced(let price) = assessment.price else {
      Issue.record("no price")
      return
    }
    // All money on social: 150 forms, 3 policies; all on search: 45 forms, 9 policies.
    #expect(abs(price.proxyBest.proxy - 150) < 1e-6 && abs(price.proxyBest.distal - 3) < 1e-6)
    #expect(abs(price.distalBest.proxy - 45) < 1e-6 && abs(price.distalBest.distal - 9) < 1e-6)
    #expect(abs(price.loss - 6) < 1e-6)
    #expect(abs((price.lossShare ?? 0) - 2.0 / 3) < 1e-6)
    #expect(price.lossBound >= price.loss && price.lossBound < 6.001)
    #expect(price.isReal && abs(price.moved - 5000) < 1e-3)
    #expect(assessment.verifications.allSatisfy { $0.isVerified })
    #expect(assessment.evidence == nil && assessment.quality == nil)
  }

  @Test("of plans that are equally good for the proxy the best for the distal KPI counts")
  func ties() throws {
    let text = ProxySample.text().replacing("per 1k: 30", with: "per 1k: 9")
    let price = try #require(try ProxySample.price(text))
    #expect(!price.isReal && abs(price.proxyBest.distal - 9) < 1e-6)
  }

  @Test("limits, rules and musts hold both plans, aims and weights do not count")
  func limits() throws {
    let text = ProxySample.text(
      kpis: ", reach: {base: 1, objective: maximize, weight: 3}",
      more: """
        rules: {half: {spend on: search, at least: 40% of budget}}
        goals:
          enough: {kpi: policies, target: at least 5, must: true}
          many: {kpi: forms, target: at least 10k}
        """)
    let price = try #require(try ProxySample.price(text))
    // 2k on search bring 18 forms and 3.6 policies, 3k on social 90 and 1.8; without the rule 1,667 would do for the must.
    #expect(abs(price.proxyBest.plan.allocations[0].spend - 2000) < 1e-3)
    #expect(abs(price.proxyBest.distal - 5.4) < 1e-6)
    let must = try #require(
      try ProxySample.price(text.replacing("at least: 40% of budget", with: "at least: 1k")))
    #expect(abs(must.proxyBest.distal - 5) < 1e-6)
  }

  @Test("a KPI that should be small is priced as what there is more of it")
  func minimized() throws {
    let text = """
      apportion: 1
      budget: 5k USD
      kpis: {clicks: {}, churn: {objective: minimize, base: 100}}
      campaigns:
        a: {spend: 0..5k, brings: {clicks: {per 1k: 90}, churn: {per 1k: -2}}}
        b: {spend: 0..5k, brings: {clicks: {per 1k: 50}, churn: {per 1k: -8}}}
      proxies: {clicks: {for: churn}}
      """
    let price = try #require(try ProxySample.price(text))
    #expect(abs(price.proxyBest.distal - 90) < 1e-6 && abs(price.distalBest.distal - 60) < 1e-6)
    #expect(abs(price.loss - 30) < 1e-6 && price.distalBest.bound <= 60 + 1e-6)
  }

  @Test("a ratio is priced with its own bound")
  func ratio() throws {
    let text = ProxySample.text(
      kpis: ", cost per policy: {ratio: spend / policies, objective: minimize}",
      campaigns: "", more: "rules: {all of it: {spend on: all, at least: 5k}}",
      proxy: "for: cost per policy")
    let price = try #require(try ProxySample.price(text))
    #expect(abs(price.distalBest.distal - 5000 / 9.0) < 0.01)
    #expect(abs(price.proxyBest.distal - 5000 / 3.0) < 0.01)
    #expect(abs(price.distalBest.bound - 5000 / 9.0) < 0.1)
  }

  @Test("without a plan, or without a limit, there is no price")
  func noPrice() throws {
    let impossible = ProxySample.text(more: "rules: {much: {spend on: search, at least: 6k}}")
    if case .noPlan = try ProxySample.assessment(impossible).price {
    } else {
      Issue.record("priced")
    }
    let open = ProxySample.text(budget: "").replacing("spend: 0..5k", with: "spend: 0..")
    if case .unbounded = try ProxySample.assessment(open).price {} else { Issue.record("priced") }
  }

  // MARK: Scores

  private static let scores = """
    line,score,converted
    """ + rows("search", [90, 85, 80, 75, 70, 65, 50, 40, 30, 20], converted: 2)
    + rows("social", [90, 45, 42, 40, 35, 30, 25, 20, 15, 10], converted: 1)

  private static func rows(_ line: String, _ scores: [Int], converted: Int) -> String {
    scores.enumerated().map { "\n\(line),\($1),\($0 < converted ? "yes" : "no")" }.joined()
  }

  @Test("a threshold that keeps good forms gains what the raw proxy loses")
  func sweep() throws {
    let assessment = try ProxySample.assessment(
      ProxySample.text(proxy: "for: policies, scores: scores.csv, threshold: 60"),
      files: ["scores.csv": Self.scores])
    let quality = try #require(assessment.quality)
    #expect(quality.lines.map(\.qualified?.value) == [0.6, 0.1])
    #expect(quality.lines.map(\.modelled) == [0.2, 0.02])
    #expect(quality.lines.map(\.contradictsModel) == [false, false])
    #expect(quality.above?.count == 3 && quality.above?.size == 7)
    #expect(quality.below?.count == 0 && quality.below?.size == 13)
    // Search brings 9 forms a thousand of which 60% qualify, social 30 of which 10% do.
    let own = try #require(quality.steps.first { $0.isDeclared })
    #expect(abs((own.gain ?? 0) - 6) < 1e-6)
    // At 20 all of search and 80% of social qualify, and nothing is gained.
    let low = try #require(quality.steps.first { $0.threshold == 20 })
    #expect(abs(low.gain ?? 1) < 1e-6)
    #expect(quality.steps.map(\.threshold) == quality.steps.map(\.threshold).sorted())
    #expect((quality.best?.gain ?? 0) >= 6 - 1e-6)
    #expect(assessment.verifications.count == 2 + quality.steps.count)
  }

  @Test("a scenario whose share is out of what the scores speak for is contradicted")
  func contradiction() throws {
    let text = ProxySample.text(proxy: "for: policies, scores: scores.csv")
      .replacing("rate: 20%", with: "rate: 70%")
    let quality = try #require(
      try ProxySample.assessment(text, files: ["scores.csv": Self.scores]).quality)
    #expect(quality.lines.map(\.contradictsModel) == [true, false])
    #expect(quality.threshold == nil && quality.above == nil && quality.isTelling == nil)
  }

  @Test("a threshold above every score leaves nothing to plan for")
  func tooHigh() throws {
    let text = ProxySample.text(proxy: "for: policies, scores: scores.csv, threshold: 99")
    let quality = try #require(
      try ProxySample.assessment(text, files: ["scores.csv": Self.scores]).quality)
    #expect(!quality.steps.contains { $0.isDeclared })
    #expect(quality.above?.size == 0)
  }

  @Test("planning for the KPI that counts what is qualified is planning for good forms")
  func qualifiedKPI() throws {
    let text = ProxySample.text(
      proxy: "for: policies, scores: scores.csv, threshold: 60, qualified as: good"
    ).replacing("good: {base: 1}", with: "good: {objective: maximize}")
    let scenario = try ProxySample.scenario(text, files: ["scores.csv": Self.scores])
    guard case .found(let solution) = try Planner(scenario).solve() else {
      Issue.record("no plan")
      return
    }
    #expect(abs((solution.plan.value(of: "good") ?? 0) - 27) < 1e-6)
    #expect(abs((solution.plan.value(of: "policies") ?? 0) - 9) < 1e-6)
  }
}
