// SPDX-License-Identifier: GPL-3.0-or-later

/// What holds the best plan where it is, what would change it, and how different a plan can be that
/// is nearly as good.
public struct PlanExplanation: Hashable, Sendable {
  /// Something that a limit of time left out, in part or as a whole.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// What other limits would change.
    case steps
    /// What lines would need.
    case needs
    /// The least budget.
    case leastBudget = "least budget"
    /// Plans that are nearly as good.
    case nearEqual = "near-equal plans"
  }

  /// Every limit that somebody set, in the order of the scenario; a repeated rule once.
  package var limits: [LimitFinding]
  /// The campaigns and creators that get nothing, or all that they may get, in the order of the
  /// scenario.
  package var lines: [LineFinding]
  /// The least budget that keeps every other limit; `nil` for a scenario without a budget, or where
  /// it was left out.
  package var leastBudget: LeastBudget?
  /// The least budget that keeps every other limit and meets all goals, aims too; `nil` where there
  /// are no aims, and as above.
  package var leastBudgetForGoals: LeastBudget?
  /// Plans that are nearly as good; `nil` where there is nothing to compare by, or where they were
  /// left out.
  public var nearEqual: NearOptimalPlans?
  /// What there was no time for.
  public var leftOut: [Part]

  /// Makes an explanation.
  package init(
    limits: [LimitFinding] = [], lines: [LineFinding] = [], leastBudget: LeastBudget? = nil,
    nearEqual: NearOptimalPlans? = nil, leftOut: [Part] = []
  ) {
    self.limits = limits
    self.lines = lines
    self.leastBudget = leastBudget
    self.nearEqual = nearEqual
    self.leftOut = leftOut
  }
}

/// What came of solving a changed scenario, on the scales of the unchanged one.
package struct ResolvedStep: Hashable, Sendable {
  /// How it ended.
  package enum Outcome: Hashable, Sendable {
    /// With a plan: the values of all KPIs, and what each line gets more or less, in the order of
    /// the scenario.
    case plan([Plan.Value], moves: [Double])
    /// Proven: no plan keeps all limits.
    case noPlan
    /// It did not come to an end, or the changed scenario makes no sense.
    case unknown
  }

  /// The figure that the limit had instead; `nil` where it was left out.
  package var figure: Double?
  /// The change as a share of the figure; `nil` for counts and where the limit was left out.
  package var share: Double?
  /// How it ended.
  package var outcome: Outcome

  /// Makes a step.
  package init(figure: Double?, share: Double?, outcome: Outcome) {
    self.figure = figure
    self.share = share
    self.outcome = outcome
  }
}

/// Where a plan stands at a limit, and what another figure would change.
package struct LimitFinding: Hashable, Sendable {
  /// What the last unit of a limit is worth, by the plan's proof.
  package struct Price: Hashable, Sendable {
    /// What is gained per unit, in the unit of the limit's measure, that the limit is eased by;
    /// above 0.
    package var value: Double
    /// The KPI in whose unit that is; where several count, what is gained of them all is told as so
    /// much of the first.
    package var kpi: String

    /// Makes a price.
    package init(value: Double, kpi: String) {
      self.value = value
      self.kpi = kpi
    }
  }

  /// The limit; of a repeated rule one without a member.
  package var limit: LimitID
  /// How many members a repeated rule has, 1 for any other limit.
  package var members: Int
  /// How many of them are at the limit.
  package var tightMembers: Int
  /// The figure; `nil` for a limit without one.
  package var figure: LimitFigure?
  /// Where the plan stands, in the form of the figure; for a repeated rule the member with the
  /// least room. `nil` where that cannot be told.
  package var now: Double?
  /// The room that is left, in the unit of what is limited.
  package var room: Double?
  /// What easing it is worth; `nil` for a limit without a price.
  package var price: Price?
  /// The plan solved again with other figures.
  package var steps: [ResolvedStep]

  /// Whether the plan has no room at the limit.
  package var isTight: Bool { tightMembers > 0 }

  /// Makes a finding.
  package init(
    limit: LimitID, members: Int = 1, tightMembers: Int, figure: LimitFigure?, now: Double?,
    room: Double?, price: Price?, steps: [ResolvedStep] = []
  ) {
    self.limit = limit
    self.members = members
    self.tightMembers = tightMembers
    self.figure = figure
    self.now = now
    self.room = room
    self.price = price
    self.steps = steps
  }
}

