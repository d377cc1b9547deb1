// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Planning
package import Verification

/// How far a proxy can be trusted, and what trusting it costs.
package struct ProxyAssessment: Sendable {
  /// The proxy.
  package var proxy: Proxy
  /// Which way the proxy is better.
  package var proxyObjective: Objective
  /// Which way the distal KPI is better.
  package var distalObjective: Objective
  /// What the past says; `nil` without a history.
  package var evidence: ProxyEvidence?
  /// What planning for the proxy costs.
  package var price: ProxyPricing
  /// What its scores say; `nil` without scores.
  package var quality: ProxyQuality?
  /// The re-checks of all plans behind the figures.
  package var verifications: [VerificationReport]
}

/// How asking for the price of a proxy ended.
package enum ProxyPricing: Sendable {
  /// The price.
  case priced(ProxyPrice)
  /// No plan keeps the scenario's limits.
  case noPlan
  /// Something can be made better for ever.
  case unbounded([String])
  /// A KPI that has no value with one of the plans: a ratio that divides by 0.
  case noValue(String)
  /// The search ended before there were two plans.
  case interrupted(Interruption)
}

/// What a plan that is best for a proxy gives up of the distal KPI.
///
/// Of all plans that are best for the proxy the one is taken that is best for the distal KPI, and
/// the other way round: what is lost is lost because of the proxy, and not because of a tie that
/// fell badly.
package struct ProxyPrice: Hashable, Sendable {
  /// One of the two plans.
  package struct Side: Hashable, Sendable {
    /// The plan.
    package var plan: Plan
    /// The proxy's value.
    package var proxy: Double
    /// The distal KPI's value.
    package var distal: Double
    /// What no plan can pass of the KPI that the plan is best for.
    package var bound: Double
    /// Why the search for it ended early, if it did.
    package var interruption: Interruption?
  }

  /// The plan that is best for the proxy.
  package var proxyBest: Side
  /// The plan that is best for the distal KPI.
  package var distalBest: Side
  /// Which way the distal KPI is better.
  package var objective: Objective

  /// How much of the distal KPI the plan for the proxy gives up, in its unit; at least 0 up to
  /// rounding and the gap.
  package var loss: Double { max(0, objective.sign * (distalBest.distal - proxyBest.distal)) }
  /// How much it can be at most: against what no plan can pass.
  package var lossBound: Double {
    max(loss, objective.sign * (distalBest.bound - proxyBest.distal))
  }
  /// The loss as a share of what could be had; `nil` where that is 0.
  package var lossShare: Double? {
    distalBest.distal == 0 ? nil : loss / abs(distalBest.distal)
  }
  /// Whether the loss is more than the gap of the search and rounding.
  package var isReal: Bool {
    let size = max(abs(distalBest.distal), abs(proxyBest.distal), abs(distalBest.bound))
    return loss > Self.rounding * size
  }

  private static let rounding = 1e-4

  /// How much money the two plans put on different lines.
  package var moved: Double {
    zip(proxyBest.plan.allocations, distalBest.plan.allocations)
      .reduce(0) { $0 + max(0, $1.0.spend - $1.1.spend) }
  }
}
