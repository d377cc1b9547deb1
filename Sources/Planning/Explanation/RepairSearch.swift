// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds the smallest changes of a conflict's limits that give a plan again.
struct RepairSearch {
  let open: OpenFormulation
  /// Limits of conflicts that are looked at later.
  let left: Set<LimitID>
  let limits: SearchLimits

  /// Every single change that is enough, the smallest first; if there is none, the smallest joint
  /// one.
  ///
  /// - Complexity: that of ``singles(_:)``, and a solve.
  func repairs(_ units: [InfeasibleSetFinder.Unit]) throws(ScalarizerFailure) -> [Repair] {
    let singles = try singles(units)
    if singles.isEmpty, units.count > 1, let joint = try joint(byFigure(units)) { return [joint] }
    return singles
  }

  /// Every change of a single figure after which there is a plan, the smallest first; each was
  /// solved again as it is written.
  ///
  /// - Complexity: two solves or, where one sum is held against another, a few more for each limit.
  func singles(_ units: [InfeasibleSetFinder.Unit]) throws(ScalarizerFailure) -> [Repair] {
    var repairs: [Repair] = []
    let units = byFigure(units)
    // With very many limits only the budget and KPIs are changed by themselves, or all limits at once.
    let changed =
      units.count > InfeasibleSetFinder.mostFiltered ? units.filter(\.isOfTheWhole) : units
    for unit in changed where limits.interruption == nil {
      guard let found = try change(of: unit) else { continue }
      let repair = Repair([found.change], isSmallest: found.isSmallest)
      if try isEnough(repair) { repairs.append(repair) }
    }
    return repairs.enumerated().sorted {
      ($0.element.share, $0.offset) < ($1.element.share, $1.offset)
    }
    .map(\.element)
  }

  /// The units with every limit that has the same figure in the file: that of a repeated rule
  /// counts for all its members.
  private func byFigure(_ units: [InfeasibleSetFinder.Unit]) -> [InfeasibleSetFinder.Unit] {
    var met: Set<LimitID> = []
    return units.compactMap { unit in
      guard case .rule(let name, let member, let side) = unit.limits[0] else { return unit }
      let whole = LimitID.rule(name, member: nil, side)
      guard met.insert(whole).inserted else { return nil }
      if member == nil { return unit }
      let all = open.limits.filter { limit in
        if case .rule(name, _, side) = limit { !left.contains(limit) } else { false }
      }
      return InfeasibleSetFinder.Unit(part: .init(whole, members: all.count), limits: all)
    }
  }

  /// Whether there is a plan with figures as a repair writes them.
  private func isEnough(_ repair: Repair) throws(ScalarizerFailure) -> Bool {
    guard let changed = open.scenario.making(repair), let opened = OpenFormulation(changed) else {
      return false
    }
    return try InfeasibleSetFinder(open: opened, limits: limits).isPossible(without: left)
  }

  /// How long one change may be looked for.
  private static let patience = Duration.seconds(1)

  private func change(
    of unit: InfeasibleSetFinder.Unit
  ) throws(ScalarizerFailure) -> (change: Repair.Change, isSmallest: Bool)? {
    guard let figure = open.scenario.figure(of: unit.limits[0]) else {
      let finder = InfeasibleSetFinder(open: open, limits: limits)
      return try finder.isPossible(without: left.union(unit.limits))
        ? (Repair.Change(limit: unit.part.limit, from: nil, to: nil), true) : nil
    }
    let value: Double?
    var isSmallest = true
    if open.parts(of: unit.limits[0]) != nil {
      value =
        unit.limits.count == 1 ? try multiple(unit.limits[0], figure) : try halved(unit, figure)
    } else if unit.limits.count > InfeasibleSetFinder.mostMembers {
      let easing = easing(of: unit, figure)
      var amount = try halved(easing)
      if amount == nil, let wide = try widened(easing, unit) { amount = try halved(wide) }
      value = amount.map { eased(figure, of: unit, by: $0) }
    } else if let eased = try eased(unit, figure) {
      value = self.eased(figure, of: unit, by: eased.amounts[0])
      isSmallest = eased.isLeast
    } else if case .budget = unit.limits[0], open.room < OpenFormulation.wideRooms[0],
      let wide = OpenFormulation(open.scenario, rooms: OpenFormulation.wideRooms)
    {
      return try RepairSearch(open: wide, left: left, limits: limits).change(of: unit)
    } else {
      value = nil
    }
    return value.map { (change(of: unit, figure, to: $0), isSmallest) }
  }

  /// The least amount by which a figure is enough: near it, or else anywhere.
  private func eased(
    _ unit: InfeasibleSetFinder.Unit, _ figure: LimitFigure
  ) throws(ScalarizerFailure) -> (amounts: [Double], isLeast: Bool)? {
    let easing = easing(of: unit, figure)
    if let near = try ease([easing]) { return near }
    guard let wide = try widened(easing, unit) else { return nil }
    return try ease([wide])
  }