/// Why a line gets nothing, or no more than its most.
package struct LineFinding: Hashable, Sendable {
  /// What the line gets.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Nothing, although it could get something.
    case nothing
    /// All that it may get.
    case most
  }

  /// How much more of a KPI a line would have to bring to get money.
  package struct Need: Hashable, Sendable {
    /// The KPI.
    package var kpi: String
    /// What its figures would have to be multiplied with.
    package var factor: Double
    /// Whether the plan was solved again: with a little more the line gets money, with a little
    /// less it does not. Else the factor is what the prices of the plan's proof say.
    package var isConfirmed: Bool

    /// Makes a need.
    package init(kpi: String, factor: Double, isConfirmed: Bool) {
      self.kpi = kpi
      self.factor = factor
      self.isConfirmed = isConfirmed
    }
  }

  /// The line's name.
  package var line: String
  /// What it gets.
  package var state: State
  /// What a line without money would need; `nil` where nothing that it brings counts, or no such
  /// figure is enough.
  package var need: Need?
  /// The plan solved again with a larger most.
  package var steps: [ResolvedStep]

  /// Makes a finding.
  package init(line: String, state: State, need: Need? = nil, steps: [ResolvedStep] = []) {
    self.line = line
    self.state = state
    self.need = need
    self.steps = steps
  }
}

/// The least money with which every other limit can be kept, targets too.
package struct LeastBudget: Hashable, Sendable {
  /// The money; `nil` where no budget up to `searched` is enough.
  package var amount: Double?
  /// How far budgets were looked at.
  package var searched: Double
  /// Whether the scenario's targets count among what is to be kept.
  package var includesTargets: Bool

  /// Makes a finding.
  package init(amount: Double?, searched: Double, includesTargets: Bool) {
    self.amount = amount
    self.searched = searched
    self.includesTargets = includesTargets
  }
}

/// How different a plan can be that is nearly as good as the best.
public struct NearOptimalPlans: Hashable, Sendable {
  /// What one line can get.
  public struct Range: Hashable, Sendable {
    /// The line's name.
    public var line: String
    /// The least money that a plan gives it.
    public var least: Double
    /// What the best plan gives it.
    public var plan: Double
    /// The most money that a plan gives it.
    public var most: Double

    /// Makes a range.
    package init(line: String, least: Double, plan: Double, most: Double) {
      self.line = line
      self.least = least
      self.plan = plan
      self.most = most
    }
  }

  /// A plan far from the best one.
  public struct Different: Hashable, Sendable {
    /// What each line gets, in the order of the scenario.
    public var spends: [Double]
    /// The values of the KPIs.
    public var values: [Plan.Value]
    /// The money that would be spent elsewhere: half of all differences.
    public var moved: Double

    /// Makes a plan.
    package init(spends: [Double], values: [Plan.Value], moved: Double) {
      self.spends = spends
      self.values = values
      self.moved = moved
    }
  }

  /// How much worse a plan may be: a share of the best value, or of a unit of scale where several
  /// KPIs count.
  public var tolerance: Double
  /// The lines that were looked at, in the order of the scenario.
  public var ranges: [Range]
  /// The plan farthest from the best one that was found; there may be one that is farther.
  public var different: Different?

  /// Makes a finding.
  package init(tolerance: Double, ranges: [Range], different: Different?) {
    self.tolerance = tolerance
    self.ranges = ranges
    self.different = different
  }
}
