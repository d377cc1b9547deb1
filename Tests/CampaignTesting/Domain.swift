// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The ways in which a line may be used.
struct Domain: Sendable {
  /// Whether it may get nothing.
  let mayBeOff: Bool
  /// The packages that may be booked.
  let packages: [Int]
  /// The amounts that it may get where it gets any.
  let amounts: ClosedRange<Double>?
  /// What amounts are multiples of.
  let step: Double?
  /// Amounts that are worth a try: ends, what was spent before, where curves and prices have
  /// corners.
  let corners: [Double]

  init(of line: Described.Line, in evaluator: Evaluator) {
    let scenario = evaluator.scenario
    var corners: [Double] = []
    switch line.kind {
    case .creator(let all, let booked):
      let falls = scenario.requires.contains { need in
        (line.figures.first { $0.name == need.figure }?.value ?? -.infinity) < need.least
      }
      amounts = nil
      step = nil
      switch booked {
      case _ where falls: (mayBeOff, packages) = (true, [])
      case .open: (mayBeOff, packages) = (true, Array(all.indices))
      case .some: (mayBeOff, packages) = (false, Array(all.indices))
      case .none: (mayBeOff, packages) = (true, [])
      case .package(let place): (mayBeOff, packages) = (false, [place])
      }
    case .money(let least, let most, let ownStep):
      packages = []
      mayBeOff = least == 0
      step = ownStep ?? scenario.step
      let top = most ?? scenario.budget.map { ($0.amount - line.fee) / (1 + line.commission) } ?? 0
      var range = (least: max(least, line.minimum), most: top)
      if let step {
        let first = (max(range.least, mayBeOff ? step : 0) / step - 1e-9).rounded(.up)
        range = (first * step, (range.most / step + 1e-9).rounded(.down) * step)
      }
      amounts = range.least <= range.most && range.most > 0 ? range.least...range.most : nil
      if let last = line.last { corners.append((last - line.fee) / (1 + line.commission)) }
      for (_, response) in line.brings {
        if case .curve(.points(let points, _)) = response { corners += points.map(\.x) }
      }
    case .units(let units):
      packages = []
      mayBeOff = units.from == 0
      step = units.whole ? 1 : nil
      var least = max(units.from, units.whole ? 1 : 0)
      while units.whole, least <= units.to, evaluator.net(of: line, least) < line.minimum {
        least += 1
      }
      if !units.whole, line.minimum > 0 {
        least = max(least, Self.units(for: line.minimum, of: line, evaluator, most: units.to))
      }
      amounts = least <= units.to ? least...units.to : nil
      var tiers = units.prices
      for case .perUnit(let list, _) in line.brings.map(\.response) { tiers += list }
      for tier in tiers { corners += [Double(tier.first), Double(tier.first - 1)] }
    }
    if let amounts { corners += [amounts.lowerBound, amounts.upperBound] }
    self.corners = corners
  }

  /// The fewest units that cost so much.
  private static func units(
    for money: Double, of line: Described.Line, _ evaluator: Evaluator, most: Double
  ) -> Double {
    var (low, high) = (0.0, most)
    guard evaluator.net(of: line, high) >= money else { return .infinity }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if evaluator.net(of: line, middle) < money { low = middle } else { high = middle }
    }
    return high
  }

  /// Whether there is anything to decide.
  var isOpen: Bool {
    if let amounts { return mayBeOff || amounts.lowerBound < amounts.upperBound }
    return packages.count + (mayBeOff ? 1 : 0) > 1
  }

  /// Whether amounts may be moved by little.
  var isSmooth: Bool { amounts != nil && step == nil }

  /// The use with the amount nearest to one that is asked for; nothing where there is no use at
  /// all.
  func use(near amount: Double) -> Use? {
    guard let amounts else { return mayBeOff ? Use() : packages.first.map { Use(package: $0) } }
    var nearest = min(max(amount, amounts.lowerBound), amounts.upperBound)
    if mayBeOff, amount < amounts.lowerBound / 2 || amount <= 0 { return Use() }
    if let step {
      nearest = min(max((nearest / step).rounded() * step, amounts.lowerBound), amounts.upperBound)
    }
    return Use(amount: nearest)
  }

  /// Any use, all kinds of them alike.
  func any(_ dice: inout Dice) -> Use? {
    if !packages.isEmpty {
      if mayBeOff, dice.chance(0.4) { return Use() }
      return Use(package: dice.pick(packages))
    }
    guard let amounts else { return mayBeOff ? Use() : nil }
    if mayBeOff, dice.chance(0.2) { return Use() }
    if dice.chance(0.2) { return use(near: dice.pick(corners)) }
    let share = dice.chance(0.5) ? dice.share(below: 1) : pow(dice.share(below: 1), 3)
    return use(
      near: max(
        amounts.lowerBound + share * (amounts.upperBound - amounts.lowerBound),
        amounts.upperBound * 1e-9))
  }

  /// Whether a use is one of the line's, to a tolerance in money or units.
  func holds(_ use: Use, within tolerance: Double) -> Bool {
    if let package = use.package { return packages.contains(package) }
    if use.amount == 0 { return mayBeOff || amounts?.lowerBound == 0 }
    guard let amounts, use.amount >= amounts.lowerBound - tolerance,
      use.amount <= amounts.upperBound + tolerance
    else { return false }
    guard let step else { return true }
    return abs(use.amount - (use.amount / step).rounded() * step)
      <= max(tolerance, 1e-8 * use.amount)
  }
}
