// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Pareto

/// Answers weighted sums, floors and ends of a ``ChoiceProgram``, each with its proof.
///
/// It belongs to the thread that made it.
package struct BranchingScalarizer: ChoiceScalarizer, ~Copyable {
  private var search: ChoiceSearch
  /// What each answer may use up.
  package var limits: SearchLimits
  /// How many cases an answer may look at; one that would take more is interrupted by the
  /// arithmetic, with the best so far and what is proven about it. `nil` for as many as it takes.
  package var caseLimit: Int?
  /// Whether a gap beneath a billionth of the score is met if arithmetic can tell plans apart by
  /// it; else a billionth is as near as amounts are looked for, which is enough where an answer is
  /// one of many.
  package var isFine = false
  /// How far from its bound an end of a frontier may stay, as a share of the objective's size,
  /// where the asked gap takes more than ``endTime`` of what is left; `nil` to look for the asked
  /// gap as long as there is time.
  package var roughEnd: Double?
  /// The lines that need choices, by position.
  private let choiceLines: [Int]
  /// Why the last answer was that no point keeps the limits.
  package private(set) var infeasibility: ChoiceInfeasibility?
  /// Whether a choice leaves nothing open.
  package let slicesArePoints: Bool
  /// The steps in which the values of each objective come, derived from its figures where these are
  /// short decimals; else 0.
  package let valueSteps: [Double]

  /// Lays out a program.
  package init(
    _ program: ChoiceProgram, limits: SearchLimits = SearchLimits()
  ) throws(ScalarizerFailure) {
    let made: ChoiceSearch
    do throws(GLPKError) {
      made = try ChoiceSearch(program)
    } catch {
      throw ScalarizerFailure(error)
    }
    let division = ChoiceDivision(program, ChoiceDomain(), PriceSigns(program))
    let lines = division?.choiceLines ?? []
    let arePoints = Self.arePoints(division, lines, of: program)
    self.limits = limits
    choiceLines = lines
    slicesArePoints = arePoints
    valueSteps =
      arePoints ? Self.steps(of: RowEffects(program)) : program.objectives.map { _ in 0 }
    infeasibility = nil
    search = made
  }

  /// Whether no line has an amount to choose once its option and step are settled.
  private static func arePoints(
    _ division: ChoiceDivision?, _ choiceLines: [Int], of program: ChoiceProgram
  ) -> Bool {
    zip(division?.plain.lower ?? [], division?.plain.upper ?? []).allSatisfy { $0 == $1 }
      && choiceLines.allSatisfy { line in
        program.options[line].allSatisfy { option in
          let data = program.data[option.index]
          return data.step > 0 || data.lower == data.upper
        }
      }
  }

  /// The steps of objectives that add up figures of options, one of each line.
  ///
  /// Curves bring no short decimals, so that steps are looked for only where no option has any.
  private static func steps(of effects: RowEffects) -> [Double] {
    let program = effects.program
    var figures = [[Double]](repeating: [], count: program.objectives.count)
    for line in 0..<program.lineCount {
      for (position, option) in program.options[line].enumerated() {
        let data = program.data[option.index]
        guard data.responseTerms.isEmpty else { return program.objectives.map { _ in 0 } }
        var uses = [ChoiceProgram.Use(option: position, amount: data.lower)]
        if data.step > 0 { uses.append(.init(option: position, amount: data.lower + data.step)) }
        for use in uses {
          for effect in effects.effects(of: use, line: line)
          where effect.row >= effects.programRows {
            figures[effect.row - effects.programRows].append(effect.value)
          }
        }
      }
    }
    return figures.map { values in
      let form = IntegralForm(
        values.enumerated().map { (column: $0.offset, value: $0.element) },
        isWhole: values.map { _ in true })
      return values.isEmpty ? 0 : form?.step ?? 0
    }
  }

  /// How many objectives the program has.
  package var objectiveCount: Int { search.program.objectives.count }

  /// Roughly how large each objective gets, without its constant: powers of two, above 0.
  package var objectiveSizes: [Double] { search.objectiveSizes }

  /// What a solution decides.
  package func choice(of solution: ChoiceSolution) -> BranchingChoice {
    BranchingChoice(
      decisions: choiceLines.map { line in
        let use = solution.uses[line]
        let stretch = LocalProgram.stretch(
          search.program, search.signs, line, use, ChoiceDomain())
        return .init(
          line: line, option: use.option, lower: stretch.lowerBound, upper: stretch.upperBound)
      })
  }

  /// Whether no amount of a choice moves along a curve that bends the wrong way for a price that it
  /// can have.
  ///
  /// A line with a single curve can be measured by what that brings instead of by its amount: then
  /// the amount is what bends, upwards, which is right where it only costs.
  package func isConcave(_ choice: BranchingChoice) -> Bool {
    choice.decisions.allSatisfy { decision in
      guard decision.lower < decision.upper else { return true }
      let stretch = decision.lower...decision.upper
      let option = search.program.options[decision.line][decision.option]
      let data = search.program.data[option.index]
      let curves = data.responseTerms.map { NonconcaveTerm(PricedShape($0.curve)) }
      let isConcave = zip(curves, data.responseTerms).allSatisfy { curve, responseTerm in
        curve?.isConcave(on: stretch, entries: responseTerm.entries, search.signs) ?? true
      }
      if isConcave { return true }
      guard curves.count == 1, let curve = curves[0],
        curve.isConcave(on: stretch, forPositive: true, forNegative: false),
        curve.jet(at: stretch.upperBound, side: .left).slope >= 0
      else { return false }
      return data.slopes.allSatisfy { slope in
        slope.value == 0
          || !(slope.value > 0
            ? search.signs.canBePositive[slope.measure] : search.signs.canBeNegative[slope.measure])
      }
    }
  }

  /// Looks for points of the next question near a solution first, which may keep its floors.
  package mutating func start(from solution: ChoiceSolution) { search.start(from: solution.uses) }

  /// Maximizes the weighted sum under the floors, see `Scalarizer`.
  package mutating func solve(
    _ scalarization: Scalarization
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    try answer(scalarization, within: nil, limits: limits, caseLimit: caseLimit)
  }

  /// Maximizes the weighted sum under the floors within a slice, see `ChoiceScalarizer`.
  package mutating func solve(
    _ scalarization: Scalarization, within choice: BranchingChoice
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    try answer(scalarization, within: choice, limits: limits)
  }

  /// Maximizes one objective after the other, see `Scalarizer`.
  package mutating func lexicographicOptimum(
    order: [Int], gap: [Double]
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    let floors = order.map { _ in -Double.infinity }
    guard let roughEnd, limits.deadline != nil, let first = order.first else {
      return try lexicographicOptimum(order: order, floors: floors, gap: gap, within: nil)
    }
    let whole = limits
    defer { limits = whole }
    limits = whole.sharing(Self.endTime)
    let outcome = try lexicographicOptimum(order: order, floors: floors, gap: gap, within: nil)
    guard case .interrupted(.timeLimit, _) = outcome else { return outcome }
    limits = whole
    var rough = gap
    rough[first] = max(gap[first], roughEnd * objectiveSizes[first])
    return try lexicographicOptimum(order: order, floors: floors, gap: rough, within: nil)
  }

  /// The share of the time for an end that its gap is looked for in.
  private static let endTime = 0.15

  /// Maximizes one objective after the other under floors, see `ChoiceScalarizer`.
  ///
  /// Each later stage keeps the values that the earlier ones found, as they are. What it finds
  /// needs no proof, which is that of the first stage; where amounts are free, few plans keep such
  /// a value, and a search for a proof among them may have no end. So it gets a share of the time
  /// that is left.
  package mutating func lexicographicOptimum(
    order: [Int], floors: [Double], gap: [Double], within choice: BranchingChoice?
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    var first: ScalarizedPoint<ChoiceSolution>?
    var floors = floors
    for objective in order {
      var weights = [Double](repeating: 0, count: objectiveCount)
      weights[objective] = 1
      let question = Scalarization(weights: weights, floors: floors, gap: gap[objective])
      let isLater = first != nil
      let outcome = try answer(
        question, within: choice, limits: isLater ? limits.sharing(Self.laterTime) : limits,
        caseLimit: isLater ? Self.laterCaseLimit : nil)
      switch outcome {
      case .found(let point):
        first = first?.moved(to: point, ifBetterIn: objective) ?? point
      case .interrupted(let reason, let best):
        guard let known = first else { return .interrupted(reason, best: best) }
        if let best { first = known.moved(to: best, ifBetterIn: objective) }
        if let reason = limits.interruption { return .interrupted(reason, best: first) }
      case .infeasible, .unbounded:
        // Behind the first stage the optimum of the stage before is still there.
        guard first != nil else { return .infeasible }
      }
      if let first { floors[objective] = max(floors[objective], first.values[objective]) }
    }
    guard let first else {
      throw ScalarizerFailure(misuse: "an order names at least one objective")
    }
    return .found(first)
  }

  /// The most cases of a stage that needs no proof.
  private static let laterCaseLimit = 40
  /// The share of the time that is left for it.
  private static let laterTime = 0.25

  /// Slices are not listed edge by edge.
  package mutating func walk(
    _ choice: BranchingChoice
  ) throws(ScalarizerFailure) -> SliceWalk<ChoiceSolution>? { nil }

  private mutating func answer(
    _ scalarization: Scalarization, within choice: BranchingChoice?, limits: SearchLimits,
    caseLimit: Int? = nil
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    var question = ChoiceQuestion(
      weights: scalarization.weights, floors: scalarization.floors, gap: scalarization.gap,
      limits: limits, caseLimit: caseLimit)
    question.looksIntoCore = self.caseLimit == nil
    question.isFine = isFine
    let outcome: ChoiceOutcome
    do throws(GLPKError) {
      outcome = try search.maximize(question, within: choice?.domain)
    } catch {
      throw ScalarizerFailure(error)
    }
    switch outcome {
    case .found(let solution):
      return .found(search.program.raised(solution).kept(within: choice).point)
    case .infeasible(let proof):
      infeasibility = proof
      return .infeasible
    case .interrupted(let reason, let best):
      return .interrupted(
        reason, best: best.map { search.program.raised($0).kept(within: choice).point })
    }
  }
}

