// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanExamination {
  /// How exact amounts must be, in money.
  private var moneyTolerance: Double {
    let largest = records.reduce(0) { max($0, abs($1.spend)) }
    return Tolerance.money * (scenario.scenario.budget?.amount ?? largest)
  }

  /// The campaigns that get what their range, their minimum if active or their step does not allow.
  var unfitCampaigns: [String] {
    let tolerance = moneyTolerance
    return zip(scenario.scenario.campaigns, records).compactMap { campaign, record in
      let complaint =
        campaign.rangeComplaint(record, tolerance) ?? campaign.minimumComplaint(record, tolerance)
        ?? stepComplaint(campaign, record)
      return complaint.map { _ in campaign.name }
    }
  }

  /// Checks the amounts of campaigns against their ranges, their minimum if active and their steps.
  mutating func checkRanges() {
    let tolerance = moneyTolerance
    var outside: [String] = []
    var belowMinimum: [String] = []
    var offSteps: [String] = []
    for (campaign, record) in zip(scenario.scenario.campaigns, records) {
      if let complaint = campaign.rangeComplaint(record, tolerance) { outside.append(complaint) }
      if let complaint = campaign.minimumComplaint(record, tolerance) {
        belowMinimum.append(complaint)
      }
      if let complaint = stepComplaint(campaign, record) { offSteps.append(complaint) }
    }
    self.record(.spendRanges, complaints: outside, otherwise: "all within \(tolerance)")
    if scenario.scenario.campaigns.contains(where: { $0.minimumIfActive != nil }) {
      self.record(.minimumIfActive, complaints: belowMinimum, otherwise: "all within \(tolerance)")
    }
    if scenario.scenario.campaigns.contains(where: hasSteps) {
      self.record(.steps, complaints: offSteps, otherwise: "all are on their steps")
    }
  }

  private func hasSteps(_ campaign: Campaign) -> Bool {
    if case .units(let purchase) = campaign.purchase { return purchase.isWhole }
    return scenario.scenario.step(of: campaign, verifier.steps) != nil
  }

  private func stepComplaint(_ campaign: Campaign, _ record: LineRecord) -> String? {
    if case .units(let purchase) = campaign.purchase {
      let units = record.units ?? 0
      if !purchase.isWhole || units == units.rounded() { return nil }
      return "'\(campaign.name)' gets \(units) units, not a whole number"
    }
    guard let step = scenario.scenario.step(of: campaign, verifier.steps) else { return nil }
    let nearest = (record.amount / step).rounded() * step
    if abs(record.amount - nearest) <= Tolerance.money * max(abs(record.spend), step) {
      return nil
    }
    return "'\(campaign.name)' gets \(record.amount), which is no multiple of \(step)"
  }
}

extension Campaign {
  /// What is wrong with an amount between nothing and the least if active.
  fileprivate func minimumComplaint(_ record: LineRecord, _ tolerance: Double) -> String? {
    guard let minimum = minimumIfActive, record.isActive, record.amount < minimum - tolerance else {
      return nil
    }
    return "'\(name)' gets \(record.amount), neither nothing nor \(minimum)"
  }

  /// What is wrong with the amount, or the number of units of a campaign bought in them; `nil` if
  /// it is within the range.
  fileprivate func rangeComplaint(_ record: LineRecord, _ tolerance: Double) -> String? {
    switch purchase {
    case .money(let least, let most):
      let most = max(least, most ?? .infinity)
      if record.amount >= least - tolerance, record.amount <= most + tolerance { return nil }
      return "'\(name)' gets \(record.amount), outside of \(least...most)"
    case .units(let purchase):
      let units = record.units ?? 0
      let range = purchase.from...max(purchase.from, purchase.to ?? .infinity)
      let slip = tolerance / purchase.price
      if units >= range.lowerBound - slip, units <= range.upperBound + slip { return nil }
      return "'\(name)' gets \(units) units, outside of \(range)"
    }
  }
}
