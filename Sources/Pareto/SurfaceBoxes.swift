// SPDX-License-Identifier: GPL-3.0-or-later

/// Picks efficient points of any program of several objectives, all that there are or so many that no other point can be
/// much better than all of them.
///
/// Where points may be that are still missing falls into zones, each all that is better than a corner. The search asks about
/// the widest one: for the best in one objective among what is better than the corner in the others. That finds a point,
/// which takes zones apart, or proves that there is none; what is proven holds for every zone above the same floors, so that
/// with three objectives a point takes two solves. Sources: ``SurfaceZones``; Dächert and Klamroth, "A linear bound on the
/// number of scalarizations needed to solve discrete tricriteria optimization problems", Journal of Global Optimization 61
/// (2015).
public struct SurfaceBoxes: Sendable {
  /// When there are points enough.
  public enum Target: Hashable, Sendable {
    /// Once there are all, for a program whose choices leave nothing open.
    case all
    /// Once every feasible point is, but for this share of each range, at most as good as a point found.
    case gap(Double)
    /// Once there are this many points, ends included, or all that there are.
    case points(Int)
  }

  /// When there are points enough.
  public var target: Target
  /// The largest difference between bound and value at the ends, in each objective's unit.
  public var endGap: [Double]
  /// How many points it may take, ends included.
  public var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Precondition: a gap above 0 or at least one point to reach, and a gap for each of at least two ends.
  public init(until target: Target, endGap: [Double], maximumPoints: Int = 100_000) {
    switch target {
    case .all: break
    case .gap(let gap): precondition(gap > 0, "boxes need a gap above 0")
    case .points(let count): precondition(count >= 1, "a frontier has a point")
    }
    precondition(endGap.count >= 2, "a surface has two objectives or more")
    precondition(endGap.allSatisfy { $0 >= 0 }, "each end needs a gap")
    self.target = target
    self.endGap = endGap
    self.maximumPoints = maximumPoints
  }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, with as many objectives as there are gaps for ends; for all points one whose slices are
  ///     points.
  ///   - progress: told before every question between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: for all points of three objectives about two solves each, more with more objectives.
  public func run<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> SurfaceSearchOutcome<S.Solution> {
    precondition(scalarizer.objectiveCount == endGap.count, "each end needs a gap")
    precondition(
      target != .all || scalarizer.slicesArePoints,
      "all points need choices that leave nothing open")
    let endGaps = zip(endGap, scalarizer.valueSteps).map { $1 > 0 ? $1 / 2 : $0 }
    let ends: SurfaceEnds<S.Solution>
    switch try SurfaceEnds.find(&scalarizer, gap: endGaps) {
    case .ended(let outcome): return outcome
    case .found(let found): ends = found
    }
    guard
      var boxes = OpenBoxes(ends, gap: endGaps, steps: scalarizer.valueSteps, target: target)
    else { return .found(SurfaceFrontier(ends, gap: endGaps, cover: .points)) }
    guard ends.isOpen else { return .found(boxes.frontier) }
    do throws(ScalarizerFailure) {
      while !boxes.isOver, let zone = boxes.widest() {
        if case .points(let count) = target, boxes.points.count >= count {
          return .found(boxes.frontier(isEnough: true))
        }
        guard boxes.points.count < maximumPoints else {
          boxes.interruption = .pointLimit
          break
        }
        let width = boxes.width
        progress(
          FrontierSearchProgress(
            points: boxes.points.count, gap: width.isFinite ? width : nil))
        try boxes.ask(about: zone, &scalarizer)
      }
    } catch {
      boxes.interruption = .failure(error)
    }
    return .found(boxes.frontier)
  }
}

/// The points found, and the zones where others may be.
private struct OpenBoxes<Solution: Sendable>: Sendable {
  private(set) var points: [ScalarizedPoint<Solution>] = []
  private let payoff: [[Double]]
  private let grid: SurfaceGrid
  private var zones: SurfaceZones
  private var proof: SurfaceBoxProof
  private let target: SurfaceBoxes.Target
  /// How wide a zone may remain.
  private let allowed: Double
  /// A gap that is none.
  private let leftOpen: Double
  var interruption: SearchInterruption?
  /// Whether no more solves are to be asked for.
  private(set) var isOver = false

