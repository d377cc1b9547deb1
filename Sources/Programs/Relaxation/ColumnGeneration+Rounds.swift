// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

extension ColumnGeneration {
  /// How much of the open gap the pricing may miss, to begin with: rough bounds are enough while
  /// the gap is wide.
  private static let roughness = 0.02
  /// How far the priced multipliers stay near the best ones known, which damps their swings.
  /// Source: Wentges, "Weighted Dantzig-Wolfe decomposition for linear mixed-integer programming",
  /// ITOR 4 (1997).
  private static let smoothing = 0.4

  /// With more classes than these, proposals are dropped on the way too: many of a class that are
  /// almost the same cost the master far more pivots than finding one again.
  private static let fewClasses = 16
  private static let pruningPace = 4

  /// How often a run corrects the rows of the master by what its mixes are off.
  private static let refinementLimit = 40

  /// How one run of rounds ended.
  enum RunEnd {
    case withinGap
    /// The master's optimum is proven and still needs missing capacity.
    case short
    /// The bound fell to where nothing of interest is left.
    case cutOff
    case stalled
    case interrupted(Interruption)
  }

  /// The best that a run has found.
  struct Record {
    var value = -Double.infinity
    var spends: [Double]?
    /// The shares of the proposals for lines that need choices.
    var mix: [(share: Double, proposal: Proposal)] = []
    var bound = Double.infinity
    var multipliers: [Double] = []
    /// A plan that was known before, towards which mixes are moved that miss a row by a digit.
    var known: Known?
  }

  /// A plan that keeps all rows.
  struct Known {
    var spends: [Double]
    /// What each row comes to.
    var totals: [Double]
  }

