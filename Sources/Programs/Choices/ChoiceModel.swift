// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto

/// A mixed-integer program in which each of some lines takes exactly one of a few ways, for GLPK.
///
/// Columns are shares: whole ones of ways, fractional ones of proposals, and amounts of money inside a way. Rows are
/// those of the program, then floors on the objectives, then one per line and per class of proposals.
struct ChoiceModel {
  /// A way to use a line.
  struct Way {
    /// The use; the amount is that at the lower end where the way has pieces.
    var use: ChoiceProgram.Use
    /// What the use adds to each row, sparse.
    var effects: [RowEffects.Effect]
    /// Straight pieces above the use's amount: how far each goes, and what a unit of it adds to each row.
    var pieces: [(width: Double, effects: [RowEffects.Effect])] = []
  }

  private let effects: RowEffects
  private let weights: [Double]
  private var columns: [(bounds: Bounds, isInteger: Bool, entries: [RowEffects.Effect], own: Int)]
  private var extraRows = 0
  /// What lines with a settled use add to each row.
  private var settled: [Double]
  /// The pieces hang on their way's column by rows of their own.
  private var links: [(piece: Int, way: Int, width: Double)] = []
  private var ways: [(line: Int, way: Way, column: Int)] = []
  private var shares: [(name: Int, column: Int)] = []
  private var amounts: [(line: Int, column: Int, width: Double)] = []

  init(_ effects: RowEffects, weights: [Double]) {
    self.effects = effects
    self.weights = weights
    columns = []
    settled = effects.constants
  }

  /// Settles a line.
  mutating func settle(_ effects: [RowEffects.Effect]) {
    for effect in effects { settled[effect.row] += effect.value }
  }

  /// Adds a line that takes one of several ways.
  mutating func addLine(_ line: Int, ways: [Way]) {
    for way in ways {
      let column = columns.count
      columns.append((.between(0, 1), true, way.effects, extraRows))
      self.ways.append((line, way, column))
      for piece in way.pieces {
        links.append((columns.count, column, piece.width))
        columns.append((.between(0, piece.width), false, piece.effects, -1))
      }
    }
    extraRows += 1
  }

  /// Adds amounts of a line that needs no choice: straight pieces that are filled in order.
  mutating func addPieces(_ line: Int, _ pieces: [(width: Double, effects: [RowEffects.Effect])]) {
    for piece in pieces {
      amounts.append((line, columns.count, piece.width))
      columns.append((.between(0, piece.width), false, piece.effects, -1))
    }
  }

  /// Adds a class that mixes proposals, each with a name.
  mutating func addMix(_ proposals: [(name: Int, effects: [RowEffects.Effect])]) {
    for proposal in proposals {
      shares.append((proposal.name, columns.count))
      columns.append((.between(0, 1), false, proposal.effects, extraRows))
    }
    extraRows += 1
  }

  /// What GLPK found.
  struct Answer {
    /// The use of each line that was added.
    var uses: [(line: Int, use: ChoiceProgram.Use)]
    /// The share of each proposal that was added, by name.
    var shares: [(name: Int, share: Double)]
    /// The amounts of pieces that were added, several for a line.
    var amounts: [(line: Int, amount: Double)]
  }

