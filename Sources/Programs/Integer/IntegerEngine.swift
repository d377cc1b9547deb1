// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// A ``MultiObjectiveIntegerProgram`` inside GLPK, one problem for all questions.
///
/// Branch and bound finds choices; what a choice is worth is computed from the program itself,
/// exactly or by the linear program that it leaves. Where that is less than the search had
/// promised, because its tolerances let something slip, the choice is taken out and the search goes
/// on among the others.
struct IntegerEngine: ~Copyable {
  /// One question to branch and bound.
  struct Question {
    /// What the weighted sum is made of, in the caller's units.
    var weights: [Double]
    /// The least value of each objective, for branch and bound; minus infinity for none.
    var floors: [Double]
    /// How far the bound may be above the value, in the caller's units.
    var gap: Double
    /// A point in the caller's units that keeps the floors, to start from; of use where all columns
    /// are whole.
    var start: [Double]?
  }

  /// What a choice is worth.
  enum Judgement {
    case point(ScalarizedPoint<IntegerSolution>)
    /// No point of the choice will do.
    case nothing
    case interrupted(Interruption)
  }

  let inside: ScaledProgram
  let limits: SearchLimits
  private var problem: Problem
  private var floors: [Double]
  /// How many runs of branch and bound there have been.
  private(set) var searches = 0

  /// How many choices are taken out of one question before it is given up.
  private static let mostExclusions = 200

  init(_ program: MultiObjectiveIntegerProgram, limits: SearchLimits) throws(GLPKError) {
    try self.init(ScaledProgram(program), limits: limits)
  }

  private init(_ inside: ScaledProgram, limits: SearchLimits) throws(GLPKError) {
    self.inside = inside
    self.limits = limits
    floors = Array(repeating: -.infinity, count: inside.objectives.count)
    problem = try Problem.make(inside.model)
  }

  /// The best weighted sum under the floors, as far as `judge` lets a choice have it.
  ///
  /// The support of the answer holds what keeps the floors.
  mutating func maximize(
    _ question: Question,
    judge: (IntegerChoice) throws(ScalarizerFailure) -> Judgement
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    guard question.weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw ScalarizerFailure(misuse: "a weight is below 0 or not finite")
    }
    if inside.isEmpty { return .infeasible }
    let costs = ScaledCosts(question.weights, of: inside)
    let allowed = max(0, question.gap / costs.unit) + costs.noise
    try setFloors(question.floors)
    var best = Best(question, costs)
    var open = [IntegerRegion.whole]
    var exclusions = 0
    while let region = open.popLast() {
      if region.bound <= best.inside + allowed {
        best.bound = max(best.bound, region.bound)
        continue
      }
      func interrupted(
        _ reason: Interruption, bound: Double?
      ) -> ScalarizedOutcome<IntegerSolution> {
        let bounds = open.map(\.bound) + [min(bound ?? .infinity, region.bound)]
        best.bound = bounds.reduce(best.bound, max)
        return .interrupted(reason, best: best.point)
      }
      let isFirst = region.bound == .infinity
      switch try search(costs, in: region, gap: question.gap, start: isFirst ? question.start : nil)
      {
      case .nothing: break
      case .unbounded: return try unbounded(question.floors)
      case .interrupted(let reason, let choice, let bound):
        if let choice, case .point(let point) = try judge(choice) { best.take(point, inside) }
        return interrupted(reason, bound: bound)
      case .found(let choice, let bound):
        switch try judge(choice) {
        case .nothing: break
        case .interrupted(let reason): return interrupted(reason, bound: bound)
        case .point(let point): best.take(point, inside)
        }
        if bound <= best.inside + allowed {
          best.bound = max(best.bound, bound)
          continue
        }
        exclusions += 1
        if exclusions > Self.mostExclusions {
          return interrupted(.numericalTrouble, bound: bound)
        }
        open += region.without(choice, in: inside, bound: bound)
      }
    }
    return best.point.map { .found($0) } ?? .infeasible
  }

  /// The answer where the relaxation grows for ever: with rational figures so does the program, if
  /// it has a point at all. Source: R. R. Meyer, "On the existence of optimal solutions to integer
  /// and mixed-integer programming problems", Mathematical Programming 7 (1974).
  private mutating func unbounded(
    _ floors: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<IntegerSolution> {
    let (program, limits) = (inside, limits)
    let question = Question(weights: floors.map { _ in 0 }, floors: floors, gap: 0)
    let outcome = try maximize(question) { (choice) throws(ScalarizerFailure) in
      let slice = IntegerSlice(choice, of: program)
      let zero = Scalarization(weights: question.weights, floors: floors, gap: 0)
      return Judgement(try slice.solve(zero, limits: limits))
    }
    switch outcome {
    case .found: return .unbounded
    case .infeasible: return .infeasible
    case .unbounded: return .interrupted(.numericalTrouble, best: nil)
    case .interrupted(let reason, _): return .interrupted(reason, best: nil)
    }
  }

  private mutating func setFloors(_ floors: [Double]) throws(ScalarizerFailure) {
    do throws(GLPKError) {
      for (index, floor) in floors.enumerated() where floor != self.floors[index] {
        let bounds = Bounds.atLeast(inside.objectives[index].rowBound(keeping: floor))
        try problem.setBounds(bounds, of: inside.floorRow(index))
        self.floors[index] = floor
      }
    } catch {
      throw ScalarizerFailure(error)
    }
  }
}

extension IntegerEngine {
  /// What one run of branch and bound says, inside.
  private enum Finding {
    case found(IntegerChoice, bound: Double)
    case nothing
    case unbounded
    case interrupted(Interruption, IntegerChoice?, bound: Double?)
  }

