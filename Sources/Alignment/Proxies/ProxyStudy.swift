// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Planning
package import Service
import Statistics
import Verification

/// Finds out how far the proxies of a scenario can be trusted, and what trusting them costs.
///
/// The price is that of the scenario with all its limits, rules and musts, and the proxy or the
/// distal KPI as what is improved; other objectives, targets and priorities do not count.
package struct ProxyStudy: Sendable {
  private let scenario: CheckedScenario

  /// Prepares a study.
  package init(_ scenario: CheckedScenario) {
    self.scenario = scenario
  }

  /// Looks at every proxy, in the order of the scenario.
  ///
  /// - Parameters:
  ///   - options: how good the plans must be, and how long all of it may take; `points` is not
  ///     used.
  ///   - cancellation: ends the searches from outside.
  /// - Throws: `PlanningError.refused` as ``ServiceError/planning(_:)`` where a history repeats
  ///   days or has two frequencies, or a KPI cannot be planned for.
  /// - Complexity: two plans for each proxy, and one for each threshold of its scores.
  package func assess(
    _ options: SearchOptions = SearchOptions(), cancellation: CancellationToken? = nil
  ) throws(ServiceError) -> [ProxyAssessment] {
    let search = ProxySearch(scenario.withFixedGoals, options, cancellation)
    var assessments: [ProxyAssessment] = []
    for proxy in scenario.scenario.proxies {
      assessments.append(try assess(proxy, search))
    }
    return assessments
  }

  /// What the history of a proxy says; `nil` where it has none.
  ///
  /// - Throws: `PlanningError.refused` as ``ServiceError/planning(_:)`` where the history repeats
  ///   days or has two frequencies.
  package func evidence(for proxy: Proxy) throws(ServiceError) -> ProxyEvidence? {
    guard let history = proxy.history else { return nil }
    let kpis = [proxy.kpi, proxy.distal]
    let isOpposite = objective(of: proxy.kpi) != objective(of: proxy.distal)
    let hasRate = !isOpposite && kpis.allSatisfy { !isRatio($0) }
    do throws(PeriodGrid.Problem) {
      return try ProxyEvidence(
        history, lags: proxy.lags ?? Proxy.standardLags,
        direction: isOpposite ? .opposite : .same, hasRate: hasRate)
    } catch {
      let position =
        switch error {
        case .duplicate(_, let second): second
        case .mixed(let position): position
        }
      throw .planning(
        .refused(
          Complaints([
            Complaint(
              .contradiction, path: ["proxies", proxy.kpi, "history"],
              message: "the history has no regular periods: see \(history[position].date)")
          ])))
    }
  }

  private func assess(
    _ proxy: Proxy, _ search: ProxySearch
  ) throws(ServiceError) -> ProxyAssessment {
    let (raw, distal) = (
      ProxySearch.Aim(kpi: proxy.kpi, objective: objective(of: proxy.kpi)),
      ProxySearch.Aim(kpi: proxy.distal, objective: objective(of: proxy.distal))
    )
    var assessment = ProxyAssessment(
      proxy: proxy, proxyObjective: raw.objective, distalObjective: distal.objective,
      evidence: try evidence(for: proxy), price: .noPlan, quality: nil, verifications: [])
    assessment.price = try price(raw, against: distal, by: search, into: &assessment)
    if proxy.scores != nil {
      var base: Double?
      if case .priced(let price) = assessment.price { base = price.proxyBest.distal }
      let steps = try steps(
        of: proxy, raw: raw, distal: distal, against: base, by: search, into: &assessment)
      assessment.quality = ProxyQuality(proxy, in: scenario.scenario, steps: steps)
    }
    return assessment
  }

  private func price(
    _ raw: ProxySearch.Aim, against distal: ProxySearch.Aim, by search: ProxySearch,
    into assessment: inout ProxyAssessment
  ) throws(ServiceError) -> ProxyPricing {
    var sides: [ProxyPrice.Side] = []
    for aims in [[raw, distal], [distal, raw]] {
      switch try search.best(aims) {
      case .found(let found):
        assessment.verifications.append(found.verification)
        guard let proxy = found.plan.value(of: raw.kpi) else { return .noValue(raw.kpi) }
        guard let last = found.plan.value(of: distal.kpi) else { return .noValue(distal.kpi) }
        sides.append(
          ProxyPrice.Side(
            plan: found.plan, proxy: proxy, distal: last, bound: found.bound,
            interruption: found.interruption))
      case .noPlan: return .noPlan
      case .unbounded(let campaigns): return .unbounded(campaigns)
      case .interrupted(let reason): return .interrupted(reason)
      }
    }
    return .priced(
      ProxyPrice(proxyBest: sides[0], distalBest: sides[1], objective: distal.objective))
  }

  /// Plans for what is qualified at several thresholds. Ties are settled by the proxy itself: who
  /// does not know the distal KPI yet has nothing else to go by.
  private func steps(
    of proxy: Proxy, raw: ProxySearch.Aim, distal: ProxySearch.Aim, against base: Double?,
    by search: ProxySearch, into assessment: inout ProxyAssessment
  ) throws(ServiceError) -> [ProxyQuality.Step] {
    let units = proxy.scores ?? []
    var steps: [ProxyQuality.Step] = []
    for threshold in ProxyQuality.thresholds(of: proxy) {
      let above = units.filter { $0.score >= threshold }
      var step = ProxyQuality.Step(
        threshold: threshold, isDeclared: threshold == proxy.threshold,
        qualified: ObservedShare(count: above.count, size: units.count),
        converted: ProxyQuality.converted(above))
      let qualified = "\(proxy.kpi) at or above a score of \(threshold)"
      let aim = ProxySearch.Aim(kpi: qualified, objective: raw.objective)
      let outcome = try search.qualifying(proxy, at: threshold, as: qualified)
        .best([aim, raw, distal])
      if case .found(let found) = outcome, let value = found.plan.value(of: distal.kpi) {
        assessment.verifications.append(found.verification)
        step.plan = found.plan
        step.distal = value
        step.gain = base.map { distal.objective.sign * (value - $0) }
      }
      steps.append(step)
    }
    return steps
  }

  /// Which way a KPI is better, as the scenario has it; more where it does not say.
  private func objective(of kpi: String) -> Objective {
    scenario.scenario.directedKPIs.first { $0.kpi.name == kpi }?.objective ?? .maximize
  }

  private func isRatio(_ name: String) -> Bool {
    guard let kpi = scenario.scenario.kpis.first(where: { $0.name == name }) else { return false }
    if case .ratio = kpi.definition { return true }
    return false
  }
}
