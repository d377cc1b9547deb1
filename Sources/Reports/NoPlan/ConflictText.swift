// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Which limits cannot hold together, in the words of the file, and what would have to give.
struct ConflictText {
  let context: ReportContext
  let infeasibility: Infeasibility
  let place: ([String]) -> FilePlace?

  /// More lines than these are counted, not listed.
  static let mostLines = 8

  /// Adds the limits with their places, and what alone would give a plan.
  func add(to document: inout Document) {
    var items = infeasibility.conflict.map { multiplier in
      (context.limits.path(multiplier.limit), context.limits.full(multiplier.limit))
    }
    items += pressedLines
    document.add(.table(PlacedList(place: place).table(items)))
    document.add(.paragraph(verdict(items.count)))
    guard let repairs = infeasibility.repairs, !repairs.isEmpty else { return }
    let words = RepairWords(context)
    document.add(
      .paragraph(
        repairs.count == 1
          ? "This change alone would give a plan:"
          : "Each of these changes alone would give a plan, the smallest first:"))
    document.add(.list(repairs.flatMap(\.changes).map(words.words)))
  }

  private func verdict(_ count: Int) -> String {
    if infeasibility.isSearched {
      return count == 0
        ? "No choice of lines and amounts comes to a plan: every case was searched."
        : "No choice of lines and amounts keeps all of these: every case was searched."
    }
    if count > 1 { return "These cannot all hold." }
    return isAboutBookings
      ? "No choice of lines comes to that." : "No spends within the lines' ranges come to that."
  }

  /// Whether only which lines are booked or get money conflicts, not how much.
  private var isAboutBookings: Bool {
    infeasibility.conflict.allSatisfy { multiplier in
      if case .condition = multiplier.limit { return true }
      return context.limits.instance(of: multiplier.limit)?.measure.kind == .count
    }
  }

  /// The lines at the end of what they allow themselves, with what that is; many are counted.
  var pressedLines: [(path: [String], words: String)] {
    if infeasibility.isSearched { return [] }
    let lines = PressedLines(infeasibility, context.limits).lines
    let shown = lines.prefix(Self.mostLines).map(range)
    let more = lines.count - shown.count
    return more > 0
      ? shown + [(path: [], words: "and \(more) more lines at the ends of their ranges")] : shown
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
