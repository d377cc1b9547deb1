// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Testing

@testable import Alignment

@Suite("The audit of objectives and weights")
struct TradeOffAuditTests {
  /// A scenario with two objectives and no goals, and what is found in it but that.
  private func findings(
    _ kpis: String, _ lines: String, budget: String = "100", rest: String = "",
    options: SearchOptions = SearchOptions()
  ) throws -> [AuditFinding] {
    let text = """
      apportion: 1
      budget: \(budget)
      kpis: {\(kpis)}
      campaigns: {\(lines)}
      \(rest)
      """
    return try Auditor(try load(text)).audit(options).findings.filter {
      $0.code != .noGoals
    }
  }

  private let two = "a: {objective: maximize, weight: 2}, b: {objective: maximize, weight: 1}"

  // MARK: One measure

  @Test(
    "finds two objectives that are nearly the same measure, with what the other's best plan brings")
  func same() throws {
    let found = try findings(
      two,
      """
      x: {spend: 0..80, brings: {a: {hill: {max: 90, half: 30}}, b: {rate: 50%, of: a}}},
      y: {spend: 0..80, brings: {a: {hill: {max: 60, half: 20}}, b: {rate: 51%, of: a}}}
      """)
    guard case .sameMeasure(let pair, let apart) = try #require(found.first).fact else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1 && found[0].path == ["kpis", "b", "objective"])
    #expect(pair.first.kpi == "a" && pair.second.kpi == "b")
    #expect(pair.first.shareAtOther > 0.999 && pair.second.shareAtOther > 0.999)
    #expect(pair.first.worst == 0 && apart >= 0 && apart < 0.05)
  }

  @Test("does not take objectives for one measure that merely need not compete")
  func apart() throws {
    // Both get all that they can take, so that there is nothing to trade off; but each can be had without the other.
    let found = try findings(
      two,
      "x: {spend: 0..30, brings: {a: {per 1: 1}}}, y: {spend: 0..40, brings: {b: {per 1: 1}}}")
    #expect(!found.contains { $0.code == .sameMeasure })
  }

  @Test("does not take objectives for one measure that share a best plan and come apart elsewhere")
  func sharedBest() throws {
    // Every line gets its most in the best plan of either, and brings them in other proportions.
    let found = try findings(
      two,
      "x: {spend: 0..30, brings: {a: {per 1: 9}, b: {per 1: 1}}}, y: {spend: 0..40, brings: {a: {per 1: 1}, b: {per 1: 9}}}"
    )
    #expect(found.map(\.code) == [.idleWeight, .idleWeight])
  }

  @Test("does not take objectives for one measure whose lines bring them in other proportions")
  func different() throws {
    let found = try findings(
      two,
      """
      x: {spend: 0..80, brings: {a: {hill: {max: 90, half: 30}}, b: {hill: {max: 20, half: 30}}}},
      y: {spend: 0..80, brings: {a: {hill: {max: 20, half: 20}}, b: {hill: {max: 60, half: 20}}}}
      """)
    #expect(found == [])
  }

  // MARK: Opposites

  @Test("finds two objectives of which one loses what the other gains, with the rate")
  func opposed() throws {
    let found = try findings(
      two,
      "x: {spend: 0..100, brings: {a: {per 1: 4}}}, y: {spend: 0..100, brings: {b: {per 1: 2}}}",
      budget: "{exactly: 100}")
    guard case .opposed(let pair, let exchange) = try #require(found.first).fact else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1 && found[0].severity == .error)
    #expect(abs(exchange - 2) < 1e-6)
    #expect(pair.first.atOther == 0 && pair.second.atOther == 0)
  }

  @Test(
    "does not take an ordinary trade-off for an opposition",
    arguments: [
      // Money may be left over, so that plans can be bad for both.
      ("100", "per 1: 4", "per 1: 2"),
      // Curves make the middle better than a mix of the ends.
      ("{exactly: 100}", "hill: {max: 90, half: 30}", "hill: {max: 60, half: 20}"),
    ])
  func tradeOff(budget: String, a: String, b: String) throws {
    let found = try findings(
      two, "x: {spend: 0..100, brings: {a: {\(a)}}}, y: {spend: 0..100, brings: {b: {\(b)}}}",
      budget: budget)
    #expect(found == [])
  }

  @Test("finds that reach bought at one price only, against spend, is the same money twice")
  func spend() throws {
    let kpis = "a: {objective: maximize, weight: 2}, spend: {objective: minimize, weight: 1}"
    let straight = try findings(kpis, "x: {spend: 0..100, brings: {a: {per 1: 4}}}")
    #expect(straight.map(\.code) == [.opposed])
    let curved = try findings(kpis, "x: {spend: 0..100, brings: {a: {hill: {max: 90, half: 30}}}}")
    #expect(curved == [])
  }

  // MARK: Weights

