// SPDX-License-Identifier: GPL-3.0-or-later

/// Lists the ways to use a line; checks ask for them before a scenario is known to be sound.
struct OptionListing {
  let scenario: Scenario
  let resolution: Resolution

  /// See ``CheckedScenario/options(of:)``.
  func options(of line: Int) -> [LineOption] {
    let shares = scenario.creator(at: line)?.markets ?? scenario.campaigns[line].markets
    return unsplitOptions(of: line).map { option in
      var option = option
      option.flows = resolution.markets.split(option.flows, shares)
      option.figures = resolution.markets.split(option.figures, shares)
      return option
    }
  }

  /// The ways to use a line before KPIs `per: market` are divided.
  private func unsplitOptions(of line: Int) -> [LineOption] {
    if let creator = scenario.creator(at: line) { return options(of: creator) }
    let campaign = scenario.campaigns[line]
    let canBeOff = campaign.least == 0
    let needsOff =
      canBeOff
      && (campaign.minimumIfActive != nil || campaign.setUpFee > 0 || campaign.beginsAtOneUnit
        || resolution.countedLines.contains(line))
    var options = onOptions(of: campaign, at: line, isSomething: needsOff)
    for index in options.indices { options[index].position += canBeOff ? 1 : 0 }
    if needsOff || (canBeOff && options.isEmpty) {
      options.insert(
        LineOption(
          isActive: false, amount: 0...0, isChanged: campaign.last != 0,
          flows: resolution.flows[line]), at: 0)
    }
    guard resolution.changeableLines.contains(line) else { return options }
    return options + optionsAtLast(of: campaign, among: options)
  }

  /// The active options again, at just the money of the last period: those in which the line does
  /// not change.
  ///
  /// They are counted behind all other ways to use the line, in the same order.
  private func optionsAtLast(
    of campaign: Campaign, among options: [LineOption]
  ) -> [LineOption] {
    guard let last = campaign.last, last > 0 else { return [] }
    let before = campaign.wayCount - (campaign.least == 0 ? 1 : 0)
    return options.compactMap { option in
      guard option.isActive, let amount = option.amount(forSpend: last) else { return nil }
      var kept = option
      kept.position = before + option.position
      kept.amount = amount...amount
      kept.step = 0
      kept.isChanged = false
      return kept
    }
  }

  private func options(of creator: Creator) -> [LineOption] {
    let booking = scenario.shortfall(of: creator) == nil ? creator.booking : .leftOut
    let packages: [Creator.Package] =
      switch booking {
      case .open, .booked: creator.packages
      case .package(let name): creator.packages.filter { $0.name == name }
      case .leftOut: []
      }
    let off =
      switch booking {
      case .open, .leftOut:
        [LineOption(isActive: false, amount: 0...0, isChanged: creator.last != 0)]
      case .booked, .package: [LineOption]()
      }
    return off
      + packages.enumerated().map { index, package in
        let fee = creator.money(for: package)
        return LineOption(
          position: off.count + index, package: package.name, isActive: true, amount: 0...0,
          fee: fee, isChanged: creator.last.map { !Figure.isSameMoney($0, fee) } ?? true,
          figures: package.brings.sorted { $0.kpi < $1.kpi })
      }
  }

  /// The options in which a campaign is active: one, or one per stretch of its rate card.
  ///
  /// - Parameter isSomething: whether an amount of 0 is left to being off.
  private func onOptions(
    of campaign: Campaign, at line: Int, isSomething: Bool
  ) -> [LineOption] {
    let range = scenario.reachableRange(of: line, leastSpend: resolution.leastSpend)
    var step = 0.0
    var units: LineOption.Units?
    switch campaign.purchase {
    case .money: step = campaign.step ?? scenario.step ?? 0
    case .units(let purchase):
      if campaign.hasTieredOptions {
        return stretchOptions(of: campaign, purchase, at: line, range, isSomething: isSomething)
      }
      step = purchase.isWhole ? purchase.price : 0
      units = LineOption.Units(base: 0, perMoney: 1 / purchase.price)
    }
    let least = max(
      range.lowerBound, campaign.minimumIfActive ?? 0, isSomething ? step : 0)
    guard let amount = grid(least, range.upperBound, step: step),
      amount.upperBound > 0 || !isSomething
    else { return [] }
    return [
      LineOption(
        isActive: true, amount: amount, step: amount.upperBound > amount.lowerBound ? step : 0,
        fee: campaign.setUpFee, commission: campaign.commission, units: units,
        flows: resolution.flows[line])
    ]
  }

