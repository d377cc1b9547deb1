// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Planning

/// What the audit of a scenario found.
package struct Audit: Sendable {
  /// The findings, the worst first, then by code and in the order of the scenario.
  package var findings: [AuditFinding]
  /// The best plan, on which findings about money rest; `nil` where there is none.
  package var solution: Solution?
  /// Why there is no plan.
  package var obstacle: Obstacle?
  /// What could not be looked into.
  package var omissions: [Omission]
  /// What ended the search early, if time or somebody did.
  package var interruption: Interruption?

  /// Why there is no plan to judge by.
  package enum Obstacle: Hashable, Sendable {
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
  package enum Omission: Hashable, Sendable {
    /// Whether two objectives are nearly the same measure, or opposed.
    case pair(String, String)
    /// Whether the weight of a KPI changes anything.
    case weight(String)
    /// Whether any plan moves the KPI of a goal.
    case goal(String)
  }

  /// The findings that nothing in the scenario accepts.
  package var open: [AuditFinding] { findings.filter { $0.acceptance == nil } }
}