  /// The figure that an eased row comes to.
  private func eased(
    _ figure: LimitFigure, of unit: InfeasibleSetFinder.Unit, by amount: Double
  ) -> Double {
    let change = unit.isFloor ? -amount : amount
    guard let held = open.audience(of: unit.limits[0]) else { return figure.value + change }
    let exposure = held.audience.exposure(figure.value / held.share) + change
    return held.share * held.audience.reached(exposure)
  }

  private func change(
    of unit: InfeasibleSetFinder.Unit, _ figure: LimitFigure, to value: Double
  ) -> Repair.Change {
    Repair.Change(
      limit: unit.part.limit, from: figure, to: Digits.rounded(value, up: !unit.isFloor))
  }

  /// The smallest changes of several limits at once, as shares of their figures.
  private func joint(_ units: [InfeasibleSetFinder.Unit]) throws(ScalarizerFailure) -> Repair? {
    let movable = units.compactMap { unit -> (InfeasibleSetFinder.Unit, LimitFigure)? in
      guard let figure = open.scenario.figure(of: unit.limits[0]), figure.value != 0,
        open.parts(of: unit.limits[0]) == nil, unit.limits.count <= InfeasibleSetFinder.mostMembers
      else { return nil }
      return (unit, figure)
    }
    let easings = movable.map { easing(of: $0, $1) }
    guard movable.count > 1, let eased = try ease(easings) else { return nil }
    let changes = zip(zip(movable, easings), eased.amounts).compactMap {
      part, amount -> Repair.Change? in
      let ((unit, figure), easing) = part
      guard amount > 1e-9 * easing.size else { return nil }
      return change(of: unit, figure, to: self.eased(figure, of: unit, by: amount))
    }
    return changes.isEmpty ? nil : Repair(changes, isSmallest: eased.isLeast)
  }

  // MARK: Easing by an amount

  /// How a unit's figure is eased.
  private struct Easing {
    var most: Double
    /// What the easing is counted in: the size of the figure, or that of the exposure which it
    /// stands for.
    var size: Double
    /// What a unit of the figure does to limits.
    var limits: [LimitID: Double]
  }

  private func easing(of unit: InfeasibleSetFinder.Unit, _ figure: LimitFigure) -> Easing {
    var size = figure.value == 0 ? max(1, open.scenario.budget?.amount ?? 0) : abs(figure.value)
    if figure.value > 0, let held = open.audience(of: unit.limits[0]) {
      size = held.audience.exposure(figure.value / held.share)
    }
    var limits: [LimitID: Double] = [:]
    for limit in unit.limits { limits[limit] = worth(of: figure, in: limit) }
    if case .budget(let side) = unit.limits[0] {
      // Shares of the budget move with it.
      for (limit, share) in open.scenario.budgetShares(open.limits) where !left.contains(limit) {
        limits[limit] = limit.isFloor == (side == .atMost) ? -share : share
      }
    }
    let isBudget = if case .budget = unit.limits[0] { true } else { false }
    let most =
      unit.isFloor && figure.value > 0 ? size : (isBudget ? max(open.room - 1, 0.1) : 10) * size
    return Easing(most: most, size: size, limits: limits)
  }

  /// The easing over all that lines can come to; `nil` where that is no further, or the limit is
  /// no plain row.
  private func widened(
    _ easing: Easing, _ unit: InfeasibleSetFinder.Unit
  ) throws(ScalarizerFailure) -> Easing? {
    if case .budget = unit.limits[0] { return nil }
    guard open.audience(of: unit.limits[0]) == nil else { return nil }
    var most = 0.0
    for limit in unit.limits {
      guard let worth = easing.limits[limit], worth > 0,
        let reach = try open.reach(of: limit, limits: limits.within(Self.patience))
      else { continue }
      most = max(most, reach / worth)
    }
    guard most > easing.most else { return nil }
    // What it is counted in grows as well, so that figures keep their digits.
    return Easing(most: most, size: max(easing.size, 1e-3 * most), limits: easing.limits)
  }

  /// What a unit of a figure is worth in the unit of what is limited.
  private func worth(of figure: LimitFigure, in limit: LimitID) -> Double {
    switch figure.form {
    case .amount, .multiple: 1
    case .shareOfBudget: open.scenario.budget?.amount ?? 0
    case .shareOfLast: open.lastSpend(of: limit)
    }
  }

