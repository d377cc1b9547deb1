// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Picks efficient points of any program with two objectives so that no other point can be much
/// better than all of them.
///
/// What is left possible between two neighbours is a box. The search asks again and again about the
/// box in which most could be missed: for the best in one objective in the half of the box that is
/// better in the other. The half without a better point falls away, and what remains of the box is
/// half as high or half as wide.
///
/// Source: Hamacher, Pedersen and Ruzika, "Finding representative systems for discrete bicriterion
/// optimization problems", Operations Research Letters 35 (2007).
package struct BoxFrontier: ChoiceFrontierAlgorithm {
  /// When there are points enough.
  package enum Target: Hashable, Sendable {
    /// Once every feasible point is, but for this share of each range, at most as good as a point
    /// found.
    case gap(Double)
    /// Once there are this many points, ends included, or all that there are.
    case points(Int)
  }

  /// When there are points enough.
  package var target: Target
  /// The largest difference between bound and value of each solve for a point, in each objective's
  /// unit.
  package var solveGap: [Double]
  /// How many points it may take, ends included; at least 2.
  package var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Precondition: a gap above 0 or at least two points to reach, two gaps of at least 0 for the
  ///   solves, and at least two points.
  package init(until target: Target, solveGap: [Double] = [0, 0], maximumPoints: Int = 5000) {
    switch target {
    case .gap(let gap): precondition(gap > 0, "boxes need a gap above 0")
    case .points(let count): precondition(count >= 2, "a frontier has two ends")
    }
    precondition(solveGap.count == 2 && solveGap.allSatisfy { $0 >= 0 }, "each solve needs a gap")
    precondition(maximumPoints >= 2, "a frontier has two ends")
    self.target = target
    self.solveGap = solveGap
    self.maximumPoints = maximumPoints
  }

  /// For points of two objectives that stand for all.
  package init?(_ task: FrontierTask, isSettled: Bool) {
    guard task.form != .several, task.points != nil || task.gap > 0 else { return nil }
    self.init(until: task.points.map { .points($0) } ?? .gap(task.gap))
    if let most = task.maximumPoints { maximumPoints = most }
  }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, of two objectives.
  ///   - progress: told before every solve between the ends.
  /// - Returns: the frontier, each piece a point, with what these points may miss; or why there is
  ///   none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: less than 2 / gap solves; besides them quadratic in their number.
  package func run<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    precondition(scalarizer.objectiveCount == 2, "boxes have two objectives")
    let ends: FrontierEnds<S.Solution>
    switch try FrontierEnds.find(&scalarizer, gap: solveGap) {
    case .ended(let outcome): return outcome
    case .found(let both): ends = both
    }
    var boxes = Boxes(ends, steps: scalarizer.valueSteps)
    // Where there are fewer points than asked for, what solves of curves leave open is as good as nothing.
    let (gap, leastGap, count) =
      switch target {
      case .gap(let gap): (gap, 0.0, maximumPoints)
      case .points(let count): (0, ParetoTolerance.leftOpen, min(count, maximumPoints))
      }
    do throws(ScalarizerFailure) {
      while !boxes.isOver, let question = boxes.question(over: gap) {
        guard boxes.chain.points.count < count else {
          if target == .points(count) {
            // They are what was asked for, whatever they miss.
            return .found(boxes.frontier(asked: .greatestFiniteMagnitude))
          }
          boxes.interruption = .pointLimit
          break
        }
        let opening = boxes.opening
        progress(
          FrontierSearchProgress(
            points: boxes.chain.points.count, gap: opening.isFinite ? opening : nil))
        try boxes.ask(question, gap: solveGap, &scalarizer)
      }
    } catch {
      boxes.interruption = .failure(error)
    }
    return .found(boxes.frontier(asked: max(gap, leastGap)))
  }
}

