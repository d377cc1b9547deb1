// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Finds the frontier of a concave program of any number of objectives between points found and
/// half-spaces proven.
///
/// Every solve gives a point and a half-space that holds all points. What all half-spaces allow is
/// a polyhedron; each of its corners is as far from the frontier as it is above the mixes of
/// points. The search asks for the weights for which the farthest corner is most ahead of all
/// points, which cuts that corner off or finds a point near it, until no corner is farther than the
/// gap. Without a gap a linear program's search ends with all extreme points of its frontier: they
/// are the corners. Sources: Benson, "An outer approximation algorithm for generating all efficient
/// extreme points in the outcome set of a multiple objective linear programming problem", Journal
/// of Global Optimization 13 (1998); Ehrgott, Shao and Schöbel, "An approximation algorithm for
/// convex multi-objective programming problems", ibid. 50 (2011).
package struct OuterApproximation: ConcaveFrontierAlgorithm {
  /// The gap to reach, a share of each objective's range; 0 for all extreme points of a linear
  /// program.
  package var gap: Double
  /// The largest difference between bound and value at the ends, in each objective's unit.
  package var endGap: [Double]
  /// How many points it may take, ends included.
  package var maximumPoints: Int
  /// Of the corners at least this share as far as the farthest, the one nearest to the last
  /// question is asked about: a small share saves time where a solve starts from the one before, a
  /// large one saves points.
  package var nearest: Double

  /// Makes a search.
  ///
  /// - Precondition: a gap of at least 0, one for each of two to eight ends, and a share above 0
  ///   and below 1.
  package init(gap: Double, endGap: [Double], maximumPoints: Int = 5000, nearest: Double = 0.5) {
    precondition(gap >= 0, "a gap is not below 0")
    precondition((2...8).contains(endGap.count), "a frontier has two to eight objectives")
    precondition(endGap.allSatisfy { $0 >= 0 }, "each end needs a gap")
    precondition(nearest > 0 && nearest < 1, "a share is between 0 and 1")
    self.gap = gap
    self.endGap = endGap
    self.maximumPoints = maximumPoints
    self.nearest = nearest
  }

  /// For any number of objectives.
  package init?(_ task: FrontierTask) {
    guard task.form == .several else { return nil }
    self.init(gap: task.gap, endGap: task.endGap)
    if let points = task.points {
      maximumPoints = max(points, task.endGap.count)
      // Each of few points has to count, wherever the solve before has ended.
      nearest = 0.9
    } else if let most = task.maximumPoints {
      maximumPoints = most
    }
  }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, with as many objectives as there are gaps for ends.
  ///   - progress: told before every question between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: for three objectives about 1 / gap solves, and besides them quadratic in their
  ///   number.
  package func run<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    precondition(scalarizer.objectiveCount == endGap.count, "each end needs a gap")
    let ends: PayoffEnds<S.Solution>
    switch try PayoffEnds.find(&scalarizer, gap: endGap) {
    case .ended(let outcome): return outcome
    case .found(let found): ends = found
    }
    guard var open = OpenApproximation(ends, gap: gap, endGap: endGap, nearest: nearest) else {
      return .found(SearchedFrontier(ends, gap: endGap, cover: .mixes))
    }
    guard ends.isOpen else { return .found(open.frontier) }
    do throws(ScalarizerFailure) {
      while !open.isOver, let corner = open.farthest() {
        guard open.points.count < maximumPoints else {
          open.interruption = .pointLimit
          break
        }
        progress(FrontierSearchProgress(points: open.points.count, gap: open.limit))
        try open.ask(about: corner, &scalarizer)
      }
    } catch {
      open.interruption = .failure(error)
    }
    return .found(open.frontier)
  }
}

/// What is known of a concave frontier while it is searched.
private struct OpenApproximation<Solution: Sendable>: Sendable {
  private(set) var points: [ScalarizedPoint<Solution>]
  private let payoff: [[Double]]
  private var scales: ObjectiveScales
  private var hull: HullDistance
  private var outer: OuterPolyhedron
  private let asked: Double
  /// What a corner's distance may be.
  private let allowed: Double
  /// Corners at least this share as far as the farthest are asked about in any order.
  private let nearest: Double
  /// How far a corner has to be to be asked about now.
  private var level = 1.0
  private var last = ScaledPlace.zero
  var interruption: SearchInterruption?
  /// Whether no more solves are to be asked for.
  private(set) var isOver = false

