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
