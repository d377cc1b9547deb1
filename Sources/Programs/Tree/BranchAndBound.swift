// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Pareto

/// One search for the answer to one question: the best point so far, and the cases that may hold a
/// better one.
struct BranchAndBound {
  /// A case of the search.
  private struct Case {
    var parent: Int?
    /// How the case was split, and into which cases.
    var fork: (split: ChoiceSplit, first: Int, second: Int)?
    var bound: Double
    var multipliers: ChoiceMultipliers
    var isEmpty = false
    /// What is needed to split the case; `nil` once that has happened or nothing is left to do.
    var open: ChoiceBranching.Split?
    var domain: ChoiceDomain
    /// How often in a row the case and those that it comes from were split without a mix that says
    /// where.
    var halvings = 0
  }

  let question: ChoiceQuestion
  /// The difference between bound and value that will do once nothing is left that could close it
  /// further.
  private let enough: Double
  private let effects: RowEffects
  private let signs: PriceSigns
  private let heuristics: ChoiceHeuristics
  private let leafLimit: Int
  private let root: Relaxation
  private var cases: [Case]
  private(set) var best: ChoiceIncumbent?
  private var interruption: Interruption?
  private var halvedCount = 0
  /// Whether some bound comes from a search whose steps are not kept.
  private var isSearched = false

  /// The most ways that are looked at together.
  private static let wayLimit = 200_000
  /// The most cases of a search through ways.
  private static let wayCaseLimit = 100

  /// How often in a row a case is halved that has no mix to be split by, and how many cases of a
  /// search are.
  private static let (halvingLimit, halvedLimit) = (12, 60)

  init(
    question: ChoiceQuestion, enough: Double, effects: RowEffects, signs: PriceSigns,
    root: Relaxation, leafLimit: Int
  ) {
    self.question = question
    self.enough = enough
    self.effects = effects
    self.signs = signs
    self.root = root
    self.leafLimit = leafLimit
    heuristics = ChoiceHeuristics(effects: effects, signs: signs, question: question)
    cases = [
      Case(
        parent: nil, fork: nil, bound: root.bound, multipliers: root.multipliers,
        domain: ChoiceDomain())
    ]
  }

  private var program: ChoiceProgram { effects.program }

  /// What no point passes.
  private var bound: Double {
    let leaves = cases.filter { $0.fork == nil && !$0.isEmpty }.map(\.bound)
    return max(leaves.reduce(-.infinity, max), best?.value ?? -.infinity)
  }

  /// Whether any point was found.
  var hasPoint: Bool { best != nil }

  /// Whether there may be something better than the gap allows.
  var isOpen: Bool {
    guard interruption == nil else { return false }
    guard let best else { return bound > -.infinity }
    return bound - best.value > question.gap
  }

  /// Whether what is open will do, though not for the gap.
  private var isEnough: Bool { best.map { bound - $0.value <= enough } ?? false }

  /// Keeps a point if it is the best so far.
  private mutating func keep(_ point: ChoiceIncumbent?) {
    guard let point, point.value > best?.value ?? -.infinity else { return }
    best = point
  }

  /// Tries the uses of an earlier answer.
  mutating func consider(
    _ uses: [ChoiceProgram.Use], within domain: ChoiceDomain
  ) throws(GLPKError) {
    let fits = uses.enumerated().allSatisfy { line, use in
      domain.line(line, of: program).options.contains(use.option)
        && domain.range(of: use.option, of: line, in: program)?.contains(use.amount) == true
    }
    if fits { keep(try heuristics.refined(uses, within: domain)) }
  }

  /// Looks for points near a mix by exchanging ways, until one is within the gap of the bound.
  mutating func exchange(
    around relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) {
    guard isOpen, isFinite(node) else { return }
    keep(
      try heuristics.exchanged(
        relaxation, node, ways: node.division.choiceLines.map(listed(node).ways),
        enough: bound - question.gap))
  }

  /// Looks for points near a mix among the lines that are in question.
  mutating func lookIntoCore(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) {
    if isOpen, question.looksIntoCore, !node.division.choiceLines.isEmpty {
      keep(try heuristics.core(relaxation, node))
    }
  }

  /// Looks through the points that lose little against a bound; the bound that they leave.
  ///
  /// - Precondition: ``isSettledByWays(_:)``.
  private mutating func lookThrough(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode, bound: Double
  ) throws(GLPKError) -> Double {
    let (point, proven) = try heuristics.nearest(
      relaxation, node, ways: node.division.choiceLines.map(listed(node).ways),
      known: best?.value ?? -.infinity)
    keep(point)
    // The multipliers' own bound is the better proof where it will do.
    if let best, bound - best.value <= question.gap { return bound }
    guard let proven, proven < bound else { return bound }
    isSearched = true
    return proven
  }

