// SPDX-License-Identifier: GPL-3.0-or-later

extension Catalogue {
  /// What e-mail counts for nothing under any of its goals.
  static let emailNoise: [CatalogueGoal.Remark] = [
    .init("total sends", "sending is what is done, not what comes of it"),
    .init("list size", "addresses that never open anything count as much as customers"),
  ]

  /// The right message for each reader.
  static let emailPersonalization = CatalogueGoal(
    "email personalization", "Readers get what fits them, and act on it.",
    primary: [
      "CTR on personalized blocks", "offer conversion", "revenue per email", "engagement score",
      "CSAT",
    ],
    contextual: [
      .init("open rate", "it is decided before anybody sees what is inside"),
      .init("click-through rate", "it counts what is the same for everybody too"),
    ],
    noise: emailNoise)

  static let emailPersonalizationKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "CTR on personalized blocks",
      aliases: ["personalized CTR", "click rate on personalized blocks"],
      "How many views of a part that differs from reader to reader led to a click.",
      unit: "%", .rate, .proximal,
      overLines: .ratio("clicks on personalized blocks", per: "views of personalized blocks")),
    CatalogueKPI(
      "offer conversion", aliases: ["offer conversion rate", "offer redemption rate"],
      "How many of the offers that were sent were taken.",
      unit: "%", .rate, .distal, overLines: .ratio("offers taken", per: "offers sent")),
    CatalogueKPI(
      "engagement score", "How active a reader is, as points for opening, clicking and buying.",
      unit: "points", .rate, .proximal, overLines: .mean(by: "readers")),
    CatalogueKPI(
      "CSAT", aliases: ["customer satisfaction"],
      "How many of those who answered were content.",
      unit: "%", .rate, .distal, overLines: .ratio("content answers", per: "answers")),
    CatalogueKPI(
      "revenue per email", "What each delivered e-mail brought in revenue.",
      unit: "money", .rate, .distal,
      overLines: .ratio("attributed revenue", per: "delivered emails")),
    CatalogueKPI(
      "total sends", aliases: ["emails sent", "sends"], "How many e-mails were sent.",
      unit: "emails", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "list size", "How many addresses the list has.",
      unit: "addresses", .volume, .proximal, overLines: .once),
  ]
}
