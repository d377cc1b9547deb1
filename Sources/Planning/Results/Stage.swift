// SPDX-License-Identifier: GPL-3.0-or-later

/// How a plan is asked for.
public enum Preference: Hashable, Sendable {
  /// By the scenario's own weights, priorities and targets.
  case declared
  /// All objectives as far along their ranges as the least far of them can get, then the rest.
  case balanced
  /// As near as can be to values of some objectives, in their units, reachable or not.
  case at([String: Double])
}

/// One step of settling a trade-off, which later ones must not undo.
package struct Stage: Hashable, Sendable {
  /// What a stage is for.
  package enum Purpose: Hashable, Sendable {
    /// The objectives and targets of a priority.
    case priority(Int)
    /// All objectives along their ranges, or towards the values that were asked for.
    case preference
    /// Whatever can still be made better where nothing before is lost.
    case rest
  }

  /// What the stage is for.
  package var purpose: Purpose
  /// The best score, and that no plan which keeps the earlier stages has a better one than its
  /// bound.
  package var certificate: Certificate
  /// How much of the score later stages may give up, in its unit; at least 0.
  package var givenUp: Double
  /// The ratio whose best value the stage looks for, where it does.
  package var ratio: RatioClaim?

  /// Makes a stage.
  package init(
    purpose: Purpose, certificate: Certificate, givenUp: Double = 0, ratio: RatioClaim? = nil
  ) {
    self.purpose = purpose
    self.certificate = certificate
    self.givenUp = givenUp
    self.ratio = ratio
  }

  /// What no plan's ratio passes, of those that the claim is about; `nil` for a stage that is about
  /// no ratio.
  package var ratioBound: Double? {
    ratio.map {
      $0.reference + $0.objective.sign * max(0, certificate.bound) / $0.leastDenominator
    }
  }
}

/// That no plan has a better ratio of two KPIs than a bound.
///
/// With reference r, numerator N and denominator D, the stage's score is sign · (N - r·D). As no
/// plan's score passes its bound B, no ratio of a plan whose denominator is at least d > 0 is
/// better than r by more than max(0, B) / d. Source: Dinkelbach, "On Nonlinear Fractional
/// Programming", Management Science 13 (1967).
package struct RatioClaim: Hashable, Sendable {
  /// The ratio.
  package var kpi: String
  /// Which way is better.
  package var objective: Objective
  /// The value r that the score is about, in the ratio's unit.
  package var reference: Double
  /// The least denominator d of the plans that the claim is about; above 0.
  package var leastDenominator: Double
  /// The proof that every plan's denominator is that large; `nil` where the claim leaves smaller
  /// ones out.
  package var denominator: Certificate?

  /// Makes a claim.
  package init(
    kpi: String, objective: Objective, reference: Double, leastDenominator: Double,
    denominator: Certificate?
  ) {
    self.kpi = kpi
    self.objective = objective
    self.reference = reference
    self.leastDenominator = leastDenominator
    self.denominator = denominator
  }
}
