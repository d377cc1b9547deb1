// SPDX-License-Identifier: GPL-3.0-or-later

public import Curves

/// A condition with its lines by position.
public struct ConditionInstance: Hashable, Sendable {
  /// The condition's name.
  public var name: String
  /// The line that it starts from, by position.
  public var line: Int
  /// What it asks.
  public var consequence: Condition.Consequence
  /// The line that it asks it of, by position.
  public var other: Int
}

extension CheckedScenario {
  /// Every condition, sorted by name.
  public var conditionInstances: [ConditionInstance] { resolution.conditionInstances }

  /// The ways to use a line, given by position: off first where the line may get nothing and that differs from an amount
  /// of 0, then tiers of a rate card or packages in order.
  ///
  /// A campaign without choices has one option, over ``reachableRange(of:)``.
  ///
  /// - Complexity: linear in what the line brings × tiers.
  public func options(of line: Int) -> [LineOption] {
    if let creator = scenario.creator(at: line) { return Self.options(of: creator) }
    let campaign = scenario.campaigns[line]
    let range = reachableRange(of: line)
    let needsOff =
      campaign.least == 0
      && (campaign.minimumIfActive != nil || campaign.setUpFee > 0
        || resolution.countedLines.contains(line))
    var options = onOptions(of: campaign, at: line, range)
    if needsOff || options.isEmpty { options.insert(.off, at: 0) }
    return options
  }

  private static func options(of creator: Creator) -> [LineOption] {
    let packages: [Creator.Package] =
      switch creator.booking {
      case .open, .booked: creator.packages
      case .package(let name): creator.packages.filter { $0.name == name }
      case .leftOut: []
      }
    let booked = packages.map { package in
      LineOption(
        package: package.name, isActive: true, amount: 0...0, fee: package.fee,
        figures: package.brings.sorted { $0.kpi < $1.kpi })
    }
    switch creator.booking {
    case .open, .leftOut: return [.off] + booked
    case .booked, .package: return booked
    }
  }

  /// The options in which a campaign is active: one, or one per tier of its rate card.
  private func onOptions(
    of campaign: Campaign, at line: Int, _ range: ClosedRange<Double>
  ) -> [LineOption] {
    let least = max(range.lowerBound, campaign.minimumIfActive ?? 0)
    switch campaign.purchase {
    case .money:
      let step = campaign.step ?? scenario.step ?? 0
      guard let range = Self.grid(least, range.upperBound, step: step) else { return [] }
      return [
        LineOption(
          isActive: true, amount: range, step: range.upperBound > range.lowerBound ? step : 0,
          fee: campaign.setUpFee, flows: flows(of: line))
      ]
    case .units(let purchase):
      guard campaign.hasTieredOptions else {
        let step = purchase.isWhole ? purchase.price : 0
        guard let range = Self.grid(least, range.upperBound, step: step) else { return [] }
        return [
          LineOption(
            isActive: true, amount: range, step: range.upperBound > range.lowerBound ? step : 0,
            fee: campaign.setUpFee,
            units: LineOption.Units(base: 0, perMoney: 1 / purchase.price),
            flows: flows(of: line))
        ]
      }
      return tierOptions(of: campaign, purchase, at: line, least: least, most: range.upperBound)
    }
  }

  /// The amounts from `least` to `most` that are whole multiples of a step; `nil` if there is none.
  private static func grid(
    _ least: Double, _ most: Double, step: Double
  ) -> ClosedRange<Double>? {
    guard step > 0, most.isFinite else { return least <= most ? least...most : nil }
    let first = (least / step - 1e-9).rounded(.up) * step
    let last = (most / step + 1e-9).rounded(.down) * step
    return first <= last ? first...last : nil
  }

  /// One option for each stretch of units over which every price and every figure per unit stays the same.
  private func tierOptions(
    of campaign: Campaign, _ purchase: UnitPurchase, at line: Int, least: Double, most: Double
  ) -> [LineOption] {
    var ends = Set(purchase.prices.compactMap(\.upTo))
    for delivery in campaign.brings {
      if case .perUnit(let tiers, _) = delivery.response {
        ends.formUnion(tiers.compactMap(\.upTo))
      }
    }
    let cuts = [0] + ends.filter { $0 > 0 }.sorted() + [purchase.to ?? .infinity]
    var options: [LineOption] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
      let price = purchase.price(above: start)
      // With prices for all units a stretch begins at its first whole unit, at the stretch's own price.
      let base = purchase.pricesApplyTo == .allUnits ? 0 : purchase.money(for: start)
      let origin = purchase.pricesApplyTo == .allUnits ? 0 : start
      var first = max(start, purchase.from)
      var last = min(end, purchase.to ?? .infinity)
      if purchase.isWhole {
        first = (start > 0 && first == start) ? start + 1 : first.rounded(.up)
        last = last.rounded(.down)
      }
      func money(_ units: Double) -> Double { base + (units - origin) * price }
      let lowest = (least - base) / price + origin
      let highest = (most - base) / price + origin
      if purchase.isWhole {
        first = max(first, (lowest - 1e-9).rounded(.up))
        last = min(last, (highest + 1e-9).rounded(.down))
      } else {
        first = max(first, lowest)
        last = min(last, highest)
      }
      guard first <= last else { continue }
      let amount = money(first)...max(money(first), money(last))
      let units = LineOption.Units(base: origin - base / price, perMoney: 1 / price)
      let deliveries = campaign.deliveries(above: start, units: units)
      options.append(
        LineOption(
          isActive: true, amount: amount,
          step: purchase.isWhole && amount.upperBound > amount.lowerBound ? price : 0,
          fee: campaign.setUpFee, units: units, flows: deliveries.flows,
          figures: deliveries.figures))
    }
    return options
  }
}

extension UnitPurchase {
  /// The price of the units just above a count.
  func price(above count: Double) -> Double {
    prices.first { count < $0.upTo ?? .infinity }?.price ?? prices.last?.price ?? 0
  }
}
