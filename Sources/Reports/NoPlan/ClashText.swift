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
        + repairs
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
    return text + repairs
  }

  /// The changes of one limit each that were found to be enough.
  private var repairs: String {
    guard let repairs = infeasibility.repairs, !repairs.isEmpty else { return "" }
    let words = RepairWords(context)
    return context.paragraph(
      repairs.count == 1
        ? "This change alone would give a plan:"
        : "Each of these changes alone would give a plan, the smallest first:")
      + repairs.flatMap(\.changes)
      .map { context.paragraph(words.words($0), indent: 2, hanging: 2) }.joined()
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
}
