// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// A frontier in pieces between what was found and what was proven, while it is searched.
struct PieceSearch<Choice: Hashable & Sendable, Solution: Sendable>: Sendable {
  /// A question, and the choice it was about, if it was about one.
  private struct Question: Hashable, Sendable {
    var scalarization: Scalarization
    var choice: Choice?
  }

  let scales: PlaneScales
  /// The gap to reach.
  private let target: Double
  /// The gap to reach next: a search that is cut short has the whole frontier roughly, not a part
  /// of it finely.
  private var gap: Double
  private let endGap: [Double]
  private let grid: ValueGrid
  private var slices: [Slice<Choice, Solution>] = []
  private var indices: [Choice: Int] = [:]
  private var union: PieceUnion
  private var proof: PieceProof
  /// What was asked: no answer is any better the second time.
  private var asked: Set<Question> = []
  /// Where points of slices are that are not concave: beside them there may be more of the same
  /// slice.
  private var lone: Set<PlanePoint> = []
  /// How often places were looked for where pieces are cut off, since the last question about all
  /// choices.
  private var cutRounds = 0
  var interruption: SearchInterruption?
  /// Whether no more solves are to be asked for.
  private(set) var isOver: Bool

  init(_ ends: FrontierEnds<Solution>, gap: Double, endGap: [Double], steps: [Double]) {
    let scales = PlaneScales(nadir: ends.nadir, ideal: ends.ideal)
    self.scales = scales
    target = gap
    self.gap = gap > 0 ? max(gap, Self.firstGap) : 0
    self.endGap = endGap
    grid = ValueGrid(steps: steps, scales: scales)
    union = PieceUnion(tolerance: scales.tolerance)
    proof = PieceProof(grid.facts(of: ends), scales: scales)
    interruption = ends.interruption
    isOver = !ends.isOpen
  }

  /// The gap to reach first, and by how much it shrinks from one time to the next.
  private static var firstGap: Double { 0.05 }
  private static var gapShrinking: Double { 0.25 }

  /// Goes on to a smaller gap; false where the gap asked for is reached.
  mutating func refine() -> Bool {
    guard gap > target else { return false }
    gap = max(target, Self.gapShrinking * gap)
    cutRounds = 0
    for index in slices.indices { slices[index].reopen() }
    return true
  }

  /// The gap that can be told from rounding.
  private var allowed: Double { max(gap, scales.tolerance) }
  private var solveGap: Double { ParetoTolerance.solveShare * allowed }

  /// The number of points on the outline.
  var count: Int { union.outline.places.count }

  /// What the pieces may miss.
  var opening: Double {
    let stairs = union.outline
    return stairs.joins.indices.map { proof.opening(of: $0, in: stairs).width }
      .reduce(proof.openingBeyond(stairs), max)
  }

  // MARK: The whole program

  /// What to ask next: about the widest opening that is wider than allowed and not given up.
  var next: Scalarization? {
    let stairs = union.outline
    let openings = stairs.joins.indices.map { proof.opening(of: $0, in: stairs) }
    let open = openings.indices.filter { openings[$0].width > allowed }.sorted {
      let (one, other) = (openings[$0].width, openings[$1].width)
      return one != other ? one > other : $0 < $1
    }
    for step in open {
      let (start, end) = (stairs.places[step], stairs.places[step + 1])
      let (width, place) = (openings[step].width, openings[step].place)
      // An edge may end where a point beside it cuts it off.
      let near = stairs.places[max(0, step - 1)...min(step + 2, stairs.places.count - 1)]
      let isBesideLone = gap > 0 && near.contains(where: lone.contains)
      let questions =
        stairs.joins[step]
        ? (isBesideLone
          ? halves(between: PlanePoint(x: place.x - width, y: place.y - width), and: place) : [])
          + questions(along: start, end, width: width)
        : (isBesideLone ? halves(between: PlanePoint(x: end.x, y: start.y), and: place) : [])
          + questions(past: start, end, width: width)
      for question in questions
      where !asked.contains(Question(scalarization: question, choice: nil)) {
        return question
      }
    }
    return nil
  }

