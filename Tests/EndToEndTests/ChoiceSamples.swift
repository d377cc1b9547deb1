// SPDX-License-Identifier: GPL-3.0-or-later

/// Scenarios with choices that are written for one test.
enum ChoiceSamples {
  /// Money in steps, spots at two prices, and three creators of whom one is left out.
  ///
  /// For reach alone, spots bring 90 for each of the first four (9 a thousand), then 50 (8.3 a
  /// thousand), search 6 a thousand, aya 5.8 and ben 7. `cy` would bring most and is not to be had.
  static let mixed = """
    apportion: 1
    budget: 100k
    kpis:
      reach: {objective: maximize, weight: 1}
      trust: {objective: maximize, weight: 1}
    campaigns:
      search: {spend: 0..60k, step: 5k, brings: {reach: {per 1k: 6}}}
      spots:
        buys: {unit: spot, price: {1..3: 10k, 4..: 6k}, to: 8, whole: true}
        brings: {reach: {per unit: {1..4: 90, 5..: 50}}, trust: {per unit: 0.1}}
    creators:
      aya: {category: food, packages: {reel: {fee: 12k, brings: {reach: 70, trust: 2}}, two reels: {fee: 21k, brings: {reach: 120, trust: 3}}}}
      ben: {category: food, packages: {post: {fee: 10k, brings: {reach: 70, trust: 1}}}}
      cy: {category: tech, booked: false, packages: {post: {fee: 1k, brings: {reach: 900, trust: 9}}}}
    rules:
      one per subject: {count of: creators, each: category, at most: 1}
    """

  /// The same with its lines, KPIs and packages the other way round.
  static let mixedBackwards = """
    apportion: 1
    rules:
      one per subject: {count of: creators, each: category, at most: 1}
    creators:
      cy: {category: tech, booked: false, packages: {post: {fee: 1k, brings: {trust: 9, reach: 900}}}}
      ben: {category: food, packages: {post: {fee: 10k, brings: {trust: 1, reach: 70}}}}
      aya: {category: food, packages: {two reels: {fee: 21k, brings: {trust: 3, reach: 120}}, reel: {fee: 12k, brings: {trust: 2, reach: 70}}}}
    campaigns:
      spots:
        buys: {unit: spot, price: {1..3: 10k, 4..: 6k}, to: 8, whole: true}
        brings: {trust: {per unit: 0.1}, reach: {per unit: {1..4: 90, 5..: 50}}}
      search: {spend: 0..60k, step: 5k, brings: {reach: {per 1k: 6}}}
    kpis:
      trust: {objective: maximize, weight: 1}
      reach: {objective: maximize, weight: 1}
    budget: 100k
    """

  /// Three creators must be booked, and the money is enough for two.
  static let tooMany = """
    apportion: 1
    budget: 20k
    kpis: {reach: {objective: maximize}}
    creators:
      aya: {packages: {reel: {fee: 10k, brings: {reach: 70}}}}
      ben: {packages: {post: {fee: 10k, brings: {reach: 60}}}}
      cy: {packages: {post: {fee: 10k, brings: {reach: 50}}}}
    rules:
      three at least: {count of: creators, at least: 3}
    """

  /// A knapsack of creators whose fees and reach nearly agree: a proof to the last digit takes very
  /// long.
  static func alike(creators: Int = 120) -> String {
    var text = """
      apportion: 1
      budget: \(creators * 25)k
      kpis: {reach: {objective: maximize}}
      creators:

      """
    for number in 1...creators {
      let fee = 40_000 + number * 7919 % 20_011
      text += "  c\(number): {packages: {post: {fee: \(fee), brings: {reach: \(fee + 3000)}}}}\n"
    }
    return text
  }

  /// One of two creators, and money that moves between two campaigns beside them: a trade-off in
  /// two pieces.
  ///
  /// Ann brings x and bob y, each for all but 6 of the money; with nothing booked less is had of
  /// both.
  static let pieces = """
    apportion: 1
    budget: 10
    kpis: {x: {objective: maximize}, y: {objective: maximize}}
    campaigns:
      for x: {spend: 0..10, brings: {x: {per 1: 1}}}
      for y: {spend: 0..10, brings: {y: {per 1: 1}}}
    creators:
      ann: {packages: {post: {fee: 4, brings: {x: 6}}}}
      bob: {packages: {post: {fee: 4, brings: {y: 5}}}}
    rules:
      one: {count of: creators, at most: 1}
    """
}
