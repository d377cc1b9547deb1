// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("The audit of kinds of KPIs")
struct KindAuditTests {
  /// The sample with another goal, its KPI worked for and brought by a line of its own.
  private func sample(_ kpi: String, type: String, beside: [String] = []) -> AuditSample {
    .with {
      let names = [kpi] + beside
      $0.kpis += ["\(kpi): {objective: maximize, weight: 1}"] + beside.map { "\($0): {}" }
      $0.goals.append(
        "another: {kpi: \(kpi), target: at least 5, goal type: \(type), review: weekly}")
      let brings = names.map { "\($0): {per 1k: 3}" }.joined(separator: ", ")
      $0.lines.append("video: {spend: 0..30k, brings: {\(brings)}}")
    }
  }

  @Test(
    "finds KPIs that say nothing about the goal that they are to measure",
    arguments: [
      ("impressions", "sales"), ("clicks", "leads"), ("follower growth", "traffic"),
      ("orders placed", "awareness"),
    ])
  func wrongKind(kpi: String, type: String) throws {
    var sample = sample(kpi, type: type)
    if kpi == "orders placed" {
      sample.kpis[3] = "orders placed: {objective: maximize, weight: 1, measures: orders}"
    }
    let findings = try sample.audit().findings.filter { $0.code == .wrongKind }
    guard case .misfit(let misfit) = try #require(findings.first).fact else {
      Issue.record("no misfit")
      return
    }
    #expect(misfit.goal == "another" && misfit.kpi == kpi && misfit.type == type)
    #expect(misfit.role == .noise && misfit.isGoalsOwn && !misfit.better.contains(kpi))
    #expect(findings.count == 1 && findings[0].severity == .error)
    #expect(findings[0].path == ["goals", "another", "kpi"])
  }

  @Test(
    "does not object to KPIs that measure their goal",
    arguments: [
      ("impressions", "awareness"), ("attributed revenue", "sales"), ("sign-ups", "leads"),
      ("comments", "engagement"), ("referral sessions", "traffic"),
    ])
  func rightKind(kpi: String, type: String) throws {
    let codes = try sample(kpi, type: type).codes()
    #expect(!codes.contains { ["G201", "G202", "G203", "G206"].contains($0) }, "\(codes)")
  }

  @Test("finds an objective that says nothing about any goal, with its part of the weights")
  func foreignObjective() throws {
    func sample(_ keys: String) -> AuditSample {
      .with {
        $0.kpis.append("likes: {\(keys)}")
        $0.lines.append("video: {spend: 0..30k, brings: {likes: {per 1k: 3}}}")
      }
    }
    let findings = try sample("objective: maximize, weight: 5").audit().findings
    guard case .misfit(let misfit) = try #require(findings.first).fact else {
      Issue.record("no misfit")
      return
    }
    #expect(findings.count == 1 && !misfit.isGoalsOwn && misfit.goal == "more leads")
    #expect(misfit.shareOfWeights == 0.5)
    #expect(misfit.better.first == "qualified leads")
    // As a limit it is no objective.
    #expect(try sample("at least: 3").codes() == [])
  }

  @Test("tells what it costs to work for what does not measure the goal, by solving for both")
  func price() throws {
    let sample = AuditSample.with {
      $0.kpis = ["likes: {objective: maximize}", "orders: {}"]
      $0.goals = ["sell: {kpi: likes, target: 5, goal type: sales, review: weekly}"]
      $0.objectives = ""
      $0.lines = [
        "a: {spend: 0..100k, brings: {likes: {per 1k: 2}, orders: {per 1k: 1}}}",
        "b: {spend: 0..100k, brings: {likes: {per 1k: 1}, orders: {per 1k: 4}}}",
      ]
    }
    let findings = try sample.audit().findings
    guard case .misfit(let misfit) = try #require(findings.first).fact else {
      Issue.record("\(findings)")
      return
    }
    let price = try #require(misfit.price)
    #expect(price.kpi == "orders")
    #expect(abs(price.best - 400) < 0.1 && abs(price.left - 100) < 0.1)
    // Nothing in the scenario measures the goal: there is nothing to compare with.
    let alone = AuditSample.with {
      $0 = sample
      $0.kpis.removeLast()
      $0.lines = ["a: {spend: 0..100k, brings: {likes: {per 1k: 2}}}"]
    }
    guard case .misfit(let other) = try #require(try alone.audit().findings.first).fact else {
      return
    }
    #expect(other.price == nil)
  }

  @Test("finds goals measured by what only helps to read others")
  func contextOnly() throws {
    func found(_ kpi: String) throws -> [AuditFinding] {
      try sample(kpi, type: "awareness").audit().findings.filter { $0.code == .contextOnly }
    }
    let findings = try found("video views")
    #expect(findings.map(\.severity) == [.warning])
    #expect(try found("impressions") == [])
  }

  @Test("finds clicks without the quality of sessions, and leads without qualification")
  func companions() throws {
    let clicks = try sample("clicks", type: "traffic").audit().findings.filter {
      $0.code == .companionMissing
    }
    guard case .companionMissing(let goal, let kpi, let others, _) = try #require(clicks.first).fact
    else { return }
    #expect(goal == "another" && kpi == "clicks" && others.contains("bounce rate"))
    #expect(clicks[0].path == ["kpis", "clicks"])
    let beside = try sample("clicks", type: "traffic", beside: ["referral sessions"]).codes()
    #expect(!beside.contains("G203"))
    let leads = AuditSample.with {
      $0.kpis[0] = "leads: {objective: maximize, weight: 3}"
      $0.kpis[2] = "cost per lead: {ratio: spend / leads, at most: 400 EUR}"
      $0.goals = $0.goals.map { $0.replacing("qualified lead", with: "lead") }
      $0.lines = $0.lines.map { $0.replacing("qualified lead", with: "lead") }
    }
    let raw = try leads.audit().findings.filter { $0.code == .companionMissing }
    #expect(raw.map(\.path) == [["kpis", "leads"]])
    var qualified = leads
    qualified.kpis.append("qualified leads: {}")
    qualified.lines.append("video: {spend: 0..30k, brings: {qualified leads: {per 1k: 3}}}")
    #expect(try !qualified.codes().contains("G203"))
  }

  @Test("finds objectives that run against what the KPI is")
  func direction() throws {
    func sample(_ objective: String) -> AuditSample {
      .with {
        $0.kpis.append(
          "visits lost: {objective: \(objective), weight: 1, measures: churn rate}")
        $0.lines.append("video: {spend: 0..30k, brings: {visits lost: {per 1k: 3}}}")
      }
    }
    let findings = try sample("maximize").audit().findings.filter { $0.code == .wrongDirection }
    #expect(findings.map(\.path) == [["kpis", "visits lost", "objective"]])
    #expect(try !sample("minimize").codes().contains("G204"))
  }

  @Test("finds rates of several lines that are added up, and not those of one line")
  func addedUpRates() throws {
    func sample(_ lines: Int) -> AuditSample {
      .with {
        $0.kpis.append("CTR: {at most: 5}")
        for number in 1...lines {
          $0.lines.append("line \(number): {spend: 1k, brings: {CTR: {per 1k: 0.02}}}")
        }
      }
    }
    let findings = try sample(2).audit().findings
    guard case .addedUp(let sum) = try #require(findings.first).fact else {
      Issue.record("nothing added up")
      return
    }
    #expect(findings.count == 1 && findings[0].severity == .error)
    #expect(sum.lines == 2 && sum.inPlan?.lines == 2)
    #expect(abs((sum.inPlan?.value ?? 0) - 0.04) < 1e-9)
    #expect(try sample(1).codes() == [])
  }

  @Test("finds people whom several lines reach added up, and not where everybody counts once")
  func addedUpPeople() throws {
    func sample(_ keys: String) -> AuditSample {
      .with {
        $0.kpis.append("reach: {\(keys), at least: 10}")
        for number in 1...2 {
          $0.lines.append("line \(number): {spend: 0..9k, brings: {reach: {per 1k: 200}}}")
        }
      }
    }
    let findings = try sample("unit: people").audit().findings
    #expect(findings.map(\.code) == [.addedUp])
    #expect(findings[0].severity == .warning)
    #expect(try sample("combine: independent, population: 1M").codes() == [])
    #expect(try sample("measures: impressions").codes() == [])
  }

  @Test("says where a goal has no kind, or a KPI that is not known")
  func unknownKind() throws {
    let untyped = AuditSample.with {
      $0.goals[1] = $0.goals[1].replacing(", goal type: efficiency", with: "")
    }
    let findings = try untyped.audit().findings
    #expect(findings.map(\.fact) == [.unknownKind(goal: "cheaper leads", kpi: nil)])
    #expect(findings[0].severity == .note)
    let unknown = try sample("happiness", type: "sales").audit().findings.filter {
      $0.code == .unknownKind
    }
    #expect(unknown.map(\.fact) == [.unknownKind(goal: "another", kpi: "happiness")])
  }
}
