// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// Something that the audit found, with the figures that show it.
package struct AuditFinding: Hashable, Sendable {
  /// What was found.
  package var fact: Fact
  /// How bad it is.
  package var severity: AuditCode.Severity
  /// The keys from the top of the scenario to what it is about; the nearest key that is there
  /// counts.
  package var path: [String]
  /// Why the author accepts it; `nil` where nothing in the scenario says so.
  package var acceptance: String?

  /// Makes a finding.
  init(_ fact: Fact, _ severity: AuditCode.Severity, at path: [String]) {
    self.fact = fact
    self.severity = severity
    self.path = path
  }

  /// What kind of finding it is.
  package var code: AuditCode { fact.code }

  /// What was found, by kind. Figures are in the unit of the KPI that they are of.
  package enum Fact: Hashable, Sendable {
    /// The scenario has no goals, and works toward these KPIs.
    case noGoals(kpis: [String])
    /// No goal needs the KPI.
    case unneededKPI(kpi: String, isWorkedFor: Bool)
    /// The goal has no KPI.
    case unmeasuredGoal(goal: String)
    /// Nothing works toward the goal's KPI: it is only reported.
    case idleGoal(goal: String, kpi: String)
    /// Every plan has the same value of the goal's KPI.
    case unmovedGoal(goal: String, kpi: String, value: Double)
    /// No goal serves the business objective.
    case unservedObjective(name: String, kpi: String)
    /// Several goals have one rank.
    case severalGoals(rank: GoalRank, goals: [String])
    /// The KPIs of the goal, more or fewer than two or three.
    case kpisOfGoal(goal: String, kpis: [String])
    /// The KPIs to watch, more or fewer than three to five.
    case dashboard(kpis: [String])
    /// How often the goal is looked at.
    case rareReview(goal: String, rhythm: ReviewRhythm?)
    /// The KPI says nothing about the goal's kind, or only helps to read others.
    case misfit(Misfit)
    /// None of the others is there beside the KPI.
    case companionMissing(goal: String, kpi: String, others: [String], reason: String)
    /// The objective runs against what the KPI is.
    case wrongDirection(kpi: String, known: CatalogueKPI)
    /// What several lines bring is added up.
    case addedUp(AddedUp)
    /// The goal has no kind, or its KPI is not known.
    case unknownKind(goal: String, kpi: String?)
    /// Two objectives are nearly the same measure: no plan is further along its span on one than on
    /// the other by more than `apart` of it.
    case sameMeasure(ObjectivePair, apart: Double)
    /// One objective loses what the other gains.
    case opposed(ObjectivePair, exchange: Double)
    /// The weight changes nothing.
    case idleWeight(IdleWeight)
    /// The weight would change something if it were not for a rule.
    case overruled(Overruled)
    /// The line's platform works toward something that the scenario does not want.
    case platformAgainst(PlatformConflict)
    /// There is no finding of the code.
    case staleSilence(code: String)

    /// What kind of finding it is.
    package var code: AuditCode {
      switch self {
      case .noGoals: .noGoals
      case .unneededKPI: .unneededKPI
      case .unmeasuredGoal: .unmeasuredGoal
      case .idleGoal: .idleGoal
      case .unmovedGoal: .unmovedGoal
      case .unservedObjective: .unservedObjective
      case .severalGoals(.primary, _): .severalPrimary
      case .severalGoals(.secondary, _): .severalSecondary
      case .kpisOfGoal: .kpisPerGoal
      case .dashboard: .dashboard
      case .rareReview: .rareReview
      case .misfit(let misfit): misfit.role == .noise ? .wrongKind : .contextOnly
      case .companionMissing: .companionMissing
      case .wrongDirection: .wrongDirection
      case .addedUp: .addedUp
      case .unknownKind: .unknownKind
      case .sameMeasure: .sameMeasure
      case .opposed: .opposed
      case .idleWeight: .idleWeight
      case .overruled: .overruled
      case .platformAgainst: .platformAgainst
      case .staleSilence: .staleSilence
      }
    }
  }
}

