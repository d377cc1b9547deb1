// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits

/// The master of a column generation: shares of proposals, one unit of shares per class, in scaled
/// rows.
///
/// Every row has elastic columns, which supply what is missing at a penalty: a pruned pool may not
/// keep all rows, and a program may have no plan at all.
struct Master: ~Copyable {
  /// What the master chose, and its prices.
  struct Optimum {
    /// The share of each proposal.
    var shares: [Double]
    /// The price of each row in scaled units: what one more unit of its bound is worth.
    var rowPrices: [Double]
    /// What one more unit of shares of each class is worth.
    var classPrices: [Double]
    /// Whether a class mixes proposals.
    var isMixed: [Bool]
    /// How much the elastic columns supply, in scaled units.
    var missing: Double
    /// The objective in scaled units, penalties included.
    var value: Double
  }

  private var problem: Problem
  private let rowCount: Int
  private let classCount: Int
  private var classOfProposal: [Int] = []
  private var costs: [Double]
  private var batch = ColumnBatch()
  private var values: [Double] = []
  private var duals: [Double] = []

  /// Finer than the plans' own tolerance first, so that a mix of proposals keeps its rows; prices
  /// that fine cannot always be had, and rows only almost always.
  private static let attempts: [(rows: Double, prices: Double, start: SimplexOptions.Start)] = [
    (1e-11, 1e-11, .warm), (1e-11, 1e-11, .standard), (1e-11, 1e-9, .warm),
    (1e-11, 1e-9, .standard), (1e-9, 1e-9, .warm), (1e-9, 1e-9, .standard),
  ]

  private var elasticCount: Int { 2 * rowCount }

  /// A master without proposals: rows are free, so that elastic columns are not needed yet.
  init(rowCount: Int, classCount: Int) throws(GLPKError) {
    self.rowCount = rowCount
    self.classCount = classCount
    var model = LinearModel(.maximize)
    for _ in 0..<rowCount { model.addRow(.free) }
    for _ in 0..<classCount { model.addRow(.exactly(1)) }
    for row in 0..<rowCount {
      model.addColumn(cost: -1, entries: [ColumnEntry(Row(index: row), 1)])
      model.addColumn(cost: -1, entries: [ColumnEntry(Row(index: row), -1)])
    }
    costs = model.costs
    problem = try Problem.make(model)
  }

  /// Adds proposals at no cost; ``setCosts`` gives them theirs.
  mutating func add(
    _ proposals: ArraySlice<Proposal>, rowScales: [Double]
  ) throws(GLPKError) {
    if proposals.isEmpty { return }
    batch.removeAll()
    for proposal in proposals {
      var entries: [ColumnEntry] = []
      entries.reserveCapacity(rowCount + 1)
      for (row, activity) in proposal.activities.enumerated() where activity != 0 {
        entries.append(ColumnEntry(Row(index: row), activity / rowScales[row]))
      }
      entries.append(ColumnEntry(Row(index: rowCount + proposal.classIndex), 1))
      batch.append(.nonnegative, cost: 0, entries: entries)
      classOfProposal.append(proposal.classIndex)
      costs.append(0)
    }
    try problem.addColumns(batch)
  }

  /// Removes proposals, by ascending position.
  mutating func remove(_ proposals: [Int]) throws(GLPKError) {
    try problem.removeColumns(proposals.map { Column(index: elasticCount + $0) })
    for position in proposals.reversed() {
      classOfProposal.remove(at: position)
      costs.remove(at: elasticCount + position)
    }
  }

  /// The proposals that the present basis holds.
  func basicProposals() throws(GLPKError) -> Set<Int> {
    let columns = try problem.basis().columns
    return Set(
      classOfProposal.indices.filter { columns[elasticCount + $0] == .basic })
  }

  /// Sets what each proposal from one on is worth, and what a missing unit costs.
  mutating func setCosts(
    of pool: [Proposal], from first: Int = 0, rowWeights: [Double], scoreScale: Double,
    penalty: Double? = nil
  ) throws(GLPKError) {
    if let penalty {
      for column in 0..<elasticCount { costs[column] = -penalty }
    }
    for index in first..<pool.count {
      var worth = 0.0
      for (row, weight) in rowWeights.enumerated() where weight != 0 {
        worth += weight * pool[index].activities[row]
      }
      costs[elasticCount + index] = worth / scoreScale
    }
    try problem.setCosts(costs)
  }

  /// Sets the bounds of the rows, given in the caller's units.
  mutating func setBounds(
    lower: [Double], upper: [Double], rowScales: [Double]
  ) throws(GLPKError) {
    for row in 0..<rowCount {
      try problem.setBounds(
        .between(lower[row] / rowScales[row], upper[row] / rowScales[row]), of: Row(index: row))
    }
  }

  /// Solves from the last basis; `nil` if no rung of GLPK's ladder came to an optimum.
  mutating func solve(
    deadline: Duration?, cancellation: CancellationToken?
  ) throws(GLPKError) -> Optimum? {
    var options = SimplexOptions(method: .primal)
    options.timeLimit = deadline
    options.cancellation = cancellation
    // Proposals that are almost the same can keep the simplex method going round for tens of thousands of pivots; from
    // another basis, or with the other method, it ends.
    options.iterationLimit = 500 + 5 * (rowCount + classCount)
    // Elastic columns make every master feasible: one called infeasible was too fine for its basis.
    var isOptimal = false
    for attempt in Self.attempts where !isOptimal {
      options.primalTolerance = attempt.rows
      options.dualTolerance = attempt.prices
      options.start = attempt.start
      let outcome = try problem.solve(options)
      isOptimal = outcome.isOptimal
      if outcome.stop == .timeLimit || outcome.stop == .cancelled { return nil }
    }
    guard isOptimal else { return nil }
    try problem.readColumnValues(into: &values)
    try problem.readRowDuals(into: &duals)
    return optimum()
  }

  private func optimum() -> Optimum {
    var shares = [Double](repeating: 0, count: classOfProposal.count)
    var sums = [Double](repeating: 0, count: classCount)
    var parts = [Int](repeating: 0, count: classCount)
    var value = 0.0
    for (index, name) in classOfProposal.enumerated() {
      let share = max(0, values[elasticCount + index])
      if share > 1e-12 {
        shares[index] = share
        sums[name] += share
        parts[name] += 1
      }
      value += values[elasticCount + index] * costs[elasticCount + index]
    }
    for (index, name) in classOfProposal.enumerated() where shares[index] > 0 {
      shares[index] /= sums[name]
    }
    var missing = 0.0
    for column in 0..<elasticCount {
      missing += max(0, values[column])
      value += values[column] * costs[column]
    }
    return Optimum(
      shares: shares, rowPrices: Array(duals[..<rowCount]),
      classPrices: Array(duals[rowCount...]), isMixed: parts.map { $0 > 1 }, missing: missing,
      value: value)
  }
}
