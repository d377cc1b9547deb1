// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// Bringing people to the site who stay there.
  static let traffic = CatalogueGoal(
    "traffic", "People come to the site and find there what they came for.",
    primary: [
      "referral sessions", "click-through rate", "session duration", "time on site", "bounce rate",
      "clicks", "landing page views",
    ],
    contextual: [
      .init("cost per click", "it is the price of a visit, not its worth"),
      .init("impressions", "they are what clicks are counted against"),
      .init("reach", "it says how many could have come"),
      .init("open rate", "it says how many could have clicked"),
    ],
    noise: [
      .init("likes", "those who like something stay where they are"),
      .init("follower growth", "those who follow stay where they are"),
      .init("share of voice", "being talked about brings nobody by itself"),
      .init("video views", "those who watch stay where they are"),
    ],
    companions: [
      .init(
        kpis: ["clicks", "click-through rate", "landing page views"],
        others: [
          "session duration", "time on site", "bounce rate", "referral sessions",
        ],
        reason: "a click by mistake counts as much as a visit")
    ])

  static let trafficKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "clicks", aliases: ["link clicks", "raw clicks"],
      "How often people followed a link, whether or not the page came up.",
      unit: "clicks", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "click-through rate", aliases: ["CTR"], "How many showings led to a click.",
      unit: "%", .rate, .proximal, overLines: .ratio("clicks", per: "impressions")),
    CatalogueKPI(
      "landing page views", "How often the page behind a link came up.",
      unit: "views", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "referral sessions", aliases: ["sessions", "visits", "referral traffic"],
      "How many visits to the site began behind a link of the lines.",
      unit: "sessions", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "session duration", aliases: ["average session duration"],
      "How long a visit lasts from its first page to its last, on average.",
      unit: "seconds", .rate, .proximal, overLines: .mean(by: "referral sessions")),
    CatalogueKPI(
      "time on site", "How long each visitor stays in all visits together, on average.",
      unit: "seconds", .rate, .proximal, overLines: .mean(by: "visitors")),
    CatalogueKPI(
      "bounce rate", "How many visits end on the page on which they began.",
      unit: "%", better: .minimize, .rate, .proximal,
      overLines: .ratio("bounced sessions", per: "referral sessions")),
  ]
}