extension AuditFinding {
  /// A KPI that does not measure what it is to measure.
  package struct Misfit: Hashable, Sendable {
    /// The goal's name.
    package var goal: String
    /// The goal's kind, by its name in the catalogue.
    package var type: String
    /// The KPI's name in the scenario.
    package var kpi: String
    /// What it is good for under that kind.
    package var role: CatalogueGoal.Role
    /// Why.
    package var reason: String
    /// Whether it is the goal's own KPI, and not another objective of the scenario.
    package var isGoalsOwn: Bool
    /// What its weight is of all weights of its priority; `nil` where it has none.
    package var shareOfWeights: Double?
    /// KPIs that measure the kind of goal; those that the scenario has come first.
    package var better: [String]
    /// What it costs to work for it, where the scenario has a KPI that measures the goal; `nil`
    /// without one, or without plans.
    package var price: Price?

    /// What working for one KPI costs in another.
    package struct Price: Hashable, Sendable {
      /// The KPI that measures the goal.
      package var kpi: String
      /// The best value that any plan has of it.
      package var best: Double
      /// The best value that it has among the plans that are best for the KPI that does not measure
      /// the goal.
      package var left: Double
    }
  }

  /// Figures that are added up and must not be.
  package struct AddedUp: Hashable, Sendable {
    /// The KPI's name in the scenario.
    package var kpi: String
    /// What it is.
    package var known: CatalogueKPI
    /// How many lines bring it.
    package var lines: Int
    /// How many of them get money in the plan, and the sum that it has; `nil` without a plan.
    package var inPlan: Sum?

    /// A sum over lines.
    package struct Sum: Hashable, Sendable {
      /// How many lines are added up.
      package var lines: Int
      /// What they come to.
      package var value: Double
    }
  }

  /// Two objectives, each seen from the plan that is best for the other.
  package struct ObjectivePair: Hashable, Sendable {
    /// One of them.
    package var first: End
    /// The other one.
    package var second: End

    /// One objective of two.
    package struct End: Hashable, Sendable {
      /// The KPI.
      package var kpi: String
      /// The best value that any plan has.
      package var best: Double
      /// The worst value that any plan has.
      package var worst: Double
      /// The best value of plans that are best for the other one.
      package var atOther: Double

      /// How far from its worst to its best it is where the other one is best.
      package var shareAtOther: Double { share(atOther) }

      /// How far a value is from the worst to the best.
      func share(_ value: Double) -> Double {
        best == worst ? 1 : (value - worst) / (best - worst)
      }
    }
  }

  /// A weight that changes nothing.
  package struct IdleWeight: Hashable, Sendable {
    /// The KPI.
    package var kpi: String
    /// Its weight.
    package var weight: Double
    /// Its value in the plan.
    package var value: Double
    /// Why.
    package var cause: Cause

    /// Why a weight changes nothing.
    package enum Cause: Hashable, Sendable {
      /// Its value is the same whether it is settled first or last among those that it is weighed
      /// with.
      case sameEitherWay
      /// Its scale makes it count this share of all that counts at its priority; settled first it
      /// would have the value `alone`, and left to the others it has the value `without`.
      case outweighed(share: Double, alone: Double, without: Double)
    }
  }

  /// A weight that would change something if it were not for a rule.
  package struct Overruled: Hashable, Sendable {
    /// The KPI.
    package var kpi: String
    /// Its weight.
    package var weight: Double
    /// Its value in the plan.
    package var value: Double
    /// The rule, by the keys from the top of the scenario.
    package var rule: [String]
    /// Its value without the rule, settled last among those that it is weighed with.
    package var last: Double
    /// Its value without the rule, settled first.
    package var first: Double
  }

  /// A line whose platform works toward something that the scenario does not want.
  package struct PlatformConflict: Hashable, Sendable {
    /// The line's name.
    package var line: String
    /// What its platform works for.
    package var objective: String
    /// Whether the scenario works against it, rather than leaving it alone.
    package var isOpposed: Bool
    /// The money that the plan spends on the line; `nil` without a plan.
    package var spend: Double?
    /// That as a share of all spending.
    package var share: Double?
    /// What the scenario wants, of what the line brings; all that it wants where the line brings
    /// none of it.
    package var wanted: [String]
  }
}