  @Test("finds a weight on a KPI that is the same in every plan")
  func constant() throws {
    let found = try findings(
      two + ", c: {objective: maximize, weight: 3, base: 7}",
      """
      x: {spend: 0..80, brings: {a: {hill: {max: 90, half: 30}}, b: {hill: {max: 20, half: 30}}}},
      y: {spend: 0..80, brings: {a: {hill: {max: 20, half: 20}}, b: {hill: {max: 60, half: 20}}}}
      """)
    #expect(
      found.map(\.fact) == [
        .idleWeight(.init(kpi: "c", weight: 3, value: 7, cause: .sameEitherWay))
      ])
    #expect(found[0].path == ["kpis", "c", "weight"])
  }

  @Test(
    "finds a weight whose scale makes it count next to nothing, and not one on a scale of its size")
  func outweighed() throws {
    let lines = """
      x: {spend: 0..80, brings: {a: {hill: {max: 90k, half: 30}}, b: {hill: {max: 2, half: 30}}}},
      y: {spend: 0..80, brings: {a: {hill: {max: 20k, half: 20}}, b: {hill: {max: 6, half: 20}}}}
      """
    let kpis = "a: {objective: maximize, weight: 1}, b: {objective: maximize, weight: 1}"
    let found = try findings(kpis, lines, rest: "trade-off: {scale: none}")
    guard case .idleWeight(let weight) = try #require(found.first).fact,
      case .outweighed(let share, let alone, let without) = weight.cause
    else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1 && weight.kpi == "b")
    #expect(share < 0.001 && alone > without && abs(weight.value - without) < 0.01)
    #expect(try findings(kpis, lines) == [])
  }

  @Test("does not object to weights where priorities settle the order")
  func priorities() throws {
    let found = try findings(
      "a: {objective: maximize, priority: 1, give up: 10%}, b: {objective: maximize, priority: 2}",
      """
      x: {spend: 0..80, brings: {a: {hill: {max: 90, half: 30}}, b: {hill: {max: 20, half: 30}}}},
      y: {spend: 0..80, brings: {a: {hill: {max: 20, half: 20}}, b: {hill: {max: 60, half: 20}}}}
      """)
    #expect(found == [])
  }

  // MARK: Rules

  @Test("finds the rule that leaves weights without effect, and what would be without it")
  func overruled() throws {
    let lines = """
      x: {spend: 0..100, brings: {a: {hill: {max: 90, half: 30}}}},
      y: {spend: 0..100, brings: {b: {hill: {max: 60, half: 20}}}}
      """
    let found = try findings(
      two, lines, budget: "{exactly: 100}",
      rest: "rules: {cap: {spend on: y, at most: 90}, mix: {spend on: x, exactly: 40}}")
    #expect(found.map(\.code) == [.overruled, .overruled])
    guard case .overruled(let rule) = try #require(found.first).fact else { return }
    #expect(rule.kpi == "a" && rule.rule == ["rules", "mix"] && rule.weight == 2)
    #expect(abs(rule.value - 90 * 40 / 70) < 1e-6)
    #expect(rule.last < rule.value && rule.first > rule.value)
    // The cap alone leaves the weights their effect.
    let loose = try findings(
      two, lines, budget: "{exactly: 100}", rest: "rules: {cap: {spend on: y, at most: 90}}")
    #expect(loose == [])
  }

  @Test("tells a limit of a KPI and a goal that must be met from rules")
  func otherRules() throws {
    let lines = """
      x: {spend: 0..100, brings: {a: {per 1: 1}}}, y: {spend: 0..100, brings: {b: {hill: {max: 60, half: 20}}}}
      """
    let limit = try findings(
      "a: {objective: maximize, weight: 2, at least: 100}, b: {objective: maximize, weight: 1}",
      lines)
    #expect(
      limit.compactMap { finding -> [String]? in
        if case .overruled(let rule) = finding.fact { rule.rule } else { nil }
      } == [["kpis", "a", "at least"], ["kpis", "a", "at least"]])
    let must = try findings(
      two, lines,
      rest: "goals: {all of a: {kpi: a, target: at least 100, must: true, review: weekly}}")
    #expect(
      must.compactMap { finding -> [String]? in
        if case .overruled(let rule) = finding.fact { rule.rule } else { nil }
      } == [["goals", "all of a"], ["goals", "all of a"]])
  }

  // MARK: Ends

  @Test("says what it left out where there is no plan, no trade-off or no time")
  func omissions() throws {
    func audit(_ text: String, _ options: SearchOptions = SearchOptions()) throws -> Audit {
      try Auditor(try load(text)).audit(options)
    }
    let lines = "campaigns: {x: {spend: 0..9, brings: {a: {per 1: 1}, b: {per 1: 2}}}}\n"
    let impossible = try audit(
      "apportion: 1\nbudget: 5\nkpis: {\(two)}\n\(lines)rules: {r: {spend on: x, at least: 7}}")
    guard case .infeasible = impossible.obstacle else {
      Issue.record("\(String(describing: impossible.obstacle))")
      return
    }
    #expect(impossible.solution == nil && impossible.findings.map(\.code) == [.noGoals])
    let undeclared = try audit(
      "apportion: 1\nbudget: 5\nkpis: {a: {objective: maximize}, b: {objective: maximize}}\n\(lines)"
    )
    #expect(undeclared.obstacle == .undeclared)
    #expect(undeclared.findings.map(\.code) == [.noGoals, .sameMeasure])
    let unbounded = try audit(
      "apportion: 1\nkpis: {a: {objective: maximize}}\ncampaigns: {x: {spend: 0.., brings: {a: {per 1: 1}}}}"
    )
    #expect(unbounded.obstacle == .unbounded(Unboundedness(campaigns: ["x"])))
    let hurried = try AuditSample().audit(SearchOptions(timeLimit: .zero))
    #expect(hurried.obstacle == .interrupted(.timeLimit) || hurried.interruption == .timeLimit)
  }
}
