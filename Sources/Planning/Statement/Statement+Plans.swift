// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Statement {
  /// A plan of the scenario from a solution of the program.
  ///
  /// - Complexity: linear in lines × (KPIs + rows with a price).
  func plan(_ solution: ChoiceSolution) -> Plan {
    let uses = uses(solution)
    let binding = bindings(uses, solution)
    let allocations = uses.enumerated().map { line, use in
      let option = responses.lines[line][use.option].option
      let creator = checked.scenario.creator(at: line)
      let package = creator?.packages.first { $0.name == option.package }
      return Plan.Allocation(
        line: checked.scenario.lineName(at: line), spend: option.spend(at: use.amount),
        setUpFee: creator == nil ? option.fee : 0,
        commission: package.map { option.fee - $0.fee } ?? use.amount * option.commission,
        package: option.package,
        units: units(of: line, use), binding: binding[line])
    }
    let values = values(of: uses)
    var certificate = certificate(solution)
    if uses != solutionUses(solution) {
      let reached = Dictionary(values.map { ($0.kpi, $0.value) }) { first, _ in first }
      certificate.value = certificate.score.value { reached[$0] ?? nil } ?? certificate.value
      certificate.bound = max(certificate.bound, certificate.value)
    }
    return Plan(allocations: allocations, values: values, certificate: certificate)
  }

  /// The uses of a solution in the order of the scenario, as the solver has them.
  private func solutionUses(_ solution: ChoiceSolution) -> [ChoiceProgram.Use] {
    var uses = Array(solution.uses.prefix(lines.count))
    for (position, line) in lines.enumerated() { uses[line] = solution.uses[position] }
    return uses
  }

  /// How each line of the scenario is used, in its order.
  ///
  /// A campaign that is on at an amount of 0 is off, unless limits are kept only because its set-up fee is spent: then it
  /// gets a billionth of that.
  func uses(_ solution: ChoiceSolution) -> [ChoiceProgram.Use] {
    var own = solution.uses
    var feesLeftOut: [Int] = []
    for (position, line) in lines.enumerated() {
      let ways = responses.lines[line].map(\.option)
      let way = ways[own[position].option]
      if way.isActive, way.package == nil, own[position].amount == 0, !ways[0].isActive {
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
  private func keepsRows(_ uses: [ChoiceProgram.Use]) -> Bool {
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
    let totals = responses.totals(of: uses)
    func value(_ kpi: String) -> Double? {
      if let audience = checked.kpi(named: kpi).flatMap(Audience.init) {
        return audience.reached(audience.baseExposure + responses.exposure(to: audience, uses))
      }
      guard let form = checked.linearForm(of: kpi) else { return nil }
      return form.terms.reduce(form.constant) {
        $0 + $1.coefficient * (totals[$1.kpi] ?? 0)
      }
    }
    return checked.kpis.map { kpi in
      if case .ratio(let numerator, let denominator) = kpi.definition {
        guard let top = value(numerator), let bottom = value(denominator), bottom != 0 else {
          return Plan.Value(kpi: kpi.name, value: nil)
        }
        return Plan.Value(kpi: kpi.name, value: top / bottom)
      }
      if kpi.definition == .markets(.worst) {
        let served = checked.marketMembers(of: kpi.name).compactMap { value($0.name) }
        return Plan.Value(
          kpi: kpi.name, value: kpi.worstDirection == .maximize ? served.min() : served.max())
      }
      return Plan.Value(kpi: kpi.name, value: value(kpi.name))
    }
  }

  /// What plans that decide alike use although it could have been left out, in the order of the scenario.
  ///
  /// A campaign that gets less and less along a piece, and nothing at its end, is used in the piece.
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

  /// What holds each line's spend: its own ends, and every limit with a price that it counts in.
  private func bindings(
    _ uses: [ChoiceProgram.Use], _ solution: ChoiceSolution
  ) -> [[Plan.Binding]] {
    var bindings = [[Plan.Binding]](repeating: [], count: lines.count)
    var isHeld = [Bool](repeating: false, count: lines.count)
    for (position, line) in lines.enumerated() {
      if let own = ownBinding(of: line, uses[line], position) {
        bindings[line].append(own)
        isHeld[position] = true
      }
    }
    let counted = measureLines
    for (row, value) in solution.multipliers.rows.enumerated() {
      guard let multiplier = rowLimits[row].multiplier(value) else { continue }
      // That people are counted once holds nobody back.
      if case .audience = multiplier.limit { continue }
      var members = Set<Int>()
      for term in program.rows[row].terms { members.formUnion(counted[term.measure.index]) }
      for position in members where position < lines.count && !isHeld[position] {
        bindings[lines[position]].append(.limit(multiplier.limit))
      }
    }
    return bindings
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

  /// The lines of the program that count in each measure.
  private var measureLines: [Set<Int>] {
    var lines = [Set<Int>](repeating: [], count: program.measureCount)
    for line in 0..<program.lineCount {
      program.forEachMeasure(ofLine: line) { lines[$0.index].insert(line) }
    }
    return lines
  }
}
