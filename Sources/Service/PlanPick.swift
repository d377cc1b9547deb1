// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// Comes from the trade-off of two KPIs to one plan by a few questions of what is worth what.
///
/// Each question compares two plans left and right of the middle of what is left, and the answer
/// drops the half beyond it. That is right for everybody who likes some plan of the trade-off best
/// and each other one the less the farther it is from there. Source: halving an interval, as in
/// Zionts and Wallenius, "An interactive programming method for solving the multiple criteria
/// problem", Management Science 22 (1976), where answers cut off weights.
package struct PlanPick: Sendable {
  /// What somebody says to a question.
  package enum Answer: String, Hashable, Sendable, CaseIterable {
    /// The gain is worth its price.
    case yes
    /// It is not.
    case no
    /// One is as good as the other.
    case same
  }

  /// Whether going from one plan to another is worth it.
  package struct Question: Hashable, Sendable {
    /// The plan to go from, better in the first KPI, by position.
    package var from: Int
    /// The plan to go to, better in the second KPI, by position.
    package var to: Int
    /// By how much the second KPI gets better, in its unit.
    package var gain: Double
    /// By how much the first KPI gets worse, in its unit.
    package var price: Double
  }

  /// A question with its answer.
  package struct Exchange: Hashable, Sendable {
    /// The question.
    package var question: Question
    /// What was said.
    package var answer: Answer
  }

  /// What the search for the trade-off may take of the time, and what is left for the plan that is
  /// picked; the questions take their own time.
  package static func parts(
    of options: SearchOptions
  ) -> (search: SearchOptions, rest: SearchOptions) {
    var search = options
    search.timeLimit = options.timeLimit.map { $0 * 2 / 3 }
    return (search, SearchOptions(timeLimit: options.timeLimit.map { $0 / 3 }))
  }

  /// How many questions are asked at most.
  package static let mostQuestions = 3

  /// The trade-off.
  package let frontier: PlanFrontier
  /// What was asked and said, in order.
  package private(set) var exchanges: [Exchange] = []
  /// The plans to choose from, by position in the trade-off: all that are no open end of a piece.
  private let plans: [Int]
  /// Those that are left, by position in `plans`.
  private var left: ClosedRange<Int>
  /// How much of the range of each KPI is passed on the way from the first plan to each, ascending.
  private let passed: [(x: Double, y: Double)]

  /// Starts with all plans; `nil` where there is none.
  ///
  /// - Complexity: linear in plans.
  package init?(_ frontier: PlanFrontier) {
    guard let first = frontier.plans.first else { return nil }
    self.frontier = frontier
    let open = frontier.openEnds
    let closed = frontier.plans.indices.filter { !open.contains($0) }
    plans = closed.isEmpty ? Array(frontier.plans.indices) : closed
    left = 0...plans.count - 1
    func share(_ axis: PlanFrontier.Axis, _ plan: Plan) -> Double {
      guard axis.range > 0, let start = first.value(of: axis.kpi),
        let end = plan.value(of: axis.kpi)
      else { return 0 }
      return abs(end - start) / axis.range
    }
    passed = plans.map {
      (share(frontier.x, frontier.plans[$0]), share(frontier.y, frontier.plans[$0]))
    }
  }

  /// The next question; `nil` once a plan is found or enough was asked.
  package var question: Question? {
    guard let (from, to) = compared else { return nil }
    func change(_ axis: PlanFrontier.Axis) -> Double {
      abs(
        (frontier.plans[plans[to]].value(of: axis.kpi) ?? 0)
          - (frontier.plans[plans[from]].value(of: axis.kpi) ?? 0))
    }
    return Question(
      from: plans[from], to: plans[to], gain: change(frontier.y), price: change(frontier.x))
  }

  /// Takes an answer to the next question; without a question it changes nothing.
  package mutating func take(_ answer: Answer) {
    guard let question, let (from, to) = compared else { return }
    let middle = middle
    switch answer {
    case .yes:
      let beyond = left.first { $0 > from && way($0) >= middle } ?? to
      left = min(beyond, to)...left.upperBound
    case .no:
      let before = left.last { $0 < to && way($0) <= middle } ?? from
      left = left.lowerBound...max(before, from)
    case .same: left = from...to
    }
    exchanges.append(Exchange(question: question, answer: answer))
  }

  /// The plan that the answers lead to, by position in the trade-off: the one in the middle of
  /// those that are left.
  package var chosen: Int {
    plans[left.min { abs(way($0) - middle) < abs(way($1) - middle) } ?? left.lowerBound]
  }

  /// The plans that the next question compares: left and right of the middle, an eighth of the way
  /// that is left or more between each and it, and far enough from each other that both KPIs
  /// change.
  private var compared: (from: Int, to: Int)? {
    guard exchanges.count < Self.mostQuestions, exchanges.last?.answer != .same,
      left.lowerBound < left.upperBound
    else { return nil }
    let reach = (way(left.upperBound) - way(left.lowerBound)) / 8
    var from = left.lowerBound
    while from + 1 < left.upperBound, way(from + 1) <= middle - reach { from += 1 }
    var to = left.upperBound
    while to - 1 > from, way(to - 1) >= middle + reach { to -= 1 }
    while to < left.upperBound, passed[to].y - passed[from].y < reach { to += 1 }
    while from > left.lowerBound, passed[to].x - passed[from].x < reach { from -= 1 }
    return (from, to)
  }

  /// How far a plan is along the trade-off, by both KPIs alike.
  private func way(_ plan: Int) -> Double { (passed[plan].x + passed[plan].y) / 2 }

  private var middle: Double { (way(left.lowerBound) + way(left.upperBound)) / 2 }
}