/// The points found, and what is left possible between them.
private struct Boxes<Solution: Sendable>: Sendable {
  /// Half a box, to be asked about.
  struct Question: Hashable, Sendable {
    /// The objective whose best is asked for.
    var objective: Int
    var floors: [Double]
  }

  private(set) var chain: PointChain<Solution>
  private let scales: PlaneScales
  private let grid: ValueGrid
  private var proof: PieceProof
  /// What was asked: no answer is any better the second time.
  private var asked: Set<Question> = []
  var interruption: SearchInterruption?
  /// Whether no more solves are to be asked for.
  private(set) var isOver: Bool

  init(_ ends: FrontierEnds<Solution>, steps: [Double]) {
    scales = PlaneScales(nadir: ends.nadir, ideal: ends.ideal)
    grid = ValueGrid(steps: steps, scales: scales)
    chain = PointChain([ends.first, ends.last], sameness: grid.sameness)
    proof = PieceProof(grid.facts(of: ends), scales: scales)
    interruption = ends.interruption
    isOver = !ends.isOpen
  }

  /// What the points may miss.
  var opening: Double {
    let stairs = chain.stairs(scales)
    return stairs.joins.indices.map { proof.opening(of: $0, in: stairs).width }
      .reduce(proof.openingBeyond(stairs), max)
  }

  /// What to ask about the widest box that is wider than a gap and not given up.
  func question(over gap: Double) -> Question? {
    let stairs = chain.stairs(scales)
    let openings = stairs.joins.indices.map { proof.opening(of: $0, in: stairs) }
    let open = openings.indices.filter { openings[$0].width > max(gap, scales.tolerance) }
      .sorted {
        openings[$0].width != openings[$1].width
          ? openings[$0].width > openings[$1].width : $0 < $1
      }
    for step in open {
      let corner = PlanePoint(x: stairs.places[step + 1].x, y: stairs.places[step].y)
      for question in halves(between: corner, and: openings[step].place)
      where !asked.contains(question) {
        return question
      }
    }
    return nil
  }

  /// The better half of the shorter side of a box, then that of the longer one.
  private func halves(between corner: PlanePoint, and best: PlanePoint) -> [Question] {
    let middle = scales.values(
      PlanePoint(x: (corner.x + best.x) / 2, y: (corner.y + best.y) / 2))
    let shorter = best.y - corner.y <= best.x - corner.x ? 1 : 0
    return [shorter, 1 - shorter].map { side in
      var floors = [-Double.infinity, -Double.infinity]
      floors[side] = grid.floor(
        near: middle[side], on: side, possible: scales.values(corner)[side])
      return Question(objective: 1 - side, floors: floors)
    }
  }

  /// Asks about half a box and learns from the answer.
  mutating func ask<S: ChoiceScalarizer & ~Copyable>(
    _ question: Question, gap: [Double], _ scalarizer: inout S
  ) throws(ScalarizerFailure) where S.Solution == Solution {
    asked.insert(question)
    let objective = question.objective
    let outcome = try scalarizer.lexicographicOptimum(
      order: [objective, 1 - objective], floors: question.floors, gap: gap, within: nil)
    switch outcome {
    case .found(let point): learn(point, question)
    case .infeasible, .unbounded:
      // A neighbour keeps the floor, and each objective is bounded: such an answer cannot be trusted.
      interruption = .solve(.numericalTrouble)
    case .interrupted(let reason, let best):
      interruption = .solve(reason)
      isOver = reason != .numericalTrouble
      if let best { learn(best, question) }
    }
  }

  private mutating func learn(_ point: ScalarizedPoint<Solution>, _ question: Question) {
    chain.insert(point)
    guard point.support.weights[question.objective] > 0 else { return }
    proof.learn(
      grid.bound(
        on: question.objective, from: point.support, floors: question.floors, by: point.values))
  }

  func frontier(asked gap: Double) -> SearchedFrontier<Solution> {
    SearchedFrontier(chain.pieces, proof: proof, asked: gap, interruption: interruption)
  }
}
