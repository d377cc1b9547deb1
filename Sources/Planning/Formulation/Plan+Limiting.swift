// SPDX-License-Identifier: GPL-3.0-or-later

extension Plan {
  /// The plan with the limits that hold it, and each line with those that hold it alone.
  ///
  /// - Parameter certificates: the proofs of how good the plan is, one for each step in which it
  ///   was settled.
  /// - Complexity: linear in lines × KPIs, in the lines of every rule and in the multipliers.
  func held(
    by certificates: [Certificate], in checked: CheckedScenario, responses: ResponseTable
  ) -> Plan {
    var used: Set<LimitID> = []
    var isEveryLimitUsed = false
    for certificate in certificates {
      if let limits = certificate.limitsUsed {
        used.formUnion(limits)
      } else {
        isEveryLimitUsed = true
      }
    }
    var plan = self
    plan.limiting = RoomMeter(checked, self, responses: responses).all
      .filter { $0.isTight && (isEveryLimitUsed || used.contains($0.limit)) }.map(\.limit)
    if plan.limiting.isEmpty { return plan }
    let limiting = Set(plan.limiting)
    for instance in checked.ruleInstances {
      guard let line = instance.onlyLine, plan.allocations[line].binding.isEmpty else { continue }
      let name = checked.scenario.rules[instance.rule].name
      let sides = instance.limits.flatMap(\.relation.sides)
      if let own = sides.map({ LimitID.rule(name, member: instance.member, $0) })
        .first(where: limiting.contains)
      {
        plan.allocations[line].binding.append(.limit(own))
      }
    }
    return plan
  }
}

extension RuleInstance {
  /// The line that the rule is about, where it is about a single one.
  package var onlyLine: Int? {
    var lines = Set(measure.lines)
    for limit in limits {
      if case .multiple(_, let other) = limit.quantity { lines.formUnion(other.lines) }
    }
    return lines.count == 1 ? lines.first : nil
  }
}

extension Certificate {
  /// The limits that the proof makes use of; `nil` where the steps of a search are not kept, so
  /// that it may be any.
  fileprivate var limitsUsed: Set<LimitID>? {
    var used = Set(multipliers.filter { $0.value > 0 }.map(\.limit))
    switch proof {
    case .multipliers: return used
    case .search: return nil
    case .cases(let tree):
      var open = [tree]
      while let next = open.popLast() {
        switch next {
        case .bounded(let own), .empty(let own):
          used.formUnion(own.filter { $0.value > 0 }.map(\.limit))
        case .fork(_, let first, let second): open += [first, second]
        }
      }
      return used
    }
  }
}