  /// How GLPK's search ended.
  struct Outcome {
    /// The best point found.
    var answer: Answer?
    /// What no point's weighted sum can pass; minus infinity where there is none.
    var bound: Double
    /// Why the search ended before its gap was reached.
    var interruption: SolveInterruption?
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - margin: a share of every row's bound that is kept free, against the solver's own tolerance.
  ///   - gap: the difference between bound and value that is good enough, in units of the weighted sum.
  ///   - nodeLimit: the most nodes, `nil` for no limit.
  func solve(
    floors: [Double], gap: Double, nodeLimit: Int?, margin: Double = 0, limits: SearchLimits
  ) throws(GLPKError) -> Outcome {
    let base = effects.programRows
    var model = LinearModel(.maximize)
    let scales = rowScales
    for row in 0..<effects.rowCount {
      let lower = row < base ? effects.lower[row] : floors[row - base]
      let upper = row < base ? effects.upper[row] : .infinity
      var least = (lower - settled[row]) / scales[row]
      var most = (upper - settled[row]) / scales[row]
      if margin > 0, least < most {
        if least.isFinite { least += margin * (1 + abs(least)) }
        if most.isFinite { most = max(least, most - margin * (1 + abs(most))) }
      }
      model.addRow(.between(least, most))
    }
    for _ in 0..<extraRows { model.addRow(.exactly(1)) }
    for _ in links { model.addRow(.between(-.infinity, 0)) }
    let objectiveRows = base..<effects.rowCount
    var scoreSize = 0.0
    var costs: [Double] = []
    for column in columns {
      let cost = column.entries.reduce(0) {
        objectiveRows.contains($1.row) ? $0 + weights[$1.row - base] * $1.value : $0
      }
      costs.append(cost)
      let reach = column.bounds.upper.isFinite ? column.bounds.upper : 1
      scoreSize = max(scoreSize, abs(cost) * reach)
    }
    let scoreScale = powerOfTwo(near: scoreSize)
    for (index, column) in columns.enumerated() {
      // Pieces of money run from 0 to 1, so that every column is of like size.
      let size = column.isInteger || column.own >= 0 ? 1 : column.bounds.upper
      var entries = column.entries.map {
        ColumnEntry(Row(index: $0.row), $0.value * size / scales[$0.row])
      }
      if column.own >= 0 {
        entries.append(ColumnEntry(Row(index: effects.rowCount + column.own), 1))
      }
      model.addColumn(
        .between(0, 1), cost: costs[index] * size / scoreScale, isInteger: column.isInteger,
        entries: entries)
    }
    for (index, link) in links.enumerated() {
      let row = Row(index: effects.rowCount + extraRows + index)
      model.setEntry(row, Column(index: link.piece), 1)
      model.setEntry(row, Column(index: link.way), -1)
    }
    var problem = try Problem.make(model)
    var options = IntegerOptions()
    options.timeLimit = limits.remaining
    options.cancellation = limits.cancellation
    options.nodeLimit = nodeLimit
    let constant = zip(weights, settled[objectiveRows]).reduce(0) { $0 + $1.0 * $1.1 }
    options.relativeGap = relativeGap(for: gap, constant: constant, size: scoreSize)
    options.objectiveTolerance = 1e-12
    let outcome = try problem.solveInteger(options)
    return read(outcome, scoreScale: scoreScale, constant: constant)
  }

  /// GLPK's gap is a share of the incumbent without what is settled, whose size is not known beforehand; the gap asked for
  /// over the most that the columns could bring is on the safe side.
  private func relativeGap(for gap: Double, constant: Double, size: Double) -> Double {
    guard size > 0 else { return 0 }
    let most = size * Double(max(1, extraRows))
    return min(0.1, 0.5 * gap / most)
  }

  private var rowScales: [Double] {
    var sizes = [Double](repeating: 0, count: effects.rowCount)
    for column in columns {
      let reach = column.isInteger || column.own >= 0 ? 1 : column.bounds.upper
      for entry in column.entries {
        sizes[entry.row] = max(sizes[entry.row], abs(entry.value) * reach)
      }
    }
    return sizes.map { powerOfTwo(near: $0) }
  }

  private func read(
    _ outcome: IntegerOutcome, scoreScale: Double, constant: Double
  ) -> Outcome {
    let interruption: SolveInterruption? =
      switch outcome.stop {
      case .finished, .gapReached, .nodeLimit: nil
      case .timeLimit: .timeLimit
      case .cancelled: .cancelled
      case .unboundedRelaxation, .numericalFailure: .numericalTrouble
      }
    var answer: Answer?
    if let values = outcome.incumbent?.columnValues, interruption != .numericalTrouble {
      let uses = ways.filter { values[$0.column] > 0.5 }.map { taken in
        var use = taken.way.use
        for (offset, piece) in taken.way.pieces.enumerated() {
          use.amount += piece.width * min(max(values[taken.column + 1 + offset], 0), 1)
        }
        return (line: taken.line, use: use)
      }
      answer = Answer(
        uses: uses,
        shares: shares.filter { values[$0.column] > 1e-12 }.map { ($0.name, values[$0.column]) },
        amounts: amounts.map { ($0.line, $0.width * min(max(values[$0.column], 0), 1)) })
    }
    var bound = Double.infinity
    if outcome.isInfeasible {
      bound = -.infinity
    } else if let proven = outcome.bound {
      bound = proven * scoreScale + constant
    }
    return Outcome(answer: answer, bound: bound, interruption: interruption)
  }
}
