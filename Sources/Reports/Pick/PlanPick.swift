// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// Comes from the trade-off of two KPIs to one plan by a few questions of what is worth what.
///
/// Each question compares two plans left and right of the middle of what is left, and the answer drops the half beyond it.
/// That is right for everybody who likes some plan of the trade-off best and each other one the less the farther it is from
/// there. Source: halving an interval, as in Zionts and Wallenius, "An interactive programming method for solving the
/// multiple criteria problem", Management Science 22 (1976), where answers cut off weights.
public struct PlanPick: Hashable, Sendable {
  /// What somebody says to a question.
  public enum Answer: String, Hashable, Sendable, CaseIterable {
    /// The gain is worth its price.
    case yes
    /// It is not.
    case no
    /// One is as good as the other.
    case same
  }

  /// Whether going from one plan to another is worth it.
  public struct Question: Hashable, Sendable {
    /// The plan to go from, better in the first KPI, by position.
    public var from: Int
    /// The plan to go to, better in the second KPI, by position.
    public var to: Int
    /// By how much the second KPI gets better, in its unit.
    public var gain: Double
    /// By how much the first KPI gets worse, in its unit.
    public var price: Double
  }

  /// A question with its answer.
  public struct Exchange: Hashable, Sendable {
    /// The question.
    public var question: Question
    /// What was said.
    public var answer: Answer
  }

  /// How many questions are asked at most.
  public static let mostQuestions = 3

  /// The trade-off.
  public let frontier: PlanFrontier
  /// What was asked and said, in order.
  public private(set) var exchanges: [Exchange] = []
  /// The plans that are left, by position.
  public private(set) var left: ClosedRange<Int>
  /// How far each plan is along the trade-off: 0 for the first, 1 for the last, ascending.
  private let positions: [Double]

  /// Starts with all plans; `nil` where there is none.
  ///
  /// - Complexity: linear in plans.
  public init?(_ frontier: PlanFrontier) {
    guard !frontier.plans.isEmpty else { return nil }
    self.frontier = frontier
    left = 0...frontier.plans.count - 1
    let (x, y) = (frontier.x, frontier.y)
    func share(_ axis: PlanFrontier.Axis, _ from: Plan, _ to: Plan) -> Double {
      guard axis.range > 0, let start = from.value(of: axis.kpi), let end = to.value(of: axis.kpi)
      else { return 0 }
      return abs(end - start) / axis.range
    }
    let first = frontier.plans[0]
    positions = frontier.plans.map { (share(x, first, $0) + share(y, first, $0)) / 2 }
  }

  /// The next question; `nil` once a plan is found or enough was asked.
  public var question: Question? {
    guard exchanges.count < Self.mostQuestions, exchanges.last?.answer != .same,
      left.lowerBound < left.upperBound
    else { return nil }
    let reach = (positions[left.upperBound] - positions[left.lowerBound]) / 8
    var from = left.lowerBound
    while from + 1 < left.upperBound, positions[from + 1] <= middle - reach { from += 1 }
    var to = left.upperBound
    while to - 1 > from, positions[to - 1] >= middle + reach { to -= 1 }
    func change(_ axis: PlanFrontier.Axis) -> Double {
      abs(
        (frontier.plans[to].value(of: axis.kpi) ?? 0)
          - (frontier.plans[from].value(of: axis.kpi) ?? 0))
    }
    return Question(from: from, to: to, gain: change(frontier.y), price: change(frontier.x))
  }

  /// Takes an answer to the next question; without a question it changes nothing.
  public mutating func take(_ answer: Answer) {
    guard let question else { return }
    let middle = middle
    switch answer {
    case .yes:
      let beyond = left.first { $0 > question.from && positions[$0] >= middle } ?? question.to
      left = min(beyond, question.to)...left.upperBound
    case .no:
      let before = left.last { $0 < question.to && positions[$0] <= middle } ?? question.from
      left = left.lowerBound...max(before, question.from)
    case .same: left = question.from...question.to
    }
    exchanges.append(Exchange(question: question, answer: answer))
  }

  /// The plan that the answers lead to, by position: the one in the middle of those that are left.
  public var chosen: Int {
    left.min { abs(positions[$0] - middle) < abs(positions[$1] - middle) } ?? left.lowerBound
  }

  private var middle: Double {
    (positions[left.lowerBound] + positions[left.upperBound]) / 2
  }
}
