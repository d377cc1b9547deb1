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
    if infeasibility.isSearched {
      return PlacedList(context: context, place: place).text(items)
        + context.paragraph(
          items.isEmpty
            ? "No choice of lines and amounts comes to a plan: every case was searched."
            : "No choice of lines and amounts keeps all of these: every case was searched.")
    }
    let pressed = PressedLines(infeasibility, context.limits).lines
    items += pressed.prefix(Self.mostLines).map(range)
    var text = PlacedList(context: context, place: place).text(items)
    if pressed.count > Self.mostLines {
      text += "  and \(pressed.count - Self.mostLines) more lines at the ends of their ranges\n"
    }
    let isClash = infeasibility.clash.count + pressed.count > 1
    text += context.paragraph(
      isClash
        ? "These cannot all hold."
        : isAboutBookings
          ? "No choice of lines comes to that." : "No spends within the lines' ranges come to that."
    )
    if !reliefs.isEmpty {
      text += context.paragraph(
        reliefs.count == 1
          ? "Among the limits, this would have to give, at least:"
          : "One of the limits would have to give; by itself, at least:")
      for relief in reliefs { text += context.paragraph(relief, indent: 2, hanging: 2) }
    }
    return text
  }

  /// Whether only which lines are booked or get money clashes, not how much.
  private var isAboutBookings: Bool {
    infeasibility.clash.allSatisfy { multiplier in
      if case .condition = multiplier.limit { return true }
      return context.limits.instance(of: multiplier.limit)?.measure.kind == .count
    }
  }

  /// The lines at the end of what they allow themselves, with what that is.
  var pressedLines: [(path: [String], words: String)] {
    if infeasibility.isSearched { return [] }
    return PressedLines(infeasibility, context.limits).lines.map(range)
  }

  /// What a line allows itself.
  func range(_ line: PressedLines.Line) -> ([String], String) {
    let scenario = context.scenario.scenario
    if let creator = scenario.creator(at: line.position) { return packages(creator) }
    guard let campaign = scenario.campaign(at: line.position) else { return ([], "") }
    let amount = context.amounts.money(line.isAtMost ? campaign.most ?? 0 : campaign.least)
    let side = line.isAtMost ? LimitID.Side.atMost : .atLeast
    let key = if case .units = campaign.purchase { "buys" } else { "spend" }
    return (
      ["campaigns", campaign.name, key], "line \"\(campaign.name)\": \(side.rawValue) \(amount)"
    )
  }

  private func packages(_ creator: Creator) -> ([String], String) {
    let words =
      switch creator.booking {
      case .leftOut: "left out by you"
      case .booked: "booked by you"
      case .package(let name): "booked by you with '\(name)'"
      case .open:
        "at most \(context.amounts.money(creator.packages.map { creator.money(for: $0) }.max() ?? 0))"
      }
    let key = creator.booking == .open ? "packages" : "booked"
    return (["creators", creator.name, key], "line \"\(creator.name)\": \(words)")
  }

  /// What each limit would have to give for the clash to go away, were it the only one to give.
  private var reliefs: [String] {
    infeasibility.clash.compactMap { multiplier in
      guard gives(multiplier.limit) else { return nil }
      let amount = infeasibility.violation / multiplier.value
      // A floor that gave more than all of itself would be no floor any more: dropping it is not enough.
      if let floor = context.limits.floor(multiplier.limit), amount > floor { return nil }
      guard amount.isFinite, amount > 0 else { return nil }
      return "\(context.limits.short(multiplier.limit)) by \(words(amount, multiplier.limit))"
    }
  }

  /// How much a limit would have to give; lines only come whole.
  private func words(_ amount: Double, _ limit: LimitID) -> String {
    if [.count, .changed].contains(context.limits.instance(of: limit)?.measure.kind) {
      let count = (amount * (1 - 1e-9)).rounded(.up)
      return "\(FigureFormat.amount(count)) line\(count == 1 ? "" : "s")"
    }
    return context.amounts.with(
      context.limits.unit(of: limit), FigureFormat.rounded(amount, significant: 3))
  }

  private func isRatio(_ kpi: String) -> Bool {
    if case .ratio = context.scenario.kpi(named: kpi)?.definition { true } else { false }
  }

  /// Whether the proof is in the limit's own unit, which it is not for ratios.
  private func gives(_ limit: LimitID) -> Bool {
    switch limit {
    case .budget, .rule: return true
    case .condition, .stage, .progress, .audience: return false
    case .kpi(let name, _), .keep(let name, _), .miss(let name, _, _), .market(let name, _):
      return !isRatio(name)
    case .goal(let name, _): return context.limits.must(name).map { !isRatio($0.kpi) } ?? false
    }
  }
}
