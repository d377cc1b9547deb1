// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what keeps a line's spend where it is.
struct BindingWords {
  let limits: LimitWords
  /// Whether any limit holds the plan; without one there is nothing for lines to compete for.
  private let isContested: Bool
  /// Whether any line gets money.
  private let isAnyActive: Bool
  private let plan: Plan

  init(_ limits: LimitWords, _ plan: Plan) {
    self.limits = limits
    self.plan = plan
    isContested = !plan.limiting.isEmpty
    isAnyActive = plan.allocations.contains { $0.spend > 0 || $0.package != nil }
  }

  /// What holds several lines, each once: `budget, rule 'brand floor'`; `nil` for nothing.
  var ofThePlan: String? {
    var told: Set<String> = []
    let words = plan.limiting.filter { limits.instance(of: $0)?.onlyLine == nil }
      .map(limits.short).filter { told.insert($0).inserted }
    return words.isEmpty ? nil : Amounts.list(words, most: 8)
  }

  /// All that holds the line at a position alone, or `nil` where nothing does: `its most, 450k`,
  /// `rule 'tv cap'`.
  func text(_ allocation: Plan.Allocation, at line: Int) -> String? {
    let scenario = limits.scenario.scenario
    let words =
      if let campaign = scenario.campaign(at: line) {
        text(allocation, of: campaign)
      } else if let creator = scenario.creator(at: line) {
        text(allocation, of: creator)
      } else {
        [String]()
      }
    // Several steps of a trade-off may hold a line for the same reason.
    var told: Set<String> = []
    let distinct = words.filter { told.insert($0).inserted }
    return distinct.isEmpty ? nil : distinct.joined(separator: ", ")
  }

  private func text(_ allocation: Plan.Allocation, of campaign: Campaign) -> [String] {
    let words = allocation.binding.map { binding in
      switch binding {
      case .least: least(campaign)
      case .minimumIfActive: "its minimum if active, \(amount(campaign.minimumIfActive))"
      case .most:
        isFixed(campaign)
          ? "fixed at \(amount(campaign.most))" : "its most, \(amount(campaign.most))"
      case .settled: "settled by you"
      case .limit(let limit): limits.short(limit)
      }
    }
    // A line that nothing else holds may still not take any amount.
    return words.isEmpty ? [steps(of: campaign)].compactMap(\.self) : words
  }

  private func text(_ allocation: Plan.Allocation, of creator: Creator) -> [String] {
    let words = allocation.binding.map { binding in
      switch binding {
      case .settled: settled(creator)
      case .most: "its largest package"
      case .least, .minimumIfActive: unbooked
      case .limit(let limit): limits.short(limit)
      }
    }
    return words.isEmpty && allocation.package == nil ? [unbooked] : words
  }

  private func settled(_ creator: Creator) -> String {
    let shortfalls = limits.scenario.scenario.shortfalls
    if let short = shortfalls.first(where: { $0.creator == creator.name }) {
      return "falls short of \(short.requirement.trait)"
    }
    return switch creator.booking {
    case .leftOut: "left out by you"
    case .package: "package set by you"
    case .booked, .open: "booked by you"
    }
  }

  private func least(_ campaign: Campaign) -> String {
    if isFixed(campaign) { return "fixed at \(amount(campaign.least))" }
    if campaign.least > 0 { return "its least, \(amount(campaign.least))" }
    return unbooked
  }

  /// Why a line that may do without money gets none.
  private var unbooked: String {
    if !isContested { return "brings nothing more" }
    return isAnyActive ? "others bring more" : ofThePlan ?? "others bring more"
  }

  /// `steps of 5k`, `whole spots`, or `nil` where any amount can be bought.
  private func steps(of campaign: Campaign) -> String? {
    if let units = campaign.unitPurchase, campaign.step == nil {
      return units.isWhole ? "whole \(units.unit)s" : nil
    }
    let step = campaign.step ?? limits.scenario.scenario.step
    return step.map { "steps of \(FigureFormat.amount($0))" }
  }

  private func isFixed(_ campaign: Campaign) -> Bool { campaign.least == campaign.most }

  private func amount(_ value: Double?) -> String { value.map(FigureFormat.amount) ?? "" }
}
