// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// Better messages to the same readers.
  static let emailOptimization = CatalogueGoal(
    "email optimization", "The same readers open, read and click more, and fewer leave.",
    primary: [
      "CTR uplift", "open rate", "deliverability", "unsubscribe rate", "click-through rate",
    ],
    contextual: [
      .init("revenue per email", "it says whether those who click buy"),
      .init("engagement score", "it says how active readers were before"),
    ],
    noise: emailNoise,
    companions: [
      .init(
        kpis: ["open rate"], others: ["CTR uplift", "click-through rate", "unsubscribe rate"],
        reason: "mail programs open messages by themselves, and nobody has read them")
    ])

  static let emailOptimizationKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "open rate", "How many delivered e-mails were opened, by readers or their mail programs.",
      unit: "%", .rate, .proximal, overLines: .ratio("opens", per: "delivered emails")),
    CatalogueKPI(
      "deliverability", aliases: ["delivery rate", "inbox placement"],
      "How many of the e-mails that were sent reached an inbox.",
      unit: "%", .rate, .proximal, overLines: .ratio("delivered emails", per: "total sends")),
    CatalogueKPI(
      "CTR uplift", aliases: ["click-through uplift"],
      "By how much the click-through rate rose against the message before, in points.",
      unit: "points", .rate, .proximal, overLines: .mean(by: "delivered emails")),
    CatalogueKPI(
      "unsubscribe rate", aliases: ["opt-out rate"],
      "How many delivered e-mails made somebody leave the list.",
      unit: "%", better: .minimize, .rate, .proximal,
      overLines: .ratio("unsubscriptions", per: "delivered emails")),
  ]
}