  /// Whether all that can be decided is the way of each line that needs a choice, with finitely
  /// many of them.
  func isSettledByWays(_ node: borrowing ChoiceNode) -> Bool {
    node.division.plain.lower == node.division.plain.upper && isFinite(node)
  }

  /// Whether every line that needs a choice has finitely many ways, not too many to look at
  /// together.
  private func isFinite(_ node: borrowing ChoiceNode) -> Bool {
    var count = 0
    for line in node.division.choiceLines {
      for option in node.domain.line(line, of: program).options {
        guard let range = node.domain.range(of: option, of: line, in: program) else { continue }
        let step = program.data[program.options[line][option].index].step
        if step == 0, range.upperBound > range.lowerBound { return false }
        count += step > 0 ? Int((range.upperBound - range.lowerBound) / step) + 1 : 1
      }
    }
    return count > 0 && count <= Self.wayLimit
  }

  private func listed(_ node: borrowing ChoiceNode) -> ChoiceWays {
    ChoiceWays(effects: effects, signs: signs, domain: node.domain)
  }

  /// Looks for points right at a mix.
  mutating func round(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) {
    keep(try heuristics.rounded(relaxation, node))
    if isOpen, !isFinite(node) { keep(try heuristics.averaged(relaxation, node)) }
  }
}

// MARK: Cases

extension BranchAndBound {
  /// Looks through the points of the root that lose little, then through those of cases, the one
  /// with the highest bound first, until the gap is met or there are too many cases.
  ///
  /// - Precondition: ``isSettledByWays(_:)``.
  mutating func closeByWays(_ node: borrowing ChoiceNode) throws(GLPKError) {
    cases[0].bound = try lookThrough(root, node, bound: root.bound)
    if isOpen { try openRoot(node) }
    while isOpen, cases.count < Self.wayCaseLimit {
      guard try splitHighest() else { return }
    }
  }

  /// Splits cases, the one with the highest bound first, until the gap is met.
  ///
  /// - Complexity: a relaxation for each case.
  mutating func closeByCases(_ node: borrowing ChoiceNode) throws(GLPKError) {
    if cases[0].fork == nil { try openRoot(node) }
    while isOpen {
      guard cases.count < question.caseLimit ?? .max, try splitHighest() else {
        if interruption == nil, !isEnough { interruption = .numericalTrouble }
        return
      }
    }
  }

  private mutating func openRoot(_ node: borrowing ChoiceNode) throws(GLPKError) {
    var whole = cases[0]
    whole.domain = node.domain
    whole.open = split(root, node)
    if whole.open == nil { try halve(&whole, node) }
    cases[0] = whole
  }

  /// Splits the case with the highest bound of those that can be split; says whether there was one,
  /// and time for it.
  private mutating func splitHighest() throws(GLPKError) -> Bool {
    if let reason = question.limits.interruption {
      interruption = reason
      return false
    }
    guard let highest = highestOpenCase, let split = cases[highest].open else { return false }
    let parent = cases[highest]
    cases[highest].open = nil
    var children: [Int] = []
    for left in [split.first, split.second] {
      var domain = parent.domain
      domain.lines[split.line] = left
      children.append(cases.count)
      try addCase(domain, parent: highest)
      if interruption != nil { return false }
    }
    cases[highest].fork = (split.split, children[0], children[1])
    return true
  }

  /// The case with the highest bound among those that can be split and may hold something better
  /// than the gap allows.
  private var highestOpenCase: Int? {
    let enough = best.map { $0.value + question.gap } ?? -.infinity
    return cases.indices.filter { cases[$0].open != nil && cases[$0].bound > enough }
      .max { cases[$0].bound < cases[$1].bound }
  }

