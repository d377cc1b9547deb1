// SPDX-License-Identifier: GPL-3.0-or-later

/// What the audit looks for, by codes that keep their meaning from version to version;
/// docs/audit.md explains each.
///
/// 1xx: goals and what belongs to them. 2xx: what KPIs measure. 3xx: how objectives count against
/// each other. 4xx: what lines work for. 5xx: the audit itself.
package enum AuditCode: String, Hashable, Sendable, CaseIterable {
  /// The scenario works toward something, and no goal says why.
  case noGoals = "G101"
  /// A KPI that is worked for, or only reported, and no goal needs.
  case unneededKPI = "G102"
  /// A goal without a KPI.
  case unmeasuredGoal = "G103"
  /// A goal whose KPI nothing in the scenario works toward.
  case idleGoal = "G104"
  /// A goal whose KPI is the same in every plan.
  case unmovedGoal = "G105"
  /// A business objective that no goal serves.
  case unservedObjective = "G106"
  /// Several primary goals.
  case severalPrimary = "G107"
  /// Several secondary goals.
  case severalSecondary = "G108"
  /// A goal with more than three KPIs, or with one alone.
  case kpisPerGoal = "G109"
  /// More than five KPIs to watch, or fewer than three.
  case dashboard = "G110"
  /// A goal that is looked at once a month or never.
  case rareReview = "G111"
  /// A KPI that says nothing about the kind of goal that it is to measure.
  case wrongKind = "G201"
  /// A KPI that only helps to read others measures a goal.
  case contextOnly = "G202"
  /// A KPI that says little without another one beside it.
  case companionMissing = "G203"
  /// An objective in the wrong direction.
  case wrongDirection = "G204"
  /// Figures of lines that are added up and must not be.
  case addedUp = "G205"
  /// What a KPI or a goal is about is not known, so that its kind cannot be judged.
  case unknownKind = "G206"
  /// Two objectives that are nearly the same measure over these lines.
  case sameMeasure = "G301"
  /// Two objectives of which one loses exactly what the other gains, in every plan.
  case opposed = "G302"
  /// A weight that changes nothing.
  case idleWeight = "G303"
  /// A rule that makes a weight irrelevant.
  case overruled = "G304"
  /// A line whose platform works toward something that the scenario does not want.
  case platformAgainst = "G401"
  /// A silence for a finding that is not there.
  case staleSilence = "G501"

  /// How bad it is.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The best plan is best for the wrong thing.
    case error
    /// Something does not do what it seems to be there for.
    case warning
    /// Worth a thought.
    case note
  }

  /// What is found, in a few words.
  package var title: String {
    switch self {
    case .noGoals: "no goals"
    case .unneededKPI: "a KPI that no goal needs"
    case .unmeasuredGoal: "a goal that no KPI measures"
    case .idleGoal: "a goal that nothing works toward"
    case .unmovedGoal: "a goal that no plan moves"
    case .unservedObjective: "a business objective that no goal serves"
    case .severalPrimary: "more than one primary goal"
    case .severalSecondary: "more than one secondary goal"
    case .kpisPerGoal: "too many or too few KPIs for a goal"
    case .dashboard: "too many or too few KPIs to watch"
    case .rareReview: "a goal that is hardly looked at"
    case .wrongKind: "a KPI that says nothing about its goal"
    case .contextOnly: "a goal measured by a KPI that only helps to read others"
    case .companionMissing: "a KPI that says little by itself"
    case .wrongDirection: "an objective in the wrong direction"
    case .addedUp: "figures that do not add up are added up"
    case .unknownKind: "what it is about is not known"
    case .sameMeasure: "two objectives that are nearly the same measure"
    case .opposed: "two objectives that are opposed by construction"
    case .idleWeight: "a weight that changes nothing"
    case .overruled: "a rule that makes a weight irrelevant"
    case .platformAgainst: "a platform that works toward something else"
    case .staleSilence: "a silence without a finding"
    }
  }
}
