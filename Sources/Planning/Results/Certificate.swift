// SPDX-License-Identifier: GPL-3.0-or-later

/// The proof that no plan scores better than `bound`, or none that decides alike: multipliers from
/// which the bound can be recomputed.
///
/// A plan's ``Score`` counts KPI values with their base. Each limit is a function of the plan, its
/// *slack*, that is at least 0 exactly when the limit holds. For multipliers of at least 0,
///
///     score(plan) ≤ max over all spends in their ranges of score + Σ multiplier · slack
///
/// holds for every plan that keeps the limits. The right side separates by line, so that anyone can
/// recompute it. Source: weak Lagrangian duality, for example Bertsekas, Nonlinear Programming,
/// section 6.
public struct Certificate: Hashable, Sendable {
  /// The weight of one KPI in the score.
  package typealias Weight = Score.Weight

  /// A score that an earlier stage of the trade-off found and that plans of this one keep.
  package struct Kept: Hashable, Sendable {
    /// The score.
    package var score: Score
    /// The least value that it must have.
    package var value: Double

    /// Makes a kept score.
    package init(score: Score, value: Double) {
      self.score = score
      self.value = value
    }
  }

  /// The multiplier of one limit; above 0.
  package struct Multiplier: Hashable, Sendable {
    /// The limit.
    package var limit: LimitID
    /// Score per unit of the limit's slack.
    package var value: Double

    /// Makes a multiplier.
    package init(limit: LimitID, value: Double) {
      self.limit = limit
      self.value = value
    }
  }

  /// How the bound was proven.
  package enum Proof: Hashable, Sendable {
    /// By the multipliers over all plans.
    case multipliers
    /// By cases, each with multipliers of its own.
    case cases(CaseTree)
    /// By a search whose steps are not kept. The multipliers prove only the root's bound, which is
    /// no lower.
    case search(rootBound: Double)
  }

  /// What is settled about one line.
  package struct Decision: Hashable, Sendable {
    /// The line's name.
    package var line: String
    /// The ways in which it may be used, by position as ``CaseSplit/options(line:_:)`` counts them.
    package var options: Set<Int>
    /// The amounts that it may get, in money and without fees.
    package var amounts: ClosedRange<Double>

    /// Makes a decision.
    package init(line: String, options: Set<Int>, amounts: ClosedRange<Double>) {
      self.line = line
      self.options = options
      self.amounts = amounts
    }
  }

  /// What is maximized.
  package var score: Score
  /// What earlier stages found and the plans of which the bound speaks keep, in their order.
  package var kept: [Kept]
  /// The multipliers over all plans, limits without one have 0.
  package var multipliers: [Multiplier]
  /// How the bound was proven.
  package var proof: Proof
  /// The plan's own score.
  public var value: Double
  /// What the score of no plan can pass that keeps the decisions in `within`.
  public var bound: Double
  /// The size by which the gap is measured, see ``size(of:value:bound:unfunded:alone:most:)``.
  public var size: Double
  /// The decisions that all plans have in common of which the bound speaks; empty where it speaks
  /// of every plan.
  ///
  /// A frontier in pieces proves each of its plans among those that decide alike, and that the
  /// pieces miss nothing apart from that.
  package var within: [Decision]

  /// The weights of the score, one per KPI that counts by itself.
  package var weights: [Weight] {
    get { score.weights }
    set { score.weights = newValue }
  }

  /// How much better any plan could be: (bound - value) / ``size``, at least 0.
  public var gap: Double { gap(upTo: bound) }

  /// How much better a plan with another score would be, by the measure of ``gap``.
  public func gap(upTo score: Double) -> Double {
    let difference = max(0, score - value)
    if difference == 0 { return 0 }
    return size > 0 ? difference / size : 1
  }

  /// A plan whose KPI is less than this share of what one of its lines can bring by itself is
  /// measured by that share: next to 0 a share of the value says nothing.
  public static let leastShare = 1e-3

  /// The size by which a gap is measured.
  ///
  /// Where several objectives count it is 1, a unit of scale per unit of weight; where their scales
  /// say nothing about how large they get, what value or bound come to, as far as the scores of
  /// such plans go. Where one KPI counts, it is the larger of what value and bound have beyond the
  /// score of no line funded, and at least ``leastShare`` of the most that one line brings by
  /// itself.
  ///
  /// - Parameters:
  ///   - score: what is scored.
  ///   - value: the score of the plan.
  ///   - bound: what no plan scores more than.
  ///   - unfunded: the score with no line funded.
  ///   - alone: the most by which one line moves the score.
  ///   - most: how large a score of several objectives gets on scales that do not say so; 1 where
  ///     they do.
  package static func size(
    of score: Score, value: Double, bound: Double, unfunded: Double = 0, alone: Double = 0,
    most: Double = 1
  ) -> Double {
    let reached = max(abs(value - unfunded), abs(bound - unfunded))
    return score.isOneKPI ? max(reached, leastShare * alone) : max(1, min(most, reached))
  }

  /// Makes a certificate for a weighted sum.
  package init(
    weights: [Weight], multipliers: [Multiplier], proof: Proof = .multipliers, value: Double,
    bound: Double, within: [Decision] = []
  ) {
    self.init(
      score: Score(weights: weights), multipliers: multipliers, proof: proof, value: value,
      bound: bound, within: within)
  }

  /// Makes a certificate; the gap of one KPI is measured by value and bound where no size is given.
  package init(
    score: Score, kept: [Kept] = [], multipliers: [Multiplier], proof: Proof = .multipliers,
    value: Double, bound: Double, size: Double? = nil, within: [Decision] = []
  ) {
    self.score = score
    self.kept = kept
    self.multipliers = multipliers
    self.proof = proof
    self.value = value
    self.bound = bound
    self.size = size ?? Self.size(of: score, value: value, bound: bound)
    self.within = within
  }
}