  /// Adds a case; one whose relaxation comes to nothing keeps the bound of its parent, and is not
  /// split.
  private mutating func addCase(_ domain: ChoiceDomain, parent: Int) throws(GLPKError) {
    var added = Case(
      parent: parent, fork: nil, bound: cases[parent].bound,
      multipliers: cases[parent].multipliers, domain: domain, halvings: cases[parent].halvings)
    guard
      var node = try ChoiceNode.make(
        program, domain, signs, seed: cases[parent].multipliers)
    else {
      added.isEmpty = true
      added.multipliers = .init(
        rows: added.multipliers.rows.map { _ in 0 }, floors: added.multipliers.floors.map { _ in 0 }
      )
      cases.append(added)
      return
    }
    let relaxed = try node.generation.relax(
      weights: question.weights, floors: question.floors,
      gap: (isSettledByWays(node) ? 0.01 : 0.25) * question.gap,
      cutoff: (best?.value ?? -.infinity) + 0.9 * question.gap, limits: question.limits)
    switch relaxed {
    case .infeasible(let proof):
      added.isEmpty = true
      added.multipliers = ChoiceMultipliers(
        rows: proof.rowMultipliers, floors: proof.floorMultipliers)
    case .interrupted(let reason, _) where reason != .numericalTrouble:
      interruption = reason
      return
    case .interrupted(_, nil): try halve(&added, node)
    case .found(let relaxation), .interrupted(_, let relaxation?):
      if relaxation.bound < added.bound {
        added.bound = relaxation.bound
        added.multipliers = relaxation.multipliers
      }
      try lookInto(&added, relaxation, node)
    }
    cases.append(added)
  }

  /// Looks for points of a new case, and for what it can be split by if that leaves it open.
  private mutating func lookInto(
    _ added: inout Case, _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) {
    var isClosed: Bool { added.bound <= (best?.value ?? -.infinity) + 0.9 * question.gap }
    if isClosed { return }
    if isSettledByWays(node) {
      added.bound = try lookThrough(relaxation, node, bound: added.bound)
      if isClosed { return }
    } else {
      keep(try heuristics.rounded(relaxation, node))
      if cases.count < 20 || cases.count % 10 == 0 {
        keep(try heuristics.averaged(relaxation, node))
        if best == nil || cases.count < 8 { keep(try heuristics.core(relaxation, node)) }
      }
    }
    added.open = split(relaxation, node)
    if added.open == nil { try halve(&added, node) } else { added.halvings = 0 }
  }

  /// Has a case halved that no mix says how to split: rows that are kept or missed by last digits
  /// may keep the arithmetic from settling the whole of it, which says nothing of its parts.
  private mutating func halve(
    _ added: inout Case, _ node: borrowing ChoiceNode
  ) throws(GLPKError) {
    // A search of a few cases is out for a point, not for a proof.
    guard question.caseLimit == nil, halvedCount < Self.halvedLimit,
      added.halvings < Self.halvingLimit
    else { return }
    try consider(program.leastUses(added.domain), within: added.domain)
    let branching = branching(node)
    added.open =
      branching.halving(node.division.choiceLines, domain: added.domain)
      ?? branching.halving(node.division.plainLines, domain: added.domain)
    added.halvings += 1
    halvedCount += 1
  }

  private func split(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) -> ChoiceBranching.Split? {
    branching(node).split(
      node.mix(relaxation), rowWeights: question.rowWeights(relaxation.multipliers),
      domain: node.domain)
  }

  private func branching(_ node: borrowing ChoiceNode) -> ChoiceBranching {
    ChoiceBranching(program: program, effects: effects, rowSizes: node.generation.rowScales)
  }
}

// MARK: The model

extension BranchAndBound {
  /// How many nodes GLPK may open before what it found is used to exclude more ways; then there is
  /// no limit.
  private static let nodeLimits: [Int?] = [2000, nil]

  /// How many answers that only GLPK's tolerance lets through are left out one by one.
  private static let exclusionLimit = 50

  /// Lets GLPK search the ways that the bound does not exclude.
  ///
  /// A way whose worth at the relaxation's prices is lower than that of its line's best way by more
  /// than what is open between bound and value is in no better point. The search stays open where
  /// GLPK's arithmetic fails, or its tolerances let more pass than a plan may: a fee that is paid
  /// but for a hundred-thousandth.
  mutating func closeByModel(
    _ relaxation: Relaxation, _ node: borrowing ChoiceNode
  ) throws(GLPKError) {
    let rowWeights = question.rowWeights(relaxation.multipliers)
    let listed = listed(node)
    let lines = node.division.choiceLines.map { line in
      let ways = listed.ways(of: line)
      let worths = ways.map { way in
        way.pieces.reduce(RowEffects.worth(way.effects, rowWeights)) { worth, piece in
          worth + piece.width * max(0, RowEffects.worth(piece.effects, rowWeights))
        }
      }
      return ModelLine(
        line: line, ways: ways, worths: worths, top: worths.reduce(-.infinity, max))
    }
    let nodeLimits = question.caseLimit == nil ? Self.nodeLimits : [Self.nodeLimits[0]]
    for nodeLimit in nodeLimits where isOpen {
      try search(lines, node, nodeLimit: nodeLimit)
    }
  }

