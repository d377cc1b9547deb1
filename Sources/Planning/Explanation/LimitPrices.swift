// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// What easing limits by a unit is worth at a plan, read off its proof, where the proof says so: a
/// price holds only as long as bookings stay as they are, so that it means something only where
/// some line can get a little more or less without another booking.
struct LimitPrices {
  private var prices: [LimitID: LimitFinding.Price] = [:]

  /// The price of a limit; `nil` for none.
  subscript(limit: LimitID) -> LimitFinding.Price? { prices[limit] }

  /// Reads the prices by the first stage in which each limit has one.
  ///
  /// - Complexity: linear in lines × options, in the lines of every rule, and in the depth of the
  ///   proof.
  init(_ checked: CheckedScenario, _ solution: Solution, responses: ResponseTable) {
    let plan = solution.plan
    let uses = plan.allocations.indices.map { responses.use(of: $0, plan.allocations[$0]) }
    let free = uses.enumerated().map { line, use in
      use.map { Self.canMove(responses.lines[line][$0.option].option, at: $0.amount) } ?? false
    }
    let certificates =
      solution.stages.isEmpty ? [plan.certificate] : solution.stages.map(\.certificate)
    for certificate in certificates {
      let score = certificate.score
      // A score of several KPIs is told as so much of the first.
      guard let first = score.weights.first, first.weight > 0 else { continue }
      let size = max(abs(certificate.value), abs(certificate.bound), 1e-300)
      let multipliers = certificate.multipliers(
        at: plan, uses: uses, responses: responses, in: checked)
      for multiplier in multipliers where prices[multiplier.limit] == nil {
        guard multiplier.value > 1e-12 * size,
          Self.countsMoney(multiplier.limit, in: checked, free: free)
        else { continue }
        prices[multiplier.limit] = LimitFinding.Price(
          value: multiplier.value / first.weight, kpi: first.kpi)
      }
    }
  }

  /// Whether any amount near the one that a line gets is one of the same option.
  private static func canMove(_ option: LineOption, at amount: Double) -> Bool {
    option.step == 0 && option.amount.upperBound > option.amount.lowerBound
  }

  /// Whether a limit is on amounts of which some can change a little, and in a unit of its own.
  private static func countsMoney(
    _ limit: LimitID, in checked: CheckedScenario, free: [Bool]
  ) -> Bool {
    if limit.kind == .budget { return free.contains(true) }
    if let asked = checked.asked(by: limit) {
      // The proof of a ratio's limit is in the unit of its numerator.
      return free.contains(true) && checked.linearForm(of: asked.kpi.name) != nil
    }
    guard let measure = checked.instance(of: limit)?.measure else { return false }
    // Lines come whole.
    return measure.kind.traits.unit != .lines && measure.lines.contains { free[$0] }
  }
}

extension Certificate {
  /// The multipliers of the case that a plan is in; none where the steps of a search are not kept,
  /// whose start says nothing of the plan.
  fileprivate func multipliers(
    at plan: Plan, uses: [ChoiceProgram.Use?], responses: ResponseTable,
    in checked: CheckedScenario
  ) -> [Multiplier] {
    switch proof {
    case .multipliers: return multipliers
    case .search: return []
    case .cases(var tree):
      let positions = Dictionary(
        plan.allocations.indices.map { (plan.allocations[$0].line, $0) }
      ) { first, _ in first }
      while true {
        switch tree {
        case .bounded(let own): return own
        case .empty: return []
        case .fork(let split, let first, let second):
          let isFirst: Bool
          switch split {
          case .amount(let line, let amount):
            isFirst = positions[line].flatMap { uses[$0]?.amount }.map { $0 <= amount } ?? true
          case .options(let line, let options):
            isFirst =
              positions[line].flatMap { line in
                uses[line].map { use in
                  let option = responses.lines[line][use.option].option
                  // Nothing at all is a way of its own, and an amount of 0 of the first way.
                  return options.contains(option.position)
                    || (!plan.allocations[line].isActive && options.contains(0))
                }
              } ?? true
          }
          tree = isFirst ? first : second
        }
      }
    }
  }
}
