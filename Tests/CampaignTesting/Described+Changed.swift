// SPDX-License-Identifier: GPL-3.0-or-later

/// The same question in other words, or an easier one.
extension Described {
  // MARK: Order and names

  /// With KPIs, lines of a kind, rules and packages in another order.
  func shuffled(_ dice: inout Dice) -> Described {
    var other = self
    other.kpis.shuffle(using: &dice)
    // A share may name only what stands in the same line, wherever it stands.
    var campaigns = lines.filter { !$0.isCreator }
    var creators = lines.filter { $0.isCreator }
    campaigns.shuffle(using: &dice)
    creators.shuffle(using: &dice)
    other.lines = campaigns + creators
    for place in other.lines.indices {
      if case .creator(var packages, .open) = other.lines[place].kind {
        packages.shuffle(using: &dice)
        other.lines[place].kind = .creator(packages: packages, booked: .open)
      }
      other.lines[place].brings.shuffle(using: &dice)
    }
    other.rules.shuffle(using: &dice)
    return other
  }

  /// With other names for lines and rules, whose alphabet runs the other way.
  func renamed() -> Described {
    var other = self
    var names: [String: String] = [:]
    for (place, line) in lines.enumerated() {
      names[line.name] = "z\(lines.count - place) once \(place)"
    }
    for place in other.lines.indices {
      other.lines[place].name = names[lines[place].name] ?? lines[place].name
    }
    for place in other.groups.indices {
      other.groups[place].members = groups[place].members.map { names[$0] ?? $0 }
    }
    for (place, rule) in rules.enumerated() {
      other.rules[place].name = "y\(rules.count - place)"
      switch rule.kind {
      case .condition(let first, let then, let second):
        other.rules[place].kind = .condition(
          ifActive: names[first] ?? first, then: then, other: names[second] ?? second)
      case .limit(let quantity, let members, let each, let bounds):
        let set: Members =
          switch members {
          case .named(let name): .named(names[name] ?? name)
          case .list(let list): .list(list.map { names[$0] ?? $0 })
          }
        let renamed = bounds.map { bound in
          var bound = bound
          switch bound.figure {
          case .ofSet(let share, let set): bound.figure = .ofSet(share, names[set] ?? set)
          case .times(let factor, let quantity, let set):
            bound.figure = .times(factor, quantity, names[set] ?? set)
          default: break
          }
          return bound
        }
        other.rules[place].kind = .limit(quantity, of: set, each: each, renamed)
      }
    }
    return other
  }

  // MARK: Units

  /// With one KPI counted in units so much smaller; nothing where other KPIs or rules speak of it.
  func counted(_ kpi: String, times factor: Double) -> Described? {
    var other = self
    for (place, measure) in kpis.enumerated() {
      switch measure.kind {
      case .sum(let terms) where terms.contains(where: { $0.kpi == kpi }): return nil
      case .ratio(let of, let per) where of == kpi || per == kpi: return nil
      case .added(let base) where measure.name == kpi:
        other.kpis[place].kind = .added(base: base * factor)
        other.kpis[place].atLeast = measure.atLeast.map { $0 * factor }
        other.kpis[place].atMost = measure.atMost.map { $0 * factor }
        other.kpis[place].last = measure.last.map { $0 * factor }
        other.kpis[place].target?.value *= factor
        if measure.scale.map({ Double($0) != nil || $0 == "none" }) == true { return nil }
      case _ where measure.name == kpi: return nil
      default: break
      }
    }
    if must?.kpi == kpi { other.must?.least *= factor }
    if case .at(let values) = question {
      other.question = .at(
        values.map { $0.kpi == kpi ? ($0.kpi, $0.value * factor) : $0 })
    }
    for rule in rules {
      if case .limit(.kpi(kpi), _, _, _) = rule.kind { return nil }
    }
    for (place, line) in lines.enumerated() {
      for (entry, brought) in line.brings.enumerated() {
        if case .share(_, kpi) = brought.response { return nil }
        guard brought.kpi == kpi else { continue }
        switch brought.response {
        case .curve(let shape):
          other.lines[place].brings[entry].response = .curve(shape.times(factor))
        case .perUnit(var tiers, let forAll):
          for tier in tiers.indices { tiers[tier].value *= factor }
          other.lines[place].brings[entry].response = .perUnit(tiers, forAll: forAll)
        case .share, .byMarket: return nil
        }
      }
      if case .creator(var packages, let booked) = line.kind {
        for number in packages.indices {
          packages[number].brings = packages[number].brings.map { brought in
            brought.kpi == kpi ? (brought.kpi, brought.figures.map { $0 * factor }) : brought
          }
        }
        other.lines[place].kind = .creator(packages: packages, booked: booked)
      }
    }
    return other
  }

