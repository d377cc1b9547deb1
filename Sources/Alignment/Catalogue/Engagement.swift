// SPDX-License-Identifier: GPL-3.0-or-later

extension Catalogue {
  /// Making people do something with what they see.
  static let engagement = CatalogueGoal(
    "engagement", "People who see it answer, keep it, and pass it on.",
    primary: [
      "comments", "comment quality", "shares", "share rate", "saves", "engagements", "likes",
      "conversation volume", "engagement rate",
    ],
    contextual: [
      .init("follower growth", "it says who stays to hear more, not who answers"),
      .init("reach", "it is what engagement is counted against"),
      .init("impressions", "they are what engagement is counted against"),
      .init("video views", "watching is not answering"),
    ],
    noise: [
      .init("attributed revenue", "answering and buying are done by different people"),
      .init("conversion rate", "answering and buying are done by different people"),
      .init("ROAS", "answering and buying are done by different people"),
      .init("cost per lead", "it counts those who leave for a form"),
    ])

  static let engagementKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "likes", aliases: ["reactions"], "How often people marked that they liked it.",
      unit: "likes", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "comments", "How many comments people wrote.",
      unit: "comments", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "comment quality", aliases: ["substantive comments"],
      "The part of comments that say something: a question, an experience, an intention.",
      unit: "%", .rate, .proximal, overLines: .mean(by: "comments")),
    CatalogueKPI(
      "shares", aliases: ["reposts"], "How often people passed it on.",
      unit: "shares", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "share rate", aliases: ["amplification rate"],
      "How many of those who were reached passed it on.",
      unit: "%", .rate, .proximal, overLines: .ratio("shares", per: "reach")),
    CatalogueKPI(
      "saves", aliases: ["bookmarks"], "How often people kept it for later.",
      unit: "saves", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "engagements", aliases: ["interactions", "post engagement", "engagement"],
      "Likes, comments, shares and saves, all counted alike.",
      unit: "engagements", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "engagement rate", "How many engagements come for each person who was reached.",
      unit: "%", .rate, .proximal, overLines: .ratio("engagements", per: "reach")),
    CatalogueKPI(
      "conversation volume", aliases: ["conversations"],
      "How many exchanges of at least one question and one answer there are about the brand.",
      unit: "conversations", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "follower growth", aliases: ["new followers", "followers gained"],
      "How many more people follow at the end than at the beginning.",
      unit: "people", .volume, .proximal, overLines: .sum),
  ]
}
