// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// Maximizes weighted objectives of a concave ``SeparableProgram``: Dantzig-Wolfe decomposition
/// with proposals aggregated by class of lines.
///
/// GLPK solves a master of few rows whose columns are proposals, ways for a whole class to spend.
/// Its row prices go to the pricer, which finds the best spend of every line at once: that gives an
/// upper bound (the Lagrangian value) and new proposals. The mix of proposals that the master chose
/// is a plan; on concave curves its true value is at least the master's, and is the lower bound.
/// Proposals are kept for the next weights or floors. Source: Dantzig and Wolfe, "Decomposition
/// Principle for Linear Programs", Operations Research 8 (1960).
///
/// Lines that need choices take part with proposals of their own classes, priced by
/// ``ChoiceLines``. A mix of such proposals is no plan, so that with them the master's optimum is a
/// relaxation: its bound holds, its value does not.
struct ColumnGeneration: ~Copyable {
  let program: SeparableProgram
  let pricer: Pricer
  let classes: LineClasses
  let choices: ChoiceLines
  /// Classes of the lines that need choices; in the master they follow those of the other lines.
  let choiceClasses: LineClasses
  let rows: RowForm
  /// Bounds of the rows without the constants of the measures, then of the objectives' floors.
  var lower: [Double]
  var upper: [Double]
  /// What is added to the bounds of each row in the master, to have its mixes keep the true ones.
  var shifts: [Double]
  /// Powers of two near the size of each row.
  let rowScales: [Double]
  var master: Master
  var pool: [Proposal]
  var rounds = 0
  /// The multipliers of the last proof, where a sweep of weights or floors goes on from.
  var lastMultipliers: [Double] = []
  /// A plan that keeps the rows and floors of the next question, if one is known.
  var known: [Double]?
  /// How many classes the master has.
  let classCount: Int
  let choiceClassNumbers: Block<Int32>
  let activity: Block<Double>
  let average: Block<Double>
  /// The contributions of each class to the rows at `average`.
  var averageActivities: [[Double]] = []

  /// Lays out a program without lines that need choices.
  init(_ program: SeparableProgram) throws(GLPKError) {
    try self.init(
      program, ChoiceLines(ChoiceProgram(), lines: [], domain: ChoiceDomain()), classes: [])
  }

  /// Lays out the program and proposes spending at a few fractions of every range.
  ///
  /// - Parameters:
  ///   - choices: lines besides those of the program that need choices; they count in the same
  ///     measures.
  ///   - choiceClasses: which of them may share a proposal.
  init(
    _ program: SeparableProgram, _ choices: consuming ChoiceLines, classes choiceNames: [Int]
  ) throws(GLPKError) {
    let pricer = Pricer(program)
    let rows = RowForm(program, constants: pricer.tables.measures.map(\.constant))
    let classes = LineClasses(program.classes, rowCount: rows.count)
    let choiceClasses = LineClasses(choiceNames, rowCount: rows.count)
    let classCount = classes.count + (choices.count == 0 ? 0 : choiceClasses.count)
    let bounds = Self.bounds(of: program, rows)
    let activity = Block(repeating: 0.0, count: classCount * program.measureCount)
    let offset = Block(choiceClasses.ofLine.array.map { $0 + Int32(classes.count) })
    let average = Block(repeating: 0.0, count: program.lineCount)
    var pool: [Proposal] = []
    var sizes = [Double](repeating: 0, count: rows.count)
    for fraction in [0, 0.03, 0.1, 0.25, 0.5, 1] as [Double] {
      for line in 0..<program.lineCount {
        let range = program.upper[line] - program.lower[line]
        average[line] = fraction == 1 ? program.upper[line] : program.lower[line] + fraction * range
      }
      pricer.evaluate(at: average)
      pricer.accumulate(at: average, classes: classes.ofLine, into: activity)
      choices.choose(fraction: fraction)
      choices.accumulate(
        classes: offset, measureCount: program.measureCount, into: activity)
      var totals = [Double](repeating: 0, count: rows.count)
      for index in 0..<classCount {
        let activities = rows.activities(
          ofMeasures: index * program.measureCount, in: activity)
        for row in totals.indices { totals[row] += abs(activities[row]) }
        if index < classes.count {
          pool.append(
            Proposal(
              classIndex: index, activities: activities,
              spends: classes.members[index].map { average[Int($0)] }, lastUsed: 0))
        } else {
          pool.append(
            choices.proposal(
              index, of: choiceClasses.members[index - classes.count], activities, lastUsed: 0))
        }
      }
      // A quarter of every range is much like a plan; what is 0 there, as of an S-curve, is large elsewhere.
      for row in totals.indices {
        sizes[row] = max(sizes[row], fraction == 0.25 ? totals[row] : totals[row] / 16)
      }
    }
    let rowScales = sizes.indices.map { row in
      let ends = [bounds.lower[row], bounds.upper[row]].filter(\.isFinite).map(abs)
      // What is far beneath a bound makes no difference to it, but would make the bound too large a number.
      let size = max(sizes[row], Self.leastShare * (ends.max() ?? 0))
      return powerOfTwo(near: size > 0 ? size : 1)
    }
    var master = try Master(rowCount: rows.count, classCount: classCount)
    try master.add(pool[...], rowScales: rowScales)
    self.program = program
    self.pricer = pricer
    self.classes = classes
    self.choices = choices
    self.choiceClasses = choiceClasses
    self.classCount = classCount
    choiceClassNumbers = offset
    self.rows = rows
    lower = bounds.lower
    upper = bounds.upper
    shifts = bounds.lower.map { _ in 0 }
    self.rowScales = rowScales
    self.master = master
    self.pool = pool
    self.activity = activity
    self.average = average
  }

