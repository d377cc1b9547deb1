// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Verification

/// How far a proxy can be trusted, and what trusting it costs.
public struct ProxyAssessment: Sendable {
  /// The proxy.
  public var proxy: Proxy
  /// Which way the proxy is better.
  public var proxyObjective: Objective
  /// Which way the distal KPI is better.
  public var distalObjective: Objective
  /// What the past says; `nil` without a history.
  public var evidence: ProxyEvidence?
  /// What planning for the proxy costs.
  public var price: ProxyPricing
  /// What its scores say; `nil` without scores.
  public var quality: ProxyQuality?
  /// The re-checks of all plans behind the figures.
  public var verifications: [VerificationReport]
}

/// How asking for the price of a proxy ended.
public enum ProxyPricing: Sendable {
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
public struct ProxyPrice: Hashable, Sendable {
  /// One of the two plans.
  public struct Side: Hashable, Sendable {
    /// The plan.
    public var plan: Plan
    /// The proxy's value.
    public var proxy: Double
    /// The distal KPI's value.
    public var distal: Double
    /// What no plan can pass of the KPI that the plan is best for.
    public var bound: Double
    /// Why the search for it ended early, if it did.
    public var interruption: Interruption?
  }

  /// The plan that is best for the proxy.
  public var proxyBest: Side
  /// The plan that is best for the distal KPI.
  public var distalBest: Side
  /// Which way the distal KPI is better.
  public var objective: Objective

  /// How much of the distal KPI the plan for the proxy gives up, in its unit; at least 0 up to
  /// rounding and the gap.
  public var loss: Double { max(0, objective.sign * (distalBest.distal - proxyBest.distal)) }
  /// How much it can be at most: against what no plan can pass.
  public var lossBound: Double { max(loss, objective.sign * (distalBest.bound - proxyBest.distal)) }
  /// The loss as a share of what could be had; `nil` where that is 0.
  public var lossShare: Double? {
    distalBest.distal == 0 ? nil : loss / abs(distalBest.distal)
  }
  /// Whether the loss is more than the gap of the search and rounding.
  public var isReal: Bool {
    let size = max(abs(distalBest.distal), abs(proxyBest.distal), abs(distalBest.bound))
    return loss > Self.rounding * size
  }

  private static let rounding = 1e-4

  /// How much money the two plans put on different lines.
  public var moved: Double {
    zip(proxyBest.plan.allocations, distalBest.plan.allocations)
      .reduce(0) { $0 + max(0, $1.0.spend - $1.1.spend) }
  }
}
