// SPDX-License-Identifier: GPL-3.0-or-later

/// What came of re-checking a plan or a frontier: every check with its outcome.
public struct VerificationReport: Hashable, Sendable {
  /// Something that is checked.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    /// The plan gives every campaign and creator of the scenario a spend, in its order, once.
    case lines
    /// Every spend, fee and number of units is finite.
    case finiteSpends = "finite spends"
    /// Every package booked is the creator's own, and costs its fee.
    case packages
    /// Creators that were booked or left out before planning are.
    case settledBookings = "settled bookings"
    /// Campaigns that get money pay their set-up fee, the others none.
    case setUpFees = "set-up fees"
    /// Every line pays its commission.
    case commissions
    /// Units are stated for campaigns bought in units, and cost what the rate card says.
    case units
    /// Every amount and number of units is within its campaign's range.
    case spendRanges = "spend ranges"
    /// Campaigns with a minimum if active get nothing or at least that.
    case minimumIfActive = "minimum if active"
    /// Amounts are multiples of their step, and units whole where they must be.
    case steps = "steps and whole units"
    /// The spends together keep the budget.
    case budget
    /// Every KPI keeps its floor and cap.
    case kpiLimits = "KPI limits"
    /// Every goal that is a must is met.
    case goals
    /// Every rule holds.
    case rules
    /// Every condition between lines holds.
    case conditions
    /// The plan has a value for every KPI of the scenario, in its order, once.
    case kpiList = "list of KPIs"
    /// Every KPI value is what the curves come to.
    case kpiValues = "KPI values"
    /// The score weighs objectives only, each once, with weights of at least 0.
    case weights
    /// The cases of a proof are about lines of the scenario, and are cut at numbers.
    case cases
    /// A bound that speaks only of plans which decide alike belongs to a frontier, and to a plan
    /// that decides so.
    case decisions
    /// Multipliers are of limits that exist, each once, and at least 0.
    case multipliers
    /// Values that objectives were asked to keep are kept.
    case keptValues = "kept values"
    /// The score is what weights and KPI values come to.
    case score
    /// Score and slacks taken apart by line come to the same as taken by KPI and limit.
    case separation = "score by line"
    /// The multipliers prove that cases said to have no plan have none.
    case emptyCases = "cases without a plan"
    /// The stated bound is not below the one that the multipliers prove, in each case; the bound of
    /// a search is not above the one that it started from, which they prove.
    case bound
    /// The score does not pass the stated bound.
    case boundAboveScore = "bound above score"
    /// The limits that are said to hold the plan leave it no room, and no other does that a proof
    /// makes use of.
    case limiting = "limits without room"
    /// Money of the budget that stays unspent is told, and stays for the reason that is given.
    case unspent = "unspent money"
    /// A ratio that is said to be out of reach is proven to be, and is come near to.
    case unreachable = "returns out of reach"
    /// KPIs that are said to be the same in every plan are proven to be.
    case sameness = "same in every plan"
    /// The stages of a trade-off keep what those before them found, and the plan is that of the
    /// last.
    case stages
    /// The best value of a ratio follows from a difference of its parts, and from a denominator
    /// that is proven.
    case ratio
    /// The multipliers of a conflict prove that no plan keeps all limits.
    case infeasibility
    /// The two KPIs of a frontier exist and are different.
    case axes
    /// A frontier has plans, and they run from best in one KPI to best in the other.
    case order
    /// The pieces of a frontier hold every plan once, in order, and name what their plans book.
    case pieces
    /// No plan of a frontier is at least as good as another on both KPIs.
    case dominance = "no plan beats another"
    /// The best and worst values of a frontier are those of its plans.
    case ends = "best and worst values"
    /// Exchange rates are numbers, and do not improve from plan to plan where every extreme point
    /// is listed.
    case exchangeRates = "exchange rates"
    /// Plans that are said to be best in a KPI are.
    case names
    /// The knee is the plan farthest above the straight line between the ends.
    case knee
  }

  /// What a check is about, and so what is lost where it fails.
  package enum Concern: Hashable, Sendable {
    /// What is bought, kept or brought, or what is asked: an answer that fails is not to be shown.
    case plan
    /// What is said about plans: how good they are, and how they stand to each other. The plans
    /// hold without it.
    case claim
    /// Why a plan is as it is. Plans and what is proven about them hold without it.
    case reason
  }

  /// One check with its outcome.
  public struct Check: Hashable, Sendable, CustomStringConvertible {
    /// What was checked.
    public var subject: Subject
    /// The plan's position in the frontier; `nil` for a plan by itself and for the frontier as a
    /// whole.
    public var plan: Int?
    /// Whether it is as it must be.
    public var passed: Bool
    /// The figures that decided, in words.
    public var detail: String

    /// Makes a check.
    package init(_ subject: Subject, plan: Int? = nil, passed: Bool, detail: String) {
      self.subject = subject
      self.plan = plan
      self.passed = passed
      self.detail = detail
    }

    /// The check's name, its plan and its figures.
    public var description: String {
      let place = plan.map { " of plan \($0 + 1)" } ?? ""
      return "check '\(subject.rawValue)'\(place) \(passed ? "passed" : "failed"): \(detail)"
    }
  }

  /// Every check, in the order in which they were made.
  public var checks: [Check]
  /// Where a majorant stands for measured points, and how far it lies above them.
  package var envelopeLifts: [EnvelopeLift]
  /// What came of recomputing the bound, one per plan. For a proof that no plan fits, what the
  /// weighted slacks can come to at most.
  package var bounds: [BoundFinding]
  /// What came of re-checking the ends of ranges, one per scale that is based on ends stated as
  /// proven.
  ///
  /// One that is not confirmed is an estimate; the plan and its proof do not depend on it.
  package var ranges: [RangeFinding]

  /// Makes a report.
  package init(
    checks: [Check], envelopeLifts: [EnvelopeLift], bounds: [BoundFinding],
    ranges: [RangeFinding] = []
  ) {
    self.checks = checks
    self.envelopeLifts = envelopeLifts
    self.bounds = bounds
    self.ranges = ranges
  }

  /// The bounds that are proven, see ``BoundFinding/value``.
  public var rederivedBounds: [Double?] { bounds.map(\.value) }

  /// Whether every check passed.
  public var isVerified: Bool { checks.allSatisfy(\.passed) }

  /// The checks that failed.
  public var failures: [Check] { checks.filter { !$0.passed } }

  /// Whether the plans themselves are as they must be, whatever is said about them.
  public var isSound: Bool { refusals.isEmpty }

  /// The checks of the plans themselves that failed.
  public var refusals: [Check] { failures.filter { $0.subject.concern == .plan } }

  /// The checks of what is said about the plans, and of why, that failed.
  public var doubts: [Check] { failures.filter { $0.subject.concern != .plan } }

  /// Whether everything that is proven about the plans holds; a reason that is not confirmed is not
  /// said, and takes nothing from that.
  public var upholdsProofs: Bool { !failures.contains { $0.subject.concern == .claim } }
}