  /// What lines bring beneath this share of a row's bound counts as nothing beside it.
  private static let leastShare = 1e-14

  /// The bounds of all rows less what is there when no line contributes; no floors yet.
  private static func bounds(
    of program: SeparableProgram, _ rows: RowForm
  ) -> (lower: [Double], upper: [Double]) {
    let free = program.objectives.map { _ in Double.infinity }
    let lower = program.rows.map(\.lower) + free.map { -$0 }
    let upper = program.rows.map(\.upper) + free
    return (
      zip(lower, rows.constants).map { $0 - $1 }, zip(upper, rows.constants).map { $0 - $1 }
    )
  }
}

/// The power of two nearest below a size, 1 for 0 and what is not finite.
func powerOfTwo(near size: Double) -> Double {
  guard size.isFinite, size > 0, size.isNormal else { return 1 }
  return Double(sign: .plus, exponent: size.exponent, significand: 1)
}

extension ColumnGeneration {
  /// Prices first near multipliers that are known from a similar program.
  mutating func start(from multipliers: [Double]) { lastMultipliers = multipliers }

  /// Starts the next question from a plan, which is the answer where nothing better is found.
  mutating func start(at spends: [Double]) { known = spends }
}

extension ColumnGeneration {
  /// Maximizes Σ weights · objectives under the rows and the floors, without lines that need
  /// choices.
  ///
  /// - Parameter gap: the difference between bound and value that ends the search, in units of the
  ///   weighted sum.
  /// - Complexity: a few rounds (5 to 15 in practice), each linear in response terms and entries of
  ///   measures.
  mutating func maximize(
    weights: [Double], floors: [Double], gap: Double, limits: SearchLimits
  ) throws(GLPKError) -> SeparableOutcome {
    assert(choices.count == 0)
    switch try relax(weights: weights, floors: floors, gap: gap, limits: limits) {
    case .found(let found):
      return .found(solution(found, weights: weights, floors: floors))
    case .infeasible(let proof): return .infeasible(proof)
    case .interrupted(let reason, let best):
      return .interrupted(
        reason,
        best: (best?.spends == nil ? least(weights: weights) : best).map {
          solution($0, weights: weights, floors: floors)
        })
    }
  }

