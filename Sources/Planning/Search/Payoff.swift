// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// The plans that ranges are read from: the best one for every objective, and of the plans that are
/// as good in it, the best one for every other objective.
///
/// The worst value of an objective is the least of its values in the plans where it comes second.
/// That depends on no order of objectives, and is a value of a good plan; from three objectives on
/// a good plan in between may be worse. Source of the table: Benayoun et al., "Linear programming
/// with multiple objective functions: step method (STEM)", Mathematical Programming 1 (1971).
struct Payoff {
  typealias Point = ScalarizedPoint<ChoiceSolution>

  /// How the search for a payoff table ended.
  typealias Outcome = Ending<Payoff, Unproven, Unproven>

  /// Ends are proven to this share of the objective's size.
  static let gap = 1e-10
  /// The same where lines need choices, whose last digits take a search.
  static let choiceGap = 1e-7
  /// Best values are proven to this share of the range as well, or are estimates.
  static let rangeGap = 1e-6
  /// The same for worst values, which take their last digits from those of another's best.
  static let worstGap = 1e-5
  /// How much of its size an objective that is at its best may lose for another, where amounts
  /// follow curves.
  ///
  /// Nothing at all would leave next to no plan, and on a curve's flat top no price that proves the
  /// other's best. It is a hundred times what the best can be found to, or the other's best would
  /// follow from the arithmetic.
  fileprivate static let leeway = 1e-8
  /// The most cases of a look at last digits, where lines need choices.
  private static let caseLimit = 60
  /// A range under this many of the smallest gaps could be all error of the ends.
  private static let resolution = 100.0

  /// One per objective, maximized inside: the plan that is best in it.
  private(set) var best: [Point] = []
  /// At `[k][j]`, of the plans as good in k as the best one, the best in j; `nil` where k is j, or
  /// the time was over.
  private(set) var then: [[Point?]] = []
  /// Whether every plan was looked for to the end; else some are the best that the time allowed.
  private(set) var isComplete = true
  /// How much each objective may lose where it is at its best.
  private var leeways: [Double] = []
  /// The smallest gap of each objective that can be asked for.
  private let finest: [Double]

  var count: Int { best.count }
}

extension Payoff {
  /// Finds the plans.
  ///
  /// Under a limit of time each solve gets an equal part of a share of it.
  ///
  /// - Parameter share: how much of the time that is left all of them may take; `nil` leaves as
  ///   much as each gets.
  /// - Complexity: as many solves as objectives, squared; those again whose gap turns out wide
  ///   beside the range.
  static func compute(
    _ scalarizer: inout ProgramScalarizer, share: Double? = nil
  ) throws(ScalarizerFailure) -> Outcome {
    let limits = scalarizer.limits
    defer { scalarizer.limits = limits }
    var payoff = Payoff(finest: scalarizer.finestGaps)
    let gap = scalarizer.isBranching ? choiceGap : gap
    let gaps = scalarizer.objectiveSizes.map { $0 * gap }
    var left = gaps.count * gaps.count
    let whole = limits.sharing(share ?? Double(left) / Double(left + 1))
    func part() -> SearchLimits {
      defer { left -= 1 }
      return whole.sharing(1 / Double(max(1, left)))
    }
    for objective in gaps.indices {
      scalarizer.limits = part()
      switch try scalarizer.best(in: objective, gap: gaps[objective]) {
      case .found(let point), .interrupted(.numericalTrouble, let point?):
        payoff.best.append(point)
      case .interrupted(.timeLimit, let point?):
        payoff.best.append(point)
        payoff.isComplete = false
      case .infeasible: return .infeasible
      case .unbounded: return .unbounded
      case .interrupted(let reason, _): return .interrupted(reason, best: nil)
      }
    }
    payoff.then = gaps.map { _ in gaps.map { _ in nil } }
    payoff.leeways = gaps.indices.map {
      leeway * (scalarizer.isExact ? abs(payoff.ideal($0)) : scalarizer.objectiveSizes[$0])
    }
    // Before they come second they are worse, so that this is a little wider than the range.
    let wide = gaps.indices.map { second in
      max(gaps[second], 0.5 * rangeGap * (payoff.ideal(second) - payoff.least(second)))
    }
    for first in gaps.indices {
      for second in gaps.indices where second != first {
        scalarizer.limits = part()
        if let end = try payoff.settle(first, second, gap: wide[second], &scalarizer) { return end }
      }
    }
    payoff.takeBest()
    scalarizer.limits = share.map { limits.sharing($0) } ?? limits.sharing(0.5)
    // Last digits are worth a search that ends: what is left open makes an end an estimate.
    scalarizer.caseLimit = caseLimit
    defer { scalarizer.caseLimit = nil }
    if payoff.isComplete, let end = try payoff.sharpen(gaps, wide, &scalarizer) { return end }
    try payoff.keepStrictly(&scalarizer)
    // Plans that happen to be alike say nothing about a range.
    let isTold = payoff.isComplete || gaps.indices.allSatisfy { !payoff.isLevel($0) }
    return isTold ? .found(payoff) : .interrupted(.timeLimit, best: nil)
  }