extension VerificationReport.Subject {
  /// What the check is about.
  package var concern: VerificationReport.Concern {
    switch self {
    case .lines, .finiteSpends, .packages, .settledBookings, .setUpFees, .commissions, .units,
      .spendRanges, .minimumIfActive, .steps, .budget, .kpiLimits, .goals, .rules, .conditions,
      .kpiList, .kpiValues, .axes:
      .plan
    case .weights, .cases, .decisions, .multipliers, .keptValues, .score, .separation, .emptyCases,
      .bound, .boundAboveScore, .sameness, .stages, .ratio, .infeasibility, .order, .pieces,
      .dominance, .ends,
      .exchangeRates, .names, .knee:
      .claim
    case .limiting, .unspent, .unreachable: .reason
    }
  }
}

/// How far the least concave majorant of a campaign's points lies above them.
package struct EnvelopeLift: Hashable, Sendable {
  /// The campaign's name.
  package var line: String
  /// The KPI's name.
  package var kpi: String
  /// The largest distance over the campaign's spends, in the KPI's unit.
  package var largest: Double
  /// The largest distance as a share of the largest absolute value of the points.
  package var largestShare: Double
  /// The distance at each plan's spend, in the KPI's unit; one per plan.
  package var atPlans: [Double]

  /// Makes a lift.
  package init(
    line: String, kpi: String, largest: Double, largestShare: Double, atPlans: [Double]
  ) {
    self.line = line
    self.kpi = kpi
    self.largest = largest
    self.largestShare = largestShare
    self.atPlans = atPlans
  }
}
