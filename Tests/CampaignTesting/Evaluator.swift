// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What a line gets.
struct Use: Equatable, Sendable {
  /// The package of a creator; nothing for one that is left out, and for campaigns.
  var package: Int?
  /// Money before fees and commission, or units where the campaign is bought in units.
  var amount: Double = 0
}

/// What the plans of a described scenario come to.
///
/// It knows what `docs/scenario-format.md` says, and nothing of the product.
struct Evaluator: Sendable {
  let scenario: Described
  /// A place for money, activity, units, change, and each KPI that lines bring.
  let places: [String: Int]
  let width: Int
  let limits: [Limit]

  static let money = 0
  static let activity = 1
  static let units = 2
  static let changed = 3

  /// A sum over places of lines, with the size of its parts.
  struct Sum: Sendable {
    var value: Double
    var parts: Double

    static func + (left: Sum, right: Sum) -> Sum {
      Sum(value: left.value + right.value, parts: left.parts + right.parts)
    }

    static func * (factor: Double, sum: Sum) -> Sum {
      Sum(value: factor * sum.value, parts: abs(factor) * sum.parts)
    }

    static func constant(_ value: Double) -> Sum { Sum(value: value, parts: abs(value)) }
  }

  /// Something that every plan has to keep: its room is at least 0.
  struct Limit: Sendable {
    var name: String
    /// The figure of the limit, by which tolerances are measured.
    var figure: Double
    var room: @Sendable (Evaluator, [[Double]]) -> Sum
  }

  init(_ scenario: Described) {
    self.scenario = scenario
    var places: [String: Int] = [:]
    var width = 4
    for kpi in scenario.kpis {
      switch kpi.kind {
      case .added, .audience:
        places[kpi.name] = width
        width += 1
      case .market:
        for market in scenario.markets {
          places["\(kpi.name) in \(market)"] = width
          width += 1
        }
      case .sum, .ratio, .spend: break
      }
    }
    self.places = places
    self.width = width
    limits = LimitReader(scenario, places).limits()
  }

  // MARK: Lines

  /// What a line brings by its use, place by place.
  func effects(of line: Described.Line, _ use: Use) -> [Double] {
    var effects = [Double](repeating: 0, count: width)
    switch line.kind {
    case .creator(let packages, _):
      if let place = use.package {
        let package = packages[place]
        effects[Self.money] = package.fee * (1 + line.commission)
        effects[Self.activity] = 1
        for (kpi, figures) in package.brings {
          if let place = places[kpi] {
            effects[place] = figures[0]
          } else if figures.count > 1 {
            for (market, figure) in zip(scenario.markets, figures) {
              if let place = places["\(kpi) in \(market)"] { effects[place] = figure }
            }
          } else {
            for (market, share) in line.market {
              if let place = places["\(kpi) in \(market)"] { effects[place] = share * figures[0] }
            }
          }
        }
      }
    case .money, .units:
      let net = self.net(of: line, use.amount)
      let active = net > 0
      effects[Self.money] = net * (1 + line.commission) + (active ? line.fee : 0)
      effects[Self.activity] = active ? 1 : 0
      if case .units = line.kind { effects[Self.units] = use.amount }
      for (kpi, response) in line.brings {
        if let place = places[kpi] {
          effects[place] = value(response, of: line, net, use.amount, in: nil)
          continue
        }
        for market in scenario.markets {
          guard let place = places["\(kpi) in \(market)"] else { continue }
          effects[place] = value(response, of: line, net, use.amount, in: market)
        }
      }
    }
    if let last = line.last {
      effects[Self.changed] = abs(effects[Self.money] - last) > 0.005 ? 1 : 0
    }
    return effects
  }

  /// The money for an amount, before fees and commission.
  func net(of line: Described.Line, _ amount: Double) -> Double {
    guard case .units(let units) = line.kind else { return amount }
    return Formulas.sum(units.prices, forAll: units.forAll, units: amount)
  }

