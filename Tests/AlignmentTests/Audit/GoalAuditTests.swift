// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("The audit of goals")
struct GoalAuditTests {
  @Test("finds nothing where nothing is wrong")
  func sound() throws {
    let audit = try AuditSample().audit()
    #expect(audit.findings.map(\.fact) == [])
    #expect(audit.omissions == [] && audit.obstacle == nil && audit.solution != nil)
  }

  @Test("misses goals where something is worked for, and only there")
  func noGoals() throws {
    let audit = try AuditSample.with {
      $0.goals = []
      $0.objectives = ""
    }.audit()
    #expect(audit.findings.map(\.fact) == [.noGoals(kpis: ["qualified leads", "orders"])])
    #expect(audit.findings[0].path == ["kpis"])
    let idle = """
      apportion: 1
      budget: 5k
      kpis: {orders: {}}
      campaigns: {tv: {spend: 0..5k, brings: {orders: {per 1: 1}}}}
      """
    let quiet = try Auditor(try load(idle)).audit()
    #expect(quiet.findings == [] && quiet.obstacle == .undeclared)
  }

  @Test("finds a KPI that no goal needs, worked for or only reported")
  func unneeded() throws {
    func codes(_ keys: String) throws -> [AuditFinding] {
      try AuditSample.with {
        $0.kpis.append("brand love: {\(keys)}")
        $0.lines.append("video: {spend: 0..30k, brings: {brand love: {per 1k: 3}}}")
      }.audit().findings
    }
    let worked = try codes("objective: maximize, weight: 2")
    #expect(worked.map(\.fact) == [.unneededKPI(kpi: "brand love", isWorkedFor: true)])
    #expect(worked[0].severity == .warning && worked[0].path == ["kpis", "brand love"])
    let reported = try codes("unit: points")
    #expect(reported.map(\.fact) == [.unneededKPI(kpi: "brand love", isWorkedFor: false)])
    #expect(reported[0].severity == .note)
    // A limit is a reason to have it.
    #expect(try codes("at least: 1") == [])
  }

  @Test("takes what a goal's KPI is made of, or what is a rate of it, for needed")
  func ingredients() throws {
    let sample = AuditSample.with {
      $0.kpis.append("forms begun: {}")
      $0.lines[0] =
        "search: {spend: 0..80k, brings: {forms begun: {hill: {max: 9k, half: 40k}}, qualified leads: {rate: 10%, of: forms begun}, orders: {per 1k: 1}}}"
    }
    #expect(try sample.codes() == [])
  }

  @Test("takes what is declared to stand for a needed KPI for needed, and its platform for right")
  func proxies() throws {
    func sample(_ rest: String) -> AuditSample {
      .with {
        $0.kpis.append("calls: {unit: calls}")
        $0.lines.append(
          "video: {spend: 0..30k, platform objective: calls, brings: {calls: {per 1k: 3}, orders: {per 1k: 1}}}"
        )
        $0.rest = rest
      }
    }
    #expect(try sample("proxies: {calls: {for: orders}}\n").codes() == [])
    #expect(try Set(sample("").codes()) == ["G401", "G102"])
  }

  @Test("finds a goal without a KPI")
  func unmeasured() throws {
    let sample = AuditSample.with {
      $0.goals.append("be loved: {serves: policy sales, review: weekly}")
    }
    let findings = try sample.audit().findings
    #expect(findings.map(\.fact) == [.unmeasuredGoal(goal: "be loved")])
    #expect(findings[0].severity == .error && findings[0].path == ["goals", "be loved"])
  }

  @Test(
    "finds a goal that nothing works toward, unless a limit, an objective, a must or a part of it does",
    arguments: [
      ("unit: people", "", ["G104"]), ("at least: 10", "", []), ("", ", must: true", []),
      ("objective: maximize, weight: 1", "", []),
    ])
  func idle(keys: String, must: String, codes: [String]) throws {
    let sample = AuditSample.with {
      $0.kpis.append("sign-ups: {\(keys)}")
      $0.goals.append(
        "more people: {kpi: sign-ups, target: at least 20, serves: policy sales, goal type: leads, review: weekly\(must)}"
      )
      $0.lines.append("video: {spend: 0..30k, brings: {sign-ups: {per 1k: 3}}}")
    }
    #expect(try sample.codes() == codes)
  }

  @Test(
    "counts what is made of a goal's KPI to it, and what stands for another one as work toward that"
  )
  func madeOf() throws {
    let sample = AuditSample.with {
      $0.kpis.append("calls: {unit: calls}")
      $0.kpis.append("cost per call: {ratio: spend / calls}")
      $0.kpis.append("good calls: {at least: 1}")
      $0.goals[1] =
        "more calls: {kpi: calls, target: at least 20, serves: policy sales, goal type: traffic, rank: secondary, review: weekly}"
      $0.lines.append(
        "video: {spend: 0..30k, brings: {calls: {per 1k: 3}, good calls: {rate: 40%, of: calls}}}")
      $0.rest = "proxies: {good calls: {for: calls}}\n"
    }
    // What 'calls' measures is not known; 'cost per call' is counted to the goal, and good calls stand for them.
    #expect(try sample.codes() == ["G206"])
  }

  @Test(
    "takes a goal that must be met for a limit, whichever way its KPI is solved for"
  )
  func must() throws {
    let sample = AuditSample.with {
      $0.goals[0] = $0.goals[0].replacing("target: 500", with: "target: 500, must: true")
    }
    let audit = try sample.audit()
    #expect(audit.findings == [] && audit.omissions == [])
  }