  /// What may be asked about an edge: the best in the direction square to it, among what is better
  /// than the corner of its ends.
  private func questions(
    along start: PlanePoint, _ end: PlanePoint, width: Double
  ) -> [Scalarization] {
    let weights = scales.weightsAlong(from: start, to: end)
    return nudges(within: width).map { nudge in
      Scalarization(
        weights: weights, floors: corner(start, end, plus: nudge), gap: solveGap)
    }
  }

  /// What may be asked about a jump: the best in one objective among what is better than the corner
  /// in the other.
  private func questions(
    past start: PlanePoint, _ end: PlanePoint, width: Double
  ) -> [Scalarization] {
    var nudges = nudges(within: width)
    if gap > 0, grid.steps == [0, 0], start.x - end.x > gap, end.y - start.y > gap {
      // Within the gap there is no need to stay close.
      nudges.insert(scales.ranges.map { $0 * gap / 4 }, at: 0)
    }
    return nudges.flatMap { nudge in
      let corner = corner(start, end, plus: nudge)
      return (0..<2).map { objective in
        var (weights, floors) = ([0.0, 0.0], [-Double.infinity, -Double.infinity])
        weights[objective] = 1 / scales.ranges[objective]
        floors[1 - objective] = corner[1 - objective]
        return Scalarization(weights: weights, floors: floors, gap: solveGap)
      }
    }
  }

  /// What to ask beside a slice that is not concave, where nobody knows how far it goes on: about
  /// the better half of what is open, along its shorter side, then along the longer one.
  private func halves(
    between corner: PlanePoint, and best: PlanePoint
  ) -> [Scalarization] {
    let middle = scales.values(
      PlanePoint(x: (corner.x + best.x) / 2, y: (corner.y + best.y) / 2))
    let shorter = best.y - corner.y <= best.x - corner.x ? 1 : 0
    return [shorter, 1 - shorter].map { side in
      var floors = [-Double.infinity, -Double.infinity]
      floors[side] = grid.floor(
        near: middle[side], on: side, possible: scales.values(corner)[side])
      var weights = scales.ranges.map { 1 / $0 }
      weights[side] *= ParetoTolerance.weightShare * allowed
      return Scalarization(weights: weights, floors: floors, gap: solveGap)
    }
  }

  /// The corner between the ends of a step, moved inside.
  private func corner(
    _ start: PlanePoint, _ end: PlanePoint, plus nudge: [Double]
  ) -> [Double] {
    zip(scales.values(PlanePoint(x: end.x, y: start.y)), nudge).map { $0 + $1 }
  }

  /// How far floors are put inside a corner, so that what ends there does not keep them; later ones
  /// for a solver that lets floors slip.
  private func nudges(within width: Double) -> [[Double]] {
    let both = (0..<2).map { objective in
      grid.nudges(objective).filter {
        grid.steps[objective] > 0 || $0 < width / 2 * scales.ranges[objective]
      }
    }
    return (0..<max(both[0].count, both[1].count)).compactMap { attempt in
      guard let first = both[0].dropFirst(attempt).first ?? both[0].last,
        let second = both[1].dropFirst(attempt).first ?? both[1].last
      else { return nil }
      return [first, second]
    }
  }

  /// Asks about all choices and learns from the answer.
  mutating func ask<S: ChoiceScalarizer & ~Copyable>(
    _ question: Scalarization, _ scalarizer: inout S
  ) throws(ScalarizerFailure) where S.Choice == Choice, S.Solution == Solution {
    asked.insert(Question(scalarization: question, choice: nil))
    cutRounds = 0
    guard let point = taken(try scalarizer.solve(question)) else { return }
    proof.learn(fact(from: point, question))
    insert(point, scalarizer)
  }

  private func fact(
    from point: ScalarizedPoint<Solution>, _ question: Scalarization
  ) -> FlooredSupport {
    guard let objective = (0..<2).first(where: { question.floors[$0] == -.infinity }),
      point.support.weights[objective] > 0
    else { return FlooredSupport(holding: point.support, above: question.floors) }
    return grid.bound(
      on: objective, from: point.support, floors: question.floors, by: point.values)
  }

