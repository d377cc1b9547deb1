// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing
import Verification

/// One way to spoil a sound plan and the checks that must find it.
struct Corruption: Sendable, CustomTestStringConvertible {
  let name: String
  let subjects: [VerificationReport.Subject]
  let spoil: @Sendable (inout Plan) -> Void

  init(
    _ name: String, _ subjects: [VerificationReport.Subject],
    spoil: @escaping @Sendable (inout Plan) -> Void
  ) {
    self.name = name
    self.subjects = subjects
    self.spoil = spoil
  }

  var testDescription: String { name }
}

@Suite("Verifying a plan")
struct PlanVerificationTests {
  @Test(
    "Plans worked out by hand pass every check, and their prices prove them best",
    arguments: [FlamingoGrill.mostExposure, FlamingoGrill.middle, FlamingoGrill.mostCustomers])
  func flamingoGrill(_ plan: Plan) throws {
    let report = verify(plan, of: try FlamingoGrill.scenario())
    #expect(report.isVerified, "\(report.failures)")
    let bound = try #require(report.rederivedBounds[0])
    #expect(abs(bound - plan.certificate.value) <= 1e-9 * abs(plan.certificate.value))
    #expect(report.envelopeLifts.isEmpty)
  }

  @Test("A curved plan with a closed form passes every check, and its price proves it best")
  func curved() throws {
    let plan = CurvedExample.best
    let report = verify(plan, of: try CurvedExample.scenario())
    #expect(report.isVerified, "\(report.failures)")
    let bound = try #require(report.rederivedBounds[0])
    #expect(abs(bound - plan.certificate.value) <= 1e-12 * plan.certificate.value)
    let made = Set(report.checks.map(\.subject))
    let elsewhere: Set<VerificationReport.Subject> = [
      .infeasibility, .axes, .order, .pieces, .dominance, .ends, .exchangeRates, .knee,
      .names, .stages, .ratio, .goals, .unspent, .unreachable, .sameness,
    ]
    let ofChoices: Set<VerificationReport.Subject> = [
      .packages, .settledBookings, .setUpFees, .commissions, .units, .minimumIfActive, .steps,
      .conditions,
      .cases, .emptyCases, .decisions,
    ]
    #expect(
      made == Set(VerificationReport.Subject.allCases).subtracting(elsewhere).subtracting(ofChoices)
    )
  }

  @Test("Each way to spoil a plan is found by the checks it breaks", arguments: Corruption.all)
  func corruption(_ corruption: Corruption) throws {
    var plan = CurvedExample.best
    corruption.spoil(&plan)
    let report = verify(plan, of: try CurvedExample.scenario())
    #expect(Set(report.failures.map(\.subject)) == Set(corruption.subjects), "\(report.failures)")
    for failure in report.failures {
      #expect(failure.description.hasPrefix("check '\(failure.subject.rawValue)' failed: "))
    }
  }

  @Test("Every spend and every value is checked: a change of one part in a million is found")
  func smallChanges() throws {
    let scenario = try CurvedExample.scenario()
    for line in 0..<2 {
      for factor in [1 - 1e-6, 1 + 1e-6] {
        var plan = CurvedExample.best
        plan.allocations[line].spend *= factor
        let failures = verify(plan, of: scenario).failures.map(\.subject)
        #expect(failures.contains(.budget) && failures.contains(.kpiValues))
      }
    }
    for kpi in CurvedExample.best.values.indices {
      for factor in [1 - 1e-6, 1 + 1e-6] {
        var plan = CurvedExample.best
        plan.values[kpi].value = plan.values[kpi].value.map { $0 * factor }
        #expect(verify(plan, of: scenario).failures.map(\.subject) == [.kpiValues])
      }
    }
  }

  @Test("Every limit of the scenario is checked on what the spends come to")
  func everyLimit() throws {
    let scenario = try CurvedExample.scenario()
    let cases: [([Double], VerificationReport.Subject, String)] = [
      ([200, 100], .budget, "'at least'"),
      ([300, 200], .budget, "the budget (at most) is broken: 500.0 must be at most 400.0"),
      ([5, 395], .spendRanges, "'video' gets 5.0"),
      ([325, 75], .spendRanges, "'video' gets 325.0"),
      ([325, 75], .rules, "'at most' of rule 'balance' for 'screens'"),
      ([375, 25], .rules, "'at least' of rule 'balance' for 'words'"),
      ([230, 170], .rules, "'at most' of rule 'steady' for 'video'"),
      ([280, 120], .rules, "'at least' of rule 'steady' for 'search'"),
      ([301, 99], .rules, "'at least' of rule 'signups of search'"),
    ]
    for (spends, subject, words) in cases {
      var plan = CurvedExample.best
      for line in 0..<2 { plan.allocations[line].spend = spends[line] }
      let failures = verify(plan, of: scenario).failures
      let found = failures.first { $0.subject == subject }?.detail ?? ""
      #expect(
        found.contains(words) || subject == .budget && found.contains("at least"), "\(failures)")
    }
  }

  @Test("Multipliers of any size prove a bound that no plan passes", arguments: 0..<60)
  func anyMultipliers(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    let scenario = try CurvedExample.scenario()
    var plan = CurvedExample.best
    var limits: [LimitID] = [
      .budget(.atLeast), .budget(.atMost), .kpi("reach", .atLeast), .kpi("reach", .atMost),
      .kpi("cost per signup", .atLeast), .kpi("cost per signup", .atMost),
      .kpi("profit", .atLeast), .rule("balance", member: "words", .atMost),
      .rule("balance", member: "screens", .atLeast), .rule("steady", member: "video", .atMost),
      .rule("signups of search", member: nil, .atLeast), .keep("signups", value: 20),
    ]
    limits.shuffle(using: &random)
    plan.certificate.multipliers = limits.prefix(6).map {
      .init(limit: $0, value: random.number(0...3))
    }
    plan.certificate.bound = 1e9
    let report = verify(plan, of: scenario)
    let bound = try #require(report.rederivedBounds[0])
    #expect(bound >= plan.certificate.value)
    plan.certificate.bound = bound
    #expect(verify(plan, of: scenario).isVerified)
    plan.certificate.bound = bound - 1e-6 * bound
    #expect(verify(plan, of: scenario).failures.map(\.subject).contains(.bound))
  }

  @Test("A ratio without a value is stated as none")
  func emptyRatio() throws {
    let rate = try Curve.linear(LinearCurve(rate: 1))
    let scenario = try CheckedScenario(
      Scenario(
        kpis: [
          KPI(name: "clicks", objective: .maximize),
          KPI(name: "cost", definition: .ratio(numerator: "spend", denominator: "clicks")),
        ],
        campaigns: [
          Campaign(
            name: "search", purchase: .money(least: 0, most: 0),
            brings: [Delivery(kpi: "clicks", response: .curve(rate, envelope: .none))])
        ]))
    var plan = Plan(
      allocations: [.init(line: "search", spend: 0)],
      values: [
        .init(kpi: "clicks", value: 0), .init(kpi: "cost", value: nil),
        .init(kpi: "spend", value: 0),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "clicks", weight: 1)], multipliers: [], value: 0, bound: 0))
    #expect(verify(plan, of: scenario).isVerified)
    plan.values[1].value = 0
    #expect(verify(plan, of: scenario).failures.map(\.subject) == [.kpiValues])
  }
}

