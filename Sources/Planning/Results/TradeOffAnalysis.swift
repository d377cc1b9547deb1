// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// What the weights of a trade-off do at its plan: what is worth what there, how far they could
/// move, and what they would have done on raw values.
public struct TradeOffAnalysis: Hashable, Sendable {
  /// What a little more of one KPI costs in another, at the plan.
  public struct Exchange: Hashable, Sendable {
    /// The KPI that gets better.
    public var kpi: String
    /// The KPI that pays for it, while every other objective stays as it is.
    public var other: String
    /// How much worse `other` gets for each unit by which `kpi` gets better, in their units: at
    /// least 0, whichever way is better. From the prices of the proof, so that it holds for small
    /// steps only; `nil` where there are none, because a step books, switches or buys by the piece.
    public var rate: Double?
    /// What came of solving again with a small step asked of `kpi`; `nil` where that was not tried
    /// or no plan takes it.
    public var stepped: Step?

    /// Makes a rate.
    public init(kpi: String, other: String, rate: Double?, stepped: Step? = nil) {
      self.kpi = kpi
      self.other = other
      self.rate = rate
      self.stepped = stepped
    }
  }

  /// What came of solving again with a step.
  public struct Step: Hashable, Sendable {
    /// By how much the first KPI was asked to get better, in its unit; above 0.
    public var step: Double
    /// By how much it got better; more than was asked for where lines only come whole.
    public var gained: Double
    /// How much worse the other got for that; at least 0.
    public var cost: Double
    /// The lines that are booked, left out or used in another way for it, in the order of the
    /// scenario.
    public var switches: [Switch]

    /// How much worse the other got for each unit of the step; `nil` where something was switched
    /// for it, since no smaller step has a part of that.
    public var rate: Double? { switches.isEmpty ? cost / step : nil }

    /// Makes a step.
    public init(step: Double, gained: Double, cost: Double, switches: [Switch] = []) {
      self.step = step
      self.gained = gained
      self.cost = cost
      self.switches = switches
    }
  }

  /// A line that is used in another way.
  public struct Switch: Hashable, Sendable {
    /// A way to use a line.
    public enum Way: Hashable, Sendable {
      /// A creator's package.
      case package(String)
      /// So many units, of a line that buys them whole.
      case units(Double)
      /// Any money at all, for a campaign.
      case active
    }

    /// The line.
    public var line: String
    /// How it was used; `nil` for not at all.
    public var from: Way?
    /// How it is used now; `nil` for not at all.
    public var to: Way?

    /// Makes a switch.
    public init(line: String, from: Way?, to: Way?) {
      self.line = line
      self.from = from
      self.to = to
    }
  }

  /// How far one weight can move, all others as they are, before the plan changes.
  public struct WeightRange: Hashable, Sendable {
    /// What "the plan changes" means.
    public enum Criterion: Hashable, Sendable {
      /// Another plan is best.
      case anotherPlan
      /// More than this share of the budget is spent elsewhere.
      case moves(Double)
    }

    /// The KPI whose weight it is.
    public var kpi: String
    /// The weight as declared.
    public var weight: Double
    /// The least weight that leaves the plan as it is; 0 where any smaller one does.
    public var lower: Double
    /// The largest weight that leaves the plan as it is; `nil` where any larger one does.
    public var upper: Double?
    /// When a plan counts as changed.
    public var criterion: Criterion

    /// Makes a range.
    public init(
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
  public struct Bias: Hashable, Sendable {
    /// What that would have changed in one KPI.
    public struct Change: Hashable, Sendable {
      /// The KPI.
      public var kpi: String
      /// Its value on raw values less that of the plan, in its unit.
      public var amount: Double

      /// Makes a change.
      public init(kpi: String, amount: Double) {
        self.kpi = kpi
        self.amount = amount
      }
    }

    /// The plan that raw values would have given.
    public var unscaled: Plan
    /// The KPI that would have had more than half of the say, if one would.
    public var ruler: String?
    /// The largest part of weight · range that one KPI would have had: the ruler's where there is
    /// one; 0...1.
    public var rulerShare: Double
    /// What it would have changed, for each objective in the order of the scenario.
    public var changes: [Change]

    /// Makes a finding.
    public init(unscaled: Plan, ruler: String?, rulerShare: Double, changes: [Change]) {
      self.unscaled = unscaled
      self.ruler = ruler
      self.rulerShare = rulerShare
      self.changes = changes
    }
  }

  /// What there was no time to look into.
  public struct Omission: Hashable, Sendable {
    /// Why the search ended early.
    public var reason: Interruption
    /// How many pairs of KPIs it is not known of what one costs in the other.
    public var exchanges: Int
    /// The KPIs of whose weights it is not known how far they can move.
    public var weights: [String]

    /// Makes an omission.
    public init(reason: Interruption, exchanges: Int, weights: [String]) {
      self.reason = reason
      self.exchanges = exchanges
      self.weights = weights
    }
  }

  /// What a little more of one KPI costs in another.
  public var exchanges: [Exchange]
  /// How far each weight can move, in the order of the scenario.
  public var weightRanges: [WeightRange]
  /// What raw values would have done; `nil` where no scale is other than 1.
  public var bias: Bias?
  /// What there was no time to look into; `nil` where nothing is left out.
  public var omission: Omission?

  /// Makes an analysis.
  public init(
    exchanges: [Exchange] = [], weightRanges: [WeightRange] = [], bias: Bias? = nil,
    omission: Omission? = nil
  ) {
    self.omission = omission
    self.exchanges = exchanges
    self.weightRanges = weightRanges
    self.bias = bias
  }
}