  /// Starts from the ends; `nil` where they leave nothing to search, or an objective without a
  /// bound.
  init?(
    _ ends: PayoffEnds<Solution>, gap: Double, endGap: [Double], nearest: Double
  ) {
    guard ends.points.count == endGap.count else { return nil }
    payoff = ends.points.map(\.values)
    let scales = ObjectiveScales(ends: payoff, gap: endGap)
    guard scales.pending.count < endGap.count else { return nil }
    var (top, direction) = (ScaledPlace.zero, ScaledPlace.zero)
    for (objective, end) in ends.points.enumerated() where scales.units[objective] > 0 {
      guard let halfspace = scales.halfspace(end.support), halfspace.weights[objective] == 1
      else { return nil }
      top[objective] = halfspace.level
      direction[objective] = 1
    }
    self.scales = scales
    outer = OuterPolyhedron(below: top, dimension: endGap.count)
    hull = HullDistance(direction: direction)
    asked = gap
    self.nearest = nearest
    allowed = max(gap, scales.tolerance)
    interruption = ends.interruption
    points = []
    for end in ends.points { insert(end) }
  }

  /// What the distance of no corner can pass.
  var limit: Double { outer.corners.reduce(0) { max($0, $1.limit) } }

  /// A corner that is farther from the points than allowed and not given up: of those nearly as far
  /// as the farthest was, the nearest to the last one, so that one solve starts where another
  /// ended.
  mutating func farthest() -> Int? {
    while true {
      var (nearest, least): (Int?, Double) = (nil, .infinity)
      for (index, corner) in outer.corners.enumerated()
      where corner.limit > level && !corner.isClosed {
        let apart = corner.place.clamped(lowerBound: .init(repeating: -1), upperBound: .zero) - last
        let distance = (apart * apart).sum()
        if distance < least { (nearest, least) = (index, distance) }
      }
      guard let nearest else {
        guard level > allowed else { return nil }
        let open = outer.corners.lazy.filter { !$0.isClosed }.map(\.limit)
        level = max(allowed, min(open.max() ?? 0, level) * self.nearest)
        continue
      }
      let corner = outer.corners[nearest]
      if corner.finding?.pointCount == hull.points.count {
        last = corner.place.clamped(lowerBound: .init(repeating: -1), upperBound: .zero)
        return nearest
      }
      outer.note(hull.finding(at: corner.place), at: nearest)
    }
  }

  /// The least weight of an objective at which a solve says something about it; 0 where solves are
  /// exact.
  private var leastWeight: Double {
    let least = ParetoTolerance.weightShare * asked / Double(scales.count)
    return least >= ParetoTolerance.leastWeight ? least : 0
  }

  /// Asks for the weights for which a corner is most ahead, and learns from the answer.
  mutating func ask<S: Scalarizer & ~Copyable>(
    about corner: Int, _ scalarizer: inout S
  ) throws(ScalarizerFailure) where S.Solution == Solution {
    guard var weights = outer.corners[corner].finding?.weights else { return }
    let least = leastWeight
    for objective in 0..<scales.count
    where weights[objective] * hull.direction[objective] < max(least, ParetoTolerance.noWeight) {
      weights[objective] = 0
    }
    weights /= weights.sum()
    let active = (0..<scales.count).filter { hull.direction[$0] > 0 }
    let hasGaps = active.contains { weights[$0] == 0 }
    var isNews = false
    if let answer = try answer(scales.weights(weights), gap: solveGap, &scalarizer) {
      isNews = learn(answer.support)
      if scales.pending.contains(where: { scales.drop(answer.values, in: $0) > 0 }) {
        isNews = try show(answer, weights: weights, by: &scalarizer) || isNews
      } else if !hasGaps || least == 0 {
        isNews = insert(answer) || isNews
      }
    }
    if hasGaps, least > 0, !isOver {
      // Only the support stands for what has no weight; the plan to show has to be good in everything.
      for objective in active { weights[objective] = max(weights[objective], least) }
      weights /= weights.sum()
      let smallest = active.reduce(1) { min($0, weights[$1]) }
      let gap = min(solveGap, ParetoTolerance.solveShare * smallest)
      if let answer = try answer(scales.weights(weights), gap: gap, &scalarizer) {
        isNews = learn(answer.support) || isNews
        isNews = insert(answer) || isNews
      }
    }
    if !isNews { outer.close(corner) }
  }

  private var solveGap: Double { ParetoTolerance.solveShare * asked }

  /// The point of an answer; what else it says is taken down.
  private mutating func answer<S: Scalarizer & ~Copyable>(
    _ weights: [Double], gap: Double, _ scalarizer: inout S
  ) throws(ScalarizerFailure) -> ScalarizedPoint<Solution>? where S.Solution == Solution {
    switch try scalarizer.solve(Scalarization(weights: weights, gap: gap)) {
    case .found(let point): return point
    case .infeasible, .unbounded:
      // The ends were feasible and bounded: such an answer cannot be trusted.
      interruption = .solve(.numericalTrouble)
      return nil
    case .interrupted(let reason, let best):
      interruption = .solve(reason)
      isOver = isOver || reason != .numericalTrouble
      return best
    }
  }

