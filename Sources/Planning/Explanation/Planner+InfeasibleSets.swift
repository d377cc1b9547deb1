// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Pareto
import Programs

extension Planner {
  /// Finds out why no plan keeps all limits: conflicts that share no limit, until the rest has a
  /// plan, each with what would have to give.
  ///
  /// - Parameters:
  ///   - options: how long it may take; what a limit of time leaves open, the answer says.
  ///   - cancellation: ends the search from outside.
  /// - Returns: The conflicts; none for a scenario with a plan.
  /// - Complexity: a few solves for each limit that takes part.
  public func conflicts(
    _ options: SearchOptions = SearchOptions(), cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> InfeasibleSets {
    let limits = options.limits(cancellation)
    guard let open = OpenFormulation(scenario.scenario) else {
      return InfeasibleSets(conflicts: [], isComplete: false, isConfirmed: false)
    }
    do throws(ScalarizerFailure) {
      var (found, isComplete) = try InfeasibleSetFinder(open: open, limits: limits).find()
      let changed = try repair(&found, open, limits)
      let isConfirmed = if let changed { try Self.hasPlan(changed, limits) } else { false }
      return InfeasibleSets(
        conflicts: found.map(\.conflict), isComplete: isComplete, isConfirmed: isConfirmed)
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
      return InfeasibleSets(conflicts: [], isComplete: false, isConfirmed: false)
    }
  }

  /// Finds the changes of a single limit after which there is a plan, all other limits as they are,
  /// the smallest first.
  ///
  /// - Parameters:
  ///   - proof: that there is none as it is.
  ///   - options: how long it may take; nothing else of them is used.
  ///   - cancellation: ends the search from outside.
  /// - Complexity: two solves or a few more for each limit of the proof.
  package func repairs(
    of proof: Infeasibility, _ options: SearchOptions = SearchOptions(),
    cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> [Repair] {
    let limits = options.limits(cancellation)
    guard let open = OpenFormulation(scenario.scenario) else { return [] }
    let own = Set(open.limits)
    let units = proof.conflict.map(\.limit).filter(own.contains).map {
      InfeasibleSetFinder.Unit(part: .init($0), limits: [$0])
    }
    do throws(ScalarizerFailure) {
      return try RepairSearch(open: open, left: [], limits: limits).singles(units)
    } catch {
      guard error.isArithmetic else { throw .broken(error) }
      return []
    }
  }

  /// Finds the repairs of each conflict; the scenario with the first of each, if all have one.
  private func repair(
    _ found: inout [(conflict: InfeasibleSet, units: [InfeasibleSetFinder.Unit])],
    _ open: OpenFormulation,
    _ limits: SearchLimits
  ) throws(ScalarizerFailure) -> Scenario? {
    if found.count > Self.mostRepairedInFull, let changed = try repairTogether(&found, open, limits)
    {
      return changed
    }
    var open = open
    var changed: Scenario? = scenario.scenario
    var unsettled: Set<LimitID> = []
    for index in found.indices {
      let left = unsettled.union(
        found[(index + 1)...].flatMap { $0.units.flatMap(\.limits) })
      found[index].conflict.repairs = try RepairSearch(open: open, left: left, limits: limits)
        .repairs(found[index].units)
      guard let repair = found[index].conflict.repairs.first,
        let next = open.scenario.making(repair), let reopened = OpenFormulation(next)
      else {
        changed = nil
        unsettled.formUnion(found[index].units.flatMap(\.limits))
        continue
      }
      if changed != nil { changed = next }
      open = reopened
    }
    return changed
  }

  /// How many conflicts get every change that is enough.
  private static let mostRepairedInFull = 8

  /// Gives each of many conflicts its smallest change: the one that its own limits need at least,
  /// if with all of these together there is a plan. Nothing smaller can do, whatever the other
  /// limits are.
  ///
  /// - Returns: the scenario with the changes; `nil` if they are not enough.
  private func repairTogether(
    _ found: inout [(conflict: InfeasibleSet, units: [InfeasibleSetFinder.Unit])],
    _ open: OpenFormulation,
    _ limits: SearchLimits
  ) throws(ScalarizerFailure) -> Scenario? {
    let everything = Set(open.limits)
    var changed: Scenario? = scenario.scenario
    var repairs: [Repair] = []
    for (_, units) in found {
      let others = everything.subtracting(units.flatMap(\.limits))
      let own = try RepairSearch(open: open, left: others, limits: limits).repairs(units)
      guard let smallest = own.first, let next = changed?.making(smallest) else { return nil }
      changed = next
      repairs.append(smallest)
    }
    guard let changed, try Self.hasPlan(changed, limits) else { return nil }
    for (index, repair) in repairs.enumerated() { found[index].conflict.repairs = [repair] }
    return changed
  }

  private static func hasPlan(
    _ scenario: Scenario, _ limits: SearchLimits
  ) throws(ScalarizerFailure) -> Bool {
    guard limits.interruption == nil, let checked = try? CheckedScenario(scenario),
      let formulation = try? Formulation(
        checked, responses: ResponseTable(checked),
        scores: [Score(weights: [.init(kpi: KPI.spend, objective: .minimize, weight: 1)])])
    else { return false }
    var scalarizer = try formulation.program.makeScalarizer(limits: limits.within(.seconds(2)))
    let question = Scalarization(weights: [1], gap: 1e3 * scalarizer.objectiveSizes[0])
    switch try scalarizer.solve(question) {
    case .found, .unbounded: return true
    case .interrupted(_, let best): return best != nil
    case .infeasible: return false
    }
  }
}

extension Scenario {
  /// The scenario with a repair made.
  package func making(_ repair: Repair) -> Scenario? {
    var changed: Scenario? = self
    for change in repair.changes {
      changed =
        if let value = change.to {
          changed?.setting(change.limit, to: value)
        } else {
          changed?.dropping(change.limit)
        }
    }
    return changed
  }
}

extension OpenFormulation {
  /// What the lines of a rule got in the last period.
  func lastSpend(of limit: LimitID) -> Double {
    guard let instance = instance(of: limit) else { return 0 }
    return instance.measure.lines.reduce(0) { $0 + (scenario.lastSpend(ofLineAt: $1) ?? 0) }
  }
}
