// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// Keeping customers.
  static let retention = CatalogueGoal(
    "retention", "Those who bought once stay and buy again.",
    primary: [
      "churn rate", "retention rate", "repeat purchase rate", "CLTV growth", "retained customers",
    ],
    contextual: [
      .init("CSAT", "it says how customers feel before they stay or go"),
      .init("unsubscribe rate", "those who unsubscribe may still buy"),
      .init("engagement score", "it says who may leave next"),
      .init("churn prediction accuracy", "it says how well those who may leave are known"),
    ],
    noise: [
      .init("impressions", "being shown keeps nobody"),
      .init("reach", "most of those who are reached are no customers"),
      .init("follower growth", "those who begin to follow need not have bought"),
      .init("leads", "leads are no customers yet"),
      .init("list size", "a list grows by those who never bought"),
      .init("total sends", "sending more drives some away"),
    ])

  static let retentionKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "churn rate", aliases: ["churn", "customer churn"],
      "How many of the customers at the beginning of the period are none at its end.",
      unit: "%", better: .minimize, .rate, .distal,
      overLines: .ratio("lost customers", per: "customers")),
    CatalogueKPI(
      "retention rate", "How many of the customers at the beginning still are at the end.",
      unit: "%", .rate, .distal, overLines: .ratio("retained customers", per: "customers")),
    CatalogueKPI(
      "retained customers", aliases: ["customers kept", "saved customers"],
      "How many customers stay who would have left.",
      unit: "people", .volume, .distal, overLines: .sum),
    CatalogueKPI(
      "repeat purchase rate", "How many customers buy again within the period.",
      unit: "%", .rate, .distal, overLines: .ratio("repeat customers", per: "customers")),
  ]
}
