// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension PlanExamination {
  /// Whether it is clear what the plan buys of each line: packages, fees and units are those of the
  /// scenario.
  mutating func checkPurchases() -> Bool {
    let model = scenario.scenario
    let creators = plan.allocations.dropFirst(model.campaigns.count)
    var sound = checkPackages(creators)
    if !model.creators.isEmpty {
      sound = checkSettledBookings(creators) && sound
    }
    sound = checkSetUpFees() && sound
    sound = checkCommissions() && sound
    return checkUnits() && sound
  }

  private mutating func checkPackages(_ creators: ArraySlice<Plan.Allocation>) -> Bool {
    var complaints = plan.allocations.prefix(scenario.scenario.campaigns.count)
      .compactMap { allocation in
        allocation.package.map { "'\(allocation.line)' is a campaign and has no package '\($0)'" }
      }
    for (creator, allocation) in zip(scenario.scenario.creators, creators) {
      guard let name = allocation.package else {
        if allocation.spend != 0 {
          complaints.append("'\(creator.name)' gets \(allocation.spend) for no package")
        }
        continue
      }
      guard let package = creator.packages.first(where: { $0.name == name }) else {
        complaints.append("'\(creator.name)' has no package '\(name)'")
        continue
      }
      let cost = package.fee * (1 + creator.commission)
      if abs(allocation.spend - cost) > Tolerance.money * cost {
        complaints.append("'\(name)' of '\(creator.name)' costs \(cost), not \(allocation.spend)")
      }
    }
    if !creators.isEmpty || !complaints.isEmpty {
      let booked = creators.count { $0.package != nil }
      record(.packages, complaints: complaints, otherwise: "\(booked) packages are booked")
    }
    return complaints.isEmpty
  }

  private mutating func checkSettledBookings(_ creators: ArraySlice<Plan.Allocation>) -> Bool {
    let complaints = zip(scenario.scenario.creators, creators).compactMap { creator, allocation in
      if allocation.package != nil, !creator.meets(scenario.scenario.requirements) {
        return "'\(creator.name)' falls short of what is required"
      }
      return creator.isSettled(as: allocation.package)
        ? nil : "'\(creator.name)' was settled otherwise"
    }
    record(.settledBookings, complaints: complaints, otherwise: "all are kept")
    return complaints.isEmpty
  }

  private mutating func checkSetUpFees() -> Bool {
    let campaigns = scenario.scenario.campaigns
    let complaints = plan.allocations.enumerated().compactMap { line, allocation -> String? in
      let campaign = scenario.scenario.campaign(at: line)
      let fee = records[line].isActive ? campaign?.setUpFee ?? 0 : 0
      if allocation.setUpFee == fee { return nil }
      return "'\(allocation.line)' pays a set-up fee of \(allocation.setUpFee), not \(fee)"
    }
    if campaigns.contains(where: { $0.setUpFee != 0 }) || !complaints.isEmpty {
      record(.setUpFees, complaints: complaints, otherwise: "all are paid where due")
    }
    return complaints.isEmpty
  }

  /// A commission is its share of what the curves see of a campaign's money, or of a creator's fee.
  private mutating func checkCommissions() -> Bool {
    let model = scenario.scenario
    let complaints = plan.allocations.enumerated().compactMap { line, allocation -> String? in
      let share = model.campaign(at: line)?.commission ?? model.creator(at: line)?.commission ?? 0
      let fee = model.creator(at: line)?.packages.first { $0.name == allocation.package }?.fee
      let base = fee ?? records[line].amount
      if abs(allocation.commission - share * base) <= Tolerance.money * max(1, allocation.spend) {
        return nil
      }
      return
        "'\(allocation.line)' pays a commission of \(allocation.commission), not \(share * base)"
    }
    let isAsked =
      model.campaigns.contains { $0.commission != 0 }
      || model.creators.contains { $0.commission != 0 }
    if isAsked || !complaints.isEmpty {
      record(.commissions, complaints: complaints, otherwise: "all are paid where due")
    }
    return complaints.isEmpty
  }

  private mutating func checkUnits() -> Bool {
    var complaints: [String] = []
    var count = 0
    for (line, record) in records.enumerated() {
      let name = plan.allocations[line].line
      guard case .units(let purchase) = scenario.scenario.campaign(at: line)?.purchase else {
        if let units = record.units { complaints.append("'\(name)' has \(units) units of nothing") }
        continue
      }
      count += 1
      guard let units = record.units else {
        complaints.append("'\(name)' does not say how many units it gets")
        continue
      }
      let price = UnitTerms(purchase).money(for: units)
      if abs(price - record.amount) > Tolerance.money * max(abs(price), record.spend) {
        complaints.append(
          "\(units) units of '\(name)' cost \(price), not \(record.amount)")
      }
    }
    if count > 0 || !complaints.isEmpty {
      self.record(.units, complaints: complaints, otherwise: "\(count) campaigns get units")
    }
    return complaints.isEmpty
  }
}

extension Creator {
  /// Whether a package, or none, is what was settled about the creator before planning.
  func isSettled(as package: String?) -> Bool {
    switch booking {
    case .open: true
    case .booked: package != nil
    case .package(let name): package == name
    case .leftOut: package == nil
    }
  }
}