  /// A line with the worth of each of its ways.
  private struct ModelLine {
    var line: Int
    var ways: [ChoiceModel.Way]
    var worths: [Double]
    var top: Double
  }

  private mutating func search(
    _ lines: [ModelLine], _ node: borrowing ChoiceNode, nodeLimit: Int?
  ) throws(GLPKError) {
    var model = ChoiceModel(effects, weights: question.weights)
    var settled: [(line: Int, use: ChoiceProgram.Use)] = []
    var excluded = -Double.infinity
    let cutoff = best.map { $0.value + 0.9 * question.gap }
    for entry in lines {
      var kept: [Int] = []
      for (index, worth) in entry.worths.enumerated() {
        let reach = root.bound - (entry.top - worth)
        if reach > cutoff ?? -.infinity {
          kept.append(index)
        } else {
          excluded = max(excluded, reach)
        }
      }
      if kept.count == 1, entry.ways[kept[0]].pieces.isEmpty {
        model.settle(entry.ways[kept[0]].effects)
        settled.append((entry.line, entry.ways[kept[0]].use))
      } else {
        model.addLine(entry.line, ways: kept.map { entry.ways[$0] })
      }
    }
    let listed = listed(node)
    for (position, line) in node.division.plainLines.enumerated() {
      let option = node.division.plainOptions[position]
      model.settle(listed.way(line, option, node.division.plain.lower[position]).effects)
      model.addPieces(line, listed.pieces(of: line, option: option))
    }
    var margin = 0.0
    var exclusions = 0
    while true {
      let outcome = try model.solve(
        floors: question.floors, gap: 0.5 * question.gap, nodeLimit: nodeLimit, margin: margin,
        start: best.map { best in
          Dictionary(uniqueKeysWithValues: lines.map { ($0.line, best.uses[$0.line]) })
        }, limits: question.limits)
      if margin == 0 {
        narrow(to: max(outcome.bound, excluded, cutoff ?? -.infinity))
        if outcome.interruption != .numericalTrouble { interruption = outcome.interruption }
      }
      guard let answer = outcome.answer else { break }
      let spends = spends(answer, node)
      let uses = node.uses(settled + answer.uses, spends: spends, count: program.lineCount)
      if let found = try heuristics.refined(uses, within: node.domain) {
        keep(found)
        break
      }
      // What only a tolerance lets through says nothing about the others.
      if margin == 0, interruption == nil, exclusions < Self.exclusionLimit, model.exclude(answer) {
        exclusions += 1
        continue
      }
      if margin > 0 { break }
      margin = 1e-6
    }
  }

  /// Takes note of what a search over all points proves, whose steps are not kept.
  private mutating func narrow(to proven: Double) {
    isSearched = true
    for index in cases.indices { cases[index].bound = min(cases[index].bound, proven) }
  }

  /// The spends of the lines without choices that an answer names.
  private func spends(
    _ answer: ChoiceModel.Answer, _ node: borrowing ChoiceNode
  ) -> [Double] {
    var spends = node.division.plain.lower
    let positions = Dictionary(
      uniqueKeysWithValues: node.division.plainLines.enumerated().map { ($1, $0) })
    for (line, amount) in answer.amounts {
      if let position = positions[line] { spends[position] += amount }
    }
    return zip(spends, node.division.plain.upper).map { min($0, $1) }
  }
}

// MARK: The answer

extension BranchAndBound {
  /// How the search ended.
  var outcome: ChoiceOutcome {
    if let solution {
      return interruption.map { .interrupted($0, best: solution) } ?? .found(solution)
    }
    if let interruption { return .interrupted(interruption, best: nil) }
    return .infeasible(.search)
  }

  /// The best point with its proof.
  var solution: ChoiceSolution? {
    guard let best else { return nil }
    let measures = program.measures(of: best.uses)
    let bound = bound
    return ChoiceSolution(
      uses: best.uses, measures: measures, objectives: program.objectiveValues(at: measures),
      weights: question.weights, floors: question.floors, multipliers: root.multipliers,
      value: best.value, bound: bound, proof: proof(bound))
  }

  private func proof(_ bound: Double) -> ChoiceProof {
    if bound >= root.bound { return .multipliers }
    let leaves = cases.filter { $0.fork == nil }.count
    if isSearched || leaves > leafLimit { return .search(rootBound: root.bound) }
    return .cases(tree(0))
  }

  private func tree(_ index: Int) -> ChoiceCases {
    let own = cases[index]
    if let fork = own.fork { return .fork(fork.split, tree(fork.first), tree(fork.second)) }
    return own.isEmpty ? .empty(own.multipliers) : .bounded(own.multipliers)
  }
}
