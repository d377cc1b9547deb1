// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto

/// Looks through the points of lines with finitely many ways that lose little against the
/// relaxation's bound.
///
/// At the relaxation's prices the weighted sum of a point is the bound less its *loss*: what each
/// line's way is worth less than the line's best way, its regret, and what the room left in priced
/// rows is worth. So a point of small loss is the best ways with a few changes of small regret that
/// nearly fill the priced rows. The changes are dealt to two halves. Every combination of one half
/// is met with those of the other that fill a priced row as far as the loss allows; one of the two
/// gives up less than half of it, so that only such combinations are kept. Thresholds rise until a
/// point is found that no other beats by more than the gap. Sources: Horowitz and Sahni, "Computing
/// partitions with applications to the knapsack problem", Journal of the ACM 21 (1974); Balas and
/// Zemel, "An algorithm for large zero-one knapsack problems", Operations Research 28 (1980).
struct CoreEnumeration {
  /// A row with a price, turned so that more fills it.
  private struct PricedRow {
    var row: Int
    /// 1 if its price leans on the upper bound, -1 on the lower one.
    var sign: Double
    var price: Double
    /// How much room the best ways leave.
    var room: Double
    /// The most room that a point may leave.
    var mostRoom: Double
    var slip: Double
  }

  /// A change of one line from its best way to another.
  private struct Change {
    var line: Int
    var way: Int
    var regret: Double
  }

  private let ways: [[ChoiceModel.Way]]
  private let best: [Int]
  /// By regret, ascending.
  private let changes: [Change]
  /// The priced rows, the one that tells combinations apart best first.
  private let rows: [PricedRow]
  /// What all rows are with the best ways, and their bounds.
  private let totals: [Double]
  private let lower: [Double]
  private let upper: [Double]
  /// What no point's weighted sum can pass, by the prices alone.
  private let top: Double
  /// What rounding may do to a weighted sum.
  private let noise: Double

  /// How many changes the first threshold lets in.
  private static let firstChanges = 24
  /// The most changes that any threshold lets in.
  private static let changeLimit = 600
  /// The most combinations that a half keeps.
  private static let listLimit = 20_000
  /// The most steps of one search.
  private static let stepLimit = 1_500_000
  /// What a point that breaks a row without a price costs, in steps.
  private static let rejectionCost = 20
  /// The share of a gap that is aimed at, which leaves room for rounding.
  private static let gapShare = 0.9

  /// Lays lines out; `nil` if no row has a price.
  ///
  /// - Parameters:
  ///   - rowWeights: the prices of the rows, objectives included.
  ///   - lower, upper: the bounds of all rows, those of the objectives being their floors.
  ///   - constants: what all rows are without the lines.
  /// - Complexity: n log n in the ways.
  init?(
    ways: [[ChoiceModel.Way]], rowWeights: [Double], weights: [Double], lower: [Double],
    upper: [Double], constants: [Double]
  ) {
    var best: [Int] = []
    var changes: [Change] = []
    var totals = constants
    for (line, own) in ways.enumerated() {
      let worths = own.map { RowEffects.worth($0.effects, rowWeights) }
      guard let top = worths.indices.max(by: { worths[$0] < worths[$1] }) else { return nil }
      best.append(top)
      for effect in own[top].effects { totals[effect.row] += effect.value }
      for way in own.indices where way != top {
        changes.append(Change(line: line, way: way, regret: worths[top] - worths[way]))
      }
    }
    changes.sort { left, right in
      if left.regret != right.regret { return left.regret < right.regret }
      return (left.line, left.way) < (right.line, right.way)
    }
    let base = lower.count - weights.count
    var value = zip(weights, totals[base...]).reduce(0) { $0 + $1.0 * $1.1 }
    var size = abs(value)
    var rows: [PricedRow] = []
    for row in lower.indices {
      let price = (row >= base ? weights[row - base] : 0) - rowWeights[row]
      if price == 0 { continue }
      let bound = price > 0 ? upper[row] : lower[row]
      guard bound.isFinite else { return nil }
      let room = price > 0 ? bound - totals[row] : totals[row] - bound
      value += abs(price) * room
      size += abs(price * bound)
      rows.append(
        PricedRow(
          row: row, sign: price > 0 ? 1 : -1, price: abs(price), room: room,
          mostRoom: upper[row] - lower[row], slip: Self.slip(bound)))
    }
    if rows.isEmpty { return nil }
    let nearest = changes.prefix(Self.changeLimit)
    let spreads = rows.map { row in
      nearest.prefix(4 * Self.firstChanges).reduce(0) { spread, change in
        let own = ways[change.line]
        let fill = Self.fill(row.row, own[change.way], insteadOf: own[best[change.line]])
        return spread + row.price * abs(fill)
      }
    }
    if let widest = spreads.indices.max(by: { spreads[$0] < spreads[$1] }) {
      rows.swapAt(0, widest)
    }
    self.ways = ways
    self.best = best
    self.changes = Array(changes.prefix(Self.changeLimit + 1))
    self.rows = rows
    self.totals = totals
    self.lower = lower
    self.upper = upper
    top = value
    noise = 1e-14 * size
  }