  /// The point of an answer; what else it says is taken down.
  private mutating func taken(
    _ outcome: ScalarizedOutcome<Solution>
  ) -> ScalarizedPoint<Solution>? {
    switch outcome {
    case .found(let point): return point
    case .infeasible, .unbounded:
      // Every question is about places where there are points: such an answer cannot be trusted.
      interruption = .solve(.numericalTrouble)
      return nil
    case .interrupted(let reason, let best):
      interruption = .solve(reason)
      isOver = reason != .numericalTrouble
      return best
    }
  }

  // MARK: Slices

  /// Takes a point in, and a choice that was not met before.
  mutating func insert<S: ChoiceScalarizer & ~Copyable>(
    _ point: ScalarizedPoint<Solution>, _ scalarizer: borrowing S
  ) where S.Choice == Choice, S.Solution == Solution {
    let choice = scalarizer.choice(of: point.solution)
    guard scalarizer.isConcave(choice) else {
      slices.append(Slice(point, choice: choice, scales: scales))
      slices[slices.count - 1].complete([point])
      lone.insert(scales.point(point.values))
      return update(slices.count - 1)
    }
    let index = indices[choice] ?? slices.count
    if index == slices.count {
      indices[choice] = index
      slices.append(Slice(point, choice: choice, scales: scales))
    } else if !slices[index].isExact {
      // On a slice without known ends each answer could be just a little further along.
      let attempts = slices[index].sandwich == nil ? slices[index].attempts : 0
      guard attempts < ParetoTolerance.sliceAttempts else { return }
      slices[index].insert(
        point, unlessWithin: slices[index].sandwich == nil ? 0 : solveGap + scales.tolerance)
    }
    update(index)
  }

