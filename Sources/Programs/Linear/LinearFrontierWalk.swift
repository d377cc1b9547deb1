// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Pareto

/// Walks the frontier of a linear program with two objectives from vertex to vertex, missing none.
///
/// It starts at the best point of objective 0 that is best in objective 1 among these. At each
/// vertex the reduced costs of both objectives tell up to which weight on objective 1 the vertex
/// stays optimal. At that weight the optimal points are an edge of the frontier: with everything
/// held that has a reduced cost other than 0, the best point of objective 1 is the edge's other
/// end, and its basis is optimal beyond the weight. So the weight rises at every step, and no
/// tolerance on values decides what is a point.
///
/// It belongs to the thread that made it.
package struct LinearFrontierWalk: ~Copyable {
  var engine: LinearEngine
  private let limits: SearchLimits

  /// Lays out a program.
  ///
  /// - Precondition: the program has two objectives.
  /// - Throws: Which number or bound of the program cannot be computed with.
  package init(
    _ program: MultiObjectiveLinearProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    precondition(program.objectives.count == 2, "a walk needs two objectives")
    do throws(GLPKError) {
      engine = try LinearEngine(program)
    } catch {
      throw ScalarizerFailure(error)
    }
    self.limits = limits
  }

  /// How many pivots there have been.
  package var pivots: Int { engine.pivots }

  /// Lists the extreme points, each of them checked against the program's own figures: feasible,
  /// and optimal for its weights by its multipliers.
  ///
  /// After `maximumPoints`, at least 1, it gives up.
  ///
  /// - Throws: What GLPK said where it broke.
  /// - Complexity: per point one or two pivots and a few passes over columns, rows and
  ///   coefficients.
  package mutating func run(
    maximumPoints: Int = .max
  ) throws(ScalarizerFailure) -> LinearFrontierOutcome {
    precondition(maximumPoints >= 1, "a frontier has at least one point")
    do throws(GLPKError) {
      try engine.releaseAll()
      switch try firstWeight() {
      case .weight(let weight):
        return try walk(from: weight, maximumPoints: maximumPoints)
      case .ended(let outcome): return outcome
      }
    } catch {
      throw ScalarizerFailure(error)
    }
  }
}

extension LinearFrontierWalk {
  /// Where the walk starts, or why it cannot.
  private enum Start {
    /// The least weight on objective 1 for which the weighted sum is bounded; the present basis is
    /// optimal for it.
    case weight(Double)
    case ended(LinearFrontierOutcome)
  }

  private mutating func firstWeight() throws(GLPKError) -> Start {
    switch try engine.maximize(engine.costs[0], limits: limits) {
    case .optimal: return .weight(0)
    case .infeasible:
      guard let proof = try engine.infeasibility() else {
        return .ended(.interrupted(.numericalTrouble, best: nil))
      }
      return .ended(.infeasible(proof))
    case .interrupted(let reason): return .ended(.interrupted(reason, best: nil))
    case .unbounded: break
    }
    var cone = try RecessionCone(engine.model, costs: engine.costs)
    switch try cone.leastBoundedWeight(limits: limits) {
    case .none: return .ended(.unbounded(.noEfficientPoint))
    case .interrupted(let reason): return .ended(.interrupted(reason, best: nil))
    case .weight(let weight):
      let shares = WeightShares(weight)
      let costs = engine.combinedCosts([shares.first, shares.second])
      switch try engine.maximize(costs, limits: limits) {
      case .optimal: return .weight(weight)
      case .interrupted(let reason): return .ended(.interrupted(reason, best: nil))
      case .infeasible, .unbounded: return .ended(.interrupted(.numericalTrouble, best: nil))
      }
    }
  }

