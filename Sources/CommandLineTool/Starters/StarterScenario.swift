// SPDX-License-Identifier: GPL-3.0-or-later

/// The scenario that `init` writes.
enum StarterScenario {
  /// A commented scenario with curves and rules, to be changed.
  static let text = """
    # A scenario for apportion: change the figures and try
    #
    #   apportion validate scenario.yaml
    #   apportion solve scenario.yaml
    #   apportion frontier scenario.yaml
    #   apportion compare scenario.yaml
    #
    # Amounts are written 250k, 1.2M or 1200000, with a point for decimals. Names may be any words; put them in quotes
    # if they begin with a sign such as @ or #.

    apportion: 1
    name: Spring campaign
    period: 2027-03-01..2027-05-31

    # The most that may be spent. For all of it, write: { exactly: 1.2M EUR }
    budget: 1.2M EUR

    # What matters. An objective is made as good as possible; its weight says how much it counts against the others, on a
    # scale from the worst to the best that a good plan has. A KPI without objective is reported, or kept within limits.
    kpis:
      reach: { objective: maximize, weight: 3, unit: people }
      sign-ups: { objective: maximize, weight: 2, unit: people, base: 9k, at least: 20k }
      cost per sign-up: { ratio: spend / sign-ups, at most: 60 EUR }

    # What money can be put on. spend: least..most; last: what was spent in the last period. brings: what the spend adds to
    # a KPI in the period, as a curve:
    #   per 100k: 5k                            the same for every amount
    #   hill: { max: 900k, half: 250k }         up to 900k, half of that at a spend of 250k
    #   exponential: { max: 30k, scale: 200k }  up to 30k, 63% of that at a spend of 200k
    #   points: { 0: 0, 100k: 4k, 300k: 7k }    measured points, straight lines between them
    # rate: 4%, of: clicks                      a share of another KPI of the same campaign
    campaigns:
      search:
        channel: performance
        spend: 100k..500k
        last: 350k
        brings:
          reach: { hill: { max: 500k, half: 200k } }
          sign-ups: { hill: { max: 24k, half: 220k } }
      social:
        channel: performance
        spend: 0..400k
        last: 250k
        brings:
          reach: { hill: { max: 1.1M, half: 260k } }
          sign-ups: { exponential: { max: 9k, scale: 180k } }
      video:
        channel: brand
        spend: 0..600k
        last: 400k
        brings:
          reach: { hill: { max: 2.4M, half: 450k } }
          sign-ups: { per 100k: 500 }
      outdoor:
        channel: brand
        spend: 0..300k
        last: 200k
        brings:
          reach: { points: { 0: 0, 50k: 160k, 150k: 400k, 300k: 620k } }

    # Named sets of campaigns, for rules. Channels and campaigns can be named in rules as they are.
    groups:
      moving pictures: [video, social]

    # What must hold.
    rules:
      brand floor: { spend on: brand, at least: 30% of budget }
      outdoor below video: { spend on: outdoor, at most: 0.5 x spend on video }
      moving pictures cap: { spend on: moving pictures, at most: 65% of spend }
      no jumps: { change of: search, at least: -150k, at most: 150k }

    # What-ifs: 'apportion solve FILE --variant "less money"' plans one, 'apportion compare FILE' holds all against each other.
    variants:
      less money: { budget: 900k EUR }
      video wears out: { campaigns: { video: { brings: { reach: { hill: { max: 1.8M } } } } } }
      worst case: { extends: [less money, video wears out] }
    """ + "\n"
}
