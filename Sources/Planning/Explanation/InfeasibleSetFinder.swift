// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds limits that cannot hold together, conflict after conflict, until the rest can.
///
/// What a proof of infeasibility needs is a conflict; leaving its limits out one by one makes it a
/// minimal one. Source: the deletion filter of Chinneck and Dravnieks, "Locating minimal infeasible
/// constraint sets in linear programs", ORSA Journal on Computing 3 (1991). Leaving a whole
/// conflict out before the next one is looked for keeps the conflicts apart.
struct InfeasibleSetFinder {
  let open: OpenFormulation
  let limits: SearchLimits

  /// A limit, or a rule for all its members where these are many.
  struct Unit: Hashable {
    var part: InfeasibleSet.Part
    var limits: [LimitID]
  }

  /// What can be said about a set of limits.
  private enum Finding {
    case possible
    case impossible(Infeasibility, support: Set<LimitID>?)
    case unknown
  }

  /// A conflict of more limits than these is given as the proof has it.
  static let mostFiltered = 100
  /// Rules repeated for more members than these take part as one.
  static let mostMembers = 8
  /// How long one set of limits may be looked at.
  private static let patience = Duration.seconds(1)

  /// The conflicts with the units of each, and whether the rest was shown to have a plan.
  ///
  /// - Complexity: a solve for each limit of a conflict, and two more for each conflict.
  func find() throws(ScalarizerFailure) -> (
    found: [(conflict: InfeasibleSet, units: [Unit])], isComplete: Bool
  ) {
    let units = units
    var (found, left) = try conflictsOfOneLine(units)
    while true {
      switch try look(without: left) {
      case .possible: return (found, true)
      case .unknown: return (found, false)
      case .impossible(let proof, let support):
        let open = units.filter { unit in
          !left.contains(unit.limits[0])
            && support.map { !$0.isDisjoint(with: unit.limits) } ?? true
        }
        let (conflict, members) = try minimal(open, among: units, proof)
        if members.isEmpty { return (found, false) }
        found.append((conflict, members))
        left.formUnion(members.flatMap(\.limits))
      }
    }
  }

  /// The conflicts that are about one line each: there can be many, and each takes next to nothing
  /// to find.
  private func conflictsOfOneLine(
    _ units: [Unit]
  ) throws(ScalarizerFailure) -> (
    found: [(conflict: InfeasibleSet, units: [Unit])], left: Set<LimitID>
  ) {
    var found: [(conflict: InfeasibleSet, units: [Unit])] = []
    var left: Set<LimitID> = []
    let everything = Set(units.flatMap(\.limits))
    let single = Dictionary(
      uniqueKeysWithValues: units.filter { $0.limits.count == 1 }.map { ($0.limits[0], $0) })
    for (_, limits) in open.limitsOfOneLine {
      let own = units.count == single.count ? limits : limits.filter { single[$0] != nil }
      guard own.count > 0,
        case .impossible(let proof, _) = try look(without: everything.subtracting(own))
      else { continue }
      let candidates = open.limits.compactMap { own.contains($0) ? single[$0] : nil }
      let (conflict, members) = try minimal(candidates, among: units, proof)
      if members.isEmpty { continue }
      found.append((conflict, members))
      left.formUnion(members.flatMap(\.limits))
    }
    return (found, left)
  }

  /// Whether the limits that are not left out have a plan.
  ///
  /// - Parameter shifts: what is added to the bounds of limits.
  func isPossible(
    without left: Set<LimitID>, shifting shifts: [LimitID: Double] = [:]
  ) throws(ScalarizerFailure) -> Bool {
    if case .possible = try look(without: left, shifting: shifts) { true } else { false }
  }

  /// Leaves units out as long as the others still conflict.
  private func minimal(
    _ candidates: [Unit], among all: [Unit], _ first: Infeasibility
  ) throws(ScalarizerFailure) -> (InfeasibleSet, [Unit]) {
    let everything = Set(all.flatMap(\.limits))
    var kept = candidates
    var proof = first
    var isMinimal = true
    var next = 0
    // What the rounding of a proof left out is looked at again.
    if case .possible = try look(without: everything.subtracting(kept.flatMap(\.limits))) {
      kept = all
    }
    if kept.count > Self.mostFiltered {
      return (InfeasibleSet(parts: kept.map(\.part), proof: proof, isMinimal: false), kept)
    }
    while next < kept.count {
      let rest = kept.enumerated().filter { $0.offset != next }.map(\.element)
      switch try look(without: everything.subtracting(rest.flatMap(\.limits))) {
      case .impossible(let better, let support):
        proof = better
        // The units that were needed before come first and are needed still.
        kept = rest.enumerated().filter { offset, unit in
          offset < next || support.map { !$0.isDisjoint(with: unit.limits) } ?? true
        }.map(\.element)
      case .possible: next += 1
      case .unknown:
        isMinimal = false
        next += 1
      }
    }
    return (InfeasibleSet(parts: kept.map(\.part), proof: proof, isMinimal: isMinimal), kept)
  }

  private func look(
    without left: Set<LimitID>, shifting shifts: [LimitID: Double] = [:]
  ) throws(ScalarizerFailure) -> Finding {
    if limits.interruption != nil { return .unknown }
    let formulation = open.stated(without: left, shifting: shifts).formulation
    var scalarizer = try formulation.program.makeScalarizer(limits: limits.within(Self.patience))
    // Any plan will do, so that any gap is good enough.
    let question = Scalarization(weights: [1], gap: 1e3 * scalarizer.objectiveSizes[0])
    switch try scalarizer.solve(question) {
    case .found, .unbounded: return .possible
    case .interrupted(_, let best): return best == nil ? .unknown : .possible
    case .infeasible:
      switch scalarizer.infeasibility {
      case .multipliers(let multipliers, let violation):
        let proof = formulation.infeasibility(multipliers, violation: violation)
        return .impossible(proof, support: Set(proof.conflict.map(\.limit)))
      case .search:
        let conflict = open.limits.filter { !left.contains($0) }
          .map { Certificate.Multiplier(limit: $0, value: 1) }
        return .impossible(
          Infeasibility(conflict: conflict, violation: 0, isSearched: true), support: nil)
      case nil: return .unknown
      }
    }
  }

  /// The limits one by one, and rules with many members as a whole, a side each.
  private var units: [Unit] {
    var units: [Unit] = []
    var places: [LimitID: Int] = [:]
    var counts: [LimitID: Int] = [:]
    for limit in open.limits { counts[limit.whole, default: 0] += 1 }
    for limit in open.limits {
      let whole = limit.whole
      guard counts[whole, default: 0] > Self.mostMembers else {
        units.append(Unit(part: .init(limit), limits: [limit]))
        continue
      }
      if let place = places[whole] {
        units[place].limits.append(limit)
        units[place].part.members += 1
      } else {
        places[whole] = units.count
        units.append(Unit(part: .init(whole), limits: [limit]))
      }
    }
    return units
  }
}

extension SearchLimits {
  /// The limits with no more than so much time from now.
  func within(_ patience: Duration) -> SearchLimits {
    let soon = ContinuousClock.now.advanced(by: patience)
    return SearchLimits(
      deadline: deadline.map { min($0, soon) } ?? soon, cancellation: cancellation)
  }
}

extension LimitID {
  /// The limit for all members of a repeated rule.
  fileprivate var whole: LimitID {
    if case .rule(let name, _, let side) = self { return .rule(name, member: nil, side) }
    return self
  }
}
