// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Pareto

/// The solver that fits a program: branching where lines need choices, exact where every
/// curve has straight pieces, else column generation.
package struct ProgramScalarizer: Scalarizer, ~Copyable {
  private var branching: BranchingScalarizer?
  private var concave: ConcaveScalarizer?
  private var segmented: SegmentedScalarizer?
  /// What answers questions whose linear program ends with a point that breaks a row: GLPK's
  /// tolerance is an amount, which may be all that the lines of a row contribute.
  private var careful: ConcaveScalarizer?
  package let objectiveCount: Int
  /// Roughly how large each objective gets, without its constant; above 0.
  package let objectiveSizes: [Double]
  /// Whether lines need choices, so that solves are searches.
  package var isBranching: Bool { branching != nil }
  /// Whether lines need choices that leave no amount open.
  package private(set) var arePoints = false
  /// Whether points are vertices, so that no gap plays a part.
  package let isExact: Bool
  /// What each answer may use up; one about straight pieces alone takes next to nothing, and keeps
  /// to the limits of the start.
  package var limits: SearchLimits {
    didSet {
      branching?.limits = limits
      concave?.limits = limits
      careful?.limits = limits
    }
  }
  /// How many cases an answer may look at where lines need choices, see
  /// ``BranchingScalarizer/caseLimit``.
  package var caseLimit: Int? {
    didSet { branching?.caseLimit = caseLimit }
  }
  /// Whether amounts are looked for as finely as arithmetic tells them apart, see
  /// ``BranchingScalarizer/isFine``.
  package var isFine = false {
    didSet { branching?.isFine = isFine }
  }
  private let program: ChoiceProgram
  /// A solution that the next question starts from.
  private var known: [ChoiceProgram.Use]?
  /// The proof behind the last answer that no point keeps the limits.
  package private(set) var infeasibility: ChoiceInfeasibility?

  fileprivate init(
    _ program: ChoiceProgram, limits: SearchLimits
  ) throws(ScalarizerFailure) {
    objectiveCount = program.objectives.count
    self.program = program
    self.limits = limits
    guard let plain = program.separable else {
      isExact = false
      let scalarizer = try BranchingScalarizer(program, limits: limits)
      objectiveSizes = scalarizer.objectiveSizes
      branching = consume scalarizer
      concave = nil
      segmented = nil
      arePoints = branching?.slicesArePoints == true
      return
    }
    branching = nil
    careful = nil
    isExact = plain.isPiecewiseLinear
    if isExact {
      segmented = try SegmentedScalarizer(plain, limits: limits)
      concave = nil
      // Sizes play no part.
      objectiveSizes = plain.objectives.map { _ in 1 }
    } else {
      let scalarizer = try ConcaveScalarizer(plain, limits: limits)
      objectiveSizes = scalarizer.objectiveSizes
      concave = consume scalarizer
      segmented = nil
    }
  }

  /// What the arithmetic of the solver cannot tell apart in a weighted sum: where objectives hardly
  /// differ from plan to plan, their ranges have few digits.
  package func resolution(_ weights: [Double]) -> Double {
    2 * SearchLimits.resolution * zip(weights, objectiveSizes).reduce(0) { $0 + $1.0 * $1.1 }
  }

  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    let known = known.take()
    if let outcome = try branching?.solve(scalarization) { return noted(outcome) }
    if let outcome = try concave?.solve(scalarization) { return noted(outcome, near: known) }
    if let outcome = try segmented?.solve(scalarization) {
      guard breaksRow(outcome) else { return noted(outcome) }
      return try carefully { (scalarizer) throws(ScalarizerFailure) in
        try scalarizer.solve(scalarization)
      }
    }
    preconditionFailure("one of them is there")
  }

  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    if let outcome = try branching?.lexicographicOptimum(order: order, gap: gap) {
      return noted(outcome)
    }
    if let outcome = try concave?.lexicographicOptimum(order: order, gap: gap) {
      return noted(outcome)
    }
    if let outcome = try segmented?.lexicographicOptimum(order: order, gap: gap) {
      guard breaksRow(outcome) else { return noted(outcome) }
      return try carefully { (scalarizer) throws(ScalarizerFailure) in
        try scalarizer.lexicographicOptimum(order: order, gap: gap)
      }
    }
    preconditionFailure("one of them is there")
  }

  /// Whether the point of an answer breaks a row of the program.
  private func breaksRow(_ outcome: ScalarizedOutcome<SeparableSolution>) -> Bool {
    outcome.best.map { breaksRow($0.solution) } ?? false
  }

  private func breaksRow(_ solution: SeparableSolution) -> Bool {
    let uses = solution.spends.map { ChoiceProgram.Use(option: 0, amount: $0) }
    return !program.keeps(uses, floors: program.objectives.map { _ in -.infinity })
  }

  /// Asks again with rows held against what their lines contribute.
  private mutating func carefully(
    _ ask: (inout ConcaveScalarizer) throws(ScalarizerFailure)
      -> ScalarizedOutcome<SeparableSolution>
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    guard let plain = program.separable, plain.upper.allSatisfy(\.isFinite) else {
      return .interrupted(.numericalTrouble, best: nil)
    }
    var scalarizer: ConcaveScalarizer
    if let known = careful.take() {
      scalarizer = known
    } else {
      scalarizer = try ConcaveScalarizer(plain, limits: limits)
    }
    let outcome = try ask(&scalarizer)
    let answer = noted(outcome, by: scalarizer.infeasibility)
    careful = consume scalarizer
    return answer
  }

  /// Looks for points of the next question near a solution first.
  package mutating func start(from solution: ChoiceSolution) {
    branching?.start(from: solution)
    concave?.start(from: solution.uses.map(\.amount))
    known = solution.uses
  }

  /// The point with amounts improved to the last digits that they have, where these are searched
  /// for; its choices and its proof stay.
  package mutating func polished(
    _ point: ScalarizedPoint<ChoiceSolution>, _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedPoint<ChoiceSolution> {
    guard !arePoints, let choice = branching?.choice(of: point.solution)
    else { return point }
    var question = scalarization
    question.gap = 0
    guard case .found(let polished)? = try branching?.solve(question, within: choice) else {
      return point
    }
    return point.moved(to: polished)
  }

  /// The point with as much of another in it as an objective needs to reach a value, see
  /// `ChoiceProgram.mixed(_:with:toReach:in:)`.
  package func mixed(
    _ point: ScalarizedPoint<ChoiceSolution>, with other: ScalarizedPoint<ChoiceSolution>,
    toReach value: Double, in objective: Int
  ) -> ScalarizedPoint<ChoiceSolution>? {
    guard
      let mixed = program.mixed(
        point.solution, with: other.solution, toReach: value, in: objective)
    else { return nil }
    return ScalarizedPoint(values: mixed.objectives, support: point.support, solution: mixed)
  }

  private mutating func noted(
    _ outcome: ScalarizedOutcome<ChoiceSolution>
  ) -> ScalarizedOutcome<ChoiceSolution> {
    if case .infeasible = outcome { infeasibility = branching?.infeasibility }
    return outcome
  }

  private mutating func noted(
    _ outcome: ScalarizedOutcome<SeparableSolution>, near known: [ChoiceProgram.Use]? = nil
  ) -> ScalarizedOutcome<ChoiceSolution> {
    noted(outcome, near: known, by: concave?.infeasibility ?? segmented?.infeasibility)
  }

  private mutating func noted(
    _ outcome: ScalarizedOutcome<SeparableSolution>, near known: [ChoiceProgram.Use]? = nil,
    by proof: SeparableInfeasibility?
  ) -> ScalarizedOutcome<ChoiceSolution> {
    switch outcome {
    case .found(let point): return .found(program.settled(point.withoutChoices, near: known))
    case .unbounded: return .unbounded
    case .interrupted(let reason, let best):
      return .interrupted(
        reason, best: best.map { program.settled($0.withoutChoices, near: known) })
    case .infeasible:
      infeasibility = proof.map(ChoiceInfeasibility.init)
      return .infeasible
    }
  }

  /// Every extreme point of the frontier, where the program is linear and has no more than asked
  /// for.
  package mutating func walk(
    maximumPoints: Int
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<ChoiceSolution>? {
    guard let walk = try segmented?.walk(maximumPoints: maximumPoints),
      walk.best?.contains(where: { breaksRow($0.solution) }) != true
    else { return nil }
    switch walk {
    case .found(let points): return .found(frontier(points, interruption: nil))
    case .interrupted(let reason, nil): return .interrupted(reason, best: nil)
    case .interrupted(let reason, let points?):
      return .found(frontier(points, interruption: reason))
    case .infeasible(let proof):
      infeasibility = ChoiceInfeasibility(proof)
      return .infeasible
    case .unbounded: return .unbounded
    }
  }

  /// The frontier of extreme points, those left out that a billionth of the range tells apart from
  /// a better one.
  private func frontier(
    _ vertices: [ScalarizedPoint<SeparableSolution>], interruption: Interruption?
  ) -> SearchedFrontier<ChoiceSolution> {
    let points = Nondominated.indices(of: vertices.map(\.values)).map {
      vertices[$0].withoutChoices
    }
    return SearchedFrontier(
      chain: points, gap: interruption == nil ? 0 : .infinity,
      interruption: interruption.map { .solve($0) })
  }
}

extension ChoiceProgram {
  /// Lays out the solver that fits the program.
  package func makeScalarizer(
    limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) -> ProgramScalarizer {
    try ProgramScalarizer(self, limits: limits)
  }
}

extension ScalarizedPoint<SeparableSolution> {
  /// The point as one of a program in which every line has one option.
  fileprivate var withoutChoices: ScalarizedPoint<ChoiceSolution> {
    ScalarizedPoint<ChoiceSolution>(
      values: values, support: support,
      solution: ChoiceSolution(
        uses: solution.spends.map { ChoiceProgram.Use(option: 0, amount: $0) },
        measures: solution.measures, objectives: solution.objectives, weights: solution.weights,
        floors: solution.floors,
        multipliers: ChoiceMultipliers(
          rows: solution.rowMultipliers, floors: solution.floorMultipliers),
        value: solution.value, bound: solution.bound, proof: .multipliers))
  }
}

extension ChoiceInfeasibility {
  fileprivate init(_ proof: SeparableInfeasibility) {
    self = .multipliers(
      ChoiceMultipliers(rows: proof.rowMultipliers, floors: proof.floorMultipliers),
      violation: proof.violation)
  }
}

extension ChoiceProgram {
  /// The point with rows and floors kept, and lines that follow others taken as far as these allow.
  fileprivate func settled(
    _ point: ScalarizedPoint<ChoiceSolution>, near known: [Use]?
  ) -> ScalarizedPoint<ChoiceSolution> {
    let solution = raised(keeping(point.solution, near: known))
    return ScalarizedPoint(
      values: solution.objectives, support: point.support, solution: solution)
  }
}