  /// What a way adds to a row more than another does.
  private static func fill(
    _ row: Int, _ way: ChoiceModel.Way, insteadOf other: ChoiceModel.Way
  ) -> Double {
    let added = way.effects.reduce(0) { $1.row == row ? $0 + $1.value : $0 }
    return other.effects.reduce(added) { $1.row == row ? $0 - $1.value : $0 }
  }

  private static func slip(_ bound: Double) -> Double { 1e-11 * max(1, abs(bound)) }
}

// MARK: Thresholds

extension CoreEnumeration {
  /// What a search found.
  struct Finding {
    /// The way of each line of a point that is better than what was known.
    var ways: [Int]?
    /// What no point's weighted sum can pass; minus infinity if there is no point. `nil` if the
    /// search adds nothing to what the prices prove.
    var bound: Double?
  }

  /// Searches until no point can beat the best one by more than a gap, or the steps are used up.
  ///
  /// - Parameter known: the weighted sum of a known point, minus infinity without one.
  func search(from known: Double, gap: Double, limits: SearchLimits) -> Finding {
    var meeting = Meeting(
      loss: top - known, gap: Self.gapShare * gap, steps: Self.stepLimit)
    var included = Self.firstChanges
    while meeting.isOpen, limits.interruption == nil {
      let isAll = included >= changes.count && changes.count <= Self.changeLimit
      let reach = isAll ? .infinity : changes[min(included, changes.count - 1)].regret
      if reach > meeting.proven, !meet(below: reach, &meeting) { break }
      if included >= changes.count { break }
      included += included / 3
    }
    return Finding(
      ways: meeting.found.map(ways),
      bound: meeting.proven > 0 ? top - meeting.proven + noise : nil)
  }

  /// The way of each line after some changes.
  private func ways(after names: [Int]) -> [Int] {
    var ways = best
    for name in names { ways[changes[name].line] = changes[name].way }
    return ways
  }

  /// How far a search has come.
  private struct Meeting {
    /// The loss of the best point.
    var loss: Double
    let gap: Double
    /// The steps that are left.
    var steps: Int
    /// No point loses less.
    var proven = 0.0
    /// What a point must lose less than to be of interest now.
    var threshold = 0.0
    /// The changes of the best point, if it is a new one.
    var found: [Int]?

    init(loss: Double, gap: Double, steps: Int) {
      self.loss = loss
      self.gap = gap
      self.steps = steps
    }

    var isOpen: Bool { loss - proven > gap }

    mutating func keep(_ changes: [Int], loss: Double) {
      found = changes
      self.loss = loss
      threshold = min(threshold, loss - gap)
    }
  }