  /// The amounts from `least` to `most` that are whole multiples of a step; `nil` if there is none.
  ///
  /// What a budget leaves may be a last digit short of a least that it just pays for.
  private func grid(
    _ least: Double, _ most: Double, step: Double
  ) -> ClosedRange<Double>? {
    guard step > 0, most.isFinite else {
      let rounding = 1e-12 * (scenario.budget?.amount ?? 0)
      return least <= most + rounding ? least...max(least, most) : nil
    }
    let first = (least / step - 1e-9).rounded(.up) * step
    let last = (most / step + 1e-9).rounded(.down) * step
    return first <= last ? first...last : nil
  }

  /// One option for each stretch of counts over which the price of the next unit, and every figure
  /// for all units, stays the same.
  private func stretchOptions(
    of campaign: Campaign, _ purchase: UnitPurchase, at line: Int, _ range: ClosedRange<Double>,
    isSomething: Bool
  ) -> [LineOption] {
    var options: [LineOption] = []
    let brought = UnitDeliveries(campaign, flows: resolution.flows[line])
    for (position, stretch) in campaign.stretches(of: purchase).enumerated() {
      let least = max(
        range.lowerBound, campaign.minimumIfActive ?? 0, stretch.money(stretch.first))
      let most = min(range.upperBound, stretch.money(stretch.last))
      var first = stretch.units(least)
      var last = stretch.units(most)
      if purchase.isWhole {
        first = (first - 1e-9).rounded(.up)
        last = (last + 1e-9).rounded(.down)
      }
      guard first <= last else { continue }
      let amount = stretch.money(first)...max(stretch.money(first), stretch.money(last))
      if isSomething, amount.upperBound == 0 { continue }
      let isPoint = amount.lowerBound == amount.upperBound
      let deliveries = brought.over(stretch)
      options.append(
        LineOption(
          position: position, isActive: true, amount: amount,
          step: purchase.isWhole && !isPoint ? stretch.price : 0, fee: campaign.setUpFee,
          commission: campaign.commission,
          units: LineOption.Units(
            base: -stretch.base / stretch.price, perMoney: 1 / stretch.price),
          flows: deliveries.flows, figures: deliveries.figures))
    }
    return options
  }
}

extension Campaign {
  /// How many ways there are to use the campaign as certificates count them, whatever the budget
  /// leaves of them.
  fileprivate var wayCount: Int {
    let active =
      if hasTieredOptions, case .units(let purchase) = purchase {
        stretches(of: purchase).count
      } else {
        1
      }
    return (least == 0 ? 1 : 0) + active
  }
}

extension LineOption {
  /// The amount that comes to a spend, if the option allows it.
  fileprivate func amount(forSpend spend: Double) -> Double? {
    let amount = (spend - fee) / (1 + commission)
    let slip = 1e-9 * max(1, spend)
    guard amount >= self.amount.lowerBound - slip, amount <= self.amount.upperBound + slip else {
      return nil
    }
    let allowed = min(max(amount, self.amount.lowerBound), self.amount.upperBound)
    guard step > 0 else { return allowed }
    let steps = ((allowed - self.amount.lowerBound) / step).rounded()
    let stepped = self.amount.lowerBound + steps * step
    return abs(stepped - allowed) <= slip ? stepped : nil
  }
}
