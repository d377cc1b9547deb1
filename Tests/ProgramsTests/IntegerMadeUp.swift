// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto
import Programs

extension MultiObjectiveIntegerProgram {
  /// A small program of boxed columns, about half of them whole where it is mixed; rows of all
  /// kinds, small numbers, so that many points tie.
  static func madeUp(seed: UInt64, columns: Int, isMixed: Bool) -> MultiObjectiveIntegerProgram {
    var random = SplitMix(state: seed)
    func draw(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &random))
    }
    let bounds = (0..<columns).map { _ in Bounds.between(draw(-1...0), draw(1...3)) }
    var entries: [MultiObjectiveLinearProgram.Entry] = []
    var rows: [Bounds] = []
    for row in 0..<3 {
      for column in 0..<columns {
        let value = draw(-1...4)
        if value != 0 { entries.append(.init(Row(index: row), Column(index: column), value)) }
      }
      switch row {
      case 0: rows.append(.atMost(draw(2...9) + 0.5))
      case 1: rows.append(.between(draw(-1...1), draw(5...9)))
      default: rows.append(seed % 3 == 0 ? .exactly(draw(2...6)) : .atLeast(draw(0...2)))
      }
    }
    let unit = seed % 4 == 0 ? 0.1 : 1
    let linear = MultiObjectiveLinearProgram(
      columnBounds: bounds, rowBounds: rows, entries: entries,
      objectives: (0..<2).map { index in
        .init(
          (0..<columns).map { _ in draw(-3...6) * (index == 0 ? 1 : unit) },
          constant: draw(-5...5))
      })
    let whole = (0..<columns).filter { !isMixed || $0 % 2 == 0 }
    return MultiObjectiveIntegerProgram(linear, wholeColumns: whole.map { Column(index: $0) })
  }

  /// The program with one coefficient of a row as many times as large.
  func widened(row: Int, by factor: Double) -> MultiObjectiveIntegerProgram {
    var entries = linear.entries
    if let place = entries.firstIndex(where: { $0.row.index == row }) {
      entries[place].value *= factor
    }
    let wide = MultiObjectiveLinearProgram(
      columnBounds: linear.columnBounds, rowBounds: linear.rowBounds, entries: entries,
      objectives: linear.objectives)
    return MultiObjectiveIntegerProgram(
      wide, wholeColumns: isWhole.indices.filter { isWhole[$0] }.map { Column(index: $0) })
  }

  /// All values of the whole columns within their bounds.
  var choices: [[Double]] {
    var all: [[Double]] = [[]]
    for (column, bounds) in linear.columnBounds.enumerated() where isWhole[column] {
      let values = stride(from: bounds.lower.rounded(.up), through: bounds.upper, by: 1)
      all = all.flatMap { choice in values.map { choice + [$0] } }
    }
    return all
  }

  /// The program with its whole columns fixed, by their bounds alone.
  func fixed(_ choice: [Double]) -> MultiObjectiveLinearProgram {
    var bounds = linear.columnBounds
    for (column, value) in zip(bounds.indices.filter { isWhole[$0] }, choice) {
      bounds[column] = .exactly(value)
    }
    return MultiObjectiveLinearProgram(
      columnBounds: bounds, rowBounds: linear.rowBounds, entries: linear.entries,
      objectives: linear.objectives)
  }

  /// The objective values of every feasible point of a program without continuous columns.
  var values: [[Double]] {
    choices.filter { linear.violation(of: $0) == 0 }.map { linear.objectiveValues(at: $0) }
  }

  /// The best weighted sum over all choices, each by a linear program of its own; nil where there
  /// is none.
  func best(_ question: Scalarization) throws -> Double? {
    var best: Double?
    for choice in choices {
      var scalarizer = try LinearScalarizer(fixed(choice))
      guard case .found(let point) = try scalarizer.solve(question) else { continue }
      best = max(best ?? point.solution.value, point.solution.value)
    }
    return best
  }

  /// The best of one objective after the other over all choices, each by linear programs of its
  /// own.
  func best(order: [Int]) throws -> [Double]? {
    var best: [Double]?
    for choice in choices {
      var scalarizer = try LinearScalarizer(fixed(choice))
      let outcome = try scalarizer.lexicographicOptimum(order: order, gap: [0, 0])
      guard case .found(let point) = outcome else { continue }
      guard let (first, second) = best.map({ ($0[order[0]], $0[order[1]]) }) else {
        best = point.values
        continue
      }
      let ahead = point.values[order[0]] - first
      if ahead > 1e-9 || ahead > -1e-9 && point.values[order[1]] > second { best = point.values }
    }
    return best
  }
}

/// The point of an answer that is within what was asked.
func solved<Solution>(
  _ outcome: ScalarizedOutcome<Solution>
) -> ScalarizedPoint<Solution>? {
  if case .found(let point) = outcome { point } else { nil }
}
