// SPDX-License-Identifier: GPL-3.0-or-later

/// Every kind of report, one for each question that is answered with data; the first of a kind says
/// which formats there are.
public enum ReportList {
  /// The reports.
  public static var all: [any Report.Type] {
    [
      PlanReport.self, FrontierReport.self, ModelFrontierReport.self,
      ExplanationReport.self, ConflictReport.self, GoalsReport.self, ComparisonReport.self,
      DifferenceReport.self, SweepReport.self, ScalesReport.self, CatalogueReport.self,
      ProxyReport.self, AuditReport.self,
    ]
  }

  /// The report that answers a kind of question; `nil` where a sentence does.
  public static func report(of kind: JSONEnvelope.Kind) -> (any Report.Type)? {
    all.first { $0.kinds.contains(kind) }
  }
}
