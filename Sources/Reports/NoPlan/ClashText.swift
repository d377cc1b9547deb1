// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Which limits cannot hold together, in the words of the file, and what would have to give.
struct ClashText {
  let context: ReportContext
  let infeasibility: Infeasibility
  let place: ([String]) -> FilePlace?

  /// More lines than these are counted, not listed.
  static let mostLines = 8

  /// The findings below the headline.
  func text() -> String {
    var items = infeasibility.clash.map { multiplier in
      (context.limits.path(multiplier.limit), context.limits.full(multiplier.limit))
    }
    let pressed = PressedLines(infeasibility, context.limits).lines
    items += pressed.prefix(Self.mostLines).map(range)
    var text = PlacedList(context: context, place: place).text(items)
    if pressed.count > Self.mostLines {
      text += "  and \(pressed.count - Self.mostLines) more lines at the ends of their ranges\n"
    }
    if infeasibility.clash.count + pressed.count > 1 {
      text += context.paragraph("These cannot all hold.\(advice)")
    } else {
      text += context.paragraph("No spends within the lines' ranges come to that.\(advice)")
    }
    return text
  }

  /// A line's own range.
  private func range(_ line: PressedLines.Line) -> ([String], String) {
    let campaign = context.scenario.scenario.campaigns[line.campaign]
    let amount = context.amounts.money(line.isAtMost ? campaign.most ?? 0 : campaign.least)
    let side = line.isAtMost ? LimitID.Side.atMost : .atLeast
    let key = if case .units = campaign.purchase { "buys" } else { "spend" }
    return (
      ["campaigns", campaign.name, key], "line \"\(campaign.name)\": \(side.rawValue) \(amount)"
    )
  }

  /// What each limit would have to give for the clash to go away, were it the only one to give.
  private var advice: String {
    let options = infeasibility.clash.compactMap { multiplier -> String? in
      guard gives(multiplier.limit) else { return nil }
      let amount = infeasibility.violation / multiplier.value
      guard amount.isFinite, amount > 0 else { return nil }
      let figure = FigureFormat.rounded(amount, significant: 3)
      return
        "\(context.limits.short(multiplier.limit)) by \(context.amounts.with(unit(of: multiplier.limit), figure))"
    }
    guard !options.isEmpty else { return "" }
    if options.count == 1 { return " Among the limits, it takes \(options[0]) or more to give." }
    return " One alone would have to give at least: \(options.joined(separator: ", or "))."
  }

  /// Whether the proof is in the limit's own unit, which it is not for ratios.
  private func gives(_ limit: LimitID) -> Bool {
    switch limit {
    case .budget, .rule: return true
    case .kpi(let name, _), .keep(let name, _):
      if case .ratio = context.scenario.kpi(named: name)?.definition { return false }
      return true
    }
  }

  private func unit(of limit: LimitID) -> String? {
    switch limit {
    case .budget: context.amounts.currency
    case .kpi(let name, _), .keep(let name, _): context.scenario.kpi(named: name)?.unit
    case .rule:
      switch context.limits.instance(of: limit)?.measure.kind {
      case .spend, .change: context.amounts.currency
      case .units: "units"
      case .kpi(let name): context.scenario.kpi(named: name)?.unit
      case nil: nil
      }
    }
  }
}
