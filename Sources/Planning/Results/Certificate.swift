// SPDX-License-Identifier: GPL-3.0-or-later

/// The proof that no plan scores better than `bound`, or none that decides alike: multipliers from which the bound can be recomputed.
///
/// A plan's *score* is `Σ weights · sign · value` over the objectives, with `sign` 1 for a maximized and -1 for a
/// minimized KPI, and values with their base. Each limit is a function of the plan, its *slack*, that is at least 0
/// exactly when the limit holds. For multipliers of at least 0,
///
///     score(plan) ≤ max over all spends in their ranges of score + Σ multiplier · slack
///
/// holds for every plan that keeps the limits. The right side separates by line, so that anyone can recompute it. Source:
/// weak Lagrangian duality, for example Bertsekas, Nonlinear Programming, section 6.
public struct Certificate: Hashable, Sendable {
  /// The weight of one objective in the score, per unit of the KPI; at least 0.
  public struct Weight: Hashable, Sendable {
    /// The name of the objective.
    public var kpi: String
    /// Score per unit of the KPI.
    public var weight: Double

    /// Makes a weight.
    public init(kpi: String, weight: Double) {
      self.kpi = kpi
      self.weight = weight
    }
  }

  /// The multiplier of one limit; above 0.
  public struct Multiplier: Hashable, Sendable {
    /// The limit.
    public var limit: LimitID
    /// Score per unit of the limit's slack.
    public var value: Double

    /// Makes a multiplier.
    public init(limit: LimitID, value: Double) {
      self.limit = limit
      self.value = value
    }
  }

  /// How the bound was proven.
  public enum Proof: Hashable, Sendable {
    /// By the multipliers over all plans.
    case multipliers
    /// By cases, each with multipliers of its own.
    case cases(CaseTree)
    /// By a search whose steps are not kept. The multipliers prove only the root's bound, which is no lower.
    case search(rootBound: Double)
  }

  /// What is settled about one line.
  public struct Decision: Hashable, Sendable {
    /// The line's name.
    public var line: String
    /// The ways in which it may be used, by position as ``CaseSplit/options(line:_:)`` counts them.
    public var options: Set<Int>
    /// The amounts that it may get, in money and without fees.
    public var amounts: ClosedRange<Double>

    /// Makes a decision.
    public init(line: String, options: Set<Int>, amounts: ClosedRange<Double>) {
      self.line = line
      self.options = options
      self.amounts = amounts
    }
  }

  /// The weights of the score, one per objective that counts.
  public var weights: [Weight]
  /// The multipliers over all plans, limits without one have 0.
  public var multipliers: [Multiplier]
  /// How the bound was proven.
  public var proof: Proof
  /// The plan's own score.
  public var value: Double
  /// What the score of no plan can pass that keeps the decisions in `within`.
  public var bound: Double
  /// The decisions that all plans have in common of which the bound speaks; empty where it speaks of every plan.
  ///
  /// A frontier in pieces proves each of its plans among those that decide alike, and that the pieces miss nothing apart
  /// from that.
  public var within: [Decision]

  /// Makes a certificate.
  public init(
    weights: [Weight], multipliers: [Multiplier], proof: Proof = .multipliers, value: Double,
    bound: Double, within: [Decision] = []
  ) {
    self.weights = weights
    self.multipliers = multipliers
    self.proof = proof
    self.value = value
    self.bound = bound
    self.within = within
  }
}

/// Names one side of one limit of a scenario.
///
/// The slack of an `atLeast` side is measure - quantity, that of an `atMost` side quantity - measure, both in the
/// measure's unit. For a ratio KPI with denominator D and numerator N and limit r the slack is N - r·D (`atLeast`) or
/// r·D - N (`atMost`), in the numerator's unit.
public enum LimitID: Hashable, Sendable {
  /// Which side of a limit; `exactly` has both.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    /// The measure must reach the quantity.
    case atLeast = "at least"
    /// The measure must not pass the quantity.
    case atMost = "at most"
  }

  /// The budget on all spending.
  case budget(Side)
  /// A condition between lines. Active counting 1 and not active 0, the slack of "if A then B" is B - A and that of
  /// "if A not B" is 1 - A - B.
  case condition(String)
  /// A KPI's `at least` or `at most`.
  case kpi(String, Side)
  /// A rule's limit; `member` is the channel or line for which a rule with `each` is repeated.
  case rule(String, member: String?, Side)
  /// A value that a frontier or priority asked an objective to keep, at least that good.
  case keep(String, value: Double)
}