extension Corruption {
  static let all: [Corruption] =
    ofSpends + ofValues + ofWeights + ofMultipliers + ofBounds

  private static let ofSpends: [Corruption] = [
    Corruption("a line is missing", [.lines]) { $0.allocations.removeLast() },
    Corruption("lines are swapped", [.lines]) { $0.allocations.reverse() },
    Corruption("a line has another name", [.lines]) { $0.allocations[0].line = "vidoe" },
    Corruption("a line is there twice", [.lines]) { $0.allocations.append($0.allocations[0]) },
    Corruption("a spend is NaN", [.finiteSpends]) { $0.allocations[0].spend = .nan },
    Corruption("a spend is infinite", [.finiteSpends]) { $0.allocations[1].spend = .infinity },
    Corruption("spends are swapped a little", [.kpiValues, .score]) {
      $0.allocations[0].spend -= 1
      $0.allocations[1].spend += 1
    },
  ]

  private static let ofValues: [Corruption] = [
    Corruption("a value is missing", [.kpiList]) { $0.values.removeLast() },
    Corruption("values are swapped", [.kpiList]) { $0.values.swapAt(0, 1) },
    Corruption("a value is NaN", [.kpiValues]) { $0.values[0].value = .nan },
    Corruption("a value is none", [.kpiValues]) { $0.values[2].value = nil },
    Corruption("the base is left out", [.kpiValues]) { plan in
      plan.values[0].value = plan.values[0].value.map { $0 - 10 }
    },
  ]

