// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// Warns where the curves at the last period's spends do not give the KPI's last value.
struct LastWarnings: ScenarioCheck {
  var review: ScenarioReview

  /// How far the curves may miss a last value, as a share of it, before it is worth a warning.
  private static let tolerance = 0.05

  mutating func check() {
    for kpi in scenario.kpis { check(kpi) }
  }

  private mutating func check(_ kpi: KPI) {
    guard let stated = kpi.last, stated.isFinite,
      let computed = resolution.lastValue(of: kpi.name, in: scenario), computed.isFinite,
      abs(computed - stated) > Self.tolerance * abs(stated)
    else { return }
    warn(
      ["kpis", kpi.name, "last"],
      "the curves give \(Figure.rounded(computed)) of '\(kpi.name)' at the last period's spends, "
        + "but its 'last' is \(Figure.text(stated))",
      suggestion: "check the curves, the base and the 'last' of every line")
  }
}

extension Resolution {
  /// What the curves and bases make of a KPI at the last period's spends; `nil` where a spend that
  /// matters is not given or lies past the points of a curve, and for a ratio of something to 0.
  func lastValue(of name: String, in scenario: Scenario) -> Double? {
    guard let position = index.kpis[name] else { return lastLinearValue(of: name, in: scenario) }
    let kpi = scenario.kpis[position]
    switch kpi.definition {
    case .ratio(let numerator, let denominator):
      guard let above = lastPart(numerator, in: scenario),
        let below = lastPart(denominator, in: scenario), below != 0
      else { return nil }
      return above / below
    case .independent(let population):
      var missed = 1 - kpi.base / population
      for line in 0..<scenario.lineCount {
        guard let reached = lastAmount(of: name, from: line, in: scenario) else { return nil }
        missed *= 1 - reached / population
      }
      return population * (1 - missed)
    case .markets(.worst):
      var values: [Double] = []
      for part in markets.members[name] ?? [] {
        guard let value = lastLinearValue(of: part.name, in: scenario) else { return nil }
        values.append(value)
      }
      return kpi.worstDirection == .minimize ? values.max() : values.min()
    case .delivered, .sum, .markets(.sum): return lastLinearValue(of: name, in: scenario)
    }
  }

  /// The last value of what a ratio is made of, which is no ratio.
  private func lastPart(_ name: String, in scenario: Scenario) -> Double? {
    if let position = index.kpis[name], scenario.kpis[position].isRatio { return nil }
    return lastValue(of: name, in: scenario)
  }

  private func lastLinearValue(of name: String, in scenario: Scenario) -> Double? {
    guard let form = forms.forms[name] else { return nil }
    var value = form.constant
    for term in form.terms {
      for line in 0..<scenario.lineCount {
        guard let brought = lastAmount(of: term.kpi, from: line, in: scenario) else { return nil }
        value += term.coefficient * brought
      }
    }
    return value
  }

  private func lastAmount(of kpi: String, from line: Int, in scenario: Scenario) -> Double? {
    if kpi == KPI.spend { return scenario.lastSpend(ofLineAt: line) }
    if let creator = scenario.creator(at: line) { return lastAmount(of: kpi, from: creator) }
    let campaign = scenario.campaigns[line]
    guard mayBring(kpi, campaign, flows: flows[line]) else { return 0 }
    guard let last = campaign.last, last >= 0 else { return nil }
    let amount = last > 0 ? (last - campaign.setUpFee) / (1 + campaign.commission) : 0
    guard amount >= 0, let brought = campaign.brought(at: amount, flows: flows[line]) else {
      return nil
    }
    let figures = markets.split(brought.figures, campaign.markets)
    var total = figures.reduce(0) { $0 + ($1.kpi == kpi ? $1.value : 0) }
    for flow in markets.split(brought.flows, campaign.markets) where flow.kpi == kpi {
      if case .points(let curve) = flow.curve, curve.tail == .undefined,
        amount > curve.spends[curve.spends.count - 1]
      {
        return nil
      }
      total += flow.factor * flow.curve.value(at: amount)
    }
    return total
  }

  private func mayBring(_ kpi: String, _ campaign: Campaign, flows: [Flow]) -> Bool {
    if flows.contains(where: { $0.kpi == kpi }) { return true }
    return campaign.hasTieredOptions
      && campaign.brings.contains { delivery in
        delivery.kpi == kpi
          || markets.members[delivery.kpi]?.contains { $0.name == kpi } ?? false
      }
  }

  /// What the creator brought of a KPI for what was paid; `nil` where that is not the fee of
  /// exactly one package.
  private func lastAmount(of kpi: String, from creator: Creator) -> Double? {
    let brings = { (package: Creator.Package) in
      markets.split(package.brings, creator.markets).filter { $0.kpi == kpi }
    }
    guard creator.packages.contains(where: { !brings($0).isEmpty }), creator.last != 0 else {
      return 0
    }
    let paid = creator.packages.filter { package in
      creator.last.map { Figure.isSameMoney($0, creator.money(for: package)) } ?? false
    }
    guard paid.count == 1 else { return nil }
    return brings(paid[0]).reduce(0) { $0 + $1.value }
  }
}

extension Campaign {
  /// What the campaign brings around an amount; `nil` where no count of units costs as much.
  fileprivate func brought(
    at amount: Double, flows: [Flow]
  ) -> (flows: [Flow], figures: [Creator.Figure])? {
    guard hasTieredOptions, case .units(let purchase) = purchase, amount > 0 else {
      return (flows, [])
    }
    let slip = 1e-9
    let stretch = stretches(of: purchase).last { stretch in
      let units = stretch.units(amount)
      return units >= stretch.first * (1 - slip) && units <= stretch.last * (1 + slip)
    }
    return stretch.map { UnitDeliveries(self, flows: flows).over($0) }
  }
}

extension CheckedScenario {
  /// What the curves and bases make of a KPI at the last period's spends, in its unit.
  ///
  /// `nil` where a line that brings it has no last spend, or one past the points of its curve or
  /// that is no fee of just one package, for a ratio of something to 0, and for a name that no KPI
  /// has. Curves are taken as they are, without envelope.
  public func lastValueOnCurves(of kpi: String) -> Double? {
    resolution.lastValue(of: kpi, in: scenario)
  }
}
