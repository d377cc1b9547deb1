// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

extension Generator {
  private static let names = [
    "search", "tv north", "video 2.5", "radio", "out of home", "größe", "social", "print",
    "affiliates",
  ]

  /// A campaign with a range of money or units, and a response for most KPIs.
  mutating func campaign(_ place: Int) -> Described.Line {
    let top = brief(size * dice.between(0.2, 1))
    var line = Described.Line(
      name: dice.chance(0.8) ? "c\(place)" : Self.names[place % Self.names.count],
      kind: .money(least: 0, most: top, step: nil))
    if made.lines.contains(where: { $0.name == line.name }) { line.name = "c\(place)" }
    if dice.chance(0.6) { line.family = dice.pick(["brand", "performance", "local"]) }
    if !made.markets.isEmpty { line.market = market() }
    if dice.chance(0.15) {
      line.kind = .units(units(top))
    } else {
      line.kind = money(top, &line)
    }
    let startsAtNothing: Bool =
      switch line.kind {
      case .money(let least, _, _): least == 0
      case .units(let units): units.from == 0
      case .creator: false
      }
    if startsAtNothing, line.currency == nil {
      let most = Domain(of: line, in: Evaluator(made)).amounts?.upperBound ?? 0
      let money = Evaluator(made).net(of: line, most)
      if dice.chance(0.2) { line.minimum = brief(money * dice.between(0.05, 0.4)) }
      if dice.chance(0.12) { line.fee = brief(top * dice.between(0.01, 0.1)) }
    }
    if dice.chance(0.1) { line.commission = dice.pick([0.05, 0.08, 0.125]) }
    if remembers { line.last = dice.chance(0.15) ? 0 : brief(top * dice.between(0, 0.8)) }
    for kpi in made.kpis where dice.chance(0.85) {
      line.brings.append((kpi.name, response(of: kpi, for: line, top)))
    }
    return line
  }

  private mutating func money(_ top: Double, _ line: inout Described.Line) -> Described.Line.Kind {
    var least = dice.chance(0.2) ? brief(top * dice.between(0.05, 0.3)) : 0
    var most: Double? = top
    var step: Double?
    if dice.chance(0.03) { least = top }
    if dice.chance(0.04), made.currency != nil, let rate = made.rates["USD"] {
      line.currency = "USD"
      return .money(least: least * rate, most: top * rate, step: nil)
    }
    if dice.chance(0.1), least < top { step = brief(top / dice.pick([7, 20, 100]), digits: 2) }
    if let grid = step ?? made.step, (least / grid).rounded(.up) * grid > top { least = 0 }
    if dice.chance(0.05), least == 0 { most = nil }
    return .money(least: least, most: most, step: step)
  }

  private mutating func units(_ top: Double) -> Described.Units {
    let price = brief(top / dice.pick([5, 12, 30]), digits: 2)
    let turn = dice.whole(2...8)
    let further = brief(price * dice.pick([0.8, 1.3]), digits: 2)
    let tiers = [
      Described.Tier(first: 1, last: turn, value: price),
      Described.Tier(first: turn + 1, last: nil, value: further),
    ]
    let isTiered = dice.chance(0.6)
    let forAll = isTiered && dice.chance(0.3)
    return Described.Units(
      prices: isTiered ? tiers : [Described.Tier(first: 1, last: nil, value: price)],
      forAll: forAll, from: dice.chance(0.15) ? Double(dice.whole(1...3)) : 0,
      to: dice.pick([8, 15, 30]), whole: forAll || dice.chance(0.6))
  }

  private mutating func market() -> [(name: String, share: Double)] {
    if dice.chance(0.4) { return [(dice.pick(made.markets), 1)] }
    let shares = made.markets.count == 2 ? [0.6, 0.4] : [0.5, 0.3, 0.2]
    return Array(zip(made.markets, shares)).map { (name: $0, share: $1) }
  }

  private mutating func response(
    of kpi: Described.Measure, for line: Described.Line, _ top: Double
  ) -> Described.Response {
    let size = tops[kpi.name] ?? 1
    switch kpi.kind {
    case .audience:
      let max = brief(dice.power(4, 6))
      let scale = brief(top * dice.power(-1, 0.3))
      return .curve(
        dice.chance(0.5)
          ? .hill(max: max, half: scale, shape: dice.pick([1, 1, 1.6]))
          : .exponential(max: max, scale: scale))
    case .market:
      if dice.chance(0.3) {
        return .byMarket(
          made.markets.map { ($0, .curve(shape(size, top, mayFall: false, line))) })
      }
      return .curve(shape(size, top, mayFall: false, line))
    default: break
    }
    if case .units(let units) = line.kind, dice.chance(0.6) {
      let value = brief(size / units.to * dice.between(0.3, 1.5))
      guard dice.chance(0.5) else {
        return .perUnit([.init(first: 1, last: nil, value: value)], forAll: false)
      }
      let turn = dice.whole(2...8)
      let further = brief(value * dice.pick([0.5, 0.7, 1.3]))
      return .perUnit(
        [.init(first: 1, last: turn, value: value), .init(first: turn + 1, value: further)],
        forAll: units.whole && dice.chance(0.4))
    }
    let others = line.brings.map(\.kpi).filter { ["reach", "sign ups"].contains($0) }
    if let other = others.first, dice.chance(0.12) {
      return .share(brief(dice.between(0.005, 0.2), digits: 2), of: other)
    }
    return .curve(shape(size, top, mayFall: true, line))
  }