  /// Maximizes Σ weights · objectives under the rows and the floors, mixing the uses of lines that
  /// need choices.
  ///
  /// - Parameters:
  ///   - gap: the difference between bound and value that ends the search, in units of the weighted
  ///     sum.
  ///   - cutoff: a bound that is no higher ends the search as well.
  mutating func relax(
    weights: [Double], floors: [Double], gap: Double, cutoff: Double = -.infinity,
    limits: SearchLimits
  ) throws(GLPKError) -> RelaxedOutcome {
    let base = program.rows.count
    for (objective, floor) in floors.enumerated() {
      lower[base + objective] = floor - rows.constants[base + objective]
    }
    try prune()
    shifts = lower.map { _ in 0 }
    try setMasterBounds()
    let known = try takeKnown()
    var penalty = 16.0
    while true {
      var record = Record(known: known)
      let end = try run(
        weights: weights, penalty: penalty, gap: gap, cutoff: cutoff - constant(of: weights),
        limits: limits, record: &record)
      switch end {
      case .withinGap, .cutOff:
        return .found(relaxation(record, weights: weights))
      case .interrupted(let reason):
        return .interrupted(reason, best: best(record, weights: weights))
      case .stalled:
        return ending(record, weights: weights, gap: gap)
      case .short:
        var proof = Record(known: known)
        let none = [Double](repeating: 0, count: weights.count)
        let phase = try run(
          weights: none, penalty: 1, gap: 0, cutoff: -.infinity, limits: limits, record: &proof)
        switch phase {
        case .interrupted(let reason):
          return .interrupted(reason, best: best(record, weights: weights))
        case .short:
          return .infeasible(infeasibility(proof))
        case .withinGap where penalty < 1e9:
          penalty *= 1024
        case .withinGap, .stalled, .cutOff:
          return ending(record, weights: weights, gap: gap)
        }
      }
    }
  }

  /// Gives the master the bounds of the rows, corrected by the shifts.
  mutating func setMasterBounds() throws(GLPKError) {
    try master.setBounds(
      lower: zip(lower, shifts).map { $0 + $1 }, upper: zip(upper, shifts).map { $0 + $1 },
      rowScales: rowScales)
  }

  /// What a record holds, with or without a mix; `nil` before there is a bound.
  func best(_ record: Record, weights: [Double]) -> Relaxation? {
    record.multipliers.isEmpty ? nil : relaxation(record, weights: weights)
  }

  func relaxation(_ record: Record, weights: [Double]) -> Relaxation {
    var uses = [[Relaxation.Share]](repeating: [], count: choices.count)
    for (share, proposal) in record.mix {
      let members = choiceClasses.members[proposal.classIndex - classes.count]
      for (position, line) in members.enumerated() {
        uses[Int(line)].append(
          .init(
            option: Int(proposal.options[position]), amount: proposal.spends[position],
            share: share))
      }
    }
    let base = program.rows.count
    let constant = constant(of: weights)
    return Relaxation(
      spends: record.spends, uses: uses,
      rowMultipliers: Array(record.multipliers.prefix(base)),
      floorMultipliers: record.multipliers.dropFirst(base).map { max(0, -$0) },
      value: record.value + constant, bound: record.bound + constant)
  }

  private func solution(
    _ found: Relaxation, weights: [Double], floors: [Double]
  ) -> SeparableSolution {
    let spends = found.spends ?? program.lower
    let measures = measureTotals(at: spends)
    let objectives = rows.terms[program.rows.count...].map { row in
      row.reduce(0) { $0 + $1.coefficient * measures[$1.measure] }
    }
    let value = zip(weights, objectives).reduce(0) { $0 + $1.0 * $1.1 }
    return SeparableSolution(
      spends: spends, measures: measures, objectives: objectives, weights: weights,
      rowMultipliers: found.rowMultipliers, floors: floors,
      floorMultipliers: found.floorMultipliers, value: value, bound: max(value, found.bound))
  }

  private func infeasibility(_ record: Record) -> SeparableInfeasibility {
    SeparableInfeasibility(
      rowMultipliers: Array(record.multipliers.prefix(program.rows.count)),
      floorMultipliers: record.multipliers.dropFirst(program.rows.count).map { max(0, -$0) },
      violation: -record.bound)
  }

  func constant(of weights: [Double]) -> Double {
    zip(weights, rows.constants[program.rows.count...]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Every measure at a plan, constants included.
  func measureTotals(at spends: [Double]) -> [Double] {
    let spends = Block(spends)
    pricer.evaluate(at: spends)
    pricer.accumulate(at: spends, classes: classes.ofLine, into: activity)
    return pricer.tables.measures.indices.map { measure in
      var total = 0.0
      for index in 0..<classes.count {
        total += activity[index * program.measureCount + measure]
      }
      return total + pricer.tables.measures[measure].constant
    }
  }
}
