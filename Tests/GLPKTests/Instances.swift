// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// SplitMix64: the same instances on every machine and run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Maximize 3x + 2y with x + y ≤ 4, x + 3y ≤ 6, 0 ≤ x ≤ 3, y ≥ 0: the best is 11 at (3, 1).
let textbook: LinearModel = {
  var model = LinearModel(.maximize)
  let first = model.addRow(.atMost(4))
  let second = model.addRow(.atMost(6))
  model.addColumn(
    .between(0, 3), cost: 3, entries: [ColumnEntry(first, 1), ColumnEntry(second, 1)])
  model.addColumn(cost: 2, entries: [ColumnEntry(first, 1), ColumnEntry(second, 3)])
  return model
}()

/// x + y ≥ 4 and x + y ≤ 3 conflict; a third row is innocent.
let conflict: LinearModel = {
  var model = LinearModel(.minimize)
  let x = model.addColumn(cost: 1)
  let y = model.addColumn(cost: 1)
  model.addRow(.atLeast(4), entries: [RowEntry(x, 1), RowEntry(y, 1)])
  model.addRow(.atMost(3), entries: [RowEntry(x, 1), RowEntry(y, 1)])
  model.addRow(.atMost(10), entries: [RowEntry(x, 1)])
  return model
}()

/// Maximize x + y with x - y ≤ 2: both may grow together.
let openEnded: LinearModel = {
  var model = LinearModel(.maximize)
  let x = model.addColumn(cost: 1)
  let y = model.addColumn(cost: 1)
  model.addRow(.atMost(2), entries: [RowEntry(x, 1), RowEntry(y, -1)])
  return model
}()

/// A problem with a feasible point by construction, boxed columns, and rows of every kind.
func randomModel(
  seed: UInt64, rows: Int = 8, columns: Int = 20, integers: Int = 0
) -> LinearModel {
  var generator = SeededGenerator(seed: seed)
  var model = LinearModel(
    Bool.random(using: &generator) ? .maximize : .minimize,
    objectiveConstant: Double.random(in: -5...5, using: &generator))
  let point = (0..<columns).map { _ in Double(Int.random(in: 0...4, using: &generator)) }
  for value in point {
    model.addColumn(
      .between(value - 2, value + 3), cost: Double.random(in: -10...10, using: &generator),
      isInteger: model.columnCount < integers)
  }
  for _ in 0..<rows {
    var entries: [RowEntry] = []
    var activity = 0.0
    for column in 0..<columns where Bool.random(using: &generator) {
      let value = Double(Int.random(in: -9...9, using: &generator))
      entries.append(RowEntry(Column(index: column), value))
      activity += value * point[column]
    }
    let slack = Double.random(in: 0...6, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: model.addRow(.atMost(activity + slack), entries: entries)
    case 1: model.addRow(.atLeast(activity - slack), entries: entries)
    case 2: model.addRow(.between(activity - slack, activity + slack), entries: entries)
    default: model.addRow(.exactly(activity), entries: entries)
    }
  }
  return model
}

/// Every one of `size` sources to one of `size` sinks at random cost: thousands of degenerate
/// pivots.
func assignment(size: Int, seed: UInt64 = 1) -> LinearModel {
  var generator = SeededGenerator(seed: seed)
  var model = LinearModel(.minimize)
  for _ in 0..<(2 * size) { model.addRow(.exactly(1)) }
  for source in 0..<size {
    for sink in 0..<size {
      model.addColumn(
        cost: Double.random(in: 1...100, using: &generator),
        entries: [
          ColumnEntry(Row(index: source), 1), ColumnEntry(Row(index: size + sink), 1),
        ])
    }
  }
  return model
}

/// Choose among `count` items under `rows` capacities: hard enough to keep a search busy.
func knapsacks(count: Int, rows: Int, seed: UInt64 = 1) -> LinearModel {
  var generator = SeededGenerator(seed: seed)
  var model = LinearModel(.maximize)
  for _ in 0..<rows { model.addRow(.atMost(Double(25 * count))) }
  for _ in 0..<count {
    let weights = (0..<rows).map { _ in Double(Int.random(in: 10...99, using: &generator)) }
    model.addColumn(
      .between(0, 1), cost: (weights.reduce(0, +) / Double(rows)).rounded() + 5, isInteger: true,
      entries: weights.enumerated().map { ColumnEntry(Row(index: $0.offset), $0.element) })
  }
  return model
}
