// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// The points found, and the zones where others may be.
struct OpenBoxes<Solution: Sendable>: Sendable {
  private(set) var points: [ScalarizedPoint<Solution>] = []
  private let payoff: [[Double]]
  private let grid: ObjectiveGrid
  private var zones: SearchZones
  private var proof: ZoneProof
  private let target: ZoneFrontier.Target
  /// How wide a zone may remain.
  private let allowed: Double
  /// A gap that is none.
  private let leftOpen: Double
  /// What solves leave open at the ends: an objective that varies by no more has no range.
  private let noise: [Double]
  /// How deep inside a zone floors are, and how deep a point has to be in every objective to be
  /// taken in, as shares of its width: deeper ones take more solves and leave fewer points.
  private let depth: (floors: Double, points: Double)
  var interruption: SearchInterruption?
  /// Whether no more solves are to be asked for.
  private(set) var isOver = false

  /// Starts from the ends; `nil` where they leave nothing to search, or an objective without a
  /// bound.
  init?(
    _ ends: PayoffEnds<Solution>, gap: [Double], steps: [Double], target: ZoneFrontier.Target
  ) {
    guard ends.points.count == gap.count else { return nil }
    payoff = ends.points.map(\.values)
    let scales = ObjectiveScales(ends: payoff, gap: gap)
    guard scales.pending.count < gap.count else { return nil }
    var tops: [Double] = []
    for (objective, end) in ends.points.enumerated() {
      let top = end.support.bound / end.support.weights[objective]
      guard top.isFinite else { return nil }
      tops.append(top)
    }
    // One value may be that much too low, and the bound as much too high.
    noise = scales.noise.map { 2 * $0 }
    grid = ObjectiveGrid(steps: steps, tops: tops, ranges: scales.units, noise: noise)
    zones = SearchZones(count: gap.count)
    proof = ZoneProof(ranges: scales.units, sameness: grid.sameness)
    self.target = target
    // Less than a step is nothing; where no step is known, floors that slip leave a little open.
    let hasSteps = !grid.steps.contains(0)
    let steps = zip(grid.steps, scales.units).map { $1 > 0 ? $0 / $1 : 1 }
    let closed = hasSteps ? min(scales.tolerance, 0.1 * (steps.min() ?? 0)) : scales.tolerance
    leftOpen = hasSteps ? closed : max(100 * closed, ParetoTolerance.leftOpen)
    allowed =
      switch target {
      case .all: closed
      case .gap(let gap): max(gap, closed)
      case .points(_, let gap): max(gap, leftOpen)
      }
    depth =
      if case .points = target { ParetoTolerance.deepest } else { ParetoTolerance.deep }
    interruption = ends.interruption
    let free = gap.map { _ in -Double.infinity }
    for (objective, end) in ends.points.enumerated() {
      proof.learn(
        grid.fact(on: objective, from: end.support, floors: free, by: end.values))
      insert(end)
    }
  }

  /// How far inside a zone a feasible point may be at most.
  var width: Double { zones.zones.reduce(0) { max($0, $1.width) } }

  /// The widest zone, if it is wider than allowed and not given up; the first of several.
  mutating func widest() -> Int? {
    while true {
      var (widest, most): (Int?, Double) = (nil, allowed)
      for (index, zone) in zones.zones.enumerated() where !zone.isClosed && zone.width > most {
        (widest, most) = (index, zone.width)
      }
      guard let widest else {
        if settle() { continue }
        return nil
      }
      if zones.zones[widest].factCount == proof.facts.count { return widest }
      proof.update(&zones.zones[widest])
    }
  }

  /// Goes back to the ranges of the points that nothing has replaced; false where these are the
  /// ranges.
  private mutating func settle() -> Bool {
    let values = Nondominated.indices(ofMany: points.map(\.values)).map { points[$0].values }
    let ranges = proof.ranges.indices.map { range(of: values, in: $0) }
    guard zip(ranges, proof.ranges).contains(where: { $0 < $1 }) else { return false }
    points = Nondominated.indices(ofMany: points.map(\.values)).map { points[$0] }
    proof.ranges = ranges
    zones.forget()
    return true
  }

  /// How far values of an objective are apart; 0 where that may be what solves leave open.
  private func range(of values: [[Double]], in objective: Int) -> Double {
    let column = values.map { $0[objective] }
    let range = (column.max() ?? 0) - (column.min() ?? 0)
    return range > noise[objective] ? range : 0
  }

