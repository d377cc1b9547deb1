// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// A mixed-integer program in which each of some lines takes exactly one of a few ways, for GLPK.
///
/// Columns are shares: whole ones of ways, fractional ones of proposals, and amounts of money
/// inside a way. Rows are those of the program, then floors on the objectives, then one per line
/// and per class of proposals.
struct ChoiceModel {
  /// A way to use a line.
  struct Way {
    /// The use; the amount is that at the lower end where the way has pieces.
    var use: ChoiceProgram.Use
    /// What the use adds to each row, sparse.
    var effects: [RowEffects.Effect]
    /// Straight pieces above the use's amount: how far each goes, and what a unit of it adds to
    /// each row.
    var pieces: [(width: Double, effects: [RowEffects.Effect])] = []
  }

  private let effects: RowEffects
  private let weights: [Double]
  private var columns: [(bounds: Bounds, isInteger: Bool, entries: [RowEffects.Effect], own: Int)]
  /// The rows of single lines and classes.
  private var ownRows: [Bounds] = []
  /// What lines with a settled use add to each row.
  private var settled: [Double]
  /// The pieces hang on their way's column by rows of their own.
  private var links: [(piece: Int, way: Int, width: Double)] = []
  private var ways: [(line: Int, way: Way, column: Int)] = []
  /// Ways that must not be taken together while all others are left, by column.
  private var excluded: [Set<Int>] = []
  /// The use of each line that is settled unless one of its ways is taken.
  private var bases: [(line: Int, use: ChoiceProgram.Use)] = []
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
  ///
  /// One way without pieces is settled, and the others are columns that take it back: a line of two
  /// ways then needs no row of its own.
  mutating func addLine(_ line: Int, ways: [Way]) {
    let base = ways.firstIndex { $0.pieces.isEmpty }
    if let base {
      settle(ways[base].effects)
      bases.append((line, ways[base].use))
    }
    let others = ways.indices.filter { $0 != base }
    let needsRow = base == nil || others.count > 1
    for index in others {
      let way = ways[index]
      let column = columns.count
      let change = base.map { Self.difference(way.effects, ways[$0].effects) } ?? way.effects
      columns.append((.between(0, 1), true, change, needsRow ? ownRows.count : -1))
      self.ways.append((line, way, column))
      for piece in way.pieces {
        links.append((columns.count, column, piece.width))
        columns.append((.between(0, piece.width), false, piece.effects, -1))
      }
    }
    if needsRow { ownRows.append(base == nil ? .exactly(1) : .atMost(1)) }
  }

  private static func difference(
    _ left: [RowEffects.Effect], _ right: [RowEffects.Effect]
  ) -> [RowEffects.Effect] {
    var totals: [Int: Double] = [:]
    for effect in left { totals[effect.row] = effect.value }
    for effect in right { totals[effect.row, default: 0] -= effect.value }
    return totals.sorted { $0.key < $1.key }.filter { $0.value != 0 }
      .map { RowEffects.Effect(row: $0.key, value: $0.value) }
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
      columns.append((.between(0, 1), false, proposal.effects, ownRows.count))
    }
    ownRows.append(.exactly(1))
  }

  /// Leaves an answer out of all further searches; says whether that can be done, which takes ways
  /// without pieces alone.
  ///
  /// GLPK keeps rows up to a tolerance, so that it may find what does not keep them.
  mutating func exclude(_ answer: Answer) -> Bool {
    guard links.isEmpty, shares.isEmpty, amounts.isEmpty else { return false }
    let uses = Dictionary(answer.uses.map { ($0.line, $0.use) }) { first, _ in first }
    excluded.append(
      Set(ways.filter { uses[$0.line] == $0.way.use }.map(\.column)))
    return true
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
    var interruption: Interruption?
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - start: the use of each line that was added, where the search may begin.
  ///   - margin: a share of every row's bound that is kept free, against the solver's own
  ///     tolerance.
  ///   - gap: the difference between bound and value that is good enough, in units of the weighted
  ///     sum.
  ///   - nodeLimit: the most nodes, `nil` for no limit.
  func solve(
    floors: [Double], gap: Double, nodeLimit: Int?, margin: Double = 0,
    start: [Int: ChoiceProgram.Use]? = nil, limits: SearchLimits
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
    for bounds in ownRows { model.addRow(bounds) }
    for _ in links { model.addRow(.between(-.infinity, 0)) }
    for taken in excluded { model.addRow(.between(-.infinity, Double(taken.count) - 1)) }
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
    let constant = zip(weights, settled[objectiveRows]).reduce(0) { $0 + $1.0 * $1.1 }
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
      let row = Row(index: effects.rowCount + ownRows.count + index)
      model.setEntry(row, Column(index: link.piece), 1)
      model.setEntry(row, Column(index: link.way), -1)
    }
    for (index, taken) in excluded.enumerated() {
      let row = Row(index: effects.rowCount + ownRows.count + links.count + index)
      for (_, _, column) in ways {
        model.setEntry(row, Column(index: column), taken.contains(column) ? 1 : -1)
      }
    }
    var problem = try Problem.make(model)
    var options = IntegerOptions()
    options.timeLimit = limits.remaining
    options.cancellation = limits.cancellation
    options.nodeLimit = nodeLimit
    options.relativeGap = relativeGap(for: gap, costs: costs)
    options.objectiveTolerance = 1e-12
    options.start = start.flatMap(startingPoint)
    return read(
      try problem.solveInteger(hinted: options), scoreScale: scoreScale, constant: constant)
  }

  /// The columns of given uses; `nil` where the model has something besides ways without pieces.
  private func startingPoint(_ uses: [Int: ChoiceProgram.Use]) -> [Double]? {
    guard links.isEmpty, shares.isEmpty, amounts.isEmpty else { return nil }
    var values = [Double](repeating: 0, count: columns.count)
    for (line, way, column) in ways where uses[line] == way.use { values[column] = 1 }
    return values
  }

  /// GLPK's gap is a share of the incumbent without what is settled, whose size is not known
  /// beforehand; the gap asked for over the most that all columns could bring together is on the
  /// safe side.
  private func relativeGap(for gap: Double, costs: [Double]) -> Double {
    var most = 0.0
    for (column, cost) in zip(columns, costs) {
      most += abs(cost) * (column.isInteger || column.own >= 0 ? 1 : column.bounds.upper)
    }
    return most > 0 ? min(0.1, 0.5 * gap / most) : 0
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
    let interruption: Interruption? =
      switch outcome.stop {
      case .finished, .gapReached, .nodeLimit: nil
      case .timeLimit: .timeLimit
      case .cancelled: .cancelled
      case .unboundedRelaxation, .numericalFailure: .numericalTrouble
      }
    var answer: Answer?
    if let values = outcome.incumbent?.columnValues, interruption != .numericalTrouble {
      var uses: [(line: Int, use: ChoiceProgram.Use)] = []
      var isTaken: Set<Int> = []
      for (line, way, column) in ways where values[column] > 0.5 {
        var use = way.use
        for (offset, piece) in way.pieces.enumerated() {
          use.amount += piece.width * min(max(values[column + 1 + offset], 0), 1)
        }
        uses.append((line, use))
        isTaken.insert(line)
      }
      uses += bases.filter { !isTaken.contains($0.line) }
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
