// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Scenarios
import Testing

/// What is said of why a plan is as it is gets checked as plans are, and what does not hold is not
/// said.
@Suite("Claims about reasons")
struct ReasonClaimTests {
  private func failures(
    _ solution: Solution, _ scenario: CheckedScenario
  ) -> (subjects: Set<VerificationReport.Subject>, answer: Solution) {
    let upheld = Verifier(scenario).uphold(solution)
    #expect(upheld.report.isSound)
    return (Set(upheld.report.failures.map(\.subject)), upheld.answer)
  }

  // MARK: Limits

  private static let held = """
    apportion: 1
    budget: 100
    kpis: {leads: {objective: maximize}}
    campaigns:
      a: {spend: 0..100, brings: {leads: {per 1: 3}}}
      b: {spend: 0..100, brings: {leads: {per 1: 2}}}
      c: {spend: 0..100, brings: {leads: {per 1: 1}}}
    rules: {cap of a: {spend on: a, at most: 20}, two: {spend on: [a, b], at most: 70}, wide: {spend on: c, at most: 90}}
    """

  @Test("a limit with room that is named, and one without that is not, are found and mended")
  func limits() throws {
    let written = try Written(Self.held)
    let solution = try written.solved()
    let limiting = solution.plan.limiting
    #expect(limiting.count == 3)
    let spoilt: [[LimitID]] = [
      [], Array(limiting.dropFirst()), Array(limiting.dropLast()), limiting + limiting,
      limiting + [.rule("wide", member: nil, .atMost)],
      limiting + [.rule("none", member: nil, .atMost)],
      limiting + [.budget(.atLeast)],
    ]
    for names in spoilt {
      var tampered = solution
      tampered.plan.limiting = names
      let found = failures(tampered, written.scenario)
      #expect(found.subjects == [.limiting], "\(names)")
      #expect(Set(found.answer.plan.limiting) == Set(limiting))
    }
    var tampered = solution
    tampered.plan.allocations[2].binding = [.limit(.rule("wide", member: nil, .atMost))]
    let found = failures(tampered, written.scenario)
    #expect(found.subjects == [.limiting])
    #expect(found.answer.plan.allocations[2].binding.isEmpty)
  }

  // MARK: Money that stays

  private static let reasons: [(name: String, line: String, rule: String)] = [
    ("less", "a: {spend: 0..20k, brings: {leads: {points: {0: 0, 1k: 90, 3k: 150, 20k: 0}}}}", ""),
    (
      "nothing", "a: {spend: 0..20k, brings: {leads: {points: {0: 0, 1k: 90, 3k: 150, 20k: 150}}}}",
      ""
    ),
    ("most", "a: {spend: 0..20k, brings: {leads: {per 1k: 2}}}", ""),
    (
      "limits", "a: {spend: 0..60k, brings: {leads: {per 1k: 2}}}",
      "few: {spend on: all, at most: 5k}, wide: {spend on: all, at most: 49k}"
    ),
    (
      "little", "a: {buys: {unit: spot, price: 15k, whole: true}, brings: {leads: {per unit: 2}}}",
      ""
    ),
    ("little", "a: {spend: 0..60k, step: 15k, brings: {leads: {per 1k: 2}}}", ""),
  ]

  private func name(_ reason: UnspentMoney.Reason?) -> String {
    switch reason {
    case .allAtMost: "most"
    case .bringsLess: "less"
    case .bringsNothing: "nothing"
    case .tooLittle: "little"
    case .limits: "limits"
    case nil: ""
    }
  }

  @Test(
    "any other reason for money that stays, and any other amount, is found and not said",
    arguments: 0..<6)
  func unspent(case position: Int) throws {
    let sample = Self.reasons[position]
    let written = try Written(
      "apportion: 1\nbudget: 50k\nkpis: {leads: {objective: maximize}}\ncampaigns:\n  \(sample.line)\n"
        + (sample.rule.isEmpty ? "" : "rules: {\(sample.rule)}\n"))
    let solution = try written.solved()
    let unspent = try #require(solution.unspent)
    guard name(unspent.reason) == sample.name else {
      Issue.record("\(String(describing: unspent.reason))")
      return
    }
    var others: [UnspentMoney.Reason] = [
      .allAtMost, .bringsLess, .bringsNothing, .tooLittle(least: 40_000), .limits([]),
      .limits([.budget(.atMost)]), .limits([.rule("wide", member: nil, .atMost)]),
    ].filter { name($0) != sample.name || name($0) == "limits" }
    if case .tooLittle(let least) = unspent.reason {
      others += [.tooLittle(least: least / 2), .tooLittle(least: least * 1.5)]
    }
    for other in others {
      var tampered = solution
      tampered.unspent?.reason = other
      let found = failures(tampered, written.scenario)
      #expect(found.subjects.contains(.unspent), "\(other)")
      #expect(found.answer.unspent == UnspentMoney(amount: unspent.amount, reason: nil))
    }
    for amount in [0, unspent.amount - 1, unspent.amount + 1] {
      var tampered = solution
      tampered.unspent?.amount = amount
      let found = failures(tampered, written.scenario)
      #expect(found.subjects.contains(.unspent))
    }
    var silent = solution
    silent.unspent = nil
    #expect(failures(silent, written.scenario).subjects.contains(.unspent))
  }

