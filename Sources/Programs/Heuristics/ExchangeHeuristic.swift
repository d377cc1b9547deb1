// SPDX-License-Identifier: GPL-3.0-or-later

/// Improves a point of lines with finitely many ways by changing one line, two or three at a time.
///
/// What keeps a point from the relaxation's bound is the worth its lines give up at the
/// relaxation's prices and the room that priced rows leave unused. The changes that give up least
/// are looked at in all pairs, then in triples, for those that fill the rows better or keep them at
/// all. A point that needs nothing better is a proof by the root's multipliers.
struct ExchangeHeuristic {
  /// A change of one line to another of its ways.
  private struct Move {
    var line: Int
    var way: Int
    /// What the weighted sum gains.
    var gain: Double
  }

  private let ways: [[ChoiceModel.Way]]
  private let worths: [[Double]]
  /// The rows with a bound.
  private let rows: [Int]
  private let lower: [Double]
  private let upper: [Double]
  /// What a unit of missing or surplus costs, per bounded row.
  private let penalties: [Double]
  /// How large the weighted sum is.
  private let size: Double
  /// By line and way, the effect on each bounded row, flat; and on the weighted sum.
  private let effects: [[Double]]
  private let values: [[Double]]

  private static let moveLimit = 200
  private static let tripleLimit = 24
  private static let roundLimit = 200

  /// Lays lines out.
  ///
  /// - Parameters:
  ///   - rowWeights: the prices of the rows, objectives included.
  ///   - lower, upper: the bounds of all rows, those of the objectives being their floors.
  ///   - rowSizes: roughly how large all rows get without their constants, above 0.
  init(
    ways: [[ChoiceModel.Way]], rowWeights: [Double], weights: [Double], lower: [Double],
    upper: [Double], rowSizes: [Double]
  ) {
    self.ways = ways
    let size = zip(weights, rowSizes.suffix(weights.count)).reduce(0) { $0 + $1.0 * $1.1 }
    self.size = size
    let rows = lower.indices.filter { lower[$0].isFinite || upper[$0].isFinite }
    self.rows = rows
    self.lower = rows.map { lower[$0] }
    self.upper = rows.map { upper[$0] }
    let base = lower.count - weights.count
    penalties = rows.map { row in
      let price = abs(rowWeights[row] - (row >= base ? weights[row - base] : 0))
      return 8 * price + 0.1 * size / rowSizes[row]
    }
    var position = [Int](repeating: -1, count: lower.count)
    for (index, row) in rows.enumerated() { position[row] = index }
    worths = ways.map { $0.map { RowEffects.worth($0.effects, rowWeights) } }
    values = ways.map { line in
      line.map { way in
        way.effects.reduce(0) { $1.row >= base ? $0 + weights[$1.row - base] * $1.value : $0 }
      }
    }
    effects = ways.map { line in
      var flat = [Double](repeating: 0, count: line.count * rows.count)
      for (index, way) in line.enumerated() {
        for effect in way.effects where position[effect.row] >= 0 {
          flat[index * rows.count + position[effect.row]] = effect.value
        }
      }
      return flat
    }
  }

  /// The best of the ways of each line that changes lead to, with its weighted sum, from constants
  /// on.
  ///
  /// - Parameters:
  ///   - start: the way of each line to begin with.
  ///   - constants: what all rows are without the lines.
  ///   - target: a weighted sum of the lines that is good enough.
  /// - Returns: `nil` if no change led to a point that keeps the rows.
  /// - Complexity: at most a few hundred rounds of pairs among 200 changes, and a few of triples.
  func improve(
    _ start: [Int], constants: [Double], target: Double
  ) -> [Int]? {
    var current = start
    // Bounds less the constants: large constants would cost the others digits.
    var totals = rows.map { _ in 0.0 }
    var sizes = totals
    var value = 0.0
    for line in ways.indices {
      for row in rows.indices {
        let effect = effects[line][current[line] * rows.count + row]
        totals[row] += effect
        sizes[row] += abs(effect)
      }
      value += values[line][current[line]]
    }
    let bounds = Bounds(
      rows.indices.map { index in
        let constant = constants[rows[index]]
        let slip = RowTolerance.change.slip(size: sizes[index], constant: constant)
        return (lower[index] - constant - slip, upper[index] - constant + slip)
      }, penalties: penalties)
    for _ in 0..<Self.roundLimit {
      if bounds.penalty(totals) == 0, value >= target { break }
      let moves = candidates(current)
      var deltas: [Double] = []
      deltas.reserveCapacity(moves.count * rows.count)
      for move in moves {
        let own = effects[move.line]
        for row in rows.indices {
          deltas.append(
            own[move.way * rows.count + row] - own[current[move.line] * rows.count + row])
        }
      }
      guard let change = bestChange(moves, deltas, totals, bounds) else { break }
      for index in change {
        value += moves[index].gain
        current[moves[index].line] = moves[index].way
        for row in rows.indices { totals[row] += deltas[index * rows.count + row] }
      }
    }
    return bounds.penalty(totals) == 0 ? current : nil
  }

