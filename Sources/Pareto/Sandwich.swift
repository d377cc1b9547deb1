// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// A frontier between what was found and what was proven, while it is searched.
///
/// The points found bend outwards: one that is no better than a mix of its neighbours, which a
/// solve with a gap may leave, goes as soon as that shows.
struct Sandwich<Solution: Sendable>: Sendable {
  /// A point found, and the stretch from it to the next one.
  private struct Vertex {
    var point: ScalarizedPoint<Solution>
    /// The point on common scales.
    var place: PlanePoint
    /// Whether asking along the stretch has given all it can.
    var isClosed = false
  }

  let scales: PlaneScales
  /// From best in the first objective to best in the second.
  private var vertices: [Vertex]
  /// All that is proven.
  private(set) var supports: [Support]
  private var border: OuterBorder
  /// How far what is proven lies above what was found.
  private(set) var openings: Openings
  var interruption: SearchInterruption?

  /// Starts from the ends, on scales of their own where none are given.
  init(_ ends: FrontierEnds<Solution>, scales: PlaneScales? = nil) {
    let scales = scales ?? PlaneScales(nadir: ends.nadir, ideal: ends.ideal)
    self.scales = scales
    vertices = [ends.first, ends.last].map {
      Vertex(point: $0, place: scales.point($0.values))
    }
    supports = [ends.first.support, ends.last.support]
    border = OuterBorder(supports.compactMap(scales.line))
    openings = Openings(above: vertices.map(\.place), under: border)
    interruption = ends.interruption
  }

  /// The points found, from best in the first objective to best in the second.
  var points: [ScalarizedPoint<Solution>] { vertices.map(\.point) }
  /// The points found on common scales.
  var chain: [PlanePoint] { vertices.map(\.place) }
  /// How many points were found.
  var count: Int { vertices.count }

  /// The open stretch with the widest opening over a gap, by the index of the point where it
  /// begins; the first of several.
  func widest(over gap: Double) -> Int? {
    var widest: Int?
    var opening = gap
    for (stretch, width) in openings.pieces.enumerated()
    where width > opening && !vertices[stretch].isClosed {
      (widest, opening) = (stretch, width)
    }
    return widest
  }

  /// The open stretch with the widest opening over a goal on these scales, which is set to what the
  /// gap that is asked for comes to: a point that took the place of an end leaves shorter ranges, on
  /// which what is open is a larger share.
  func widest(over goal: inout Double, for gap: Double) -> Int? {
    while interruption == nil || interruption == .solve(.numericalTrouble) {
      if let stretch = widest(over: goal) { return stretch }
      let measured = frontier(gap: gap).gap
      guard measured > gap, measured.isFinite else { return nil }
      let finer = 0.99 * openings.gap * gap / measured
      // What is open beyond the ends no stretch closes.
      guard openings.beyond < finer, widest(over: finer) != nil else { return nil }
      goal = finer
    }
    return nil
  }

  /// The stretch at a lean between the ends.
  func stretch(atLean lean: Double) -> Int? {
    var (low, high) = (0, vertices.count)
    while low < high {
      let middle = (low + high) / 2
      if vertices[middle].place.lean > lean { high = middle } else { low = middle + 1 }
    }
    return low > 0 && low < vertices.count ? low - 1 : nil
  }

  /// Weights that are level along the chord of a stretch.
  func weights(along stretch: Int) -> [Double] {
    scales.weightsAlong(from: vertices[stretch].place, to: vertices[stretch + 1].place)
  }

  /// Whether a stretch was given up.
  func isClosed(_ stretch: Int) -> Bool { vertices[stretch].isClosed }

  /// Takes up again what was given up, as where solves are to be finer.
  mutating func reopen() {
    for stretch in vertices.indices { vertices[stretch].isClosed = false }
  }

  /// Gives a stretch up.
  mutating func close(_ stretch: Int) {
    vertices[stretch].isClosed = true
  }

  /// Learns from a solve along a stretch, and gives the stretch up where the point is no better
  /// than what is there.
  mutating func insert(_ point: ScalarizedPoint<Solution>, from stretch: Int) {
    supports.append(point.support)
    if let line = scales.line(point.support) { border.insert(line) }
    if !placed(point) { close(stretch) }
    openings = Openings(above: chain, under: border)
  }

  /// Puts a point where it belongs; false where it is no better than a point or a mix of
  /// neighbours.
  private mutating func placed(_ point: ScalarizedPoint<Solution>) -> Bool {
    let place = scales.point(point.values)
    guard !vertices.contains(where: { $0.place.covers(place) }) else { return false }
    var changed = vertices
    changed.removeAll { place.covers($0.place) }
    var index = changed.firstIndex { $0.place.x < place.x } ?? changed.count
    changed.insert(Vertex(point: point, place: place), at: index)
    guard Self.bendsOutwards(changed, at: index) else { return false }
    while !Self.bendsOutwards(changed, at: index + 1) { changed.remove(at: index + 1) }
    while !Self.bendsOutwards(changed, at: index - 1) {
      changed.remove(at: index - 1)
      index -= 1
    }
    if index > 0 { changed[index - 1].isClosed = false }
    vertices = changed
    return true
  }

  /// Whether a point is better than any mix of its neighbours, as the ends always are.
  private static func bendsOutwards(_ vertices: [Vertex], at index: Int) -> Bool {
    guard index > 0, index + 1 < vertices.count else { return true }
    let (before, after) = (vertices[index - 1].place, vertices[index + 1].place)
    let place = vertices[index].place
    let share = (place.lean - before.lean) / (after.lean - before.lean)
    let rise = place.height - before.height - share * (after.height - before.height)
    return rise > ParetoTolerance.solveShare * ParetoTolerance.sameValue
  }

  /// What the search has come to; where the gap asked for is proven, an interruption took nothing
  /// away.
  func frontier(gap: Double) -> SearchedFrontier<Solution> {
    var frontier = SearchedFrontier(
      points, under: supports, scales: scales, interruption: interruption)
    if frontier.gap <= gap {
      frontier.interruption = nil
    } else if interruption == nil {
      frontier.interruption = .solve(.numericalTrouble)
    }
    return frontier
  }
}

extension SearchedFrontier {
  /// The frontier of points in order, its gap measured on its own ranges under all that is proven;
  /// `scales` are those of a single point.
  init(
    _ points: [ScalarizedPoint<Solution>], under supports: [Support], scales: PlaneScales,
    interruption: SearchInterruption?
  ) {
    self.init(chain: points, gap: .infinity, interruption: interruption)
    let scales = points.count > 1 ? PlaneScales(nadir: nadir, ideal: ideal) : scales
    gap =
      Openings(
        above: points.map { scales.point($0.values) },
        under: OuterBorder(supports.compactMap(scales.line))
      ).gap
    provenShare = gap.isFinite ? 1 : 0
  }
}
