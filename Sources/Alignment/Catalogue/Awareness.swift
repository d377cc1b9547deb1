// SPDX-License-Identifier: GPL-3.0-or-later

extension Catalogue {
  /// Being known to more of the people who could buy.
  static let awareness = CatalogueGoal(
    "awareness", "More of the people who could buy know the brand.",
    primary: ["reach", "impressions", "brand mentions", "mention velocity", "share of voice"],
    contextual: [
      .init("engagement rate", "it says whether those who saw it cared, not how many saw it"),
      .init("frequency", "it says how often the same people were met"),
      .init("video views", "it says who stayed, among those who were reached"),
      .init("cost per thousand impressions", "it is the price of being shown, not the effect"),
    ],
    noise: [
      .init("conversion rate", "people who hear of a brand for the first time hardly buy at once"),
      .init("attributed revenue", "it comes from those who knew the brand before"),
      .init("ROAS", "it rewards reaching those who would buy anyway"),
      .init("cost per lead", "it rewards reaching those who know the brand already"),
      .init("orders", "they come from those who knew the brand before"),
    ])

  static let awarenessKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "impressions", aliases: ["ad impressions"],
      "How often something was shown, every showing counted, to whomever.",
      unit: "impressions", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "reach", aliases: ["net reach", "unique reach", "people reached"],
      "How many different people saw something at least once.",
      unit: "people", .volume, .proximal, overLines: .once),
    CatalogueKPI(
      "brand mentions", aliases: ["mentions"],
      "How often others name the brand in public, where that was not paid for.",
      unit: "mentions", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "mention velocity", aliases: ["brand mention velocity"],
      "How many mentions of the brand come in a day.",
      unit: "mentions a day", .rate, .proximal, overLines: .ratio("brand mentions", per: "days")),
    CatalogueKPI(
      "share of voice", aliases: ["sov"],
      "The brand's part of all mentions of it and of its competitors.",
      unit: "%", .rate, .proximal,
      overLines: .ratio("brand mentions", per: "mentions in the market")),
    CatalogueKPI(
      "frequency", aliases: ["average frequency"],
      "How often each person who was reached saw it, on average.",
      unit: "times", .rate, .proximal, overLines: .ratio("impressions", per: "reach")),
    CatalogueKPI(
      "video views", aliases: ["thruplays", "completed views"],
      "How often a video was watched for as long as the platform asks before it counts.",
      unit: "views", .volume, .proximal, overLines: .sum),
  ]
}