  /// One question about a zone.
  private struct Question {
    var objective: Int
    var floors: [Double]
    /// Whether a point found keeps the floors, so that there being none cannot be true.
    var hasWitness: Bool
  }

  /// Asks about a zone and learns from the answer.
  mutating func ask<S: ChoiceScalarizer & ~Copyable>(
    about index: Int, _ scalarizer: inout S
  ) throws(ScalarizerFailure) where S.Solution == Solution {
    let zone = zones.zones[index]
    guard let question = question(about: zone) else {
      zones.zones[index].isClosed = true
      return
    }
    if target == .all { zones.zones[index].attempts += 1 }
    defer { close(zone, at: index) }
    switch try answer(question, fineness: fineness(for: zone, question), by: &scalarizer) {
    case .found(let point):
      learn(point, question, in: zone)
    case .infeasible where !question.hasWitness:
      let weights = zone.corner.indices.map { $0 == question.objective ? 1.0 : 0 }
      proof.learn(
        FlooredSupport(
          holding: Support(weights: weights, bound: -.infinity), above: question.floors))
    case .infeasible, .unbounded:
      // A point keeps the floors, and each objective is bounded: such an answer cannot be trusted.
      interruption = .solve(.numericalTrouble)
    case .interrupted(let reason, let best):
      interruption = .solve(reason)
      isOver = reason != .numericalTrouble
      if let best { learn(best, question, in: zone) }
    }
  }

  /// Counts a question that has changed nothing about a zone, and gives the zone up after some.
  private mutating func close(_ zone: SearchZones.Zone, at index: Int) {
    guard target != .all, index < zones.zones.count, zones.zones[index].corner == zone.corner
    else { return }
    proof.update(&zones.zones[index])
    if zones.zones[index].width > 0.99 * zone.width {
      zones.zones[index].attempts += 1
      if zones.zones[index].attempts >= ParetoTolerance.sliceAttempts {
        zones.zones[index].isClosed = true
      }
    }
  }

  /// What to ask about a zone; `nil` where all was tried.
  private func question(about zone: SearchZones.Zone) -> Question? {
    // With the point in hand that a corner owes this objective to, floors on the others can be kept.
    guard let objective = zone.corner.lastIndex(where: { $0 > -.infinity }) else { return nil }
    var floors = zone.corner
    floors[objective] = -.infinity
    for other in floors.indices where floors[other] > -.infinity {
      guard let nudge = inset(zone, other) else { return nil }
      floors[other] += nudge
    }
    let hasWitness = points.contains { point in
      floors.indices.allSatisfy { point.values[$0] >= floors[$0] }
    }
    return Question(objective: objective, floors: floors, hasWitness: hasWitness)
  }

  /// How far inside a zone to put the floor on an objective.
  private func inset(_ zone: SearchZones.Zone, _ objective: Int) -> Double? {
    let nudge = grid.nudge(objective, attempt: zone.attempts)
    guard target != .all, zone.width.isFinite else { return nudge }
    // Deep inside there is a point well inside, or there is none, and the zone is that much narrower.
    let inside = depth.floors * zone.width * proof.ranges[objective]
    let step = grid.steps[objective]
    guard inside > grid.sameness[objective] else { return nudge }
    return step > 0 ? ((inside / step).rounded(.down) + 0.5) * step : inside
  }

  /// How fine the answer to a question about a zone has to be, a share of the ranges: no finer than
  /// the zone is wide; `nil` where it has to be exact.
  private func fineness(for zone: SearchZones.Zone, _ question: Question) -> Double? {
    guard target != .all else { return nil }
    let fineness = zone.width.isFinite ? max(allowed, min(1, zone.width)) : allowed
    let step = grid.steps[question.objective]
    // Of few values the best is as soon found as a good one.
    let isExact =
      step > 0 && fineness * proof.ranges[question.objective] <= ParetoTolerance.fewSteps * step
    return isExact ? nil : fineness
  }

