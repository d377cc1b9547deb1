// SPDX-License-Identifier: GPL-3.0-or-later

/// Names one side of one limit of a scenario.
///
/// The slack of an `atLeast` side is measure - quantity, that of an `atMost` side quantity -
/// measure, both in the measure's unit. For a ratio KPI with denominator D and numerator N and
/// limit r the slack is N - r·D (`atLeast`) or r·D - N (`atMost`), in the numerator's unit.
///
/// Scores that are no sum over lines are taken apart by limits of their own. The miss of a target,
/// the least progress of several KPIs, a worst-served market and people reached are amounts to be
/// chosen; the slack of `shortfall` and its likes is what keeps them from being chosen better than
/// the plan makes them. Their multipliers count only up to the weight of the amount, see
/// docs/mathematics.md.
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
  /// A condition between lines. Active counting 1 and not active 0, the slack of "if A then B" is B
  /// - A and that of "if A not B" is 1 - A - B.
  case condition(String)
  /// A KPI's `at least` or `at most`.
  case kpi(String, Side)
  /// A goal that every plan must meet, by name. The slack is share · value - target (`atLeast`), or
  /// target - share · value, where the share is the part of the period up to the deadline, see
  /// ``ResolvedGoal``; for a ratio as for its limits.
  case goal(String, Side)
  /// A rule's limit; `member` is the channel or line for which a rule with `each` is repeated.
  case rule(String, member: String?, Side)
  /// A value that a frontier or priority asked an objective to keep, at least that good.
  case keep(String, value: Double)
  /// A score that an earlier stage found: the position in ``Certificate/kept``. The slack is score
  /// - value.
  case stage(Int)
  /// The miss of a target. The slack without the miss is value - target (`atLeast`) or target -
  /// value (`atMost`).
  case miss(String, Side, target: Double)
  /// The progress of a KPI that may be the worst-off of a stage: its position in
  /// ``Score/worstOff``, and that of the stage in ``Certificate/kept`` or, for the certificate's
  /// own score, the number of kept ones. The slack is progress - least progress.
  case progress(Int, stage: Int)
  /// A market that may be the worst-served of a KPI. The slack is value - worst, or worst - value
  /// of a minimized KPI.
  case market(String, market: String)
  /// The people that a KPI with independent audiences reaches out of its population: the slack is
  /// Σ -ln(1 - brought / population) over the lines less -ln(1 - reached / population).
  case audience(String)
}

extension LimitID {
  /// What a limit is, for whoever asks limits of every kind alike.
  public struct Details: Hashable, Sendable {
    /// What it is; data calls it by the raw value.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case budget, condition, kpi, goal, rule, keep, stage
      case miss = "target"
      case progress = "worst off"
      case market, audience
    }

    /// Who set it.
    public enum Origin: Hashable, Sendable {
      /// The scenario declares it.
      case scenario
      /// An earlier stage, or a frontier.
      case stages
      /// Nobody: it ties an amount that a score chooses to what lines bring.
      case score
    }

    /// The key at the top of a scenario under which it, or its KPI, is declared.
    public enum Section: String, Hashable, Sendable {
      case budget, rules, kpis, goals
    }

    /// What it is.
    public var kind: Kind
    /// Who set it.
    public var origin: Origin
    /// Where it is declared.
    public var section: Section
    /// The name of the rule, condition, KPI or goal.
    public var name: String?
    /// The member that a rule is repeated for, or the market.
    public var member: String?
    /// The side, where it could be either.
    public var side: Side?
    /// The value that is kept or aimed at; of what belongs to a stage its number, from 1.
    public var value: Double?

    fileprivate init(
      _ kind: Kind, of origin: Origin = .scenario, in section: Section = .kpis,
      name: String? = nil, member: String? = nil, side: Side? = nil, value: Double? = nil
    ) {
      self.kind = kind
      self.origin = origin
      self.section = section
      self.name = name
      self.member = member
      self.side = side
      self.value = value
    }
  }

  /// What the limit is.
  public var details: Details {
    switch self {
    case .budget(let side): Details(.budget, in: .budget, side: side)
    case .condition(let name): Details(.condition, in: .rules, name: name)
    case .kpi(let name, let side): Details(.kpi, name: name, side: side)
    case .goal(let name, let side): Details(.goal, in: .goals, name: name, side: side)
    case .rule(let name, let member, let side):
      Details(.rule, in: .rules, name: name, member: member, side: side)
    case .keep(let name, let value): Details(.keep, of: .stages, name: name, value: value)
    case .stage(let position): Details(.stage, of: .stages, value: Double(position + 1))
    case .miss(let name, let side, let target):
      Details(.miss, of: .score, name: name, side: side, value: target)
    case .progress(_, let stage): Details(.progress, of: .score, value: Double(stage + 1))
    case .market(let name, let market):
      Details(.market, of: .score, name: name, member: market)
    case .audience(let name): Details(.audience, of: .score, name: name)
    }
  }

  /// What it is.
  public var kind: Details.Kind { details.kind }

  /// Whether a smaller figure eases it.
  var isFloor: Bool { details.side != .atMost }
}

extension KPI {
  /// The limit of the KPI on one side.
  public subscript(side: LimitID.Side) -> Double? {
    get { side == .atLeast ? atLeast : atMost }
    set { if side == .atLeast { atLeast = newValue } else { atMost = newValue } }
  }
}