  /// Looks through all points that lose less than a threshold; says whether the steps sufficed.
  private func meet(below reach: Double, _ meeting: inout Meeting) -> Bool {
    meeting.threshold = min(reach, meeting.loss - meeting.gap)
    let half = 0.5 * meeting.threshold
    let halves = deal(below: meeting.threshold)
    let left = CoreHalf(halves.0, width: rows.count)
    let right = CoreHalf(halves.1, width: rows.count)
    guard
      let leftList = CoreList.make(left, below: half, limit: Self.listLimit),
      let rightList = CoreList.make(right, below: half, limit: Self.listLimit)
    else { return false }
    meeting.steps -= leftList.count + rightList.count
    meet(left, from: 0, rightList, &meeting)
    if meeting.isOpen { meet(right, from: half, leftList, &meeting) }
    if meeting.steps < 0 { return false }
    // A search that ended early has a threshold that was proven before.
    meeting.proven = max(meeting.proven, meeting.threshold)
    return true
  }
}

// MARK: Combinations

extension CoreEnumeration {
  /// The changes below a threshold in two halves, line by line.
  private func deal(
    below threshold: Double
  ) -> ([[CoreHalf.Change]], [[CoreHalf.Change]]) {
    var positions: [Int: Int] = [:]
    var lines: [[CoreHalf.Change]] = []
    for (name, change) in changes.prefix(Self.changeLimit).enumerated() {
      if change.regret >= threshold { break }
      let own = ways[change.line]
      let fills = rows.map { row in
        row.sign * Self.fill(row.row, own[change.way], insteadOf: own[best[change.line]])
      }
      let laidOut = CoreHalf.Change(name: name, regret: change.regret, fills: fills)
      if let position = positions[change.line] {
        lines[position].append(laidOut)
      } else {
        positions[change.line] = lines.count
        lines.append([laidOut])
      }
    }
    let even = lines.indices.filter { $0.isMultiple(of: 2) }.map { lines[$0] }
    let odd = lines.indices.filter { !$0.isMultiple(of: 2) }.map { lines[$0] }
    return (even, odd)
  }

  /// Meets the combinations of one half that give up at least some amount with those listed of the
  /// other.
  private func meet(
    _ half: borrowing CoreHalf, from least: Double, _ list: borrowing CoreList,
    _ meeting: inout Meeting
  ) {
    let first = rows[0]
    var walk = CoreWalk(half)
    while walk.advance(in: half, below: meeting.threshold) {
      meeting.steps -= 1
      let regret = walk.regret
      if regret < least { continue }
      let room = first.room - walk.fill(0)
      var index = list.countUp(to: room + first.slip)
      while index > 0 {
        index -= 1
        let left = room - list.keys[index]
        let part = regret + first.price * left
        if part >= meeting.threshold || left > first.mostRoom + first.slip { break }
        meeting.steps -= 1
        let loss = part + list.regrets[index]
        if loss < meeting.threshold {
          consider(walk, half, list, index, loss, &meeting)
          if !meeting.isOpen { return }
        }
      }
      if meeting.steps < 0 { return }
    }
  }

  /// Adds the loss in the other priced rows, and keeps a point that keeps all rows.
  private func consider(
    _ walk: borrowing CoreWalk, _ half: borrowing CoreHalf, _ list: borrowing CoreList,
    _ index: Int, _ partialLoss: Double, _ meeting: inout Meeting
  ) {
    var loss = partialLoss
    for position in rows.indices.dropFirst() {
      let row = rows[position]
      let left = row.room - walk.fill(position) - list.fills[index * rows.count + position]
      if left < -row.slip || left > row.mostRoom + row.slip { return }
      loss += row.price * left
      if loss >= meeting.threshold { return }
    }
    let names = walk.names(in: half) + list.names(of: index)
    if keepsRows(names) {
      meeting.keep(names, loss: loss)
    } else {
      meeting.steps -= Self.rejectionCost
    }
  }

  private func keepsRows(_ names: [Int]) -> Bool {
    var totals = totals
    for name in names {
      let change = changes[name]
      for effect in ways[change.line][best[change.line]].effects {
        totals[effect.row] -= effect.value
      }
      for effect in ways[change.line][change.way].effects { totals[effect.row] += effect.value }
    }
    return totals.indices.allSatisfy {
      totals[$0] >= lower[$0] - Self.slip(lower[$0])
        && totals[$0] <= upper[$0] + Self.slip(upper[$0])
    }
  }
}
