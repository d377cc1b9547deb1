// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds as few points as it takes to prove a two-objective concave frontier to a gap.
///
/// Between two neighbours the frontier lies above their chord and below the half-planes that their solves proved. The
/// stretch with the widest opening is split by a solve with weights normal to its chord, until no opening is wider than
/// the gap. Source: Rote, "The convergence rate of the sandwich algorithm for approximating convex functions", Computing
/// 48 (1992); the opening is measured as in ``SearchedFrontier/gap``.
public struct SandwichFrontier: Sendable {
  /// The gap to reach, a share of each objective's range; above 0.
  public var gap: Double
  /// The relative gap of the ends.
  public var endGap: [Double]
  /// How many points it may take.
  public var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Parameter endGap: the largest difference between bound and value at the ends, in each objective's unit.
  public init(gap: Double, endGap: [Double], maximumPoints: Int = 5000) {
    precondition(gap > 0, "a sandwich needs a gap above 0")
    self.gap = gap
    self.endGap = endGap
    self.maximumPoints = maximumPoints
  }

  /// Two neighbours and what is known about the frontier between them.
  private struct Stretch {
    var first: PlanePoint
    var last: PlanePoint
    var lines: [PlaneLine]
    var isClosed = false

    /// The widest opening.
    var opening: Double {
      zip(lines, lines.dropFirst()).reduce(0) { widest, pair in
        let corner = pair.0.meets(pair.1) ?? PlanePoint(x: first.x, y: last.y)
        let inside = PlanePoint(x: min(corner.x, first.x), y: min(corner.y, last.y))
        return max(widest, (lines.count > 2 ? corner : inside).miss(from: first, to: last))
      }
    }
  }

  /// Runs the search.
  ///
  /// - Complexity: about 1/√gap solves; besides them quadratic in their number.
  public func run<S: Scalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    let ends: FrontierEnds<S.Solution>
    switch try FrontierEnds.find(&scalarizer, gap: endGap) {
    case .found(let found): ends = found
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .interrupted(let reason): return .interrupted(reason)
    }
    if ends.isSinglePoint {
      return .found(
        SearchedFrontier(
          points: [ends.first], ideal: ends.ideal, nadir: ends.nadir, gap: 0,
          interruption: ends.interruption))
    }
    let scales = PlaneScales(nadir: ends.nadir, ideal: ends.ideal)
    var points = [ends.first, ends.last]
    var supports = [ends.first.support, ends.last.support]
    var stretches = [
      Stretch(
        first: scales.point(ends.first.values), last: scales.point(ends.last.values),
        lines: supports.map(scales.line))
    ]
    var interruption = ends.interruption
    search: while points.count < maximumPoints {
      let open = stretches.indices.filter { !stretches[$0].isClosed }
      guard
        let widest = open.max(by: { stretches[$0].opening < stretches[$1].opening }),
        stretches[widest].opening > gap
      else { break }
      progress(
        FrontierSearchProgress(points: points.count, gap: stretches[widest].opening))
      let stretch = stretches[widest]
      let weights = normal(of: stretch, scales)
      switch try scalarizer.solve(Scalarization(weights: weights, gap: 0.1 * gap)) {
      case .solved(let point):
        supports.append(point.support)
        insert(point, at: widest, scales, &points, &stretches)
      case .interrupted(let reason, let best):
        if let best {
          supports.append(best.support)
          insert(best, at: widest, scales, &points, &stretches)
        }
        interruption = reason
        if reason != .numericalTrouble { break search }
        if best == nil { stretches[widest].isClosed = true }
      case .infeasible, .unbounded:
        // The ends were feasible and bounded: such an answer cannot be trusted.
        interruption = .numericalTrouble
        stretches[widest].isClosed = true
      }
    }
    let proven = CertifiedGap(scales: scales).gap(of: points.map(\.values), under: supports)
    if proven <= gap, interruption == .numericalTrouble { interruption = nil }
    if proven > gap, interruption == nil { interruption = .numericalTrouble }
    return .found(
      SearchedFrontier(
        points: points, ideal: ends.ideal, nadir: ends.nadir, gap: proven,
        interruption: interruption))
  }

  /// Weights that are level along the chord, adding up to 1 on the common scales.
  private func normal(of stretch: Stretch, _ scales: PlaneScales) -> [Double] {
    let a = stretch.last.y - stretch.first.y
    let b = stretch.first.x - stretch.last.x
    return [a / (a + b) / scales.ranges[0], b / (a + b) / scales.ranges[1]]
  }

  /// Splits a stretch at a new point, or closes it where the point is no better than its chord.
  private func insert<Solution>(
    _ point: ScalarizedPoint<Solution>, at index: Int, _ scales: PlaneScales,
    _ points: inout [ScalarizedPoint<Solution>], _ stretches: inout [Stretch]
  ) {
    let place = scales.point(point.values)
    let line = scales.line(point.support)
    let stretch = stretches[index]
    let slip = ParetoTolerance.sameValue
    let chord = line.a * stretch.first.x + line.b * stretch.first.y
    let isBetween =
      place.x < stretch.first.x - slip && place.x > stretch.last.x + slip
      && place.y > stretch.first.y + slip && place.y < stretch.last.y - slip
    let isNew = isBetween && line.a * place.x + line.b * place.y > chord + 0.1 * slip
    let ends = (stretch.lines[0], stretch.lines[stretch.lines.count - 1])
    guard isNew else {
      stretches[index].lines = [ends.0, line, ends.1]
      stretches[index].isClosed = true
      return
    }
    stretches[index] = Stretch(first: stretch.first, last: place, lines: [ends.0, line])
    stretches.insert(
      Stretch(first: place, last: stretch.last, lines: [line, ends.1]), at: index + 1)
    points.insert(point, at: index + 1)
  }
}