  @Test("finds a goal whose KPI no plan moves, by solving for its most and its least")
  func unmoved() throws {
    let sample = AuditSample.with {
      $0.kpis.append("sign-ups: {base: 500, at least: 100}")
      $0.goals.append(
        "more people: {kpi: sign-ups, target: at least 600, goal type: leads, review: weekly}")
    }
    let findings = try sample.audit().findings
    #expect(
      findings.map(\.fact) == [.unmovedGoal(goal: "more people", kpi: "sign-ups", value: 500)])
    #expect(findings[0].severity == .error)
    let moved = AuditSample.with {
      $0.kpis.append("sign-ups: {base: 500, at least: 100}")
      $0.goals.append(
        "more people: {kpi: sign-ups, target: at least 600, goal type: leads, review: weekly}")
      $0.lines.append("video: {spend: 0..30k, brings: {sign-ups: {per 1k: 3}}}")
    }
    #expect(try moved.codes() == [])
  }

  @Test("finds a business objective that no goal serves")
  func unserved() throws {
    let sample = AuditSample.with {
      $0.objectives = "policy sales: {kpi: orders}\n  fame: {kpi: qualified leads}"
    }
    let findings = try sample.audit().findings
    #expect(findings.map(\.fact) == [.unservedObjective(name: "fame", kpi: "qualified leads")])
    #expect(findings[0].path == ["business objectives", "fame"])
  }

  @Test("finds more than one primary and more than one secondary goal")
  func ranks() throws {
    let primary = AuditSample.with {
      $0.goals[1] = $0.goals[1].replacing("rank: secondary", with: "rank: primary")
    }
    let findings = try primary.audit().findings
    #expect(
      findings.map(\.fact) == [
        .severalGoals(rank: .primary, goals: ["more leads", "cheaper leads"])
      ])
    #expect(findings[0].path == ["goals", "cheaper leads", "rank"])
    let secondary = AuditSample.with {
      $0.goals[0] = $0.goals[0].replacing("rank: primary", with: "rank: secondary")
    }
    #expect(try secondary.codes() == ["G108"])
    let none = AuditSample.with {
      $0.goals = $0.goals.map {
        $0.replacing("rank: primary, ", with: "").replacing("rank: secondary, ", with: "")
      }
    }
    #expect(try none.codes() == [])
  }

  @Test("finds a goal with more than three KPIs, and one with a single KPI")
  func kpisPerGoal() throws {
    func sample(_ names: [String]) -> AuditSample {
      .with {
        $0.kpis += names.map { "\($0): {}" }
        let brings = names.map { "\($0): {per 1k: 3}" }.joined(separator: ", ")
        if !names.isEmpty { $0.lines.append("video: {spend: 0..30k, brings: {\(brings)}}") }
      }
    }
    #expect(try sample(["sign-ups"]).codes() == [])
    let many = try sample(["sign-ups", "form completions"]).audit().findings
    #expect(
      many.map(\.fact) == [
        .kpisOfGoal(
          goal: "more leads",
          kpis: ["qualified leads", "cost per qualified lead", "sign-ups", "form completions"])
      ])
    #expect(many[0].severity == .warning)
    let alone = AuditSample.with {
      $0.goals.removeLast()
      $0.kpis.removeLast()
      $0.kpis.append("sales calls: {objective: maximize, weight: 1, measures: orders}")
      $0.lines.append("video: {spend: 0..30k, brings: {sales calls: {per 1k: 3}}}")
    }
    let findings = try alone.audit().findings
    #expect(
      findings.filter { $0.code == .kpisPerGoal }.map(\.fact) == [
        .kpisOfGoal(goal: "more leads", kpis: ["qualified leads"])
      ])
    #expect(findings.first { $0.code == .kpisPerGoal }?.severity == .note)
  }

  @Test("finds more than five KPIs to watch, and fewer than three")
  func dashboard() throws {
    let names = ["calls", "visits", "letters"]
    let many = AuditSample.with {
      $0.kpis += names.map { "\($0): {objective: maximize, weight: 1, measures: orders}" }
      // The catalogue puts orders beside the goal of efficiency, so that each of them is needed.
      for (number, name) in names.enumerated() {
        $0.lines.append("line \(number): {spend: 0..30k, brings: {\(name): {per 1k: 3}}}")
      }
    }
    let findings = try many.audit().findings.filter { $0.code == .dashboard }
    #expect(
      findings.map(\.fact) == [
        .dashboard(kpis: ["qualified leads", "orders", "cost per qualified lead"] + names)
      ])
    #expect(findings[0].severity == .warning)
    let few = AuditSample.with {
      $0.goals.removeLast()
      $0.kpis.removeLast()
    }
    let notes = try few.audit().findings
    #expect(
      notes.map(\.fact) == [
        .kpisOfGoal(goal: "more leads", kpis: ["qualified leads"]),
        .dashboard(kpis: ["qualified leads", "orders"]),
      ])
    #expect(notes.map(\.severity) == [.note, .note])
  }

  @Test(
    "finds goals that are looked at monthly or never",
    arguments: [
      ("", ReviewRhythm?.none, true), (", review: monthly", .monthly, true),
      (", review: weekly", .weekly, false), (", review: biweekly", .biweekly, false),
    ])
  func review(key: String, rhythm: ReviewRhythm?, isFound: Bool) throws {
    let sample = AuditSample.with {
      $0.goals[0] = $0.goals[0].replacing(", review: weekly", with: key)
    }
    let facts = try sample.audit().findings.map(\.fact)
    #expect(facts == (isFound ? [.rareReview(goal: "more leads", rhythm: rhythm)] : []))
  }
}
