// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// Getting to know people who may buy.
  static let leads = CatalogueGoal(
    "leads", "People who may buy give their address, and some of them do buy.",
    primary: [
      "qualified leads", "cost per qualified lead", "lead quality", "form completions",
      "form completion rate", "sign-ups", "leads", "cost per lead",
    ],
    contextual: [
      .init("conversion rate", "it says what becomes of leads later"),
      .init("referral sessions", "they are what form completions are counted against"),
      .init("cost per click", "it is a part of the price of a lead"),
    ],
    noise: [
      .init("impressions", "being shown is no address"),
      .init("reach", "those who saw it are not known by name"),
      .init("likes", "liking leaves no address"),
      .init("clicks", "most of those who click leave again without a word"),
      .init("follower growth", "those who follow are not known by name"),
    ],
    companions: [
      .init(
        kpis: ["leads", "form completions", "form completion rate", "sign-ups", "cost per lead"],
        others: ["qualified leads", "cost per qualified lead", "lead quality"],
        reason: "a form that is filled in without any intention counts as much as a customer's")
    ])

  static let leadKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "leads", aliases: ["lead generation", "enquiries"],
      "How many people gave a way to be reached and an interest.",
      unit: "leads", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "form completions", aliases: ["form submissions", "forms", "completed forms"],
      "How many forms were filled in and sent.",
      unit: "forms", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "form completion rate", "How many of the forms that were begun were sent.",
      unit: "%", .rate, .proximal, overLines: .ratio("form completions", per: "form starts")),
    CatalogueKPI(
      "sign-ups", aliases: ["signups", "registrations", "subscriptions"],
      "How many people made an account or subscribed.",
      unit: "people", .volume, .proximal, overLines: .sum),
    CatalogueKPI(
      "qualified leads", aliases: ["sales qualified leads", "marketing qualified leads"],
      "How many leads passed the test that sales agreed to.",
      unit: "leads", .volume, .distal, overLines: .sum),
    CatalogueKPI(
      "lead quality", aliases: ["qualification rate", "lead score"],
      "How many of the leads pass the test that sales agreed to.",
      unit: "%", .rate, .distal, overLines: .ratio("qualified leads", per: "leads")),
    CatalogueKPI(
      "cost per lead", aliases: ["CPL"], "What was spent for each lead.",
      unit: "money", better: .minimize, .cost, .proximal, overLines: .ratio("spend", per: "leads")),
    CatalogueKPI(
      "cost per qualified lead", aliases: ["CPQL"], "What was spent for each qualified lead.",
      unit: "money", better: .minimize, .cost, .distal,
      overLines: .ratio("spend", per: "qualified leads")),
  ]
}