  /// Runs branch and bound in a region, which is taken back afterwards.
  private mutating func search(
    _ costs: ScaledCosts, in region: IntegerRegion, gap: Double, start: [Double]?
  ) throws(ScalarizerFailure) -> Finding {
    do throws(GLPKError) {
      for (column, bounds) in region.narrowed {
        try problem.setBounds(bounds, of: Column(index: column))
      }
      let cuts = try problem.addRows(region.cuts)
      let finding = try search(costs, gap: gap, start: start)
      try problem.removeRows(Array(cuts))
      for (column, _) in region.narrowed {
        try problem.setBounds(inside.columnBounds[column], of: Column(index: column))
      }
      return finding
    } catch {
      throw ScalarizerFailure(error)
    }
  }

  private mutating func search(
    _ costs: ScaledCosts, gap: Double, start: [Double]?
  ) throws(GLPKError) -> Finding {
    if let reason = limits.interruption { return .interrupted(reason, nil, bound: nil) }
    try problem.setCosts(costs.costs)
    var options = IntegerOptions()
    options.relaxation = SimplexOptions(method: .dualThenPrimal, ratioTest: .longStep)
    // Tightening bounds at every node costs more than it saves where a row holds many columns.
    options.preprocessing = .root
    options.timeLimit = limits.remaining
    options.cancellation = limits.cancellation
    // What is not whole need not keep GLPK's rows to the last digit.
    if inside.freeColumns.isEmpty { options.start = start }
    let size = costs.size.isFinite ? costs.size : 1e6
    options.objectiveTolerance = min(1e-9, max(1e-15, 0.01 * costs.noise / (1 + size)))
    options.integralityTolerance = min(1e-6, max(1e-9, costs.noise / (1 + size)))
    let gap = gap / costs.unit
    if gap > 4 * costs.noise {
      let root = try problem.solve(options.relaxation)
      // GLPK's gap is relative to the value found, which may turn out smaller than the relaxation's.
      options.relativeGap = root.isOptimal ? gap / max(abs(root.objective), gap) : 0
    }
    var outcome = try run(options)
    if outcome.stop == .gapReached, let incumbent = outcome.incumbent,
      (outcome.bound ?? .infinity) - incumbent.objective > gap
    {
      options.relativeGap = 0
      outcome = try run(options)
    }
    // A warm start can mistake a pivot that is small for one that is not there.
    if outcome.relaxation.conclusion == .infeasible,
      try problem.model().infeasibilityProof() == nil
    {
      try problem.resetBasis()
      options.relaxation = SimplexOptions(method: .primal)
      outcome = try run(options)
      if outcome.relaxation.conclusion == .infeasible {
        return .interrupted(.numericalTrouble, nil, bound: nil)
      }
    }
    return finding(outcome)
  }

  private mutating func run(_ options: IntegerOptions) throws(GLPKError) -> IntegerOutcome {
    searches += 1
    return try problem.solveInteger(hinted: options)
  }

  private func finding(_ outcome: IntegerOutcome) -> Finding {
    let choice = outcome.incumbent.flatMap { inside.choice(at: $0.columnValues) }
    let bound = outcome.bound.map { max($0, outcome.incumbent?.objective ?? $0) }
    switch outcome.stop {
    case .finished where outcome.incumbent == nil: return .nothing
    case .unboundedRelaxation: return .unbounded
    // A point that breaks a row once it is rounded is judged like any other.
    case .finished, .gapReached, .numericalFailure(.untrustworthyPoint):
      guard let choice, let bound else {
        return .interrupted(.numericalTrouble, choice, bound: bound)
      }
      return .found(choice, bound: bound)
    case .timeLimit: return .interrupted(.timeLimit, choice, bound: bound)
    case .cancelled: return .interrupted(.cancelled, choice, bound: bound)
    case .nodeLimit, .numericalFailure:
      return .interrupted(.numericalTrouble, choice, bound: bound)
    }
  }
}

extension IntegerEngine {
  /// The best point found so far and what is proven.
  private struct Best {
    private var found: ScalarizedPoint<IntegerSolution>?
    /// Its value inside; minus infinity without one.
    private(set) var inside = -Double.infinity
    /// What no point of the regions closed so far can pass, inside.
    var bound = -Double.infinity
    private let question: Question
    private let costs: ScaledCosts

    init(_ question: Question, _ costs: ScaledCosts) {
      self.question = question
      self.costs = costs
    }

    mutating func take(
      _ point: ScalarizedPoint<IntegerSolution>, _ program: borrowing ScaledProgram
    ) {
      let value = costs.value(at: point.solution.x, columns: program.columns)
      guard value > inside else { return }
      (found, inside) = (point, value)
    }

    /// The point with its bound, which is its value where only rounding is between them.
    var point: ScalarizedPoint<IntegerSolution>? {
      guard var point = found else { return nil }
      let value = zip(question.weights, point.values).reduce(0) { $0 + $1.0 * $1.1 }
      let ahead = bound - inside
      let limit = ahead > costs.noise ? value + costs.unit * ahead : value
      point.solution.weights = question.weights
      point.solution.floors = question.floors
      point.solution.value = value
      point.solution.bound = limit
      point.solution.proof = .branchAndBound
      point.support = Support(weights: question.weights, bound: limit)
      return point
    }
  }
}

extension IntegerEngine.Judgement {
  /// What the answer within a slice says of its choice.
  init(_ outcome: ScalarizedOutcome<IntegerSolution>) {
    switch outcome {
    case .found(let point): self = .point(point)
    // Whether there is a point is a matter of rounding: it is not counted as one.
    case .infeasible, .interrupted(.numericalTrouble, _): self = .nothing
    case .unbounded: self = .interrupted(.numericalTrouble)
    case .interrupted(let reason, _): self = .interrupted(reason)
    }
  }
}