  /// Finds the best in one objective among the plans that are best in another; says how all ended
  /// if that is the end of it.
  private mutating func settle(
    _ first: Int, _ second: Int, gap: Double, _ scalarizer: inout ProgramScalarizer
  ) throws(ScalarizerFailure) -> Outcome? {
    switch try scalarizer.best(
      in: second, whereBest: first, best[first], leeway: leeways[first], gap: gap)
    {
    case .found(let point), .interrupted(.numericalTrouble, let point?):
      // The plan that is best in the first is one of those that count.
      then[first][second] = point.moved(to: best[first], ifBetterIn: second)
    case .interrupted(.timeLimit, let point):
      then[first][second] = point?.moved(to: best[first], ifBetterIn: second)
      isComplete = false
    case .unbounded: return .unbounded
    case .interrupted(.cancelled, _): return .interrupted(.cancelled, best: nil)
    // The plan that is best in the first is still there.
    case .infeasible, .interrupted(.numericalTrouble, nil): break
    }
    return nil
  }

  /// Takes for the best in an objective what another end has found to be better by a digit.
  private mutating func takeBest() {
    for objective in best.indices {
      for point in then.joined().compactMap(\.self) {
        best[objective] = best[objective].moved(to: point, ifBetterIn: objective)
      }
    }
  }

  /// Makes each plan in which an objective comes second one in which the first has lost no more
  /// than the leeway even if its best value were its bound. The best plan in the first is one,
  /// unless it is not known to the leeway.
  ///
  /// - Complexity: a solve for each plan that a mix with the best one in the first leaves open.
  private mutating func keepStrictly(
    _ scalarizer: inout ProgramScalarizer
  ) throws(ScalarizerFailure) {
    for first in best.indices {
      let least = best[first].solution.bound - leeways[first]
      for second in best.indices where second != first {
        let point = then[first][second] ?? best[first]
        guard point.values[first] < least else { continue }
        let allowed = max(0.5 * Self.rangeGap * range(second), finest[second])
        var kept = scalarizer.mixed(point, with: best[first], toReach: least, in: first)
        if least <= best[first].values[first],
          (kept?.values[second] ?? -.infinity) < point.values[second] - allowed
        {
          let outcome = try scalarizer.best(
            in: second, whereBest: first, best[first],
            leeway: best[first].values[first] - least, gap: allowed)
          if case .found(let strict) = outcome {
            kept = point.moved(to: strict).moved(to: kept ?? strict, ifBetterIn: second)
          }
        }
        then[first][second] = kept ?? point.moved(to: best[first])
      }
    }
  }

  /// Looks again for the ends whose gaps turn out wide beside the range.
  ///
  /// - Parameters:
  ///   - gaps: those that the best in each objective was asked for with.
  ///   - wide: those that the best in each objective beside another was.
  private mutating func sharpen(
    _ gaps: [Double], _ wide: [Double], _ scalarizer: inout ProgramScalarizer
  ) throws(ScalarizerFailure) -> Outcome? {
    let asked = gaps.indices.map { max(0.5 * Self.rangeGap * range($0), finest[$0]) }
    let isMoved = gaps.indices.map {
      let asked = max(min(asked[$0], 0.1 * leeways[$0]), finest[$0])
      return gaps[$0] > asked && open($0) > asked
    }
    for objective in gaps.indices where isMoved[objective] {
      let gap = max(min(asked[objective], 0.1 * leeways[objective]), finest[objective])
      switch try scalarizer.best(in: objective, gap: gap) {
      case .found(let point), .interrupted(.numericalTrouble, let point?):
        best[objective] = point.moved(to: best[objective], ifBetterIn: objective)
      case .interrupted(.cancelled, _): return .interrupted(.cancelled, best: nil)
      case .infeasible, .unbounded, .interrupted: break
      }
    }
    for first in gaps.indices {
      for second in gaps.indices where second != first {
        let isOpen =
          open(second, after: first) > 1.8 * asked[second] && wide[second] > asked[second]
        guard isMoved[first] || isOpen else { continue }
        if let end = try settle(first, second, gap: asked[second], &scalarizer) { return end }
      }
    }
    takeBest()
    return nil
  }
}

extension Payoff {
  /// The best value of an objective.
  func ideal(_ objective: Int) -> Double { best[objective].values[objective] }

  /// The value of an objective in the plan in which it comes second to another.
  func value(_ objective: Int, second first: Int) -> Double {
    (then[first][objective] ?? best[first]).values[objective]
  }

