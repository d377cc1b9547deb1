// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits

/// How asking for one plan ended.
public typealias PlanOutcome = Ending<Solution, Infeasibility, Unboundedness>

/// A plan with what its weights mean.
public struct Solution: Hashable, Sendable {
  /// The plan.
  public var plan: Plan
  /// How the trade-off was stated.
  public var preference: Preference
  /// What was settled one after the other, each with its proof; the last one's is the plan's.
  package var stages: [Stage]
  /// The objectives that counted, with their scales, in the order of the scenario.
  public var scales: [ObjectiveScale]
  /// What the same weights would have done on raw values, where that differs in scale; `nil` with
  /// one objective or with no scale other than none.
  public var unscaled: Plan?
  /// The best plan with any amount of money instead of steps, where the scenario has steps: what
  /// rounding cost.
  public var unstepped: Plan?
  /// How the scales moved away from those of the scenario as it is in its file, where that was
  /// looked into.
  package var scaleChanges: [ScaleChange] = []
  /// What of the budget is left, and why; `nil` where nothing is, and without a budget.
  package var unspent: UnspentMoney?
  /// The ratios that keep a plan from spending anything, because none that spends money has them.
  package var unreachable: [UnreachableRatio]
  /// The plans that the ranges of the scales were read from; none where no scale is of this
  /// scenario's own ranges.
  package var ends: [RangeEnd]
  /// Notes about the scenario that bear on the plan, for example an envelope that lies above its
  /// points.
  public var notes: [Complaint]

  /// Makes a solution.
  package init(
    plan: Plan, preference: Preference = .declared, stages: [Stage] = [],
    scales: [ObjectiveScale], unscaled: Plan? = nil, unstepped: Plan? = nil,
    unspent: UnspentMoney? = nil, unreachable: [UnreachableRatio] = [], ends: [RangeEnd] = [],
    notes: [Complaint] = []
  ) {
    self.plan = plan
    self.preference = preference
    self.stages = stages
    self.scales = scales
    self.unscaled = unscaled
    self.unstepped = unstepped
    self.unspent = unspent
    self.unreachable = unreachable
    self.ends = ends
    self.notes = notes
  }
}

extension Solution {
  /// How much better any plan could be, in the stage that leaves most open, see
  /// ``Certificate/gap``.
  public var gap: Double {
    let gaps = stages.map { stage -> Double in
      guard let ratio = stage.ratio, let bound = stage.ratioBound else {
        return stage.certificate.gap
      }
      let size = max(abs(bound), abs(ratio.reference))
      return size == 0 ? 0 : abs(bound - ratio.reference) / size
    }
    return max(plan.gap, gaps.max() ?? 0)
  }
}

/// What one objective's weight means in real units.
public struct ObjectiveScale: Hashable, Sendable {
  /// The objective's name.
  public var kpi: String
  /// Which way is better.
  public var objective: Objective
  /// The weight as declared; 1 for a single objective without one.
  public var weight: Double
  /// How the scale was asked for.
  public var scale: Scale
  /// The amount of the KPI that one unit of weight stands on, in the KPI's unit; above 0.
  public var amount: Double
  /// The KPI's best value, where it was computed.
  public var ideal: Double?
  /// The KPI's worst value where another objective is at its best and this one then as good as it
  /// can be, where it was computed.
  public var nadir: Double?
  /// Whether every plan has the same value, so that the weight has no effect.
  public var isConstant: Bool
  /// The proof that no plan has a worse value than the best, where every plan has the same; its
  /// score is the KPI's value the other way round. That none is better is proven by the plan that
  /// is best in it, see ``Solution/ends``.
  public var sameness: Certificate?
  /// Whether it, or its best and worst value, is that of the scenario without the variant that the
  /// plan is for.
  public var isOfBase: Bool
  /// Whether best and worst value are the best that were found, and not proven: more time could
  /// move them apart.
  public var isEstimate: Bool

  /// Makes a scale.
  package init(
    kpi: String, objective: Objective, weight: Double, scale: Scale, amount: Double,
    ideal: Double? = nil, nadir: Double? = nil, isConstant: Bool = false,
    sameness: Certificate? = nil, isOfBase: Bool = false, isEstimate: Bool = false
  ) {
    self.kpi = kpi
    self.objective = objective
    self.weight = weight
    self.scale = scale
    self.amount = amount
    self.ideal = ideal
    self.nadir = nadir
    self.isConstant = isConstant || sameness != nil
    self.sameness = sameness
    self.isOfBase = isOfBase
    self.isEstimate = isEstimate
  }

  /// Whether it stands on a range, and the KPI keeps its best value in every plan that is best for
  /// one objective alone.
  public var isLevel: Bool { scale == .range && ideal != nil && ideal == nadir }

  /// What one unit of the KPI counts in the score before division by the sum of the weights.
  public var weightPerUnit: Double { weight / amount }
}

/// The proof that no plan keeps all limits.
public struct Infeasibility: Hashable, Sendable {
  /// Limits that cannot hold together with the lines' spend ranges; multipliers prove it: every
  /// allocation within the ranges has Σ multiplier · slack ≤ -violation.
  package var conflict: [Certificate.Multiplier]
  /// By how much, in weighted slack; above 0.
  public var violation: Double
  /// Whether a search case by case proved it instead. The limits then still cannot hold together,
  /// each is needed for that unless the search ran out of time, and the multipliers are 1 without a
  /// meaning.
  public var isSearched: Bool
  /// Changes of one limit each after which there is a plan, all others as they are, the smallest
  /// first; every one was solved again. `nil` where that was not looked into.
  package var repairs: [Repair]?

  /// Makes a proof.
  package init(
    conflict: [Certificate.Multiplier], violation: Double, isSearched: Bool = false,
    repairs: [Repair]? = nil
  ) {
    self.repairs = repairs
    self.conflict = conflict
    self.violation = violation
    self.isSearched = isSearched
  }
}

/// What can grow for ever.
public struct Unboundedness: Hashable, Sendable {
  /// Campaigns whose spend nothing limits, by name.
  public var campaigns: [String]

  /// Makes a finding.
  package init(campaigns: [String]) {
    self.campaigns = campaigns
  }
}