  /// The best in an objective that keeps the floors, and of those a point good in the others.
  private func answer<S: ChoiceScalarizer & ~Copyable>(
    _ question: Question, fineness: Double?, by scalarizer: inout S
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Solution> where S.Solution == Solution {
    let (objective, floors) = (question.objective, question.floors)
    let others = floors.indices.filter { $0 != objective }
    let units = proof.ranges.map { $0 > 0 ? $0 : 1 }
    guard let fineness else {
      if let (weights, gap) = grid.augmentation(of: objective, floors: floors) {
        let unit = units[objective]
        return try scalarizer.solve(
          Scalarization(weights: weights.map { $0 / unit }, floors: floors, gap: gap / unit))
      }
      return try scalarizer.lexicographicOptimum(
        order: [objective] + others, floors: floors, gap: grid.sameness.map { $0 / 10 },
        within: nil)
    }
    let least = ParetoTolerance.weightShare * fineness / Double(others.count)
    let isBounding = others.allSatisfy { floors[$0] > -.infinity && proof.ranges[$0] > 0 }
    var proven: ScalarizedPoint<Solution>?
    if !isBounding {
      // A bound with a weight on what has no floor says nothing: it is asked for by itself.
      let alone = floors.indices.map { $0 == objective ? 1 / units[objective] : 0 }
      let gap = ParetoTolerance.solveShare * fineness
      switch try scalarizer.solve(Scalarization(weights: alone, floors: floors, gap: gap)) {
      case .found(let point), .interrupted(.numericalTrouble, let point?): proven = point
      case let other: return other
      }
    }
    let outcome = try scalarizer.solve(
      Scalarization(
        weights: floors.indices.map { $0 == objective ? 1 / units[$0] : least / units[$0] },
        floors: floors, gap: ParetoTolerance.solveShare * least))
    guard let proven else { return outcome }
    switch outcome {
    case .found(var point):
      point.support = proven.support
      return .found(point)
    case .interrupted(let reason, var best):
      best?.support = proven.support
      return .interrupted(reason, best: best ?? proven)
    case .infeasible, .unbounded: return .found(proven)
    }
  }

  private mutating func learn(
    _ point: ScalarizedPoint<Solution>, _ question: Question, in zone: SearchZones.Zone
  ) {
    if point.support.weights.contains(where: { $0 > 0 }) {
      proof.learn(
        grid.fact(
          on: question.objective, from: point.support, floors: question.floors,
          by: point.values))
    }
    if isWorthTaking(point, of: zone) { insert(point) }
  }

  /// Whether a point takes enough away from a zone; of those at its border a list would get long.
  private func isWorthTaking(
    _ point: ScalarizedPoint<Solution>, of zone: SearchZones.Zone
  ) -> Bool {
    guard target != .all, zone.width.isFinite else { return true }
    var rest = zone
    proof.update(&rest)
    return point.values.indices.allSatisfy { objective in
      let inside = depth.points * rest.width * proof.ranges[objective]
      return point.values[objective] - zone.corner[objective] >= inside
    }
  }

  private mutating func insert(_ point: ScalarizedPoint<Solution>) {
    guard zones.exclude(point.values, sameness: grid.sameness) else { return }
    points.removeAll { other in
      point.values.indices.allSatisfy {
        point.values[$0] >= other.values[$0] - grid.sameness[$0]
      }
    }
    points.append(point)
    // Ranges that only a point gave which is gone now are given up once the search has come to its end with them.
    let values = points.map(\.values)
    for objective in proof.ranges.indices {
      proof.ranges[objective] = max(
        proof.ranges[objective], range(of: values, in: objective))
    }
  }

  var frontier: SearchedFrontier<Solution> { frontier(isEnough: false) }

  /// What the search has come to; `isEnough` says that the points are what was asked for, whatever
  /// they miss.
  func frontier(isEnough: Bool) -> SearchedFrontier<Solution> {
    let kept = Nondominated.indices(ofMany: points.map(\.values))
    var frontier = SearchedFrontier(
      points: kept.map { points[$0] }, cover: .points, payoff: payoff, gap: .infinity,
      interruption: interruption)
    var measure = proof
    let values = frontier.points.map(\.values)
    measure.ranges = noise.indices.map { range(of: values, in: $0) }
    let gap = zones.zones.reduce(0.0) { widest, zone in
      var zone = SearchZones.Zone(corner: zone.corner)
      measure.update(&zone)
      return max(widest, zone.width)
    }
    frontier.gap = gap <= leftOpen ? 0 : gap
    if isEnough || gap <= max(allowed, leftOpen) {
      frontier.interruption = nil
    } else if interruption == nil {
      frontier.interruption = .solve(.numericalTrouble)
    }
    return frontier
  }
}