  /// The least amounts, in units of the figures, that are enough; `nil` if none are.
  private func ease(
    _ easings: [Easing]
  ) throws(ScalarizerFailure) -> (amounts: [Double], isLeast: Bool)? {
    var (formulation, amounts) = open.stated(
      without: left, easing: easings.map { ($0.most, $0.limits) })
    formulation.setObjective(zip(easings, amounts).map { .init(-1 / $0.size, $1) })
    var scalarizer = try formulation.program.makeScalarizer(limits: limits.within(Self.patience))
    let outcome = try scalarizer.solve(Scalarization(weights: [1], gap: 1e-7))
    let solution: ChoiceSolution
    var isLeast = true
    switch outcome {
    case .found(let point): solution = point.solution
    case .interrupted(_, let point?):
      solution = point.solution
      isLeast = false
    case .infeasible, .unbounded, .interrupted: return nil
    }
    let measures = formulation.program.measures(of: solution.uses)
    return (amounts.map { max(0, measures[$0.index]) }, isLeast)
  }

  /// The least amount that is enough, by halving: easing a limit of each of many lines in one
  /// program would give it a row for each.
  private func halved(_ easing: Easing) throws(ScalarizerFailure) -> Double? {
    let finder = InfeasibleSetFinder(open: open, limits: limits)
    func isEnough(_ amount: Double) throws(ScalarizerFailure) -> Bool {
      var shifts: [LimitID: Double] = [:]
      for (limit, ease) in easing.limits {
        shifts[limit] = limit.isFloor ? -ease * amount : ease * amount
      }
      return try finder.isPossible(without: left, shifting: shifts)
    }
    guard try isEnough(easing.most) else { return nil }
    var (without, with) = (0.0, easing.most)
    while with - without > 1e-8 * easing.size {
      let middle = (without + with) / 2
      if try isEnough(middle) { with = middle } else { without = middle }
    }
    return with
  }

  // MARK: Multiples

  /// The nearest multiple that is enough where a repeated rule holds every member against its own,
  /// by halving.
  private func halved(
    _ unit: InfeasibleSetFinder.Unit, _ figure: LimitFigure
  ) throws(ScalarizerFailure) -> Double? {
    func isEnough(_ value: Double) throws(ScalarizerFailure) -> Bool {
      try self.isEnough(Repair([.init(limit: unit.part.limit, from: figure, to: value)]))
    }
    let size = max(abs(figure.value), 1e-9)
    var (without, with) = (figure.value, unit.isFloor ? 0 : figure.value + 100 * size)
    guard try isEnough(with) else { return nil }
    while abs(with - without) > 1e-8 * size {
      let middle = (without + with) / 2
      if try isEnough(middle) { with = middle } else { without = middle }
    }
    return with
  }

  /// The nearest multiple that something can be held against: the best ratio of the two.
  ///
  /// Source: Dinkelbach, "On Nonlinear Fractional Programming", Management Science 13 (1967).
  private func multiple(
    _ limit: LimitID, _ figure: LimitFigure
  ) throws(ScalarizerFailure) -> Double? {
    guard let parts = open.parts(of: limit) else { return nil }
    let sign = limit.isFloor ? 1.0 : -1.0
    var factor = figure.value
    for _ in 0..<20 {
      var formulation = open.stated(without: left.union([limit])).formulation
      formulation.setObjective(
        parts.own.terms.map { .init(sign * $0.coefficient, $0.measure) }
          + parts.other.terms.map { .init(-sign * factor * $0.coefficient, $0.measure) })
      var scalarizer = try formulation.program.makeScalarizer(limits: limits.within(Self.patience))
      let size = scalarizer.objectiveSizes[0]
      guard
        case .found(let point) = try scalarizer.solve(
          Scalarization(weights: [1], gap: 1e-9 * max(1, size)))
      else { return nil }
      let measures = formulation.program.measures(of: point.solution.uses)
      func value(_ part: Formulation.Value) -> Double {
        part.terms.reduce(part.constant) { $0 + $1.coefficient * measures[$1.measure.index] }
      }
      let (own, other) = (value(parts.own), value(parts.other))
      guard other > 0 else { return nil }
      let next = own / other
      if abs(next - factor) <= 1e-8 * max(abs(next), 1e-9) { return next }
      factor = next
    }
    return factor
  }
}

extension InfeasibleSetFinder.Unit {
  /// Whether a smaller figure eases the limit.
  var isFloor: Bool { limits[0].isFloor }

  /// Whether it is about the scenario as a whole, rather than a rule.
  fileprivate var isOfTheWhole: Bool {
    limits[0].details.origin == .scenario && limits[0].details.section != .rules
  }
}

/// Rounds figures that somebody is to write down.
enum Digits {
  /// The number with five digits, rounded up or down unless it is such a number but for the last
  /// digits of arithmetic.
  static func rounded(_ value: Double, up: Bool) -> Double {
    guard value != 0, value.isFinite else { return value }
    var unit = 1.0
    while abs(value) >= 1e5 * unit { unit *= 10 }
    while abs(value) < 1e4 * unit { unit /= 10 }
    let digits = value / unit
    let nearest = digits.rounded()
    let whole = abs(digits - nearest) < 1e-3 ? nearest : digits.rounded(up ? .up : .down)
    return unit < 1 ? whole / (1 / unit).rounded() : whole * unit
  }
}
