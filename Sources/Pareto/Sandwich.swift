// SPDX-License-Identifier: GPL-3.0-or-later

/// A frontier between what was found and what was proven, while it is searched.
struct Sandwich<Solution: Sendable>: Sendable {
  let scales: PlaneScales
  /// From best in the first objective to best in the second.
  private(set) var points: [ScalarizedPoint<Solution>]
  /// The points on common scales.
  private(set) var chain: [PlanePoint]
  /// What no feasible point is above.
  private(set) var border: OuterBorder
  /// How far the border lies above the chain.
  private(set) var openings: Openings
  /// For each stretch between two points, whether asking along it has given all it can.
  private var isClosed: [Bool]
  var interruption: SearchInterruption?

  init(_ ends: FrontierEnds<Solution>) {
    scales = PlaneScales(nadir: ends.nadir, ideal: ends.ideal)
    points = [ends.first, ends.last]
    chain = points.map { [scales] in scales.point($0.values) }
    border = OuterBorder()
    for line in points.compactMap({ [scales] in scales.line($0.support) }) { border.insert(line) }
    openings = Openings(above: chain, under: border)
    isClosed = [false]
    interruption = ends.interruption
  }

  /// The open stretch with the widest opening over a gap, by the index of the point where it begins; the first of several.
  func widest(over gap: Double) -> Int? {
    var widest: Int?
    var opening = gap
    for (stretch, width) in openings.pieces.enumerated()
    where width > opening && !isClosed[stretch] {
      (widest, opening) = (stretch, width)
    }
    return widest
  }

  /// Weights that are level along the chord of a stretch.
  func weights(along stretch: Int) -> [Double] {
    scales.weightsAlong(from: chain[stretch], to: chain[stretch + 1])
  }

  /// Gives a stretch up.
  mutating func close(_ stretch: Int) {
    isClosed[stretch] = true
  }

  /// Learns from a solve along a stretch, and closes the stretch where the point is none between its ends, above their chord.
  mutating func insert(_ point: ScalarizedPoint<Solution>, into stretch: Int) {
    learn(point.support)
    let place = scales.point(point.values)
    let (before, after) = (chain[stretch], chain[stretch + 1])
    let step = ParetoTolerance.sameValue
    let isBetween =
      before.x - place.x > step && place.x - after.x > step
      && place.y - before.y > step && after.y - place.y > step
    let share = (place.lean - before.lean) / (after.lean - before.lean)
    let rise = place.height - before.height - share * (after.height - before.height)
    if isBetween, rise > ParetoTolerance.solveShare * step {
      points.insert(point, at: stretch + 1)
      chain.insert(place, at: stretch + 1)
      isClosed.insert(false, at: stretch + 1)
    } else {
      isClosed[stretch] = true
    }
    openings = Openings(above: chain, under: border)
  }

  private mutating func learn(_ support: Support) {
    if let line = scales.line(support) { border.insert(line) }
  }

  /// What the search has come to; where the gap asked for is proven, an interruption took nothing away.
  func frontier(gap: Double) -> SearchedFrontier<Solution> {
    let proven = openings.gap
    return SearchedFrontier(
      points: points, ideal: [points[0].values[0], points[points.count - 1].values[1]],
      nadir: [points[points.count - 1].values[0], points[0].values[1]], gap: proven,
      interruption: proven <= gap ? nil : interruption ?? .solve(.numericalTrouble))
  }
}