  private mutating func learn(_ support: Support) -> Bool {
    guard let halfspace = scales.halfspace(support) else { return false }
    return outer.cut(halfspace, tolerance: 0.1 * scales.tolerance)
  }

  /// Takes a point in; false where it is no better than a mix of others.
  @discardableResult
  private mutating func insert(_ point: ScalarizedPoint<Solution>) -> Bool {
    let place = scales.place(point.values)
    if !hull.points.isEmpty, hull.finding(at: place).distance <= 0.1 * scales.tolerance {
      return false
    }
    hull.insert(place)
    points.append(point)
    return true
  }

  /// Takes a point in at which an objective shows for the first time that it is not the same
  /// everywhere.
  ///
  /// The point has no reason to be good in it. One that is best for some small weight has, and
  /// gives the scale.
  private mutating func show<S: Scalarizer & ~Copyable>(
    _ point: ScalarizedPoint<Solution>, weights: ScaledPlace, by scalarizer: inout S
  ) throws(ScalarizerFailure) -> Bool where S.Solution == Solution {
    let shown = scales.pending.filter { scales.drop(point.values, in: $0) > 0 }
    var question = scales.weights(weights)
    for objective in shown {
      question[objective] = ParetoTolerance.showingWeight / scales.drop(point.values, in: objective)
    }
    var best = point
    let gap = ParetoTolerance.solveShare * min(solveGap, ParetoTolerance.showingWeight)
    if !isOver, let better = try answer(question, gap: gap, &scalarizer) {
      let lead = scales.place(point.values) - scales.place(better.values)
      let drops = shown.contains { scales.drop(better.values, in: $0) > 0 }
      if drops || (weights * lead).sum() <= allowed { best = better }
    }
    var direction = hull.direction
    for objective in shown where scales.drop(best.values, in: objective) > 0 {
      scales.setUnit(scales.drop(best.values, in: objective), of: objective)
      direction[objective] = 1
    }
    if direction != hull.direction {
      var wider = HullDistance(direction: direction)
      for place in hull.points { wider.insert(place) }
      hull = wider
      outer.forget()
    }
    return insert(best)
  }

  /// What the search has come to; where the gap asked for is proven, an interruption took nothing
  /// away.
  var frontier: SearchedFrontier<Solution> {
    let isWhole = asked == 0 && !isOver && limit <= ParetoTolerance.leftOpen
    if isWhole {
      let corners = points.indices.filter { isCorner(hull.points[$0]) }
      if !corners.isEmpty {
        let whole = frontier(of: corners)
        if whole.interruption == nil { return whole }
      }
    }
    return frontier(of: Array(points.indices))
  }

  private func isCorner(_ place: ScaledPlace) -> Bool {
    outer.corners.contains { corner in
      let apart = corner.place - place
      return max(apart.max(), -apart.min()) <= ParetoTolerance.cornerShare * scales.tolerance
    }
  }

  private func frontier(of chosen: [Int]) -> SearchedFrontier<Solution> {
    let kept = Nondominated.indices(ofMany: chosen.map { points[$0].values }).map { chosen[$0] }
    var frontier = SearchedFrontier(
      points: kept.map { points[$0] }, cover: .mixes, payoff: payoff, gap: .infinity,
      interruption: interruption)
    var direction = ScaledPlace.zero
    for objective in 0..<scales.count where hull.direction[objective] > 0 {
      let range = (frontier.ideal[objective] - frontier.nadir[objective]) / scales.units[objective]
      direction[objective] = range > 0 ? range : 1
    }
    var measure = HullDistance(direction: direction)
    for index in kept { measure.insert(hull.points[index]) }
    let shrinkage = (0..<scales.count).reduce(1.0) { least, objective in
      hull.direction[objective] > 0 ? min(least, direction[objective]) : least
    }
    var gap = 0.0
    for corner in outer.corners.sorted(by: { $0.limit > $1.limit }) {
      guard corner.limit > gap * shrinkage else { break }
      gap = max(gap, measure.finding(at: corner.place).distance)
    }
    if gap <= (asked == 0 ? ParetoTolerance.leftOpen : scales.tolerance) { gap = 0 }
    frontier.gap = gap
    if gap <= asked {
      frontier.interruption = nil
    } else if interruption == nil {
      frontier.interruption = .solve(.numericalTrouble)
    }
    return frontier
  }
}
