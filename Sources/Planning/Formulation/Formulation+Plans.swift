// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Formulation {
  /// A plan of the scenario from a solution of the program.
  ///
  /// - Parameter most: how large the score gets, see
  ///   ``Certificate/size(of:value:bound:unfunded:alone:most:)``.
  /// - Complexity: linear in lines × KPIs, and in the lines of every rule.
  func plan(_ solution: ChoiceSolution, most: Double = 1) -> Plan {
    let uses = asPaid(uses(solution))
    var positions = [Int](repeating: 0, count: lines.count)
    for (position, line) in lines.enumerated() { positions[line] = position }
    let allocations = uses.enumerated().map { line, use in
      let option = responses.lines[line][use.option].option
      let creator = checked.scenario.creator(at: line)
      let package = creator?.packages.first { $0.name == option.package }
      return Plan.Allocation(
        line: checked.scenario.lineName(at: line), spend: option.spend(at: use.amount),
        setUpFee: creator == nil ? option.fee : 0,
        commission: package.map { option.fee - $0.fee } ?? use.amount * option.commission,
        package: option.package,
        units: units(of: line, use),
        binding: [ownBinding(of: line, use, positions[line])].compactMap(\.self))
    }
    let values = values(of: uses)
    var certificate = certificate(solution, most: most)
    if uses != solutionUses(solution) {
      let reached = Dictionary(values.map { ($0.kpi, $0.value) }) { first, _ in first }
      certificate.value = certificate.score.value { reached[$0] ?? nil } ?? certificate.value
      certificate.bound = max(certificate.bound, certificate.value)
    }
    let plan = Plan(allocations: allocations, values: values, certificate: certificate)
    return plan.held(by: [certificate], in: checked, responses: responses)
  }

  /// The uses with amounts as they come to when fee and commission are taken from what is paid:
  /// beside a large fee a small amount loses digits that its values must not have.
  private func asPaid(_ uses: [ChoiceProgram.Use]) -> [ChoiceProgram.Use] {
    uses.enumerated().map { line, use in
      let option = responses.lines[line][use.option].option
      guard option.package == nil, option.fee > 0, use.amount > 0 else { return use }
      let amount = option.spend(at: use.amount) - option.fee - use.amount * option.commission
      guard abs(amount - use.amount) > 1e-10 * use.amount, amount > 0 else { return use }
      return ChoiceProgram.Use(option: use.option, amount: amount)
    }
  }

  /// The uses of a solution in the order of the scenario, as the solver has them.
  private func solutionUses(_ solution: ChoiceSolution) -> [ChoiceProgram.Use] {
    var uses = Array(solution.uses.prefix(lines.count))
    for (position, line) in lines.enumerated() { uses[line] = solution.uses[position] }
    return uses
  }

  /// How each line of the scenario is used, in its order.
  ///
  /// A campaign that is on at an amount of 0, or at one that is lost in the digits of its set-up
  /// fee, is off, unless limits are kept only because that fee is spent: then it gets a billionth
  /// of it.
  func uses(_ solution: ChoiceSolution) -> [ChoiceProgram.Use] {
    var own = solution.uses
    var feesLeftOut: [Int] = []
    for (position, line) in lines.enumerated() {
      let ways = responses.lines[line].map(\.option)
      let way = ways[own[position].option]
      let isNothing = way.spend(at: own[position].amount) <= way.fee
      if way.isActive, way.package == nil, isNothing, !ways[0].isActive {
        if way.fee > 0 { feesLeftOut.append(position) }
        own[position] = ChoiceProgram.Use(option: 0, amount: 0)
      }
    }
    if !feesLeftOut.isEmpty, !keepsRows(own) {
      for position in feesLeftOut {
        let option = solution.uses[position].option
        let fee = responses.lines[lines[position]][option].option.fee
        // Of the digits that are left when the fee is taken from the spend again.
        own[position] = ChoiceProgram.Use(option: option, amount: fee * (1 + 1e-9) - fee)
      }
    }
    var uses = Array(own.prefix(lines.count))
    for (position, line) in lines.enumerated() { uses[line] = own[position] }
    return uses
  }

  /// Whether uses of the program's lines keep its rows, up to rounding.
  func keepsRows(_ uses: [ChoiceProgram.Use]) -> Bool {
    let measures = program.measures(of: uses)
    return program.rows.allSatisfy { row in
      let parts = row.terms.map { $0.coefficient * measures[$0.measure.index] }
      let (value, size) = (parts.reduce(0, +), parts.reduce(0) { $0 + abs($1) })
      return value >= row.lower - 1e-9 * size && value <= row.upper + 1e-9 * size
    }
  }

  private func units(of line: Int, _ use: ChoiceProgram.Use) -> Double? {
    guard case .units(let purchase) = checked.scenario.campaign(at: line)?.purchase else {
      return nil
    }
    guard let units = responses.lines[line][use.option].option.units, use.amount > 0 else {
      return 0
    }
    let count = units.base + units.perMoney * use.amount
    return purchase.isWhole ? count.rounded() : max(0, count)
  }

  /// The value of every KPI when each line is used in a given way.
  func values(of uses: [ChoiceProgram.Use]) -> [Plan.Value] {
    responses.values(of: uses, in: checked)
  }

  /// What plans that decide alike use although it could have been left out, in the order of the
  /// scenario.
  ///
  /// A campaign that gets less and less along a piece, and nothing at its end, is used in the
  /// piece.
  func bookings(_ solutions: [ChoiceSolution]) -> [PlanFrontier.Booking] {
    let all = solutions.map(uses)
    return lines.indices.compactMap { line in
      let ways = responses.lines[line].map(\.option)
      guard ways.count > 1,
        let use = all.map({ $0[line] }).first(where: { ways[$0.option].isActive })
      else { return nil }
      if let creator = checked.scenario.creator(at: line) {
        if case .package = creator.booking { return nil }
      } else if ways[0].isActive {
        return nil
      }
      return PlanFrontier.Booking(
        line: checked.scenario.lineName(at: line), package: ways[use.option].package)
    }
  }

  private func ownBinding(
    of line: Int, _ use: ChoiceProgram.Use, _ position: Int
  ) -> Plan.Binding? {
    guard let campaign = checked.scenario.campaign(at: line) else {
      guard let creator = checked.scenario.creator(at: line) else { return nil }
      let isOpen = creator.booking == .open && checked.scenario.shortfall(of: creator) == nil
      return isOpen ? nil : .settled
    }
    let slip = 1e-9 * max(1, use.amount)
    if let minimum = campaign.minimumIfActive, use.amount > 0, use.amount <= minimum + slip {
      return .minimumIfActive
    }
    if use.amount <= campaign.least + slip { return .least }
    if let most = campaign.most, use.amount >= most - slip { return .most }
    guard let ends = ruledEnds[position] else { return nil }
    let range = program.range(of: program.options[position][use.option])
    if let end = ends.lower, use.amount <= range.lowerBound + slip { return .limit(end.limit) }
    if let end = ends.upper, use.amount >= range.upperBound - slip { return .limit(end.limit) }
    return nil
  }
}
