// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

/// What the weights of a trade-off do at its plan: what is worth what there, how far they could
/// move, and what they would have done on raw values.
package struct TradeOffAnalysis: Hashable, Sendable {
  /// What a little more of one KPI costs in another, at the plan.
  package struct Exchange: Hashable, Sendable {
    /// The KPI that gets better.
    package var kpi: String
    /// The KPI that pays for it, while every other objective stays as it is.
    package var other: String
    /// How much worse `other` gets for each unit by which `kpi` gets better, in their units: at
    /// least 0, whichever way is better. From the prices of the proof, so that it holds for small
    /// steps only; `nil` where there are none, because a step books, switches or buys by the piece.
    package var rate: Double?
    /// What came of solving again with a small step asked of `kpi`; `nil` where that was not tried
    /// or no plan takes it.
    package var stepped: Step?

    /// Makes a rate.
    package init(kpi: String, other: String, rate: Double?, stepped: Step? = nil) {
      self.kpi = kpi
      self.other = other
      self.rate = rate
      self.stepped = stepped
    }
  }

  /// What came of solving again with a step.
  package struct Step: Hashable, Sendable {
    /// By how much the first KPI was asked to get better, in its unit; above 0.
    package var step: Double
    /// By how much it got better; more than was asked for where lines only come whole.
    package var gained: Double
    /// How much worse the other got for that; at least 0.
    package var cost: Double
    /// The lines that are booked, left out or used in another way for it, in the order of the
    /// scenario.
    package var switches: [Switch]

    /// How much worse the other got for each unit of the step; `nil` where something was switched
    /// for it, since no smaller step has a part of that.
    package var rate: Double? { switches.isEmpty ? cost / step : nil }

    /// Makes a step.
    package init(step: Double, gained: Double, cost: Double, switches: [Switch] = []) {
      self.step = step
      self.gained = gained
      self.cost = cost
      self.switches = switches
    }
  }

  /// A line that is used in another way.
  package struct Switch: Hashable, Sendable {
    /// A way to use a line.
    package enum Way: Hashable, Sendable {
      /// A creator's package.
      case package(String)
      /// So many units, of a line that buys them whole.
      case units(Double)
      /// Any money at all, for a campaign.
      case active
    }

    /// The line.
    package var line: String
    /// How it was used; `nil` for not at all.
    package var from: Way?
    /// How it is used now; `nil` for not at all.
    package var to: Way?

    /// Makes a switch.
    package init(line: String, from: Way?, to: Way?) {
      self.line = line
      self.from = from
      self.to = to
    }
  }

  /// How far one weight can move, all others as they are, before the plan changes.
  package struct WeightRange: Hashable, Sendable {
    /// What "the plan changes" means.
    package enum Criterion: Hashable, Sendable {
      /// Another plan is best.
      case anotherPlan
      /// More than this share of the budget is spent elsewhere.
      case moves(Double)
    }

    /// The KPI whose weight it is.
    package var kpi: String
    /// The weight as declared.
    package var weight: Double
    /// The least weight that leaves the plan as it is; 0 where any smaller one does.
    package var lower: Double
    /// The largest weight that leaves the plan as it is; `nil` where any larger one does.
    package var upper: Double?
    /// When a plan counts as changed.
    package var criterion: Criterion

    /// Makes a range.
    package init(
      kpi: String, weight: Double, lower: Double, upper: Double?, criterion: Criterion
    ) {
      self.kpi = kpi
      self.weight = weight
      self.lower = lower
      self.upper = upper
      self.criterion = criterion
    }
  }

  /// What the same weights would have done on raw values instead of scales.
  package struct Bias: Hashable, Sendable {
    /// What that would have changed in one KPI.
    package struct Change: Hashable, Sendable {
      /// The KPI.
      package var kpi: String
      /// Its value on raw values less that of the plan, in its unit.
      package var amount: Double

      /// Makes a change.
      package init(kpi: String, amount: Double) {
        self.kpi = kpi
        self.amount = amount
      }
    }

    /// The plan that raw values would have given.
    package var unscaled: Plan
    /// The KPI that would have had more than half of the say, if one would.
    package var ruler: String?
    /// The largest part of weight · range that one KPI would have had: the ruler's where there is
    /// one; 0...1.
    package var rulerShare: Double
    /// What it would have changed, for each objective in the order of the scenario.
    package var changes: [Change]

    /// Makes a finding.
    package init(unscaled: Plan, ruler: String?, rulerShare: Double, changes: [Change]) {
      self.unscaled = unscaled
      self.ruler = ruler
      self.rulerShare = rulerShare
      self.changes = changes
    }
  }

  /// What there was no time to look into.
  package struct Omission: Hashable, Sendable {
    /// Why the search ended early.
    package var reason: Interruption
    /// How many pairs of KPIs it is not known of what one costs in the other.
    package var exchanges: Int
    /// The KPIs of whose weights it is not known how far they can move.
    package var weights: [String]

    /// Makes an omission.
    package init(reason: Interruption, exchanges: Int, weights: [String]) {
      self.reason = reason
      self.exchanges = exchanges
      self.weights = weights
    }
  }

  /// What a little more of one KPI costs in another.
  package var exchanges: [Exchange]
  /// How far each weight can move, in the order of the scenario.
  package var weightRanges: [WeightRange]
  /// What raw values would have done; `nil` where no scale is other than 1.
  package var bias: Bias?
  /// What there was no time to look into; `nil` where nothing is left out.
  package var omission: Omission?

  /// Makes an analysis.
  package init(
    exchanges: [Exchange] = [], weightRanges: [WeightRange] = [], bias: Bias? = nil,
    omission: Omission? = nil
  ) {
    self.omission = omission
    self.exchanges = exchanges
    self.weightRanges = weightRanges
    self.bias = bias
  }
}