  /// Gets to know the slices of which just points were met; false where there is none, or all were
  /// tried in vain.
  mutating func expand<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S
  ) throws(ScalarizerFailure) -> Bool where S.Choice == Choice, S.Solution == Solution {
    var isAny = false
    for index in slices.indices where slices[index].isUntried && !isOver {
      isAny = true
      slices[index].attempts += 1
      defer { slices[index].isUntried = false }
      switch try scalarizer.walk(slices[index].choice) {
      case .found(let points): slices[index].complete(points)
      case nil: try bend(index, &scalarizer)
      case .infeasible, .unbounded, .interrupted(.numericalTrouble, _):
        // There is a point, and no more than the whole program allows: what cannot be walked may still be bounded.
        note(.solve(.numericalTrouble))
        try bend(index, &scalarizer)
      case .interrupted(let reason, _): note(.solve(reason))
      }
      update(index)
    }
    return isAny
  }

  private mutating func bend<S: ChoiceScalarizer & ~Copyable>(
    _ index: Int, _ scalarizer: inout S
  ) throws(ScalarizerFailure) where S.Choice == Choice, S.Solution == Solution {
    let (choice, gap) = (slices[index].choice, endGap)
    let outcome = try FrontierEnds<Solution>.find(gap: gap) { order throws(ScalarizerFailure) in
      try scalarizer.lexicographicOptimum(
        order: order, floors: [-.infinity, -.infinity], gap: gap, within: choice)
    }
    switch outcome {
    case .found(let ends):
      slices[index].bend(ends)
      note(ends.interruption)
    case .ended(.found(let frontier)):
      if frontier.interruption == nil {
        slices[index].complete(frontier.points)
      } else {
        for point in frontier.points { slices[index].insert(point) }
      }
      note(frontier.interruption)
    case .ended(.infeasible), .ended(.unbounded): note(.solve(.numericalTrouble))
    case .ended(.interrupted(let reason, _)): note(.solve(reason))
    }
  }

  private mutating func note(_ reason: SearchInterruption?) {
    guard let reason else { return }
    interruption = reason
    isOver = reason != .solve(.numericalTrouble)
  }

  private mutating func update(_ index: Int) {
    union.insert(slices[index].chain, of: index)
  }

  private mutating func update(_ indices: Set<Int>) {
    for index in indices.sorted() { update(index) }
  }

  /// Narrows each curved stretch that shows on the outline and may be off by more than half the
  /// gap; false where none is.
  mutating func narrow<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S
  ) throws(ScalarizerFailure) -> Bool where S.Choice == Choice, S.Solution == Solution {
    var narrowed: Set<Int> = []
    defer { update(narrowed) }
    for edge in union.edges where !isOver {
      let lean = (edge.start.lean + edge.end.lean) / 2
      guard let stretch = slices[edge.slice].stretch(atLean: lean, over: allowed / 2),
        let weights = slices[edge.slice].sandwich?.weights(along: stretch)
      else { continue }
      narrowed.insert(edge.slice)
      let outcome = try scalarizer.solve(
        Scalarization(weights: weights, gap: solveGap), within: slices[edge.slice].choice)
      if let point = taken(outcome) {
        slices[edge.slice].insert(point, from: stretch)
      } else {
        slices[edge.slice].close(stretch)
      }
    }
    return !narrowed.isEmpty
  }

  /// Finds the plan at each place where a piece is cut off by another one; false where all are
  /// known, or given up.
  mutating func findCuts<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S
  ) throws(ScalarizerFailure) -> Bool where S.Choice == Choice, S.Solution == Solution {
    // A plan found changes a curved slice a little, and with it the places where it is cut off.
    guard cutRounds < ParetoTolerance.cutRounds else { return false }
    cutRounds += 1
    var cut: Set<Int> = []
    defer { update(cut) }
    for edge in union.edges {
      for (objective, place) in [(0, edge.start), (1, edge.end)]
      where !isOver && point(at: place, of: edge.slice) == nil {
        // What is better in its own objective is cut off: the floor is on the other one.
        var (weights, floors) = ([0.0, 0.0], [-Double.infinity, -Double.infinity])
        weights[objective] = 1 / scales.ranges[objective]
        floors[1 - objective] = scales.values(place)[1 - objective]
        let question = Question(
          scalarization: Scalarization(weights: weights, floors: floors, gap: solveGap),
          choice: slices[edge.slice].choice)
        guard asked.insert(question).inserted else { continue }
        cut.insert(edge.slice)
        let outcome = try scalarizer.solve(
          question.scalarization, within: slices[edge.slice].choice)
        if let point = taken(outcome) { slices[edge.slice].cut(at: point) }
      }
    }
    return !cut.isEmpty
  }

  /// The known plan of a slice at a place.
  private func point(at place: PlanePoint, of slice: Int) -> ScalarizedPoint<Solution>? {
    let tolerance =
      slices[slice].isExact
      ? ParetoTolerance.cutShare * scales.tolerance : solveGap + scales.tolerance
    return slices[slice].point(at: place, within: tolerance)
  }

  // MARK: The result

  /// What the search has come to: the pieces whose ends are known plans.
  var frontier: SearchedFrontier<Solution> {
    var pieces: [FrontierPiece<Solution>] = []
    var before: PieceEdge?
    for edge in union.edges {
      let start = point(at: edge.start, of: edge.slice)
      let end = point(at: edge.end, of: edge.slice)
      if let before, let end, union.joins(before, to: edge) {
        if !isSame(start, end) { pieces[pieces.count - 1].points.append(end) }
        pieces[pieces.count - 1].ends.last = edge.last
      } else if let piece = piece(edge, from: start, to: end) {
        pieces.append(piece)
      }
      before = end == nil ? nil : edge
    }
    return SearchedFrontier(
      BeatenPlans(pieces, scales: scales).leftOut, proof: proof, asked: target,
      interruption: interruption)
  }

  /// Whether two points are the same up to rounding, as the plan at a cut and a plan beside it may
  /// be.
  private func isSame(
    _ one: ScalarizedPoint<Solution>?, _ other: ScalarizedPoint<Solution>
  ) -> Bool {
    guard let one = one.map({ scales.point($0.values) }) else { return false }
    let other = scales.point(other.values)
    return one.covers(other) && other.covers(one)
  }

  /// An edge as a piece, or what is left of it where one of its ends is not known.
  private func piece(
    _ edge: PieceEdge, from start: ScalarizedPoint<Solution>?, to end: ScalarizedPoint<Solution>?
  ) -> FrontierPiece<Solution>? {
    switch (start, end) {
    case (let start?, let end?):
      let points = isSame(start, end) ? [start] : [start, end]
      return FrontierPiece(points: points, ends: (edge.first, edge.last))
    case (let start?, nil):
      return edge.first == .closed ? FrontierPiece(points: [start]) : nil
    case (nil, let end?):
      return edge.last == .closed ? FrontierPiece(points: [end]) : nil
    case (nil, nil):
      return nil
    }
  }
}
