// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Holds the answer of `frontier` against the scenario: the plans one by one and against each
/// other, and by search the gap that is stated.
struct FrontierCheck {
  private let made: Generator.Made
  private let evaluator: Evaluator
  private let reader: PlanReader
  private var search: Search

  init(_ made: Generator.Made, effort: Int, seed: UInt64) {
    self.made = made
    evaluator = Evaluator(made.scenario)
    reader = PlanReader(evaluator)
    search = Search(evaluator, effort: effort, seed: seed)
  }

  /// The values of a plan on the axes, as much as is better upwards.
  private struct Point {
    var plan: [Use]
    var values: [Double]
    var isOpen: Bool
  }

  /// Throws the first fault of a frontier.
  mutating func check(_ frontier: Answer, isDone: Bool, probes: Int) throws {
    let named = frontier.list("axes")
    let axes = named.isEmpty ? [frontier["x"], frontier["y"]].compactMap { $0 } : named
    let signs = axes.map { $0.text("objective") == "minimize" ? -1.0 : 1 }
    let kpis = axes.map { $0.text("kpi") ?? "" }
    guard Set(kpis) == Set(made.axes) else { throw Fault("the axes of a frontier", "\(kpis)") }
    var points: [Point] = []
    for answer in frontier.list("plans") {
      let plan = try reader.plan(answer)
      try reader.check(plan, answer)
      let effects = evaluator.effects(of: plan)
      let values = zip(kpis, signs).map { $1 * (evaluator.value(of: $0, effects)?.value ?? .nan) }
      points.append(Point(plan: plan, values: values, isOpen: answer.flag("open")))
    }
    guard !points.isEmpty else { throw Fault("a frontier without plans") }
    let ranges = kpis.indices.map { axis in
      let values = points.map { $0.values[axis] }
      let width = (values.max() ?? 0) - (values.min() ?? 0)
      let size = values.map { abs($0) }.max() ?? 0
      return width > 1e-9 * size ? width : max(size, 1e-12)
    }
    try checkNoneBeaten(points, ranges)
    let completeness = frontier["completeness"]
    guard isDone == (completeness?.text("kind") != "partial") else {
      throw Fault("a frontier that is whole, or is not", "\(completeness?.text("kind") ?? "?")")
    }
    guard isDone, let gap = completeness?.number("gap") else { return }
    let pieces = frontier.list("pieces").map {
      ($0.whole("first") ?? 1) - 1...($0.whole("last") ?? 1) - 1
    }
    for _ in 0..<probes {
      try probe(
        points, kpis, signs, ranges, gap, pieces.isEmpty ? [0...points.count - 1] : pieces)
    }
  }

  private func checkNoneBeaten(_ points: [Point], _ ranges: [Double]) throws {
    for (place, point) in points.enumerated() where !point.isOpen {
      for (other, rival) in points.enumerated() where other != place && !rival.isOpen {
        let leads = zip(zip(rival.values, point.values), ranges).map { ($0.0 - $0.1) / $1 }
        if leads.allSatisfy({ $0 >= -1e-9 }), leads.contains(where: { $0 > 1e-6 }) {
          throw Fault("a plan that another one beats", "\(place + 1) by \(other + 1)")
        }
      }
    }
  }

  /// Looks for a plan beyond the gap in one direction.
  private mutating func probe(
    _ points: [Point], _ kpis: [String], _ signs: [Double], _ ranges: [Double], _ gap: Double,
    _ pieces: [ClosedRange<Int>]
  ) throws {
    let weights = ranges.map { _ in pow(search.dice.share(below: 1), 2) + 0.02 }
    let start = search.dice.pick(points)
    let score: Search.Score = { evaluator, effects in
      var total = 0.0
      for (axis, kpi) in kpis.enumerated() {
        guard let value = evaluator.value(of: kpi, effects)?.value else { return nil }
        total += weights[axis] * signs[axis] * value / ranges[axis]
      }
      return total
    }
    // Between a plan and the next, or anywhere.
    var rooms: [Search.Score] = []
    if search.dice.chance(0.5) {
      let axis = search.dice.whole(0...kpis.count - 1)
      let level = start.values[axis] + search.dice.between(-0.2, 0.2) * ranges[axis]
      rooms.append { evaluator, effects in
        (evaluator.value(of: kpis[axis], effects)?.value).map {
          (signs[axis] * $0 - level) / ranges[axis]
        }
      }
    }
    guard let found = search.best(score, from: [start.plan], keeping: rooms, draws: 1) else {
      return
    }
    let values = zip(kpis, signs).map { kpi, sign in
      sign * (evaluator.value(of: kpi, found.effects)?.value ?? .nan)
    }
    let lead = self.lead(of: values, points, ranges, pieces)
    let size = zip(points[0].values, ranges).map { abs($0) / $1 }.max() ?? 1
    guard !(lead > gap + 1e-6 + 1e-9 * size) else {
      throw Fault(
        "a gap that is beaten", "\(lead) of the ranges, where \(gap) is stated: \(values)")
    }
  }

  /// By how much values are ahead of everything that is listed, as a share of the ranges.
  private func lead(
    of values: [Double], _ points: [Point], _ ranges: [Double], _ pieces: [ClosedRange<Int>]
  ) -> Double {
    func lead(over point: [Double]) -> [Double] {
      zip(zip(values, point), ranges).map { ($0.0 - $0.1) / $1 }
    }
    var least = Double.infinity
    for point in points { least = min(least, lead(over: point.values).max() ?? 0) }
    if values.count == 2 {
      for piece in pieces {
        for place in piece.dropLast() {
          let (a, b) = (lead(over: points[place].values), lead(over: points[place + 1].values))
          let turn = (a[1] - a[0]) / ((b[0] - a[0]) - (b[1] - a[1]))
          guard (0...1).contains(turn) else { continue }
          least = min(least, a[0] + turn * (b[0] - a[0]))
        }
      }
      return least
    }
    // Where nothing is chosen but amounts, mixes of any plans count as well. Elsewhere that lets some
    // misses pass, but never calls a true gap beaten.
    return Mixes.lead(points.map { lead(over: $0.values) })
  }
}

/// How near mixes of points come.
enum Mixes {
  /// The least, over mixes of rows, of the largest entry of the mix, to a thousandth of their size.
  ///
  /// Rows and entries play a game whose value that is; each learns by multiplied weights.
  /// Source: Freund and Schapire, "Adaptive game playing using multiplicative weights" (1999).
  static func lead(_ rows: [[Double]]) -> Double {
    guard let width = rows.first?.count else { return 0 }
    // A lower bound: for any weights of the entries, no mix is below the least row.
    var weights = [Double](repeating: 1 / Double(width), count: width)
    var best = -Double.infinity
    let size = rows.flatMap { $0 }.map { abs($0) }.max() ?? 1
    guard size > 0 else { return 0 }
    for round in 0..<400 {
      var least = (value: Double.infinity, row: 0)
      for (place, row) in rows.enumerated() {
        let value = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
        if value < least.value { least = (value, place) }
      }
      best = max(best, least.value)
      let rate = 1 / (size * (1 + Double(round) / 20))
      for axis in weights.indices { weights[axis] *= exp(rate * rows[least.row][axis]) }
      let total = weights.reduce(0, +)
      for axis in weights.indices { weights[axis] /= total }
    }
    return best
  }
}
