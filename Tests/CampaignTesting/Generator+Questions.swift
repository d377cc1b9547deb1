// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

extension Generator {
  /// What the best plan is best for: one KPI, weights, priorities, targets, a ratio, a balance or
  /// values.
  mutating func addQuestion(_ evaluator: Evaluator, _ effects: [[Double]]) {
    let plain = made.kpis.filter { if case .ratio = $0.kind { false } else { true } }.map(\.name)
    let ratios = made.kpis.filter { if case .ratio = $0.kind { true } else { false } }.map(\.name)
    let kind = dice.whole(0...9)
    if kind == 0, let ratio = ratios.first {
      edit(ratio) { $0.objective = .minimize }
      return
    }
    guard !plain.isEmpty else { return }
    let count = kind < 3 ? 1 : dice.whole(1...min(3, plain.count))
    let chosen = dice.some(count, of: plain)
    for name in chosen { setObjective(name) }
    guard chosen.count > 1 else { return }
    switch kind {
    case 3...5: weigh(chosen, evaluator, effects)
    case 6:
      for (place, name) in chosen.enumerated() {
        let giveUp = place + 1 < chosen.count && dice.chance(0.5) ? dice.pick([0.01, 0.05]) : nil
        edit(name) { ($0.priority, $0.giveUp) = (place + 1, giveUp) }
      }
    case 7: made.question = .balanced
    case 8:
      var values: [(kpi: String, value: Double)] = []
      for name in chosen {
        let value = evaluator.value(of: name, effects)?.value ?? 0
        values.append((name, brief(value * dice.between(0.8, 1.3), digits: 4)))
      }
      made.question = .at(values)
    default: aim(chosen, evaluator, effects)
    }
  }

  private mutating func setObjective(_ name: String) {
    guard let kpi = made.kpis.first(where: { $0.name == name }) else { return }
    let direction: Described.Direction =
      switch kpi.kind {
      case .audience: .maximize
      case .market: .maximize
      case .spend: .minimize
      default: dice.chance(0.85) ? .maximize : .minimize
      }
    edit(name) { $0.objective = direction }
  }

  private mutating func weigh(
    _ names: [String], _ evaluator: Evaluator, _ effects: [[Double]]
  ) {
    for name in names {
      let weight = brief(dice.between(0.2, 8), digits: 2)
      let size = abs(evaluator.value(of: name, effects)?.value ?? 0) + 1e-3
      let amount = brief(size)
      let kind = dice.whole(0...9)
      edit(name) { kpi in
        kpi.weight = weight
        switch kind {
        case 0: kpi.scale = "ideal"
        case 1: kpi.scale = "none"
        case 2: kpi.scale = written(amount)
        case 3: (kpi.scale, kpi.last) = ("baseline", amount)
        default: break
        }
      }
    }
  }

  private mutating func aim(_ names: [String], _ evaluator: Evaluator, _ effects: [[Double]]) {
    let isWorstOff = dice.chance(0.5)
    for name in names {
      guard let kpi = made.kpis.first(where: { $0.name == name }) else { continue }
      let value = evaluator.value(of: name, effects)?.value ?? 0
      if case .market = kpi.kind { return forget(names) }
      guard value > 1e-6 else { return forget(names) }
      let isMore = kpi.objective == .maximize
      let target = brief(value * (isMore ? dice.between(0.8, 2) : dice.between(0.3, 1.2)))
      var side: String?
      if !isWorstOff, dice.chance(0.6) {
        side = dice.chance(0.4) ? "exactly" : isMore ? "at least" : "at most"
        if case .audience = kpi.kind { side = "at least" }
      }
      let weight = brief(dice.between(0.5, 4), digits: 2)
      edit(name) {
        $0.target = .init(side: side, value: target)
        $0.weight = weight
        if side != nil { $0.objective = nil }
      }
    }
    made.targets = isWorstOff ? "worst off" : "shortfall"
  }

  /// One objective, where targets make no sense.
  private mutating func forget(_ names: [String]) {
    for name in names {
      edit(name) { ($0.target, $0.weight, $0.objective) = (nil, nil, nil) }
    }
    if let name = names.first { setObjective(name) }
  }

  /// So many KPIs with an objective each, and none of the others.
  mutating func addAxes(_ count: Int, _ evaluator: Evaluator) {
    var names = made.kpis.filter {
      if case .ratio = $0.kind { false } else { $0.name != "spend" }
    }.map(\.name)
    names = dice.some(min(count, names.count), of: names)
    if names.count < count || dice.chance(0.2) {
      names = Array(names.prefix(count - 1)) + ["spend"]
    }
    axes = names
    for name in names { setObjective(name) }
  }
}
