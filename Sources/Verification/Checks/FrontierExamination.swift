// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// The checks of a frontier's plans against each other, for any number of KPIs.
struct FrontierExamination {
  let frontier: PlanFrontier
  let scenario: CheckedScenario
  /// The plans at open ends of pieces, by position.
  private let openEnds: Set<Int>
  /// The checks so far.
  private(set) var checks: [VerificationReport.Check] = []

  init(_ frontier: PlanFrontier, scenario: CheckedScenario) {
    self.frontier = frontier
    self.scenario = scenario
    openEnds = Set(
      frontier.pieces.filter { !$0.plans.isEmpty }.flatMap { piece in
        (piece.isFirstOpen ? [piece.plans.lowerBound] : [])
          + (piece.isLastOpen ? [piece.plans.upperBound - 1] : [])
      })
  }

  func isOpen(_ position: Int) -> Bool { openEnds.contains(position) }

  mutating func run() {
    guard checkAxes(), let points else { return }
    if frontier.isPair { return runPair(points) }
    checkOrder()
    checkDominance(points)
    checkEnds(points)
    checkNames(points)
  }

  /// What holds along a line besides: the pieces, what each step costs, and the best bend.
  private mutating func runPair(_ points: [[Double]]) {
    if !points.isEmpty { checkEnds(points) }
    // Which plans are open ends, the pieces say; what neighbours have of each other is clear in
    // order only.
    guard checkPieces() else { return }
    let isOrdered = checkOrder(alongLine: points)
    checkDominance(points)
    guard isOrdered else { return }
    checkExchangeRates(points)
    checkKnee(points)
  }

  mutating func record(
    _ subject: VerificationReport.Subject, _ passed: Bool, _ detail: String
  ) {
    checks.append(VerificationReport.Check(subject, passed: passed, detail: detail))
  }

  private mutating func checkAxes() -> Bool {
    let names = frontier.axes.map(\.kpi)
    let areSound =
      names.count > 1 && Set(names).count == names.count
      && names.allSatisfy { scenario.kpi(named: $0) != nil }
      && frontier.axes.allSatisfy { $0.ideal.isFinite && $0.nadir.isFinite }
    record(
      .axes, areSound,
      names.map { "'\($0)'" }.joined(separator: frontier.isPair ? " against " : ", "))
    return areSound
  }

  /// The plans' values on all axes, the worst at 0 and the best at 1; `nil` where a plan has none,
  /// which its own check has found.
  private var points: [[Double]]? {
    let points = frontier.plans.map { plan in
      frontier.axes.compactMap { axis in plan.value(of: axis.kpi).map { axis.place($0) } }
    }
    return points.allSatisfy { $0.count == frontier.axes.count } ? points : nil
  }

  /// Each plan must come before the next by the values that are stated, to the last digit.
  private mutating func checkOrder() {
    let merits = frontier.plans.compactMap { frontier.merits(of: $0) }
    let wrong = zip(merits, merits.dropFirst()).enumerated().first { _, pair in
      !PlanFrontier.precedes(pair.0, pair.1)
    }
    record(
      .order, !merits.isEmpty && wrong == nil,
      wrong.map { "plan \($0.offset + 2) does not come after plan \($0.offset + 1)" }
        ?? "\(merits.count) plans")
  }

  /// No plan may be at least as good as another on all KPIs, but for open ends, which only stand
  /// for plans beside them.
  ///
  /// Of more than two KPIs plans may be equal up to rounding, and must be better on one to beat
  /// another.
  private mutating func checkDominance(_ points: [[Double]]) {
    let lead = frontier.isPair ? -Double.infinity : Tolerance.meeting
    let closed = points.indices.filter { !isOpen($0) }
    for position in closed {
      let better = closed.first { other in
        let leads = zip(points[other], points[position]).map { $0 - $1 }
        return other != position && leads.allSatisfy { $0 >= -Tolerance.range }
          && leads.contains { $0 > lead }
      }
      guard let better else { continue }
      record(
        .dominance, false, "plan \(better + 1) is at least as good as plan \(position + 1)")
      return
    }
    record(
      .dominance, true, "\(points.count) plans" + (frontier.isPair ? ", each best somewhere" : ""))
  }

  /// The ideal and nadir values must be those of the plans, and of two KPIs an early end must at
  /// least not state less than it found.
  private mutating func checkEnds(_ points: [[Double]]) {
    var areSound = true
    for (index, axis) in frontier.axes.enumerated() {
      let places = points.map { $0[index] }
      let (best, worst) = (places.max() ?? 0, places.min() ?? 0)
      let top = axis.place(axis.ideal)
      areSound =
        areSound && best <= top + Tolerance.range && abs(worst) <= Tolerance.range
        && axis.payoffNadir?.isFinite ?? true
      // Of more than two KPIs the best is one of the plans', however the search ended.
      if frontier.completeness.isWhole || !frontier.isPair {
        areSound = areSound && best >= top - Tolerance.range
      }
    }
    let ranges = frontier.axes.map { "'\($0.kpi)' \($0.nadir) to \($0.ideal)" }
    record(
      .ends, areSound,
      areSound && !frontier.isPair ? "\(ranges.count) KPIs" : ranges.joined(separator: ", "))
  }

  /// A plan that is said to be best in a KPI must be.
  private mutating func checkNames(_ points: [[Double]]) {
    var complaints: [String] = []
    for named in frontier.named {
      guard points.indices.contains(named.plan) else {
        complaints.append("there is no plan \(named.plan + 1)")
        continue
      }
      guard case .best(let kpi) = named.title else { continue }
      guard let axis = frontier.axes.firstIndex(where: { $0.kpi == kpi }) else {
        complaints.append("'\(kpi)' is none of the KPIs")
        continue
      }
      let best = points.map { $0[axis] }.max() ?? 0
      if points[named.plan][axis] < best - Tolerance.meeting {
        complaints.append("plan \(named.plan + 1) is not best in '\(kpi)'")
      }
    }
    checks.append(
      VerificationReport.Check(
        .names, plan: nil, complaints: complaints, otherwise: "\(frontier.named.count) names"))
  }
}

extension PlanFrontier.Axis {
  /// How far a value is from the worst, at 0, to the best, at 1.
  fileprivate func place(_ value: Double) -> Double {
    // Without a range, values may differ by rounding only.
    let unit = range > 0 ? range : max(1, abs(ideal))
    return objective.sign * (value - nadir) / unit
  }
}
