// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what keeps a line's spend where it is.
struct BindingWords {
  let limits: LimitWords
  /// Whether the plan's score depends on any limit; without one there is nothing for lines to compete for.
  let isContested: Bool

  init(_ limits: LimitWords, _ plan: Plan) {
    self.limits = limits
    isContested = !plan.certificate.multipliers.isEmpty
  }

  /// All that holds the line, or `nil` where nothing does: `its most, 450k`, `budget, rule 'brand floor'`.
  func text(_ allocation: Plan.Allocation, of campaign: Campaign) -> String? {
    let words = allocation.binding.map { binding in
      switch binding {
      case .least: least(campaign)
      case .most:
        isFixed(campaign)
          ? "fixed at \(amount(campaign.most))" : "its most, \(amount(campaign.most))"
      case .limit(let limit): limits.short(limit)
      }
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func least(_ campaign: Campaign) -> String {
    if isFixed(campaign) { return "fixed at \(amount(campaign.least))" }
    if campaign.least > 0 { return "its least, \(amount(campaign.least))" }
    return isContested ? "others bring more" : "brings nothing more"
  }

  private func isFixed(_ campaign: Campaign) -> Bool { campaign.least == campaign.most }

  private func amount(_ value: Double?) -> String { value.map(FigureFormat.amount) ?? "" }
}
