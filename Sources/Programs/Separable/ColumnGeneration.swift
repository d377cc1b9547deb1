// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto

/// Maximizes weighted objectives of a concave ``SeparableProgram``: Dantzig-Wolfe decomposition with proposals aggregated by
/// class of lines.
///
/// GLPK solves a master of few rows whose columns are proposals, ways for a whole class to spend. Its row prices go to the
/// pricer, which finds the best spend of every line at once: that gives an upper bound (the Lagrangian value) and new
/// proposals. The mix of proposals that the master chose is a plan; on concave curves its true value is at least the
/// master's, and is the lower bound. Proposals are kept for the next weights or floors. Source: Dantzig and Wolfe,
/// "Decomposition Principle for Linear Programs", Operations Research 8 (1960).
///
/// Lines that need choices take part with proposals of their own classes, priced by ``ChoiceLines``. A mix of such
/// proposals is no plan, so that with them the master's optimum is a relaxation: its bound holds, its value does not.
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
  /// Powers of two near the size of each row.
  let rowScales: [Double]
  var master: Master
  var pool: [Proposal]
  private(set) var rounds = 0
  /// The multipliers of the last proof, where a sweep of weights or floors goes on from.
  private var lastMultipliers: [Double] = []
  /// How many classes the master has.
  private let classCount: Int
  private let choiceClassNumbers: Block<Int32>
  private let activity: Block<Double>
  private let average: Block<Double>
  /// The contributions of each class to the rows at `average`.
  private var averageActivities: [[Double]] = []

  /// Lays out a program without lines that need choices.
  init(_ program: SeparableProgram) throws(GLPKError) {
    try self.init(
      program, ChoiceLines(ChoiceProgram(), lines: [], domain: ChoiceDomain()), classes: [])
  }

  /// Lays out the program and proposes spending at a few fractions of every range.
  ///
  /// - Parameters:
  ///   - choices: lines besides those of the program that need choices; they count in the same measures.
  ///   - choiceClasses: which of them may share a proposal.
  init(
    _ program: SeparableProgram, _ choices: consuming ChoiceLines, classes choiceNames: [Int]
  ) throws(GLPKError) {
    let pricer = Pricer(program)
    let classes = LineClasses(program.classes)
    let choiceClasses = LineClasses(choiceNames)
    let classCount = classes.count + (choices.count == 0 ? 0 : choiceClasses.count)
    let rows = RowForm(program, constants: pricer.tables.measures.map(\.constant))
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
      return powerOfTwo(near: sizes[row] > 0 ? sizes[row] : ends.max() ?? 1)
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
    self.rowScales = rowScales
    self.master = master
    self.pool = pool
    self.activity = activity
    self.average = average
  }

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
}

extension ColumnGeneration {
  /// How much of the open gap the pricing may miss, to begin with: rough bounds are enough while the gap is wide.
  private static let roughness = 0.02
  /// How far the priced multipliers stay near the best ones known, which damps their swings. Source: Wentges, "Weighted
  /// Dantzig-Wolfe decomposition for linear mixed-integer programming", ITOR 4 (1997).
  private static let smoothing = 0.4

  /// The share of a score below which the arithmetic of master and pricing cannot tell plans apart; a gap asked for
  /// beneath it is met at it, and the bound says so.
  private static let resolution = 0x1p-34

  /// How one run of rounds ended.
  private enum RunEnd {
    case withinGap
    /// The master's optimum is proven and still needs missing capacity.
    case short
    /// The bound fell to where nothing of interest is left.
    case cutOff
    case stalled
    case interrupted(SolveInterruption)
  }

  /// The best that a run has found.
  private struct Record {
    var value = -Double.infinity
    var spends: [Double]?
    /// The shares of the proposals for lines that need choices.
    var mix: [(share: Double, proposal: Proposal)] = []
    var bound = Double.infinity
    var multipliers: [Double] = []
  }

