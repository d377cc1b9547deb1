// SPDX-License-Identifier: GPL-3.0-or-later

/// What half-spaces leave possible, by its corners.
///
/// Every weight of every half-space is at least 0, so that from each of its places it goes down for
/// ever in every objective: besides corners it has one ray per objective. A cut replaces the
/// corners outside by those where edges cross the cut; two corners are joined by an edge when no
/// third one is on all the half-spaces that they share. Source: the double description method,
/// Motzkin, Raiffa, Thompson and Thrall (1953), as in Fukuda and Prodon, "Double description method
/// revisited", Combinatorics and Computer Science (1996).
struct OuterPolyhedron: Sendable {
  /// A corner, with what a search has found out about it.
  struct Corner: Sendable {
    let place: ScaledPlace
    /// The half-spaces on whose border it is, by number, ascending.
    fileprivate var borders: [Int32]
    fileprivate var mark: BorderMark
    /// What its distance to what was found cannot pass.
    fileprivate(set) var limit = Double.infinity
    /// Its distance to what was found at some time.
    fileprivate(set) var finding: HullDistance.Finding?
    /// Whether asking about it has given all it can.
    fileprivate(set) var isClosed = false

    fileprivate init(place: ScaledPlace, borders: [Int32], limit: Double = .infinity) {
      self.place = place
      self.borders = borders
      self.limit = limit
      mark = BorderMark(borders)
    }

    fileprivate mutating func add(border: Int32) {
      borders.append(border)
      mark.insert(border)
    }
  }

  private(set) var corners: [Corner]
  private let dimension: Int
  /// For each objective the half-spaces in which it has no weight.
  private var rays: [[Int32]]
  private var count: Int32

  /// Everything below a place.
  init(below place: ScaledPlace, dimension: Int) {
    self.dimension = dimension
    let first = (0..<Int32(dimension)).map { $0 }
    corners = [Corner(place: place, borders: first)]
    rays = first.map { own in first.filter { $0 != own } }
    count = Int32(dimension)
  }

  /// Takes down the distance of a corner.
  mutating func note(_ finding: HullDistance.Finding, at corner: Int) {
    corners[corner].finding = finding
    corners[corner].limit = min(corners[corner].limit, finding.distance)
  }

  /// Forgets all distances.
  mutating func forget() {
    for index in corners.indices {
      corners[index].limit = .infinity
      corners[index].finding = nil
      corners[index].isClosed = false
    }
  }

  /// Gives a corner up.
  mutating func close(_ corner: Int) { corners[corner].isClosed = true }

  /// Cuts off what is outside of a half-space; false where no corner is outside by more than a
  /// tolerance.
  ///
  /// - Complexity: the corners outside times all corners, and for each new corner all corners
  ///   again.
  @discardableResult
  mutating func cut(_ halfspace: ScaledHalfspace, tolerance: Double) -> Bool {
    let excess = corners.map { halfspace.excess(of: $0.place) }
    guard excess.contains(where: { $0 > tolerance }) else { return false }
    let number = count
    count += 1
    let outside = excess.indices.filter { excess[$0] > tolerance }
    var made: [Corner] = []
    for index in outside {
      let (corner, above) = (corners[index], excess[index])
      for (other, below) in excess.enumerated()
      where below < -tolerance && corner.mark.mayMeet(corners[other].mark) {
        guard
          let shared = edge(
            corner.borders, corners[other].borders, except: (index, other), ray: nil)
        else { continue }
        let share = above / (above - below)
        // Distances are convex: in between they are no more than a mix of both.
        let limit = corner.limit + share * (corners[other].limit - corner.limit)
        made.append(
          Corner(
            place: corner.place + share * (corners[other].place - corner.place),
            borders: shared + [number],
            limit: limit.isFinite ? limit : max(corner.limit, corners[other].limit)))
      }
      for objective in 0..<dimension where halfspace.weights[objective] > 0 {
        guard
          let shared = edge(corner.borders, rays[objective], except: (index, index), ray: objective)
        else { continue }
        var place = corner.place
        place[objective] -= above / halfspace.weights[objective]
        made.append(Corner(place: place, borders: shared + [number], limit: corner.limit))
      }
    }
    for index in excess.indices where abs(excess[index]) <= tolerance {
      corners[index].add(border: number)
    }
    for objective in 0..<dimension where halfspace.weights[objective] == 0 {
      rays[objective].append(number)
    }
    replace(outside, by: made)
    return true
  }

  /// Puts new corners in the place of others.
  private mutating func replace(_ outside: [Int], by made: [Corner]) {
    for (index, corner) in zip(outside, made) { corners[index] = corner }
    corners += made.dropFirst(outside.count)
    for index in outside.dropFirst(made.count).reversed() {
      corners.swapAt(index, corners.count - 1)
      corners.removeLast()
    }
  }

  /// The half-spaces that two corners share, or a corner and a ray, where they are joined by an
  /// edge.
  private func edge(
    _ one: [Int32], _ other: [Int32], except ends: (Int, Int), ray: Int?
  ) -> [Int32]? {
    var shared: [Int32] = []
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        shared.append(one[i])
        i += 1
        j += 1
      } else if one[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
      if shared.count + min(one.count - i, other.count - j) < dimension - 1 { return nil }
    }
    let mark = BorderMark(shared)
    for third in corners.indices
    where corners[third].mark.mayHold(mark) && third != ends.0 && third != ends.1 {
      if Self.holds(corners[third].borders, shared) { return nil }
    }
    for third in 0..<dimension where third != ray {
      if Self.holds(rays[third], shared) { return nil }
    }
    return shared
  }

  /// Whether an ascending list holds all of another.
  private static func holds(_ list: [Int32], _ part: [Int32]) -> Bool {
    guard list.count >= part.count else { return false }
    var index = 0
    for wanted in part {
      while index < list.count, list[index] < wanted { index += 1 }
      guard index < list.count, list[index] == wanted else { return false }
      index += 1
    }
    return true
  }
}

/// What tells fast that two lists of borders have too little in common.
private struct BorderMark: Sendable {
  private var bits: UInt64 = 0

  init(_ borders: [Int32]) {
    for border in borders { insert(border) }
  }

  mutating func insert(_ border: Int32) { bits |= 1 << UInt64(border & 63) }

  func mayHold(_ other: BorderMark) -> Bool { bits & other.bits == other.bits }

  /// Whether some border may be on both lists.
  func mayMeet(_ other: BorderMark) -> Bool { bits & other.bits != 0 }
}
