// SPDX-License-Identifier: GPL-3.0-or-later

extension Catalogue {
  /// Selling.
  static let sales = CatalogueGoal(
    "sales", "People buy, and what they pay is more than what it cost to win them.",
    primary: ["attributed revenue", "ROAS", "orders", "order value", "conversion rate", "profit"],
    contextual: [
      .init("qualified leads", "they are sales of a later period"),
      .init("referral sessions", "they are what orders are counted against"),
      .init("offer conversion", "it says which offers sell, not how much"),
      .init("revenue per email", "it says what a message sells, not how much all do"),
      .init("customer acquisition cost", "it is what a sale costs, not what it brings"),
    ],
    noise: [
      .init("impressions", "being shown is no purchase, and it is cheapest where nobody buys"),
      .init("reach", "having seen it is no purchase"),
      .init("likes", "those who like something need not buy it"),
      .init("comments", "those who comment need not buy"),
      .init("engagements", "engaging is no purchase"),
      .init("video views", "watching is no purchase"),
      .init("clicks", "most of those who click leave again without buying"),
      .init("click-through rate", "most of those who click leave again without buying"),
      .init("follower growth", "those who follow need not buy"),
    ])

  static let salesKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "attributed revenue", aliases: ["revenue", "turnover", "purchase value"],
      "What customers paid for orders that are put down to the lines.",
      unit: "money", .volume, .distal, overLines: .sum),
    CatalogueKPI(
      "orders", aliases: ["purchases", "conversions", "policies"],
      "How many purchases are put down to the lines.",
      unit: "orders", .volume, .distal, overLines: .sum),
    CatalogueKPI(
      "conversion rate", aliases: ["purchase rate", "CVR"],
      "How many visits led to a purchase.",
      unit: "%", .rate, .distal, overLines: .ratio("orders", per: "referral sessions")),
    CatalogueKPI(
      "order value", aliases: ["average order value", "AOV"], "What an order is worth, on average.",
      unit: "money", .rate, .distal, overLines: .ratio("attributed revenue", per: "orders")),
    CatalogueKPI(
      "ROAS", aliases: ["return on ad spend"], "What each unit of money brought in revenue.",
      unit: "", .rate, .distal, overLines: .ratio("attributed revenue", per: "spend")),
    CatalogueKPI(
      "profit", aliases: ["contribution", "margin"],
      "Revenue less what the goods and the lines cost.",
      unit: "money", .volume, .distal, overLines: .sum),
  ]
}
