// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Service

/// The number at which the best score bends, where it bends at one number and not all along the
/// way.
extension SweepSearch {
  /// Fewer points than these say nothing about a bend.
  private static let leastPoints = 4
  /// The share of all that the slope changes by over the range that has to come at the bend.
  private static let shareAtBend = 0.5
  /// How near the bend has to be known, as a share of the range.
  private static let precision = 1.0 / 256
  /// Below this share of the scores' range above the straight line it is no bend to speak of.
  private static let leastHeight = 0.01

  /// What is known of the best score along the range.
  private struct Curve {
    var x: [Double] = []
    var y: [Double] = []

    mutating func add(_ value: Double, _ score: Double) {
      let place = x.firstIndex { $0 >= value } ?? x.count
      if place < x.count, x[place] == value { return }
      x.insert(value, at: place)
      y.insert(score, at: place)
    }

    /// The slope from a position to the next.
    func slope(_ position: Int) -> Double {
      (y[position + 1] - y[position]) / (x[position + 1] - x[position])
    }

    /// How much less steep it is behind a position than before it.
    func drop(_ position: Int) -> Double { slope(position - 1) - slope(position) }

    /// The inner position of the largest drop in a range of positions.
    func largestDrop(in range: Range<Int>) -> Int? {
      range.clamped(to: 1..<max(1, x.count - 1)).max { drop($0) < drop($1) }
    }
  }

  /// The number beyond which more brings clearly less, or costs clearly more; `nil` where the score
  /// bends all along, or hardly.
  ///
  /// A curve that bends evenly has a point farthest above the straight line between its ends for
  /// every range, and another one for each. So only a number is told at which at least half of the
  /// change of slope comes by itself, and which therefore stays the farthest where the range is
  /// half or twice as long.
  ///
  /// - Complexity: up to about 20 solves, most of them only where there is such a number.
  mutating func bend() throws(QuestionError) -> Double? {
    guard isOneScore else { return nil }
    var curve = Curve()
    for point in sorted {
      if let score = point.entry.score { curve.add(point.value, score) }
    }
    guard curve.x.count >= Self.leastPoints, var node = curve.largestDrop(in: 1..<curve.x.count)
    else { return nil }
    let width = run.range.last - run.range.first
    while true {
      let (left, right) = (node - 1, node + 1)
      let total = curve.slope(0) - curve.slope(curve.x.count - 2)
      let before = curve.slope(max(0, left - 1))
      let behind = curve.slope(min(curve.x.count - 2, right))
      guard total > 0, before - behind >= Self.shareAtBend * total else { return nil }
      let (from, to) = (curve.x[left], curve.x[right])
      let middles = [
        run.middle(from, curve.x[node]), run.middle(curve.x[node], to),
      ].compactMap(\.self)
      if to - from <= Self.precision * width || middles.isEmpty {
        return try bend(at: node, in: curve)
      }
      for value in middles {
        guard let score = try score(at: value) else { return nil }
        curve.add(value, score)
      }
      let inside = curve.x.indices.filter { curve.x[$0] > from && curve.x[$0] < to }
      guard let first = inside.first, let last = inside.last,
        let next = curve.largestDrop(in: first..<(last + 1))
      else { return nil }
      node = next
    }
  }

  /// The bend that a small piece of the curve holds, if half and twice the range have it too.
  private mutating func bend(at node: Int, in curve: Curve) throws(QuestionError) -> Double? {
    let count = curve.x.count
    let before = curve.slope(run.isWhole ? node - 1 : max(0, node - 2))
    let behind = curve.slope(run.isWhole ? node : min(count - 2, node + 1))
    let total = curve.slope(0) - curve.slope(count - 2)
    guard before - behind >= Self.shareAtBend * total else { return nil }
    var (value, height) = (curve.x[node], curve.y[node])
    if !run.isWhole {
      // Where the straight pieces on both sides meet.
      let (from, to) = (node - 1, node + 1)
      let meeting =
        (curve.y[to] - curve.y[from] + before * curve.x[from] - behind * curve.x[to])
        / (before - behind)
      let slip = 0.1 * Self.precision * (run.range.last - run.range.first)
      let near = min(max(meeting, curve.x[from]), curve.x[to])
      value = Self.shortest(between: near - slip, and: near + slip)
      height = curve.y[from] + before * (value - curve.x[from])
    }
    let scores = curve.y.max().flatMap { most in curve.y.min().map { most - $0 } } ?? 0
    for (first, last) in try ranges(around: value, in: curve) {
      let chord = (last.y - first.y) / (last.x - first.x)
      guard chord < before, chord > behind else { return nil }
      let own = height - first.y - chord * (value - first.x)
      if first.x == curve.x[0], last.x == curve.x[count - 1], own < Self.leastHeight * scores {
        return nil
      }
      let isPassed = curve.x.indices.contains { index in
        let isInside = curve.x[index] > first.x && curve.x[index] < last.x
        return isInside
          && curve.y[index] - first.y - chord * (curve.x[index] - first.x)
            > own + 1e-3 * abs(own)
      }
      if isPassed { return nil }
    }
    return value
  }

  /// The range of the sweep, half of it around a number, and twice of it on either side where there
  /// are plans.
  private mutating func ranges(
    around value: Double, in curve: Curve
  ) throws(QuestionError) -> [(first: (x: Double, y: Double), last: (x: Double, y: Double))] {
    let count = curve.x.count
    let (first, last) = ((curve.x[0], curve.y[0]), (curve.x[count - 1], curve.y[count - 1]))
    let width = last.0 - first.0
    func ending(_ x: Double) throws(QuestionError) -> (Double, Double)? {
      let x = run.isWhole ? x.rounded() : x
      if x <= first.0 { return first }
      if x >= last.0 { return last }
      return try score(at: x).map { (x, $0) }
    }
    var ranges = [(first: (x: first.0, y: first.1), last: (x: last.0, y: last.1))]
    if let left = try ending(value - width / 4), let right = try ending(value + width / 4),
      left.0 < value, right.0 > value
    {
      ranges.append((left, right))
    }
    if let far = try score(at: last.0 + width) { ranges.append((first, (last.0 + width, far))) }
    if let far = try score(at: first.0 - width) { ranges.append(((first.0 - width, far), last)) }
    return ranges
  }

  /// Whether all plans are scored alike, so that their scores can be compared.
  private var isOneScore: Bool {
    let stages = sorted.compactMap { $0.entry.solution?.stages.first }
    guard let first = stages.first else { return false }
    return stages.allSatisfy { stage in
      if let ratio = first.ratio { return stage.ratio?.kpi == ratio.kpi }
      return stage.ratio == nil && stage.certificate.score == first.certificate.score
    }
  }

  /// The best score at a number; `nil` where there is no plan, the number does not fit, or there is
  /// no time.
  private mutating func score(at value: Double) throws(QuestionError) -> Double? {
    if let point = points[value] { return point.entry.score }
    guard !isOver(), let question = try? question(at: value),
      let found = try found(question, part(of: 2))
    else { return nil }
    return entry(found, question).score
  }
}
