// SPDX-License-Identifier: GPL-3.0-or-later

extension GoalStarter {
  /// Starters for e-mail, with initiatives as lines.
  static let email: [GoalStarter] = [personalization, automation, optimization, analytics]

  private static let personalization = GoalStarter(
    goal: "email personalization", title: "What fits each reader",
    objective: ("a list that sells", "attributed revenue"),
    kpis: [
      .objective("attributed revenue", weight: 3, keys: "base: 300k EUR, last: 330k EUR"),
      .objective("orders", weight: 1, keys: "base: 4k"),
      .ratio("revenue per email", keys: "at least: 0.1 EUR"),
      .own("delivered emails", keys: "base: 2M"),
    ],
    goals: [
      "more revenue: { kpi: attributed revenue, target: +30%, serves: a list that sells, goal type: sales, rank: primary, review: weekly }",
      "messages that pay: { kpi: revenue per email, target: at least 0.2 EUR, serves: a list that sells, goal type: efficiency, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "blocks by interest",
        [
          "spend: 0..60k",
          "brings: { attributed revenue: { hill: { max: 180k, half: 35k } }, orders: { per 10k: 90 } }",
        ]
      ),
      (
        "offers by value",
        [
          "spend: 0..50k",
          "brings: { attributed revenue: { hill: { max: 140k, half: 25k } }, orders: { per 10k: 120 } }",
        ]
      ),
      (
        "reminders",
        [
          "spend: 0..40k",
          "brings: { attributed revenue: { per 10k: 9k }, orders: { hill: { max: 2.5k, half: 20k } }, delivered emails: { per 10k: 30k } }",
        ]
      ),
    ])

  private static let automation = GoalStarter(
    goal: "email automation", title: "Messages that go out by themselves",
    objective: ("more from the same team", "qualified leads"),
    kpis: [
      .objective("manual hours saved", weight: 3),
      .objective("qualified leads", weight: 2, keys: "base: 200, last: 220"),
      .ratio("workflow error rate", keys: "at most: 4%"),
      .own("runs", keys: "base: 50k"), .own("failed runs", keys: "base: 1.5k"),
    ],
    goals: [
      "less by hand: { kpi: manual hours saved, target: 65, serves: more from the same team, goal type: efficiency, rank: primary, review: weekly }",
      "no more mistakes: { kpi: workflow error rate, target: at most 2.5%, serves: more from the same team, goal type: efficiency, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "segmentation",
        [
          "spend: 0..90k",
          "brings: { manual hours saved: { hill: { max: 90, half: 40k } }, runs: { per 10k: 4k }, failed runs: { per 10k: 20 }, qualified leads: { per 10k: 6 } }",
        ]
      ),
      (
        "welcome series",
        [
          "spend: 0..90k",
          "brings: { manual hours saved: { per 10k: 1 }, runs: { per 10k: 9k }, failed runs: { per 10k: 70 }, qualified leads: { hill: { max: 160, half: 40k } } }",
        ]
      ),
      (
        "checks before sending",
        [
          "spend: 0..30k",
          "brings: { manual hours saved: { per 10k: 1 }, failed runs: { per 10k: -250 } }",
        ]
      ),
    ])

  private static let optimization = GoalStarter(
    goal: "email optimization", title: "Better messages to the same readers",
    objective: ("more visits from the list", "referral sessions"),
    kpis: [
      .own(
        "click-through rate", keys: "ratio: clicks / delivered emails, last: 3.2%, at least: 3%"),
      .objective("clicks", weight: 2, keys: "base: 64k"),
      .objective("referral sessions", weight: 3, keys: "base: 45k"),
      .ratio("unsubscribe rate", keys: "at most: 0.4%"),
      .own("delivered emails", keys: "base: 2M"), .own("unsubscriptions", keys: "base: 5k"),
    ],
    goals: [
      "clicks that count: { kpi: click-through rate, target: at least 6%, serves: more visits from the list, goal type: traffic, rank: primary, review: weekly }",
      "more visits: { kpi: referral sessions, target: 90k, serves: more visits from the list, goal type: traffic, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "subject lines",
        [
          "spend: 0..60k",
          "brings: { clicks: { hill: { max: 60k, half: 30k } }, referral sessions: { per 10k: 3k }, unsubscriptions: { per 10k: 300 } }",
        ]
      ),
      (
        "layout",
        [
          "spend: 0..80k",
          "brings: { clicks: { per 10k: 5k }, referral sessions: { hill: { max: 40k, half: 25k } } }",
        ]
      ),
      (
        "times of sending",
        [
          "spend: 0..60k",
          "brings: { clicks: { hill: { max: 25k, half: 20k } }, referral sessions: { hill: { max: 20k, half: 20k } }, unsubscriptions: { per 10k: -150 } }",
        ]
      ),
    ])

  private static let analytics = GoalStarter(
    goal: "email analytics", title: "Knowing what pays", objective: ("profit that lasts", "profit"),
    kpis: [
      .own("campaign ROI", keys: "ratio: profit / spend"),
      .own(
        "profit", keys: "sum: 0.4 * attributed revenue - spend, objective: maximize, weight: 3"),
      .own("attributed revenue", keys: "base: 200k EUR"),
      .ratio("customer acquisition cost", keys: "at most: 80 EUR"),
      .own("new customers", keys: "objective: maximize, weight: 2, base: 500"),
    ],
    goals: [
      "money well spent: { kpi: campaign ROI, target: at least 80%, serves: profit that lasts, goal type: efficiency, rank: primary, review: weekly }",
      "cheaper customers: { kpi: customer acquisition cost, target: at most 40 EUR, serves: profit that lasts, goal type: efficiency, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "predictions of who leaves",
        [
          "spend: 10k..50k",
          "brings: { attributed revenue: { hill: { max: 300k, half: 25k } }, new customers: { per 10k: 20 } }",
        ]
      ),
      (
        "lookalikes",
        [
          "spend: 0..60k",
          "brings: { attributed revenue: { hill: { max: 120k, half: 30k } }, new customers: { hill: { max: 3k, half: 30k } } }",
        ]
      ),
      (
        "measurement",
        [
          "spend: 0..30k", "brings: { attributed revenue: { hill: { max: 90k, half: 10k } } }",
        ]
      ),
    ])
}