  private mutating func shape(
    _ size: Double, _ top: Double, mayFall: Bool, _ line: Described.Line
  ) -> Described.Shape {
    let sign: Double = mayFall && dice.chance(0.06) ? -1 : 1
    let highest = brief(sign * size * dice.between(0.3, 1.5))
    let scale = brief(top * dice.power(-1.2, 0.5))
    switch dice.whole(0...11) {
    case 0: return .line(per: 1000, value: brief(highest * 1000 / top))
    case 1...3:
      let bends = [1, 1, dice.between(0.4, 1), dice.between(1, 2), dice.between(1.5, 4)]
      return .hill(max: highest, half: scale, shape: brief(dice.pick(bends), digits: 2))
    case 4: return .exponential(max: highest, scale: scale)
    case 5:
      let exponents = [dice.between(0.2, 0.95), dice.between(0.2, 0.95), dice.between(1.05, 1.6)]
      return .power(gain: highest, scale: scale, exponent: brief(dice.pick(exponents), digits: 2))
    case 6: return .log(gain: highest, scale: scale)
    case 7: return .logistic(max: highest, rate: brief(3 / scale))
    case 8: return .tanh(max: highest, scale: scale)
    case 9:
      let low = brief(highest * dice.share(below: 0.1))
      let bend = brief(dice.between(0.5, 3), digits: 2)
      return .adbudg(low: low, high: highest, shape: bend, half: scale)
    default: return points(highest, scale, top, line)
    }
  }

  private mutating func points(
    _ highest: Double, _ scale: Double, _ top: Double, _ line: Described.Line
  ) -> Described.Shape {
    var spends = Set((0..<dice.whole(2...6)).map { _ in brief(top * dice.between(0.02, 1)) })
      .sorted()
    spends.removeAll { $0 <= 0 }
    var values = spends.map { _ in brief(highest * dice.share(below: 1)) }
    switch dice.whole(0...3) {
    case 0: values = spends.map { brief(-highest * expm1(-$0 / scale), digits: 5) }
    case 1: break
    default: values.sort { abs($0) < abs($1) }
    }
    let points =
      [Described.Point(x: 0, y: 0)] + zip(spends, values).map { Described.Point(x: $0, y: $1) }
    var envelope = dice.chance(0.15)
    var range = 0...max(top, spends.last ?? top)
    if case .money(let least, let most?, _) = line.kind, least < most {
      range = least...most
    } else {
      envelope = false
    }
    // Points that are all but concave are read as concave, so that none such are drawn.
    let corners = Formulas.envelope(of: points, from: range.lowerBound, to: range.upperBound)
    let lift =
      points.filter { range.contains($0.x) }
      .map { Formulas.between(corners, at: $0.x) - $0.y }.max() ?? 0
    let largest = points.map { abs($0.y) }.max() ?? 0
    if lift > 0, lift < 1e-3 * largest { return .exponential(max: highest, scale: scale) }
    return .points(points, envelope: envelope)
  }

  /// A creator with a few packages.
  mutating func creator(_ place: Int) -> Described.Line {
    var packages: [Described.Package] = []
    for number in 0..<dice.pick([1, 1, 2, 3]) {
      var package = Described.Package(
        name: number == 1 ? "two reels" : "p\(number)",
        fee: brief(size * dice.between(0.02, 0.3), digits: 2), brings: [])
      for kpi in made.kpis where dice.chance(0.85) {
        let top = tops[kpi.name] ?? 1
        func figure(_ dice: inout Dice) -> Double {
          brief(top * dice.between(0.05, 0.6), digits: dice.pick([2, 3]))
        }
        if case .market = kpi.kind, dice.chance(0.3) {
          package.brings.append((kpi.name, made.markets.map { _ in figure(&dice) }))
        } else {
          package.brings.append((kpi.name, [figure(&dice)]))
        }
      }
      packages.append(package)
    }
    var line = Described.Line(
      name: "k\(place)", kind: .creator(packages: packages, booked: booked(packages.count)))
    if dice.chance(0.7) { line.family = dice.pick(["food", "tech", "travel"]) }
    if !made.markets.isEmpty { line.market = [(dice.pick(made.markets), 1)] }
    if dice.chance(0.1) { line.commission = 0.1 }
    if remembers { line.last = dice.chance(0.5) ? 0 : packages[0].fee }
    if dice.chance(0.3) || place == 0 {
      line.figures = [("authenticity", Double(dice.whole(0...100)))]
    }
    // One that is booked must not fall short of a requirement, which is an error of its own.
    if case .creator(_, .open) = line.kind {
      return line
    }
    if case .creator(_, .none) = line.kind {
      return line
    }
    line.figures = [("authenticity", 100)]
    return line
  }

  private mutating func booked(_ packages: Int) -> Described.Line.Booked {
    guard dice.chance(0.1) else { return .open }
    switch dice.whole(0...2) {
    case 0: return .some
    case 1: return .none
    default: return .package(dice.whole(0...packages - 1))
    }
  }
}