  /// The changes that give up least at the relaxation's prices.
  private func candidates(_ current: [Int]) -> [Move] {
    var all: [(loss: Double, move: Move)] = []
    for line in ways.indices {
      let now = current[line]
      for way in ways[line].indices where way != now {
        all.append(
          (
            worths[line][now] - worths[line][way],
            Move(line: line, way: way, gain: values[line][way] - values[line][now])
          ))
      }
    }
    all.sort { left, right in
      if left.loss != right.loss { return left.loss < right.loss }
      return (left.move.line, left.move.way) < (right.move.line, right.move.way)
    }
    return all.prefix(Self.moveLimit).map(\.move)
  }

  /// What rows may come to, rounding included, and what is beyond costs.
  private struct Bounds {
    let lower: [Double]
    let upper: [Double]
    let penalties: [Double]

    init(_ bounds: [(lower: Double, upper: Double)], penalties: [Double]) {
      lower = bounds.map(\.lower)
      upper = bounds.map(\.upper)
      self.penalties = penalties
    }

    func penalty(_ totals: [Double]) -> Double {
      var penalty = 0.0
      for row in totals.indices {
        let miss = max(lower[row] - totals[row], totals[row] - upper[row])
        if miss > 0 { penalty += penalties[row] * miss }
      }
      return penalty
    }
  }

  /// The one, two or three changes that together improve most.
  private func bestChange(
    _ moves: [Move], _ deltas: [Double], _ totals: [Double], _ bounds: Bounds
  ) -> [Int]? {
    let scan = Scan(moves: moves, deltas: deltas, bounds: bounds)
    let now = -bounds.penalty(totals)
    var best = now + 1e-12 * max(size, abs(now))
    var change: [Int]?
    if let found = scan.best(after: totals, gain: 0, from: 0, besides: -1, -1, over: &best) {
      change = [found]
    }
    for first in moves.indices {
      let after = scan.totals(totals, with: first)
      if let found = scan.best(
        after: after, gain: moves[first].gain, from: first + 1, besides: moves[first].line, -1,
        over: &best)
      {
        change = [first, found]
      }
    }
    if change != nil { return change }
    for first in moves.indices.prefix(Self.tripleLimit) {
      let one = scan.totals(totals, with: first)
      for second in moves.indices.dropFirst(first + 1) where moves[first].line != moves[second].line
      {
        let two = scan.totals(one, with: second)
        if let found = scan.best(
          after: two, gain: moves[first].gain + moves[second].gain, from: second + 1,
          besides: moves[first].line, moves[second].line, over: &best)
        {
          change = [first, second, found]
        }
      }
    }
    return change
  }

  /// Looks through changes for the one that improves most on top of others.
  private struct Scan {
    let moves: [Move]
    let deltas: [Double]
    let bounds: Bounds

    func totals(_ totals: [Double], with move: Int) -> [Double] {
      var after = totals
      let start = move * totals.count
      for row in after.indices { after[row] += deltas[start + row] }
      return after
    }

    /// The change, from `first` on, with the best score above `best`, which it becomes.
    ///
    /// - Complexity: changes × bounded rows.
    func best(
      after totals: [Double], gain: Double, from first: Int, besides one: Int, _ other: Int,
      over best: inout Double
    ) -> Int? {
      let count = totals.count
      var found: Int?
      var index = first
      while index < moves.count {
        let move = moves[index]
        if move.line != one, move.line != other, gain + move.gain > best {
          var score = gain + move.gain
          let start = index * count
          var row = 0
          while row < count {
            let total = totals[row] + deltas[start + row]
            let miss = max(bounds.lower[row] - total, total - bounds.upper[row])
            if miss > 0 {
              score -= bounds.penalties[row] * miss
              if score <= best { break }
            }
            row += 1
          }
          if score > best {
            best = score
            found = index
          }
        }
        index += 1
      }
      return found
    }
  }
}
