// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Catalogue {
  /// Messages that go out by themselves, in time and without mistakes.
  static let emailAutomation = CatalogueGoal(
    "email automation", "Messages go out by themselves, in time and without mistakes.",
    primary: [
      "manual hours saved", "nurturing velocity", "trigger latency", "workflow error rate",
    ],
    contextual: [
      .init("deliverability", "it says whether what went out arrived"),
      .init("offer conversion", "it says whether what went out was worth it"),
    ],
    noise: emailNoise)

  static let emailAutomationKPIs: [CatalogueKPI] = [
    CatalogueKPI(
      "manual hours saved", aliases: ["hours saved", "segmentation hours saved"],
      "How many hours of work by hand are no longer needed.",
      unit: "hours", .volume, .distal, overLines: .sum),
    CatalogueKPI(
      "nurturing velocity", aliases: ["lead velocity", "time to qualify"],
      "How many days a lead takes from the first message until it qualifies, on average.",
      unit: "days", better: .minimize, .rate, .proximal,
      overLines: .mean(by: "qualified leads")),
    CatalogueKPI(
      "trigger latency",
      "How long it takes from what somebody does to the message that answers it.",
      unit: "seconds", better: .minimize, .rate, .proximal,
      overLines: .mean(by: "triggered messages")),
    CatalogueKPI(
      "workflow error rate", aliases: ["automation error rate"],
      "How many runs of a workflow end in a mistake.",
      unit: "%", better: .minimize, .rate, .proximal,
      overLines: .ratio("failed runs", per: "runs")),
  ]
}