  /// Starts from the ends; `nil` where they leave nothing to search, or an objective without a bound.
  init?(
    _ ends: SurfaceEnds<Solution>, gap: [Double], steps: [Double], target: SurfaceBoxes.Target
  ) {
    guard ends.points.count == gap.count else { return nil }
    payoff = ends.points.map(\.values)
    let scales = SurfaceScales(ends: payoff, gap: gap)
    guard scales.pending.count < gap.count else { return nil }
    var tops: [Double] = []
    for (objective, end) in ends.points.enumerated() {
      let top = end.support.bound / end.support.weights[objective]
      guard top.isFinite else { return nil }
      tops.append(top)
    }
    grid = SurfaceGrid(steps: steps, tops: tops, ranges: scales.units)
    zones = SurfaceZones(count: gap.count)
    proof = SurfaceBoxProof(ranges: scales.units, sameness: grid.sameness)
    self.target = target
    // Less than a step is nothing; where no step is known, floors that slip leave a little open.
    let hasSteps = !grid.steps.contains(0)
    let steps = zip(grid.steps, scales.units).map { $1 > 0 ? $0 / $1 : 1 }
    let closed = hasSteps ? min(scales.tolerance, 0.1 * (steps.min() ?? 0)) : scales.tolerance
    leftOpen = hasSteps ? closed : max(100 * closed, ParetoTolerance.leftOpen)
    allowed = if case .gap(let gap) = target { max(gap, closed) } else { closed }
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

  /// Goes back to the ranges of the points that nothing has replaced; false where these are the ranges.
  private mutating func settle() -> Bool {
    let values = Nondominated.indices(ofMany: points.map(\.values)).map { points[$0].values }
    let ranges = proof.ranges.indices.map { objective in
      let column = values.map { $0[objective] }
      return (column.max() ?? 0) - (column.min() ?? 0)
    }
    guard zip(ranges, proof.ranges).contains(where: { $0 < $1 }) else { return false }
    points = Nondominated.indices(ofMany: points.map(\.values)).map { points[$0] }
    proof.ranges = ranges
    zones.forget()
    return true
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
    switch try answer(question, &scalarizer) {
    case .solved(let point):
      learn(point, question)
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
      if let best { learn(best, question) }
    }
  }

  /// Counts a question that has changed nothing about a zone, and gives the zone up after some.
  private mutating func close(_ zone: SurfaceZones.Zone, at index: Int) {
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
  private func question(about zone: SurfaceZones.Zone) -> Question? {
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
  private func inset(_ zone: SurfaceZones.Zone, _ objective: Int) -> Double? {
    let nudge = grid.nudge(objective, attempt: zone.attempts)
    guard target != .all, zone.width.isFinite else { return nudge }
    // Every question about the better half of what is possible makes that half as wide, or finds a point well inside.
    let half = zone.width / 2 * proof.ranges[objective]
    let step = grid.steps[objective]
    guard half > grid.sameness[objective] else { return nudge }
    return step > 0 ? ((half / step).rounded(.down) + 0.5) * step : half
  }

  /// The best in an objective that keeps the floors, and of those a point good in the others.
  private func answer<S: ChoiceScalarizer & ~Copyable>(
    _ question: Question, _ scalarizer: inout S
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<Solution> where S.Solution == Solution {
    let (objective, floors) = (question.objective, question.floors)
    let others = floors.indices.filter { $0 != objective }
    let unit = proof.ranges[objective] > 0 ? proof.ranges[objective] : 1
    if let (weights, gap) = grid.augmentation(of: objective, floors: floors) {
      return try scalarizer.solve(
        Scalarization(weights: weights.map { $0 / unit }, floors: floors, gap: gap / unit))
    }
    if case .gap(let gap) = target,
      others.allSatisfy({ floors[$0] > -.infinity && proof.ranges[$0] > 0 })
    {
      let least = ParetoTolerance.weightShare * gap / Double(others.count)
      let weights = floors.indices.map { $0 == objective ? 1 / unit : least / proof.ranges[$0] }
      return try scalarizer.solve(
        Scalarization(
          weights: weights, floors: floors, gap: ParetoTolerance.solveShare * least))
    }
    let gaps: [Double] = floors.indices.map { other in
      if case .gap(let gap) = target, grid.steps[other] == 0 {
        let share = ParetoTolerance.solveShare * ParetoTolerance.weightShare
        return max(share * gap * proof.ranges[other], grid.sameness[other] / 10)
      }
      return grid.sameness[other] / 10
    }
    return try scalarizer.lexicographicOptimum(
      order: [objective] + others, floors: floors, gap: gaps, within: nil)
  }

  private mutating func learn(_ point: ScalarizedPoint<Solution>, _ question: Question) {
    if point.support.weights.contains(where: { $0 > 0 }) {
      proof.learn(
        grid.fact(
          on: question.objective, from: point.support, floors: question.floors,
          by: point.values))
    }
    insert(point)
  }

  private mutating func insert(_ point: ScalarizedPoint<Solution>) {
    guard zones.exclude(point.values, sameness: grid.sameness) else { return }
    points.append(point)
    for objective in proof.ranges.indices {
      let values = points.map { $0.values[objective] }
      proof.ranges[objective] = (values.max() ?? 0) - (values.min() ?? 0)
    }
  }

  var frontier: SurfaceFrontier<Solution> { frontier(isEnough: false) }

  /// What the search has come to; `isEnough` says that the points are what was asked for, whatever they miss.
  func frontier(isEnough: Bool) -> SurfaceFrontier<Solution> {
    let kept = Nondominated.indices(ofMany: points.map(\.values))
    var frontier = SurfaceFrontier(
      points: kept.map { points[$0] }, cover: .points, payoff: payoff, gap: .infinity,
      interruption: interruption)
    var measure = proof
    measure.ranges = zip(frontier.ideal, frontier.nadir).map { $0 - $1 }
    let gap = zones.zones.reduce(0.0) { widest, zone in
      var zone = SurfaceZones.Zone(corner: zone.corner)
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
