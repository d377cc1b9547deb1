// SPDX-License-Identifier: GPL-3.0-or-later

package import Curves

/// Maximizes weighted objectives over lines of which each is used in exactly one of several ways.
///
/// A way to use a line is an *option*: a range of amounts x, perhaps with steps, and what it adds
/// to every measure,
///
///     fixed + slope · x + Σ factor · response term(x)
///
/// where a *response term* is a curve of the option, of any shape. Rows limit linear combinations
/// of measures, objectives are linear combinations of measures, as in a ``SeparableProgram``, which
/// is the special case of one option per line and curves that bend the right way.
package struct ChoiceProgram: Sendable {
  /// Names a line.
  package struct Line: Hashable, Sendable {
    /// The position in the arrays.
    package let index: Int

    /// Makes a name from a position.
    package init(_ index: Int) { self.index = index }
  }

  /// Names an option.
  package struct Option: Hashable, Sendable {
    /// The position in the arrays.
    package let index: Int

    /// Makes a name from a position.
    package init(_ index: Int) { self.index = index }
  }

  /// Names a curve of an option.
  package struct ResponseTerm: Hashable, Sendable {
    let option: Int
    let position: Int
  }

  /// What one measure gets per unit of something.
  struct Entry: Sendable {
    var measure: Int
    var value: Double
  }

  struct ResponseTermData: Sendable {
    var curve: TermCurve
    var entries: [Entry] = []
  }

  struct OptionData: Sendable {
    var lower: Double
    var upper: Double
    var step: Double
    var fixed: [Entry] = []
    var slopes: [Entry] = []
    var responseTerms: [ResponseTermData] = []
  }

  /// The options of each line, in the order of adding.
  package private(set) var options: [[Option]] = []
  /// Which lines may share one proposal: lines of a class count in the same rows.
  package private(set) var classes: [Int] = []
  /// Lines that only help to state the others: their amounts follow from what is decided.
  private(set) var helpers: Set<Int> = []
  private(set) var data: [OptionData] = []
  /// The lines that follow a measure, in the order of adding.
  var followers: [Follower] = []
  /// What each measure is when nothing is done.
  private(set) var constants: [Double] = []
  /// The limits.
  package private(set) var rows: [SeparableProgram.Row] = []
  /// The objectives, all maximized.
  package private(set) var objectives: [[SeparableProgram.Term]] = []

  /// Makes an empty program.
  package init() {}

  /// How many lines there are.
  package var lineCount: Int { options.count }
  /// How many measures there are.
  package var measureCount: Int { constants.count }
  /// How many options there are.
  package var optionCount: Int { data.count }
}

extension ChoiceProgram {
  /// The most amounts that an option with steps may have.
  package static let mostSteps = 20_000

  /// Adds a line, without options yet.
  ///
  /// - Parameters:
  ///   - class: which lines may share one proposal with it.
  ///   - isHelper: whether it only helps to state others, so that no proof by cases needs to speak
  ///     of it.
  package mutating func addLine(class: Int = 0, isHelper: Bool = false) -> Line {
    if isHelper { helpers.insert(options.count) }
    options.append([])
    classes.append(`class`)
    return Line(lineCount - 1)
  }

  /// Adds an option whose amount lies between `lower` and `upper`, in steps from `lower` on if
  /// `step` is above 0.
  ///
  /// - Precondition: `0 ≤ lower ≤ upper`, `lower` finite, and at most ``mostSteps`` steps.
  package mutating func addOption(
    of line: Line, lower: Double = 0, upper: Double = 0, step: Double = 0
  ) -> Option {
    precondition(lower >= 0 && lower.isFinite && lower <= upper, "an option has a range")
    precondition(
      step == 0 || (step > 0 && (upper - lower) / step <= Double(Self.mostSteps) + 0.5),
      "an option has at most so many steps")
    data.append(OptionData(lower: lower, upper: upper, step: step))
    let option = Option(data.count - 1)
    options[line.index].append(option)
    return option
  }

  /// Adds a curve of an option.
  package mutating func addResponseTerm(_ curve: Curve, of option: Option) -> ResponseTerm {
    addResponseTerm(TermCurve(curve), of: option)
  }

  /// Adds a curve of an option, or the exposure to one.
  package mutating func addResponseTerm(_ curve: TermCurve, of option: Option) -> ResponseTerm {
    data[option.index].responseTerms.append(ResponseTermData(curve: curve))
    return ResponseTerm(option: option.index, position: data[option.index].responseTerms.count - 1)
  }

  /// Adds a measure.
  package mutating func addMeasure(constant: Double = 0) -> SeparableProgram.Measure {
    constants.append(constant)
    return SeparableProgram.Measure(constants.count - 1)
  }

  /// Adds an amount to a measure whenever an option is taken; at most once per option and measure.
  package mutating func add(
    fixed: Double, of option: Option, to measure: SeparableProgram.Measure
  ) {
    data[option.index].fixed.append(Entry(measure: measure.index, value: fixed))
  }