  /// With all money in units so much smaller; nothing where a KPI is money.
  func paid(times factor: Double) -> Described? {
    var other = self
    guard rates.isEmpty else { return nil }
    let isPlain = kpis.allSatisfy { kpi in
      switch kpi.kind {
      case .added, .audience, .market: true
      case .sum, .ratio, .spend: false
      }
    }
    guard isPlain else { return nil }
    switch budget {
    case .atMost(let amount): other.budget = .atMost(amount * factor)
    case .exactly(let amount): other.budget = .exactly(amount * factor)
    case nil: break
    }
    other.step = step.map { $0 * factor }
    for (place, line) in lines.enumerated() {
      other.lines[place].minimum *= factor
      other.lines[place].fee *= factor
      other.lines[place].last = line.last.map { $0 * factor }
      switch line.kind {
      case .money(let least, let most, let step):
        other.lines[place].kind = .money(
          least: least * factor, most: most.map { $0 * factor }, step: step.map { $0 * factor })
      case .units(var units):
        for tier in units.prices.indices { units.prices[tier].value *= factor }
        other.lines[place].kind = .units(units)
      case .creator(var packages, let booked):
        for number in packages.indices { packages[number].fee *= factor }
        other.lines[place].kind = .creator(packages: packages, booked: booked)
      }
      for (entry, brought) in line.brings.enumerated() {
        other.lines[place].brings[entry].response = brought.response.paid(times: factor)
      }
    }
    for (place, rule) in rules.enumerated() {
      guard case .limit(let quantity, let members, let each, var bounds) = rule.kind else {
        continue
      }
      guard quantity != .linesChanged else { return nil }
      for number in bounds.indices {
        if case .amount(let amount) = bounds[number].figure,
          quantity == .spend || quantity == .change
        {
          bounds[number].figure = .amount(amount * factor)
        }
      }
      other.rules[place].kind = .limit(quantity, of: members, each: each, bounds)
    }
    return other
  }

  // MARK: Easier and equal questions

  /// With more money; nothing where a limit is a share of it, or all of it has to go.
  func richer(times factor: Double) -> Described? {
    guard case .atMost(let amount) = budget else { return nil }
    for case .limit(_, _, _, let bounds) in rules.map(\.kind) {
      for bound in bounds {
        if case .ofBudget = bound.figure { return nil }
      }
    }
    var other = self
    other.budget = .atMost(amount * factor)
    return other
  }

  /// Without one of the rules or the limits of KPIs; nothing where there is none.
  func looser(_ dice: inout Dice) -> Described? {
    var other = self
    let limited = kpis.indices.filter { kpis[$0].atLeast != nil || kpis[$0].atMost != nil }
    guard !rules.isEmpty || !limited.isEmpty else { return nil }
    let number = dice.whole(0...rules.count + limited.count - 1)
    if number < rules.count {
      other.rules.remove(at: number)
    } else {
      other.kpis[limited[number - rules.count]].atLeast = nil
      other.kpis[limited[number - rules.count]].atMost = nil
    }
    return other
  }

  /// With a line of straight curves more, and that line again in two halves.
  func split(_ dice: inout Dice) -> (whole: Described, halves: Described)? {
    guard let budget, step == nil, markets.isEmpty else { return nil }
    let top = brief(budget.amount * dice.between(0.1, 0.6))
    func line(_ name: String, _ most: Double) -> Line {
      Line(name: name, kind: .money(least: 0, most: most, step: nil))
    }
    var straight = line("straight", top)
    for kpi in kpis {
      guard case .added = kpi.kind else { continue }
      straight.brings.append(
        (kpi.name, .curve(.line(per: 1000, value: brief(dice.between(0.1, 2)))))
      )
    }
    let place = lines.firstIndex(where: \.isCreator) ?? lines.endIndex
    var (whole, halves) = (self, self)
    // Rules about all lines count or repeat them.
    (whole.rules, halves.rules) = ([], [])
    if remembers { straight.last = 0 }
    whole.lines.insert(straight, at: place)
    for name in ["first half", "second half"] {
      var half = line(name, top / 2)
      (half.brings, half.last) = (straight.brings, straight.last)
      halves.lines.insert(half, at: place)
    }
    return (whole, halves)
  }

  private var remembers: Bool { lines.contains { $0.last != nil } }
}

extension Described.Shape {
  /// The curve with its values so much larger.
  func times(_ factor: Double) -> Described.Shape {
    switch self {
    case .line(let per, let value): .line(per: per, value: value * factor)
    case .hill(let max, let half, let shape): .hill(max: max * factor, half: half, shape: shape)
    case .exponential(let max, let scale): .exponential(max: max * factor, scale: scale)
    case .power(let gain, let scale, let exponent):
      .power(gain: gain * factor, scale: scale, exponent: exponent)
    case .log(let gain, let scale): .log(gain: gain * factor, scale: scale)
    case .logistic(let max, let rate): .logistic(max: max * factor, rate: rate)
    case .tanh(let max, let scale): .tanh(max: max * factor, scale: scale)
    case .adbudg(let low, let high, let shape, let half):
      .adbudg(low: low * factor, high: high * factor, shape: shape, half: half)
    case .points(let points, let envelope):
      .points(points.map { .init(x: $0.x, y: $0.y * factor) }, envelope: envelope)
    }
  }

  /// The curve over money in units so much smaller.
  func paid(times factor: Double) -> Described.Shape {
    switch self {
    case .line(let per, let value): .line(per: per * factor, value: value)
    case .hill(let max, let half, let shape): .hill(max: max, half: half * factor, shape: shape)
    case .exponential(let max, let scale): .exponential(max: max, scale: scale * factor)
    case .power(let gain, let scale, let exponent):
      .power(gain: gain, scale: scale * factor, exponent: exponent)
    case .log(let gain, let scale): .log(gain: gain, scale: scale * factor)
    case .logistic(let max, let rate): .logistic(max: max, rate: rate / factor)
    case .tanh(let max, let scale): .tanh(max: max, scale: scale * factor)
    case .adbudg(let low, let high, let shape, let half):
      .adbudg(low: low, high: high, shape: shape, half: half * factor)
    case .points(let points, let envelope):
      .points(points.map { .init(x: $0.x * factor, y: $0.y) }, envelope: envelope)
    }
  }
}

extension Described.Response {
  func paid(times factor: Double) -> Described.Response {
    switch self {
    case .curve(let shape): .curve(shape.paid(times: factor))
    case .byMarket(let list):
      .byMarket(list.map { ($0.market, $0.response.paid(times: factor)) })
    case .share, .perUnit: self
    }
  }
}