  /// The objective beside whose best another is at its worst; `nil` for an objective that is alone.
  func worstBeside(_ objective: Int) -> Int? {
    best.indices.filter { $0 != objective }
      .min { value(objective, second: $0) < value(objective, second: $1) }
  }

  /// The worst value of an objective where another is at its best.
  func nadir(_ objective: Int) -> Double {
    worstBeside(objective).map { value(objective, second: $0) } ?? ideal(objective)
  }

  func range(_ objective: Int) -> Double { ideal(objective) - nadir(objective) }

  /// How large an objective gets, without its constant.
  func size(_ objective: Int) -> Double { max(abs(ideal(objective)), abs(nadir(objective))) }

  /// How much better than the best one a plan could be.
  private func open(_ objective: Int) -> Double {
    max(0, best[objective].solution.bound - ideal(objective))
  }

  /// How much better an objective could be where it comes second.
  private func open(_ second: Int, after first: Int) -> Double {
    let bound = then[first][second]?.solution.bound ?? best[second].solution.bound
    return max(0, bound - value(second, second: first))
  }

  /// The least value of an objective in the best plans, before it comes second to any.
  private func least(_ objective: Int) -> Double {
    best.map { $0.values[objective] }.reduce(.infinity, min)
  }

  /// How much better than the worst value an objective could be where another is at its best.
  private func openNadir(_ objective: Int) -> Double {
    let bounds = best.indices.filter { $0 != objective }.map { first in
      then[first][objective]?.solution.bound ?? best[objective].solution.bound
    }
    return bounds.min().map { max(0, $0 - nadir(objective)) } ?? 0
  }

  /// Whether an objective is as good as at its best wherever another is, as far as ends are told
  /// apart.
  func isLevel(_ objective: Int) -> Bool {
    range(objective) <= Self.resolution * finest[objective] + 1e-12 * size(objective)
  }

  /// Whether both ends of an objective are proven, and that the others are at their best where it
  /// is at its worst.
  func isProven(_ objective: Int) -> Bool {
    func allowed(_ objective: Int, _ share: Double) -> Double {
      max(share * range(objective), 4 * finest[objective] + 1e-12 * size(objective))
    }
    return isComplete && openNadir(objective) <= allowed(objective, Self.worstGap)
      && best.indices.allSatisfy {
        open($0) <= min(allowed($0, Self.rangeGap), leeways[$0] + 4 * finest[$0])
      }
  }
}

extension ProgramScalarizer {
  /// The smallest gap of each objective that can be met.
  fileprivate var finestGaps: [Double] {
    objectiveSizes.map {
      isExact ? 0 : $0 * (arePoints ? 1e-12 : isBranching ? 1e-9 : Payoff.gap)
    }
  }

  /// The best point in one objective.
  fileprivate mutating func best(
    in objective: Int, gap: Double
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    let question = Scalarization(weights: unit(objective), gap: gap)
    let outcome = try solve(question)
    guard case .found(let point) = outcome else { return outcome }
    return .found(try polished(point, question).moved(to: point, ifBetterIn: objective))
  }

  /// The best point in one objective among those that are as good in another as a point, but for a
  /// leeway.
  ///
  /// Straight pieces have a face of such points, without a tolerance that an exchange of much for
  /// little could turn into something; the floor then only proves the bound.
  fileprivate mutating func best(
    in objective: Int, whereBest first: Int, _ point: ScalarizedPoint<ChoiceSolution>,
    leeway: Double, gap: Double
  ) throws(ScalarizerFailure) -> ScalarizedOutcome<ChoiceSolution> {
    var found: ScalarizedOutcome<ChoiceSolution> = .infeasible
    leeways: for leeway in (isSettled ? [0] : []) + [leeway] {
      var floors = [Double](repeating: -.infinity, count: objectiveCount)
      floors[first] = point.values[first] - leeway
      start(from: point.solution)
      found = try solve(Scalarization(weights: unit(objective), floors: floors, gap: gap))
      switch found {
      case .infeasible, .interrupted(.numericalTrouble, nil): continue
      case .found, .unbounded, .interrupted: break leeways
      }
    }
    guard isExact, case .found(let proven) = found else { return found }
    let order = [first, objective] + (0..<objectiveCount).filter { $0 != first && $0 != objective }
    let face = try lexicographicOptimum(order: order, gap: order.map { _ in gap })
    guard case .found(let end) = face else { return found }
    return .found(proven.moved(to: end))
  }

  /// Whether points are found to the last digit.
  private var isSettled: Bool { isExact || arePoints }

  private func unit(_ objective: Int) -> [Double] {
    (0..<objectiveCount).map { $0 == objective ? 1 : 0 }
  }
}
