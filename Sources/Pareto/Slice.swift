// SPDX-License-Identifier: GPL-3.0-or-later

/// The frontier of one choice, as far as it is known.
struct Slice<Choice: Hashable & Sendable, Solution: Sendable>: Sendable {
  let choice: Choice
  private let scales: PlaneScales
  /// From best in the first objective to best in the second; neighbours are joined by edges.
  private var vertices: PointChain<Solution>
  /// Points found where other slices cut an exact one off.
  private var cuts: [ScalarizedPoint<Solution>] = []
  /// What bounds a curved slice.
  private(set) var sandwich: Sandwich<Solution>?
  /// Whether the vertices are all that there is to know.
  private(set) var isExact = false
  /// How often there was an attempt to know all of it.
  var attempts = 0
  /// Whether a point was met since then, and there is more to know.
  var isUntried = true

  /// Starts with one point.
  init(_ point: ScalarizedPoint<Solution>, choice: Choice, scales: PlaneScales) {
    self.choice = choice
    self.scales = scales
    let sameness = scales.ranges.map { $0 * scales.tolerance }
    vertices = PointChain([point], sameness: sameness)
  }

  /// The outline on common scales.
  var chain: [PlanePoint] { vertices.points.map { scales.point($0.values) } }

  /// Takes every extreme point of a linear slice in place of the points met on its edges.
  mutating func complete(_ points: [ScalarizedPoint<Solution>]) {
    vertices = PointChain([], sameness: vertices.sameness)
    for point in points { vertices.insert(point) }
    isExact = true
    isUntried = false
  }

  /// Takes the ends of a curved slice.
  mutating func bend(_ ends: FrontierEnds<Solution>) {
    let sandwich = Sandwich(ends, scales: scales)
    for point in sandwich.points { vertices.insert(point) }
    self.sandwich = sandwich
    isUntried = false
  }

  /// Takes a point of a slice that is not known exactly, unless an edge has almost the same.
  mutating func insert(_ point: ScalarizedPoint<Solution>, unlessWithin tolerance: Double = 0) {
    if tolerance > 0, isOnEdge(point, within: tolerance) { return }
    vertices.insert(point)
    if sandwich == nil { isUntried = true }
  }

  /// Whether an edge passes no further below a point.
  private func isOnEdge(_ point: ScalarizedPoint<Solution>, within tolerance: Double) -> Bool {
    let place = scales.point(point.values)
    let chain = chain
    return zip(chain, chain.dropFirst()).contains { start, end in
      let length = end.lean - start.lean
      guard length > 0, start.lean <= place.lean, place.lean <= end.lean else { return false }
      let share = (place.lean - start.lean) / length
      return place.height <= start.height + share * (end.height - start.height) + tolerance
    }
  }

  /// Takes the answer along a stretch of the sandwich.
  mutating func insert(_ point: ScalarizedPoint<Solution>, from stretch: Int) {
    sandwich?.insert(point, from: stretch)
    vertices.insert(point)
  }

  /// Takes up again what was given up of the sandwich.
  mutating func reopen() { sandwich?.reopen() }

  /// Gives a stretch of the sandwich up.
  mutating func close(_ stretch: Int) { sandwich?.close(stretch) }

  /// Takes a point where the slice is cut off.
  mutating func cut(at point: ScalarizedPoint<Solution>) {
    if isExact { cuts.append(point) } else { vertices.insert(point) }
  }

  /// The known point that is nearest to a place, if it is near enough.
  func point(at place: PlanePoint, within tolerance: Double) -> ScalarizedPoint<Solution>? {
    var nearest: ScalarizedPoint<Solution>?
    var distance = tolerance
    for point in vertices.points + cuts {
      let other = scales.point(point.values)
      let away = max(abs(other.x - place.x), abs(other.y - place.y))
      if away < distance || nearest == nil && away == distance {
        (nearest, distance) = (point, away)
      }
    }
    return nearest
  }

  /// The stretch of the sandwich at a lean, where its opening is wider than allowed and asking
  /// along it may narrow that.
  func stretch(atLean lean: Double, over allowed: Double) -> Int? {
    guard let sandwich, let stretch = sandwich.stretch(atLean: lean),
      sandwich.openings.pieces[stretch] > allowed, !sandwich.isClosed(stretch)
    else { return nil }
    return stretch
  }
}
