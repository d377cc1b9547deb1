// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning

/// What the audit of a scenario found.
public struct Audit: Sendable {
  /// The findings, the worst first, then by code and in the order of the scenario.
  public var findings: [AuditFinding]
  /// The best plan, on which findings about money rest; `nil` where there is none.
  public var solution: Solution?
  /// Why there is no plan.
  public var obstacle: Obstacle?
  /// What could not be looked into.
  public var omissions: [Omission]
  /// What ended the search early, if time or somebody did.
  public var interruption: Interruption?

  /// Why there is no plan to judge by.
  public enum Obstacle: Hashable, Sendable {
    /// No plan fits.
    case infeasible(Infeasibility)
    /// A limit is missing.
    case unbounded(Unboundedness)
    /// The search ended early.
    case interrupted(Interruption)
    /// The scenario has no objective, or does not say how several trade off.
    case undeclared
  }

  /// Something that was not looked into.
  public enum Omission: Hashable, Sendable {
    /// Whether two objectives are nearly the same measure, or opposed.
    case pair(String, String)
    /// Whether the weight of a KPI changes anything.
    case weight(String)
    /// Whether any plan moves the KPI of a goal.
    case goal(String)
  }

  /// The findings that nothing in the scenario accepts.
  public var open: [AuditFinding] { findings.filter { $0.acceptance == nil } }
}
