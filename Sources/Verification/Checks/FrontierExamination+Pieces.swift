// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension FrontierExamination {
  /// Checks that the pieces hold every plan once, in order, and name what their plans book.
  mutating func checkPieces() -> Bool {
    let model = scenario.scenario
    let hasChoices =
      model.creators.contains { $0.isOpen(under: model.requirements) }
      || model.campaigns.contains(where: \.isBooked)
    if frontier.pieces.isEmpty, !hasChoices { return true }
    if frontier.pieces.isEmpty {
      let changed = changedLine
      record(
        .pieces, changed == nil,
        changed.map { "there are none, and \($0)" } ?? "all plans book alike"
      )
      return changed == nil
    }
    let complaints = rangeComplaints
    let all = complaints.isEmpty ? bookingComplaints : complaints
    record(
      .pieces, all.isEmpty, all.first ?? "\(frontier.pieces.count) pieces")
    return all.isEmpty
  }

  /// A decision about a line that is not the same in all plans; `nil` if there is none, as where
  /// limits leave no choice.
  private var changedLine: String? {
    guard let first = frontier.plans.first else { return nil }
    for (number, plan) in frontier.plans.enumerated() {
      for (line, pair) in zip(first.allocations, plan.allocations).enumerated() {
        let isCampaign = scenario.scenario.creator(at: line) == nil
        if scenario.scenario.campaign(at: line)?.isBooked == false { continue }
        let (one, other) = (
          LineRecord(pair.0, isCampaign: isCampaign), LineRecord(pair.1, isCampaign: isCampaign)
        )
        if one.isActive != other.isActive || pair.0.package != pair.1.package {
          return "'\(pair.0.line)' is booked otherwise in plan \(number + 1)"
        }
      }
    }
    return nil
  }

  private var rangeComplaints: [String] {
    var next = 0
    for (number, piece) in frontier.pieces.enumerated() {
      if piece.plans.isEmpty || piece.plans.lowerBound != next {
        return ["piece \(number + 1) does not begin where piece \(number) ends"]
      }
      next = piece.plans.upperBound
    }
    return next == frontier.plans.count ? [] : ["the pieces hold \(next) plans"]
  }

  private var bookingComplaints: [String] {
    frontier.pieces.enumerated().flatMap { number, piece in
      let stated = Dictionary(piece.bookings.map { ($0.line, $0) }) { first, _ in first }
      var complaints =
        orderIsSound(piece.bookings) ? [] : ["the bookings of piece \(number + 1) have no order"]
      for plan in piece.plans {
        // A plan without its lines has failed a check of its own.
        let allocations = frontier.plans[plan].allocations
        guard allocations.count == scenario.scenario.lineCount else { continue }
        complaints += allocations.enumerated().compactMap { line, allocation in
          complaint(about: allocation, at: line, stated: stated[allocation.line]).map {
            "\($0) in plan \(plan + 1), but not in piece \(number + 1)"
          }
        }
      }
      for booking in piece.bookings where booking.package == nil {
        let isUsed = piece.plans.contains { plan in
          frontier.plans[plan].allocations.contains { $0.line == booking.line && $0.spend > 0 }
        }
        if !isUsed { complaints.append("'\(booking.line)' is not used in piece \(number + 1)") }
      }
      return complaints
    }
  }

  /// Whether the bookings are of lines of the scenario, in its order, each once.
  private func orderIsSound(_ bookings: [PlanFrontier.Booking]) -> Bool {
    var names = Set(bookings.map(\.line))
    let model = scenario.scenario
    let ordered = (model.campaigns.map(\.name) + model.creators.map(\.name)).filter {
      names.remove($0) != nil
    }
    return ordered == bookings.map(\.line)
  }

  /// How what a plan does with a line differs from what its piece says; `nil` if it does not.
  ///
  /// A piece need not name what could not have been otherwise, and may name any campaign that gets
  /// money although it could have been left out. One without a minimum may get less and less along
  /// a piece, and nothing at its end.
  private func complaint(
    about allocation: Plan.Allocation, at line: Int, stated: PlanFrontier.Booking?
  ) -> String? {
    let name = allocation.line
    if let creator = scenario.scenario.creator(at: line) {
      let says = stated.map { $0.package }
      if let says { return says == allocation.package && says != nil ? nil : words(allocation) }
      return allocation.package == nil
        || !creator.isOpen(under: scenario.scenario.requirements) ? nil : words(allocation)
    }
    guard let campaign = scenario.scenario.campaign(at: line) else { return nil }
    let isActive = LineRecord(allocation, isCampaign: true).isActive
    if let stated {
      let canBeUsed = isActive || campaign.minimumIfActive == nil
      return canBeUsed && campaign.canBeOff && stated.package == nil
        ? nil : "'\(name)' is not used by choice"
    }
    return isActive && campaign.isBooked ? "'\(name)' is used" : nil
  }

  private func words(_ allocation: Plan.Allocation) -> String {
    "'\(allocation.line)' has \(allocation.package.map { "package '\($0)'" } ?? "no package")"
  }
}

extension Creator {
  /// Whether there is anything to decide about the creator.
  fileprivate func isOpen(under requirements: [Requirement]) -> Bool {
    guard meets(requirements) else { return false }
    return switch booking {
    case .open: true
    case .booked: packages.count > 1
    case .package, .leftOut: false
    }
  }
}

extension Campaign {
  /// Whether giving the campaign money is a decision of its own, because a minimum or a fee comes
  /// with it.
  fileprivate var isBooked: Bool { canBeOff && (minimumIfActive != nil || setUpFee > 0) }
}