  /// Adds `slope · amount` to a measure; at most once per option and measure.
  package mutating func add(
    slope: Double, of option: Option, to measure: SeparableProgram.Measure
  ) {
    data[option.index].slopes.append(Entry(measure: measure.index, value: slope))
  }

  /// Adds `factor · curve(amount)` to a measure; at most once per response term and measure.
  package mutating func add(
    factor: Double, of responseTerm: ResponseTerm, to measure: SeparableProgram.Measure
  ) {
    data[responseTerm.option].responseTerms[responseTerm.position].entries.append(
      Entry(measure: measure.index, value: factor))
  }

  /// The amounts of an option.
  package func range(of option: Option) -> ClosedRange<Double> {
    data[option.index].lower...data[option.index].upper
  }

  /// Keeps some lines, by position and in their order; the others count no more.
  ///
  /// - Precondition: no line follows a measure.
  package mutating func keepLines(_ kept: [Int]) {
    precondition(followers.isEmpty, "a line that follows a measure has to stay")
    options = kept.map { options[$0] }
    classes = kept.map { classes[$0] }
    helpers = Set(kept.indices.filter { helpers.contains(kept[$0]) })
  }

  /// Replaces the amounts of an option by some inside of them.
  package mutating func setRange(of option: Option, lower: Double, upper: Double) {
    precondition(lower >= 0 && lower.isFinite && lower <= upper, "an option has a range")
    data[option.index].lower = lower
    data[option.index].upper = upper
  }

  /// Adds a limit.
  package mutating func addRow(_ row: SeparableProgram.Row) { rows.append(row) }

  /// Replaces all limits.
  package mutating func setRows(_ rows: [SeparableProgram.Row]) { self.rows = rows }

  /// Takes all objectives away.
  package mutating func removeObjectives() { objectives = [] }

  /// Replaces the bounds of a limit.
  package mutating func setBounds(ofRow row: Int, lower: Double, upper: Double) {
    rows[row].lower = lower
    rows[row].upper = upper
  }

  /// Adds an objective, maximized.
  package mutating func addObjective(_ terms: [SeparableProgram.Term]) { objectives.append(terms) }
}

extension ChoiceProgram {
  /// Whether any amount that is free to move follows a curve that is not made of straight pieces.
  ///
  /// - Complexity: linear in the curves.
  package var isCurved: Bool { !isPiecewiseLinear(ChoiceDomain()) }

  /// Whether any line has several options or steps, rather than only curves that bend both ways.
  package var isDiscrete: Bool {
    options.contains { $0.count > 1 } || data.contains { $0.step > 0 }
  }
}

extension ChoiceProgram {
  /// How a line is used: one of its options, at an amount.
  package struct Use: Hashable, Sendable {
    /// The position of the option among those of the line.
    package var option: Int
    /// The amount.
    package var amount: Double

    /// Makes a use.
    package init(option: Int, amount: Double) {
      self.option = option
      self.amount = amount
    }
  }

  /// Every measure when each line is used in a given way.
  ///
  /// - Complexity: linear in the entries of the options that are taken.
  package func measures(of uses: [Use]) -> [Double] {
    // Constants come last, so that large ones cost the others no digits but the last ones.
    zip(constants, activity(of: uses).totals).map { $0 + $1 }
  }

  /// What the lines together add to every measure, and how large the parts are of which that is the
  /// sum.
  func activity(of uses: [Use]) -> (totals: [Double], sizes: [Double]) {
    var totals = [Double](repeating: 0, count: measureCount)
    var sizes = totals
    for (line, use) in uses.enumerated() {
      forEachContribution(line: line, use) { measure, value in
        totals[measure] += value
        sizes[measure] += abs(value)
      }
    }
    return (totals, sizes)
  }

  /// Visits what a use adds to each measure, some of them more than once.
  func forEachContribution(line: Int, _ use: Use, _ body: (Int, Double) -> Void) {
    let option = data[options[line][use.option].index]
    for entry in option.fixed { body(entry.measure, entry.value) }
    for entry in option.slopes { body(entry.measure, entry.value * use.amount) }
    for responseTerm in option.responseTerms {
      let value = responseTerm.curve.solverValue(at: use.amount)
      for entry in responseTerm.entries { body(entry.measure, entry.value * value) }
    }
  }

  /// Visits the measures that a line counts in, some of them more than once.
  package func forEachMeasure(ofLine line: Int, _ body: (SeparableProgram.Measure) -> Void) {
    for option in options[line] {
      let own = data[option.index]
      for entry in own.fixed + own.slopes + own.responseTerms.flatMap(\.entries) {
        body(SeparableProgram.Measure(entry.measure))
      }
    }
  }

  /// The value of each objective at given measures.
  func objectiveValues(at measures: [Double]) -> [Double] {
    objectives.map { terms in
      terms.reduce(0) { $0 + $1.coefficient * measures[$1.measure.index] }
    }
  }
}
