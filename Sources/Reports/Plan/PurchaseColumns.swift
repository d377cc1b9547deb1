// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The columns that say what a line's money buys: units, packages, set-ups.
struct PurchaseColumns {
  let scenario: Scenario
  let plan: Plan
  let dash: String
  private let counts: FigureFormat
  private let layout: Layout

  private enum Layout {
    /// Only money.
    case none
    /// Counts of one unit.
    case count(String)
    /// Counts of several units, each beside its count.
    case countAndUnit
    /// Words, because packages or fees stand there too.
    case words
  }

  init(scenario: Scenario, plan: Plan, dash: String) {
    self.scenario = scenario
    self.plan = plan
    self.dash = dash
    counts = FigureFormat(plan.allocations.compactMap(\.units))
    let units = Set(scenario.campaigns.compactMap { $0.unitPurchase?.unit })
    let hasTiers = scenario.campaigns.contains { ($0.unitPurchase?.prices.count ?? 0) > 1 }
    layout =
      if !scenario.creators.isEmpty || hasTiers
        || plan.allocations.contains(where: { $0.setUpFee != 0 || $0.commission != 0 })
      {
        .words
      } else if units.count > 1 {
        .countAndUnit
      } else if let unit = units.first {
        .count(unit)
      } else {
        .none
      }
  }

  /// The columns.
  var titles: [TextTable.Column] {
    switch layout {
    case .none: []
    case .count(let unit): [.init(title: unit)]
    case .countAndUnit: [.init(title: "buys"), .init(title: "", alignment: .left, wraps: true)]
    case .words: [.init(title: "buys", alignment: .left, wraps: true)]
    }
  }

  /// The cells of the line at a position.
  func cells(_ line: Int) -> [TextTable.Cell] {
    let allocation = plan.allocations[line]
    let purchase = scenario.campaign(at: line)?.unitPurchase
    let count = allocation.units.map(counts.text) ?? ""
    switch layout {
    case .none: return []
    case .count: return [.init(count)]
    case .countAndUnit: return [.init(count), .init(purchase?.unit ?? "")]
    case .words: return [.init(words(allocation, purchase, isCreator: isCreator(line)))]
    }
  }

  /// Cells for a row that stands for several lines.
  func cells(_ words: String) -> [TextTable.Cell] {
    if case .words = layout { return [.init(words)] }
    return blank
  }

  /// Cells without anything.
  var blank: [TextTable.Cell] { titles.map { _ in "" } }

  private func isCreator(_ line: Int) -> Bool { scenario.campaign(at: line) == nil }

  /// `two reels`, `12 spots at 8,750`, `20k set-up`.
  private func words(
    _ allocation: Plan.Allocation, _ purchase: UnitPurchase?, isCreator: Bool
  ) -> String {
    var words: [String] = []
    if isCreator {
      guard let package = allocation.package else { return dash }
      words.append(package)
    }
    if let purchase, let units = allocation.units {
      var count = "\(counts.text(units)) \(purchase.unit)\(units == 1 ? "" : "s")"
      if purchase.prices.count > 1, units > 0 {
        let price = (allocation.spend - allocation.setUpFee - allocation.commission) / units
        count += " at \(FigureFormat.rounded(price))"
      }
      words.append(count)
    }
    if allocation.setUpFee != 0 {
      words.append("\(FigureFormat.amount(allocation.setUpFee)) set-up")
    }
    if allocation.commission != 0 {
      words.append("\(FigureFormat.rounded(allocation.commission)) commission")
    }
    return words.joined(separator: ", ")
  }
}
