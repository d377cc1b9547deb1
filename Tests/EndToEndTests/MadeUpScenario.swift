// SPDX-License-Identifier: GPL-3.0-or-later

/// A made-up scenario, whose parts can be put in another order and get other names.
struct MadeUpScenario {
  /// What a line brings of a KPI.
  struct Delivery {
    var kpi: String
    var curve: String
  }

  /// A campaign, or with packages a creator.
  struct Line {
    var name: String
    var head: String
    var deliveries: [[Delivery]]
    var fees: [Int] = []
  }

  /// A limit on what some campaigns get.
  struct Rule {
    var name: String
    var lines: [String]
    var limit: String
  }

  var head: String
  var kpis: [(name: String, text: String)]
  var lines: [Line]
  var rules: [Rule]

  /// Makes up a scenario that is the same for a seed: 2 to 4 objectives, concave curves, S-curves,
  /// straight pieces, creators, markets of which the worst counts, limits on pairs of lines.
  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    let budget = dice.pick([60_000, 100_000, 1_000_000])
    let names = Array(["leads", "reach", "sales", "trust"].prefix(dice.pick([2, 2, 3, 4])))
    let style = dice.pick(["concave", "concave", "bent", "straight", "creators"])
    let hasMarkets = dice.chance(0.25)
    head = "budget: \(dice.chance(0.15) ? "{exactly: \(budget * 4 / 5)}" : "\(budget)")\n"
    if hasMarkets { head += "markets: [de, uk]\n" }
    kpis = names.map { name in
      (name, "objective: maximize, weight: \(dice.amount(1, 9))")
    }
    if hasMarkets {
      kpis[kpis.count - 1].text += ", per: market, combine: \(dice.pick(["worst", "sum"]))"
    } else if dice.chance(0.3) {
      kpis[0].text += ", base: \(dice.pick([1_000, 1_000_000_000]))"
    }
    if dice.chance(0.25) { kpis.append(("spend", "objective: minimize, weight: 2")) }
    lines = []
    for index in 0..<dice.pick([2, 3, 4, 5]) {
      // Every market has a line, and every KPI too.
      let market = hasMarkets ? "market: \(index % 2 == 0 ? "de" : "uk"), " : ""
      let most = budget / 100 * dice.amount(20, 110)
      var deliveries: [Delivery] = []
      for name in names where index < 2 || dice.chance(0.7) {
        deliveries.append(
          Delivery(kpi: name, curve: Self.curve(style, budget: budget, &dice)))
      }
      if deliveries.isEmpty {
        deliveries = [Delivery(kpi: names[0], curve: "{per 1k: \(dice.amount(1, 9))}")]
      }
      lines.append(
        Line(name: "line\(index)", head: "\(market)spend: 0..\(most)", deliveries: [deliveries]))
    }
    for index in 0..<(style == "creators" ? dice.pick([1, 2, 3]) : 0) {
      let fees = (0..<dice.pick([1, 2])).map { _ in budget / 100 * dice.amount(5, 30) }
      lines.append(
        Line(
          name: "creator\(index)", head: hasMarkets ? "market: uk, " : "",
          deliveries: fees.map { _ in
            names.map { Delivery(kpi: $0, curve: "\(dice.amount(10, 400))") }
          }, fees: fees))
    }
    rules = []
    let campaigns = lines.filter(\.fees.isEmpty).map(\.name)
    if dice.chance(0.4) {
      rules.append(
        Rule(
          name: "floor", lines: Array(campaigns.prefix(2)),
          limit: "at least: \(dice.amount(5, 20))% of budget"))
    }
    if dice.chance(0.4) {
      rules.append(
        Rule(
          name: "cap", lines: Array(campaigns.suffix(2)),
          limit: "at most: \(dice.amount(40, 80))% of budget"))
    }
  }

  private static func curve(_ style: String, budget: Int, _ dice: inout Dice) -> String {
    let most = dice.amount(100, 999)
    let half = budget / 100 * dice.amount(10, 150)
    switch style {
    case "straight" where dice.chance(0.5):
      return "{points: {0: 0, \(half / 2): \(most / 2), \(2 * half): \(most)}, beyond: flat}"
    case "straight": return "{per \(budget / 100): \(dice.amount(1, 99))}"
    case "bent" where dice.chance(0.6):
      return "{hill: {max: \(most), half: \(half), shape: \(dice.pick([1.5, 2, 3]))}}"
    default:
      return dice.pick([
        "{hill: {max: \(most), half: \(half)}}", "{exponential: {max: \(most), scale: \(half)}}",
        "{tanh: {max: \(most), scale: \(half)}}",
        "{power: {gain: \(most), scale: \(half), exponent: 0.5}}",
      ])
    }
  }
}

