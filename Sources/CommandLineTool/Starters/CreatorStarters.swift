// SPDX-License-Identifier: GPL-3.0-or-later

extension GoalStarter {
  /// Starters for creators and campaigns.
  static let creators: [GoalStarter] = [
    awareness, engagement, traffic, leads, sales, efficiency, retention,
  ]

  private static let awareness = GoalStarter(
    goal: "awareness", title: "Being known",
    objective: ("known to every second buyer", "reach"),
    kpis: [
      .objective("reach", weight: 3, keys: "combine: independent, population: 5M, last: 900k"),
      .objective("brand mentions", weight: 2, keys: "base: 400, last: 600"),
      .objective("video views", weight: 1),
    ],
    goals: [
      "more people: { kpi: reach, target: +40%, serves: known to every second buyer, goal type: awareness, rank: primary, review: weekly }",
      "talked about: { kpi: brand mentions, target: 900, serves: known to every second buyer, goal type: awareness, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "video",
        [
          "spend: 0..80k", "platform objective: video views",
          "brings: { reach: { hill: { max: 1.6M, half: 40k } }, brand mentions: { per 10k: 20 }, video views: { hill: { max: 2.4M, half: 60k } } }",
        ]
      ),
      (
        "outdoor",
        [
          "spend: 0..60k",
          "brings: { reach: { hill: { max: 900k, half: 30k } }, brand mentions: { per 10k: 15 } }",
        ]
      ),
      (
        "creators on food",
        [
          "spend: 0..60k", "platform objective: reach",
          "brings: { reach: { hill: { max: 500k, half: 25k } }, brand mentions: { hill: { max: 700, half: 20k } }, video views: { per 10k: 60k } }",
        ]
      ),
    ])

  private static let engagement = GoalStarter(
    goal: "engagement", title: "Being answered",
    objective: ("a community that answers", "comments"),
    kpis: [
      .objective("comments", weight: 3, keys: "last: 4k"),
      .objective("shares", weight: 2, keys: "last: 2.5k"),
      .objective("saves", weight: 1),
    ],
    goals: [
      "more answers: { kpi: comments, target: +50%, serves: a community that answers, goal type: engagement, rank: primary, review: weekly }",
      "passed on: { kpi: shares, target: +20%, serves: a community that answers, goal type: engagement, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "questions",
        [
          "spend: 0..60k", "platform objective: comments",
          "brings: { comments: { hill: { max: 7k, half: 30k } }, shares: { per 10k: 90 }, saves: { per 10k: 60 } }",
        ]
      ),
      (
        "stories",
        [
          "spend: 0..60k", "platform objective: shares",
          "brings: { comments: { per 10k: 200 }, shares: { hill: { max: 4k, half: 25k } }, saves: { per 10k: 90 } }",
        ]
      ),
      (
        "guides",
        [
          "spend: 0..50k", "platform objective: saves",
          "brings: { comments: { per 10k: 120 }, shares: { per 10k: 150 }, saves: { hill: { max: 6k, half: 20k } } }",
        ]
      ),
    ])

  private static let traffic = GoalStarter(
    goal: "traffic", title: "Being visited", objective: ("more subscribers", "sign-ups"),
    kpis: [
      .objective("referral sessions", weight: 3, keys: "base: 40k, last: 90k"),
      .objective("sign-ups", weight: 2, keys: "base: 500"),
      .ratio("bounce rate", keys: "at most: 60%"),
      .own("bounced sessions", keys: "base: 18k"),
    ],
    goals: [
      "more visits: { kpi: referral sessions, target: +25%, serves: more subscribers, goal type: traffic, rank: primary, review: weekly }",
      "visits that stay: { kpi: bounce rate, target: at most 48%, serves: more subscribers, goal type: traffic, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "search",
        [
          "spend: 0..70k", "platform objective: sign-ups",
          "brings: { referral sessions: { hill: { max: 60k, half: 40k } }, bounced sessions: { rate: 35%, of: referral sessions }, sign-ups: { hill: { max: 3k, half: 35k } } }",
        ]
      ),
      (
        "social",
        [
          "spend: 0..70k", "platform objective: referral sessions",
          "brings: { referral sessions: { hill: { max: 140k, half: 50k } }, bounced sessions: { rate: 68%, of: referral sessions }, sign-ups: { per 10k: 60 } }",
        ]
      ),
      (
        "creators on travel",
        [
          "spend: 0..50k", "platform objective: referral sessions",
          "brings: { referral sessions: { hill: { max: 50k, half: 25k } }, bounced sessions: { rate: 41%, of: referral sessions }, sign-ups: { hill: { max: 900, half: 20k } } }",
        ]
      ),
    ])

  private static let leads = GoalStarter(
    goal: "leads", title: "Being asked", objective: ("policies sold", "qualified leads"),
    kpis: [
      .objective("qualified leads", weight: 3, keys: "last: 600"),
      .objective("sign-ups", weight: 1, keys: "base: 300"),
      .ratio("cost per qualified lead", keys: "at most: 250 EUR"),
    ],
    goals: [
      "more leads that count: { kpi: qualified leads, target: +25%, serves: policies sold, goal type: leads, rank: primary, review: weekly }",
      "leads that pay: { kpi: cost per qualified lead, target: at most 150 EUR, serves: policies sold, goal type: leads, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "search",
        [
          "spend: 0..80k", "platform objective: qualified leads",
          "brings: { qualified leads: { hill: { max: 800, half: 40k } }, sign-ups: { per 10k: 90 } }",
        ]
      ),
      (
        "social",
        [
          "spend: 0..70k", "platform objective: sign-ups",
          "brings: { qualified leads: { per 10k: 18 }, sign-ups: { hill: { max: 5k, half: 45k } } }",
        ]
      ),
      (
        "webinars",
        [
          "spend: 0..40k",
          "brings: { qualified leads: { hill: { max: 260, half: 15k } }, sign-ups: { per 10k: 120 } }",
        ]
      ),
    ])

  private static let sales = GoalStarter(
    goal: "sales", title: "Selling", objective: ("a shop that pays", "attributed revenue"),
    kpis: [
      .objective("attributed revenue", weight: 3, keys: "last: 420k EUR"),
      .objective("orders", weight: 1),
      .ratio("ROAS", keys: "at least: 2"),
    ],
    goals: [
      "more revenue: { kpi: attributed revenue, target: +15%, serves: a shop that pays, goal type: sales, rank: primary, review: weekly }",
      "revenue that pays: { kpi: ROAS, target: at least 4, serves: a shop that pays, goal type: sales, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "search",
        [
          "spend: 0..70k", "platform objective: ROAS",
          "brings: { attributed revenue: { hill: { max: 420k, half: 40k } }, orders: { hill: { max: 5k, half: 40k } } }",
        ]
      ),
      (
        "social",
        [
          "spend: 0..70k", "platform objective: conversions",
          "brings: { attributed revenue: { hill: { max: 150k, half: 30k } }, orders: { hill: { max: 6k, half: 30k } } }",
        ]
      ),
      (
        "creators on living",
        [
          "spend: 0..50k", "platform objective: attributed revenue",
          "brings: { attributed revenue: { hill: { max: 260k, half: 25k } }, orders: { hill: { max: 900, half: 25k } } }",
        ]
      ),
    ])

  private static let efficiency = GoalStarter(
    goal: "efficiency", title: "The same for less", objective: ("growth that pays", "orders"),
    kpis: [
      .own("customer acquisition cost", keys: "ratio: spend / orders, at most: 60 EUR"),
      .objective("orders", weight: 3, keys: "last: 3k"),
      .objective("qualified leads", weight: 1),
    ],
    goals: [
      "cheaper customers: { kpi: customer acquisition cost, baseline: 38 EUR, target: -15%, serves: growth that pays, goal type: efficiency, rank: primary, review: weekly }",
      "no fewer orders: { kpi: orders, target: at least 3k, serves: growth that pays, goal type: sales, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "search",
        [
          "spend: 10k..80k", "platform objective: CPA",
          "brings: { orders: { hill: { max: 4k, half: 45k } }, qualified leads: { per 10k: 20 } }",
        ]
      ),
      (
        "social",
        [
          "spend: 0..70k", "platform objective: orders",
          "brings: { orders: { hill: { max: 2k, half: 40k } }, qualified leads: { per 10k: 30 } }",
        ]
      ),
      (
        "trade fairs",
        [
          "spend: 0..40k",
          "brings: { orders: { per 10k: 60 }, qualified leads: { hill: { max: 500, half: 20k } } }",
        ]
      ),
    ])

  private static let retention = GoalStarter(
    goal: "retention", title: "Keeping customers",
    objective: ("customers for years", "repeat orders"),
    kpis: [
      .objective("retained customers", weight: 3, keys: "last: 500"),
      .own("repeat orders", keys: "objective: maximize, weight: 2, measures: orders"),
      .own("churn rate", keys: "ratio: lost customers / customers, at most: 6%"),
      .own("customers", keys: "base: 40k"),
      .own("lost customers", keys: "sum: 0.06 * customers - retained customers"),
    ],
    goals: [
      "fewer leave: { kpi: churn rate, target: at most 4.5%, serves: customers for years, goal type: retention, rank: primary, review: weekly }",
      "more kept: { kpi: retained customers, target: +20%, serves: customers for years, goal type: retention, rank: secondary, review: biweekly }",
    ],
    lines: [
      (
        "win-back",
        [
          "spend: 0..60k",
          "brings: { retained customers: { hill: { max: 700, half: 35k } }, repeat orders: { per 10k: 40 } }",
        ]
      ),
      (
        "service",
        [
          "spend: 0..60k",
          "brings: { retained customers: { hill: { max: 500, half: 30k } }, repeat orders: { per 10k: 90 } }",
        ]
      ),
      (
        "points",
        [
          "spend: 0..50k",
          "brings: { retained customers: { per 10k: 15 }, repeat orders: { hill: { max: 2k, half: 20k } } }",
        ]
      ),
    ])
}