  private static let ofWeights: [Corruption] = [
    Corruption("a weight is negative", [.weights]) { $0.certificate.weights[0].weight = -1 },
    Corruption("a weight is NaN", [.weights]) { $0.certificate.weights[0].weight = .nan },
    Corruption("a weight is larger", [.score, .bound]) {
      $0.certificate.weights[0].weight = 1.001
    },
    Corruption("an objective is unknown", [.weights]) { $0.certificate.weights[0].kpi = "rech" },
    Corruption("an objective is none", [.weights]) { $0.certificate.weights[0].kpi = "profit" },
    Corruption("an objective is a ratio", [.weights]) {
      $0.certificate.weights[0].kpi = "cost per signup"
    },
    Corruption("an objective counts twice", [.weights]) {
      $0.certificate.weights.append($0.certificate.weights[0])
    },
  ]

  private static let ofMultipliers: [Corruption] = [
    Corruption("a multiplier is negative", [.multipliers]) {
      $0.certificate.multipliers[0].value = -0.5
    },
    Corruption("a multiplier is NaN", [.multipliers]) {
      $0.certificate.multipliers[0].value = .nan
    },
    Corruption("a multiplier is too small", [.bound]) {
      $0.certificate.multipliers[0].value = 0.499
    },
    Corruption("a multiplier is too large", [.bound]) {
      $0.certificate.multipliers[0].value = 0.501
    },
    Corruption("a multiplier is missing", [.bound]) { $0.certificate.multipliers = [] },
    Corruption("a multiplier is there twice", [.multipliers]) {
      $0.certificate.multipliers.append($0.certificate.multipliers[0])
    },
    Corruption("a multiplier is of the other side", [.bound]) {
      $0.certificate.multipliers[0].limit = .budget(.atLeast)
    },
    Corruption("a multiplier is of an unknown rule", [.multipliers]) {
      $0.certificate.multipliers[0].limit = .rule("zzz", member: nil, .atMost)
    },
    Corruption("a multiplier is of a rule without its member", [.multipliers]) {
      $0.certificate.multipliers[0].limit = .rule("balance", member: nil, .atMost)
    },
    Corruption("a multiplier is of a side that the rule lacks", [.multipliers]) {
      $0.certificate.multipliers[0].limit = .rule("signups of search", member: nil, .atMost)
    },
    Corruption("a multiplier is of a limit that the KPI lacks", [.multipliers]) {
      $0.certificate.multipliers[0].limit = .kpi("signups", .atLeast)
    },
    Corruption("a value to keep is missed", [.keptValues]) {
      $0.certificate.multipliers.append(.init(limit: .keep("signups", value: 25), value: 0))
    },
    Corruption("a value to keep is of no objective", [.multipliers, .keptValues]) {
      $0.certificate.multipliers.append(.init(limit: .keep("profit", value: 1), value: 0))
    },
  ]

  private static let ofBounds: [Corruption] = [
    Corruption("the score is too high", [.score, .boundAboveScore]) {
      $0.certificate.value *= 1 + 1e-6
    },
    Corruption("the score is too low", [.score]) { $0.certificate.value *= 1 - 1e-6 },
    Corruption("the score is NaN", [.score, .boundAboveScore]) { $0.certificate.value = .nan },
    Corruption("the bound is too low", [.bound, .boundAboveScore]) {
      $0.certificate.bound *= 1 - 1e-6
    },
    Corruption("the bound is NaN", [.bound, .boundAboveScore]) { $0.certificate.bound = .nan },
    Corruption("a high bound hides no wrong score", [.score]) {
      $0.certificate.bound = 1e15
      $0.certificate.value += 1
    },
  ]
}