extension MadeUpScenario {
  /// The file.
  var text: String {
    let campaigns = lines.filter(\.fees.isEmpty).map { line in
      "  \(line.name): {\(line.head), brings: \(Self.brings(line.deliveries[0]))}\n"
    }
    let creators = lines.filter { !$0.fees.isEmpty }.map { line in
      let packages = zip(line.fees, line.deliveries).enumerated().map { index, package in
        "p\(index): {fee: \(package.0), brings: \(Self.brings(package.1))}"
      }
      return "  \(line.name): {\(line.head)packages: {\(packages.joined(separator: ", "))}}\n"
    }
    let limits = rules.map {
      "  \($0.name): {spend on: [\($0.lines.joined(separator: ", "))], \($0.limit)}\n"
    }
    return "apportion: 1\n" + head
      + "kpis:\n" + kpis.map { "  \($0.name): {\($0.text)}\n" }.joined()
      + "campaigns:\n" + campaigns.joined()
      + (creators.isEmpty ? "" : "creators:\n" + creators.joined())
      + (limits.isEmpty ? "" : "rules:\n" + limits.joined())
  }

  private static func brings(_ deliveries: [Delivery]) -> String {
    "{\(deliveries.map { "\($0.kpi): \($0.curve)" }.joined(separator: ", "))}"
  }

  /// The same with its KPIs, lines and rules from the last to the first.
  var reversed: MadeUpScenario {
    var other = self
    other.kpis.reverse()
    other.lines.reverse()
    other.rules.reverse()
    for index in other.lines.indices {
      for package in other.lines[index].deliveries.indices {
        other.lines[index].deliveries[package].reverse()
      }
    }
    return other
  }

  /// The same with names that sort the other way round.
  var renamed: MadeUpScenario {
    let names = kpis.map(\.name) + lines.map(\.name) + rules.map(\.name)
    let sorted = names.sorted()
    func new(_ name: String) -> String {
      guard name != "spend", let place = sorted.firstIndex(of: name) else { return name }
      return "n\(100 - place)"
    }
    var other = self
    for index in other.kpis.indices { other.kpis[index].name = new(other.kpis[index].name) }
    for index in other.lines.indices {
      other.lines[index].name = new(other.lines[index].name)
      for package in other.lines[index].deliveries.indices {
        for delivery in other.lines[index].deliveries[package].indices {
          let kpi = other.lines[index].deliveries[package][delivery].kpi
          other.lines[index].deliveries[package][delivery].kpi = new(kpi)
        }
      }
    }
    for index in other.rules.indices {
      other.rules[index].name = new(other.rules[index].name)
      other.rules[index].lines = other.rules[index].lines.map(new)
    }
    return other
  }

  /// The same with a priority for each KPI instead of its weight.
  var withPriorities: MadeUpScenario {
    var other = self
    for (place, kpi) in kpis.enumerated() {
      let parts = kpi.text.split(separator: ", ").map { part in
        part.hasPrefix("weight:") ? "priority: \(place + 1), give up: 1%" : String(part)
      }
      other.kpis[place].text = parts.joined(separator: ", ")
    }
    return other
  }

  /// The same with targets for the KPIs that lines bring.
  var withTargets: MadeUpScenario {
    var other = self
    for (place, kpi) in kpis.enumerated() where kpi.name != "spend" {
      other.kpis[place].text += ", target: \(250 + 100 * place)"
    }
    return other
  }

  /// Seeded choices.
  struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// SplitMix64: Steele, Lea and Flood 2014.
    private mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
      choices[Int(next() % UInt64(choices.count))]
    }

    mutating func amount(_ least: Int, _ most: Int) -> Int {
      least + Int(next() % UInt64(most - least + 1))
    }

    mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) * 0x1p-53 < share }
  }
}
