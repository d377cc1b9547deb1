// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Limits
import Planning
import Testing

@testable import Verification

/// Reach that counts everybody once: found as listing all plans finds it, and proven from the
/// scenario alone.
@Suite struct AudienceProofTests {
  private struct Unplanned: Error, CustomStringConvertible { var description: String }

  private func solution(
    _ scenario: Scenario, _ preference: Preference = .declared
  ) throws -> Solution {
    let checked = try CheckedScenario(scenario)
    let outcome = try Planner(checked).solve(
      SearchOptions(gap: 1e-7), preference: preference)
    guard case .found(let solution) = outcome else { throw Unplanned(description: "\(outcome)") }
    let failed = Verifier(checked).verify(solution).checks.filter { !$0.passed }
    #expect(failed.isEmpty, "\(failed)")
    return solution
  }

  private func near(_ value: Double?, _ other: Double, _ slip: Double = 1e-6) -> Bool {
    value.map { abs($0 - other) <= slip * max(1, abs(other)) } ?? false
  }

  // MARK: All plans listed

  @Test(
    "the most people are reached by the best of all bookings",
    arguments: 1...6 as ClosedRange<UInt64>)
  func objective(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed)
    let plan = try solution(example.scenario([example.reach { $0.objective = .maximize }])).plan
    #expect(near(plan.value(of: "reach"), example.all.map(\.reach).max() ?? 0))
  }

  @Test("a floor and a cap on people reached hold", arguments: 1...6 as ClosedRange<UInt64>)
  func limits(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed)
    let reaches = example.all.map(\.reach).sorted()
    let (low, high) = (reaches[reaches.count * 2 / 3], reaches[reaches.count * 4 / 5])
    let leads = KPI(name: "leads", objective: .maximize)
    for (atLeast, atMost) in [(low, nil), (nil, low), (low, high)] as [(Double?, Double?)] {
      let reach = example.reach {
        $0.atLeast = atLeast.map { $0 - 1e-6 }
        $0.atMost = atMost.map { $0 + 1e-6 }
      }
      let plan = try solution(example.scenario([reach, leads])).plan
      let best = example.all.filter {
        $0.reach >= (atLeast ?? 0) - 1e-5 && $0.reach <= (atMost ?? 1e9) + 1e-5
      }.map(\.leads).max()
      #expect(near(plan.value(of: "leads"), best ?? -1))
    }
  }

  @Test("people and leads are weighed in their own units", arguments: 1...2 as ClosedRange<UInt64>)
  func weights(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed)
    let reach = example.reach {
      $0.objective = .maximize
      $0.weight = 1
      $0.scale = Scale.none
    }
    let leads = KPI(name: "leads", objective: .maximize, weight: 12, scale: Scale.none)
    let plan = try solution(example.scenario([reach, leads])).plan
    let best = example.all.map { $0.reach + 12 * $0.leads }.max() ?? 0
    let found = (plan.value(of: "reach") ?? 0) + 12 * (plan.value(of: "leads") ?? 0)
    #expect(near(found, best, 1e-5))
  }

  @Test(
    "the cost of a person reached is as low as any booking makes it",
    arguments: 1...2 as ClosedRange<UInt64>)
  func ratio(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed)
    let cost = KPI(
      name: "cost per person", definition: .ratio(numerator: "spend", denominator: "reach"),
      objective: .minimize)
    let reach = example.reach { $0.atLeast = 400 }
    let plan = try solution(example.scenario([cost, reach])).plan
    let best = example.all.filter { $0.reach >= 400 }.map { $0.spend / $0.reach }.min()
    #expect(near(plan.value(of: "cost per person"), best ?? 0, 1e-4))
    let back = KPI(
      name: "people per pound", definition: .ratio(numerator: "reach", denominator: "spend"),
      objective: .maximize)
    let spent = KPI(name: "spend", atLeast: 15)
    let most = try solution(example.scenario([back, spent])).plan
    let all = example.all.filter { $0.spend >= 15 }.map { $0.reach / $0.spend }
    #expect(near(most.value(of: "people per pound"), all.max() ?? 0, 1e-4))
  }

  @Test("a limit on the cost of a person reached holds", arguments: 1...2 as ClosedRange<UInt64>)
  func ratioLimit(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed)
    let ratios = example.all.filter { $0.spend > 0 }.map { $0.spend / $0.reach }.sorted()
    let limit = ratios[ratios.count / 4]
    let cost = KPI(
      name: "cost", definition: .ratio(numerator: "spend", denominator: "reach"), atMost: limit)
    let leads = KPI(name: "leads", objective: .maximize)
    let plan = try solution(example.scenario([cost, leads])).plan
    let best = example.all.filter { $0.spend <= limit * $0.reach * (1 + 1e-9) }.map(\.leads).max()
    #expect(near(plan.value(of: "leads"), best ?? -1))
  }

  @Test("every plan that nobody beats is on the frontier", arguments: 1...2 as ClosedRange<UInt64>)
  func frontier(_ seed: UInt64) throws {
    let example = AudienceExample(seed: seed)
    let leads = KPI(name: "leads", objective: .maximize)
    let checked = try CheckedScenario(
      example.scenario([example.reach { $0.objective = .maximize }, leads]))
    guard case .found(let frontier) = try Planner(checked).frontier(kpis: ["reach", "leads"]) else {
      throw Unplanned(description: "no frontier")
    }
    let failed = Verifier(checked).verify(frontier).checks.filter { !$0.passed }
    #expect(failed.isEmpty, "\(failed)")
    let all = example.all
    let efficient = all.filter { one in
      !all.contains {
        $0.reach >= one.reach && $0.leads >= one.leads
          && ($0.reach > one.reach || $0.leads > one.leads)
      }
    }
    let gap: Double =
      switch frontier.completeness {
      case .complete: 1e-7
      case .withinGap(let gap), .partial(_, gap: let gap?): gap + 1e-7
      case .partial(_, gap: nil): 1
      }
    let ranges = (
      abs(frontier.x.ideal - frontier.x.nadir), abs(frontier.y.ideal - frontier.y.nadir)
    )
    for one in efficient {
      #expect(
        frontier.plans.contains { plan in
          (plan.value(of: "reach") ?? 0) >= one.reach - gap * ranges.0 - 1e-6
            && (plan.value(of: "leads") ?? 0) >= one.leads - gap * ranges.1 - 1e-6
        })
    }
  }

  // MARK: Curves

  static let curves: [(String, Curve)] = {
    do {
      return [
        ("hill", .hill(try HillCurve(max: 600, half: 20))),
        ("steep hill", .hill(try HillCurve(max: 700, half: 20, shape: 2.5))),
        ("exponential", .exponential(try ExponentialCurve(max: 650, scale: 25))),
        ("tanh", .tanh(try TanhCurve(max: 500, scale: 30))),
        ("linear", .linear(try LinearCurve(rate: 8))),
        ("log", .logarithm(try LogarithmCurve(gain: 250, scale: 10))),
        ("power", .power(try PowerCurve(gain: 300, scale: 20, exponent: 0.5))),
        (
          "points", .points(try PointsCurve(spends: [0, 20, 50, 100], values: [0, 250, 350, 600]))
        ),
      ]
    } catch {
      return []
    }
  }()

  private func curved(_ curve: Curve, _ reach: KPI, _ others: [KPI]) throws -> Scenario {
    let hill = try HillCurve(max: 550, half: 35)
    func campaign(_ name: String, _ curve: Curve, _ rate: Double) throws -> Campaign {
      Campaign(
        name: name, purchase: .money(least: 0, most: 100),
        brings: [
          Delivery(kpi: "reach", response: .curve(curve, envelope: .none)),
          Delivery(
            kpi: "leads",
            response: .curve(.linear(try LinearCurve(rate: rate)), envelope: .none)),
        ])
    }
    return Scenario(
      budget: .atMost(110), kpis: [reach] + others,
      campaigns: [try campaign("a", curve, 1), try campaign("b", .hill(hill), 2)])
  }

  /// What dividing the budget comes to, in steps of a hundredth of it.
  private func divisions(_ curve: Curve) throws -> [AudienceExample.Outcome] {
    let hill = try HillCurve(max: 550, half: 35)
    let read = ReadCurve(curve, envelope: .none, over: 0...100)
    return (0...1000).flatMap { step -> [AudienceExample.Outcome] in
      let a = Double(step) / 10
      return [min(100, 110 - a), max(0, 70 - a)].map { b in
        let first = read.value(at: a)
        let second = hill.max * b / (hill.half + b)
        return .init(
          reach: 1000 * (1 - (1 - 0.1) * (1 - first / 1000) * (1 - second / 1000)),
          leads: a + 2 * b, spend: a + b)
      }
    }
  }

  private func reach(_ change: (inout KPI) -> Void) -> KPI {
    var kpi = KPI(name: "reach", definition: .independent(population: 1000), base: 100)
    change(&kpi)
    return kpi
  }

  @Test(
    "curves of every family reach as many as dividing the budget by hand does", arguments: curves)
  func families(_ name: String, _ curve: Curve) throws {
    let plan = try solution(
      curved(curve, reach { $0.objective = .maximize }, [KPI(name: "leads")])
    ).plan
    let best = try divisions(curve).map(\.reach).max() ?? 0
    let found = plan.value(of: "reach") ?? 0
    #expect(found >= best - 1e-6 * best && found <= best * 1.001)
  }

  @Test("curves of every family keep a floor and a cap", arguments: curves)
  func curvedLimits(_ name: String, _ curve: Curve) throws {
    let leads = KPI(name: "leads", objective: .maximize)
    let most = try divisions(curve).map(\.reach).max() ?? 0
    let floor = 0.98 * most
    let kept = try solution(curved(curve, reach { $0.atLeast = floor }, [leads])).plan
    let best = try divisions(curve).filter { $0.reach >= floor }.map(\.leads).max() ?? 0
    #expect((kept.value(of: "leads") ?? 0) >= best * (1 - 1e-6))
    #expect((kept.value(of: "reach") ?? 0) >= floor * (1 - 1e-9))
    let cap = try solution(curved(curve, reach { $0.atMost = 0.6 * most }, [leads])).plan
    let capped = try divisions(curve).filter { $0.reach <= 0.6 * most }.map(\.leads).max() ?? 0
    #expect((cap.value(of: "leads") ?? 0) >= capped * (1 - 1e-4))
    #expect((cap.value(of: "reach") ?? 0) <= 0.6 * most * (1 + 1e-9))
  }

  @Test(
    "targets, priorities and the worst-off count people once", arguments: [curves[0], curves[3]])
  func stages(_ name: String, _ curve: Curve) throws {
    let leads = KPI(name: "leads", objective: .maximize, priority: 2)
    let first = reach {
      $0.objective = .maximize
      $0.priority = 1
      $0.giveUp = .share(0.05)
    }
    let staged = try solution(curved(curve, first, [leads]))
    let found = staged.stages[0].certificate.value
    #expect((staged.plan.value(of: "reach") ?? 0) >= 0.95 * found * (1 - 1e-6))
    let target = reach {
      $0.objective = .maximize
      $0.target = Target(.atLeast, 900)
      $0.weight = 1
    }
    let missed = try solution(
      curved(curve, target, [KPI(name: "leads", weight: 1, target: Target(.atLeast, 210))]))
    #expect(missed.stages.map(\.purpose) == [.priority(1), .rest])
    let both = [KPI(name: "leads", objective: .maximize)]
    _ = try solution(curved(curve, reach { $0.objective = .maximize }, both), .balanced)
    _ = try solution(
      curved(curve, reach { $0.objective = .maximize }, both), .at(["reach": 700, "leads": 200]))
  }

  @Test("a proof that was tampered with is found out")
  func tampering() throws {
    let scenario = try curved(
      Self.curves[0].1, reach { $0.objective = .maximize }, [KPI(name: "leads")])
    let honest = try solution(scenario)
    let verifier = Verifier(try CheckedScenario(scenario))
    func fails(_ change: (inout Plan) -> Void) -> Bool {
      var changed = honest.plan
      change(&changed)
      return verifier.verify(changed).checks.contains { !$0.passed }
    }
    #expect(!fails { _ in })
    #expect(fails { $0.values[0].value = ($0.values[0].value ?? 0) + 0.01 })
    #expect(fails { $0.certificate.bound -= 0.01 })
    #expect(fails { $0.certificate.multipliers.removeAll { $0.limit == .audience("reach") } })
    #expect(
      fails { plan in
        for index in plan.certificate.multipliers.indices {
          plan.certificate.multipliers[index].value *= 1.1
        }
      })
  }
}
