// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// Maximizes weighted objectives of a ``ChoiceProgram``, with proof.
///
/// The relaxation, in which lines may mix their uses, gives a bound; a point near its mix gives a
/// value. What is left between the two is closed by cases: the line whose mix misstates most is
/// split, the case with the highest bound first. A program of straight pieces and steps is closed
/// by GLPK's own search first, after every way that the bound excludes has been left out. Sources:
/// Shapley-Folkman, by which few lines mix (Aubin and Ekeland, "Estimates of the duality gap in
/// nonconvex optimization", Mathematics of Operations Research 1 (1976)); branch and bound with
/// Lagrangian bounds, Falk and Soland, "An algorithm for separable nonconvex programming problems",
/// Management Science 15 (1969).
struct ChoiceSearch: ~Copyable {
  let program: ChoiceProgram
  let effects: RowEffects
  let signs: PriceSigns
  private let isPiecewiseLinear: Bool
  /// Whether every line has finitely many ways.
  private let isFinite: Bool
  /// The relaxation of the whole program, which keeps its proposals from question to question;
  /// `nil` if a line has no option.
  private var root: ChoiceNode?
  /// Roughly how large each objective gets, without its constant: powers of two, above 0.
  private(set) var objectiveSizes: [Double] = []
  /// The uses of the last answer, where the next search may find something feasible.
  private(set) var lastUses: [ChoiceProgram.Use]?

  /// How much of the gap the relaxation may leave open; it ends at a vertex where all ways are
  /// finite.
  private var relaxedShare: Double { isFinite ? 0.01 : 0.25 }
  /// The share of a score to which a sum of exact steps is known.
  private static let exactShare = 1e-12
  /// The share of a score that may stay open where amounts cannot be found any better.
  private static let foundShare = 1e-9
  /// The most leaves that a proof keeps.
  private static let leafLimit = 400

  init(_ program: ChoiceProgram) throws(GLPKError) {
    self.program = program
    effects = RowEffects(program)
    signs = PriceSigns(program)
    isPiecewiseLinear = program.isPiecewiseLinear(ChoiceDomain())
    isFinite = program.data.allSatisfy { $0.step > 0 || $0.lower == $0.upper }
    root = try ChoiceNode.make(program, ChoiceDomain(), signs)
    objectiveSizes =
      root?.generation.rowScales.suffix(program.objectives.count)
      ?? program.objectives.map { _ in 1 }
  }
}

extension ChoiceSearch {
  /// Looks for points of the next question near some uses first.
  mutating func start(from uses: [ChoiceProgram.Use]) { lastUses = uses }

  /// Answers a question, within a domain that is smaller than the program's if one is given.
  mutating func maximize(
    _ question: ChoiceQuestion, within domain: ChoiceDomain? = nil
  ) throws(GLPKError) -> ChoiceOutcome {
    if let domain {
      guard var node = try ChoiceNode.make(program, domain, signs) else {
        return .infeasible(.search)
      }
      return try maximize(question, from: &node)
    }
    guard var node = root.take() else { return .infeasible(.search) }
    let isWarm = node.generation.rounds > 0
    var outcome = try maximize(question, from: &node)
    if isWarm, question.caseLimit == nil,
      case .interrupted(.numericalTrouble, let best) = outcome,
      let fresh = try ChoiceNode.make(program, ChoiceDomain(), signs)
    {
      // Proposals of many questions can be so alike that a master of them loses its digits.
      node = fresh
      if let best { lastUses = best.uses }
      outcome = try maximize(question, from: &node).orBetter(of: outcome)
    }
    root = consume node
    return outcome
  }

  /// The gap below which none can be met: a share of the objectives' sizes, and the last digits
  /// that a constant costs.
  private func smallestGap(_ weights: [Double], share: Double) -> Double {
    weights.indices.reduce(0) { gap, objective in
      let constant = effects.constants[effects.programRows + objective]
      return gap + weights[objective]
        * (share * objectiveSizes[objective] + 0x1p-50 * abs(constant))
    }
  }

  private mutating func maximize(
    _ asked: ChoiceQuestion, from node: inout ChoiceNode
  ) throws(GLPKError) -> ChoiceOutcome {
    var question = asked
    let found = smallestGap(asked.weights, share: isFinite ? Self.exactShare : Self.foundShare)
    let smallest =
      asked.isFine && !isFinite
      ? smallestGap(asked.weights, share: SearchLimits.resolution) : found
    question.gap = max(asked.gap, smallest)
    let enough = max(asked.gap, found)
    let relaxation: Relaxation
    switch try node.generation.relax(
      weights: question.weights, floors: question.floors,
      gap: max(relaxedShare * question.gap, 0.25 * smallest), limits: question.limits)
    {
    case .found(let found): relaxation = found
    case .infeasible(let proof):
      return .infeasible(
        .multipliers(
          ChoiceMultipliers(rows: proof.rowMultipliers, floors: proof.floorMultipliers),
          violation: proof.violation))
    case .interrupted(let reason, let best):
      relaxation = best ?? node.generation.unpriced(weights: question.weights)
      if reason != .numericalTrouble {
        return .interrupted(reason, best: try quickPoint(question, relaxation, node))
      }
    }
    var search = BranchAndBound(
      question: question, enough: enough, effects: effects, signs: signs, root: relaxation,
      leafLimit: Self.leafLimit)
    if let lastUses { try search.consider(lastUses, within: node.domain) }
    if search.isOpen || node.division.choiceLines.isEmpty {
      try search.round(relaxation, node)
    }
    // A search that runs out of time should have something to show.
    let comesFirst = !search.hasPoint
    if comesFirst {
      try search.exchange(around: relaxation, node)
      if !search.hasPoint {
        try search.consider(program.leastUses(node.domain), within: node.domain)
      }
    }
    if search.isOpen, search.isSettledByWays(node) { try search.closeByWays(node) }
    if !comesFirst { try search.exchange(around: relaxation, node) }
    try search.lookIntoCore(relaxation, node)
    if search.isOpen, isPiecewiseLinear { try search.closeByModel(relaxation, node) }
    if search.isOpen { try search.closeByCases(node) }
    let outcome = search.outcome
    if case .found(let solution) = outcome { lastUses = solution.uses }
    return outcome
  }

  /// How long it may take to find a plan after the time is up.
  private static let grace = Duration.milliseconds(50)

  /// A point with the honest bound of an interrupted relaxation: one near its mix, or the least of
  /// everything.
  private func quickPoint(
    _ question: ChoiceQuestion, _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) -> ChoiceSolution? {
    var patient = question
    patient.limits.deadline = ContinuousClock.now.advanced(by: Self.grace)
    var search = BranchAndBound(
      question: patient, enough: patient.gap, effects: effects, signs: signs, root: relaxation,
      leafLimit: Self.leafLimit)
    if let lastUses { try search.consider(lastUses, within: node.domain) }
    try search.round(relaxation, node)
    if !search.hasPoint { try search.consider(program.leastUses(node.domain), within: node.domain) }
    return search.solution
  }
}
