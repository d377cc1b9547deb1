// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of the limits that are said to hold a plan.
struct LimitingExamination {
  private let plan: Plan
  private let scenario: CheckedScenario
  private let limits: LimitReader
  private let rooms: RoomReading
  /// What the proofs make use of; `nil` for a search whose steps are not kept.
  private let used: Set<LimitID>?
  /// Whether what is left of the budget buys nothing that would make the plan better.
  private let isBudgetTooLittle: Bool

  /// Rooms nearer to the tolerance than this factor are either.
  private static let band = 4.0

  init(
    _ examination: PlanExamination, _ recomputed: Recomputation, proofs: [Certificate],
    isBudgetTooLittle: Bool = false
  ) {
    plan = examination.plan
    scenario = examination.scenario
    limits = examination.limits
    rooms = RoomReading(scenario: scenario, limits: limits, recomputed: recomputed)
    var used: Set<LimitID>? = []
    for proof in proofs {
      if let own = proof.limitsUsed { used?.formUnion(own) } else { used = nil }
    }
    self.used = used
    self.isBudgetTooLittle = isBudgetTooLittle
  }

  /// What is wrong with the limits that are named.
  ///
  /// - Complexity: linear in the lines of every limit.
  func complaints() -> [String] {
    var complaints: [String] = []
    var named: Set<LimitID> = []
    for limit in plan.limiting {
      if !named.insert(limit).inserted { complaints.append("\(limit.words) is named twice") }
      if isExcused(limit) { continue }
      guard let room = rooms.room(at: limit) else {
        complaints.append("\(limit.words) is no limit of the scenario")
        continue
      }
      if !room.isTight(times: Self.band) {
        complaints.append("\(limit.words) leaves a room of \(room.room)")
      }
      if used?.contains(limit) == false {
        complaints.append("no proof makes use of \(limit.words)")
      }
    }
    for allocation in plan.allocations {
      for case .limit(let limit) in allocation.binding
      where rooms.room(at: limit)?.isTight(times: Self.band) != true {
        complaints.append("'\(allocation.line)' is held by \(limit.words), which leaves it room")
      }
    }
    return complaints
  }

  /// What is wrong with not naming the limits that are not named.
  ///
  /// - Complexity: linear in the lines of every limit.
  func omissions() -> [String] {
    let named = Set(plan.limiting)
    return limits.all.filter { limit in
      !named.contains(limit) && used?.contains(limit) != false
        && rooms.room(at: limit)?.isTight(times: 1 / Self.band) == true
    }.map { "\($0.words) leaves no room and is not named" }
  }

  /// The plan with the limits that leave it no room and that a proof makes use of.
  func held() -> Plan {
    var held = plan
    held.limiting = limits.all.filter { limit in
      isExcused(limit)
        || used?.contains(limit) != false && rooms.room(at: limit)?.isTight() == true
    }
    for index in held.allocations.indices {
      held.allocations[index].binding.removeAll {
        if case .limit(let limit) = $0 { rooms.room(at: limit)?.isTight() != true } else { false }
      }
    }
    return held
  }

  private func isExcused(_ limit: LimitID) -> Bool {
    isBudgetTooLittle && limit == .budget(.atMost)
  }
}

extension Certificate {
  /// The limits with a price in any case of the proof; `nil` for a search, whose steps are not
  /// kept.
  fileprivate var limitsUsed: Set<LimitID>? {
    var sets = [multipliers]
    switch proof {
    case .multipliers: break
    case .search: return nil
    case .cases(let tree): sets += tree.multiplierSets
    }
    return Set(sets.joined().filter { $0.value > 0 }.map(\.limit))
  }
}