  @Test("what would be enough is told to the last unit of money, not to the next that was tried")
  func least() throws {
    let profit = try Written(
      """
      apportion: 1
      budget: 50k
      kpis: {sales: {}, profit: {sum: sales - spend, objective: maximize}}
      campaigns:
        a: {spend: 0..90k, brings: {sales: {points: {0: 0, 40k: 0, 90k: 900k}}}}
        b: {spend: 30k..30k, brings: {sales: {per 1: 2}}}
      """)
    guard case .tooLittle(let least)? = try profit.solved().unspent?.reason else {
      Issue.record("\(String(describing: try profit.solved().unspent))")
      return
    }
    // 18 · (x - 40k) passes x at 42,353.
    #expect(abs(least - 42_352.94) < 1)
  }

  // MARK: Returns

  @Test("another best return than there is, or another proof of it, is found and not said")
  func returns() throws {
    let written = try Written(
      """
      apportion: 1
      budget: 1M
      kpis: {revenue: {objective: maximize}, roas: {ratio: revenue / spend, at least: 5}}
      campaigns: {search: {spend: 0..600k, brings: {revenue: {hill: {max: 900k, half: 400k}}}}}
      """)
    let solution = try written.solved()
    let found = try #require(solution.unreachable.first)
    #expect(abs(found.best - 2.25) < 1e-4)
    let spoilt: [(inout UnreachableRatio) -> Void] = [
      { $0.best = 2 }, { $0.best = 2.5 }, { $0.best = 6 },
      { $0.limit = .budget(.atMost) }, { $0.limit = .kpi("revenue", .atLeast) },
      { $0.nearest.allocations[0].spend = 300_000 },
      { $0.proof.weights[0].weight = 0.5 },
      { $0.proof.multipliers = [.init(limit: .kpi("roas", .atLeast), value: 1)] },
      { $0.proof.multipliers = [.init(limit: .budget(.atMost), value: -1)] },
      {
        // The proof of less: plans have more.
        $0.best = 2
        $0.proof.score = Score(weights: [
          .init(kpi: "revenue", weight: 1), .init(kpi: "spend", objective: .minimize, weight: 2),
        ])
      },
    ]
    for (position, spoil) in spoilt.enumerated() {
      var tampered = solution
      spoil(&tampered.unreachable[0])
      let result = failures(tampered, written.scenario)
      #expect(result.subjects == [.unreachable], "\(position)")
      #expect(result.answer.unreachable.isEmpty)
    }
  }

  // MARK: The same in every plan

  private static let alike = """
    apportion: 1
    budget: 20
    kpis: {reach: {objective: maximize, weight: 1}, trust: {objective: maximize, weight: 5}}
    campaigns:
      a: {spend: 0..20, brings: {reach: {per 1: 1}, trust: {per 1: 2}}}
      b: {spend: 0..20, brings: {reach: {per 1: 3}, trust: {per 1: 2}}}
    rules: {all of it: {spend on: all, exactly: 20}}
    """

  @Test(
    "a KPI is told to be the same in every plan with a proof that none is better and none worse")
  func same() throws {
    let written = try Written(Self.alike)
    let solution = try written.solved()
    let trust = try #require(solution.scales.first { $0.kpi == "trust" })
    #expect(trust.isConstant)
    #expect(trust.sameness?.score.weights == [.init(kpi: "trust", objective: .minimize, weight: 1)])
    #expect(abs((trust.sameness?.bound ?? 0) + 40) < 1e-6)
  }

  @Test(
    "one that is told to be the same without a proof, or with one that says less, is not told so")
  func tamperedSameness() throws {
    let written = try Written(Self.alike)
    let solution = try written.solved()
    let place = try #require(solution.scales.firstIndex { $0.kpi == "trust" })
    let spoilt: [(inout ObjectiveScale) -> Void] = [
      { $0.sameness = nil }, { $0.sameness?.multipliers = [] },
      { $0.sameness?.score.weights[0].objective = .maximize },
      { $0.sameness?.score.weights[0].kpi = "reach" },
    ]
    for spoil in spoilt {
      var tampered = solution
      spoil(&tampered.scales[place])
      let found = failures(tampered, written.scenario)
      #expect(found.subjects == [.sameness])
      #expect(!found.answer.scales[place].isConstant)
    }
    let other = try #require(solution.scales.firstIndex { $0.kpi == "reach" })
    var tampered = solution
    tampered.scales[other].isConstant = true
    #expect(failures(tampered, written.scenario).subjects == [.sameness])
  }
}