  /// The walk itself, in weights on scaled objectives.
  private mutating func walk(
    from start: Double, maximumPoints: Int
  ) throws(GLPKError) -> LinearFrontierOutcome {
    var weight = start
    var trail = FrontierTrail()
    var crawl = 0
    var charges = try chargesHere()
    while true {
      try engine.hold(engine.strictlyCharged(charges, at: WeightShares(weight)))
      switch try engine.maximize(engine.costs[1], limits: limits) {
      case .optimal: break
      case .unbounded where trail.isEmpty:
        return .unbounded(start > 0 ? .noVertex : .noEfficientPoint)
      case .unbounded: return complete(trail, from: start, to: weight)
      case .interrupted(let reason): return .interrupted(reason, best: trail.start)
      case .infeasible: return .interrupted(.numericalTrouble, best: trail.start)
      }
      charges = try chargesHere()
      var next = engine.nextWeight(charges)
      if let reached = next, reached <= weight {
        // Rounding has turned the order of two breakpoints that are almost the same.
        crawl += 1
        if crawl > 1_000 { return .interrupted(.numericalTrouble, best: trail.start) }
        next = max(weight * (1 + 1e-10), 1e-10)
      }
      guard let vertex = try vertex(charges, from: weight, to: next ?? .infinity) else {
        return .interrupted(.numericalTrouble, best: trail.start)
      }
      trail.append(vertex, noise: engine.valueNoise(at: vertex.point.solution.x))
      if trail.count > maximumPoints {
        return .found(.start(Array(trail.points.prefix(maximumPoints))))
      }
      guard let next else { return complete(trail, from: start, to: nil) }
      weight = next
    }
  }

  /// What the present basis, read into the face, charges for both objectives.
  private mutating func chargesHere() throws(GLPKError) -> [LinearEngine.Charges] {
    try engine.readSides()
    return [try engine.charges(for: engine.costs[0]), try engine.charges(for: engine.costs[1])]
  }

  /// The present vertex with its proof; nil where it does not stand up to the program's own
  /// figures.
  private func vertex(
    _ charges: [LinearEngine.Charges], from low: Double, to high: Double
  ) throws(GLPKError) -> FrontierTrail.Vertex? {
    let (least, most) = (WeightShares(low), WeightShares(high))
    let shares = [(least.first + most.first) / 2, (least.second + most.second) / 2]
    let firstRow = engine.program.columnCount
    let duals = zip(charges[0].amounts[firstRow...], charges[1].amounts[firstRow...]).map {
      shares[0] * $0 + shares[1] * $1
    }
    let (solution, rounding) = engine.proven(
      at: try engine.point(), rowDuals: duals, unit: 1,
      weights: zip(shares, engine.scaling.objectives).map { $0 * $1 },
      floors: [-.infinity, -.infinity])
    guard engine.confirms(solution, rounding: rounding) else { return nil }
    let rate = engine.scaling.objectives[1] / engine.scaling.objectives[0]
    return FrontierTrail.Vertex(
      point: LinearFrontierPoint(solution: solution, weightRange: low * rate...high * rate),
      width: most.second - least.second)
  }

  /// The whole frontier; `end` is the weight beyond which objective 1 grows for ever, in scaled
  /// units.
  private func complete(
    _ trail: FrontierTrail, from start: Double, to end: Double?
  ) -> LinearFrontierOutcome {
    let rate = engine.scaling.objectives[1] / engine.scaling.objectives[0]
    var directions: [[Double]] = []
    if start > 0 {
      let shares = WeightShares(start * rate)
      directions.append([shares.second, -shares.first])
    }
    if let end {
      let shares = WeightShares(end * rate)
      directions.append([-shares.second, shares.first])
    }
    return .found(LinearFrontier(points: trail.merged(), extremeDirections: directions))
  }
}

extension LinearFrontier {
  /// The first extreme points of a frontier that has more.
  fileprivate static func start(_ points: [LinearFrontierPoint]) -> LinearFrontier {
    LinearFrontier(points: points, extremeDirections: [], isComplete: false)
  }
}

extension FrontierTrail {
  /// The frontier as far as it was walked, if there is anything of it.
  fileprivate var start: LinearFrontier? { isEmpty ? nil : .start(points) }
}
