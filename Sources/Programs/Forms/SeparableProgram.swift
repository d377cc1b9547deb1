// SPDX-License-Identifier: GPL-3.0-or-later

package import Curves

/// Maximizes weighted objectives over lines whose effects add up: every measure is a sum over lines
/// of functions of that line's spend alone.
///
///     measure m(x) = constant + Σ slopes · x_line + Σ factor · response term(x_line)
///
/// A *response term* is one curve of one line. Rows limit linear combinations of measures,
/// objectives are linear combinations of measures. Everything is in the caller's units; the engine
/// scales inside.
package struct SeparableProgram: Sendable {
  /// Names a line.
  package struct Line: Hashable, Sendable {
    /// The position in the arrays.
    package let index: Int

    /// Makes a name from a position.
    package init(_ index: Int) { self.index = index }
  }

  /// Names a response term.
  package struct ResponseTerm: Hashable, Sendable {
    /// The position in the arrays.
    package let index: Int

    /// Makes a name from a position.
    package init(_ index: Int) { self.index = index }
  }

  /// Names a measure.
  package struct Measure: Hashable, Sendable {
    /// The position in the arrays.
    package let index: Int

    /// Makes a name from a position.
    package init(_ index: Int) { self.index = index }
  }

  /// One `coefficient · measure`.
  package struct Term: Hashable, Sendable {
    /// The measure.
    package var measure: Measure
    /// The factor.
    package var coefficient: Double

    /// Makes a term.
    package init(_ coefficient: Double, _ measure: Measure) {
      self.coefficient = coefficient
      self.measure = measure
    }
  }

  /// A limit on a combination of measures.
  package struct Row: Hashable, Sendable {
    /// The combination.
    package var terms: [Term]
    /// The least value; minus infinity for none.
    package var lower: Double
    /// The largest value; infinity for none.
    package var upper: Double

    /// Makes a row.
    package init(_ terms: [Term], lower: Double = -.infinity, upper: Double = .infinity) {
      self.terms = terms
      self.lower = lower
      self.upper = upper
    }
  }

  /// A sum over lines and response terms, with what is there at no spend.
  struct MeasureData: Sendable {
    var constant: Double
    var lines: [Int32] = []
    var slopes: [Double] = []
    var responseTerms: [Int32] = []
    var factors: [Double] = []
  }

  /// The least spend of each line.
  package private(set) var lower: [Double] = []
  /// The largest spend of each line; infinity for none.
  package private(set) var upper: [Double] = []
  /// Which lines may share one proposal: lines of a class have the same coefficients in the rows.
  package private(set) var classes: [Int] = []
  /// The curve of each response term, grouped by line in the order of adding.
  package private(set) var curves: [TermCurve] = []
  /// The line of each response term.
  package private(set) var responseTermLines: [Int32] = []
  var measures: [MeasureData] = []
  /// The limits.
  package private(set) var rows: [Row] = []
  /// The objectives, all maximized.
  package private(set) var objectives: [[Term]] = []

  /// Makes an empty program.
  package init() {}

  /// How many lines there are.
  package var lineCount: Int { lower.count }
  /// How many measures there are.
  package var measureCount: Int { measures.count }
}

extension SeparableProgram {
  /// Adds a line that may spend from `lower` to `upper`.
  ///
  /// - Precondition: `0 ≤ lower ≤ upper`, `lower` finite.
  package mutating func addLine(lower: Double, upper: Double, class: Int = 0) -> Line {
    precondition(lower >= 0 && lower.isFinite && lower <= upper, "a line has a range")
    self.lower.append(lower)
    self.upper.append(upper)
    classes.append(`class`)
    return Line(lineCount - 1)
  }

  /// Adds a curve of a line.
  package mutating func addResponseTerm(_ curve: Curve, of line: Line) -> ResponseTerm {
    addResponseTerm(TermCurve(curve), of: line)
  }

  /// Adds a curve of a line, or the exposure to one.
  package mutating func addResponseTerm(_ curve: TermCurve, of line: Line) -> ResponseTerm {
    curves.append(curve)
    responseTermLines.append(Int32(line.index))
    return ResponseTerm(curves.count - 1)
  }

  /// Adds a measure that is constant until lines are added to it.
  package mutating func addMeasure(constant: Double = 0) -> Measure {
    measures.append(MeasureData(constant: constant))
    return Measure(measures.count - 1)
  }

  /// Adds `slope · spend` of a line to a measure; at most once per line and measure.
  package mutating func add(slope: Double, of line: Line, to measure: Measure) {
    measures[measure.index].lines.append(Int32(line.index))
    measures[measure.index].slopes.append(slope)
  }

  /// Adds `factor · curve` to a measure; at most once per response term and measure.
  package mutating func add(factor: Double, of responseTerm: ResponseTerm, to measure: Measure) {
    measures[measure.index].responseTerms.append(Int32(responseTerm.index))
    measures[measure.index].factors.append(factor)
  }

  /// Adds to what a measure is at no spend.
  package mutating func add(constant: Double, to measure: Measure) {
    measures[measure.index].constant += constant
  }

  /// Adds a limit.
  package mutating func addRow(_ row: Row) { rows.append(row) }

  /// Adds an objective, maximized.
  package mutating func addObjective(_ terms: [Term]) { objectives.append(terms) }

  /// Replaces the spend range of a line by one inside of it.
  package mutating func setRange(of line: Line, lower: Double, upper: Double) {
    precondition(lower >= 0 && lower.isFinite && lower <= upper, "a line has a range")
    self.lower[line.index] = lower
    self.upper[line.index] = upper
  }

  /// Replaces the bounds of a limit.
  package mutating func setBounds(ofRow row: Int, lower: Double, upper: Double) {
    rows[row].lower = lower
    rows[row].upper = upper
  }
}