extension ScalarizedPoint<ChoiceSolution> {
  /// The same proof with another point that keeps its floors, if that is better in an objective.
  package func moved(to other: Self, ifBetterIn objective: Int) -> Self {
    other.values[objective] > values[objective] ? moved(to: other) : self
  }

  /// The same proof with another point that keeps its floors.
  package func moved(to other: Self) -> Self {
    var moved = self
    moved.values = other.values
    moved.solution = solution.moved(to: other.solution)
    return moved
  }
}

extension ChoiceSolution {
  /// The solution as a point, with the half-plane that holds every point which keeps its floors.
  var point: ScalarizedPoint<ChoiceSolution> {
    ScalarizedPoint(
      values: objectives, support: Support(weights: weights, bound: bound), solution: self)
  }

  /// The solution of a search that was kept within a choice.
  fileprivate func kept(within choice: BranchingChoice?) -> ChoiceSolution {
    var kept = self
    kept.within = choice?.decisions ?? []
    return kept
  }

  /// The same proof for another point of the same score.
  fileprivate func moved(to other: ChoiceSolution) -> ChoiceSolution {
    var moved = self
    moved.uses = other.uses
    moved.measures = other.measures
    moved.objectives = other.objectives
    moved.value = zip(weights, other.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    moved.bound = max(bound, moved.value)
    return moved
  }
}
