// SPDX-License-Identifier: GPL-3.0-or-later

/// Spreads a given number of points evenly along a two-objective concave frontier.
///
/// A sandwich first finds the frontier's shape; then each point is found by a floor on the objective along which the
/// frontier is flatter, at equal steps of length on the common scales.
public struct EvenFrontier: Sendable {
  /// How many points, ends included; at least 2.
  public var count: Int
  /// The gap to which the shape is found, and each point is proven.
  public var shapeGap: Double
  /// The largest difference between bound and value at the ends, in each objective's unit.
  public var endGap: [Double]

  /// Makes a search.
  ///
  /// - Precondition: at least two points.
  public init(count: Int, shapeGap: Double = 1e-3, endGap: [Double]) {
    precondition(count >= 2, "a frontier has two ends")
    self.count = count
    self.shapeGap = shapeGap
    self.endGap = endGap
  }

  /// Runs the search.
  ///
  /// - Complexity: the sandwich's solves and `count - 2` more.
  public func run<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    let sandwich = SandwichFrontier(gap: shapeGap, endGap: endGap)
    let found = try sandwich.run(&scalarizer, progress: progress)
    guard case .found(let shape) = found else { return found }
    guard shape.points.count > 1, shape.interruption != .timeLimit,
      shape.interruption != .cancelled
    else { return .found(shape) }
    let scales = PlaneScales(nadir: shape.nadir, ideal: shape.ideal)
    let chain = shape.points.map { scales.point($0.values) }
    var points = [shape.points[0]]
    var supports = shape.points.map(\.support)
    var interruption = shape.interruption
    search: for target in targets(along: chain) {
      let objective = target.isFlat ? 0 : 1
      let value = objective == 0 ? target.point.x : target.point.y
      var floors = [-Double.infinity, -Double.infinity]
      floors[objective] = scales.nadir[objective] + value * scales.ranges[objective]
      var weights = [0.0, 0.0]
      weights[1 - objective] = 1 / scales.ranges[1 - objective]
      let question = Scalarization(weights: weights, floors: floors, gap: 0.1 * shapeGap)
      switch try scalarizer.solve(question) {
      case .solved(let point):
        supports.append(point.support)
        points.append(point)
      case .interrupted(.numericalTrouble, _), .infeasible, .unbounded:
        interruption = .numericalTrouble
      case .interrupted(let reason, _):
        interruption = reason
        break search
      }
      progress(FrontierSearchProgress(points: points.count, gap: nil))
    }
    points.append(shape.points[shape.points.count - 1])
    points = ordered(points, scales)
    let gap = CertifiedGap(scales: scales).gap(of: points.map(\.values), under: supports)
    return .found(
      SearchedFrontier(
        points: points, ideal: shape.ideal, nadir: shape.nadir, gap: gap,
        interruption: interruption))
  }

  /// Places at equal steps of length along the chain, ends left out, and whether it is flat there.
  private func targets(along chain: [PlanePoint]) -> [(point: PlanePoint, isFlat: Bool)] {
    let lengths = zip(chain, chain.dropFirst()).map { first, last in
      let (dx, dy) = (last.x - first.x, last.y - first.y)
      return (dx * dx + dy * dy).squareRoot()
    }
    let total = lengths.reduce(0, +)
    var targets: [(point: PlanePoint, isFlat: Bool)] = []
    var piece = 0
    var before = 0.0
    for step in stride(from: 1, to: count - 1, by: 1) {
      let length = total * Double(step) / Double(count - 1)
      while piece + 1 < lengths.count, before + lengths[piece] < length {
        before += lengths[piece]
        piece += 1
      }
      let share = lengths[piece] > 0 ? min(1, (length - before) / lengths[piece]) : 0
      let (first, last) = (chain[piece], chain[piece + 1])
      let (dx, dy) = (last.x - first.x, last.y - first.y)
      targets.append(
        (PlanePoint(x: first.x + share * dx, y: first.y + share * dy), abs(dy) <= abs(dx)))
    }
    return targets
  }

  /// From best in the first objective to best in the second, without points that another one dominates or repeats.
  private func ordered<Solution>(
    _ points: [ScalarizedPoint<Solution>], _ scales: PlaneScales
  ) -> [ScalarizedPoint<Solution>] {
    let sorted = points.map { (point: $0, place: scales.point($0.values)) }
      .sorted { ($1.place.x, $1.place.y) < ($0.place.x, $0.place.y) }
    var kept: [(point: ScalarizedPoint<Solution>, place: PlanePoint)] = []
    for candidate in sorted {
      if let last = kept.last, candidate.place.y <= last.place.y + ParetoTolerance.sameValue {
        continue
      }
      kept.append(candidate)
    }
    return kept.map(\.point)
  }
}