  /// Maximizes Σ weights · objectives under the rows and the floors, without lines that need choices.
  ///
  /// - Parameter gap: the difference between bound and value that ends the search, in units of the weighted sum.
  /// - Complexity: a few rounds (5 to 15 in practice), each linear in atoms and entries of measures.
  mutating func maximize(
    weights: [Double], floors: [Double], gap: Double, limits: SearchLimits
  ) throws(GLPKError) -> SeparableOutcome {
    assert(choices.count == 0)
    switch try relax(weights: weights, floors: floors, gap: gap, limits: limits) {
    case .solved(let found):
      return .solved(solution(found, weights: weights, floors: floors))
    case .infeasible(let proof): return .infeasible(proof)
    case .interrupted(let reason, let best):
      return .interrupted(
        reason, best: best.map { solution($0, weights: weights, floors: floors) })
    }
  }

  /// Maximizes Σ weights · objectives under the rows and the floors, mixing the uses of lines that need choices.
  ///
  /// - Parameters:
  ///   - gap: the difference between bound and value that ends the search, in units of the weighted sum.
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
    try master.setBounds(lower: lower, upper: upper, rowScales: rowScales)
    var penalty = 16.0
    while true {
      var record = Record()
      let end = try run(
        weights: weights, penalty: penalty, gap: gap, cutoff: cutoff - constant(of: weights),
        limits: limits, record: &record)
      switch end {
      case .withinGap, .cutOff:
        return .solved(relaxation(record, weights: weights))
      case .interrupted(let reason):
        return .interrupted(reason, best: best(record, weights: weights))
      case .stalled:
        return .interrupted(.numericalTrouble, best: best(record, weights: weights))
      case .short:
        var proof = Record()
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
          return .interrupted(.numericalTrouble, best: best(record, weights: weights))
        }
      }
    }
  }

  private func best(_ record: Record, weights: [Double]) -> Relaxation? {
    record.spends == nil || record.multipliers.isEmpty
      ? nil : relaxation(record, weights: weights)
  }

  private func relaxation(_ record: Record, weights: [Double]) -> Relaxation {
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

  private func constant(of weights: [Double]) -> Double {
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

extension ColumnGeneration {
  /// Rounds of master and pricing until the gap is met.
  ///
  /// Without weights it looks for a plan that keeps all rows: the master then minimizes what is missing, and a bound
  /// below zero proves that something always is.
  private mutating func run(
    weights: [Double], penalty: Double, gap: Double, cutoff: Double, limits: SearchLimits,
    record: inout Record
  ) throws(GLPKError) -> RunEnd {
    let base = program.rows.count
    let isSearch = weights.allSatisfy { $0 == 0 }
    let size = weights.indices.reduce(0) { $0 + weights[$1] * rowScales[base + $1] }
    let scoreScale = isSearch ? 1 : powerOfTwo(near: size)
    var rowWeights = [Double](repeating: 0, count: rows.count)
    for objective in weights.indices { rowWeights[base + objective] = weights[objective] }
    try master.setCosts(of: pool, rowWeights: rowWeights, scoreScale: scoreScale, penalty: penalty)
    var idleRounds = 0
    var care = Self.roughness
    var smoothing = Self.smoothing
    while true {
      if let reason = limits.interruption { return .interrupted(reason) }
      rounds += 1
      let solved = try master.solve(
        deadline: limits.remaining, cancellation: limits.cancellation)
      guard let optimum = solved else {
        return limits.interruption.map(RunEnd.interrupted) ?? .stalled
      }
      for index in pool.indices where optimum.shares[index] > 0 { pool[index].lastUsed = rounds }
      let isPlan = consider(optimum, rowWeights: rowWeights, record: &record)
      if isSearch, isPlan { return .withinGap }
      let before = record.bound
      let center = record.multipliers.isEmpty && !isSearch ? lastMultipliers : record.multipliers
      let multipliers = signed(
        optimum.rowPrices, scoreScale: scoreScale, center: center, smoothing: smoothing)
      let open = min(record.bound - record.value, optimum.value.magnitude * scoreScale)
      let tolerance = max(care * (open.isFinite ? open : scoreScale), min(care, 0.1) * gap)
      let bound = price(multipliers, rowWeights: rowWeights, tolerance: tolerance)
      if bound < record.bound {
        record.bound = bound
        record.multipliers = multipliers
        if !isSearch { lastMultipliers = multipliers }
      }
      let noise = 0x1p-46 * max(record.spends == nil ? 0 : record.value.magnitude, scoreScale)
      if isSearch {
        if record.bound < -1e-7 * optimum.missing, record.bound < -1e-9 { return .short }
      } else {
        if record.spends != nil, record.bound - record.value <= max(gap, noise) {
          return .withinGap
        }
        if record.bound <= cutoff { return .cutOff }
        let target = optimum.value * scoreScale
        let slack = 1e-6 * max(target.magnitude, scoreScale)
        if optimum.missing > 1e-9, record.bound - target <= max(gap, slack) { return .short }
      }
      let added = try propose(optimum, rowWeights: rowWeights, scoreScale: scoreScale)
      idleRounds = record.bound < before - 1e-3 * (before - record.value) ? 0 : idleRounds + 1
      // Nothing new may mean that the prices were too far from the master's, or the pricing too rough.
      if added == 0, smoothing > 0 {
        smoothing = 0
        continue
      }
      smoothing = Self.smoothing
      care = added == 0 ? care * 1e-3 : max(care, 1e-4)
      if care < 1e-12 || idleRounds > 60 {
        if optimum.missing > 1e-9, !isSearch { return .short }
        let size = Self.resolution * max(record.value.magnitude, scoreScale)
        return record.spends != nil && record.bound - record.value <= size ? .withinGap : .stalled
      }
    }
  }

  /// Multipliers in the caller's units, part of the way towards a center, without those that lean on a bound that is
  /// not there: a center from another question may have them.
  private func signed(
    _ prices: [Double], scoreScale: Double, center: [Double], smoothing: Double
  ) -> [Double] {
    prices.indices.map { row in
      var price = prices[row] * scoreScale / rowScales[row]
      if !center.isEmpty { price += smoothing * (center[row] - price) }
      return (price > 0 ? upper[row] : lower[row]).isFinite ? price : 0
    }
  }

  /// Prices all lines at the multipliers and leaves the result in `activity`; the Lagrangian bound without constants.
  private func price(
    _ multipliers: [Double], rowWeights: [Double], tolerance: Double
  ) -> Double {
    let net = zip(rowWeights, multipliers).map { $0 - $1 }
    let prices = rows.prices(rowWeights: net, measureCount: program.measureCount)
    let share = choices.count == 0 ? 1 : 0.5
    var bound = pricer.price(prices, tolerance: share * tolerance)
    pricer.accumulate(at: pricer.spends, classes: classes.ofLine, into: activity)
    if choices.count > 0 {
      bound += choices.price(Block(prices), tolerance: 0.5 * tolerance).missed
      choices.accumulate(
        classes: choiceClassNumbers, measureCount: program.measureCount, into: activity)
    }
    for index in 0..<classCount {
      for measure in prices.indices where prices[measure] != 0 {
        bound += prices[measure] * activity[index * program.measureCount + measure]
      }
    }
    for (row, multiplier) in multipliers.enumerated() where multiplier != 0 {
      bound += multiplier * (multiplier > 0 ? upper[row] : lower[row])
    }
    return bound
  }

  /// Evaluates the mix of proposals on the true curves; keeps it if it is feasible and the best so far.
  private mutating func consider(
    _ optimum: Master.Optimum, rowWeights: [Double], record: inout Record
  ) -> Bool {
    mix(optimum.shares)
    pricer.evaluate(at: average)
    pricer.accumulate(at: average, classes: classes.ofLine, into: activity)
    var totals = [Double](repeating: 0, count: rows.count)
    averageActivities.removeAll(keepingCapacity: true)
    for index in 0..<classes.count {
      let activities = rows.activities(ofMeasures: index * program.measureCount, in: activity)
      for row in totals.indices { totals[row] += activities[row] }
      averageActivities.append(activities)
    }
    if choices.count > 0 {
      for (index, proposal) in pool.enumerated()
      where optimum.shares[index] > 0 && proposal.classIndex >= classes.count {
        for row in totals.indices {
          totals[row] += optimum.shares[index] * proposal.activities[row]
        }
      }
    }
    let tolerance = choices.count > 0 ? RowTolerance.relaxation : RowTolerance.mix
    for row in totals.indices {
      let slip = tolerance.slip(
        size: max(totals[row].magnitude, rowScales[row]), constant: rows.constants[row])
      if totals[row] < lower[row] - slip || totals[row] > upper[row] + slip { return false }
    }
    let value = zip(rowWeights, totals).reduce(0) { $0 + $1.0 * $1.1 }
    if value > record.value {
      record.value = value
      record.spends = average.array
      record.mix = []
      for (index, proposal) in pool.enumerated()
      where optimum.shares[index] > 0 && proposal.classIndex >= classes.count {
        record.mix.append((optimum.shares[index], proposal))
      }
    }
    return true
  }

  /// Adds the shares up to a plan in `average`.
  private func mix(_ shares: [Double]) {
    average.fill(0)
    for (index, proposal) in pool.enumerated()
    where shares[index] > 0 && proposal.classIndex < classes.count {
      let members = classes.members[proposal.classIndex]
      for (position, line) in members.enumerated() {
        average[Int(line)] += shares[index] * proposal.spends[position]
      }
    }
    for line in 0..<program.lineCount {
      average[line] = min(max(average[line], program.lower[line]), program.upper[line])
    }
  }

  /// Adds what the pricer found, and the mix of the master, as proposals; how many were new.
  private mutating func propose(
    _ optimum: Master.Optimum, rowWeights: [Double], scoreScale: Double
  ) throws(GLPKError) -> Int {
    let first = pool.count
    for index in 0..<classCount {
      let activities = rows.activities(ofMeasures: index * program.measureCount, in: activity)
      var worth = -optimum.classPrices[index]
      for row in activities.indices {
        let weight = rowWeights[row] / scoreScale - optimum.rowPrices[row] / rowScales[row]
        worth += weight * activities[row]
      }
      guard worth > 1e-13 else { continue }
      if index < classes.count {
        pool.append(
          Proposal(
            classIndex: index, activities: activities,
            spends: classes.members[index].map { pricer.spends[Int($0)] }, lastUsed: rounds))
      } else {
        pool.append(
          choices.proposal(
            index, of: choiceClasses.members[index - classes.count], activities,
            lastUsed: rounds))
      }
    }
    if pool.count > first {
      for index in 0..<classes.count where optimum.isMixed[index] {
        pool.append(
          Proposal(
            classIndex: index, activities: averageActivities[index],
            spends: classes.members[index].map { average[Int($0)] }, lastUsed: rounds))
      }
    }
    try master.add(pool[first...], rowScales: rowScales)
    let base = program.rows.count
    try master.setCosts(
      of: pool, from: first, rowWeights: rowWeights, scoreScale: scoreScale)
    assert(base <= rowWeights.count)
    return pool.count - first
  }

  /// Drops the proposals that have gone unused longest, down to 24 a class.
  private mutating func prune() throws(GLPKError) {
    var counts = [Int](repeating: 0, count: classCount)
    let byUse = pool.indices.sorted {
      pool[$0].lastUsed != pool[$1].lastUsed ? pool[$0].lastUsed > pool[$1].lastUsed : $0 < $1
    }
    var dropped = Set<Int>()
    for index in byUse {
      counts[pool[index].classIndex] += 1
      if counts[pool[index].classIndex] > 24 { dropped.insert(index) }
    }
    if dropped.isEmpty { return }
    let gone = dropped.subtracting(try master.basicProposals())
    try master.remove(gone.sorted())
    pool = pool.indices.filter { !gone.contains($0) }.map { pool[$0] }
  }
}