  /// What a campaign brings, in all or in a market.
  private func value(
    _ response: Described.Response, of line: Described.Line, _ net: Double, _ amount: Double,
    in market: String?
  ) -> Double {
    func divided(_ value: Double) -> Double {
      guard let market else { return value }
      return value * (line.market.first { $0.name == market }?.share ?? 0)
    }
    switch response {
    case .curve(let shape):
      if case .points(let points, true) = shape, case .money(let least, let most, _) = line.kind {
        let corners = Formulas.envelope(of: points, from: least, to: most ?? points[0].x)
        return divided(Formulas.between(corners, at: net))
      }
      return divided(Formulas.value(shape, at: net))
    case .share(let share, let kpi):
      guard let other = line.brings.first(where: { $0.kpi == kpi })?.response else { return 0 }
      return share * value(other, of: line, net, amount, in: market)
    case .perUnit(let tiers, let forAll):
      return divided(Formulas.sum(tiers, forAll: forAll, units: amount))
    case .byMarket(let list):
      guard let market, let own = list.first(where: { $0.market == market })?.response else {
        return 0
      }
      // A response of its own is not divided.
      switch own {
      case .curve(let shape): return Formulas.value(shape, at: net)
      default: return 0
      }
    }
  }

  // MARK: Plans

  func effects(of plan: [Use]) -> [[Double]] {
    zip(scenario.lines, plan).map { effects(of: $0, $1) }
  }

  /// The sum of a place over lines, all if none are named.
  func sum(_ place: Int, _ effects: [[Double]], over lines: [Int]? = nil) -> Sum {
    var sum = Sum(value: 0, parts: 0)
    for line in lines ?? Array(effects.indices) {
      sum.value += effects[line][place]
      sum.parts += abs(effects[line][place])
    }
    return sum
  }

  /// The value of a KPI; nothing for a ratio by 0.
  func value(of name: String, _ effects: [[Double]]) -> Sum? {
    guard let kpi = scenario.kpis.first(where: { $0.name == name }), kpi.name != "spend" else {
      // A market's part of a KPI has a name of its own; what is left is the money.
      return sum(places[name] ?? Self.money, effects)
    }
    switch kpi.kind {
    case .spend: return sum(Self.money, effects)
    case .added(let base):
      return Sum.constant(base) + (places[name].map { sum($0, effects) } ?? .constant(0))
    case .sum(let terms):
      var total = Sum.constant(0)
      for (factor, other) in terms {
        guard let value = value(of: other, effects) else { return nil }
        total = total + factor * value
      }
      return total
    case .ratio(let of, let per):
      guard let above = value(of: of, effects), let below = value(of: per, effects),
        below.value != 0
      else { return nil }
      return Sum(
        value: above.value / below.value,
        parts: (above.parts + abs(above.value / below.value) * below.parts) / abs(below.value))
    case .audience(let population, let base):
      guard let place = places[name] else { return nil }
      var log = log1p(-base / population)
      for line in effects { log += log1p(-line[place] / population) }
      let value = -population * expm1(log)
      return Sum(value: value, parts: abs(value))
    case .market(let worst):
      let values = scenario.markets.compactMap { places["\(name) in \($0)"] }
        .map { sum($0, effects) }
      if !worst { return values.reduce(.constant(0), +) }
      return kpi.objective == .minimize
        ? values.max { $0.value < $1.value } : values.min { $0.value < $1.value }
    }
  }

  /// By how much limits are broken, each as a share of its size, added up; and the worst of them.
  func trouble(_ effects: [[Double]]) -> (total: Double, worst: (name: String, share: Double)?) {
    var total = 0.0
    var worst: (name: String, share: Double)?
    for limit in limits {
      let room = limit.room(self, effects)
      if room.value >= 0 { continue }
      let share = -room.value / max(room.parts, abs(limit.figure), 1e-300)
      total += share
      if share > worst?.share ?? 0 { worst = (limit.name, share) }
    }
    return (total, worst)
  }
}
