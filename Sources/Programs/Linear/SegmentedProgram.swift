// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import GLPK

/// A separable program of straight pieces as a linear program: one column per piece between the
/// kinks of a line.
///
/// Where every curve is priced with the grain, earlier pieces are worth at least as much as later
/// ones, so that an optimal point may fill them in order; if it does not, the pieces are worth the
/// same, and the true curves bring no less.
package struct SegmentedProgram: Sendable {
  /// One straight piece of a line.
  struct Piece: Sendable {
    var line: Int
    var start: Double
    var width: Double
  }

  let source: SeparableProgram
  let pieces: [Piece]
  /// The linear program; its rows are the source's.
  package let linear: MultiObjectiveLinearProgram

  /// Lays out the pieces.
  ///
  /// - Precondition: ``SeparableProgram/isPiecewiseLinear``.
  /// - Complexity: linear in kinks × measures that each line counts in.
  package init(_ program: SeparableProgram) {
    precondition(program.isPiecewiseLinear, "every curve has straight pieces")
    source = program
    let tables = PricingTables(program)
    let pieces = Self.pieces(program, tables)
    let rates = Self.rates(of: pieces, tables)
    let start = Self.measuresAtLowerEnds(program, tables)
    func coefficient(_ terms: [SeparableProgram.Term], _ piece: Int) -> Double {
      terms.reduce(0) { $0 + $1.coefficient * rates[$1.measure.index][piece] }
    }
    func constant(_ terms: [SeparableProgram.Term]) -> Double {
      terms.reduce(0) { $0 + $1.coefficient * start[$1.measure.index] }
    }
    var entries: [MultiObjectiveLinearProgram.Entry] = []
    for (row, limit) in program.rows.enumerated() {
      for piece in pieces.indices {
        let value = coefficient(limit.terms, piece)
        if value != 0 { entries.append(.init(Row(index: row), Column(index: piece), value)) }
      }
    }
    self.pieces = pieces
    linear = MultiObjectiveLinearProgram(
      columnBounds: pieces.map { .between(0, $0.width) },
      rowBounds: program.rows.map { row in
        let base = constant(row.terms)
        return .between(row.lower - base, row.upper - base)
      },
      entries: entries,
      objectives: program.objectives.map { terms in
        .init(pieces.indices.map { coefficient(terms, $0) }, constant: constant(terms))
      })
  }

  /// The spend of each line at a point of the linear program.
  func spends(at point: [Double]) -> [Double] {
    var spends = source.lower
    for (piece, value) in zip(pieces, point) { spends[piece.line] += value }
    return zip(spends, zip(source.lower, source.upper)).map { min(max($0, $1.0), $1.1) }
  }

  private static func pieces(
    _ program: SeparableProgram, _ tables: borrowing PricingTables
  ) -> [Piece] {
    var kinks = [[Double]](repeating: [], count: program.lineCount)
    for entry in tables.kinkedByLine {
      let (lower, upper) = (program.lower[entry.line], program.upper[entry.line])
      for slot in entry.kinked {
        kinks[entry.line] += tables.kinked[slot].spends.filter { $0 > lower && $0 < upper }
      }
    }
    return kinks.indices.flatMap { line in
      var pieces: [Piece] = []
      var start = program.lower[line]
      for end in kinks[line].sorted() + [program.upper[line]] where end > start {
        pieces.append(Piece(line: line, start: start, width: end - start))
        start = end
      }
      return pieces
    }
  }

  /// What one unit of money on each piece adds to each measure.
  private static func rates(
    of pieces: [Piece], _ tables: borrowing PricingTables
  ) -> [[Double]] {
    var byLine: [Int: [Int]] = [:]
    for (index, piece) in pieces.enumerated() { byLine[piece.line, default: []].append(index) }
    var rates: [[Double]] = []
    for measure in tables.measures {
      var added = [Double](repeating: 0, count: pieces.count)
      for (line, slope) in zip(measure.lines, measure.slopes) {
        for piece in byLine[Int(line)] ?? [] { added[piece] += slope }
      }
      for (slot, factor) in zip(measure.kinked, measure.kinkedFactors) {
        for piece in byLine[Int(tables.kinkedLines[Int(slot)])] ?? [] {
          added[piece] += factor * tables.kinked[Int(slot)].rightSlope(at: pieces[piece].start)
        }
      }
      rates.append(added)
    }
    return rates
  }

  private static func measuresAtLowerEnds(
    _ program: SeparableProgram, _ tables: borrowing PricingTables
  ) -> [Double] {
    var totals: [Double] = []
    for measure in tables.measures {
      var total = measure.constant
      for (line, slope) in zip(measure.lines, measure.slopes) {
        total += slope * program.lower[Int(line)]
      }
      for (slot, factor) in zip(measure.kinked, measure.kinkedFactors) {
        let spend = program.lower[Int(tables.kinkedLines[Int(slot)])]
        total += factor * tables.kinked[Int(slot)].value(at: spend)
      }
      totals.append(total)
    }
    return totals
  }
}

extension SeparableProgram {
  /// Whether every curve is made of straight pieces, so that a ``SegmentedProgram`` is exact.
  package var isPiecewiseLinear: Bool {
    curves.allSatisfy { curve in
      switch PricedShape(curve) {
      case .line, .kinked(_, population: nil): true
      case .smooth, .kinked: false
      }
    }
  }
}
