// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// Knowing what it was worth.
  static let emailAnalytics = CatalogueGoal(
    "email analytics", "It is known what customers are worth, who may leave, and what paid off.",
    primary: [
      "CLTV growth", "campaign ROI", "customer acquisition cost", "churn prediction accuracy",
    ],
    contextual: [
      .init("attributed revenue", "it is half of what a return is made of"),
      .init("churn rate", "it is what predictions are held against"),
    ],
    noise: emailNoise + [.init("open rate", "an opened message has brought nothing yet")])

  static let emailAnalyticsKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "CLTV growth", aliases: ["customer lifetime value growth", "LTV growth"],
      "By how much what a customer brings in all the time as a customer has grown.",
      unit: "%", .rate, .distal, overLines: .mean(by: "customers")),
    CatalogueKPI(
      "churn prediction accuracy", "How many predictions of who leaves turn out right.",
      unit: "%", .rate, .proximal, overLines: .ratio("right predictions", per: "predictions")),
    CatalogueKPI(
      "campaign ROI", aliases: ["ROI", "return on investment"],
      "What each unit of money brought beyond itself.",
      unit: "%", .rate, .distal, overLines: .ratio("profit", per: "spend")),
    CatalogueKPI(
      "customer acquisition cost", aliases: ["CAC", "CPA", "cost per acquisition"],
      "What was spent for each new customer.",
      unit: "money", better: .minimize, .cost, .distal,
      overLines: .ratio("spend", per: "new customers")),
  ]
}
