// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Spreads a given number of points evenly along a two-objective concave frontier.
///
/// A sandwich first finds the frontier's shape; then each point is found by a floor on the
/// objective along which the frontier is flatter, at equal steps of length on the common scales.
package struct EvenFrontier: ConcaveFrontierAlgorithm {
  /// How many points, ends included; at least 2.
  package var count: Int
  /// The gap to which the shape is found; each point is proven to a tenth of it.
  package var shapeGap: Double
  /// The largest difference between bound and value at the ends, in each objective's unit.
  package var endGap: [Double]

  /// Makes a search.
  ///
  /// - Precondition: at least two points, a gap above 0, and two gaps of at least 0 for the ends.
  package init(count: Int, shapeGap: Double = 1e-3, endGap: [Double]) {
    precondition(count >= 2, "a frontier has two ends")
    precondition(shapeGap > 0, "a shape needs a gap above 0")
    precondition(endGap.count == 2 && endGap.allSatisfy { $0 >= 0 }, "each end needs a gap")
    self.count = count
    self.shapeGap = shapeGap
    self.endGap = endGap
  }

  /// For a number of points on a curve.
  package init?(_ task: FrontierTask) {
    guard task.form == .curve, let points = task.points else { return nil }
    self.init(count: points, shapeGap: task.gap, endGap: task.endGap)
  }

  /// Runs the search.
  ///
  /// The frontier has `count` points, fewer where points would be the same, and its gap is what
  /// just these points may miss. Interrupted, it holds everything found, the shape's points as
  /// well.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, of two objectives.
  ///   - progress: told before every solve between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: the sandwich's solves and `count - 2` more.
  package func run<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    let shape: Sandwich<S.Solution>
    switch try SandwichFrontier(gap: shapeGap, endGap: endGap)
      .search(&scalarizer, progress: progress)
    {
    case .ended(let outcome): return outcome
    case .found(let sandwich): shape = sandwich
    }
    var spread = Spread(shape, interruption: shape.frontier(gap: shapeGap).interruption)
    switch shape.interruption {
    case nil, .solve(.numericalTrouble), .pointLimit: break
    case .solve(.timeLimit), .solve(.cancelled), .failure:
      spread.interruption = shape.interruption
      return .found(spread.everything(with: shape))
    }
    for target in shape.targets(count) {
      progress(FrontierSearchProgress(points: spread.points.count, gap: nil))
      let question = shape.scales.question(
        at: target, gap: ParetoTolerance.solveShare * shapeGap)
      do throws(ScalarizerFailure) {
        switch try scalarizer.solve(question) {
        case .found(let point):
          spread.add(point)
        case .interrupted(.numericalTrouble, let best):
          spread.add(best ?? shape.point(nearest: target))
          spread.interruption = .solve(.numericalTrouble)
        case .infeasible, .unbounded:
          // A mix of two plans keeps the floor: such an answer cannot be trusted.
          spread.add(shape.point(nearest: target))
          spread.interruption = .solve(.numericalTrouble)
        case .interrupted(let reason, let best):
          if let best { spread.add(best) }
          spread.interruption = .solve(reason)
          return .found(spread.everything(with: shape))
        }
      } catch {
        spread.interruption = .failure(error)
        return .found(spread.everything(with: shape))
      }
    }
    return .found(spread.frontier())
  }
}

/// A place on a frontier at which a point is wanted.
private struct Target {
  var place: PlanePoint
  /// The objective along which the frontier is flatter there.
  var flatter: Int
}

extension PlaneScales {
  /// Asks for the best of one objective where the other, the flatter one, is as good as at a place.
  fileprivate func question(at target: Target, gap: Double) -> Scalarization {
    let share = target.flatter == 0 ? target.place.x : target.place.y
    var floors = [-Double.infinity, -Double.infinity]
    floors[target.flatter] = nadir[target.flatter] + share * ranges[target.flatter]
    var weights = [0.0, 0.0]
    weights[1 - target.flatter] = 1 / ranges[1 - target.flatter]
    return Scalarization(weights: weights, floors: floors, gap: gap)
  }
}

extension Sandwich {
  /// Places at equal steps of length along the chain, its ends left out.
  fileprivate func targets(_ count: Int) -> [Target] {
    let lengths = zip(chain, chain.dropFirst()).map { first, last in
      let (dx, dy) = (last.x - first.x, last.y - first.y)
      return (dx * dx + dy * dy).squareRoot()
    }
    let total = lengths.reduce(0, +)
    var piece = 0
    var before = 0.0
    return (1..<count).dropLast().map { step in
      let length = total * Double(step) / Double(count - 1)
      while piece + 1 < lengths.count, before + lengths[piece] < length {
        before += lengths[piece]
        piece += 1
      }
      let share = min(1, (length - before) / lengths[piece])
      let (first, last) = (chain[piece], chain[piece + 1])
      let (dx, dy) = (last.x - first.x, last.y - first.y)
      return Target(
        place: PlanePoint(x: first.x + share * dx, y: first.y + share * dy),
        flatter: abs(dy) <= abs(dx) ? 0 : 1)
    }
  }

  /// The point whose lean is nearest to a target's.
  fileprivate func point(nearest target: Target) -> ScalarizedPoint<Solution> {
    var nearest = 0
    for (index, place) in chain.enumerated()
    where abs(place.lean - target.place.lean) < abs(chain[nearest].lean - target.place.lean) {
      nearest = index
    }
    return points[nearest]
  }
}

/// The points spread so far, and all that is proven.
private struct Spread<Solution: Sendable>: Sendable {
  private let scales: PlaneScales
  private(set) var points: [ScalarizedPoint<Solution>]
  private var supports: [Support]
  var interruption: SearchInterruption?

  init(_ shape: Sandwich<Solution>, interruption: SearchInterruption?) {
    scales = shape.scales
    points = [shape.points[0], shape.points[shape.points.count - 1]]
    supports = shape.supports
    self.interruption = interruption
  }

  mutating func add(_ point: ScalarizedPoint<Solution>) {
    points.append(point)
    supports.append(point.support)
  }

  func frontier() -> SearchedFrontier<Solution> {
    SearchedFrontier(
      Nondominated.indices(of: points.map(\.values)).map { points[$0] }, under: supports,
      scales: scales, interruption: interruption)
  }

  /// The frontier of these points and of the shape's.
  func everything(with shape: Sandwich<Solution>) -> SearchedFrontier<Solution> {
    var all = self
    all.points += shape.points
    return all.frontier()
  }
}