  /// Rounds of master and pricing until the gap is met.
  ///
  /// Without weights it looks for a plan that keeps all rows: the master then minimizes what is
  /// missing, and a bound below zero proves that something always is.
  mutating func run(
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
    if !isSearch, let known = record.known {
      record.value = zip(rowWeights, known.totals).reduce(0) { $0 + $1.0 * $1.1 }
      record.spends = known.spends
    }
    var idleRounds = 0
    var refinements = 0
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
      let mixed = consider(optimum, rowWeights: rowWeights, record: &record)
      if isSearch, mixed.isFeasible { return .withinGap }
      if refinements < Self.refinementLimit,
        optimum.missing <= 1e-9 ? refine(to: mixed.totals) : dropShifts()
      {
        refinements += 1
        try setMasterBounds()
      }
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
      if classCount > Self.fewClasses, rounds % Self.pruningPace == 0 { try prune(to: 8) }
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
        let size = SearchLimits.resolution * max(record.value.magnitude, scoreScale)
        return record.spends != nil && record.bound - record.value <= size ? .withinGap : .stalled
      }
    }
  }

  /// Multipliers in the caller's units, part of the way towards a center, without those that lean
  /// on a bound that is not there: a center from another question may have them.
  private func signed(
    _ prices: [Double], scoreScale: Double, center: [Double], smoothing: Double
  ) -> [Double] {
    prices.indices.map { row in
      var price = prices[row] * scoreScale / rowScales[row]
      if !center.isEmpty { price += smoothing * (center[row] - price) }
      return (price > 0 ? upper[row] : lower[row]).isFinite ? price : 0
    }
  }

  /// Prices all lines at the multipliers and leaves the result in `activity`; the Lagrangian bound
  /// without constants.
  func price(
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

  /// What no point passes, by what every line brings at most where no row is in its way: for where
  /// there was no time for any prices.
  func unpriced(weights: [Double]) -> Relaxation {
    let base = program.rows.count
    var rowWeights = [Double](repeating: 0, count: rows.count)
    for objective in weights.indices { rowWeights[base + objective] = weights[objective] }
    let size = weights.indices.reduce(0) { $0 + weights[$1] * rowScales[base + $1] }
    let none = rowWeights.map { _ in 0.0 }
    let bound = price(none, rowWeights: rowWeights, tolerance: Self.roughness * size)
    return Relaxation(
      spends: nil, uses: [], rowMultipliers: Array(none.prefix(base)),
      floorMultipliers: Array(none.dropFirst(base)), value: -.infinity,
      bound: bound + constant(of: weights))
  }

  /// Asks the master for as much less in every row as its last mix had too much, and the other way
  /// round: proposals that are almost the same cost its arithmetic more digits than a row may be
  /// off by. A mix that leaves room takes as much of an earlier correction back, which would keep
  /// better mixes out.
  ///
  /// - Returns: whether any bound is another.
  private mutating func refine(to totals: [Double]) -> Bool {
    var isChanged = false
    for row in totals.indices {
      let above = totals[row] - upper[row]
      let below = lower[row] - totals[row]
      let slip = slip(row, total: totals[row])
      var shift = shifts[row]
      // Where a row's price is high, what a correction keeps out is worth far more than its own digits.
      if above > slip || (shift < 0 && above < -0.01 * slip) {
        shift = min(0, shift - above)
      } else if below > slip || (shift > 0 && below < -0.01 * slip) {
        shift = max(0, shift + below)
      }
      if shift != shifts[row] {
        shifts[row] = shift
        isChanged = true
      }
    }
    return isChanged
  }

  /// Takes all corrections back, which may ask for more than there is; whether there were any.
  private mutating func dropShifts() -> Bool {
    defer { for row in shifts.indices { shifts[row] = 0 } }
    return shifts.contains { $0 != 0 }
  }

  /// How far arithmetic may leave a row on the wrong side of its bound in a mix.
  private func slip(_ row: Int, total: Double) -> Double {
    let tolerance = choices.count > 0 ? RowTolerance.relaxation : RowTolerance.mix
    return tolerance.slip(
      size: max(total.magnitude, rowScales[row]), constant: rows.constants[row])
  }

  /// Evaluates the mix of proposals on the true curves; keeps it if it is feasible and the best so
  /// far.
  ///
  /// - Returns: whether it is feasible, and what each row comes to.
  private mutating func consider(
    _ optimum: Master.Optimum, rowWeights: [Double], record: inout Record
  ) -> (isFeasible: Bool, totals: [Double]) {
    mix(optimum.shares)
    var totals = evaluateAverage()
    if choices.count > 0 {
      for (index, proposal) in pool.enumerated()
      where optimum.shares[index] > 0 && proposal.classIndex >= classes.count {
        for row in totals.indices {
          totals[row] += optimum.shares[index] * proposal.activities[row]
        }
      }
    }
    guard keepsRows(totals) else {
      if let known = record.known { considerBetween(known, totals, rowWeights, &record) }
      return (false, totals)
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
    return (true, totals)
  }

  /// Keeps the plan nearest to the mix, on the way to it from a known plan, that keeps all rows;
  /// rows are concave, so that it needs as large a part of the known plan as the mix misses of what
  /// there is between both.
  private mutating func considerBetween(
    _ known: Known, _ totals: [Double], _ rowWeights: [Double], _ record: inout Record
  ) {
    var share = 1.0
    for row in totals.indices {
      for (room, excess) in [
        (upper[row] - known.totals[row], totals[row] - upper[row]),
        (known.totals[row] - lower[row], lower[row] - totals[row]),
      ] where excess > 0 {
        share = min(share, max(0, room) / (max(0, room) + excess))
      }
    }
    guard share > 0 else { return }
    let mixed = average.array
    for line in mixed.indices {
      average[line] = known.spends[line] + share * (mixed[line] - known.spends[line])
    }
    let between = evaluateAverage()
    let value = zip(rowWeights, between).reduce(0) { $0 + $1.0 * $1.1 }
    if keepsRows(between), value > record.value {
      record.value = value
      record.spends = average.array
    }
  }

  /// What each row comes to at `average`; leaves the activities of the classes behind.
  private mutating func evaluateAverage() -> [Double] {
    averageActivities = activitiesAtAverage()
    return totals(of: averageActivities)
  }

  /// Whether rows keep their bounds; without choices what they come to is a plan's, whose measures
  /// are in `activity`, and is held against what its lines contribute.
  private func keepsRows(_ totals: [Double]) -> Bool {
    var parts = [Double](repeating: 0, count: rows.count)
    for index in 0..<classes.count {
      rows.addSizes(ofMeasures: index * program.measureCount, in: activity, to: &parts)
    }
    return totals.indices.allSatisfy { row in
      let slip =
        choices.count > 0
        ? slip(row, total: totals[row])
        : RowTolerance.mix.slip(size: parts[row], constant: rows.constants[row])
      return max(totals[row] - upper[row], lower[row] - totals[row]) <= slip
    }
  }

  /// Evaluates the plan in `average`, and keeps it if it is the best so far; says whether it keeps
  /// the rows.
  mutating func considerAverage(rowWeights: [Double], record: inout Record) -> Bool {
    let totals = evaluateAverage()
    guard keepsRows(totals) else { return false }
    let value = zip(rowWeights, totals).reduce(0) { $0 + $1.0 * $1.1 }
    if value > record.value {
      record.value = value
      record.spends = average.array
      record.mix = []
    }
    return true
  }

  /// The known plan, if it keeps the rows, as a proposal as well; it is known for one question.
  mutating func takeKnown() throws(GLPKError) -> Known? {
    guard let spends = known.take(), choices.count == 0 else { return nil }
    for line in spends.indices {
      average[line] = min(max(spends[line], program.lower[line]), program.upper[line])
    }
    let totals = evaluateAverage()
    guard keepsRows(totals) else { return nil }
    let first = pool.count
    for index in 0..<classes.count {
      pool.append(
        Proposal(
          classIndex: index, activities: averageActivities[index],
          spends: classes.members[index].map { average[Int($0)] }, lastUsed: rounds))
    }
    try master.add(pool[first...], rowScales: rowScales)
    return Known(spends: average.array, totals: totals)
  }

  /// What each class contributes to the rows at `average`.
  private func activitiesAtAverage() -> [[Double]] {
    pricer.evaluate(at: average)
    pricer.accumulate(at: average, classes: classes.ofLine, into: activity)
    return (0..<classes.count).map {
      rows.activities(ofMeasures: $0 * program.measureCount, in: activity)
    }
  }

  private func totals(of activities: [[Double]]) -> [Double] {
    activities.reduce(into: [Double](repeating: 0, count: rows.count)) { totals, activities in
      for row in totals.indices { totals[row] += activities[row] }
    }
  }

  /// Every line at its least, for where there was no time for anything better; `nil` where that
  /// breaks a row.
  ///
  /// - Precondition: no line needs a choice.
  func least(weights: [Double]) -> Relaxation? {
    for line in 0..<program.lineCount { average[line] = program.lower[line] }
    let totals = totals(of: activitiesAtAverage())
    guard keepsRows(totals) else { return nil }
    var least = unpriced(weights: weights)
    least.spends = program.lower
    return least
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

  /// Drops the proposals that have gone unused longest, down to so many a class.
  mutating func prune(to most: Int = 24) throws(GLPKError) {
    var counts = [Int](repeating: 0, count: classCount)
    let byUse = pool.indices.sorted {
      pool[$0].lastUsed != pool[$1].lastUsed ? pool[$0].lastUsed > pool[$1].lastUsed : $0 < $1
    }
    var dropped = Set<Int>()
    for index in byUse {
      counts[pool[index].classIndex] += 1
      if counts[pool[index].classIndex] > most { dropped.insert(index) }
    }
    if dropped.isEmpty { return }
    let gone = dropped.subtracting(try master.basicProposals())
    try master.remove(gone.sorted())
    pool = pool.indices.filter { !gone.contains($0) }.map { pool[$0] }
  }
}
